import type { Bones } from './bones.js'

/** How many are listed at most; a picture cannot show more symmetry than a few mirrors. */
const MOST = 60

/**
 * Symmetries that a mirror can show: permutations of the vertices that are their own inverse and keep the kind and the
 * numbers of lines, legs and self-loops (not the direction of arrows). `result[k][v]` is the image of vertex v. The
 * identity is the first: a mirror on which all lies.
 */
export function mirrors({ colours, joins }: Bones): readonly (readonly number[])[] {
  const count = colours.length
  const image = colours.map(() => -1)
  const found: (readonly number[])[] = []
  let tries = 0
  const fits = (v: number, w: number): boolean =>
    colours[v] === colours[w] &&
    image.every(
      (at, u) =>
        at < 0 || (joins[u * count + v] === joins[at * count + w] && joins[u * count + w] === joins[at * count + v]),
    )
  const extend = (): void => {
    const v = image.indexOf(-1)
    if (v < 0) found.push([...image])
    for (let w = v; v >= 0 && w < count && found.length < MOST && tries < 20000; w++) {
      if (image[w] !== -1 || !fits(v, w)) continue
      tries += 1
      image[v] = w
      image[w] = v
      extend()
      image[v] = -1
      image[w] = -1
    }
  }
  extend()
  return found
}
