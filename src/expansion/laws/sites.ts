import { isDirected, isOriented } from '../../diagrams/diagram.js'
import { monomial, polynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { InputError } from '../../errors.js'
import type { LineRule, Theory } from '../../theory/theory.js'
import { isLocal } from '../../theory/members.js'

/**
 * A world in which an expansion is a polynomial: finitely many sites, on each a value of every field, and the exact
 * value of each kind of line between any two of them, the rule's factor included. Every counted index (units,
 * components) has the given number of values.
 */
export interface Sites {
  readonly size: number
  readonly components: number
  readonly line: (rule: LineRule, from: number, to: number) => Polynomial
}

/** One point, lines being the symbols that they have at a point. */
export function onePoint(components = 1): Sites {
  return {
    size: 1,
    components,
    line: ({ factor, atAPoint }) => polynomial([{ coefficient: factor, powers: atAPoint }]),
  }
}

/**
 * A few sites with fixed rational lines, all different. Lines from a site to itself or to an earlier one are 0 for
 * oriented lines when the theory leaves out directed cycles: then its diagrams are all there.
 */
export function fewSites(theory: Theory, size: number): Sites {
  const causal = theory.filters.includes('acyclic')
  return {
    size,
    components: 1,
    line: (rule, from, to) => {
      const symmetric = !isOriented(rule)
      if (causal && isDirected(rule) && from >= to) return []
      const [a, b] = symmetric ? [Math.min(from, to), Math.max(from, to)] : [from, to]
      const kind = theory.lines.indexOf(rule)
      return monomial({}, Q.multiply(rule.factor, Q.rational(2 + ((5 * a + 3 * b + 4 * kind) % 7), 3 + kind)))
    },
  }
}

/**
 * The sites on which all diagrams of a theory are there: one point, or three where its filters leave out directed
 * cycles.
 *
 * @throws InputError for a theory with other filters, or whose vertices are not local and filtered
 */
export function sitesOf(theory: Theory): Sites {
  if (theory.filters.length === 0) return onePoint()
  if (theory.filters.every((filter) => filter === 'acyclic') && theory.vertices.every(isLocal))
    return fewSites(theory, 3)
  throw new InputError({
    code: 'laws.filters',
    at: `theory ${theory.name}, filters`,
    expected: 'none, or acyclic for local vertices, since the law holds for the sum of all diagrams',
    received: theory.filters.join(', '),
  })
}

/** The name of a field's value on a site in a polynomial, which no symbol of a rule file can have. */
export function fieldSymbol(field: string, site = 0, component = 0): string {
  return `field ${field}@${site}.${component}`
}

export function isFieldSymbol(symbol: string): boolean {
  return symbol.startsWith('field ')
}
