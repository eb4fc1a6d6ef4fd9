import type { Item, Row } from '../../mathematics/item.js'
import { partsOf } from '../../mathematics/rows.js'
import { combinationOf } from './combination.js'
import { isMomentumLetter, isMassSquared, isSquare, isSquaredMass } from './momentumLetters.js'

/** Letters of propagators and correlators that have one momentum where they would have two points. */
const CALLED = new Set(['Δ', 'G', 'D', 'K', 'C', 'P', 'S', 'R', 'Σ', 'Π', 'Γ'])

/**
 * Whether a formula is one of momentum space: it has factors 2π, a square and a mass in a denominator, δ of a sum, or
 * functions of one momentum as `\Delta(k+p)`. `\Delta(x)` is one of a difference of points.
 */
export function speaksOfMomenta(row: Row): boolean {
  return row.some((item, i) => isOfMomenta(item, row[i + 1], row[i + 2]) || partsOf(item).some(speaksOfMomenta))
}

function isOfMomenta(item: Item, next: Item | undefined, after: Item | undefined): boolean {
  if (item.kind === 'number') return item.text === '2' && next?.kind === 'name' && next.text === 'π'
  const isSum = next?.kind === 'sign' && (next.text === '+' || next.text === '-')
  if (isSquare(item) && isSum && after !== undefined && (isMassSquared(after) || isSquaredMass(after)))
    return item.kind !== 'name' || isMomentum(item)
  if (isSquare(item) && isMomentum(item)) return true
  if (item.kind !== 'name' || next?.kind !== 'group' || next.open !== '(') return false
  const [first] = next.body
  if (['Γ', 'Σ', 'Π'].includes(item.text) && first !== undefined && isMomentum(first)) return true
  const momentum = combinationOf(next.body, new Map())
  const isOne = momentum?.every(([letter]) => isMomentumLetter(letter)) === true
  const isZero = first?.kind === 'number' && first.text === '0'
  const isDifference = next.body.length === 3 && next.body[1]?.kind === 'sign' && next.body[1].text === '-'
  return CALLED.has(item.text) && isOne && !isZero && !isDifference
}

function isMomentum(item: Item): boolean {
  return item.kind === 'name' && isMomentumLetter(item.text)
}
