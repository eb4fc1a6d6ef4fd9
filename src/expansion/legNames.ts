import { factorial } from '../algebra/integers.js'
import type { Diagram, Leg } from '../diagrams/diagram.js'
import type { LegRule, Theory } from '../theory/theory.js'
import { legRule } from '../theory/lookups.js'
import { rulesNamed } from './legs.js'

/**
 * Every way to place the legs of a diagram that differs by more than an exchange of places of one name: one, unless
 * several names ask for the same leg, as what it carries and the field inside do. For each leg of the diagram its
 * place; those of one name are taken in their order.
 */
export function legPlacements(
  theory: Theory,
  names: readonly string[],
  { legs }: Diagram,
): readonly (readonly number[])[] {
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
 * In how many ways the legs of a diagram can be dealt out to the places of their names. Of legs that carry the same,
 * those asked for by a field take the legs on that field, and the others what is left.
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
