import * as Q from '../algebra/rational.js'
import type { Differential, Expression } from './expression.js'
import type { Item, Row } from './item.js'
import { UnreadableMathematics } from './item.js'
import { isBare } from './rows.js'
import { written } from './written.js'

/** A row that is read from left to right, and how far. */
export interface Walk {
  readonly row: Row
  place: number
  /** Within an integral: its differentials, as they are met. */
  readonly over?: Differential[]
}

export function isSign(item: Item | undefined, ...texts: readonly string[]): boolean {
  return item?.kind === 'sign' && texts.includes(item.text)
}

export function unreadable(item: Item | undefined, expected: string): UnreadableMathematics {
  return new UnreadableMathematics(item?.at ?? 0, expected, item === undefined ? 'the end' : `'${written([item])}'`)
}

export function negated(term: Expression, { at }: Item): Expression {
  return { kind: 'product', factors: [number(Q.rational(-1n), at, at), ...factorsOf(term)], at, end: term.end }
}

export function factorsOf(term: Expression): readonly Expression[] {
  return term.kind === 'product' ? term.factors : [term]
}

export function number(value: Q.Rational, at: number, end: number): Expression {
  return { kind: 'number', value, at, end }
}

export function joined(factors: readonly Expression[]): Expression {
  const [only] = factors
  if (only !== undefined && factors.length === 1) return only
  return { kind: 'product', factors, at: only?.at ?? 0, end: factors.at(-1)?.end ?? 0 }
}

export function inverse(of: Expression): Expression {
  return { kind: 'power', base: of, exponent: number(Q.rational(-1n), of.at, of.end), at: of.at, end: of.end }
}

/** `[3]` behind factors. */
export function countOf(item: Item): number | undefined {
  if (item.kind !== 'group' || item.open !== '[' || !isBare(item)) return undefined
  const [only, more] = item.body
  return only?.kind === 'number' && more === undefined && isBare(only) && /^[1-9]\d*$/.test(only.text)
    ? Number(only.text)
    : undefined
}
