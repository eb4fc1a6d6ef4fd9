import { asPublished } from './asPublished.js'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runWith, words } from './cli/run.js'

const pages = ['docs/independence-breaking.md', 'docs/symmetries.md']

describe.each(pages)('%s', (file) => {
  const page = readFileSync(file, 'utf8')
  const commands = [...page.matchAll(/```sh\n([^]*?)```(?:\n\n```text\n([^]*?)```)?/g)].map(
    ([, block = '', output]) => ({
      lines: block.trim().split('\n'),
      output,
    }),
  )

  it.each(commands)('$lines.0', async ({ lines, output }) => {
    for (const [i, line] of lines.entries()) {
      const { status, out, err } = await runWith(words(line.replace('edgewick ', '').replace('100000', '4000')))
      expect({ status, err }).toEqual({ status: 0, err: '' })
      if (i === 0 && output !== undefined) expect(out).toBe(output)
      expect(out).not.toBe('')
    }
  })

  it('shows programs that are test/examples', () => {
    const shown = [...page.matchAll(/```ts\n([^]*?)```/g)].map(([, program]) => program)
    const files = ['independenceBreaking', 'deformation', 'symmetries'].map((example) =>
      asPublished(readFileSync(`test/examples/${example}.ts`, 'utf8')),
    )
    expect(shown.length).toBeGreaterThan(0)
    for (const program of shown) expect(files).toContain(program)
  })
})

describe('the examples give what their comments say', () => {
  it('independence breaking', async () => {
    const { terms, form, series, exact, action } = await import('./examples/independenceBreaking.js')
    expect(terms).toHaveLength(5)
    expect(form.split('\n')).toHaveLength(6)
    expect(series).toEqual([0.00948382, -0.00218491, 0.00292766].map((value) => expect.closeTo(value, 8) as number))
    expect(exact).toBeCloseTo(0.00938141, 8)
    expect([...action.linear.couplings.keys()]).toEqual([2, 4, 6])
  })

  it('deformations', async () => {
    const { diagrams, coefficients, sampled } = await import('./examples/deformation.js')
    expect(diagrams).toEqual([0, -0.0131418, 0.0115735].map((value) => expect.closeTo(value, 7) as number))
    expect(coefficients[1]).toEqual([-0.0131418, -0.0032892].map((value) => expect.closeTo(value, 7) as number))
    expect(sampled.estimates).toHaveLength(1)
    expect(sampled.effectiveSamples).toBeGreaterThan(390)
  })

  it('symmetries', async () => {
    const { broken, sampled } = await import('./examples/symmetries.js')
    expect(broken.map(({ symmetry, evidence }) => [symmetry, evidence])).toEqual([['translation', 'evaluation']])
    expect(sampled.map(({ symmetry, verdict }) => [symmetry, verdict])).toEqual([
      ['translation', 'broken'],
      ['reflection', 'unbroken'],
    ])
  })
})
