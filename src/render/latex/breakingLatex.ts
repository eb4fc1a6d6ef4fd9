import type { BreakingTerm } from '../../networks/breakingContinuum.js'
import * as Q from '../../algebra/rational.js'
import { magnitudeLatex } from './number.js'
import { polynomialLatex } from './polynomialLatex.js'

/** A part of the continuum action that is linear in α, acting on equal fields: `left = ∫ d^dk/(2π)^d (…) e^{3k²/2v} φ̃(k)² φ̃(−k)² + …`. */
export function breakingLatex(left: string, terms: readonly BreakingTerm[]): string {
  const lines = terms.map(({ coefficient, gaussians, modes, growth }) => {
    const power =
      gaussians === 0 ? '' : `\\left( \\frac{${gaussians < 0 ? 'v' : '2\\pi'}}{${gaussians < 0 ? '2\\pi' : 'v'}} \\right)^{${dimension(Math.abs(gaussians))}}`
    const measure = modes.map((_, a) => `\\frac{d^dk_{${a + 1}}}{(2\\pi)^d}`).join(' ')
    const exponent = growth.map((weight, a) => `${magnitudeLatex(weight, true)} k_{${a + 1}}^2`.trim()).join(' + ')
    const fields = modes.map((mode, a) => fieldsOf(mode.filter((entry) => entry !== 0).length / 2, `k_{${a + 1}}`)).join(' ')
    return `${power} \\int ${measure} \\left( ${polynomialLatex(coefficient)} \\right) e^{${growth.length === 1 ? exponent : `(${exponent})`}/2v} \\, ${fields}`
  })
  return `\\begin{aligned} ${left} ={}& ${lines.join(' \\\\ & + ')} \\end{aligned}`
}

function fieldsOf(pairs: number, momentum: string): string {
  const power = pairs === 1 ? '' : `^${pairs}`
  return `\\tilde\\phi(${momentum})${power} \\tilde\\phi(-${momentum})${power}`
}

/** count · d/2 */
function dimension(count: number): string {
  const half = Q.rational(count, 2)
  return half.den === 1n ? `${half.num === 1n ? '' : half.num}d` : `${half.num === 1n ? '' : half.num}d/2`
}
