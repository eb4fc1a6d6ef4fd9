import { fieldTerms, gibbsTerms } from '../../effective/factoredTerms.js'
import type { FactoredTerm } from '../../effective/factoredTerms.js'
import * as Q from '../../algebra/rational.js'
import { ofLetters, SITE_LETTERS, summedLetters } from '../meanFieldParts.js'
import { exponentText, polynomialText } from './unicode.js'

/**
 * The Gibbs free energy of Ising spins to an order in their couplings and the equations of their means, in lines of
 * text: Σ′ runs over sites no two of which are the same, q is 1 − m².
 *
 * @param order from 1 to 8
 * @throws InputError for another order
 * @example
 * meanFieldText(2).includes('F² = 1/4 Σ′_ij K_ij² q_i q_j') // true
 */
export function meanFieldText(order: number): string {
  const orders = Array.from({ length: order }, (_, k) => k + 1)
  const raised = (k: number): string => exponentText(Q.rational(k)) || '¹'
  return [
    `G(m) = G₀${orders.map((k) => ` − F${raised(k)}`).join('')}, G₀ = Σ_i [(1+m_i)/2 log (1+m_i)/2 + (1−m_i)/2 log (1−m_i)/2]`,
    ...orders.map((k) => `F${raised(k)} = ${sumOf(gibbsTerms(k), 'energy')}`),
    `m_i = tanh(h_i + ${sumOf(orders.flatMap(fieldTerms), 'field')})`,
    'q_i = 1 − m_i²; Σ′ runs over sites no two of which are the same',
  ].join('\n')
}

function sumOf(terms: readonly FactoredTerm[], of: 'energy' | 'field'): string {
  return terms
    .map((term, at) => {
      const negative = term.coefficient.num < 0n
      const sign = at === 0 ? (negative ? '−' : '') : negative ? ' − ' : ' + '
      return `${sign}${termText(term, of)}`
    })
    .join('')
}

function termText(term: FactoredTerm, of: 'energy' | 'field'): string {
  const size = Q.format(term.coefficient.num < 0n ? Q.negate(term.coefficient) : term.coefficient)
  const letter = (site: number): string => SITE_LETTERS[site] ?? ''
  const rest = ofLetters(term.rest)
  const written = polynomialText(rest)
  return [
    ...(size === '1' ? [] : [size]),
    `Σ′_${summedLetters(term, of).join('')}`,
    ...term.graph.bonds.map(
      ({ from, to, times }) => `K_${letter(from)}${letter(to)}${exponentText(Q.rational(times))}`,
    ),
    ...term.variances.map((site) => `q_${letter(site)}`),
    ...(written === '1' ? [] : [rest.length > 1 ? `(${written})` : written]),
  ].join(' ')
}
