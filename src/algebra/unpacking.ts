import { exponentsAt, isKeyKept, packMonomial } from './packing.js'
import type { Packing, Piece, Scale, SymbolPower } from './packing.js'
import { formatPowers, printing } from './polynomial.js'
import type { Monomial, Polynomial, Powers } from './polynomial.js'
import * as Q from './rational.js'
import type { Rational } from './rational.js'

/** Times what pieces are added, and how far. */
interface Unpacking {
  readonly times?: Monomial
  readonly within?: Scale
}

/** The sum of pieces as a polynomial. */
export function unpack(
  pieces: Iterable<Pick<Piece, 'denominator' | 'terms'>>,
  packing: Packing,
  { times, within }: Unpacking = {},
): Polynomial {
  const { num, den } = times?.coefficient ?? Q.one
  const shift = packMonomial(times ?? { coefficient: Q.one, powers: {} }, packing).key
  const found = new Map<number, Written>()
  for (const { denominator, terms } of pieces) {
    const over = denominator * den
    for (const [key, numerator] of terms) {
      if (within !== undefined && !isKeyKept(key, packing, within)) continue
      const coefficient = Q.rational(numerator * num, over)
      const before = found.get(key)
      if (before === undefined) found.set(key, written(coefficient, exponentsAt(key + shift, packing), packing))
      else before.coefficient = Q.add(before.coefficient, coefficient)
    }
  }
  const sum = [...found.values()].filter(({ coefficient }) => !Q.isZero(coefficient))
  sum.sort((a, b) => (a.text < b.text ? -1 : 1))
  return printing(sum.map(({ coefficient, powers }) => ({ coefficient, powers })))
}

/** A term and the text of its powers, by which terms are sorted. */
interface Written {
  coefficient: Rational
  readonly powers: Powers
  readonly text: string
}

function written(coefficient: Rational, exponents: readonly number[], packing: Packing): Written {
  const powers: Record<string, Rational> = {}
  let text = ''
  for (let s = 0; s < exponents.length; s++) {
    const exponent = exponents[s] as number
    if (exponent === 0) continue
    const power = powerOf(s, exponent, packing)
    powers[packing.symbols[s] as string] = power.exponent
    text = text === '' ? power.text : `${text} ${power.text}`
  }
  return { coefficient, powers, text }
}

/** A power of a symbol, made once. */
function powerOf(s: number, whole: number, { symbols, units, lows, powers }: Packing): SymbolPower {
  const place = whole - (lows[s] as number)
  const made = (powers[s] as SymbolPower[])[place]
  if (made !== undefined) return made
  const exponent = Q.rational(whole, units[s])
  const power = { exponent, text: formatPowers({ [symbols[s] as string]: exponent }) }
  ;(powers[s] as SymbolPower[])[place] = power
  return power
}
