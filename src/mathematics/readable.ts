import type { Expression } from './expression.js'
import type { Row } from './item.js'
import { UnreadableMathematics } from './item.js'
import { readExpression } from './readExpression.js'

/** A row as an expression; undefined for a list of labels, a star and what else is no mathematics. */
export function readable(row: Row): Expression | undefined {
  try {
    return readExpression(row)
  } catch (error) {
    if (error instanceof UnreadableMathematics) return undefined
    throw error
  }
}
