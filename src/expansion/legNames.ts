import { factorial } from '../algebra/counts.js'
import type { Diagram, Leg } from '../diagrams/diagram.js'
import type { LegRule, LineRule, Theory } from '../theory/theory.js'
import { legLine, legRule, rulesNamed } from './legs.js'

/**
 * Every way to place the legs of a diagram that differs by more than an exchange of places of one name: one, unless several names ask for the same leg,
 * as what it carries and the field inside do. For each leg of the diagram its place; those of one name are taken in their order.
 */
export function legPlacements(theory: Theory, names: readonly string[], { legs }: Diagram): readonly (readonly number[])[] {
  const distinct = [...new Set(names)]
  const place = (leg: number, left: readonly (readonly number[])[]): readonly (readonly number[])[] => {
    const here = legs[leg]
    if (here === undefined) return [[]]
    return distinct.flatMap((name, n) => {
      const [at, ...others] = left[n] as readonly number[]
      if (at === undefined || !answersTo(theory, here, name)) return []
      return place(
        leg + 1,
        left.map((places, m) => (m === n ? others : places)),
      ).map((rest) => [at, ...rest])
    })
  }
  return place(0, exchangeable(names))
}

/** Whether a leg of a diagram may be the one asked for by this name. */
export function answersTo(theory: Theory, leg: Leg, name: string): boolean {
  const { carries, field } = legRule(theory, leg)
  return carries === name || (field === name && theory.legs.every((rule) => rule.carries !== name))
}

/** Places of one name, for each name: the legs that a coefficient function is symmetric in. */
export function exchangeable(names: readonly string[]): readonly (readonly number[])[] {
  return [...new Set(names)].map((name) => placesOf(names, name))
}

/** Places whose legs carry the same, whether they are asked for by that or by the field inside. */
export function carryingAlike(theory: Theory, names: readonly string[]): readonly (readonly number[])[] {
  return exchangeable(names.map((name) => carriedBy(theory, name)))
}

/**
 * In how many ways the legs of a diagram can be dealt out to the places of their names. Of legs that carry the same, those asked for by a field take
 * the legs on that field, and the others what is left.
 */
export function legDeals(theory: Theory, names: readonly string[], { legs }: Diagram): bigint {
  const fields = [...new Set(legs.map(({ field }) => field))]
  return carryingAlike(theory, names).reduce((product, places) => {
    const carried = carriedBy(theory, names[places[0] as number] as string)
    const own = legs.filter((leg) => legRule(theory, leg).carries === carried)
    const byField = fields.map((field) => {
      const asked = places.filter((place) => names[place] === field && names[place] !== carried).length
      const present = own.filter((leg) => leg.field === field).length
      return { asked, ways: factorial(present) / factorial(present - asked) }
    })
    const rest = places.length - byField.reduce((total, { asked }) => total + asked, 0)
    return byField.reduce((all, { ways }) => all * ways, product * factorial(rest))
  }, 1n)
}

function placesOf(names: readonly string[], name: string): readonly number[] {
  return names.flatMap((each, place) => (each === name ? [place] : []))
}

function carriedBy(theory: Theory, name: string): string {
  return (rulesNamed(theory, name, 'legFields')[0] as LegRule).carries
}

/** The line of a leg, and which of its ends is the one inside the diagram. */
export interface LegEnd {
  readonly line: LineRule
  /** `from`: the inner end carries the line's first field, so that the line's matrix is [inner][outer]. */
  readonly inner: 'from' | 'to'
}

/** The line on which a leg ends; none for an amputated leg. */
export function legEnd(theory: Theory, leg: Leg): LegEnd | undefined {
  const line = legLine(theory, legRule(theory, leg))
  return line === undefined ? undefined : { line, inner: line.fields[0] === leg.field ? 'from' : 'to' }
}

/** The legs that bring a line: the bare line has two legs and is one line. */
export function legsWithLines({ vertices, legs }: Diagram): readonly Leg[] {
  return vertices.length === 0 ? legs.slice(0, 1) : legs
}
