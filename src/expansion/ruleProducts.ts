import { multiplyPowers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { legKind } from '../diagrams/diagram.js'
import type { Diagram } from '../diagrams/diagram.js'
import { memberNamed } from '../theory/members.js'
import type { Theory } from '../theory/theory.js'
import { legPowers, linesOf } from './legs.js'

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
 * A function that gives the product of the rules of a diagram. Of the many diagrams of an expansion few differ in their vertices, lines and legs, so each
 * product is computed once and kept for as long as the function is.
 */
export function ruleProducts(theory: Theory): (diagram: Diagram) => RuleProduct {
  const known = new Map<string, RuleProduct>()
  return (diagram) => {
    const key = [diagram.vertices.map((kind) => kind.name).sort(), diagram.lines.map((line) => line.kind.name).sort(), diagram.legs.map(legKind).sort()].join(
      '|',
    )
    const found = known.get(key) ?? ruleProduct(theory, diagram, key)
    known.set(key, found)
    return found
  }
}

function ruleProduct(theory: Theory, diagram: Diagram, key: string): RuleProduct {
  const rules = [...diagram.vertices.map((kind) => memberNamed(theory, kind)), ...linesOf(theory, diagram)]
  return {
    key,
    factor: rules.map(({ factor }) => factor).reduce(Q.multiply, Q.one),
    powers: rules.map(({ order }) => order).reduce(multiplyPowers, multiplyPowers(theory.expands.order, legPowers(theory, diagram))),
    symbols: rules.map(({ atAPoint }) => atAPoint).reduce(multiplyPowers, {}),
  }
}
