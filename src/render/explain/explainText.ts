import * as Q from '../../algebra/rational.js'
import type { WeightExplanation } from '../../expansion/explainWeight.js'
import { powersText, rationalText } from '../text/unicode.js'
import { powersOfFactors } from './powersOfFactors.js'
import { reasons } from './reasons.js'
import type { Reason } from './reasons.js'

/**
 * The derivation of a diagram's weight and of its coefficient, in words and formulas for a terminal.
 *
 * @example
 * explainText(explainWeight(theory('phi4'), diagramNamed(theory('phi4'), 'e111|e|'))).includes('192') // true: contractions
 */
export function explainText(explanation: WeightExplanation): string {
  const { theory, weighted, fixed, free, vertices, orderings, contractions, terms } = explanation
  const { diagram, labellings, id } = weighted
  const kinds = diagram.vertices.map(({ name }, v) => `${v + 1}: ${name}`).join(', ')
  const lines = diagram.lines.map(({ kind, from, to }) => `${kind.name} ${from + 1}–${to + 1}`).join(', ')
  const legs = diagram.legs.map(({ field, vertex }) => (vertex < 0 ? field : `${field} on ${vertex + 1}`)).join(', ')
  const count = vertices.flatMap(({ count: k, halfEdges }) => [
    ...(k > 1 ? [`${k}!`] : []),
    ...halfEdges.filter((n) => n > 1).map((n) => `${n}!${k > 1 ? `^${k}` : ''}`),
  ])
  const counted = [
    `The same by Wick's theorem: ${count.length === 0 ? '1' : count.join(' · ')} = ${orderings} orderings of equal vertices and of their half-edges, ${contractions} contractions make this`,
    `diagram with its legs labelled, and ${contractions}/${orderings} = ${over(fixed.order)}.`,
  ]
  return [
    `${theory.name}, diagram ${id}`,
    ...(kinds === '' ? [] : [`  vertices  ${kinds}`]),
    ...(lines === '' ? [] : [`  lines     ${lines}`]),
    ...(legs === '' ? [] : [`  legs      ${legs}`]),
    '',
    diagram.legs.length === 0 ? 'Symmetries:' : 'Symmetries with every leg held in place:',
    ...groupLines(reasons(fixed), fixed.order),
    `The weight is ${over(fixed.order)}.`,
    '',
    ...(diagram.vertices.length === 0 ? [] : [...counted, '']),
    ...(diagram.legs.length === 0
      ? []
      : [
          'Symmetries with free legs:',
          ...groupLines(reasons(free), free.order),
          `The class with free legs stands for ${labellings} ${labellings === 1n ? 'labelling' : 'labellings'} of its legs${classWeight(explanation)}.`,
          '',
        ]),
    `Its coefficient in ${theory.expands.functional}: ${coefficientText(explanation)}`,
    ...terms.map(({ coefficient, powers }) => `  ${[rationalText(coefficient), powersText(powers)].join(' ').trim()}`),
    '',
  ].join('\n')
}

/** `1/6`, `1`. */
function over(order: bigint): string {
  return rationalText(Q.rational(1n, order))
}

/** `, and 1/16 = 3 · 1/2 · 1/24`: labellings, their weight, and 1 over the orders of the legs; without factors of 1. */
function classWeight({ weighted: { labellings }, fixed, free }: WeightExplanation): string {
  const count = (free.order * labellings) / fixed.order
  const factors = [`${labellings}`, over(fixed.order), over(count)].filter((factor) => factor !== '1')
  return factors.length > 1 ? `, and ${over(free.order)} = ${factors.join(' · ')}` : ''
}

function groupLines(all: readonly Reason[], order: bigint): readonly string[] {
  if (all.length === 0) return ['  none but the identity: |Aut| = 1']
  const width = Math.max(...all.map(({ product }) => product.join(' · ').length))
  return [
    ...all.map(({ product, words }) => `  ${product.join(' · ').padEnd(width)}  ${words}`),
    `  |Aut| = ${all.map(({ value }) => `${value}`).join(' · ')}${all.length > 1 ? ` = ${order}` : ''}`,
  ]
}

/** `sign +1, vertices (−1)^2, lines 1, weight 1/12`. */
function coefficientText({ theory, free, members, lines }: WeightExplanation): string {
  const product = (rules: readonly { readonly factor: Q.Rational }[]): string =>
    powersOfFactors(rules.filter(({ factor }) => !Q.equal(factor, Q.one)))
      .map(({ factor, power }) => (power === 1 ? rationalText(factor) : `(${rationalText(factor)})^${power}`))
      .join(' · ') || '1'
  const parts = [
    `sign ${theory.expands.sign > 0 ? '+1' : '−1'}`,
    ...(members.length === 0 ? [] : [`vertices ${product(members)}`]),
    ...(lines.length === 0 ? [] : [`lines, those of legs too, ${product(lines)}`]),
    `weight ${over(free.order)}`,
    ...(theory.spaces.length > 0 ? ['(sum over components)'] : []),
  ]
  return parts.join(' × ')
}
