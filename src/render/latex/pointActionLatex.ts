import type { CouplingEntries, CouplingEntry, CouplingsAt } from '../../actions/couplingEntries.js'
import { digits } from '../text/digits.js'
import { laidOut } from './layout.js'
import type { LaidOutTerm } from './layout.js'

/** Digits of S that a printed polynomial has, about. */
const DIGITS = 6
const TERMS_PER_LINE = 3

/**
 * An action on points as a polynomial in the fields there, `S(\phi_{1}, \phi_{2}) = 0.62 \phi_{1}^2 - …`: the
 * coefficient of a monomial is the entry, times the number of orders of its points; that of a square has ½K⁻¹ and g₂
 * together. As many digits as leave six of S at a field of typical size, whatever cancels; what is 0 within its error is
 * left out.
 */
export function pointActionLatex(entries: CouplingsAt, points: number): string {
  const least = 10 ** -(DIGITS + Math.round(Math.log10(entries.cancellation)))
  const left = `S(${Array.from({ length: points }, (_, i) => `\\phi_{${i + 1}}`).join(', ')})`
  return laidOut(
    left,
    monomials(entries).flatMap(({ indices, value, error }): readonly LaidOutTerm[] =>
      Math.abs(value) > error
        ? [
            {
              negative: value < 0,
              prefactor: numberLatex(digits(Math.abs(value), Math.max(error, least * Math.abs(value)))),
              pieces: [monomialLatex(indices)],
            },
          ]
        : [],
    ),
    { termsPerLine: TERMS_PER_LINE },
  )
}

/** The coefficients of the monomials, by degree and points. */
export function monomials({ inverse, couplings }: CouplingEntries): readonly CouplingEntry[] {
  const second = couplings.get(2)
  const squares = inverse.map((entry, i): CouplingEntry => ({
    ...entry,
    value: entry.value / 2 + (second?.[i]?.value ?? 0),
    error: entry.error / 2 + (second?.[i]?.error ?? 0),
  }))
  const others = [...couplings].filter(([legs]) => legs !== 2).sort(([a], [b]) => a - b)
  return [...squares, ...others.flatMap(([, entries]) => entries)].map((entry) => ({
    ...entry,
    value: entry.orders * entry.value,
    error: entry.orders * entry.error,
  }))
}

function monomialLatex(indices: readonly number[]): string {
  return [...new Set(indices)]
    .map((index) => {
      const power = indices.filter((each) => each === index).length
      return `\\phi_{${index + 1}}${power === 1 ? '' : `^${power}`}`
    })
    .join(' ')
}

/** `1.5e-7` as `1.5 \cdot 10^{-7}`. */
function numberLatex(text: string): string {
  const [mantissa = '', exponent] = text.split('e')
  return exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${Number(exponent)}}`
}
