import type { ActionPart, PartValues } from './action.js'
import { actionAt } from './actionAt.js'
import type { ActionValue } from './actionOnPoints.js'
import type { Network, Point } from '../networks/network.js'

/** How the series of an action in 1/N goes on at one field. */
export interface SeriesByOrder {
  /** What each order adds to the value, from N⁰ on. */
  readonly orders: readonly number[]
  /**
   * The sizes of the orders: of each the sum of the magnitudes of what it adds to the parts g₂, g₄ …, which may cancel
   * in the value.
   */
  readonly sizes: readonly number[]
  /** The last size by the one before; none at order 0, or when an order is 0. */
  readonly ratio?: number
  /** What each order adds to each part. */
  readonly parts: readonly PartValues[]
  /** What the next order would be if it were to the last as that to the one before. */
  readonly next?: number
  /** Whether each order is smaller than the one before; unknown at order 0. */
  readonly converges?: boolean
  /**
   * Up to how many times this field each order is smaller than the one before; 0 where it is so for no field, left out
   * where it is so for all, or unknown.
   */
  readonly reach?: number
}

/** The values of an action at the same field to order N⁰, 1/N, 1/N² …, taken apart by order. */
export function seriesByOrder(values: readonly Pick<ActionValue, 'value' | 'parts'>[]): SeriesByOrder {
  const before = (k: number): Pick<ActionValue, 'value' | 'parts'> => values[k - 1] ?? { value: 0, parts: new Map() }
  const orders = values.map(({ value }, k) => value - before(k).value)
  const parts = values.map(
    ({ parts: all }, k): PartValues =>
      new Map([...all].map(([part, size]) => [part, size - (before(k).parts.get(part) ?? 0)])),
  )
  const sizes = parts.map((order) => sizeAlong(order, 1))
  const known = { orders, sizes, parts }
  const [last, earlier] = [sizes.at(-1) as number, sizes.at(-2) ?? 0]
  if (last === 0 || earlier === 0) return { ...known, ...(sizes.length > 1 ? { converges: last === 0 } : {}) }
  const ratio = last / earlier
  const reach = reachOf(parts)
  return {
    ...known,
    ratio,
    next: ratio * last,
    converges: isFalling(sizes),
    ...(reach === undefined ? {} : { reach }),
  }
}

/**
 * The size of an order at so many times the field: Σ_r |part of r fields| times^r, the Gaussian part having two.
 *
 * @param order what it adds to each part at the field itself
 */
export function sizeAlong(order: PartValues, times: number): number {
  return [...order].reduce((sum, [part, value]) => sum + Math.abs(value) * times ** fieldsOf(part), 0)
}

function fieldsOf(part: ActionPart): number {
  return part === 'gaussian' ? 2 : part
}

/** Fields that are looked at: so many times this one, in steps of a fiftieth of a power of ten. */
const LOOKED_AT = Array.from({ length: 301 }, (_, k) => 10 ** (k / 50 - 3))

/** Whether each size is smaller than the one before. */
function isFalling(sizes: readonly number[]): boolean {
  return sizes.every((size, k) => k === 0 || size < (sizes[k - 1] as number))
}

/** The first multiple of the field at which an order is as large as the one before; undefined where none is. */
function reachOf(parts: readonly PartValues[]): number | undefined {
  const isLarger = (times: number): boolean => !isFalling(parts.map((order) => sizeAlong(order, times)))
  const first = LOOKED_AT.findIndex(isLarger)
  if (first <= 0) return first === 0 ? 0 : undefined
  let [low, high] = [LOOKED_AT[first - 1] as number, LOOKED_AT[first] as number]
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2
    if (isLarger(middle)) high = middle
    else low = middle
  }
  return high
}

/** The series of a network's action on points, to an order. @throws InputError as `actionAt` */
export function networkSeries(
  network: Network,
  points: readonly Point[],
  field: readonly number[],
  order: number,
): SeriesByOrder {
  return seriesByOrder(Array.from({ length: order + 1 }, (_, k) => actionAt(network, points, field, k)))
}
