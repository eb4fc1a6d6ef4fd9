import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { greekName } from '../../mathematics/greekNames.js'
import { splitSymbol } from '../splitSymbol.js'
import { fraction } from './arithmetic.js'

/** A displayed Typst equation: `$ g_4 = -frac(7 kappa_4^2, 48 N^2 kappa_2^6) $`. */
export function typst(polynomial: Polynomial, name: string): string {
  const terms = polynomial.map(({ coefficient, powers }, i) => {
    const negative = coefficient.num < 0n
    return `${i === 0 ? (negative ? '-' : '') : negative ? ' - ' : ' + '}${term(negative ? Q.negate(coefficient) : coefficient, powers)}`
  })
  return `$ ${symbol(name)} = ${terms.length === 0 ? '0' : terms.join('')} $`
}

function term(size: Rational, powers: Powers): string {
  const { above, below } = fraction(powers)
  const top = product(size.num, above)
  return below.length === 0 && size.den === 1n ? top : `frac(${top}, ${product(size.den, below)})`
}

function product(value: bigint, factors: readonly (readonly [string, Rational])[]): string {
  return [
    ...(value === 1n && factors.length > 0 ? [] : [`${value}`]),
    ...factors.map(([name, exponent]) => power(name, exponent)),
  ].join(' ')
}

function power(name: string, exponent: Rational): string {
  if (Q.equal(exponent, Q.one)) return symbol(name)
  const text = Q.format(exponent)
  return `${symbol(name)}^${text.length === 1 ? text : `(${text})`}`
}

/** One letter, or the name of a Greek one; anything else is text in quotes, which Typst prints as it stands. */
function symbol(name: string): string {
  const { letters, index } = splitSymbol(name) ?? { letters: name, index: '' }
  const greek = letters === 'ħ' || letters === 'hbar' ? 'ħ' : greekName(letters)
  const base = greek ?? (/^[A-Za-z]$/.test(letters) ? letters : quoted(letters))
  return index === '' ? base : `${base}_${index.length === 1 ? index : `(${index})`}`
}

function quoted(text: string): string {
  return `"${text.replaceAll(/[\p{Cc}\p{Cs}]/gu, '\uFFFD').replaceAll(/["\\]/g, '\\$&')}"`
}
