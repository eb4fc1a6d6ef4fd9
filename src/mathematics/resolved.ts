import type { Expression } from './expression.js'
import { raisedBehind } from './raisedBehind.js'
import { readExpression } from './readExpression.js'

/**
 * A tree in which `a(…)` is a product wherever `a` is no function: `λ(n+2)`, `J_{ij}^2(1-m_i^2)`, `K^m(2m-1)!!`.
 *
 * @param isFunction whether `name(…)` is the value of a function
 */
export function resolved(
  node: Expression,
  isFunction: (node: Expression & { readonly kind: 'applied' }) => boolean,
): Expression {
  const again = (part: Expression): Expression => resolved(part, isFunction)
  switch (node.kind) {
    case 'applied': {
      const args = node.args.map(again)
      if (isFunction(node)) return { ...raisedBehind(node), args }
      const [only] = args
      const bracket: Expression =
        only !== undefined && args.length === 1 ? only : { kind: 'list', of: args, at: node.head.end, end: node.end }
      return flat([node.head, raised(bracket, node)], node)
    }
    case 'factorial': {
      // K^m(2m-1)!!: the bracket alone has the factorial.
      if (node.of.kind === 'applied' && !isFunction(node.of)) {
        const { head } = node.of
        const bracket = again({ ...node.of, head: { ...head, name: '' } })
        const inner = bracket.kind === 'product' ? bracket.factors[1] : undefined
        if (inner !== undefined) return flat([head, { ...node, of: inner }], node)
      }
      return { ...node, of: again(node.of) }
    }
    case 'call':
      return { ...node, argument: again(node.argument) }
    case 'sum':
      return { ...node, terms: node.terms.map(again) }
    case 'product':
      return flat(node.factors.map(again), node)
    case 'power':
      return { ...node, base: again(node.base), exponent: again(node.exponent) }
    case 'binomial':
      return { ...node, over: again(node.over), under: again(node.under) }
    case 'absolute':
    case 'average':
    case 'counted':
    case 'at':
      return { ...node, of: again(node.of) }
    case 'big':
    case 'integral':
      return { ...node, body: again(node.body) }
    case 'derivative':
      return { ...node, by: node.by.map(again), ...(node.of === undefined ? {} : { of: again(node.of) }) }
    case 'tail':
      return node.of === undefined ? node : { ...node, of: node.of.map(again) }
    case 'list':
      return { ...node, of: node.of.map(again) }
    case 'symbol': {
      const { above, below, at, end } = node
      if (node.name !== 'e' || above === undefined || below !== undefined) return node
      return { kind: 'call', name: 'exp', argument: again(readExpression(above)), at, end }
    }
    case 'number':
    case 'completion':
    case 'dots':
    case 'words':
      return node
  }
}

function raised(bracket: Expression, { above, end }: Expression & { readonly kind: 'applied' }): Expression {
  return above === undefined
    ? bracket
    : { kind: 'power', base: bracket, exponent: readExpression(above), at: bracket.at, end }
}

/** A product of products is one. */
function flat(factors: readonly Expression[], { at, end }: Expression): Expression {
  return {
    kind: 'product',
    factors: factors.flatMap((one) => (one.kind === 'product' ? one.factors : [one])),
    at,
    end,
  }
}
