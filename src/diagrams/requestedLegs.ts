import { factorial } from '../algebra/integers.js'
import { legKind } from './diagram.js'
import type { Leg, LineKind } from './diagram.js'

/** A leg that is asked for: where it ends inside, and what it carries. */
export type RequestedLeg = Omit<Leg, 'vertex'>

/** What a leg is outside the diagram. */
export interface OuterEnd {
  /** What it carries, where legs of one field carry different things: such legs are not exchangeable. */
  readonly carries?: string
  /**
   * The kind of line on which the leg ends, by its name; without one it sits on its vertex. A line without vertices
   * joins two legs of its own kind.
   */
  readonly line?: string
  /** By what it is asked for: labelled legs of one name end on the fields of that name in every order. */
  readonly name: string
}

/** What a request says of its legs. */
interface Legs {
  readonly legs: readonly string[]
  readonly outer?: readonly OuterEnd[]
  readonly lines: readonly LineKind[]
}

/** The legs of a request in its order. */
export function requestedLegs({ legs, outer }: Legs): readonly RequestedLeg[] {
  return legs.map((field, i) => {
    const carries = outer?.[i]?.carries
    return carries === undefined ? { field } : { field, carries }
  })
}

/**
 * The kinds of legs of a request with their numbers, in the order of the fields of its lines: only legs of one kind may
 * be exchanged.
 */
export function legSpecies(request: Legs): readonly { readonly leg: RequestedLeg; readonly count: number }[] {
  const fields = request.lines.flatMap((line) => line.fields)
  const found = new Map<string, { readonly leg: RequestedLeg; count: number }>()
  for (const leg of requestedLegs(request)) {
    const species = found.get(legKind(leg)) ?? { leg, count: 0 }
    species.count++
    found.set(legKind(leg), species)
  }
  return [...found.values()].sort((a, b) => fields.indexOf(a.leg.field) - fields.indexOf(b.leg.field))
}

/**
 * The legs that labelled legs may be: label i takes one of the legs asked for by the name of leg i, in every way that
 * differs. First come the legs as the request lists them; without outer ends there is nothing else.
 */
export function* arrangements(request: Legs): Generator<readonly RequestedLeg[]> {
  const legs = requestedLegs(request)
  const names = namesOf(request)
  const taken = new Set<number>()
  yield* from(0)

  function* from(label: number): Generator<readonly RequestedLeg[]> {
    if (label === legs.length) {
      yield []
      return
    }
    const tried = new Set<string>()
    for (const [i, leg] of legs.entries()) {
      if (names[i] !== names[label] || taken.has(i) || tried.has(legKind(leg))) continue
      tried.add(legKind(leg))
      taken.add(i)
      for (const rest of from(label + 1)) yield [leg, ...rest]
      taken.delete(i)
    }
  }
}

/** The {@link arrangements}, each leg by its kind's place among the {@link legSpecies}. */
export function arrangedKinds(request: Legs): readonly (readonly number[])[] {
  const species = legSpecies(request).map(({ leg }) => legKind(leg))
  return [...arrangements(request)].map((legs) => legs.map((leg) => species.indexOf(legKind(leg))))
}

/** How many {@link arrangements} there are: for each name n! ÷ Π over its kinds of legs m!. */
export function arrangementCount(request: Legs): bigint {
  const names = namesOf(request)
  const orders = (keys: readonly string[]): bigint =>
    [...counted(keys).values()].reduce((product, n) => product * factorial(n), 1n)
  return orders(names) / orders(requestedLegs(request).map((leg, i) => `${legKind(leg)} ${names[i] as string}`))
}

/** Legs whose names are equal share their places; each leg has a name of its own where the request gives none. */
function namesOf({ legs, outer }: Legs): readonly string[] {
  return legs.map((_, i) => outer?.[i]?.name ?? `${i}`)
}

function counted(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
