import * as Q from '../../algebra/rational.js'
import type { Node } from '../formula/syntax.js'
import { symbolNamed, symbolNode, withLetters } from './momentumSymbol.js'

/**
 * The formula with a name of its own for every loop momentum: each measure binds its letter in the product that it stands
 * in, of several with one letter each up to the next; what is raised to a power is written out.
 */
export function withOwnLoops(formula: Node): Node {
  let count = 0
  const fresh = (letter: string): string => `${letter}#${++count}`
  const own = (node: Node): Node => {
    switch (node.kind) {
      case 'product':
        return product(factorsOf(node), node.at)
      case 'sum': {
        const [only] = node.terms
        if (node.terms.length === 1 && only !== undefined && node.completion === undefined) return own(only)
        return { ...node, terms: node.terms.map(own) }
      }
      case 'integral':
        return product([node], node.at)
      case 'power': {
        const times = Q.toNumber(node.exponent)
        if (!hasIntegral(node) || !Q.isInteger(node.exponent) || times < 1 || times > MOST_COPIES) return node
        return { kind: 'product', factors: Array.from({ length: times }, () => own(node.base)), at: node.at }
      }
      default:
        return node
    }
  }
  const product = (factors: readonly Node[], at: number): Node => {
    const measures = factors.flatMap((factor, i) =>
      factor.kind === 'integral' ? (factor.points ?? []).map((letter) => ({ letter, i })) : [],
    )
    const named = measures.map((measure) => ({ ...measure, name: fresh(measure.letter) }))
    const namesAt = (i: number): ReadonlyMap<string, string> =>
      new Map(
        [...new Set(named.map(({ letter }) => letter))].map((letter) => {
          const those = named.filter((measure) => measure.letter === letter)
          const inScope = those.filter((measure) => measure.i <= i).at(-1) ?? those[0]
          return [letter, inScope?.name ?? letter] as const
        }),
      )
    return {
      kind: 'product',
      factors: factors.map((factor, i) => {
        if (factor.kind === 'integral')
          return { ...factor, points: named.filter((measure) => measure.i === i).map(({ name }) => name) }
        // What is bound inside has its own names by then.
        return renamedIn(own(factor), namesAt(i))
      }),
      at,
    }
  }
  return own(formula)
}

const MOST_COPIES = 12

/** The factors of a product, those of products in it and of sums of one term among them. */
function factorsOf(node: Node): readonly Node[] {
  if (node.kind === 'product') return node.factors.flatMap(factorsOf)
  const [only] = node.kind === 'sum' ? node.terms : []
  const isPlain = node.kind === 'sum' && node.terms.length === 1 && node.completion === undefined
  return isPlain && only !== undefined ? factorsOf(only) : [node]
}

function hasIntegral(node: Node): boolean {
  return node.kind === 'integral' || partsOf(node).some(hasIntegral)
}

function partsOf(node: Node): readonly Node[] {
  return node.kind === 'product'
    ? node.factors
    : node.kind === 'sum'
      ? node.terms
      : node.kind === 'power'
        ? [node.base]
        : []
}

/** The node with other letters for momenta. */
export function renamedIn(node: Node, names: ReadonlyMap<string, string>): Node {
  if (names.size === 0) return node
  switch (node.kind) {
    case 'symbol': {
      const symbol = symbolNamed(node.name)
      return symbol === undefined ? node : symbolNode(withLetters(symbol, names), node.at)
    }
    case 'product':
      return { ...node, factors: node.factors.map((factor) => renamedIn(factor, names)) }
    case 'sum':
      return { ...node, terms: node.terms.map((term) => renamedIn(term, names)) }
    case 'power':
      return { ...node, base: renamedIn(node.base, names) }
    default:
      return node
  }
}
