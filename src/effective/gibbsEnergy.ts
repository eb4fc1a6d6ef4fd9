import { InputError } from '../errors.js'
import { finite, requireNumber } from '../numbers.js'
import { finished } from '../algebra/finished.js'
import { requireMatrix, requireNumbers } from '../shapes.js'
import { addClique, cliquePieces, mirrored } from './cliqueSum.js'
import { HIGHEST_ORDER, sumPlan } from './sumPlan.js'
import type { Orders, SumPlan } from './sumPlan.js'
import { nodeAt, sumValues } from './sumValues.js'
import type { Slopes } from './sumValues.js'

/** The Gibbs free energy of Ising spins at given means, to some order in their couplings. */
export interface GibbsEnergy {
  /** G₀ − F^(1) − … − F^(P). */
  readonly value: number
  /** F^(1), …, F^(P). */
  readonly terms: readonly number[]
  /** ∂G/∂m_i: the fields in which the spins have these means. */
  readonly fields: readonly number[]
}

/** F^(1) … F^(P), or a part of them, and its slopes, in arrays. */
export interface GibbsPart {
  readonly terms: Float64Array
  /** Σ_k ∂F^(k)/∂m_i. */
  readonly slopes: Float64Array
  /** Σ_k ∂F^(k)/∂K_ij; empty where it was not asked for. */
  readonly couplingSlopes: Float64Array
}

/**
 * G(m) = sup_h [h·m − log Z(h)] of Ising spins with the weight exp(Σ_{i<j} K_ij s_i s_j + h·s), as G₀ − F^(1) − … − F^(P),
 * F^(k) being of order k in the couplings, with its slope, the fields.
 *
 * @param couplings symmetric, with zeros on the diagonal
 * @param means of the spins, between −1 and 1
 * @param order P, from 1 to 6
 * @throws InputError for couplings, means and orders that are none of these
 * @example
 * gibbsEnergy([[0, 0.5], [0.5, 0]], [0.2, -0.4], 2).terms // [-0.04000000000000001, 0.10079999999999999]: K m m and K²(1−m²)(1−m²)/2
 * @source T. Plefka, J. Phys. A 15, 1971 (1982); A. Georges, J. S. Yedidia, J. Phys. A 24, 2173 (1991)
 */
export function gibbsEnergy(
  couplings: readonly (readonly number[])[],
  means: readonly number[],
  order: number,
): GibbsEnergy {
  requireCouplings(couplings, 'couplings')
  requireMeans(means, couplings.length, 'means')
  requireMeanFieldOrder(order, 'order')
  return gibbsOf(
    Float64Array.from(means),
    finished(gibbsParts(flat(couplings), Float64Array.from(means), order, 'means')),
  )
}

/** All of it, or one order alone, in short steps. */
export function* gibbsParts(
  couplings: Float64Array,
  means: Float64Array,
  order: number,
  slopes: Slopes,
  orders: Orders = 'all',
): Generator<undefined, GibbsPart> {
  const plan = sumPlan(order, orders)
  const sums = yield* sumValues(plan, couplings, means, slopes)
  const cliques = yield* cliquePart(couplings, means, {
    order,
    orders,
    slopes,
    from: 0,
    to: cliquePieces(means.length),
  })
  return addedParts([sums, cliques], plan)
}

/** Some of the sums over quadruples that are joined all with all; of orders below six there are none. */
export function* cliquePart(
  couplings: Float64Array,
  means: Float64Array,
  {
    order,
    orders = 'all',
    slopes,
    from,
    to,
  }: {
    readonly order: number
    readonly orders?: Orders
    readonly slopes: Slopes
    readonly from: number
    readonly to: number
  },
): Generator<undefined, GibbsPart> {
  const plan = sumPlan(order, orders)
  const n = means.length
  const part = {
    terms: new Float64Array(order),
    slopes: new Float64Array(n),
    couplingSlopes: new Float64Array(slopes === 'means' ? 0 : n * n),
  }
  for (const term of plan.terms) {
    if (term.kind !== 'clique') continue
    const step = plan.steps[term.node]
    if (step?.kind !== 'node') throw new Error('a sum over quadruples has a polynomial at each site')
    const at = Array.from(means, (mean) => nodeAt(step.polynomial, mean))
    const into = { sum: 0, nodes: new Float64Array(n), couplings: new Float64Array(part.couplingSlopes.length) }
    const nodes = Float64Array.from(at, ({ value }) => value)
    for (let piece = from; piece < to; piece++) {
      addClique({ couplings, nodes }, piece, into)
      yield
    }
    // Each set of four sites stands for all its orders.
    const factor = 24 * term.coefficient
    part.terms[term.order - 1] = (part.terms[term.order - 1] as number) + factor * into.sum
    at.forEach(({ slope }, i) => {
      part.slopes[i] = (part.slopes[i] as number) + factor * slope * (into.nodes[i] as number)
    })
    if (into.couplings.length > 0)
      mirrored(into.couplings, n).forEach((slope, place) => {
        part.couplingSlopes[place] = (part.couplingSlopes[place] as number) + factor * slope
      })
  }
  return part
}

