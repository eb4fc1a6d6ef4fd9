import type { Monomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { fieldTerms, gibbsTerms } from '../../effective/factoredTerms.js'
import type { FactoredTerm } from '../../effective/factoredTerms.js'
import { ofLetters, SITE_LETTERS, summedLetters } from '../meanFieldParts.js'
import { alignedLatex, magnitudeLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'

/** The formulas of mean-field theory to some order. */
export interface MeanFieldLatex {
  /** G(m) = … */
  readonly energy: string
  /** m_i = tanh(…). */
  readonly equation: string
}

const FREE =
  '\\sum_{i} \\left[ \\frac{1+m_{i}}{2} \\ln \\frac{1+m_{i}}{2} + \\frac{1-m_{i}}{2} \\ln \\frac{1-m_{i}}{2} \\right]'

/**
 * The Gibbs free energy of Ising spins and the equations of their means as LaTeX: \sum' runs over sites no two of which
 * are the same, nor the same as the free one.
 *
 * @param order from 1 to 8
 * @throws InputError for another order
 * @example
 * meanFieldLatex(1).equation // "m_{i} = \\tanh\\left( h_{i} + \\sum_{j}' K_{ij} m_{j} \\right) + O(K^{2})"
 */
export function meanFieldLatex(order: number): MeanFieldLatex {
  const orders = Array.from({ length: order }, (_, k) => k + 1)
  const tail = `O(K^{${order + 1}})`
  const terms = orders.flatMap(gibbsTerms).map((term): Summand => {
    const { negative, body } = summandOf(term, 'energy')
    return { negative: !negative, body }
  })
  return {
    energy: alignedLatex('G(m)', [{ negative: false, body: FREE }, ...terms, { negative: false, body: tail }]),
    equation: equationOf(
      orders.flatMap(fieldTerms).map((term) => summandOf(term, 'field')),
      tail,
    ),
  }
}

function equationOf(summands: readonly Summand[], tail: string): string {
  const signed = ({ negative, body }: Summand): string => `${negative ? '-' : '+'} ${body}`
  if (summands.length === 1) return `m_{i} = \\tanh\\left( h_{i} ${summands.map(signed).join(' ')} \\right) + ${tail}`
  return `\\begin{aligned} m_{i} = \\tanh\\Bigl( h_{i} & ${summands.map(signed).join(' \\\\ & ')} \\Bigr) + ${tail} \\end{aligned}`
}

function summandOf(term: FactoredTerm, of: 'energy' | 'field'): Summand {
  const letter = (site: number): string => SITE_LETTERS[site] ?? ''
  const rest = ofLetters(term.rest)
  const written = sumLatex(rest.map(monomialOf))
  const body = [
    magnitudeLatex(term.coefficient, true),
    `\\sum_{${summedLetters(term, of).join('')}}'`,
    ...term.graph.bonds.map(
      ({ from, to, times }) => `K_{${letter(from)}${letter(to)}}${times === 1 ? '' : `^{${times}}`}`,
    ),
    ...term.variances.map((site) => `\\left( 1 - m_{${letter(site)}}^{2} \\right)`),
    written === '1' ? '' : rest.length > 1 ? `\\left( ${written} \\right)` : written,
  ]
  return { negative: term.coefficient.num < 0n, body: body.filter((part) => part !== '').join(' ') }
}

/** `3 m_{i}^{2} m_{j}`. */
function monomialOf({ coefficient, powers }: Monomial): Summand {
  const means = Object.entries(powers).map(([name, power]) => {
    const letter = `m_{${name.slice(2)}}`
    return Q.equal(power, Q.one) ? letter : `${letter}^{${Q.format(power)}}`
  })
  const parts = [magnitudeLatex(coefficient, means.length > 0), ...means]
  return { negative: coefficient.num < 0n, body: parts.filter((part) => part !== '').join(' ') }
}
