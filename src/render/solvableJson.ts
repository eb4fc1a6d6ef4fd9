import * as Q from '../algebra/rational.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { solvableAtAPoint } from '../expansion/solvable/expandSolvable.js'
import type { SolvableExpansion } from '../expansion/solvable/expandSolvable.js'
import { diagramJson } from './diagramJson.js'
import type { DiagramJson } from './diagramJson.js'
import { pointTermsJson, requestJson } from './expansionJson.js'
import type { AtAPointJson, RequestJson } from './expansionJson.js'
import { nodeRule } from './text/solvableText.js'

/** Γ around a solvable theory as other programs read it; see `docs/json.md`. */
export interface SolvableJson extends RequestJson {
  readonly rule: string
  readonly terms: readonly {
    readonly coefficient: string
    readonly powers: Readonly<Record<string, string>>
    readonly diagram: DiagramJson
    /** By vertex: the legs of each block, the external legs, and what it carries. */
    readonly nodes: readonly {
      readonly blocks: readonly number[]
      readonly legs: number
      readonly weight: readonly { readonly coefficient: string; readonly kappa: Readonly<Record<string, number>> }[]
    }[]
  }[]
}

/**
 * Γ around a solvable theory, coefficients exact; see `docs/json.md`.
 *
 * @example
 * solvableJson(expandSolvable(theory('solvable'), { legs: 0, select: { order: 2 } })).terms[0].coefficient // '-1/4'
 */
export function solvableJson(expansion: SolvableExpansion): SolvableJson {
  return {
    ...requestJson(expansion, expansion),
    rule: nodeRule,
    terms: expansion.terms.map(({ coefficient, powers, weighted, nodes }) => ({
      coefficient: Q.format(coefficient),
      powers: Object.fromEntries(Object.entries(powers).map(([symbol, power]) => [symbol, Q.format(power)])),
      diagram: diagramJson(weighted),
      nodes: nodes.map(({ blocks, legs, weight }) => ({ blocks, legs, weight: weightJson(weight) })),
    })),
  }
}

/** The same at a point, as `expand --at-a-point` has it. */
export function solvableAtAPointJson(expansion: SolvableExpansion): AtAPointJson {
  return { ...requestJson(expansion, expansion), terms: pointTermsJson(expansion.theory, solvableAtAPoint(expansion)) }
}

function weightJson(weight: Polynomial): SolvableJson['terms'][number]['nodes'][number]['weight'] {
  return weight.map(({ coefficient, powers }) => ({
    coefficient: Q.format(coefficient),
    kappa: Object.fromEntries(
      Object.entries(powers).map(([symbol, power]) => [symbol.slice('kappa_'.length), Q.toNumber(power)]),
    ),
  }))
}
