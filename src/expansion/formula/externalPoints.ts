import type { Equation } from './syntax.js'
import type { Fail } from './toDiagram.js'
import type { WrittenTerm } from './writtenTerms.js'

/**
 * The external points in the order of the legs: those of the left side; or x1, x2, …; or, where no point has such a
 * name, those that every term leaves free.
 *
 * @param legs how many were asked for
 */
export function externalPoints(
  { sum: { at }, left }: Equation,
  terms: readonly WrittenTerm[],
  legs: number | undefined,
  fail: Fail,
): readonly string[] {
  const all = terms.flatMap(({ kernels }) => kernels)
  const carried = all.some(({ of }) => of === 'carried')
  const highest = Math.max(
    0,
    ...all.flatMap(({ points }) => points).map((point) => Number(/^x(\d{1,3})$/.exec(point)?.[1] ?? 0)),
  )
  const underFields = carried ? (terms[0]?.kernels.filter(({ of }) => of === 'carried').length ?? 0) : undefined
  const unnamed = left.points === undefined && !carried && highest === 0 ? freePoints(terms) : []
  const free = unnamed.length > 0 && unnamed.length === (legs ?? left.legs ?? unnamed.length) ? unnamed : undefined
  const count = legs ?? left.legs ?? underFields ?? free?.length ?? highest
  if (left.legs !== undefined && left.legs !== count)
    fail(0, `a formula with ${count} ${count === 1 ? 'leg' : 'legs'}`, `${left.legs} on its left side`)
  if (left.points === undefined && !carried && highest > count)
    fail(at, `external points up to x${count}`, `x${highest}`)
  return left.points ?? free ?? Array.from({ length: count }, (_, i) => `x${i + 1}`)
}

/**
 * The points at the end of one line that no integral of the term has, where they are the same in all terms: x, y of
 * `\int dz\, Δ(x-z) Δ(y-z) Δ(z-z)`. None where terms differ.
 */
function freePoints(terms: readonly WrittenTerm[]): readonly string[] {
  const [first = [], ...others] = terms.map(({ kernels, integrated = [] }) => {
    const points = kernels.flatMap((kernel) => kernel.points)
    const once = points.filter((point) => points.indexOf(point) === points.lastIndexOf(point))
    return once.filter((point) => !integrated.includes(point))
  })
  const isSame = (points: readonly string[]): boolean =>
    points.length === first.length && points.every((point) => first.includes(point))
  return others.every(isSame) ? first : []
}
