import { frame, inFrame, parameters, placed } from './frame.js'
import { level } from './level.js'
import { minimise } from './minimise.js'
import type { Smooth } from './minimise.js'
import type { Point } from './path.js'
import type { Bones } from './bones.js'
import { symmetry } from './symmetry.js'

/**
 * Tangent of the angle to the horizontal or the vertical below which a line should rather have none; a symmetric
 * picture is left alone longer.
 */
const NEARLY = { symmetric: 0.06, other: 0.16 } as const

/** What a line that is not quite horizontal or vertical costs, per square of what it lacks. */
const WEIGHT = 40

/** The arrangement with lines that are nearly horizontal or vertical made so, and everything else settled again. */
export function snap(bones: Bones, settling: Smooth, at: readonly Point[]): readonly Point[] {
  const nearly = symmetry(bones, at).axes.length > 0 ? NEARLY.symmetric : NEARLY.other
  const ends = bones.chords.map(({ a, b }) => [a, b] as const)
  const upright = uprightTerms(ends, at, nearly)
  const free = frame(bones, level(bones), undefined)
  const both = inFrame(free, (x, slope) => settling(x, slope) + upright(x, slope))
  return placed(free, minimise(both, parameters(free, at), 300, 1e-5).at)
}

/** What it costs that those pairs of nodes are not quite level or above each other that nearly are at `at`. */
export function uprightTerms(
  pairs: readonly (readonly [number, number])[],
  at: readonly Point[],
  nearly: number = NEARLY.other,
): Smooth {
  const terms = pairs.flatMap(([a, b]): number[] => {
    const [dx, dy] = [
      Math.abs((at[b] as Point).x - (at[a] as Point).x),
      Math.abs((at[b] as Point).y - (at[a] as Point).y),
    ]
    return dy < nearly * dx ? [2 * a + 1, 2 * b + 1] : dx < nearly * dy ? [2 * a, 2 * b] : []
  })
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < terms.length; k += 2) {
      const a = terms[k] as number
      const b = terms[k + 1] as number
      const off = (x[a] as number) - (x[b] as number)
      total += WEIGHT * off * off
      slope[a] = (slope[a] as number) + 2 * WEIGHT * off
      slope[b] = (slope[b] as number) - 2 * WEIGHT * off
    }
    return total
  }
}
