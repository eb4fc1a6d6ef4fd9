import { connects } from './connects.js'
import type { Skeleton } from './skeleton.js'

/**
 * With two legs, the vertices through which every way from one leg to the other leads, those that carry the legs included; a picture has them
 * on one horizontal line. Empty for other numbers of legs.
 */
export function level(skeleton: Skeleton): ReadonlySet<number> {
  const legs = skeleton.pendants.filter(({ what }) => what === 'leg').map(({ vertex }) => vertex)
  const [first, last] = legs
  if (legs.length !== 2 || first === undefined || last === undefined) return new Set()
  return new Set(skeleton.radii.flatMap((_, v) => (v === first || v === last || !connects(skeleton, first, last, v) ? [v] : [])))
}
