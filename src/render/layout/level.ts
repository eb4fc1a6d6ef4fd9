import { connects } from './connects.js'
import type { Bones } from './bones.js'

/**
 * With two legs, the vertices through which every way from one leg to the other leads, those that carry the legs
 * included; a picture has them on one horizontal line. Empty for other numbers of legs.
 */
export function level(bones: Bones): ReadonlySet<number> {
  const legs = bones.pendants.filter(({ what }) => what === 'leg').map(({ vertex }) => vertex)
  const [first, last] = legs
  if (legs.length !== 2 || first === undefined || last === undefined) return new Set()
  return new Set(
    bones.radii.flatMap((_, v) => (v === first || v === last || !connects(bones, first, last, v) ? [v] : [])),
  )
}
