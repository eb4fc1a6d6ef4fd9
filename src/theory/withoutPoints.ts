import { parseMath } from './mathSyntax.js'
import type { MathItem } from './mathSyntax.js'

/**
 * The symbol of a vertex by itself: its template without `{points}` and the brackets around them.
 *
 * @example
 * withoutPoints('G_c^{(4)}({points})') // 'G_c^{(4)}'
 */
export function withoutPoints(latex: string): string {
  return cuts(parseMath(latex, ['n', 'points'])).reduceRight(
    (text, { start, end, stays }) => text.slice(0, start) + (stays ? '{}' : '') + text.slice(end),
    latex,
  )
}

/** What is taken out; where an argument or an index stood, or one follows, braces stay. */
interface Cut {
  readonly start: number
  readonly end: number
  readonly stays: boolean
}

function cuts(items: readonly MathItem[]): readonly Cut[] {
  const follows = (at: number): boolean => items[at]?.kind === 'above' || items[at]?.kind === 'below'
  return items.flatMap((item, i): readonly Cut[] => {
    const [only, ...others] = item.inner[0] ?? []
    if (item.kind === 'fenced' && isPoints(only) && others.length === 0)
      return [{ ...spanOf(item, item), stays: follows(i + 1) }]
    if (!isPoints(item)) return item.inner.flatMap(cuts)
    const [left, right] = [items[i - 1], items[i + 1]]
    if (left?.kind === 'open' && right?.kind === 'close') return [{ ...spanOf(left, right), stays: follows(i + 2) }]
    return [{ ...spanOf(item, item), stays: item.isArgument || follows(i + 1) }]
  })
}

function isPoints(item: MathItem | undefined): boolean {
  return item?.kind === 'place' && item.name === 'points'
}

function spanOf({ start }: MathItem, { end }: MathItem): { readonly start: number; readonly end: number } {
  return { start, end }
}
