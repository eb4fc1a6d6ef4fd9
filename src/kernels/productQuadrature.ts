import { InputError } from '../errors.js'
import type { Evaluated } from './evaluated.js'
import { edgeOfProduct, meanOfProduct, roundingOfProduct, sizeOfProduct, tableOf } from './nodeTable.js'
import type { Factors, Table } from './nodeTable.js'
import { productRuleSize } from './productRule.js'

/** More nodes than this are not tried: about a second of work. */
const MOST_NODES = 3e6
/** Refinement stops when no moment changes by more than this fraction. */
const TOLERANCE = 1e-9

/**
 * Means of products of functions over independent coordinates, E Π_{i∈B} f_i, by product rules: the trapezoidal rule
 * for normal coordinates (exponentially accurate for smooth functions, its range grows with the refinement),
 * Gauss–Legendre for uniform ones. Each coordinate is refined until the means of f_i² and f_i⁶ settle, then all of them
 * together until they settle again, or a further refinement has too many nodes.
 *
 * All products are taken on the last two rules. For smooth functions their difference is the error, which is that of
 * the coarser one. At kinks and jumps rules converge slowly, and symmetry can hide it from all even products: whether
 * functions are smooth is judged by their means on nodes that are displaced. Where they are not, the error of a product
 * is four times the range of its values on five rules, three of them displaced, and relative to its size at least that
 * of the functions.
 *
 * @returns the mean of the product of the functions with the given indices, which may repeat; it throws an InputError
 * for a product whose mean is infinite, or carried by nodes beyond the range of the rules
 */
export function momentTable(factors: Factors): (block: readonly number[]) => Evaluated {
  let resolutions = settledAxes(factors)
  let rules = rulesAt(factors, resolutions)
  while (rules.change > TOLERANCE) {
    const finer = scaled(resolutions, REFINEMENT)
    if (isEnough(factors, finer, rules.change)) break
    resolutions = finer
    rules = rulesAt(factors, resolutions, rules.fine)
  }
  const { coarse, fine, displaced, roughness } = rules
  let others: readonly Table[] | undefined
  return (block) => {
    const value = meanOfProduct(fine, block)
    const rounding = roundingOfProduct(fine, block)
    const change = meanOfProduct(coarse, block) - value
    const beyond = Math.abs(change) <= ROUNDED * Math.abs(value) ? 0 : meanBeyond(fine, block)
    if (roughness <= ROUNDED) return { value, error: Math.abs(change) + beyond + rounding }
    others ??= [displaced, displacedTable(factors, resolutions, 2), displacedTable(factors, resolutions, 3)]
    const changes = [0, change, ...others.map((table) => meanOfProduct(table, block) - value)]
    return {
      value,
      error: Math.max(RANGES * rangeOf(changes), roughness * sizeOfProduct(fine, block)) + beyond + rounding,
    }
  }
}

interface Rules {
  readonly coarse: Table
  readonly fine: Table
  /** As coarse, on other nodes. */
  readonly displaced: Table
  /** The largest change of a moment. */
  readonly change: number
  /** The largest error of a function's mean in units of its root mean square, but for roundings. */
  readonly roughness: number
}

function rulesAt(factors: Factors, resolutions: readonly number[], last?: Table): Rules {
  const coarse = last ?? symmetricTable(factors, resolutions)
  const fine = symmetricTable(factors, scaled(resolutions, CONFIRMATION))
  const displaced = displacedTable(factors, resolutions, 1)
  const roughness = Math.max(
    0,
    ...fine.values.map((_, i) => {
      const size = sizeOfProduct(fine, [i])
      const symmetric = factors.odd === true ? [0] : [meanOfProduct(coarse, [i]), meanOfProduct(fine, [i])]
      const range = rangeOf([...symmetric, meanOfProduct(displaced, [i])]) - roundingOfProduct(displaced, [i])
      return range <= 0 ? 0 : range / size
    }),
  )
  return { coarse, fine, displaced, roughness, change: Math.max(roughness, largestChange(coarse, fine)) }
}

