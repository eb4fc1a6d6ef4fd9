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
  /** What the next order would be if it were to the last as that to the one before. */
  readonly next?: number
  /** Whether the orders become smaller; unknown at order 0. */
  readonly converges?: boolean
}

/** The values of an action at the same field to order N⁰, 1/N, 1/N² …, taken apart by order. */
export function seriesByOrder(values: readonly Pick<ActionValue, 'value' | 'parts'>[]): SeriesByOrder {
  const before = (k: number): Pick<ActionValue, 'value' | 'parts'> => values[k - 1] ?? { value: 0, parts: new Map() }
  const orders = values.map(({ value }, k) => value - before(k).value)
  const sizes = values.map(({ parts }, k) =>
    [...parts].reduce((sum, [part, size]) => sum + Math.abs(size - (before(k).parts.get(part) ?? 0)), 0),
  )
  const [last, earlier] = [sizes.at(-1) as number, sizes.at(-2) ?? 0]
  if (last === 0 || earlier === 0) return { orders, sizes, ...(sizes.length > 1 ? { converges: last === 0 } : {}) }
  const ratio = last / earlier
  return { orders, sizes, ratio, next: ratio * last, converges: ratio < 1 }
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
