import type { Row } from '../../mathematics/item.js'
import { written } from '../../mathematics/written.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import type { Theory } from '../../theory/theory.js'
import { unicodeMath } from '../../theory/unicodeMath.js'
import { hasSeveralSources } from './carriedBy.js'
import { rowOf } from './latexRow.js'

/**
 * The legs that the index of a coefficient names, `\phi\phi\chi`, `J\tilde{J}`, with or without commas; undefined where it
 * is something else, or legs are alike.
 */
export function carriedIn(index: Row, theory: Theory): readonly string[] | undefined {
  if (!hasSeveralSources(theory)) return undefined
  const known = legNames(theory).map((name) => [name, rowOf(carriedLatex(theory, name), 'legs.carries')] as const)
  const items = index.filter((item) => !(item.kind === 'sign' && item.text === ','))
  return inPieces(items.length, (at) =>
    known.flatMap(([name, row]) =>
      written(items.slice(at, at + row.length)) === written(row) ? [[name, row.length] as const] : [],
    ),
  )
}

/** The same in a text, `φφχ`, `JJbar`. */
export function carriedInText(index: string, theory: Theory): readonly string[] | undefined {
  if (!hasSeveralSources(theory)) return undefined
  const text = index.normalize('NFC')
  const known = legNames(theory).flatMap((name) =>
    [unicodeMath(carriedLatex(theory, name)), name].map((spelling) => [name, spelling.normalize('NFC')] as const),
  )
  return inPieces(text.length, (at) =>
    known.flatMap(([name, spelling]) => (text.startsWith(spelling, at) ? [[name, spelling.length] as const] : [])),
  )
}

/** What legs may be called: what they carry first, and the fields inside. */
function legNames({ legs }: Theory): readonly string[] {
  return [...new Set([...legs.map(({ carries }) => carries), ...legs.map(({ field }) => field)])]
}

/** From left to right, the longest name that fits. */
function inPieces(
  length: number,
  namesAt: (at: number) => readonly (readonly [name: string, length: number])[],
): readonly string[] | undefined {
  const found: string[] = []
  for (let at = 0; at < length;) {
    const [best] = namesAt(at).toSorted((a, b) => b[1] - a[1])
    if (best === undefined) return undefined
    found.push(best[0])
    at += best[1]
  }
  return found.length === 0 ? undefined : found
}
