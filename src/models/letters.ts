import type { Expression } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { partsOfExpression } from '../mathematics/parts.js'
import { readable } from '../mathematics/readable.js'
import { bigLabels } from './bigLimits.js'
import { symbolText } from './symbolText.js'

/** Where a letter stands. */
export interface LetterPlace {
  /** Within an average. */
  readonly inside: boolean
  /** In an exponent, a factorial, a limit: where whole numbers stand. */
  readonly counting: boolean
  /** In the exponent of e. */
  readonly exponential: boolean
  /** Letters that a sum or an integral around it binds. */
  readonly bound: readonly string[]
}

const OUTSIDE: LetterPlace = { inside: false, counting: false, exponential: false, bound: [] }

/** Goes through an expression, its exponents and limits; what a call has in its bracket is left to `see` if it says so. */
export function visitLetters(
  node: Expression,
  see: (node: Expression, place: LetterPlace) => 'done' | undefined,
  place: LetterPlace = OUTSIDE,
): void {
  if (see(node, place) === 'done') return
  const counting = { ...place, counting: true }
  const go = (part: Expression, where: LetterPlace): void => {
    visitLetters(part, see, where)
  }
  const row = (rows: Row | undefined, where: LetterPlace): void => {
    const read = rows === undefined ? undefined : readable(rows)
    if (read !== undefined) go(read, where)
  }
  switch (node.kind) {
    case 'symbol':
      row(node.above, node.name === 'e' ? { ...place, exponential: true } : counting)
      return
    case 'call':
      go(node.argument, node.name === 'exp' ? { ...place, exponential: true } : place)
      return
    case 'power':
      go(node.base, place)
      go(node.exponent, counting)
      return
    case 'factorial':
      go(node.of, counting)
      return
    case 'binomial':
      go(node.over, counting)
      go(node.under, counting)
      return
    case 'average':
      go(node.of, { ...place, inside: true })
      return
    case 'big':
      row(node.above, counting)
      go(node.body, { ...place, bound: [...place.bound, ...bigLabels(node)] })
      return
    case 'integral':
      go(node.body, { ...place, bound: [...place.bound, ...node.over.map(({ of }) => symbolText(of))] })
      return
    default:
      for (const part of partsOfExpression(node)) go(part, place)
  }
}
