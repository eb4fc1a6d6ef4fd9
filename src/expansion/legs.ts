import { isOriented } from '../diagrams/diagram.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Leg } from '../diagrams/diagram.js'
import type { OuterEnd } from '../diagrams/requestedLegs.js'
import { InputError } from '../errors.js'
import { largest, requireSize } from '../sizes.js'
import type { LegRule, LineRule, Theory } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { dictionary } from '../names.js'

/**
 * The leg rules that answer a request, one for each leg. A leg is named by what it carries, and then takes every rule
 * that carries it (a source of x in a stochastic equation ends on x by a correlation line and on x̃ by a response
 * line), or by the field inside. Each multiset of rules comes once: legs of one name may be exchanged, and where they
 * are labelled, a request for diagrams arranges them in every way (`OuterEnd`).
 *
 * @throws InputError for a number of legs that is none, and for a name that is none, or that leaves the rule open
 */
export function legChoices(
  theory: Theory,
  { legs, legFields }: Pick<ExpansionRequest, 'legs' | 'legFields'>,
): readonly (readonly LegRule[])[] {
  if (!Number.isInteger(legs) || legs < 0)
    throw new InputError({ code: 'expansion.legs', at: 'legs', expected: 'a natural number', received: `${legs}` })
  requireSize({ code: 'expansion.legs', at: 'legs', of: 'legs', needed: legs, most: largest.legs })
  const names = legNames(theory, { legs, ...(legFields === undefined ? {} : { legFields }) })
  if (names.length !== legs)
    throw new InputError({
      code: 'expansion.legs',
      at: 'legFields',
      expected: `${legs} names, one for each leg`,
      received: `${names.length}`,
    })
  const options = names.map((name, i) => rulesNamed(theory, name, `leg ${i + 1}`))
  return assignments(names, options)
}

/** @throws InputError for a name that is none, or that leaves the rule open */
export function rulesNamed(theory: Theory, name: string, at: string): readonly LegRule[] {
  const carrying = theory.legs.filter(({ carries }) => carries === name)
  if (carrying.length > 0) return carrying
  const inside = theory.legs.filter(({ field }) => field === name)
  if (inside.length === 1) return inside
  const known = [
    ...new Set([
      ...theory.legs.map(({ carries }) => carries),
      ...theory.legs.map(({ field }) => field).filter((field) => hasOneRule(theory, field)),
    ]),
  ]
  throw new InputError({ code: 'expansion.legs', at, expected: `one of ${known.join(', ')}`, received: `'${name}'` })
}

/** Whether a leg of this rule is meant by a name: what it carries, or, where nothing that is carried has it, the field inside. */
export function isNamed({ legs }: Theory, { field, carries }: LegRule, name: string): boolean {
  return legs.some((leg) => leg.carries === name) ? carries === name : field === name
}

function hasOneRule(theory: Theory, field: string): boolean {
  return theory.legs.filter((rule) => rule.field === field).length === 1
}

/**
 * The name of each leg asked for: what it carries, or the field inside; default: all what the theory's first leg
 * carries.
 */
export function legNames(
  theory: Theory,
  { legs, legFields }: Pick<ExpansionRequest, 'legs' | 'legFields'>,
): readonly string[] {
  return legFields ?? Array.from({ length: legs }, () => theory.legs[0]?.carries ?? '')
}

/** One rule for each leg; among legs of one name the rules come in the order of the theory. */
function assignments(
  names: readonly string[],
  options: readonly (readonly LegRule[])[],
): readonly (readonly LegRule[])[] {
  let partial: readonly (readonly number[])[] = [[]]
  names.forEach((name, leg) => {
    const previous = names.lastIndexOf(name, leg - 1)
    const before = leg === 0 ? -1 : previous
    const rules = options[leg] as readonly LegRule[]
    partial = partial.flatMap((chosen) =>
      rules.map((_, i) => i).flatMap((i) => (before >= 0 && i < (chosen[before] as number) ? [] : [[...chosen, i]])),
    )
    requireSize({
      code: 'expansion.legs',
      at: 'legs',
      of: 'ways to attach legs',
      needed: partial.length,
      most: largest.attached,
      known: 'more than',
    })
  })
  return partial.map((chosen) => chosen.map((i, leg) => (options[leg] as readonly LegRule[])[i] as LegRule))
}

/** Whether fields and what legs carry do not tell each other, so that a diagram's legs must say what they carry. */
export function hasNamedLegs({ legs }: Theory): boolean {
  return legs.some((rule) =>
    legs.some((other) => other !== rule && (other.field === rule.field || other.carries === rule.carries)),
  )
}

/** The leg of this rule on a vertex of a diagram. */
export function legOf(theory: Theory, { field, carries }: LegRule, vertex: number): Leg {
  return hasNamedLegs(theory) ? { field, vertex, carries } : { field, vertex }
}

/**
 * The leg that a text names by its field and, if it says so, by what it carries, which is added where the field leaves
 * no choice.
 */
export function legNamed(theory: Theory, field: string, carries: string | undefined): Omit<Leg, 'vertex'> {
  const [rule, ...others] = theory.legs.filter((each) => each.field === field)
  const carried = carries ?? (others.length === 0 && hasNamedLegs(theory) ? rule?.carries : undefined)
  return carried === undefined ? { field } : { field, carries: carried }
}

/** What legs of these rules, asked for by these names, are outside the diagram. */
export function outerEnds(theory: Theory, rules: readonly LegRule[], names: readonly string[]): readonly OuterEnd[] {
  const named = hasNamedLegs(theory)
  return rules.map(({ line, carries }, i) => ({
    name: names[i] as string,
    ...(line === undefined ? {} : { line }),
    ...(named ? { carries } : {}),
  }))
}

/**
 * What a half-edge of each field adds to the order in a small parameter when a line takes it: an internal line of order
 * o counts o/2 at each end when its ends are alike, and otherwise shares its order out so that every line of the theory
 * comes out right.
 *
 * @throws InputError when the lines' orders cannot be shared out among the fields
 */
export function halfLineOrders(theory: Theory, symbol: string): Readonly<Record<string, Rational>> {
  const half = dictionary<Rational>()
  const orderOf = (line: LineRule): Rational => line.order[symbol] ?? Q.zero
  for (const line of theory.lines) if (!isOriented(line)) half[line.fields[0]] = Q.divide(orderOf(line), Q.rational(2))
  const share = (line: LineRule): boolean => {
    const [a, b] = line.fields
    const [known, open] = half[a] === undefined ? [b, a] : [a, b]
    if (half[known] === undefined || half[open] !== undefined) return false
    half[open] = Q.subtract(orderOf(line), half[known])
    return true
  }
  for (let found = true; found;) {
    found = theory.lines.some(share)
    const [seed] = theory.lines.filter(({ fields }) => half[fields[0]] === undefined)
    if (!found && seed !== undefined) {
      half[seed.fields[0]] = Q.divide(orderOf(seed), Q.rational(2))
      found = true
    }
  }
  const wrong = theory.lines.find(
    (line) => !Q.equal(orderOf(line), Q.add(half[line.fields[0]] ?? Q.zero, half[line.fields[1]] ?? Q.zero)),
  )
  if (wrong !== undefined) {
    throw new InputError({
      code: 'expansion.order',
      at: `theory ${theory.name}, line ${wrong.name}`,
      expected: `an order in ${symbol} that is the sum of those of its two ends`,
      received: Q.format(orderOf(wrong)),
    })
  }
  return half
}
