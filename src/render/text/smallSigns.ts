/** Small digits, signs and letters, above and below the line, and the plain ones in their places. */
const SMALL = [
  ['^', '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾ᵈⁱⁿ', '0123456789-+()din'],
  ['_', '₀₁₂₃₄₅₆₇₈₉₋₊₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ', '0123456789-+()aehijklmnoprstuvx'],
] as const

/** A small sign above or below the line as `^` or `_` and the plain one. */
export function plainOfSmall(c: string): readonly ['^' | '_', string] | undefined {
  for (const [mark, signs, plain] of SMALL) if (signs.includes(c)) return [mark, plain.charAt([...signs].indexOf(c))]
  return undefined
}

/** A text in small signs above (`^`) or below (`_`) the line; undefined unless there is one for each of its signs. */
export function smallText(text: string, mark: '^' | '_'): string | undefined {
  const [, signs, plain] = SMALL[mark === '^' ? 0 : 1]
  const small = [...text].map((c) => [...signs][plain.indexOf(c === '−' ? '-' : c)])
  return small.includes(undefined) ? undefined : small.join('')
}