/** Of the mean of |Π f_i|, which nodes at the end of the range carry where it falls off. */
const LARGEST_EDGE = 1e-3

/**
 * What may lie beyond the range of normal coordinates: where the integrand falls off like a Gaussian, less than what
 * the last tenth of the range carries.
 *
 * @throws InputError where it does not fall off: it grows against the density of its coordinates
 */
function meanBeyond(table: Table, block: readonly number[]): number {
  const { last, total } = edgeOfProduct(table, block)
  if (last <= LARGEST_EDGE * total) return last
  const share = last / total
  throw new InputError({
    code: 'kernels.infinite',
    at: `moment of ${block.length} factors`,
    expected: 'a finite one, whose integrand falls off within the range of the quadrature',
    received: `one of which the last nodes carry ${Number.isNaN(share) ? 'all that float64 holds' : `${Number((100 * share).toPrecision(2))}%`}`,
  })
}

/** Means on several rules agree to rounding: to this fraction. */
const ROUNDED = 1e-12
/** The error of a product of functions that are not smooth, in units of the range of its values. */
const RANGES = 4

function rangeOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}

const COARSEST = 0.8
const REFINEMENT = 1.5
/**
 * The last rule beyond the settled one: convergence is exponential, so that a little more is enough to show the error.
 */
const CONFIRMATION = 1.2

function scaled(resolutions: readonly number[], by: number): readonly number[] {
  return resolutions.map((resolution) => resolution * by)
}

/**
 * The resolution of each axis from which its own refinement changes nothing: functions are often steep along one axis
 * only.
 */
function settledAxes(factors: Factors): readonly number[] {
  let resolutions: readonly number[] = factors.axes.map(() => COARSEST)
  let table = symmetricTable(factors, resolutions)
  let change = Infinity
  for (let unsettled = true; unsettled;) {
    unsettled = false
    for (let k = 0; k < resolutions.length; k++) {
      const trial = resolutions.map((resolution, axis) => (axis === k ? REFINEMENT * resolution : resolution))
      if (isEnough(factors, trial, change)) return resolutions
      const finer = symmetricTable(factors, trial)
      change = largestChange(table, finer)
      if (change <= TOLERANCE) continue
      unsettled = true
      resolutions = trial
      table = finer
    }
  }
  return resolutions
}

/** The largest relative change of the means of f_i² and f_i⁶. */
function largestChange(coarse: Table, fine: Table): number {
  const changes = fine.values.flatMap((_, i) =>
    [
      [i, i],
      [i, i, i, i, i, i],
    ].map((block) => {
      const value = meanOfProduct(fine, block)
      // What is not finite does not settle, and is refused where it is asked for.
      return value === 0 || !Number.isFinite(value) ? 0 : Math.abs(meanOfProduct(coarse, block) / value - 1)
    }),
  )
  return Math.max(0, ...changes)
}

/**
 * Whether rules with these resolutions are the last ones: they would have too many nodes, or change so much on many
 * nodes that the functions have kinks or jumps.
 */
function isEnough(factors: Factors, resolutions: readonly number[], change: number): boolean {
  const nodes = size(factors, scaled(resolutions, CONFIRMATION))
  return nodes >= MOST_NODES || (nodes >= MANY_NODES && change > ROUGH && Math.min(...resolutions) > FINE)
}

/**
 * Refinement of functions without kinks and jumps changes moments by less than this fraction on this many nodes of such
 * a resolution.
 */
const [ROUGH, MANY_NODES, FINE] = [1e-7, 2e5, 6]

function size({ axes, odd = false }: Factors, resolutions: readonly number[]): number {
  return productRuleSize(axes, resolutions) / (odd ? 2 : 1)
}

function symmetricTable(factors: Factors, resolutions: readonly number[]): Table {
  return tableOf(factors, resolutions, { half: factors.odd ?? false })
}

function displacedTable(factors: Factors, resolutions: readonly number[], displacement: number): Table {
  return tableOf(factors, resolutions, { displacement })
}
