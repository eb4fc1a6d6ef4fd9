import type { Leg, VertexKind } from '../diagrams/diagram.js'
import { legKind } from '../diagrams/diagram.js'
import { isBareLine } from '../diagrams/isBareLine.js'
import { InputError } from '../errors.js'
import { vertexNamed } from './members.js'
import type { VertexMember } from './members.js'
import type { LegRule, LineRule, Theory } from './theory.js'

/** What is known of a theory's rules by now, each found once. */
interface Lookups {
  readonly lines: ReadonlyMap<string, LineRule>
  readonly members: Map<string, VertexMember>
  readonly legs: Map<string, LegRule>
}

const known = new WeakMap<Theory, Lookups>()

function lookupsOf(theory: Theory): Lookups {
  const found = known.get(theory) ?? {
    lines: new Map([...theory.lines, ...(theory.bare ?? [])].map((line) => [line.name, line])),
    members: new Map(),
    legs: new Map(),
  }
  known.set(theory, found)
  return found
}

/**
 * The rule of a kind of line.
 *
 * @throws InputError when the theory has no such line: the diagram is one of another theory
 */
export function lineNamed(theory: Theory, name: string): LineRule {
  const line = lookupsOf(theory).lines.get(name)
  if (line === undefined) throw none(theory, 'line', name)
  return line
}

/**
 * The member of the theory that has this vertex kind.
 *
 * @throws InputError when the theory has no such vertex
 */
export function memberNamed(theory: Theory, { name }: Pick<VertexKind, 'name'>): VertexMember {
  const { members } = lookupsOf(theory)
  const member = members.get(name) ?? vertexNamed(theory, name)
  if (member === undefined) throw none(theory, 'vertex', name)
  members.set(name, member)
  return member
}

/**
 * The rule of a diagram's leg: the first one of its field, carrying what the leg says if it says so.
 *
 * @throws InputError when the theory has no such leg
 */
export function legRule(theory: Theory, leg: Omit<Leg, 'vertex'>): LegRule {
  const { legs } = lookupsOf(theory)
  const key = legKind(leg)
  const rule =
    legs.get(key) ??
    theory.legs.find(
      ({ field, carries }) => field === leg.field && (leg.carries === undefined || carries === leg.carries),
    )
  if (rule === undefined) throw none(theory, 'leg', key)
  legs.set(key, rule)
  return rule
}

/** The line of a leg rule; none for an amputated leg. */
export function legLine(theory: Theory, { line }: LegRule): LineRule | undefined {
  return line === undefined ? undefined : lineNamed(theory, line)
}

/** The field at the end of a leg's line that is outside; of an amputated leg its own. */
export function outerField(theory: Theory, leg: LegRule): string {
  const [first, second] = legLine(theory, leg)?.fields ?? [leg.field, leg.field]
  return leg.field === first ? second : first
}

/**
 * The line that two legs of these rules are without vertices: that of both, or where they have none of their own, one
 * that the theory keeps for this. Each leg ends inside where the other one begins.
 */
export function bareLine(theory: Theory, legs: readonly LegRule[]): LineRule | undefined {
  const [line, ...others] = new Set(legs.map((leg) => leg.line))
  if (others.length > 0) return undefined
  const fields = legs.map(({ field }) => field)
  const lines = line === undefined ? (theory.bare ?? []) : [lineNamed(theory, line)]
  return lines.find((each) => isBareLine(each, fields))
}

function none({ name }: Theory, what: 'line' | 'leg' | 'vertex', received: string): InputError {
  return new InputError({
    code: 'theory.lookup',
    at: 'diagram',
    expected: `a ${what} of ${name}`,
    received: `'${received}', of another theory`,
  })
}
