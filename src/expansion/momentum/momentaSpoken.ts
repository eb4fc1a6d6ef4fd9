import type { Item, Row } from '../../mathematics/item.js'
import { isBare, partsOf } from '../../mathematics/rows.js'
import { combinationOf } from './combination.js'

/** Letters of propagators and correlators that have one momentum where they would have two points. */
const CALLED = new Set(['Δ', 'G', 'D', 'K', 'C', 'P', 'S', 'R', 'Σ', 'Π', 'Γ'])

/**
 * Whether a formula is one of momentum space: it has factors 2π, a square and a mass in a denominator, δ of a sum, or
 * functions of one momentum as `\Delta(k+p)`.
 */
export function speaksOfMomenta(row: Row): boolean {
  return row.some((item, i) => isOfMomenta(item, row[i + 1], row[i + 2]) || partsOf(item).some(speaksOfMomenta))
}

function isOfMomenta(item: Item, next: Item | undefined, after: Item | undefined): boolean {
  if (item.kind === 'number') return item.text === '2' && next?.kind === 'name' && next.text === 'π'
  const isSum = next?.kind === 'sign' && (next.text === '+' || next.text === '-')
  if (isSquared(item) && isSum && after !== undefined) return isMass(after)
  if (isSquared(item) && item.kind === 'name' && ['k', 'p', 'q', 'l'].includes(item.text)) return true
  if (item.kind !== 'name' || next?.kind !== 'group' || next.open !== '(') return false
  const [first] = next.body
  const isVertex = ['Γ', 'Σ', 'Π'].includes(item.text) && first?.kind === 'name' && ['p', 'k', 'q'].includes(first.text)
  if (isVertex) return true
  const isOne = combinationOf(next.body, new Map()) !== undefined
  const isZero = first?.kind === 'number' && first.text === '0'
  const isDifference = next.body.length === 3 && next.body[1]?.kind === 'sign' && next.body[1].text === '-'
  return CALLED.has(item.text) && isOne && !isZero && !isDifference
}

function isSquared({ above }: Item): boolean {
  const [two, more] = above ?? []
  return two?.kind === 'number' && two.text === '2' && more === undefined
}

function isMass(item: Item): boolean {
  return item.kind === 'name' && (isSquared(item) || isBare(item)) && ['m', 'M', 'μ', 'r', 't', 'τ'].includes(item.text)
}