/** The sum of parts. */
export function addedParts(parts: readonly GibbsPart[], { order }: Pick<SumPlan, 'order'>): GibbsPart {
  const added = (of: (part: GibbsPart) => Float64Array, length: number): Float64Array => {
    const sum = new Float64Array(length)
    for (const part of parts) of(part).forEach((value, at) => (sum[at] = (sum[at] as number) + value))
    return sum
  }
  const [first] = parts
  return {
    terms: added(({ terms }) => terms, order),
    slopes: added(({ slopes }) => slopes, first?.slopes.length ?? 0),
    couplingSlopes: added(({ couplingSlopes }) => couplingSlopes, first?.couplingSlopes.length ?? 0),
  }
}

/** With G₀ and its slope. */
export function gibbsOf(means: Float64Array, { terms, slopes }: GibbsPart): GibbsEnergy {
  const value = terms.reduce((left, term) => left - term, freeSpins(means))
  return {
    value: finite(value, { at: 'couplings', what: 'a free energy' }),
    terms: [...terms],
    fields: Array.from(means, (mean, i) =>
      finite(Math.atanh(mean) - (slopes[i] as number), { at: 'couplings', what: 'a field' }),
    ),
  }
}

/** G₀ = Σ (1+m)/2 log (1+m)/2 + (1−m)/2 log (1−m)/2. */
export function freeSpins(means: Float64Array): number {
  let sum = 0
  for (const mean of means) sum += (timesLogarithm(mean) + timesLogarithm(-mean)) / 2 - Math.LN2
  return sum
}

/** (1 + m) log (1 + m), which is 0 at m = −1. */
function timesLogarithm(mean: number): number {
  return mean === -1 ? 0 : (1 + mean) * Math.log1p(mean)
}

/** The rows one after the other; of K_ij and K_ji, which may differ by a rounding, the mean. */
export function flat(couplings: readonly (readonly number[])[]): Float64Array {
  const [n, all] = [couplings.length, new Float64Array(couplings.length ** 2)]
  couplings.forEach((row, i) =>
    row.forEach((coupling, j) => (all[i * n + j] = (coupling + (couplings[j]?.[i] as number)) / 2)),
  )
  return all
}

/** K_ij and K_ji that differ by less, against their size, are one coupling that was rounded twice. */
const ROUNDED = 1e-9

/** Six couplings of this size have a product within float64, and so do their sums. */
const STRONGEST = 1e50

/** @throws InputError unless it is a symmetric matrix, to roundings, of couplings up to 10⁵⁰ with zeros on its diagonal */
export function requireCouplings(couplings: readonly (readonly number[])[], at: string): void {
  requireMatrix(couplings, at)
  if (couplings.length === 0)
    throw new InputError({
      code: 'effective.couplings',
      at,
      expected: 'couplings of at least one spin',
      received: 'none',
    })
  couplings.forEach((row, i) => {
    if (row[i] !== 0)
      throw new InputError({
        code: 'effective.couplings',
        at: `${at}[${i}][${i}]`,
        expected: '0, for a spin is not coupled to itself',
        received: `${row[i]}`,
      })
    for (let j = 0; j < i; j++) {
      const [here, there] = [row[j] as number, couplings[j]?.[i] as number]
      const size = Math.max(Math.abs(here), Math.abs(there))
      if (size > STRONGEST)
        throw new InputError({
          code: 'effective.couplings',
          at: `${at}[${i}][${j}]`,
          expected: 'a coupling of at most 1e50 in size',
          received: `${here}`,
        })
      if (Math.abs(here - there) > ROUNDED * size)
        throw new InputError({
          code: 'effective.couplings',
          at: `${at}[${i}][${j}]`,
          expected: `${there}, as at [${j}][${i}], for couplings are symmetric`,
          received: `${here}`,
        })
    }
  })
}

/** @throws InputError unless there is one number between −1 and 1, both excluded, for each spin */
export function requireMeans(means: readonly number[], spins: number, at: string): void {
  requireNumbers(means, {
    code: 'effective.means',
    at,
    length: spins,
    above: -1,
    below: 1,
    expected: 'a magnetisation between -1 and 1, both excluded',
    of: `a list of ${spins} magnetisations, one for each spin`,
  })
}

/** @throws InputError unless it is a whole number from 1 to 6 */
export function requireMeanFieldOrder(order: number, at: string): void {
  requireNumber(order, {
    code: 'effective.order',
    at,
    integer: true,
    min: 1,
    max: HIGHEST_ORDER,
    expected: `an order in the couplings from 1 (naive mean field) to ${HIGHEST_ORDER}`,
  })
}
