/** An equation f(x, t) = 0 at one place: what is left, its slope in x, and how large its terms are. */
export interface AtPlace {
  readonly left: number
  readonly slope: number
  readonly size: number
}

/** Where a branch of roots was followed to. */
export interface Followed {
  readonly root: number
  /** The last t at which it is a root. */
  readonly reached: number
  /** Steps of Newton's method in all. */
  readonly iterations: number
}

/** How much of an equation, in units of its terms, may be left. */
const TOLERANCE = 1e-13
/** A step of Newton's method that is a smaller part of the root is rounding. */
const LEAST = 1e-15
/** Newton's steps at one t. */
const STEPS = 8
/** Between two values of t the slope changes by less than this factor, so that no branch is left for another. */
const FACTOR = 2
/** Where steps in t are shorter than this part of all, the branch ends. */
const SHORTEST = 1e-12

/**
 * Follows a root from t = 0 to `end` in steps so short that slope and root change little. The branch ends where the slope, positive at the beginning,
 * falls to 0 (another root comes in and both are gone) or where the equation has no meaning any more.
 *
 * @param at undefined where the equation has no meaning
 * @param root that of t = 0
 */
export function continuedRoot(at: (x: number, t: number) => AtPlace | undefined, root: number, end: number): Followed {
  let [here, reached, step, iterations] = [root, 0, end / 8, 0]
  let place = at(root, 0)
  while (place !== undefined && reached < end) {
    const next = Math.min(end, reached + step)
    const found = corrected(at, here, next, place.slope)
    iterations += found.iterations
    if (found.place === undefined) {
      step = (next - reached) / 2
      if (step < SHORTEST * end) break
    } else {
      ;[here, reached, step, place] = [found.root, next, 2 * step, found.place]
    }
  }
  return { root: here, reached, iterations }
}

/** Newton's method from a root near by: nowhere may the slope be far from what it was there. */
function corrected(
  at: (x: number, t: number) => AtPlace | undefined,
  from: number,
  t: number,
  slope: number,
): { readonly root: number; readonly place?: AtPlace; readonly iterations: number } {
  let root = from
  for (let iterations = 0; iterations <= STEPS; iterations++) {
    const place = at(root, t)
    if (place === undefined || !(place.slope > slope / FACTOR && place.slope < slope * FACTOR))
      return { root, iterations }
    const change = place.left / place.slope
    if (Math.abs(place.left) <= TOLERANCE * place.size || Math.abs(change) <= LEAST * Math.abs(root))
      return { root, place, iterations }
    root -= change
  }
  return { root, iterations: STEPS }
}
