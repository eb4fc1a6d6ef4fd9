import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { solvableAtAPoint } from '../../expansion/solvable/expandSolvable.js'
import type { SolvableExpansion, SolvableNode } from '../../expansion/solvable/expandSolvable.js'
import { coefficientName } from '../../expansion/coefficientName.js'
import { table } from './table.js'
import { polynomialText, powersText, rationalText } from './unicode.js'

/** What a node carries, in words: what is printed beside the diagrams. */
export const nodeRule: string = [
  'The legs of a node fall into blocks, one for each part that the diagram has without the node.',
  'One block of n legs carries the cumulant κ_n at the mean of the site, two of n and m legs κ_{n+m} − κ_{n+1} κ_{m+1}/κ_2,',
  'several the coefficient of t_1 … t_b in ext_δ [Σ_S t_S Σ_r δ^r/r! κ_{n_S+r} − m δ], S running over sets of blocks with n_S legs.',
  'A bridge leaves a block of one leg beside others, which carries 0: it counts in the single line of first order only.',
  'An external leg is a derivative with respect to the mean of its site, dκ_n/dm = κ_{n+1}/κ_2.',
].join('\n')

/**
 * Γ around a solvable theory for the terminal: a line for each diagram with what its nodes carry, the value at a point,
 * and the rule of the nodes.
 *
 * @example
 * solvableText(expandSolvable(theory('solvable'), { legs: 0, select: { order: 2 } })).includes('κ_{n+m}') // true
 */
export function solvableText(expansion: SolvableExpansion): string {
  const { theory, request, terms, reason, remark } = expansion
  const count = `${terms.length} ${terms.length === 1 ? 'diagram' : 'diagrams'}`
  const legs = `${request.legs} ${request.legs === 1 ? 'leg' : 'legs'}`
  const head = `${theory.title}\n${theory.expands.functional}, terms with ${legs}: ${count}`
  if (reason !== undefined) return `${head} (${reason})`
  const rows = terms.map(({ coefficient, powers, nodes, weighted: { id, automorphisms } }) => [
    rationalText(coefficient),
    powersText(powers),
    `${automorphisms.free}`,
    id,
    nodes.map(nodeText).join(' · '),
  ])
  return [
    `${head}\n`,
    table(['coefficient', 'order', '|Aut|', 'diagram', 'its nodes carry'], rows),
    `\nat a point: ${coefficientName(theory, request)} = ${polynomialText(solvableAtAPoint(expansion))}`,
    ...(remark === undefined ? [] : [remark]),
    `\n${nodeRule}`,
  ].join('\n')
}

/** What a node carries: `(κ₄ − κ₂⁻¹ κ₃²)`. */
export function nodeText({ weight }: SolvableNode): string {
  const text = polynomialText(plainFirst(weight))
  return weight.length > 1 ? `(${text})` : text
}

/** The monomials with the fewest cumulants in front: κ₄ − κ₃²/κ₂. */
export function plainFirst(weight: Polynomial): Polynomial {
  const factors = ({ powers }: Polynomial[number]): number =>
    Object.values(powers).reduce((sum, power) => sum + Math.abs(Q.toNumber(power)), 0)
  return [...weight].sort((a, b) => factors(a) - factors(b))
}
