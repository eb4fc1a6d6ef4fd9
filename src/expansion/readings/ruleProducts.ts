import { multiplyPowers } from '../../algebra/polynomial.js'
import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { legKind } from '../../diagrams/diagram.js'
import type { Diagram } from '../../diagrams/diagram.js'
import type { LineRule, Theory } from '../../theory/theory.js'
import { evaluate } from './evaluate.js'
import { ruled } from './ruledDiagram.js'

/** What the rules of a theory make of the vertices, lines and legs of a diagram, whatever way they hang together. */
export interface RuleProduct {
  /**
   * The product of the factors of vertices, lines and of the lines of legs, divided by a number; the same object for the same
   * number.
   */
  readonly over: (n: bigint) => Rational
  /** The powers of small parameters. */
  readonly powers: Powers
  /** The symbols at a point. */
  readonly symbols: Powers
}

/**
 * A function that gives the product of the rules of a diagram. Of the many diagrams of an expansion few differ in their
 * vertices, lines and legs, so each product is computed once and kept for as long as the function is.
 */
export function ruleProducts(theory: Theory): (diagram: Diagram) => RuleProduct {
  const known = new Map<string, RuleProduct>()
  const places: readonly Map<string, number>[] = [new Map(), new Map(), new Map()]
  return (diagram) => {
    // How many there are of each name of a vertex, a line, a leg, by the places at which the names came first.
    const counts: number[] = []
    const count = (part: number, name: string): void => {
      const of = places[part] as Map<string, number>
      let place = of.get(name)
      if (place === undefined) of.set(name, (place = 3 * of.size + part))
      while (counts.length <= place) counts.push(0)
      ;(counts[place] as number)++
    }
    for (const kind of diagram.vertices) count(0, kind.name)
    for (const line of diagram.lines) count(1, line.kind.name)
    for (const leg of diagram.legs) count(2, legKind(leg))
    const key = counts.join()
    const found = known.get(key) ?? ruleProduct(theory, diagram)
    known.set(key, found)
    return found
  }
}

function ruleProduct(theory: Theory, diagram: Diagram): RuleProduct {
  return evaluate<undefined, RuleValue, RuleValue, RuleProduct>(ruled(theory, diagram), {
    label: () => undefined,
    vertex: ({ member }) => member,
    line: ({ rule }) => rule,
    leg: ({ rule: { order } }) => [{ factor: Q.one, order, atAPoint: {} }],
    join: ({ vertices, lines, legLines, legs }) => {
      const all = [...vertices, ...lines, ...legLines, ...legs]
      const product = all.map(({ factor }) => factor).reduce(Q.multiply, Q.one)
      const quotients = new Map<bigint, Rational>()
      return {
        over: (n) => {
          const known = quotients.get(n) ?? Q.divide(product, Q.rational(n))
          quotients.set(n, known)
          return known
        },
        powers: all.map(({ order }) => order).reduce(multiplyPowers, theory.expands.order),
        symbols: all.map(({ atAPoint }) => atAPoint).reduce(multiplyPowers, {}),
      }
    },
  })
}

type RuleValue = Pick<LineRule, 'factor' | 'order' | 'atAPoint'>
