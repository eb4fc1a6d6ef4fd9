import * as Q from '../algebra/rational.js'
import { powers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'

/**
 * Reads a product of powers of symbols such as `kappa_2^-1` or `N^-1/2 Δ`; `1` is the empty product.
 * Returns undefined when the text is something else, or a symbol has a name that every object has (`toString`).
 */
export function parsePowers(text: string): Powers | undefined {
  const trimmed = text.trim()
  if (trimmed === '1') return {}
  const exponents: Record<string, Q.Rational> = {}
  for (const factor of trimmed.split(/\s+/)) {
    const match = /^([\p{L}][\p{L}\p{N}_]*)(?:\^(-?\d+(?:\/[1-9]\d*)?))?$/u.exec(factor)
    if (match === null) return undefined
    const symbol = match[1] as string
    if (symbol in Object.prototype) return undefined
    exponents[symbol] = Q.add(exponents[symbol] ?? Q.zero, Q.parse(match[2] ?? '1'))
  }
  return powers(exponents)
}
