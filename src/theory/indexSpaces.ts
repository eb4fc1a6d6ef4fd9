import { doubleFactorial, factorial } from '../algebra/integers.js'
import { pairings } from '../algebra/partitions.js'
import type { VertexMember } from './members.js'
import type { CountedSpace, Theory } from './theory.js'

/** Symbols of the ranges of units and components: a closed chain of equal indices gives a power of one. */
export function rangeSymbols({ spaces }: Pick<Theory, 'spaces'>): ReadonlySet<string> {
  return new Set(spaces.map(({ size }) => size))
}

/** The fields of a theory that have an index of the space, and whether it is the conjugate one. */
export function fieldsOf(
  { fields }: Pick<Theory, 'fields'>,
  { name: space }: Pick<CountedSpace, 'name'>,
): ReadonlyMap<string, 'plain' | 'conjugate'> {
  return new Map(
    fields.flatMap(({ name, indices }) => {
      const index = indices.find((each) => each.space === space)
      return index === undefined ? [] : [[name, index.conjugate === true ? 'conjugate' : 'plain'] as const]
    }),
  )
}

/** What of a vertex says how it joins indices. */
export type Joins = Pick<VertexMember, 'shares' | 'pairs'> & { readonly kind: Pick<VertexMember['kind'], 'fields'> }

/** Which of a vertex' half-edges have equal indices: blocks of their places in its kind's `fields`. */
export type Joining = readonly (readonly number[])[]

/**
 * The ways in which a vertex joins the indices of its half-edges in a space, all of equal weight: one block where it
 * shares the index; otherwise pairs, of any two fields for O(n), of an index with a conjugate one for U(n), and only
 * such as the vertex' `pairs` say, where it says so.
 *
 * @example
 * [...joinings(theory('phi4-vector'), space, member)].length // 3: the half-edges of φ⁴ in pairs
 */
export function* joinings(
  theory: Pick<Theory, 'fields'>,
  space: CountedSpace,
  { kind, shares, pairs }: Joins,
): Generator<Joining> {
  const fields = fieldsOf(theory, space)
  const fieldAt = (slot: number): string => kind.fields[slot] as string
  const here = kind.fields.flatMap((field, slot) => (fields.has(field) ? [slot] : []))
  if (here.length === 0) yield []
  else if (shares.includes(space.name)) yield [here]
  else {
    const wanted = pairs === undefined ? undefined : pairsKey(pairsWithin(pairs, fields))
    for (const pairing of pairings(here)) {
      const joined = pairing.map(([a, b]): FieldPair => [fieldAt(a), fieldAt(b)])
      if (joined.every((pair) => mayPair(space, fields, pair)) && (wanted === undefined || pairsKey(joined) === wanted))
        yield pairing
    }
  }
}

/** At most so many ways are there, known without making them: (2k−1)!! for O(n), k! for U(n), one for a shared index. */
export function mostJoinings(theory: Pick<Theory, 'fields'>, space: CountedSpace, { kind, shares }: Joins): bigint {
  const fields = fieldsOf(theory, space)
  const here = kind.fields.filter((field) => fields.has(field)).length
  if (here === 0 || shares.includes(space.name)) return 1n
  return space.group === 'O' ? doubleFactorial(here - 1) : factorial(Math.floor(here / 2))
}

/** Two fields whose half-edges at a vertex have equal indices. */
export type FieldPair = readonly [string, string]

/** The pairs of fields that both have an index of the space. */
export function pairsWithin(pairs: readonly FieldPair[], fields: ReadonlyMap<string, unknown>): readonly FieldPair[] {
  return pairs.filter((pair) => pair.every((field) => fields.has(field)))
}

/** Equal for lists of the same pairs, in any order. */
export function pairsKey(pairs: readonly FieldPair[]): string {
  return pairs
    .map((pair) => [...pair].sort().join(' '))
    .sort()
    .join(', ')
}

/**
 * All lists of pairs of fields into which the half-edges of a vertex can be joined. That all ways have equal weight is
 * a rule only when there is one.
 */
export function pairLists(
  theory: Pick<Theory, 'fields'>,
  space: CountedSpace,
  { kind }: Joins,
): readonly (readonly FieldPair[])[] {
  const fields = fieldsOf(theory, space)
  const count = (field: string): number => kind.fields.filter((each) => each === field).length
  return [
    ...lists(
      [...fields.keys()].map((field) => ({ field, left: count(field) })),
      (pair) => mayPair(space, fields, pair),
    ),
  ]
}

function mayPair(
  { group }: CountedSpace,
  fields: ReadonlyMap<string, 'plain' | 'conjugate'>,
  [a, b]: FieldPair,
): boolean {
  return group === 'O' || fields.get(a) !== fields.get(b)
}

/**
 * All ways to take pairs from the first field that is left until none is; partners of one field come in their order, so
 * that each list comes once.
 */
function* lists(
  fields: readonly { readonly field: string; readonly left: number }[],
  mayJoin: (pair: FieldPair) => boolean,
  partner = 0,
): Generator<readonly FieldPair[]> {
  const first = fields.findIndex(({ left }) => left > 0)
  const from = fields[first]
  if (from === undefined) {
    yield []
    return
  }
  for (const [i, { field, left }] of fields.entries()) {
    if (i < Math.max(first, partner) || left < (i === first ? 2 : 1) || !mayJoin([from.field, field])) continue
    const rest = fields.map((each, j) => ({ ...each, left: each.left - (j === first ? 1 : 0) - (j === i ? 1 : 0) }))
    const done = rest[first]?.left === 0
    for (const others of lists(rest, mayJoin, done ? 0 : i)) yield [[from.field, field], ...others]
  }
}
