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
  /** Equal for diagrams of the same vertices, lines and legs. */
  readonly key: string
  /** The product of the factors of vertices, lines and of the lines of legs. */
  readonly factor: Rational
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
  return (diagram) => {
    const key = [
      diagram.vertices.map((kind) => kind.name).sort(),
      diagram.lines.map((line) => line.kind.name).sort(),
      diagram.legs.map(legKind).sort(),
    ].join('|')
    const found = known.get(key) ?? ruleProduct(theory, diagram, key)
    known.set(key, found)
    return found
  }
}

function ruleProduct(theory: Theory, diagram: Diagram, key: string): RuleProduct {
  return evaluate<undefined, RuleValue, RuleValue, RuleProduct>(ruled(theory, diagram), {
    label: () => undefined,
    vertex: ({ member }) => member,
    line: ({ rule }) => rule,
    leg: ({ rule: { order } }) => [{ factor: Q.one, order, atAPoint: {} }],
    join: ({ vertices, lines, legLines, legs }) => {
      const all = [...vertices, ...lines, ...legLines, ...legs]
      return {
        key,
        factor: all.map(({ factor }) => factor).reduce(Q.multiply, Q.one),
        powers: all.map(({ order }) => order).reduce(multiplyPowers, theory.expands.order),
        symbols: all.map(({ atAPoint }) => atAPoint).reduce(multiplyPowers, {}),
      }
    },
  })
}

type RuleValue = Pick<LineRule, 'factor' | 'order' | 'atAPoint'>
