import * as Q from '../../algebra/rational.js'
import type { MomentumTerm } from '../../kernels/momentumTerm.js'
import { joined, productStyle, scaled, summands, weight } from './momentumSummands.js'
import { alignedLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'
import { symbolLatex } from './symbols.js'

/**
 * ∫ f φ … φ with momenta: `\int \frac{d^dk}{(2\pi)^d} e^{3k^2/2v} \tilde\phi(k)^2 \tilde\phi(-k)^2`, where φ̃(k) = ∫
 * d^d x e^{−ikx} φ(x), v = σ₀²/d, V is the volume and δ^d(0) the density of momenta.
 *
 * @param cutoff a symbol: the integrals are over momenta below it
 * @example
 * momentumTermsLatex('S', continuumAction(cosCorrelator, 0).inverse).includes('e^{k^2/2v}') // true
 */
export function momentumTermsLatex(left: string, terms: readonly MomentumTerm[], cutoff?: string): string {
  return alignedLatex(
    left,
    terms.flatMap((term) =>
      summands(term, productStyle(momentumNames(term), 1), (polynomial) => momentumBody(term, polynomial, cutoff)),
    ),
  )
}

function momentumNames(term: MomentumTerm): string[] {
  return term.form.length === 1 ? ['k'] : term.form.map((_, m) => `k_{${m + 1}}`)
}

function momentumBody(term: MomentumTerm, polynomial: string, cutoff: string | undefined): string {
  const names = momentumNames(term)
  const fields = new Map<string, number>()
  for (const row of term.legs) {
    const argument = sumLatex(
      row.flatMap((entry, m): Summand[] =>
        Q.isZero(entry) ? [] : [{ negative: entry.num < 0n, body: scaled(entry, names[m] as string) }],
      ),
    )
    fields.set(argument, (fields.get(argument) ?? 0) + 1)
  }
  const product = [...fields]
    .map(([argument, count]) => `\\tilde\\phi(${argument})${count === 1 ? '' : `^${count}`}`)
    .join(' ')
  const measure = names.map((name) => `\\frac{d^d${name}}{(2\\pi)^d}`).join(' ')
  const region =
    cutoff === undefined ? '' : `_{${names.map((name) => `|${name}|`).join(', ')} < ${symbolLatex(cutoff)}}`
  return joined(
    names.length === 0 ? '' : `\\int${region} ${measure}`,
    polynomial,
    weight(term, names, (a, b) => (a === b ? `${a}^2` : `(${a} \\cdot ${b})`), -1),
    product,
  )
}
