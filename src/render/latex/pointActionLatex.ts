import type { CouplingEntries, CouplingEntry } from '../../actions/couplingEntries.js'
import { digits } from '../text/digits.js'
import { laidOut } from './layout.js'
import type { LaidOutTerm } from './layout.js'

/** Digits of a coefficient, where it has so many. */
const DIGITS = 1e-6
const TERMS_PER_LINE = 3

/**
 * An action on points as a polynomial in the fields there, `S(\phi_{1}, \phi_{2}) = 0.62 \phi_{1}^2 - …`: the
 * coefficient of a monomial is the entry, times the number of orders of its points; that of a square has ½K⁻¹ and g₂
 * together. Six digits at most; what is 0 within its error is left out.
 */
export function pointActionLatex(entries: CouplingEntries, points: number): string {
  const left = `S(${Array.from({ length: points }, (_, i) => `\\phi_{${i + 1}}`).join(', ')})`
  return laidOut(
    left,
    monomials(entries).flatMap(({ indices, value, error }): readonly LaidOutTerm[] =>
      Math.abs(value) > error
        ? [
            {
              negative: value < 0,
              prefactor: numberLatex(digits(Math.abs(value), Math.max(error, DIGITS * Math.abs(value)))),
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
  const squares = inverse.map(({ indices, value, error }, i): CouplingEntry => ({
    indices,
    value: value / 2 + (second?.[i]?.value ?? 0),
    error: error / 2 + (second?.[i]?.error ?? 0),
  }))
  const others = [...couplings].filter(([legs]) => legs !== 2).sort(([a], [b]) => a - b)
  return [...squares, ...others.flatMap(([, entries]) => entries)].map(({ indices, value, error }) => {
    const times = orders(indices)
    return { indices, value: times * value, error: times * error }
  })
}

/** In how many orders ascending indices can stand. */
function orders(indices: readonly number[]): number {
  let [ways, run] = [1, 0]
  indices.forEach((index, i) => {
    run = index === indices[i - 1] ? run + 1 : 1
    ways = (ways * (i + 1)) / run
  })
  return ways
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
