import { doubleFactorial, factorial } from '../algebra/counts.js'
import { pairings } from '../algebra/partitions.js'
import { multiplyPowers, powers } from '../algebra/polynomial.js'
import type { Monomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Diagram } from '../diagrams/diagram.js'
import { InputError } from '../errors.js'
import { isNeutral, neutral, vectors } from '../theory/vectors.js'
import type { Vector } from '../theory/vectors.js'
import type { Theory } from '../theory/theory.js'

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
  return vectors(theory).reduce((sums: readonly Monomial[], vector) => products(sums, indexSum(diagram, vector)), [{ coefficient: Q.one, powers: {} }])
}

/** Whether any field is a vector of components. */
export function hasComponents({ fields }: Theory): boolean {
  return fields.some(({ components }) => components !== undefined)
}

function products(sums: readonly Monomial[], factors: readonly Monomial[]): readonly Monomial[] {
  return sums.flatMap((a) => factors.map((b) => ({ coefficient: Q.multiply(a.coefficient, b.coefficient), powers: multiplyPowers(a.powers, b.powers) })))
}

function indexSum(diagram: Diagram, { fields, symbol }: Vector): readonly Monomial[] {
  const counts = new Map<number, number>()
  const { ends, joined, charges } = halfEdges(diagram, fields)
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
      if (charged && pairing.some(([a, b]) => charges[a] === charges[b])) continue
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
 * The half-edges of the fields as numbers: `ends[v]` those at vertex v, `joined[h]` the other end of the line of h, `charges[h]` its field. A leg's outer
 * end has a number of its own, which belongs to no vertex.
 */
function halfEdges(
  diagram: Diagram,
  fields: Vector['fields'],
): { readonly ends: readonly (readonly number[])[]; readonly joined: readonly number[]; readonly charges: readonly string[] } {
  const ends = diagram.vertices.map((): number[] => [])
  const joined: number[] = []
  const charges: string[] = []
  const join = (a: number | undefined, b: number | undefined, own: readonly [string, string]): void => {
    const [first, second] = [joined.length, joined.length + 1]
    joined.push(second, first)
    charges.push(...own)
    if (a !== undefined) ends[a]?.push(first)
    if (b !== undefined) ends[b]?.push(second)
  }
  for (const { kind, from, to } of diagram.lines) if (kind.fields.every((each) => fields.includes(each))) join(from, to, kind.fields)
  for (const { field, vertex } of diagram.legs) if (fields.includes(field) && vertex >= 0) join(vertex, undefined, [field, field])
  ends.forEach((here, v) => {
    if (isNeutral(fields, (field) => here.filter((h) => charges[h] === field).length)) return
    throw new InputError({
      code: 'expansion.components',
      at: `vertex ${diagram.vertices[v]?.name ?? ''}`,
      expected: neutral(fields),
      received: fields.map((field) => `${here.filter((h) => charges[h] === field).length} of ${field}`).join(', '),
    })
  })
  return { ends, joined, charges }
}
