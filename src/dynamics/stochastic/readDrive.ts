import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { constant, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { signedTerms } from './clauses.js'
import { polynomialIn, problem } from './equationSymbols.js'
import type { EquationSymbols } from './equationSymbols.js'

/** amplitude · cos(rate t), sin(rate t) or e^{−rate t}, which the equation adds to the drift of a component. */
export interface Drive {
  readonly component: number
  readonly amplitude: Polynomial
  readonly kind: 'cos' | 'sin' | 'exp'
  readonly rate: Polynomial
}

/** `A cos(2 t)/3`: what stands in front, and what it is divided by. */
const DRIVE = /^(.*?)\\?(cos|sin|exp)\s*(?:\\left)?\s*\(([^()]*?)(?:\\right)?\)(?:\s*\/\s*([^()/]+))?$/su
const EXPECTED = 'a drive A cos(w t), A sin(w t) or A exp(-a t), each by itself'

/** The terms of a right side, those in brackets around a drive by themselves. */
export function forceTerms(term: string): readonly string[] {
  const [, sign = '', inner] = /^([+-]?)\s*\((.*)\)$/su.exec(term) ?? []
  if (
    inner === undefined ||
    !/(?:cos|sin|exp)\s*(?:\\left)?\s*\([^()]*(?<![\p{L}\\])t(?!\p{L})/u.test(inner) ||
    !isBalanced(inner)
  )
    return [term]
  if (sign === '-') throw problem('equation', EXPECTED, `'${term}'`)
  return signedTerms(inner).flatMap(forceTerms)
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    if (character === ')' && --depth < 0) return false
  }
  return depth === 0
}

/**
 * The drive that a term is; undefined for a term without time.
 *
 * @throws InputError, in one sentence, for a phase, for a drive that a component multiplies, and for other functions of t
 */
export function driveOf(symbols: EquationSymbols, component: number, term: string, at: string): Drive | undefined {
  const [, front = '', kind, argument = '', divisor] = DRIVE.exec(term.trim()) ?? []
  if (kind === undefined || !/(?<![\p{L}\\])t(?!\p{L})/u.test(argument)) return undefined
  const turned = polynomialIn(symbols, argument, at)
  const rate = turned.map(({ coefficient, powers: { t = Q.zero, ...others } }) => {
    if (!Q.equal(t, Q.one))
      throw problem(
        at,
        `a multiple of t in ${kind}, and A cos(w t) + B sin(w t) in place of a phase`,
        `'${term.trim()}'`,
      )
    return { coefficient: kind === 'exp' ? Q.negate(coefficient) : coefficient, powers: others }
  })
  const text = front.replace(/(?:[*·]|\\cdot)\s*$/u, '').trim()
  const undivided =
    text === '' || text === '+' ? constant(1) : text === '-' ? constant(-1) : polynomialIn(symbols, text, at)
  const amplitude =
    divisor === undefined ? undivided : multiplyPolynomials(undivided, polynomialIn(symbols, `1/${divisor.trim()}`, at))
  return { component, amplitude, kind: kind as Drive['kind'], rate: scalePolynomial(rate, Q.one) }
}

/** @throws InputError for a drive that components multiply, or whose rate has them, and for t elsewhere */
export function requireAdditive(
  drives: readonly Drive[],
  components: readonly string[],
  others: readonly Polynomial[],
): void {
  const symbolsOf = (p: Polynomial): readonly string[] => p.flatMap(({ powers }) => Object.keys(powers))
  for (const { amplitude, rate } of drives) {
    const wrong = [...symbolsOf(amplitude), ...symbolsOf(rate)].find((name) => components.includes(name))
    if (wrong !== undefined) throw problem(`d${wrong}`, 'a drive that no component multiplies', wrong)
  }
  const timed = [...others, ...drives.map(({ amplitude }) => amplitude)].flatMap(symbolsOf)
  if (timed.includes('t')) throw problem('equation', `${EXPECTED}, for t is the time`, 't elsewhere')
}
