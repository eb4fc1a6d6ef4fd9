import katex from 'katex'
import { expect, it } from 'vitest'
import { shippedFiles } from '../../src/networks/files/shippedFiles.js'
import { scalarLatex } from '../../src/render/latex/scalarLatex.js'
import { unitLatex } from '../../src/render/latex/unitLatex.js'
import { runWith, words } from '../cli/run.js'

// Set by hand.
it.each([
  ['1 + 2*z', String.raw`1 + 2 \, z`],
  ['2*3', String.raw`2 \cdot 3`],
  ['(1 + z)*(1 - z)', String.raw`\left( 1 + z \right) \, \left( 1 - z \right)`],
  ['a - (b - c)', String.raw`a - \left( b - c \right)`],
  ['a - b - c', 'a - b - c'],
  ['-(a + b)', String.raw`-\left( a + b \right)`],
  ['-x^2', '-x^{2}'],
  ['(-x)^2', String.raw`\left( -x \right)^{2}`],
  ['2*-x', String.raw`2 \, \left( -x \right)`],
  ['x^-y^2', 'x^{-y^{2}}'],
  ['(x^2)^3', String.raw`\left( x^{2} \right)^{3}`],
  ['(x/y)^2', String.raw`\left( \frac{x}{y} \right)^{2}`],
  ['a/(b*c)', String.raw`\frac{a}{b \, c}`],
  ['a/b*c', String.raw`\frac{a}{b} \, c`],
  ['1.5e-3*z', String.raw`1.5 \cdot 10^{-3} \, z`],
  ['exp(-(x - w)^2/(2*s^2))', String.raw`\exp\left( \frac{-\left( x - w \right)^{2}}{2 \, s^{2}} \right)`],
  [
    'gelu(z) + sqrt(abs(z))*sigma0',
    String.raw`\operatorname{gelu}\left( z \right) + \sqrt{\left| z \right|} \, \sigma_{0}`,
  ],
  ['e^z*pi', String.raw`\mathrm{e}^{z} \, \pi`],
])('%s', (written, latex) => {
  expect(scalarLatex(written)).toBe(latex)
})

it('what is no expression has none', () => {
  expect(scalarLatex('z 2')).toBeUndefined()
})

it('a unit with its densities', () => {
  const hidden = 'tanh(z)'
  expect(unitLatex({ name: 'a', hidden }, 1)).toEqual([
    String.raw`h(x) = \tanh\left( z \right), \quad z = w \cdot x`,
    String.raw`w \sim \mathcal{N}\left( 0, \left( \frac{\sigma_{0}}{\sqrt{d}} \right)^{2} \right)`,
  ])
  const densities = [
    [{ uniform: ['-pi', 'pi'] }, String.raw`b \sim \mathrm{U}\left( -\pi, \pi \right)`],
    [{ laplace: 0.7 }, String.raw`b \sim \mathrm{Laplace}\left( 0.7 \right)`],
    [{ student: { degrees: 5, scale: 'a' } }, String.raw`\frac{b}{a} \sim t_{5}`],
    [{ student: { degrees: 5 } }, 'b \\sim t_{5}'],
    [{ discrete: { values: [-1, 1] } }, String.raw`b \in \left\{ -1, 1 \right\}`],
    [
      { quantile: 'log(u/(1 - u))' },
      String.raw`b = \log\left( \frac{u}{1 - u} \right), \; u \sim \mathrm{U}\left( 0, 1 \right)`,
    ],
  ] as const
  for (const [biases, latex] of densities) {
    const [unit, drawn] = unitLatex({ name: 'a', hidden, weights: { normal: 1 }, biases }, 2)
    expect(unit).toContain('z = w \\cdot x + b')
    expect(drawn).toBe(`w_{k} \\sim \\mathcal{N}\\left( 0, 1^{2} \\right), \\quad ${latex}`)
  }
})

it.each(Object.values(shippedFiles))('of $name is mathematics to KaTeX', (file) => {
  for (const latex of unitLatex(file, 1)) expect(() => katex.renderToString(latex, { strict: 'error' })).not.toThrow()
})

it('stands in a report', async () => {
  const command = words("report --activation 'sin(z)^2' --samples 400 --estimator kernel -o page.tex")
  const page = (await runWith(command)).written.get('page.tex') ?? ''
  expect(page).toContain(String.raw`h(x) = \left( \sin\left( z \right) \right)^{2}, \quad z = w \cdot x + b`)
  expect(page).toContain(String.raw`b \sim \mathcal{N}\left( 0, \sigma_{b}^{2} \right)`)
}, 120_000)
