import { inAscii, parseMath } from './mathSyntax.js'
import type { MathItem } from './mathSyntax.js'

/**
 * What a formula looks like to what stands beside it: a `symbol` (with an index, with points) can be raised as it
 * stands, a `product` needs brackets for that, a formula with a sign or a sum in a product too; a `list` has commas.
 */
export type MathShape = 'symbol' | 'product' | 'negative' | 'sum' | 'list'

/** A symbol without arguments: one letter, with accents, indices and labels. @throws Misread */
export function isName(text: string): boolean {
  const [first, ...rest] = parseMath(inAscii(text))
  return (
    first !== undefined &&
    isNucleus(first) &&
    first.kind !== 'number' &&
    rest.every(({ kind }) => kind === 'above' || kind === 'below')
  )
}

/** A name that takes an index: a letter or a word, without any. @throws Misread */
export function isBareName(text: string): boolean {
  return /^[A-Za-z]+$/.test(text) || (isName(text) && parseMath(inAscii(text)).length === 1)
}

export function shapeOf(all: readonly MathItem[]): MathShape {
  const items = all.filter(({ kind }) => kind !== 'space')
  const [only] = items
  if (items.length === 1 && only?.kind === 'group') return shapeOf(only.inner[0] ?? [])
  const outside = items.filter((_, i) => depthAt(items, i) === 0)
  if (outside.some(({ kind }) => kind === 'comma')) return 'list'
  const signs = items.flatMap(({ kind }, i) =>
    (kind === 'plus' || kind === 'minus' || kind === 'relation') && depthAt(items, i) === 0 ? [i] : [],
  )
  if (signs.some((i) => i > 0)) return 'sum'
  if (signs.length > 0) return 'negative'
  return isRaisable(items) ? 'symbol' : 'product'
}

/** In how many brackets the item stands; those that open and close belong to what is inside of them. */
function depthAt(items: readonly MathItem[], at: number): number {
  let [depth, bars] = [0, 0]
  items.forEach(({ kind }, i) => {
    if (i < at && kind === 'open') depth++
    if (i <= at && i > 0 && kind === 'close') depth--
    if (i < at && kind === 'bar') bars++
  })
  return Math.max(depth, 0) + (bars % 2)
}

/** A letter or a name in another alphabet, a number, brackets. */
function isNucleus({ kind, inner }: MathItem): boolean {
  if (kind === 'group') return shapeOf(inner[0] ?? []) === 'symbol'
  if (kind === 'alphabet')
    return (inner[0] ?? []).every(
      (each) => each.kind === 'letter' || each.kind === 'accent' || each.kind === 'alphabet',
    )
  return ['letter', 'number', 'accent', 'wide', 'text', 'fenced', 'place'].includes(kind)
}

/**
 * A symbol, alone with an index below, or with indices and one pair of brackets after it; a number; a pair of brackets.
 */
function isRaisable(items: readonly MathItem[]): boolean {
  const [first] = items
  if (first === undefined) return false
  if (items.every(({ kind }) => kind === 'number')) return true
  let next = first.kind === 'open' ? 0 : isNucleus(first) ? 1 : -1
  if (next < 0) return false
  let raised = false
  while (items[next]?.kind === 'above' || items[next]?.kind === 'below') {
    raised ||= items[next]?.kind === 'above' && items[next]?.name !== "'"
    next++
  }
  if (next === items.length) return !raised
  if (items[next]?.kind === 'fenced') return next === items.length - 1
  const inBrackets = items.slice(next)
  return (
    inBrackets[0]?.kind === 'open' &&
    inBrackets.at(-1)?.kind === 'close' &&
    inBrackets.slice(1, -1).every((_, i) => depthAt(inBrackets, i + 1) > 0)
  )
}
