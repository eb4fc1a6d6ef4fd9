import * as Q from '../../algebra/rational.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import type { Rational } from '../../algebra/rational.js'

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉'

/** `κ₄`, `σ₁`, `N`: a symbol name as a person reads it in a terminal. */
export function symbolText(name: string): string {
  const spelled = name.replace(/^kappa/, 'κ').replace(/^sigma/, 'σ')
  return spelled.replaceAll(/_?(\d+)$/g, (_, digits: string) =>
    [...digits].map((digit) => SUBSCRIPTS[Number(digit)]).join(''),
  )
}

/** `N⁻¹ κ₂⁻⁴ κ₄`; a fractional power is written `N^(-1/2)`. */
export function powersText(powers: Powers): string {
  return Object.entries(powers)
    .map(([symbol, exponent]) => symbolText(symbol) + exponentText(exponent))
    .join(' ')
}

export function exponentText(exponent: Rational): string {
  if (Q.equal(exponent, Q.one)) return ''
  if (!Q.isInteger(exponent)) return `^(${Q.format(exponent)})`
  return [...Q.format(exponent)].map((character) => SUPERSCRIPTS[character]).join('')
}

/**
 * One line with true minus signs.
 *
 * @example
 * polynomialText(atAPoint(expand(theory('edgeworth'), { legs: 4, select: { order: 1 } }))) // −1/24 N⁻¹ κ₂⁻⁴ κ₄ + 1/8 N⁻¹ κ₂⁻⁵ κ₃²
 */
export function polynomialText(polynomial: Polynomial): string {
  if (polynomial.length === 0) return '0'
  return polynomial
    .map(({ coefficient, powers }, i) => {
      const sign = coefficient.num < 0n ? (i === 0 ? '−' : ' − ') : i === 0 ? '' : ' + '
      const size = Q.format(coefficient.num < 0n ? Q.negate(coefficient) : coefficient)
      const symbols = powersText(powers)
      return sign + (symbols === '' ? size : size === '1' ? symbols : `${size} ${symbols}`)
    })
    .join('')
}

/** `−1/24`, with a true minus sign. */
export function rationalText(value: Rational): string {
  return signed(Q.format(value))
}

/** A written number with true minus signs, that of its exponent too. */
export function signed(written: string): string {
  return written.replaceAll('-', '−')
}
