import { describe, expect, it } from 'vitest'
import { monomial, polynomial, scalePolynomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { backgroundLoops, byBackground, byLines } from '../../src/effective/backgroundLoops.js'
import { effectivePotential } from '../../src/effective/effectivePotential.js'
import { equationOfState, meanFieldByOrders } from '../../src/effective/equationOfState.js'
import { gapEquation } from '../../src/effective/gapEquation.js'
import { expand } from '../../src/expansion/expand.js'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { effectiveTheory } from '../../src/theory/effectiveTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'

const loopsTheory = effectiveTheory(theory('loops'))

/** A vertex function in the theory of loops, without ħ. */
function vertexFunction(legs: number, loops: number, filters: readonly ('1pi' | '2pi')[] = []): Polynomial {
  return atAPoint(expand(loopsTheory, { legs, filters, select: { loops } })).map(({ coefficient, powers }) => ({
    coefficient,
    powers: Object.fromEntries(Object.entries(powers).filter(([symbol]) => symbol !== 'ħ')),
  }))
}

describe('loops in a background field', () => {
  it('have the vertex functions as derivatives with respect to the field', () => {
    const oneLoop = monomial({ G: 1, l3: 1 }, Q.rational(1, 2))
    expect(polynomial(vertexFunction(1, 1))).toEqual(polynomial(oneLoop))
    expect(polynomial(vertexFunction(2, 1))).toEqual(
      polynomial(scalePolynomial(byBackground(oneLoop), Q.rational(1, 2))),
    )
    for (const loop of [2, 3]) {
      const first = byBackground(backgroundLoops(loop))
      expect(polynomial(vertexFunction(1, loop))).toEqual(polynomial(first))
      expect(polynomial(vertexFunction(2, loop))).toEqual(
        polynomial(scalePolynomial(byBackground(first), Q.rational(1, 2))),
      )
    }
  })

  it('have the self-energy as the derivative of the 2PI diagrams with respect to the line', () => {
    // δΦ/δG = Σ/2, Φ = −Γ₂[G] and Σ = −2 × the coefficient of φ² by skeletons.
    for (const loop of [2, 3, 4])
      expect(polynomial(byLines(backgroundLoops(loop, '2pi')))).toEqual(
        polynomial(vertexFunction(2, loop - 1, ['2pi'])),
      )
  })
})

/** Γ(φ) = jφ − ħ log ∫ e^{(−S + jφ)/ħ}/√(2πħ) at the j whose mean is φ, by the trapezoidal rule. */
function exactPotential(action: readonly number[], hbar: number, field: number): number {
  const moments = (source: number): readonly [number, number, number] => {
    let sums: [number, number, number] = [0, 0, 0]
    const [step, most] = [0.002, 6]
    for (let x = -most; x <= most; x += step) {
      const s = action.reduceRight((sum, c) => sum * x + c, 0)
      const weight = Math.exp((source * x - s) / hbar) * step
      sums = [sums[0] + weight, sums[1] + weight * x, sums[2] + weight * x * x]
    }
    return [sums[0], sums[1] / sums[0], sums[2] / sums[0]]
  }
  let source = 0
  for (let i = 0; i < 30; i++) {
    const [, mean, square] = moments(source)
    source += ((field - mean) * hbar) / (square - mean * mean)
  }
  return source * field - hbar * Math.log(moments(source)[0] / Math.sqrt(2 * Math.PI * hbar))
}

describe('the effective potential', () => {
  const action = [0, 0, 0.5, 0.2 / 6, 0.9 / 24]

  it('differs from the exact one by ħ^(L+1), for one to four loops', () => {
    for (const loops of [1, 2, 3, 4]) {
      const error = (hbar: number): number =>
        Math.abs(effectivePotential({ action, loops, hbar }, 0.3) - exactPotential(action, hbar, 0.3))
      const power = Math.log2(error(0.08) / error(0.04))
      expect(power).toBeGreaterThan(loops + 0.6)
      expect(power).toBeLessThan(loops + 1.4)
    }
  })

  it('has an equation of state whose solution by orders and by Newton agree to the order', () => {
    const loops = 3
    const byOrders = meanFieldByOrders({ action, loops }, 0.1)
    const difference = (hbar: number): number => {
      const { value, converged } = equationOfState({ action, loops, hbar }, 0.1)
      expect(converged).toBe(true)
      return Math.abs(value - byOrders.reduce((sum, c, k) => sum + c * hbar ** k, 0))
    }
    expect(Math.log2(difference(0.02) / difference(0.01))).toBeGreaterThan(3.6)
  })

  it('has the gap equation of Hartree at two loops', () => {
    const lambda = 0.7
    const { value, converged } = gapEquation({ action: [0, 0, 0.5, 0, lambda / 24] }, 0)
    expect(converged).toBe(true)
    // λG²/2 + G = 1.
    expect(value).toBeCloseTo((Math.sqrt(1 + 2 * lambda) - 1) / lambda, 12)
  })

  it.each([
    ['a Gaussian', [0, 0, 0.8], 0.3, (G: number) => 1 / G - 1.6],
    ['a Gaussian with a source, by terms that are 0', [1, -2, 0.8, 0, 0], 0.3, (G: number) => 1 / G - 1.6],
    // Two lines between two vertices: −½ ħ g² G².
    ['a cubic one', [0, 0, 0.5, 0.3 / 6], 0, (G: number) => 1 / G - 1 + (0.09 * 0.2 * G * G) / 2],
    [
      'a cubic one in a background field',
      [0, 0, 0.5, 0.3 / 6],
      0.5,
      (G: number) => 1 / G - 1.15 + (0.09 * 0.2 * G * G) / 2,
    ],
  ])('has the gap equation of %s too', (_, of, field, left) => {
    const { value, converged } = gapEquation({ action: of, loops: 2, hbar: 0.2 }, field)
    expect(converged).toBe(true)
    expect(Math.abs(left(value))).toBeLessThan(1e-12)
  })

  it('has a gap equation of even actions that misses the exact propagator by ħ^L', () => {
    // Γ″ of the exact potential by differences; at L loops ħ^L is left.
    for (const of of [
      [0, 0, 0.5, 0, 0.9 / 24],
      [0, 0, 0.5, 0, 0, 0, 0.4 / 720],
    ])
      for (const loops of [2, 3]) {
        const error = (hbar: number): number => {
          const at = (field: number): number => exactPotential(of, hbar, field)
          const h = 0.02
          const curvature = (-at(2 * h) + 16 * at(h) - 30 * at(0) + 16 * at(-h) - at(-2 * h)) / (12 * h * h)
          return Math.abs(curvature - 1 / gapEquation({ action: of, loops, hbar }, 0).value)
        }
        expect(Math.log2(error(0.2) / error(0.1))).toBeGreaterThan(loops - 0.5)
      }
  })

  it('reads every action of a low degree as one without the higher powers', () => {
    for (const of of [
      [0, 0, 0.5],
      [0, 0, 0.5, 0.05],
      [0, 0, 0.5, 0.05, 0.02],
    ])
      for (const loops of [0, 1, 2, 3, 4]) {
        const longer = [...of, ...new Array<number>(9 - of.length).fill(0)]
        expect(gapEquation({ action: of, loops }, 0.1).value).toBeCloseTo(
          gapEquation({ action: longer, loops }, 0.1).value,
          13,
        )
        expect(effectivePotential({ action: of, loops }, 0.1)).toBeCloseTo(
          effectivePotential({ action: longer, loops }, 0.1),
          13,
        )
      }
    expect(gapEquation({ action: [0, 0, 0.5] }, 0)).toMatchObject({
      value: 1,
      iterations: 0,
      residual: 0,
      converged: true,
    })
    expect(() => gapEquation({ action: [0, 1] }, 0)).toThrow('second derivative')
    expect(() => gapEquation({ action }, NaN)).toThrow('field')
    expect(() => effectivePotential({ action }, 0, -1)).toThrow('derivative')
  })

  it('tells what it cannot solve, and never passes it off as a solution', () => {
    expect(() => effectivePotential({ action: [0, 0, -0.5, 0, 1 / 24] }, 0)).toThrow('second derivative')
    expect(() => effectivePotential({ action, loops: 9 }, 0)).toThrow('from 0 to 5')
    expect(equationOfState({ action: [0, 0, 0.5, 0.2], loops: 1 }, -5).converged).toBe(false)
  })
})
