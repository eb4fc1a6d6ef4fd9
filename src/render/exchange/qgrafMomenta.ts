import type { Diagram } from '../../diagrams/diagram.js'
import { isConnected } from '../../diagrams/structure/connectedParts.js'
import { momentumRouting, negativeMomentum } from '../../diagrams/structure/momentumRouting.js'
import type { LineMomentum } from '../../diagrams/structure/momentumRouting.js'
import { InputError } from '../../errors.js'
import { combinationName } from '../momentumNames.js'

/**
 * The momentum that comes into a vertex by each of its half-edges, by the numbers that a text of QGRAF has for them: `k1`,
 * `-k1+p2`, and of the legs `p1`, …, the last one minus the sum of the others.
 *
 * @throws InputError for a diagram of several parts, each of which conserves its own momentum
 */
export function endMomenta(diagram: Diagram): (number: number) => string {
  if (!isConnected(diagram))
    throw new InputError({
      code: 'exchange.momenta',
      at: 'momenta',
      expected: 'connected diagrams, for each part conserves its own momentum',
      received: 'one of several parts',
    })
  const { legs, lines } = diagram
  const { momenta } = momentumRouting(diagram)
  const last = legs.length - 1
  const ofLeg = (leg: number): LineMomentum => ({
    loops: [],
    legs: legs.map((_, i) => (i === last ? 0 : leg === last ? -1 : i === leg ? 1 : 0)),
  })
  const found = new Map<number, LineMomentum>()
  lines.forEach((_, i) => {
    const momentum = momenta[i] ?? { loops: [], legs: [] }
    found.set(2 * i + 1, negativeMomentum(momentum))
    found.set(2 * i + 2, momentum)
  })
  legs.forEach((_, i) => found.set(-(i + 1), ofLeg(i)))
  const names = { leg: (i: number) => `p${i + 1}`, loop: (l: number) => `k${l + 1}` }
  return (number) => combinationName(found.get(number) ?? { loops: [], legs: [] }, names)
}
