import { invert } from '../../actions/covarianceInverse.js'
import { tensor } from '../../algebra/tensor.js'
import type { Tensor } from '../../algebra/tensor.js'
import {
  addValues,
  exponentialValue,
  logarithmValue,
  multiplyValues,
  negateValue,
  numeric,
  powerValue,
  small,
} from '../value.js'
import type { Value } from '../value.js'

/** A field on a few points with finitely many configurations, each with its weight e^{−S}: every functional is a sum. */
export interface FiniteTheory {
  readonly points: number
  readonly weights: readonly number[]
  /** `configurations[o][x]`. */
  readonly configurations: readonly (readonly number[])[]
}

/** One source, with what it makes: the values of the field's mean, Z, W. */
export interface SourceState {
  readonly source: readonly Value[]
  readonly means: readonly Value[]
  readonly partition: Value
}

/**
 * Weights and configurations drawn at random.
 *
 * @param isEven each configuration has its mirror image of the same weight, so that odd functions vanish
 */
export function finiteTheory(points: number, isEven: boolean, isNormalised: boolean, draw: () => number): FiniteTheory {
  const count = points + 4
  const some = Array.from({ length: count }, () => ({
    weight: 0.3 + draw(),
    fields: Array.from({ length: points }, () => 0.2 + 1.6 * (draw() - 0.4)),
  }))
  const all = isEven
    ? [...some, ...some.map(({ weight, fields }) => ({ weight, fields: fields.map((x) => -x) }))]
    : some
  const total = isNormalised ? all.reduce((sum, { weight }) => sum + weight, 0) : 1
  return { points, weights: all.map(({ weight }) => weight / total), configurations: all.map(({ fields }) => fields) }
}

/** Z[J] and the means of the field. */
export function stateAt(theory: FiniteTheory, source: readonly Value[], orders: number): SourceState {
  const terms = termsAt(theory, source, orders)
  const partition = terms.reduce(addValues, numeric(0))
  const inverse = powerValue(partition, -1, orders)
  const means = Array.from({ length: theory.points }, (_, x) =>
    multiplyValues(
      terms.reduce(
        (sum, term, o) => addValues(sum, multiplyValues(term, numeric(theory.configurations[o]?.[x] as number))),
        numeric(0),
      ),
      inverse,
    ),
  )
  return { source, means, partition }
}

/** The weights e^{−S + Jφ} of the configurations. */
export function termsAt(
  { weights, configurations }: FiniteTheory,
  source: readonly Value[],
  orders: number,
): readonly Value[] {
  return configurations.map((fields, o) => {
    const exponent = fields.reduce(
      (sum, field, x) => addValues(sum, multiplyValues(source[x] as Value, numeric(field))),
      numeric(0),
    )
    return multiplyValues(numeric(weights[o] as number), exponentialValue(exponent, orders))
  })
}

/**
 * The state whose means are those of a numeric source, moved by δ times a direction: Newton's steps with the inverse
 * covariance of the start, one more order each.
 */
export function stateWithMeans(
  theory: FiniteTheory,
  start: readonly number[],
  direction: readonly number[],
  orders: number,
): SourceState {
  const zero = stateAt(
    theory,
    start.map((x) => numeric(x)),
    0,
  )
  const wanted = zero.means.map((mean, x) => addValues(mean, small(direction[x] as number, 1)))
  const inverse = invert(covariance(theory, start)).data
  let source: readonly Value[] = start.map((x) => numeric(x))
  for (let k = 0; k < orders; k++) {
    const { means } = stateAt(theory, source, orders)
    const missing = wanted.map((value, x) => addValues(value, negateValue(means[x] as Value)))
    source = source.map((value, x) =>
      missing.reduce(
        (sum, one, y) => addValues(sum, multiplyValues(one, numeric(inverse[x * theory.points + y] as number))),
        value,
      ),
    )
  }
  const state = stateAt(theory, source, orders)
  return { ...state, means: wanted }
}

function covariance(theory: FiniteTheory, source: readonly number[]): Tensor {
  const terms = termsAt(
    theory,
    source.map((x) => numeric(x)),
    0,
  ).map(({ re }) => re[0] as number)
  const total = terms.reduce((sum, term) => sum + term, 0)
  const average = (f: (fields: readonly number[]) => number): number =>
    terms.reduce((sum, term, o) => sum + (term / total) * f(theory.configurations[o] as readonly number[]), 0)
  const means = source.map((_, x) => average((fields) => fields[x] as number))
  return tensor(
    theory.points,
    2,
    ([x = 0, y = 0]) =>
      average((fields) => (fields[x] as number) * (fields[y] as number)) - (means[x] as number) * (means[y] as number),
  )
}

/** ln Z. */
export function logarithmOf({ partition }: SourceState, orders: number): Value {
  return logarithmValue(partition, orders)
}
