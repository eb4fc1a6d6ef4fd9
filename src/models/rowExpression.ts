import type { Expression } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { UnreadableMathematics } from '../mathematics/item.js'
import { readExpression } from '../mathematics/readExpression.js'
import { NoMeaning } from './noMeaning.js'

const READ = new WeakMap<Row, Expression>()

/**
 * What stands in a script, as an expression; a sum or an integral asks for it many times.
 *
 * @throws NoMeaning of the node whose script it is, for a star, a list of labels
 */
export function rowExpression(row: Row, node: Expression): Expression {
  const known = READ.get(row)
  if (known !== undefined) return known
  try {
    const read = readExpression(row)
    READ.set(row, read)
    return read
  } catch (error) {
    if (error instanceof UnreadableMathematics) throw new NoMeaning(node)
    throw error
  }
}
