import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'

/** The magnitude of a rational: `24`, `\frac{1}{24}`; empty for 1 when something follows it. */
export function magnitudeLatex(value: Rational, followed: boolean): string {
  const size = value.num < 0n ? -value.num : value.num
  if (value.den !== 1n) return `\\frac{${size}}{${value.den}}`
  return size === 1n && followed ? '' : `${size}`
}

/** `N^{-1}`, `N^{3/2}`, `\sigma_1^4`, `\sigma_1`. */
function powerLatex(symbol: string, exponent: Rational): string {
  if (Q.equal(exponent, Q.one)) return symbol
  const text = Q.format(exponent)
  return `${symbol}^${text.length === 1 ? text : `{${text}}`}`
}

/**
 * A fraction with powers above and below the line: `\frac{3\sigma_1^4}{8N}` for 3/8 σ₁⁴ N⁻¹, sign left out. `1` is
 * printed only when alone; `denominator` writes the number below.
 */
export function prefactorLatex(
  coefficient: Rational,
  powers: readonly (readonly [string, Rational])[],
  followed: boolean,
  denominator: (den: bigint) => string = String,
): string {
  const above = powers
    .filter(([, exponent]) => exponent.num > 0n)
    .map(([symbol, exponent]) => powerLatex(symbol, exponent))
  const below = powers
    .filter(([, exponent]) => exponent.num < 0n)
    .map(([symbol, exponent]) => powerLatex(symbol, Q.negate(exponent)))
  const size = coefficient.num < 0n ? -coefficient.num : coefficient.num
  const top = [size === 1n && above.length > 0 ? '' : `${size}`, ...above].filter((part) => part !== '').join(' ')
  if (below.length === 0 && coefficient.den === 1n) return top === '1' && followed ? '' : top
  const bottom = [coefficient.den === 1n ? '' : denominator(coefficient.den), ...below]
    .filter((part) => part !== '')
    .join(' ')
  return `\\frac{${top}}{${bottom}}`
}

/**
 * `4!` for 24, `2 \\cdot 4!` for 48: the largest factorial from 3! in the number, which is written as it is when it has
 * none.
 */
export function factorialLatex(value: bigint): string {
  let [n, product]: [bigint, bigint] = [1n, 1n]
  let best: readonly [bigint, bigint] = [1n, 1n]
  while (product <= value) {
    if (value % product === 0n) best = [n, product]
    n++
    product *= n
  }
  const [largest, factorial] = best
  if (largest < 3n) return `${value}`
  return value === factorial ? `${largest}!` : `${value / factorial} \\cdot ${largest}!`
}

/** One summand without its sign, and the sign. */
export interface Summand {
  readonly negative: boolean
  readonly body: string
}

/**
 * Summands with their signs as a person writes them; `0` for none. `between` goes before each sign but the first (for
 * example a line break).
 */
export function sumLatex(summands: readonly Summand[], between = ' '): string {
  if (summands.length === 0) return '0'
  return summands
    .map(({ negative, body }, i) =>
      i === 0 ? `${negative ? '-' : ''}${body}` : `${between}${negative ? '-' : '+'} ${body}`,
    )
    .join('')
}

/** `left = sum` over several aligned lines, a line for each summand; a single line where there is one summand. */
export function alignedLatex(left: string, summands: readonly Summand[]): string {
  if (summands.length <= 1) return `${left} = ${sumLatex(summands)}`
  return `\\begin{aligned} ${left} ={}& ${sumLatex(summands, ' \\\\ & ')} \\end{aligned}`
}
