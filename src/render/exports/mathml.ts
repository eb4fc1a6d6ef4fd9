import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { greekLetter } from '../../mathematics/greekNames.js'
import { splitSymbol } from '../splitSymbol.js'
import { fraction } from './arithmetic.js'

/** Presentation MathML, one `<math>` element: `name = polynomial`. */
export function mathml(polynomial: Polynomial, name: string): string {
  const terms = polynomial.map(({ coefficient, powers }, i) => {
    const negative = coefficient.num < 0n
    return `${negative ? '<mo>−</mo>' : i === 0 ? '' : '<mo>+</mo>'}${term(negative ? Q.negate(coefficient) : coefficient, powers)}`
  })
  const value = terms.length === 0 ? number('0') : terms.join('\n')
  return `<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow>${symbol(name)}<mo>=</mo>\n${value}\n</mrow></math>`
}

function term(size: Rational, powers: Powers): string {
  const { above, below } = fraction(powers)
  const top = product(size.num, above)
  return below.length === 0 && size.den === 1n ? top : `<mfrac>${top}${product(size.den, below)}</mfrac>`
}

function product(value: bigint, factors: readonly (readonly [string, Rational])[]): string {
  const parts = [
    ...(value === 1n && factors.length > 0 ? [] : [number(`${value}`)]),
    ...factors.map(([name, exponent]) => power(name, exponent)),
  ]
  return `<mrow>${parts.join('<mo>\u2062</mo>')}</mrow>`
}

function power(name: string, exponent: Rational): string {
  if (Q.equal(exponent, Q.one)) return symbol(name)
  const written =
    exponent.den === 1n
      ? number(`${exponent.num}`)
      : `<mrow>${number(`${exponent.num}`)}<mo>/</mo>${number(`${exponent.den}`)}</mrow>`
  return `<msup>${symbol(name)}${written}</msup>`
}

function number(digits: string): string {
  return `<mn>${digits}</mn>`
}

function symbol(name: string): string {
  const { letters, index } = splitSymbol(name) ?? { letters: name, index: '' }
  const base = `<mi>${escaped(greekLetter(letters) ?? letters)}</mi>`
  return index === '' ? base : `<msub>${base}${number(index)}</msub>`
}

/** XML allows no control characters, and no half of a pair of surrogates. */
function escaped(text: string): string {
  const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
  return text.replaceAll(/[\p{Cc}\p{Cs}]/gu, '\uFFFD').replaceAll(/[&<>]/g, (character) => special[character] as string)
}
