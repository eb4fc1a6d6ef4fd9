import * as Q from '../../algebra/rational.js'
import { coefficientHead } from '../../expansion/coefficientName.js'
import type { WeightExplanation } from '../../expansion/explainWeight.js'
import { coefficientSummand } from '../latex/factors.js'
import { sumLatex } from '../latex/number.js'
import { powersOfFactors } from './powersOfFactors.js'
import { reasons } from './reasons.js'
import type { Reason } from './reasons.js'

/**
 * The derivation of a diagram's weight and of its coefficient as LaTeX: |Aut| as a product with the reason for each
 * factor beneath it, the count of contractions, and the coefficient as the product of the rules' factors.
 *
 * @example
 * explainLatex(explainWeight(theory('phi4'), diagramNamed(theory('phi4'), 'e111|e|'))).includes('192') // true
 */
export function explainLatex(explanation: WeightExplanation): string {
  const { weighted, fixed, free, vertices, orderings, contractions } = explanation
  const held = weighted.diagram.legs.length > 0
  const lines = [
    `${held ? '|\\mathrm{Aut}_{\\text{legs fixed}}|' : '|\\mathrm{Aut}|'} &= ${groupLatex(reasons(fixed), fixed.order)}`,
    ...(weighted.diagram.vertices.length === 0
      ? []
      : [
          `\\frac{\\text{contractions}}{\\text{orderings}} &= \\frac{${contractions}}{${orderingsLatex(vertices, orderings)}} = \\frac{1}{${fixed.order}}`,
        ]),
    ...(held ? [`|\\mathrm{Aut}_{\\text{legs free}}| &= ${groupLatex(reasons(free), free.order)}`] : []),
    `${expandedLatex(explanation)} &\\ni ${coefficientLatex(explanation)}`,
  ]
  return `\\begin{aligned} ${lines.join(' \\\\[1ex] ')} \\end{aligned}`
}

function groupLatex(all: readonly Reason[], order: bigint): string {
  if (all.length === 0) return '1'
  const factors = all.map(
    ({ product, words }) => `\\underbrace{${product.join(' \\cdot ')}}_{\\text{${shortened(words)}}}`,
  )
  return `${factors.join(' \\cdot ')} = ${order}`
}

/** Beneath a brace there is room for a few words only. */
function shortened(words: string): string {
  return words
    .replace(/ can be (?:reversed, and they can be )?(?:exchanged|reversed)$/, '')
    .replace(/^each of the|^the /, '')
    .replace(/ with all that is on them: /, ' ')
    .replace(' can be permuted', '')
    .trim()
}

function orderingsLatex(vertices: WeightExplanation['vertices'], orderings: bigint): string {
  const factors = vertices.flatMap(({ count, halfEdges }) => [
    ...(count > 1 ? [`${count}!`] : []),
    ...halfEdges.filter((n) => n > 1).map((n) => (count > 1 ? `(${n}!)^${count > 9 ? `{${count}}` : count}` : `${n}!`)),
  ])
  return factors.length === 0 ? `${orderings}` : factors.join(' \\, ')
}

/** The functional, or the n-point function. */
function expandedLatex({ theory, weighted }: WeightExplanation): string {
  const { functional, quantity } = theory.expands
  if (quantity !== undefined) return coefficientHead(theory, { legs: weighted.diagram.legs.length })
  return functional === 'Γ' ? '\\Gamma' : functional
}

/** A class of an n-point function is the sum of its labellings, each over the group that holds the legs. */
function coefficientLatex({ theory, weighted, fixed, free, members, lines, terms }: WeightExplanation): string {
  const { labellings } = weighted
  const isNPoint = theory.expands.quantity !== undefined
  const factors = [
    ...(theory.expands.sign < 0 ? ['(-1)'] : []),
    ...powersOfFactors([...members, ...lines])
      .filter(({ factor }) => !Q.equal(factor, Q.one))
      .map(({ factor, power }) => `(${Q.format(factor)})${power === 1 ? '' : `^{${power}}`}`),
    ...(isNPoint && labellings > 1n ? [`${labellings}`] : []),
    `\\frac{1}{${isNPoint ? fixed.order : free.order}}`,
  ]
  const value = sumLatex(terms.map(({ coefficient, powers }) => coefficientSummand(theory, coefficient, powers)))
  const components = theory.spaces.length > 0 ? ' \\cdot \\textstyle\\sum_{\\text{components}}' : ''
  return `${factors.join(' \\cdot ')}${components} \\;\\to\\; ${value}`
}
