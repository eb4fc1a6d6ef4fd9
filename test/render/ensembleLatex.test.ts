import { describe, expect, it } from 'vitest'
import { shortError } from '../../src/render/latex/shortError.js'
import { randomStream } from '../../src/random/philox.js'
import { runWith, words } from '../cli/run.js'
import { compiled, hasPdflatex } from './pdflatex.js'

describe('numbers with their errors', () => {
  it.each([
    [-0.12345, 0.0042, '-0.123(4)'],
    [0.12345, 0.0012, '0.1235(12)'],
    [0.12345, 0.00196, '0.123(2)'],
    [0.12345, 0.0096, '0.123(10)'],
    [2, 0.3, '2.0(3)'],
    [0.001, 3, '0(3)'],
    [12345, 2, '12345(2)'],
    [1.5e6, 12345, '1.500(12) \\times 10^{6}'],
    [150, 23, '1.5(2) \\times 10^{2}'],
    [1.5e-7, 2e-8, '1.5(2) \\times 10^{-7}'],
    [0, 2e-8, '0(2) \\times 10^{-8}'],
    [0.5, 0, '0.5'],
  ])('%f with %f', (value, error, written) => {
    expect(shortError(value, error)).toBe(written)
    // What is written means the same, to half of a unit of the last digit.
    const [, number = '', unit = '', power = '0'] =
      /^(-?[\d.]+)(?:\((\d+)\))?(?: \\times 10\^\{(-?\d+)\})?$/.exec(written) ?? []
    const places = number.split('.')[1]?.length ?? 0
    const last = 10 ** (Number(power) - places)
    expect(Math.abs(Number(number) * 10 ** Number(power) - value)).toBeLessThanOrEqual(0.51 * last)
    expect(Math.abs(Number(unit) * last - error)).toBeLessThanOrEqual(0.51 * last)
  })
})

describe('action --data --format latex', () => {
  const random = randomStream(8, 0)
  const rows = Array.from({ length: 500 }, () => [random.uniform(), random.normal() ** 2, random.normal()])
  const files = { 'f_1.csv': `a_1,"50 % & b",c\n${rows.map((row) => row.join(',')).join('\n')}\n` }

  it('has what JSON has', async () => {
    const { status, out } = await runWith(words('action --data f_1.csv --format latex'), files)
    expect(status).toBe(0)
    const { out: json } = await runWith(words('action --data f_1.csv --format json'), files)
    const { cumulants, couplings, action } = JSON.parse(json) as {
      readonly cumulants: readonly {
        readonly names: readonly string[]
        readonly value: number
        readonly standardError: number
      }[]
      readonly couplings: Readonly<Record<string, typeof cumulants>>
      readonly action: { readonly S: (typeof cumulants)[number] }
    }
    const first = cumulants.find(({ names }) => names.join() === 'a_1,a_1') as (typeof cumulants)[number]
    expect(out).toContain(`$\\kappa_{2}(1, 1)$ & $${shortError(first.value, first.standardError)}$ &`)
    const [most] = [...(couplings['g4'] ?? [])].sort(
      (a, b) => Math.abs(b.value / b.standardError) - Math.abs(a.value / a.standardError),
    )
    // The verdict: cumulants and powers of ten as mathematics, columns by their numbers.
    expect(out).toMatch(/^Not Gaussian: \$\\kappa_\{[34]\}\(2(?:, 2)+\)\$ is [\d.]+ standard errors/m)
    expect(out).not.toMatch(/ensuremath\{\\kappa\}|\de[+-]\d/)
    expect(out).toContain('Columns: 1~a\\_1, 2~50 \\% \\& b, 3~c.')
    expect(out).toContain(`$${shortError(most?.value ?? 0, most?.standardError ?? 0)}$ & `)
    expect(out).toContain(`$S[\\varphi]$ & $${shortError(action.S.value, action.S.standardError)}$`)
  })

  it.skipIf(!hasPdflatex('amsmath.sty'))('is set by LaTeX', async () => {
    for (const command of [
      'action --data f_1.csv --format latex',
      'action --data f_1.csv --columns 1 --order 2 --format latex',
    ]) {
      const { out } = await runWith(words(command), files)
      const page = `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{amsmath,amssymb}\n\\begin{document}\\raggedright\n${out}\\end{document}`
      expect(compiled(page)).toEqual({ written: true, complaints: [] })
    }
  })
})
