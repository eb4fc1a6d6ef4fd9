import * as Q from '../../algebra/rational.js'
import type { Item, Row } from '../../mathematics/item.js'
import { isBare, split } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Cursor } from './cursor.js'
import { readSum } from './grammar.js'
import type { Dialect } from './grammar.js'
import { formulaAlone } from './latexDocument.js'
import { cursorIn } from './latexReader.js'
import type { Reader } from './latexReader.js'
import { rowOf } from './latexRow.js'
import { isCompletion, readCount } from './readPlain.js'
import type { Node } from './syntax.js'

/** What tells the readers of LaTeX apart: factors, and where dots end a sum. The rest is the same for all. */
export interface LatexFactors<R extends Reader> {
  readonly atom: (dialect: Dialect, reader: R, depth: number) => Node | undefined
  /** Whether dots that stand here are the tail of a sum, rather than factors. */
  readonly dotsAreTail: (cursor: Cursor) => boolean
}

/** Reads a row, or a bracket within one, to its end as a sum. */
export interface LatexSum<R extends Reader> {
  readonly sumOf: (reader: R, row: Row, depth: number, closing: { readonly at: number; readonly sign?: string }) => Node
  /** A bracket, an argument, a half of a fraction. */
  readonly inside: (reader: R, row: Row, depth: number, at: number, sign: string) => Node
  /** The halves of a fraction as a product. */
  readonly fraction: (reader: R, item: Item & { readonly kind: 'fraction' }, depth: number) => Node
}

/** The reader of sums with these factors. */
export function latexSum<R extends Reader>({ atom, dotsAreTail }: LatexFactors<R>): LatexSum<R> {
  const sumOf: LatexSum<R>['sumOf'] = (reader, row, depth, closing) => {
    const cursor = cursorIn(reader, row, closing)
    const dialect: Dialect = {
      cursor,
      atom: (inner) => atom(dialect, reader, inner),
      exponent: () => cursor.fail('an operator, a factor or the end'),
      completion: () => completion(cursor),
      tail: (inner) => tail(reader, cursor, inner),
    }
    const sum = readSum(dialect, depth)
    if (cursor.peek().kind !== 'end') cursor.fail('an operator, a factor or the end')
    return sum
  }
  const inside: LatexSum<R>['inside'] = (reader, row, depth, at, sign) =>
    sumOf(reader, row, depth, { at: row.at(-1)?.end ?? at, ...(sign === '' ? {} : { sign }) })
  /**
   * `+ O(N^{-2})`, `+ O(λ^2, g)`, `+ …`: the tail of a formula, when one stands here. An O whose bracket cannot be read
   * leaves open what dots do.
   */
  const tail = (reader: R, cursor: Cursor, depth: number): Node | undefined => {
    const [{ item, text, at }, { item: bracket }] = [cursor.peek(), cursor.peek(1)]
    if (text === '…' && dotsAreTail(cursor)) {
      cursor.next()
      return { kind: 'tail', text, of: undefined, at }
    }
    const isO = item?.kind === 'name' && text === 'O' && isBare(item)
    if (!isO || bracket?.kind !== 'group' || !BRACKETS.has(bracket.open)) return undefined
    cursor.next()
    cursor.next()
    const of = cursor.attempt(() =>
      split(bracket.body, ',').map((part) => inside(reader, part, depth + 1, bracket.end, bracket.close)),
    )
    return { kind: 'tail', text: written([item, bracket]), of, at }
  }
  const fraction: LatexSum<R>['fraction'] = (reader, { over, under, end, at }, depth) => {
    const [above, below] = [over, under].map((part) => inside(reader, part, depth + 1, end, '}'))
    return {
      kind: 'product',
      factors: [above as Node, { kind: 'power', base: below as Node, exponent: Q.rational(-1n), at }],
      at,
    }
  }
  return { sumOf, inside, fraction }
}

/** Brackets that hold a sum; the last one is that of braces. */
export const BRACKETS: ReadonlySet<string> = new Set(['(', '[', '{', ''])

/** `perms`, `2 perms`, `Comb.` */
function completion(cursor: Cursor): ReturnType<Dialect['completion']> {
  const counted = cursor.peek().kind === 'number' ? 1 : 0
  const { kind, text, at } = cursor.peek(counted)
  if (kind !== 'words' || !isCompletion(text)) return undefined
  const count = counted === 1 ? readCount(cursor) : undefined
  cursor.next()
  return { count, at }
}

/** Numbers, brackets have nothing below them. */
export function requireUnlabelled(cursor: Cursor, item: Item): void {
  if (item.below !== undefined || item.primes !== undefined)
    cursor.fail('a number or a bracket without index or prime', `'${written([item])}'`)
}

/** The one formula of a text as a row, without a frame around it or a full stop behind it, and where it begins. */
export function formulaRow(
  text: string,
  file: string,
  defined: Readonly<Record<string, string>>,
): { readonly row: Row; readonly from: number } {
  const alone = formulaAlone(text, file)
  return { row: rowOf(alone.text, file, { ...defined, ...alone.macros }), from: alone.from }
}

/** A frame around the formula and a sentence's full stop or comma after it are no part of it. */
export function withoutStop(row: Row): Row {
  const last = row.at(-1)
  if (last?.kind === 'group' && row.length === 1 && last.open === '' && isBare(last)) return withoutStop(last.body)
  return last?.kind === 'sign' && ['.', ',', ';'].includes(last.text) ? row.slice(0, -1) : row
}
