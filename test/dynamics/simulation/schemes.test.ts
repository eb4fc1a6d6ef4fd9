import { describe, expect, it } from 'vitest'
import { jumpLaw } from '../../../src/dynamics/simulation/jumpLaw.js'
import { numericEquation } from '../../../src/dynamics/simulation/numericEquation.js'
import { stepOf } from '../../../src/dynamics/simulation/schemes.js'
import type { Scheme } from '../../../src/dynamics/simulation/schemes.js'
import { readEquation } from '../../../src/dynamics/stochastic/readEquation.js'

/** Averages of x, y, x², xy, y² after one step, over kicks of three values that have the moments of a normal number to x⁵. */
function afterOneStep(text: string, scheme: Scheme, h: number, start: readonly number[]): readonly number[] {
  const equation = numericEquation(readEquation(text), {}, start)
  const step = stepOf(equation, scheme)
  const means = new Float64Array(5)
  const kinds = [
    [-Math.sqrt(3 * h), 1 / 6],
    [0, 2 / 3],
    [Math.sqrt(3 * h), 1 / 6],
  ] as const
  for (const [first, a] of kinds)
    for (const [second, b] of kinds)
      for (const sign of [-1, 1]) {
        const at = Float64Array.from(start)
        step(at, 0, h, Float64Array.of(first, second), Float64Array.of(sign))
        const [x, y] = at as unknown as [number, number]
        ;[x, y, x * x, x * y, y * y].forEach((value, i) => {
          means[i] = (means[i] as number) + (value * a * b) / 2
        })
      }
  return [...means]
}

/** The same exactly: moments of a linear equation obey linear equations, d/dt (1, x, y, x², xy, y²) = G (…), summed as a series. */
function exactly(
  generator: readonly (readonly number[])[],
  h: number,
  [x, y]: readonly [number, number],
): readonly number[] {
  let term = [1, x, y, x * x, x * y, y * y]
  const sum = [...term]
  for (let n = 1; n < 20; n++) {
    term = generator.map((row) => (row.reduce((all, each, k) => all + each * (term[k] as number), 0) * h) / n)
    term.forEach((each, i) => (sum[i] = (sum[i] as number) + each))
  }
  return sum.slice(1)
}

