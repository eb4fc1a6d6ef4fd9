import type { Polynomial } from '../../algebra/polynomial.js'
import { inParentheses, sumOfQuotients, symbolsOf } from './arithmetic.js'
import { identifiers } from './identifiers.js'
import type { Naming } from './identifiers.js'

/**
 * Nerdamer's constants are single letters, pi and PI; its functions are words, some with digits. No name of it ends in
 * `_`.
 */
const naming: Naming = {
  underscores: true,
  reserved: (name) => /^(?:[eEiI]|[A-Za-z]{2,}\d*)$/.test(name),
  instead: (name) => `${name}_`,
}

/** An expression that nerdamer reads, one line: `-(7/48)*kappa_4^2/(N^2*kappa_2^6)`. */
export function nerdamer(polynomial: Polynomial): string {
  const { symbols } = identifiers(symbolsOf(polynomial), '', naming)
  return sumOfQuotients(polynomial, symbols, { number: inParentheses, exponent: inParentheses, power: '^' })
}
