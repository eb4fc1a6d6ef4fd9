import type { Diagram, Leg } from '../diagrams/diagram.js'
import type { LineRule, Theory } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { legLine, legRule } from './legs.js'

/** The name of each leg asked for: what it carries, or the field inside; default: all what the theory's first leg carries. */
export function legNames(theory: Theory, { legs, legFields }: Pick<ExpansionRequest, 'legs' | 'legFields'>): readonly string[] {
  return legFields ?? Array.from({ length: legs }, () => theory.legs[0]?.carries ?? '')
}

/** For each leg of a diagram its place among the names: legs of one name take the places of that name in their order. */
export function legPlaces(theory: Theory, names: readonly string[], { legs }: Diagram): readonly number[] {
  const free = names.map((name, place) => ({ name, place }))
  return legs.map((leg) => {
    const by = (answers: (name: string) => boolean): number => free.findIndex(({ name }) => answers(name))
    // A name by the field inside says more than one by what is carried.
    const at = [by((name) => name === leg.field && isNamed(theory, leg, name)), by((name) => isNamed(theory, leg, name))].find((found) => found >= 0)
    if (at === undefined) throw new Error(`the diagram has a leg of ${leg.field} that was not asked for`)
    return (free.splice(at, 1)[0] as (typeof free)[number]).place
  })
}

/** Whether a leg of a diagram answers to this name. */
function isNamed(theory: Theory, leg: Leg, name: string): boolean {
  const { carries, field } = legRule(theory, leg)
  return carries === name || (field === name && theory.legs.every((rule) => rule.carries !== name))
}

/** Places of one name, for each name: the legs that a coefficient function is symmetric in. */
export function exchangeable(names: readonly string[]): readonly (readonly number[])[] {
  return [...new Set(names)].map((name) => names.flatMap((each, place) => (each === name ? [place] : [])))
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
