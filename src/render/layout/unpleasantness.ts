import { apartTerms, clearTerms } from './clearances.js'
import type { Smooth } from './minimise.js'
import { push } from './push.js'
import type { Bones } from './bones.js'
import { tensions } from './tensions.js'
import type { Tension } from './tensions.js'

/** What the wish weighs. */
const WEIGHT = { side: 4 } as const

/** How far a vertex may be beyond the one that carries the leg on this side. */
const BEYOND = 0.46

/**
 * What is unpleasant about a placement of the nodes, as a smooth function with its gradient: lines of the wrong length,
 * small angles at a vertex, nodes that are close to each other or to a line, and (with one or two legs) vertices beyond
 * the one that carries the leg.
 *
 * Angles count by the Coulomb energy of the directions, so directions that nothing else holds are evenly spaced;
 * distances count only below their clearance, so they leave these angles alone. The terms are in flat arrays: this is
 * the hot loop of the layout.
 */
export function unpleasantness(bones: Bones, tension?: Tension): Smooth {
  const [lines, apart, clear, sides] = [
    tensions(bones, tension),
    apartTerms(bones),
    clearTerms(bones),
    sideTerms(bones),
  ]
  return (at, gradient) => lines(at, gradient) + apart(at, gradient) + clear(at, gradient) + sides(at, gradient)
}

/** A vertex with a leg, and whether that points to the left (−1) or to the right. */
interface End {
  readonly vertex: number
  readonly outwards: number
}

/** One leg points to the left, a second one on another vertex to the right: no vertex is far beyond theirs. */
function sideTerms({ radii, pendants }: Bones): Smooth {
  const legs = pendants.filter(({ what }) => what === 'leg')
  const ends: readonly End[] =
    legs.length > 2 || (legs.length === 2 && legs[0]?.vertex === legs[1]?.vertex)
      ? []
      : legs.map(({ vertex, index }) => ({ vertex, outwards: index === 0 ? -1 : 1 }))
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < ends.length; k++) {
      const { vertex, outwards } = ends[k] as End
      for (let v = 0; v < radii.length; v++) {
        const beyond = ((x[2 * v] as number) - (x[2 * vertex] as number)) * outwards - BEYOND
        if (beyond <= 0) continue
        total += WEIGHT.side * beyond * beyond
        const force = 2 * WEIGHT.side * beyond * outwards
        push(slope, 2 * v, force, 0)
        push(slope, 2 * vertex, -force, 0)
      }
    }
    return total
  }
}
