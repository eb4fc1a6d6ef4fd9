import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Term } from '../expansion.js'
import type { Claim, ClaimedTerm } from './claim.js'
import { turnsOfVertex } from './conventions.js'
import type { Convention } from './conventions.js'

/** The claim as it is in Euclid's space, its i's taken out as the convention says; those left over stay. */
export function rotated(claim: Claim, convention: Convention): Claim {
  const { line, vertex } = convention
  return {
    ...claim,
    unit: undefined,
    declared: undefined,
    rotation: convention,
    terms: claim.terms.map((term): ClaimedTerm => {
      const turns = -turnsOf(term, vertex, line)
      return {
        ...turnedTerm(term, turns),
        products: term.products.map((product) => turnedTerm(product, turns)),
      }
    }),
  }
}

/** Whether each vertex, and each line that has one, is written with an i of its own. */
export function isSpelledOut({ terms }: Claim, { line }: Convention): boolean {
  return terms.every((term) => {
    const { vertices, lines } = countsOf(term)
    return term.products.every(({ turns }) => turns === vertices + (line === 1 || line === 3 ? lines : 0))
  })
}

/** The vertices of a term and its lines, those of the legs too; a line by itself is both of its legs. */
function countsOf({ weighted: { diagram } }: Term): { readonly vertices: number; readonly lines: number } {
  const { vertices, lines, legs } = diagram
  return { vertices: vertices.length, lines: vertices.length === 0 ? 1 : lines.length + legs.length }
}

/** By which power of i a term is larger than in Euclid's space. */
function turnsOf(term: Term, vertex: Convention['vertex'], line: number): number {
  const { vertices } = term.weighted.diagram
  const each = vertices.map(({ fields }) => turnsOfVertex(vertex, fields.length))
  return each.reduce((sum, turns) => sum + turns, 0) + line * countsOf(term).lines
}

/** Multiplied by a power of i; an odd one that stays is a power i. */
function turnedTerm<T extends Pick<Term, 'coefficient' | 'powers'>>(term: T, turns: number): T {
  const { i, ...powers } = term.powers
  const total = turns + (i === undefined ? 0 : 1)
  return {
    ...term,
    coefficient: turnedBy(term.coefficient, total),
    powers: { ...powers, ...(total % 2 === 0 ? {} : { i: Q.one }) },
  }
}

/** i^turns times a number, without the i that is left of an odd power. */
export function turnedBy(coefficient: Rational, turns: number): Rational {
  return ((turns % 4) + 4) % 4 >= 2 ? Q.negate(coefficient) : coefficient
}
