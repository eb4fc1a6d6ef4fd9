import type { Point } from './path.js'
import type { Bones } from './bones.js'

/**
 * Legs of one field on one vertex change places so that they come in their order: from left to right, then from top to
 * bottom.
 */
export function inOrder({ radii, pendants }: Bones, at: readonly Point[]): readonly Point[] {
  const result = [...at]
  const groups = new Map<string, number[]>()
  pendants.forEach(({ what, vertex, field }, p) => {
    if (what === 'leg') groups.set(`${vertex} ${field}`, [...(groups.get(`${vertex} ${field}`) ?? []), p])
  })
  for (const group of groups.values()) {
    const centre = at[pendants[group[0] as number]?.vertex as number] as Point
    const side = ({ x }: Point): number => (x < centre.x - MIDDLE ? 0 : x > centre.x + MIDDLE ? 2 : 1)
    const places = group.map((p) => at[radii.length + p] as Point).sort((a, b) => side(a) - side(b) || b.y - a.y)
    group.forEach((p, k) => (result[radii.length + p] = places[k] as Point))
  }
  return result
}

/** Half the width of the strip above and below a vertex that is neither left nor right of it. */
const MIDDLE = 0.05
