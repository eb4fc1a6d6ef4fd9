import type { LegPlaces } from './legPlaces.js'
import type { Point } from './path.js'
import type { Bones } from './bones.js'

/** Least distance of two legs' ends from each other, on the circle or on a side. */
const APART = 0.6

/** Where a leg ends: the size of the picture times the first point, shifted by the second. */
export type Place = readonly [Point, Point]

/** The places of the ends of all legs, in their order. */
export function legEnds(legs: number, places: Exclude<LegPlaces, 'around'>): readonly Place[] {
  return places === 'circle' ? onCircle(legs) : onSides(legs)
}

/** Around a circle, as far apart as they must be at least when the size is zero. */
function onCircle(legs: number): readonly Place[] {
  if (legs === 1)
    return [
      [
        { x: -1, y: 0 },
        { x: 0, y: 0 },
      ],
    ]
  return Array.from({ length: legs }, (_, k): Place => {
    const angle = Math.PI / 2 + ((k + 0.5) * 2 * Math.PI) / legs
    const unit = { x: Math.cos(angle), y: Math.sin(angle) }
    const least = APART / (2 * Math.sin(Math.PI / legs))
    return [unit, { x: least * unit.x, y: least * unit.y }]
  })
}

/** On two sides that are twice the size apart. */
function onSides(legs: number): readonly Place[] {
  const left = Math.ceil(legs / 2)
  return Array.from({ length: legs }, (_, k): Place => {
    const [side, rank, count] = k < left ? [-1, k, left] : [1, k - left, legs - left]
    return [
      { x: side, y: 0 },
      { x: 0, y: APART * 1.4 * ((count - 1) / 2 - rank) },
    ]
  })
}

/** The places given to the legs in the order in which these lie around the picture. */
export function asTheyLie(
  { radii, pendants }: Bones,
  at: readonly Point[],
  places: readonly Place[],
): readonly Place[] {
  const angle = ({ x, y }: Point): number => (Math.atan2(y, x) + 1.5 * Math.PI - 1e-6) % (2 * Math.PI)
  const legs = pendants.flatMap(({ what, index }, p) => {
    return what === 'leg' ? [{ index, turn: angle(at[radii.length + p] as Point) }] : []
  })
  const around = [...places].sort((a, b) => angle(tip(a, 1)) - angle(tip(b, 1)))
  const result: Place[] = []
  legs.sort((a, b) => a.turn - b.turn).forEach(({ index }, k) => (result[index] = around[k] as Place))
  return result
}

/** Where a leg ends in a picture of this size. */
export function tip([unit, shift]: Place, size: number): Point {
  return { x: size * unit.x + shift.x, y: size * unit.y + shift.y }
}
