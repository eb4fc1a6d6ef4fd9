import * as Q from '../algebra/rational.js'
import { loopNumber } from '../diagrams/loopNumber.js'
import type { Theory } from '../theory/theory.js'
import type { Term } from './expansion.js'
import { ordersOf } from './powerCounting.js'
import type { Orders, Selection } from './selection.js'
import { countedVertices } from './vertexSets.js'

/** Whether a term of a theory is among those that a selection takes. */
export function isSelected(theory: Theory, select: Selection, { powers, weighted: { diagram } }: Term): boolean {
  const compared = (orders: Orders, holds: (comparison: number) => boolean): boolean =>
    ordersOf(theory, orders).every(({ parameter: { symbol, unit }, order }) =>
      holds(Q.compare(Q.divide(powers[symbol] ?? Q.zero, unit), order)),
    )
  if ('order' in select) return compared(select.order, (comparison) => comparison === 0)
  if ('upTo' in select)
    return (
      compared(select.upTo, (comparison) => comparison <= 0) &&
      (select.from === undefined || compared(select.from, (comparison) => comparison >= 0))
    )
  if ('loops' in select) {
    const [least, most] = typeof select.loops === 'number' ? [select.loops, select.loops] : select.loops
    const loops = loopNumber(diagram)
    return loops >= least && loops <= most
  }
  const wanted = countedVertices(theory, select.vertices).flatMap(({ kind, count }) =>
    Array.from({ length: count }, () => kind.name),
  )
  return (
    wanted.sort().join(' ') ===
    diagram.vertices
      .map(({ name }) => name)
      .sort()
      .join(' ')
  )
}
