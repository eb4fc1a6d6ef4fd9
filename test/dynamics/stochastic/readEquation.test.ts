import { describe, expect, it } from 'vitest'
import { formatMonomials } from '../../../src/algebra/polynomial.js'
import { stratonovichDrift } from '../../../src/dynamics/stochastic/actionOf.js'
import { fluctuationDissipation } from '../../../src/dynamics/stochastic/fluctuationDissipation.js'
import { hierarchy } from '../../../src/dynamics/stochastic/hierarchy.js'
import { normalForm } from '../../../src/dynamics/stochastic/normalForm.js'
import { readEquation } from '../../../src/dynamics/stochastic/readEquation.js'
import { readEquationFile } from '../../../src/dynamics/stochastic/readEquationFile.js'

const action = (text: string): readonly string[] =>
  normalForm(readEquation(text)).terms.map(
    ({ responses, fields, coefficient }) => `${responses.join()}|${fields.join()} ${formatMonomials(coefficient)}`,
  )

describe('readEquation', () => {
  it.each([
    'dx = -x + eps x^3/6, noise D',
    'dx/dt = -x + eps x**3 / 6 ; noise: D',
    'dx = (-x + eps x^3/3!) dt + sqrt(D) dW',
    "x' = -x + eps x^3/6 + sqrt(D) xi(t)",
    'dx = -x dt + eps x³/6 dt + dW, noise D, Itô',
    '\\frac{dx}{dt} = -x + \\frac{eps}{3!} x^3 + \\sqrt{D}\\,\\xi(t)'.replace('eps', '\\mathrm{eps}'),
  ])('%s', (text) => {
    expect(action(text)).toEqual(['2|0 1/2 D', '1|3 1/6 eps'])
  })

  it('keeps names as they are written, and knows x1 and x_1 as one', () => {
    const { components, parameters } = readEquation('dx1 = -x_1 + ε x_2; dx2 = -x2; noise σ')
    expect(components).toEqual(['x1', 'x2'])
    expect(parameters).toEqual(['ε', 'σ'])
  })

  it('reads files', () => {
    const file = 'equations:\n  x: -x + eps x y\n  y: -2y + a x^2\nnoise:\n  x: D\n  y: E\ninterpretation: Ito\n'
    expect(readEquationFile(file, 'f.yaml').drift).toEqual(
      readEquation('dx = -x + eps x y; dy = -2y + a x^2; noise x D, noise y E').drift,
    )
    expect(() => readEquationFile('equations:\n  x: -x\nnoize: D\n', 'f.yaml')).toThrow(/f\.yaml:3/)
  })

  it('converts Stratonovich’s sense', () => {
    expect(stratonovichDrift(readEquation('dx = -x + (s0 + s1 x) dW, Stratonovich')).map(formatMonomials)).toEqual([
      '1/2 s0 s1 + 1/2 s1^2 x',
    ])
    expect(stratonovichDrift(readEquation('dx = -x, noise (s0 + s1 x)^2, Stratonovich')).map(formatMonomials)).toEqual([
      '1/2 s0 s1 + 1/2 s1^2 x',
    ])
  })

  it.each([
    ['x + 1', /expected an equation such as/],
    ['dx = -x', /expected a noise/],
    ['dx = x, noise D', /expected a linear part that decays/],
    ['dx = -x + sin(x), noise D', /expected a polynomial/],
    ['dx = -x + x dW', /does not vanish/],
    ['dx = -x + y; dy = -x - y; noise D', /rational eigenvalues/],
    ['dx = -x + eps x y; dy = -y + x; noise D', /as many eigenvectors/],
    ['dx = -x + eps xy; dy = -y; noise D', /a blank between components/],
    ['dx = -a x; dy = -b y; noise D', /multiples of one parameter/],
    ['dx = 2 - x^2, noise D', /rational zero/],
    ['dx = x - x^3, noise D', /one stable point.*x = -1 and 1/],
    ['dx = -2x + 3x^2 - x^3, noise D', /one stable point.*x = 0 and 2/],
    ['dx = -x, noise D, noize E', /'noize E'/],
    ['dx = -x; dx = -2x; noise D', /one equation for x/],
  ])('%s is refused in one sentence', (text, sentence) => {
    expect(() => normalForm(readEquation(text))).toThrow(sentence)
  })
})

describe('fluctuation and dissipation', () => {
  const holds = (text: string): boolean | string => {
    const form = normalForm(readEquation(text))
    const found = fluctuationDissipation(form, hierarchy(form), [0, 0], 0, 3)
    return found.holds || found.because
  }

  it('holds in one component and for gradients, at one temperature', () => {
    expect(holds('dx = -x + eps x^3/6, noise D')).toBe(true)
    expect(holds('dx = -3/2 x + eps x^2, noise D')).toBe(true)
    expect(holds('dx = -a x + eps x^2, noise 2 T')).toBe(true)
    expect(holds('dx = -x + eps x y; dy = -2y + eps x^2/2; noise D')).toBe(true)
  })

  it('says why it does not', () => {
    expect(holds('dx = -x + eps x y; dy = -2y + eps x^2; noise D')).toMatch(/no gradient/)
    expect(holds('dx = -x + eps x y; dy = -2y + eps x^2/2; noise x D, noise y E')).toMatch(/temperature/)
    expect(holds('dx = -x dt + (s0 + s1 x) dW')).toMatch(/multiplicative/)
    expect(holds('dx = -x + eps x^2, cumulants D, c3')).toMatch(/not Gaussian/)
  })
})