describe('schemes', () => {
  // Two noises that do not commute: b₁ = (0.5 y, 0), b₂ = (0, 1 + 0.7 x).
  const text = 'dx = (-x + 0.3 y) dt + 0.5 y dW1; dy = -2y dt + (1 + 0.7 x) dW2'
  const generator = [
    [0, 0, 0, 0, 0, 0],
    [0, -1, 0.3, 0, 0, 0],
    [0, 0, -2, 0, 0, 0],
    [0, 0, 0, -2, 0.6, 0.25],
    [0, 0, 0, 0, -3, 0.3],
    [1, 1.4, 0, 0.49, 0, -4],
  ]
  const start = [0.8, -0.6] as const
  const worst = (scheme: Scheme, h: number): number => {
    const exact = exactly(generator, h, start)
    return Math.max(...afterOneStep(text, scheme, h, start).map((each, i) => Math.abs(each - (exact[i] as number))))
  }

  it.each([
    ['euler', 2],
    ['weak2', 3],
  ] as const)('%s is wrong by h^%d in one step, for moments of the second degree', (scheme, power) => {
    const ratio = Math.log2(worst(scheme, 0.02) / worst(scheme, 0.01))
    expect(ratio).toBeGreaterThan(power - 0.15)
    expect(ratio).toBeLessThan(power + 0.5)
  })

  it.each([
    ['euler', 'noise 1', 2],
    ['weak2', 'noise 1', 3],
    ['weak2', '(1 + x/2) dW', 3],
  ] as const)('%s is wrong by h to this power in one step of a driven mean, %s: %d', (scheme, noise, power) => {
    const drive = 'A cos(2 t) - sin(3 t) + B exp(-t/2)'
    const equation = numericEquation(
      readEquation(`dx = (-x + ${drive})${noise.startsWith('n') ? ',' : ' dt +'} ${noise}, x(0) = 0`),
      { A: 0.7, B: 1.3 },
      [0],
    )
    const step = stepOf(equation, scheme)
    // ẋ = −x + f of f by itself; e^{−t/2} leads to 2 e^{−t/2}.
    const forced = (t: number): number =>
      (0.7 * (Math.cos(2 * t) + 2 * Math.sin(2 * t))) / 5 -
      (Math.sin(3 * t) - 3 * Math.cos(3 * t)) / 10 +
      1.3 * 2 * Math.exp(-t / 2)
    const [time, from] = [0.6, 0.4]
    const wrong = (h: number): number => {
      const root = Math.sqrt(3 * h)
      const mean = (
        [
          [-root, 1],
          [0, 4],
          [root, 1],
        ] as const
      ).reduce((sum, [kick, weight]) => {
        const x = Float64Array.of(from)
        step(x, time, h, Float64Array.of(kick), new Float64Array(0))
        return sum + ((x[0] as number) * weight) / 6
      }, 0)
      return Math.abs(mean - (forced(time + h) + (from - forced(time)) * Math.exp(-h)))
    }
    expect(Math.log2(wrong(0.02) / wrong(0.01))).toBeCloseTo(power, 1)
  })

  it('weak2 is the trapezoidal rule where noise is additive', () => {
    const equation = numericEquation(readEquation('dx = -x^3, noise 2'), {}, [0])
    const x = Float64Array.of(0.5)
    stepOf(equation, 'weak2')(x, 0, 0.1, Float64Array.of(0.3), new Float64Array(0))
    const reached = 0.5 - 0.1 * 0.125 + Math.SQRT2 * 0.3
    expect(x[0]).toBeCloseTo(0.5 - 0.05 * (0.125 + reached ** 3) + Math.SQRT2 * 0.3, 14)
  })
})

describe('noise that is not Gaussian', () => {
  it.each([
    [[1, 0.5]],
    [[1, 0.5, 1]],
    [[2, 0, 3]],
    [[1, 0.2, 0.5, 0.1]],
    [[1, -0.2, 0.5, 0.1, 2]],
    [[3, 3, 3, 3, 3]],
    [[1e-6, 1e-9, 1e-12]],
  ])('has the cumulants %j', (cumulants) => {
    const { variance, jumps } = jumpLaw(cumulants, 'x')
    expect(variance).toBeGreaterThanOrEqual(0)
    cumulants.forEach((each, n) => {
      const found = jumps.reduce((sum, { rate, size }) => sum + rate * size ** (n + 2), n === 0 ? variance : 0)
      expect(
        Math.abs(found - each) / ((cumulants[0] as number) * Math.max(...jumps.map(({ size }) => Math.abs(size))) ** n),
      ).toBeLessThan(1e-9)
    })
    for (const { rate } of jumps) expect(rate).toBeGreaterThan(0)
  })

  it('that has all cumulants alike is a Poisson process', () => {
    const { variance, jumps } = jumpLaw([3, 3, 3, 3, 3], 'x')
    expect(variance).toBeCloseTo(0, 6)
    expect(jumps).toEqual([{ rate: expect.closeTo(3, 6) as number, size: expect.closeTo(1, 6) as number }])
  })

  it.each([[[1, 2, 3]], [[1, 0, -1]], [[0, 1]], [[1, 1, 1, 2]]])('cannot have the cumulants %j', (cumulants) => {
    expect(() => jumpLaw(cumulants, 'x')).toThrow(/c₂c₄ ≥ c₃²/)
  })

  it('is refused where cumulants depend on the state, or components are correlated too much', () => {
    const at = (text: string): unknown => numericEquation(readEquation(text), {}, [0, 0])
    expect(() => at('dx = -x, cumulants 1, x')).toThrow('do not depend on the state')
    expect(() => at('dx = -x; dy = -y; noise x 1, noise y 1, noise x y 2')).toThrow('more correlated')
    expect(() => at('dx = -x, noise D')).toThrow('a value of D')
  })
})
