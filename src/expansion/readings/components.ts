import { doubleFactorial, factorial } from '../../algebra/counts.js'
import { pairings } from '../../algebra/partitions.js'
import { multiplyPowers, powers } from '../../algebra/polynomial.js'
import type { Monomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Diagram } from '../../diagrams/diagram.js'
import { InputError } from '../../errors.js'
import { isNeutral, neutral, vectors } from '../../theory/vectors.js'
import type { Vector } from '../../theory/vectors.js'
import type { Theory } from '../../theory/theory.js'
import { evaluate } from './evaluate.js'
import { ruled } from './ruledDiagram.js'

/**
 * The sum over the components of vector fields of one diagram, as a polynomial in the numbers of components: 1 where no field has any.
 *
 * A vertex of 2k half-edges of an O(n) field, which lines join to itself, is the symmetric product of k δ's, 1/(2k−1)!! Σ over pairings. A vertex of k
 * half-edges of each of two charged fields, which one line joins, is 1/k! Σ over pairings of the one with the other. Lines are diagonal in the index, every
 * leg carries the index 1. A pairing at each vertex then makes closed loops of indices, n each, and paths from leg to leg, 1 each.
 *
 * @throws InputError when a vertex has an odd number of half-edges of an O(n) field, or different numbers of two charged ones
 * @example
 * indexSums(theory('phi4-vector'), tadpole) // n/3 + 2/3
 */
export function indexSums(theory: Theory, diagram: Diagram): readonly Monomial[] {
  return vectors(theory).reduce((sums: readonly Monomial[], vector) => products(sums, indexSum(theory, diagram, vector)), [{ coefficient: Q.one, powers: {} }])
}

/** Whether any field is a vector of components. */
export function hasComponents({ fields }: Theory): boolean {
  return fields.some(({ components }) => components !== undefined)
}

function products(sums: readonly Monomial[], factors: readonly Monomial[]): readonly Monomial[] {
  return sums.flatMap((a) => factors.map((b) => ({ coefficient: Q.multiply(a.coefficient, b.coefficient), powers: multiplyPowers(a.powers, b.powers) })))
}

function indexSum(theory: Theory, diagram: Diagram, { fields, symbol }: Vector): readonly Monomial[] {
  const counts = new Map<number, number>()
  const { ends, joined, fieldOf } = chains(theory, diagram, fields)
  const charged = fields.length > 1
  let loops = 0
  // Choices are made vertex by vertex; a pair closes a loop when its two half-edges are already the ends of one chain.
  const far = [...joined]
  const visit = (vertex: number): void => {
    const here = ends[vertex]
    if (here === undefined) {
      counts.set(loops, (counts.get(loops) ?? 0) + 1)
      return
    }
    for (const pairing of pairings(here)) {
      if (charged && pairing.some(([a, b]) => fieldOf(a) === fieldOf(b))) continue
      const undo: (readonly [number, number])[] = []
      let closed = 0
      for (const [a, b] of pairing) {
        const [endA, endB] = [far[a] as number, far[b] as number]
        if (endA === b) closed++
        undo.push([endA, far[endA] as number], [endB, far[endB] as number])
        far[endA] = endB
        far[endB] = endA
      }
      loops += closed
      visit(vertex + 1)
      loops -= closed
      for (const [at, value] of undo.reverse()) far[at] = value
    }
  }
  visit(0)
  const all = Q.rational(ends.reduce((product, here) => product * (charged ? factorial(here.length / 2) : doubleFactorial(here.length - 1)), 1n))
  return [...counts].sort(([a], [b]) => a - b).map(([n, count]) => ({ coefficient: Q.divide(Q.rational(count), all), powers: powers({ [symbol]: n }) }))
}

/**
 * The ends of lines and legs of the fields: `ends[v]` those at vertex v, `joined` leads from an end to the other end of its line, an amputated leg having its own
 * outer end there; `fieldOf` is the field of a half-edge.
 */
function chains(
  theory: Theory,
  diagram: Diagram,
  fields: Vector['fields'],
): { readonly ends: readonly (readonly number[])[]; readonly joined: readonly number[]; readonly fieldOf: (end: number) => string | undefined } {
  const parts = ruled(theory, diagram)
  const { halfEdges } = parts.joined
  const fieldOf = (end: number): string | undefined => halfEdges[end]?.field
  const joined: number[] = []
  const join = ([a, b]: readonly [number, number]): void => {
    joined[a] = b
    joined[b] = a
  }
  return evaluate<number, readonly number[], readonly [number, number], ReturnType<typeof chains>>(parts, {
    label: (end) => end,
    vertex: ({ member: { kind } }, at) => {
      const ends = at.filter((end) => fields.includes(fieldOf(end) as string))
      const count = (field: string): number => ends.filter((end) => fieldOf(end) === field).length
      if (isNeutral(fields, count)) return ends
      throw new InputError({
        code: 'expansion.components',
        at: `vertex ${kind.name}`,
        expected: neutral(fields),
        received: fields.map((field) => `${count(field)} of ${field}`).join(', '),
      })
    },
    line: (_, ends) => ends,
    leg: ({ line }, ends) => (line === undefined ? [ends] : []),
    join: ({ vertices, lines, legLines, legs }) => {
      for (const ends of [...lines, ...legLines, ...legs]) join(ends)
      return { ends: vertices, joined, fieldOf }
    },
  })
}
