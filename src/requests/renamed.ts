import { InputError } from '../errors.js'
import type { LatexStyle } from '../render/latex/style.js'
import type { Theory } from '../theory/theory.js'
import { requireName, withNames } from '../theory/withNames.js'

/**
 * Other names in formulas: of symbols of the theory as they stand in its LaTeX, and under `x` and `y` of the external
 * and the integrated points.
 */
export type Renaming = Readonly<Record<string, string>>

/**
 * The theory under other names.
 *
 * @throws InputError for a name that no formula of the theory has, a new one that is more than a name, and letters of
 * points that mean something else
 */
export function renamed(theory: Theory, renaming: Renaming): Theory {
  const { names, points } = parted(renaming)
  const result = Object.keys(names).length === 0 ? theory : withNames(theory, names, 'rename')
  const letters = Object.values(points)
  const taken = [
    result.expands.coupling,
    ...[...result.lines, ...result.vertices, ...result.orders].map(({ latex }) =>
      latex.replaceAll(/\{(?:a|b|n|points)\}/g, ''),
    ),
  ]
  const clash = letters.find(
    (letter) =>
      letter === 'd' ||
      taken.some((latex) =>
        new RegExp(`(?<![\\\\\\p{L}])${letter.replaceAll('\\', '\\\\')}(?!\\p{L})`, 'u').test(latex),
      ),
  )
  if (clash === undefined && new Set([points.x ?? 'x', points.y ?? 'y']).size === 2) return result
  throw new InputError({
    code: 'requests.rename',
    at: 'rename',
    expected: 'two letters for points that mean nothing else in the formula',
    received: `'${Object.entries(renaming)
      .map((pair) => pair.join('='))
      .join(',')}'`,
  })
}

/** The letters of points. @throws InputError for one that is no letter */
export function pointLetters(renaming: Renaming): NonNullable<LatexStyle['points']> {
  return parted(renaming).points
}

function parted(renaming: Renaming): { readonly names: Renaming; readonly points: NonNullable<LatexStyle['points']> } {
  const points: { x?: string; y?: string } = {}
  for (const [from, to] of Object.entries(renaming)) {
    if (from !== 'x' && from !== 'y') continue
    if (!/^(?:[A-Za-z]|\\[A-Za-z]+)$/.test(to))
      throw new InputError({
        code: 'requests.rename',
        at: 'rename',
        expected: 'a letter for points',
        received: `'${to}'`,
      })
    points[from] = requireName(to, 'rename')
  }
  return {
    names: Object.fromEntries(Object.entries(renaming).filter(([from]) => from !== 'x' && from !== 'y')),
    points,
  }
}
