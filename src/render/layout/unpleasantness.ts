import { angleTerms, loopTerms } from './angles.js'
import { apartTerms, clearTerms } from './clearances.js'
import type { Smooth } from './minimise.js'
import { push } from './push.js'
import type { Bones } from './bones.js'
import { springs } from './springs.js'
import { star } from './star.js'

/** What each wish weighs. */
const WEIGHT = { length: 3, side: 4 } as const

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
 *
 * @param legs what the wish weighs that legs have their length
 */
export function unpleasantness(bones: Bones, legs: number = WEIGHT.length): Smooth {
  const stars = bones.radii.map((_, v) => star(bones, v))
  const terms = [
    lengthTerms(bones, legs),
    angleTerms(stars),
    loopTerms(stars),
    apartTerms(bones),
    clearTerms(bones),
    sideTerms(bones),
  ]
  return (at, gradient) => {
    let total = 0
    for (const term of terms) total += term(at, gradient)
    return total
  }
}

function lengthTerms({ radii, chords, pendants }: Bones, legs: number): Smooth {
  return springs([
    ...chords.map(({ a, b, length }) => [a, b, length, WEIGHT.length]),
    ...pendants.map(({ what, vertex, reach }, p) => [
      vertex,
      radii.length + p,
      reach,
      what === 'leg' ? legs : WEIGHT.length,
    ]),
  ])
}

/** One leg points to the left, a second one on another vertex to the right: no vertex is far beyond theirs. */
function sideTerms({ radii, pendants }: Bones): Smooth {
  const legs = pendants.filter(({ what }) => what === 'leg')
  const ends =
    legs.length > 2 || (legs.length === 2 && legs[0]?.vertex === legs[1]?.vertex)
      ? []
      : legs.map(({ vertex, index }) => ({ vertex, outwards: index === 0 ? -1 : 1 }))
  return (x, slope) => {
    let total = 0
    for (const { vertex, outwards } of ends) {
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
