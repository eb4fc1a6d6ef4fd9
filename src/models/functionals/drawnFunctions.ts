import { invert } from '../../actions/covarianceInverse.js'
import { tensor } from '../../algebra/tensor.js'
import { cumulantByMoments } from '../cumulantByMoments.js'
import { addValues, coefficient, multiplyValues, negateValue, numeric, powerValue, small } from '../value.js'
import type { Value } from '../value.js'
import { finiteTheory, logarithmOf, stateAt, stateWithMeans, termsAt } from './finiteTheory.js'
import type { FiniteTheory, SourceState } from './finiteTheory.js'
import type { NamedFunction } from './functionalLetters.js'
import type { FunctionalReading } from './functionalReading.js'

/** Derivatives are the coefficients of δ to this order. */
export const ORDERS = 6

/** The variable that a functional is moved in. */
type Variable = 'J' | 'φ'

/** A theory that was drawn, with its functionals and functions at a source, or at none. */
export interface DrawnFunctions {
  readonly theory: FiniteTheory
  /** What there is at the source that was drawn, or at 0, moved by δ times a direction. */
  readonly stateFor: (variable: Variable, isZero: boolean, direction: readonly number[]) => SourceState
  /** ∂^n f at points. */
  readonly derivative: (sites: readonly number[], f: (direction: readonly number[]) => Value) => Value
  readonly logarithm: (state: SourceState) => Value
  readonly legendre: (state: SourceState) => Value
  readonly cumulant: (sites: readonly number[], state: SourceState) => Value
  readonly pointFunction: (named: NamedFunction, sites: readonly number[], isZero: boolean) => Value
  /** The inverse of a two-point function as a matrix. */
  readonly inverseAt: (named: NamedFunction, sites: readonly number[], isZero: boolean) => Value
}

/** Draws a theory on so many points and a source. */
export function drawnFunctions(reading: FunctionalReading, points: number, draw: () => number): DrawnFunctions {
  const theory = finiteTheory(points, reading.isEven, reading.isNormalised, draw)
  const background = Array.from({ length: points }, () => 0.3 * (draw() - 0.5))
  const states = new Map<string, SourceState>()
  const stateFor = (variable: Variable, isZero: boolean, direction: readonly number[]): SourceState => {
    const key = `${variable} ${isZero} ${direction.join()}`
    const start = isZero ? background.map(() => 0) : background
    const known = states.get(key)
    if (known !== undefined) return known
    const isStill = direction.every((one) => one === 0)
    const source = start.map((x, k) => (isStill ? numeric(x) : addValues(numeric(x), small(direction[k] as number, 1))))
    const state =
      variable === 'J' || isStill ? stateAt(theory, source, ORDERS) : stateWithMeans(theory, start, direction, ORDERS)
    states.set(key, state)
    return state
  }
  /** ∂^n f at points, by the coefficients of δ^n along sums and differences of the directions. */
  const derivative = (sites: readonly number[], f: (direction: readonly number[]) => Value): Value => {
    const n = sites.length
    let [re, im] = [0, 0]
    // What stands along the opposite direction is the same but for (−1)^n.
    for (let bits = 1; bits < 2 ** n; bits += 2) {
      const direction = background.map(() => 0)
      let sign = 1
      for (const [k, site] of sites.entries()) {
        const one = (bits >> k) & 1 ? 1 : -1
        sign *= one
        direction[site] = (direction[site] as number) + one
      }
      if (direction.every((one) => one === 0)) continue
      const [a, b] = coefficient(f(direction), n)
      re += (2 * sign * a) / 2 ** n
      im += (2 * sign * b) / 2 ** n
    }
    return numeric(re, im)
  }
  const signedW = (state: SourceState): Value => multiplyValues(logarithmOf(state, ORDERS), numeric(reading.signOfW))
  const legendre = (state: SourceState): Value => {
    const coupled = state.source.reduce(
      (sum, one, x) => addValues(sum, multiplyValues(one, state.means[x] as Value)),
      numeric(0),
    )
    return multiplyValues(addValues(coupled, negateValue(logarithmOf(state, ORDERS))), numeric(reading.sign))
  }
  const moment = (sites: readonly number[], state: SourceState): Value => {
    const terms = termsAt(theory, state.source, ORDERS)
    const sum = terms.reduce(
      (total, term, o) =>
        addValues(
          total,
          multiplyValues(
            term,
            numeric(sites.reduce((product, x) => product * (theory.configurations[o]?.[x] as number), 1)),
          ),
        ),
      numeric(0),
    )
    return multiplyValues(sum, powerValue(state.partition, -1, ORDERS))
  }
  const cumulant = (sites: readonly number[], state: SourceState): Value =>
    cumulantByMoments(sites, (block) => moment(block, state))
  const known = new Map<string, Value>()
  const pointFunction = ({ name, connected }: NamedFunction, sites: readonly number[], isZero: boolean): Value => {
    const key = `${name} ${connected} ${isZero} ${[...sites].sort().join()}`
    const found = known.get(key)
    if (found !== undefined) return found
    const value =
      name === 'W'
        ? derivative(sites, (direction) => signedW(stateFor('J', isZero, direction)))
        : name === 'Γ'
          ? derivative(sites, (direction) => legendre(stateFor('φ', isZero, direction)))
          : (connected ? cumulant : moment)(
              sites,
              stateFor(
                'J',
                isZero,
                background.map(() => 0),
              ),
            )
    known.set(key, value)
    return value
  }
  /** The inverse of a two-point function as a matrix. */
  const inverseAt = (named: NamedFunction, [x = 0, y = 0]: readonly number[], isZero: boolean): Value => {
    const matrix = tensor(points, 2, ([a = 0, b = 0]) => coefficient(pointFunction(named, [a, b], isZero), 0)[0])
    return numeric(invert(matrix).data[x * points + y] as number)
  }
  return { theory, stateFor, derivative, logarithm: signedW, legendre, cumulant, pointFunction, inverseAt }
}
