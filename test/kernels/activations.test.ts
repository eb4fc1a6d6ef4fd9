import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { erf } from '../../src/kernels/erf.js'
import { expByTable } from '../../src/kernels/expByTable.js'
import { tanh } from '../../src/kernels/tanh.js'

const Precise = Decimal.clone({ precision: 60 })

/** The number that a float64 is, all its digits. */
function exactly(x: number): Decimal {
  let [whole, halvings] = [x, 0]
  for (; !Number.isInteger(whole); halvings++) whole *= 2
  return new Precise(whole).div(new Precise(2).pow(halvings))
}

/** 2/√π Σ (−1)^k x^{2k+1}/(k! (2k+1)). */
function preciseErf(x: number): Decimal {
  const square = exactly(x).pow(2)
  let term = exactly(x)
  let sum = term
  for (let k = 1; term.abs().gt('1e-50'); k++) {
    term = term.mul(square).div(-k)
    sum = sum.add(term.div(2 * k + 1))
  }
  return sum.mul(2).div(Precise.acos(-1).sqrt())
}

/** The error in units of the last place of the precise value. */
function ulps(value: number, precise: Decimal): number {
  const place = 2 ** (Math.floor(Math.log2(Math.abs(precise.toNumber()))) - 52)
  return precise.sub(exactly(value)).abs().toNumber() / place
}

const spread = (end: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => ((i + 0.37) / count) ** 2 * end)

describe('activations of whole layers', () => {
  it.each([
    ['erf', erf, preciseErf, 6],
    ['tanh', tanh, (x: number) => Precise.tanh(exactly(x)), 20],
    ['e^x', expByTable, (x: number) => Precise.exp(exactly(x)), 690],
  ] as const)('%s has an error of two units of the last place at most', (_, f, precise, end) => {
    // Where two nodes are equally near the powers of the distance are largest.
    const between = Array.from({ length: 12 }, (_, k) => (k + 0.5) / 16)
    for (const x of [...spread(end, 150), ...between, 1e-9, 1e-300])
      for (const sign of [1, -1]) expect(ulps(f(sign * x), precise(sign * x)), `${sign * x}`).toBeLessThan(2)
  })

  it('ends where nothing is left of the difference from 1', () => {
    expect([6, 40, Infinity, -6, -Infinity].map(erf)).toEqual([1, 1, 1, -1, -1])
    expect([20, 40, Infinity, -20, -Infinity].map(tanh)).toEqual([1, 1, 1, -1, -1])
    expect([erf(0), tanh(0), expByTable(0), expByTable(-Infinity), expByTable(1000)]).toEqual([0, 0, 1, 0, Infinity])
    expect([NaN].flatMap((x) => [erf(x), tanh(x), expByTable(x)])).toEqual([NaN, NaN, NaN])
    expect(erf(5.99)).toBeLessThanOrEqual(1)
    // Subnormal values.
    expect(expByTable(-740)).toBeCloseTo(Math.exp(-740), 320)
  })

  it('is odd to the last digit', () => {
    for (const x of [...spread(6, 40), 1 / 32, 3 / 32, 5 / 32]) {
      expect(erf(-x)).toBe(-erf(x))
      expect(tanh(-x)).toBe(-tanh(x))
    }
  })
})
