import type { Item } from '../../mathematics/item.js'
import { isBare, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Cursor } from '../formula/cursor.js'
import { pointOf } from '../formula/indices.js'
import type { Indices } from '../formula/indices.js'
import type { Node } from '../formula/syntax.js'
import { combinationOf } from './combination.js'
import type { Combination } from './combination.js'
import { isMassSquared, isMomentumLetter, isSquare, isSquaredMass } from './momentumLetters.js'
import { symbolNode } from './momentumSymbol.js'

/** A summand of k² + m² + iε, and how many tokens it takes. */
interface Summand {
  readonly momentum?: Combination
  readonly mass?: string
  readonly taken: number
}

/**
 * `k^2+m^2`, `(k+p)^2-m^2+i\epsilon`, `m^2+k^2`, `k^2` by itself: the inverse of a propagator, when one stands here. It
 * has one square of a momentum, and at most one of a mass.
 */
export function readSquares(cursor: Cursor, indices: Indices): Node | undefined {
  const { at } = cursor.peek()
  const before = cursor.position() === 0 ? undefined : cursor.peek(-1).text
  const begins = before === undefined || before === '+' || before === '-' || before === '='
  const whole = before === '-' ? -1 : 1
  let taken = 0
  let momentum: Combination | undefined
  let momentumSign = 1
  let mass: string | undefined
  let massSign = 1
  let shift = 0
  for (let first = true; ; first = false) {
    const { text, kind } = cursor.peek(taken)
    const isSign = kind === 'sign' && (text === '+' || text === '-')
    if (!first && (!isSign || !begins)) break
    const summand = summandAt(cursor, taken + (first ? 0 : 1), indices)
    if (summand === undefined) break
    const sign = first ? 1 : (text === '-' ? -1 : 1) * whole
    if (summand.momentum !== undefined) {
      if (momentum !== undefined) break
      momentum = summand.momentum
      momentumSign = sign
    } else if (summand.mass !== undefined) {
      if (mass !== undefined) break
      mass = summand.mass
      massSign = sign
    } else {
      if (first || shift !== 0) break
      shift = sign
    }
    taken += summand.taken + (first ? 0 : 1)
  }
  if (momentum === undefined) return undefined
  // Time-ordered propagators have k² − m² + iε, or k² + m² − iε; others are of other functions.
  const isAhead = shift * momentumSign * (massSign === momentumSign ? -1 : 1) < 0
  if (mass !== undefined && isAhead)
    cursor.fail('k^2 - m^2 + iε or k^2 + m^2 - iε, the propagator of time-ordered products', 'the other sign of iε', at)
  for (let i = 0; i < taken; i++) cursor.next()
  const square = symbolNode(
    { of: 'square', momentum, mass: mass ?? '', sign: mass === undefined || massSign === momentumSign ? 1 : -1 },
    at,
  )
  return momentumSign === 1
    ? square
    : { kind: 'product', factors: [{ kind: 'number', value: { num: -1n, den: 1n }, at }, square], at }
}

function summandAt(cursor: Cursor, ahead: number, indices: Indices): Summand | undefined {
  const { item } = cursor.peek(ahead)
  if (item === undefined) return undefined
  if (item.kind === 'name' && item.text === 'i' && isBare(item)) {
    const { text } = cursor.peek(ahead + 1)
    return ['ε', 'ϵ', '0', 'η', 'δ'].includes(text) ? { taken: 2 } : undefined
  }
  if (item.kind === 'sign' && item.text === '|') return absolute(cursor, ahead, indices)
  const base = withoutScripts(item, 'above')
  if (item.kind === 'name' && item.text === 'ξ' && written(item.above ?? []) === '-2')
    return { mass: written([item]), taken: 1 }
  if (isSquaredMass(item)) return { mass: written([item]), taken: 1 }
  if (isMassSquared(item)) return { mass: `${written([base])}^2`, taken: 1 }
  if (!isSquare(item)) return undefined
  if (item.kind === 'group' && isBare(base)) {
    const momentum = combinationOf(item.body, indices)
    return momentum === undefined || momentum.length === 0 ? undefined : { momentum, taken: 1 }
  }
  const letter = item.kind === 'name' && isMomentumLetter(item.text) ? pointOf([base], indices) : undefined
  return letter === undefined ? undefined : { momentum: [[letter, 1]], taken: 1 }
}

/** `|k+p|^2`. */
function absolute(cursor: Cursor, ahead: number, indices: Indices): Summand | undefined {
  const inner: Item[] = []
  for (let i = ahead + 1; i < ahead + 12; i++) {
    const { item } = cursor.peek(i)
    if (item === undefined) return undefined
    if (item.kind === 'sign' && item.text === '|') {
      const momentum = isSquare(item) ? combinationOf(inner, indices) : undefined
      return momentum === undefined ? undefined : { momentum, taken: i - ahead + 1 }
    }
    inner.push(item)
  }
  return undefined
}
