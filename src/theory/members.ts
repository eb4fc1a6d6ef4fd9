import type { Powers } from '../algebra/polynomial.js'
import { powers } from '../algebra/polynomial.js'
import type { Rational } from '../algebra/rational.js'
import type { VertexKind } from '../diagrams/diagram.js'
import { parsePowers } from './symbols.js'
import type { Theory, VertexRule } from './theory.js'

/** One vertex kind of a theory with the values of its rule: the member n of a family, or a vertex of fixed valence. */
export interface VertexMember {
  readonly kind: VertexKind
  readonly factor: Rational
  readonly order: Powers
  readonly local: boolean
  /** With `{n}` filled in; `{points}` still stands for the points. */
  readonly latex: string
  readonly atAPoint: Powers
}

/** The member n of the rule (n is ignored by a vertex of fixed valence). Its name is the rule's, followed by n for a family. */
export function memberOf(rule: VertexRule, n: number): VertexMember {
  const fields = rule.legs.flatMap(({ field, count }) => Array.from({ length: Number(count.at(n).num) }, () => field))
  return {
    kind: { name: rule.family === undefined ? rule.name : `${rule.name}${n}`, fields: fields.sort() },
    factor: rule.factor.at(n),
    order: powers(Object.fromEntries(Object.entries(rule.order).map(([symbol, formula]) => [symbol, formula.at(n)]))),
    local: rule.local,
    latex: rule.latex.replaceAll('{n}', `${n}`),
    atAPoint: parsePowers(rule.atAPoint.replaceAll('{n}', `${n}`)) ?? {},
  }
}

/** The members of a family from its first, without end; the one vertex of a rule without family. */
export function* members(rule: VertexRule): Generator<VertexMember> {
  if (rule.family === undefined) {
    yield memberOf(rule, 0)
    return
  }
  for (let n = rule.family.from; ; n += rule.family.step) yield memberOf(rule, n)
}

/** The member of the theory that has this vertex kind. */
export function memberNamed(theory: Theory, kind: VertexKind): VertexMember {
  for (const rule of theory.vertices) {
    if (rule.family === undefined ? rule.name === kind.name : kind.name.startsWith(rule.name)) {
      const n = rule.family === undefined ? 0 : Number(kind.name.slice(rule.name.length))
      if (Number.isInteger(n)) return memberOf(rule, n)
    }
  }
  throw new Error(`the theory ${theory.name} has no vertex ${kind.name}`)
}
