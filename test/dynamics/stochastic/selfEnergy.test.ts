import { describe, expect, it } from 'vitest'
import { finished } from '../../../src/algebra/finished.js'
import { evaluate, formatMonomials, scalePolynomial } from '../../../src/algebra/polynomial.js'
import * as Q from '../../../src/algebra/rational.js'
import { dysonHolds } from '../../../src/dynamics/stochastic/dyson.js'
import { hierarchy } from '../../../src/dynamics/stochastic/hierarchy.js'
import { normalForm } from '../../../src/dynamics/stochastic/normalForm.js'
import { readEquation } from '../../../src/dynamics/stochastic/readEquation.js'
import { selfEnergies } from '../../../src/dynamics/stochastic/selfEnergy.js'
import type { Kernel } from '../../../src/dynamics/stochastic/kernel.js'
import { dysonInTime, oneLoopMean, selfConsistent } from '../../../src/dynamics/stochastic/selfConsistent.js'
import {
  effectiveEquation,
  numericDrift,
  stationaryOneLoop,
} from '../../../src/dynamics/stochastic/effectiveEquation.js'
import { momentSeries } from '../../../src/dynamics/stochastic/momentSeries.js'

const quadratic = normalForm(readEquation('dx = -x + eps x^2/2, noise D'))

function written({ delta, time }: Kernel): string {
  return `${formatMonomials(delta)} δ; ${[...time].map(([rate, list]) => `${list.map(formatMonomials).join(', ')} at ${rate}`).join('; ')}`
}

describe('self-energies', () => {
  it('those of one loop of the table: eps² R C, eps² C²/2, and the tadpole at τ = 0', () => {
    const { orders, diagrams } = finished(selfEnergies(quadratic, 2))
    expect(written(orders[2]?.response[0]?.[0] as Kernel)).toBe('1/4 D eps^2 δ; 1/2 D eps^2 at 2')
    expect(written(orders[2]?.noise[0]?.[0] as Kernel)).toBe('0 δ; 1/8 D^2 eps^2 at 2')
    expect(diagrams.length).toBe(3)
  })

  it.each([
    ['dx = -x + eps x^2/2, noise D', 4],
    ['dx = -a x - eps x^3/6, noise D', 3],
    ['dx = -x dt + (s0 + s1 x) dW', 4],
    ['dx = -x + eps x^2, cumulants D, c3', 2],
    ['dx = -x + eps x y; dy = -2y + x; noise x D, noise y E', 2],
    ['dx = -x + x^2/2 - x^3/3, noise D', 1],
  ])('%s: Dyson’s equation to order %i, and not with one that is changed', (text, to) => {
    const form = normalForm(readEquation(text))
    const { orders } = finished(selfEnergies(form, to))
    const moments = hierarchy(form)
    expect(dysonHolds(form, moments, orders)).toBe(true)
    const changed = orders.map((order) => ({
      ...order,
      noise: order.noise.map((row) =>
        row.map((kernel) => ({
          delta: scalePolynomial(kernel.delta, Q.rational(2)),
          time: new Map([...kernel.time].map(([rate, list]) => [rate + 1, list])),
        })),
      ),
    }))
    expect(dysonHolds(form, moments, changed)).toBe(false)
  })
})

describe('Dyson’s equation in time', () => {
  it('solves a memory of one exponential, the error falling as step²', () => {
    // R̂ = 1/(s + 2 − ½/(s + 1)): poles at (−3 ± √3)/2.
    const [p, q] = [(-3 + Math.sqrt(3)) / 2, (-3 - Math.sqrt(3)) / 2]
    const exact = ((p + 1) * Math.exp(p) - (q + 1) * Math.exp(q)) / (p - q)
    const errors = [0.1, 0.05, 0.025].map((step) => {
      const sigma = Float64Array.from({ length: Math.round(30 / step) + 1 }, (_, i) => 0.5 * Math.exp(-step * i))
      const { response } = dysonInTime(2, 1, { sigma, noise: sigma.map(() => 0), step })
      return (response[Math.round(1 / step)] as number) - exact
    })
    expect((errors[0] as number) / (errors[1] as number)).toBeCloseTo(4, 1)
    expect((errors[1] as number) / (errors[2] as number)).toBeCloseTo(4, 1)
  })

  it('one loop: eps D/4 + 3/32 eps³ D², where 5/32 is exact', () => {
    const found = stationaryOneLoop(quadratic, effectiveEquation(quadratic.equation), 3)
    expect(formatMonomials(found?.mean ?? [])).toBe('1/4 D eps + 3/32 D^2 eps^3')
    const at = { eps: 0.02, D: 1 }
    const numbers = oneLoopMean(numericDrift(quadratic.equation, quadratic, at))
    expect(numbers?.mean).toBeCloseTo(evaluate(found?.mean ?? [], at), 8)
  })

  it('self-consistent: off the exact series by the order that follows, eps⁴ in C(0) and eps⁵ in the mean', () => {
    const moments = hierarchy(quadratic)
    const series = (quantity: 'mean' | 'cumulant', of: readonly number[], to: number, eps: number): number =>
      Array.from({ length: to + 1 }, (_, k) => momentSeries(moments, quadratic, { quantity, of }, k).get(0)?.[0] ?? [])
        .map((each) => evaluate(each, { eps, D: 1 }))
        .reduce((sum, each) => sum + each, 0)
    const off = [0.4, 0.2].map((eps) => {
      const state = selfConsistent(numericDrift(quadratic.equation, quadratic, { eps, D: 1 }))
      expect(state.converged).toBe(true)
      expect(state.order ?? 2).toBeCloseTo(2, 1)
      expect(state.dissipation).toBeLessThan(1e-7)
      return [state.variance - series('cumulant', [0, 0], 2, eps), state.mean - series('mean', [0], 3, eps)] as const
    })
    const [strong, weak] = off as [readonly [number, number], readonly [number, number]]
    expect(Math.log2(strong[0] / weak[0])).toBeGreaterThan(3.8)
    expect(Math.log2(strong[0] / weak[0])).toBeLessThan(4.7)
    expect(Math.log2(strong[1] / weak[1])).toBeGreaterThan(4.8)
    expect(Math.log2(strong[1] / weak[1])).toBeLessThan(5.7)
  })

  it('a cubic drift about 0: c = D/(2 + eps c), by nothing but a square root', () => {
    const form = normalForm(readEquation('dx = -x - eps x^3/6, noise D'))
    const state = selfConsistent(numericDrift(form.equation, form, { eps: 0.5, D: 1 }))
    expect(state.variance).toBeCloseTo((-1 + Math.sqrt(1 + 0.5)) / 0.5, 7)
    expect(state.valuesAt(1).response).toBeCloseTo(Math.exp(-1 - 0.25 * state.variance), 6)
  })

  it('says that there is no solution where the quadratic drift is too strong', () => {
    const state = selfConsistent(numericDrift(quadratic.equation, quadratic, { eps: 0.9, D: 1 }))
    expect(state).toMatchObject({ converged: false, mean: NaN })
    expect(state.reason).toMatch(/no stable solution/)
  })
})
