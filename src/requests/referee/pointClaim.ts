import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import type { Chain, Expression, SymbolNode } from '../../mathematics/expression.js'
import { UnreadableMathematics } from '../../mathematics/item.js'
import { readChain } from '../../mathematics/readChain.js'
import type { Notation } from '../../mathematics/readChain.js'
import { resolved } from '../../mathematics/resolved.js'
import { written } from '../../mathematics/written.js'
import { carriedIn } from '../../expansion/formula/carriedIn.js'
import { numberLabel } from '../../models/point/labels.js'
import { symbolLatex } from '../../render/latex/symbols.js'
import { couplingName } from '../../theory/couplingName.js'
import { parsePowers } from '../../theory/symbols.js'
import type { Theory } from '../../theory/theory.js'
import { polynomialOf } from '../../mathematics/polynomialOf.js'
import type { SymbolOf } from '../../mathematics/polynomialOf.js'

/** An equation between a coefficient or n-point function and a polynomial in a theory's symbols at a point. */
export interface PointClaim {
  /** Its left side as it is written, and the tree of its right side. */
  readonly left: string | undefined
  readonly right: Expression
  readonly legs: number | undefined
  /** What its legs carry, where the name of the coefficient says it. */
  readonly carries: readonly string[] | undefined
  readonly reading: 'coefficient' | 'correlator' | undefined
  readonly value: Polynomial
  readonly tail: PointTail | undefined
  readonly symbolOf: SymbolOf
  readonly notation: Notation
}

/** What a sum leaves open, as it is written. */
interface PointTail {
  /** Powers of the small parameter from which on it does; undefined for dots. */
  readonly from?: Powers
  readonly text: string
}

/** Undefined for what is no polynomial in the theory's symbols. */
export function pointClaimOf(
  text: string,
  theory: Theory,
  macros: Readonly<Record<string, string>>,
  notation: Notation,
): PointClaim | undefined {
  try {
    return claimIn(readChain(text, macros, notation), { text, theory, notation })
  } catch (error) {
    if (!(error instanceof UnreadableMathematics)) throw error
    return undefined
  }
}

interface Said {
  readonly text: string
  readonly theory: Theory
  readonly notation: Notation
}

function claimIn({ sides, relations }: Chain, { text, theory, notation }: Said): PointClaim | undefined {
  const [first, second, more] = sides
  if (first === undefined || more !== undefined || (second !== undefined && relations[0] !== '=')) return undefined
  const symbolOf = symbolsOf(theory)
  const right = resolved(second ?? first, () => false)
  const left = second === undefined ? undefined : leftSide(first, theory)
  if (second !== undefined && left === undefined) return undefined
  const value = polynomialOf(right, symbolOf)
  if (value === undefined || value.every(({ powers }) => Object.keys(powers).length === 0)) return undefined
  const tail = tailOf(right, symbolOf, { text, theory, notation })
  if (tail === 'unclear') return undefined
  return {
    left: second === undefined ? undefined : text.slice(first.at, first.end).trim(),
    right,
    legs: left?.legs,
    carries: left?.carries,
    reading: left?.reading,
    value,
    tail,
    symbolOf,
    notation,
  }
}

/** `w_2`, `g_{4}` by the theory's letter; `W^{(2)}`, `G_c^{(4)}` of a theory that expands W. */
function leftSide(
  node: Expression,
  theory: Theory,
): (Pick<PointClaim, 'legs' | 'reading'> & Partial<Pick<PointClaim, 'carries'>>) | undefined {
  if (node.kind !== 'symbol' || node.accent !== undefined || node.primes !== undefined) return undefined
  const { name, below, above } = node
  const isCoefficient = name === couplingName(theory) && above === undefined
  if (isCoefficient) {
    const carries = below === undefined ? undefined : carriedIn(below, theory)
    const legs = carries?.length ?? numberLabel(below)
    return legs === undefined ? undefined : { legs, carries, reading: 'coefficient' }
  }
  const isConnected = name === 'W' ? below === undefined : name === 'G' && below !== undefined && written(below) === 'c'
  const legs = numberLabel(above)
  if (theory.expands.functional !== 'W' || !isConnected || legs === undefined) return undefined
  return { legs, reading: 'correlator' }
}

/** Names of families have members to this valence. */
const MOST_HALVES = 40

/** Small parameters, numbers of components, and what stands for lines and vertices at a point, by how they are printed. */
function symbolsOf({ orders, spaces, lines, vertices }: Theory): SymbolOf {
  const known = new Map<string, string>()
  const add = (symbol: string): void => {
    const [side] = readChain(symbolLatex(symbol)).sides
    if (side?.kind === 'symbol') known.set(keyOf(side), symbol)
  }
  for (const { symbol } of orders) add(symbol)
  for (const { size } of spaces) add(size)
  for (const { atAPoint: powers } of lines) Object.keys(powers).forEach(add)
  for (const { atAPoint: powers, family } of vertices)
    for (let n = family === undefined ? MOST_HALVES : 0; n <= MOST_HALVES; n++)
      Object.keys(parsePowers(powers.replaceAll('{n}', `${n}`)) ?? {}).forEach(add)
  return (letter) => (letter.primes === undefined && letter.accent === undefined ? known.get(keyOf(letter)) : undefined)
}

/** The tail of a sum; `unclear` where it does not say of one small parameter. */
function tailOf(right: Expression, symbolOf: SymbolOf, { text, theory }: Said): PointTail | 'unclear' | undefined {
  const tails = (right.kind === 'sum' ? right.terms : []).filter(({ kind }) => kind === 'tail' || kind === 'dots')
  const [tail, more] = tails
  if (tail === undefined) return undefined
  if (more !== undefined || theory.orders.length !== 1) return 'unclear'
  const shown = text
    .slice(tail.at, tail.end)
    .trim()
    .replace(/^\+\s*/, '')
  const [of, another] = tail.kind === 'tail' ? (tail.of ?? []) : []
  if (of === undefined) return { text: shown }
  const [only, other] = another === undefined ? (polynomialOf(of, symbolOf) ?? []) : []
  return only === undefined || other !== undefined ? 'unclear' : { from: only.powers, text: shown }
}

function keyOf({ name, below }: SymbolNode): string {
  return below === undefined ? name : `${name}_${written(below)}`
}
