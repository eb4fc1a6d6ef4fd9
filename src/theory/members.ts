import type { Powers } from '../algebra/polynomial.js'
import { powers } from '../algebra/polynomial.js'
import type { Rational } from '../algebra/rational.js'
import type { VertexKind } from '../diagrams/diagram.js'
import { InputError } from '../errors.js'
import { fillTemplate } from './fillTemplate.js'
import type { Formula } from './formula.js'
import { withGreek } from '../mathematics/greekNames.js'
import { parsePowers } from './symbols.js'
import type { Theory, VertexRule } from './theory.js'
import { largest } from '../sizes.js'

/** One vertex kind of a theory with the values of its rule: the member n of a family, or a vertex of fixed valence. */
export interface VertexMember {
  readonly kind: VertexKind
  readonly factor: Rational
  readonly order: Powers
  /** All its half-edges are at one point. */
  readonly local: boolean
  readonly shares: VertexRule['shares']
  readonly pairs?: NonNullable<VertexRule['pairs']>
  /** With `{n}` filled in; `{points}` still stands for the points. */
  readonly latex: string
  /** The same in momentum space; `{momenta}` still stands for the momenta. */
  readonly momentumLatex: string
  readonly atAPoint: Powers
}

/**
 * The member n of the rule (n is ignored by a vertex of fixed valence). Its name is the rule's, followed by n for a
 * family.
 *
 * @throws InputError when a formula has no value at n, or the number of legs is none or above 1000
 */
export function memberOf(rule: VertexRule, n: number): VertexMember {
  const at = (formula: Formula): Rational => {
    try {
      return formula.at(n)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw new InputError({
        code: 'theory.member',
        at: `vertex ${rule.name}, n = ${n}`,
        expected: 'formulas with a value',
        received: `'${formula.text}' (${error.message})`,
      })
    }
  }
  const counts = rule.legs.map(({ field, count }) => ({ field, count: at(count) }))
  if (counts.some(({ count }) => count.den !== 1n || count.num < 0n || count.num > BigInt(largest.membersLegs))) {
    throw new InputError({
      code: 'theory.member',
      at: `vertex ${rule.name}, n = ${n}`,
      expected: `from 0 to ${largest.membersLegs} legs of each field`,
      received: rule.legs.map(({ field, count }) => `${field}^(${count.text})`).join(' '),
    })
  }
  // Where there is no family, `{n}` is a letter in braces.
  const numbered = rule.family === undefined ? {} : { n: `${n}` }
  return {
    kind: {
      name: rule.family === undefined ? rule.name : `${rule.name}${n}`,
      fields: counts.flatMap(({ field, count }) => Array.from({ length: Number(count.num) }, () => field)).sort(),
    },
    factor: at(rule.factor),
    order: powers(Object.fromEntries(Object.entries(rule.order).map(([symbol, formula]) => [symbol, at(formula)]))),
    local: isLocal(rule),
    shares: rule.shares,
    ...(rule.pairs === undefined ? {} : { pairs: rule.pairs }),
    latex: fillTemplate(rule.latex, numbered),
    momentumLatex: fillTemplate(rule.momentumLatex, numbered),
    atAPoint: parsePowers(rule.atAPoint.replaceAll('{n}', `${n}`)) ?? {},
  }
}

/** Whether all half-edges are at one point, over which is integrated. */
export function isLocal({ shares }: Pick<VertexRule, 'shares'>): boolean {
  return shares.includes('point') || shares.includes('time')
}

/**
 * The members of a family in order of n, as far as their valence grows up to `valence`; the one vertex of a rule
 * without family.
 */
export function* members(rule: VertexRule, valence: number = largest.membersLegs): Generator<VertexMember> {
  if (rule.family === undefined) {
    yield memberOf(rule, 0)
    return
  }
  let previous = -1
  for (let n = rule.family.from; ; n += rule.family.step) {
    const member = memberOf(rule, n)
    const size = member.kind.fields.length
    if (size <= previous || size > valence) return
    previous = size
    yield member
  }
}

/**
 * The vertex of this name: of a rule without family by the rule's name, of a family by its name and n, `Gc4`. Greek
 * letters may be spelled out.
 *
 * @param valence n above which none is looked for
 */
export function vertexNamed(
  theory: Theory,
  name: string,
  valence: number = largest.membersLegs,
): VertexMember | undefined {
  const wanted = withGreek(name)
  for (const rule of theory.vertices) {
    const own = withGreek(rule.name)
    if (!wanted.startsWith(own)) continue
    const rest = wanted.slice(own.length)
    if (
      rule.family === undefined
        ? rest === ''
        : /^\d{1,4}$/.test(rest) && Number(rest) <= valence && isMember(rule.family, Number(rest))
    )
      return memberOf(rule, Number(rest))
  }
  return undefined
}

function isMember({ from, step }: NonNullable<VertexRule['family']>, n: number): boolean {
  return n >= from && (n - from) % step === 0
}
