import { describe, expect, it } from 'vitest'
import { erf } from '../../src/kernels/erf.js'
import { evaluateScalar } from '../../src/kernels/scalar.js'

describe('closed expressions', () => {
  // Digits of tables, or exact numbers.
  it.each<[string, number]>([
    ['-.5e1', -5],
    ['0.1+0.2-0.3', 0],
    ['1/3-1/7', 4 / 21],
    ['2^-50', 8.881784197001252e-16],
    ['10^-20', 1e-20],
    ['1e-300*1e-7', 1e-307],
    ['1e300*1e-300', 1],
    ['(1+1e-10)^2-1-2e-10', 1e-20],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['2*-3', -6],
    ['5!', 120],
    ['7!!/3!', 17.5],
    ['3!!', 3],
    ['sqrt(2)', 1.4142135623730951],
    ['2^(1/2)', 1.4142135623730951],
    ['cbrt(2)', 1.2599210498948732],
    ['pi/4', 0.7853981633974483],
    ['e', 2.718281828459045],
    ['exp(1)', 2.718281828459045],
    ['exp(-30)', 9.357622968840175e-14],
    ['expm1(1e-10)', 1.00000000005e-10],
    ['log(2)*1e-9', 6.931471805599453e-10],
    ['ln(10)', 2.302585092994046],
    ['log10(1e-5)', -5],
    ['log2(8)', 3],
    ['log1p(1e-10)', 9.9999999995e-11],
    ['sin(1)', 0.8414709848078965],
    ['cos(1)', 0.5403023058681398],
    ['tan(1)', 1.557407724654902],
    ['asin(1)', 1.5707963267948966],
    ['acos(1)', 0],
    ['atan(1)', 0.7853981633974483],
    ['sinh(1)', 1.1752011936438014],
    ['cosh(1)', 1.5430806348152437],
    ['tanh(1)', 0.7615941559557649],
    ['asinh(1e-10)', 1e-10],
    ['acosh(2)', 1.3169578969248166],
    ['atanh(1e-10)', 1e-10],
    ['erf(0)', 0],
    ['erf(0.5)', 0.5204998778130465],
    ['erf(1)', 0.8427007929497149],
    ['erf(2)', 0.9953222650189527],
    ['abs(-pi)', 3.141592653589793],
    ['sqrt(2)/2', 0.7071067811865476],
  ])('%s', (text, value) => {
    const found = evaluateScalar(text)
    expect(Math.abs(found - value)).toBeLessThanOrEqual(8e-16 * Math.abs(value))
  })

  it('has an error function that is an integral', () => {
    // Simpson's rule.
    const integral = (x: number, steps = 2000): number =>
      Array.from(
        { length: steps + 1 },
        (_, i) => (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp(-(((x * i) / steps) ** 2)),
      ).reduce((a, b) => a + b) *
      (x / steps / 3)
    for (const x of [0.1, 0.7, 1.3, 2.4, 3.1]) expect(erf(x)).toBeCloseTo((2 / Math.sqrt(Math.PI)) * integral(x), 12)
  })

  it.each([
    '',
    ' ',
    'x',
    '0x10',
    '0b11',
    '1_000',
    '1e',
    '1 000',
    '2 pi',
    '2pi',
    '1,5',
    'Infinity',
    'NaN',
    '1e400',
    '1e-400',
    '1/0',
    '0^-1',
    '1/(pi-pi)',
    'sqrt(-1)',
    '(-8)^(1/3)',
    'log(0)',
    'atanh(1)',
    '171!',
    '2.5!',
    '(-1)!',
    '(1',
    '1)',
    'sin',
    'sin 1',
    'constructor(1)',
    'toString',
    '__proto__',
    'exp(1000)',
    'exp(-1000)',
    'pi*1e-300*1e-300',
    '1e-200^2',
    'sin(pi)',
    '1-cos(1e-9)',
    'pi-22/7+22/7-pi',
    '9^9^9',
    `${'9'.repeat(200)}+1`,
  ])("'%s' is refused in one sentence", (text) => {
    expect(() => evaluateScalar(text, '--param v')).toThrow(/^--param v: expected [^\n]+, received '[^\n]*$/)
  })
})
