import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Diagram } from '../../diagrams/diagram.js'
import type { Expansion } from '../../expansion/expansion.js'
import { coefficientSummand } from '../latex/factors.js'
import { powersText } from '../text/unicode.js'

/**
 * A diagram of an expansion with its weight: the coefficient of its class in the functional and the powers of the small
 * parameters.
 */
export interface WeightedPicture {
  readonly diagram: Diagram
  readonly text: string
  readonly latex: string
}

/**
 * The diagrams of an expansion with their weights, as they stand beneath them on a sheet; those of n-point functions with the number of
 * labellings, `3 × 1/2 λ²`.
 *
 * @example
 * sheetItems(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } })).map(({ text }) => text) // ['−1/24 N⁻¹']
 */
export function sheetItems({ theory, terms }: Expansion): readonly WeightedPicture[] {
  return terms.map(({ coefficient, powers, weighted: { diagram, labellings } }) => {
    const times = theory.expands.quantity === undefined ? 1n : labellings
    const each = Q.divide(coefficient, Q.rational(times))
    const { negative, body } = coefficientSummand(theory, each, powers)
    return {
      diagram,
      text: `${times === 1n ? '' : `${times} × `}${weightText(each, powersText(powers))}`,
      latex: `${times === 1n ? '' : `${times} \\times `}${negative ? '-' : ''}${body}`,
    }
  })
}

/** `−1/24 N⁻¹`, `−λ`, `1`. */
function weightText(coefficient: Rational, symbols: string): string {
  const size = Q.format(coefficient.num < 0n ? Q.negate(coefficient) : coefficient)
  const value = symbols === '' ? size : size === '1' ? symbols : `${size} ${symbols}`
  return `${coefficient.num < 0n ? '−' : ''}${value}`
}
