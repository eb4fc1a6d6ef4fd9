import type { Expression } from './expression.js'

/** The expressions within an expression, from left to right. */
export function partsOfExpression(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'applied':
      return node.args
    case 'call':
      return [node.argument]
    case 'sum':
      return node.terms
    case 'product':
      return node.factors
    case 'power':
      return [node.base, node.exponent]
    case 'binomial':
      return [node.over, node.under]
    case 'factorial':
    case 'absolute':
    case 'average':
    case 'counted':
    case 'at':
      return [node.of]
    case 'big':
    case 'integral':
      return [node.body]
    case 'derivative':
      return [...node.by, ...(node.of === undefined ? [] : [node.of])]
    case 'tail':
      return node.of ?? []
    case 'list':
      return node.of
    case 'number':
    case 'symbol':
    case 'completion':
    case 'dots':
    case 'words':
      return []
  }
}

/** An expression and all that is within it, from left to right. */
export function nodesOf(node: Expression): readonly Expression[] {
  return [node, ...partsOfExpression(node).flatMap(nodesOf)]
}

/** Whether an expression, or something within it, is of this sort. */
export function someNode(node: Expression, is: (node: Expression) => boolean): boolean {
  return is(node) || partsOfExpression(node).some((part) => someNode(part, is))
}
