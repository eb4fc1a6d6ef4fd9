import { formatMonomials, formatPowers, multiplyPowers } from '../algebra/polynomial.js'
import type { Monomial, Polynomial, Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { latexName } from '../dynamics/stochastic/equationTheory.js'
import type { SeriesTerm } from '../dynamics/stochastic/seriesTerm.js'
import type { Called, Calls } from '../render/exports/arithmetic.js'
import { prefactorLatex } from '../render/latex/number.js'
import type { Summand } from '../render/latex/number.js'
import { exponentText, polynomialText, powersText } from '../render/text/unicode.js'

/**
 * A term of the answer as other programs read it: coefficient · Π symbols^power · τ^t e^{−rate·τ}.
 */
export interface TermJson {
  readonly coefficient: string
  readonly powers: Readonly<Record<string, number | string>>
  readonly t: number
  readonly rate: string
  readonly earlier?: { readonly t: number; readonly rate: string }
  readonly turn?: { readonly of: 'cos' | 'sin'; readonly rate: string; readonly earlier?: string }
}

/** A term as JSON has it. */
export function termJson({ coefficient, powers, t, rate, rateUnit, earlier, turn }: SeriesTerm): TermJson {
  return {
    coefficient: Q.format(coefficient),
    powers: powersJson(powers),
    t,
    rate: rateJson(rate, rateUnit),
    ...(earlier === undefined ? {} : { earlier: { t: earlier.t, rate: rateJson(earlier.rate, rateUnit) } }),
    ...(turn === undefined
      ? {}
      : {
          turn: {
            of: turn.of,
            rate: rateJson(turn.rate, rateUnit),
            ...(turn.earlier === undefined ? {} : { earlier: rateJson(turn.earlier, rateUnit) }),
          },
        }),
  }
}

/** Whole powers as numbers, others as texts. */
export function powersJson(powers: Powers): TermJson['powers'] {
  return Object.fromEntries(
    Object.entries(powers).map(([symbol, power]) => [symbol, Q.isInteger(power) ? Number(power.num) : Q.format(power)]),
  )
}

/** `2`, `2*a`, `a`. */
export function rateJson(rate: Rational, unit: Powers): string {
  if (Object.keys(unit).length === 0 || Q.isZero(rate)) return Q.format(rate)
  const symbols = formatPowers(unit).replaceAll(' ', '*')
  return Q.equal(rate, Q.one) ? symbols : `${Q.format(rate)}*${symbols}`
}

/** `1/8 D² eps² e^(−τ) + …`. */
export function termsText(terms: readonly SeriesTerm[], letter: string): string {
  if (terms.length === 0) return '0'
  return terms
    .map(({ coefficient, powers, t, rate, rateUnit, earlier, turn }, i) => {
      const monomial: Monomial = { coefficient, powers }
      const size = polynomialText([
        { ...monomial, coefficient: coefficient.num < 0n ? Q.negate(coefficient) : coefficient },
      ])
      const time = [
        ...(earlier === undefined ? [] : [decayText('t′', earlier, rateUnit)]),
        decayText(letter, { t, rate }, rateUnit),
        ...(turn === undefined
          ? []
          : [`${turn.of}(${angleOf(turn, letter, 't′', (rate) => timesText(rate, rateUnit)).replace('-', '−')})`]),
      ]
        .filter((part) => part !== '')
        .join(' ')
      const body = time === '' ? size : size === '1' ? time : `${size} ${time}`
      return `${coefficient.num < 0n ? (i === 0 ? '−' : ' − ') : i === 0 ? '' : ' + '}${body}`
    })
    .join('')
}

/** `τ² e^(−2 a τ)`. */
function decayText(letter: string, { t, rate }: Pick<SeriesTerm, 't' | 'rate'>, unit: Powers): string {
  const size = timesText(rate.num < 0n ? Q.negate(rate) : rate, unit)
  const decay = Q.isZero(rate) ? '' : `e^(${rate.num < 0n ? '' : '−'}${size}${letter})`
  return [t === 0 ? '' : `${letter}${exponentText(Q.rational(t))}`, decay].filter((part) => part !== '').join(' ')
}

/** `2 τ - 2 t′`. */
function angleOf(
  { rate, earlier = Q.zero }: NonNullable<SeriesTerm['turn']>,
  letter: string,
  before: string,
  written: (rate: Rational) => string,
): string {
  const parts = (
    [
      [rate, letter],
      [earlier, before],
    ] as const
  ).filter(([each]) => !Q.isZero(each))
  return parts
    .map(([each, name], i) => {
      const size = each.num < 0n ? Q.negate(each) : each
      return `${each.num < 0n ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + '}${written(size)}${name}`
    })
    .join('')
}

/** `2 a `, `5/2 ` or `2` in front of a time. */
function timesText(rate: Rational, unit: Powers): string {
  const size = Q.format(rate)
  const symbols =
    Object.keys(unit).length > 0 ? `${size === '1' ? '' : ' '}${powersText(unit)} ` : Q.isInteger(rate) ? '' : ' '
  return `${size === '1' ? '' : size}${symbols}`
}

/** The terms in LaTeX, with the letter of the time. */
export function termsLatex(terms: readonly SeriesTerm[], letter: string): readonly Summand[] {
  return terms.map(({ coefficient, powers, t, rate, rateUnit, earlier, turn }) => {
    const time = [
      ...(earlier === undefined ? [] : [decayLatex("t'", earlier, rateUnit)]),
      decayLatex(letter, { t, rate }, rateUnit),
      ...(turn === undefined ? [] : [angleLatex(turn, letter, rateUnit)]),
    ]
      .filter((part) => part !== '')
      .join(' ')
    const front = prefactorLatex(
      coefficient,
      Object.entries(powers).map(([symbol, power]) => [latexName(symbol), power]),
      time !== '',
    )
    return { negative: coefficient.num < 0n, body: [front, time].filter((part) => part !== '').join(' ') }
  })
}

/** In brackets as high as what is in them. */
function angleLatex(turn: NonNullable<SeriesTerm['turn']>, letter: string, unit: Powers): string {
  const angle = angleOf(turn, letter, "t'", (rate) => timesLatex(rate, unit))
  return angle.includes('\\frac') ? `\\${turn.of}\\left(${angle}\\right)` : `\\${turn.of}(${angle})`
}

function decayLatex(letter: string, { t, rate }: Pick<SeriesTerm, 't' | 'rate'>, unit: Powers): string {
  const size = rate.num < 0n ? Q.negate(rate) : rate
  const decay = Q.isZero(rate) ? '' : `e^{${rate.num < 0n ? '' : '-'}${timesLatex(size, unit)}${letter}}`
  const power = letter.endsWith("'") ? `{${letter}}^{${t}}` : `${letter}^{${t}}`
  return [t === 0 ? '' : t === 1 ? letter : power, decay].filter((part) => part !== '').join(' ')
}

function timesLatex(rate: Rational, unit: Powers): string {
  return `${Q.equal(rate, Q.one) ? '' : prefactorLatex(rate, [], false)}${unitLatex(unit)}`
}

function unitLatex(unit: Powers): string {
  const entries = Object.entries(unit).map(([symbol, power]) => [latexName(symbol), power] as const)
  return entries.length === 0 ? '' : `${prefactorLatex(Q.one, entries, true)} `
}

/**
 * Terms as a polynomial in which a symbol stands for each exponential, cosine and sine; the earlier time is `waiting`. A
 * time with the name of a parameter has a blank in front, which makes it another one.
 */
export function asCalls(
  terms: readonly SeriesTerm[],
  letter: string,
): { readonly sum: Polynomial; readonly calls: Calls } {
  const parameters = new Set(terms.flatMap(({ powers, rateUnit }) => Object.keys({ ...powers, ...rateUnit })))
  const [now, before] = [letter, 'waiting'].map((name) => (parameters.has(name) ? ` ${name}` : name)) as [
    string,
    string,
  ]
  const calls = new Map<string, Called>()
  const call = (by: Called['by'], of: Polynomial): Powers => {
    // No name of a parameter has a bracket.
    const symbol = `${by}(${formatMonomials(of)})`
    calls.set(symbol, { by, of })
    return { [symbol]: Q.one }
  }
  const timesRate = (time: string, rate: Rational, unit: Powers): Polynomial => [
    { coefficient: rate, powers: multiplyPowers(unit, { [time]: Q.one }) },
  ]
  const decay = (time: string, { t, rate }: Pick<SeriesTerm, 't' | 'rate'>, unit: Powers): readonly Powers[] => [
    ...(t === 0 ? [] : [{ [time]: Q.rational(t) }]),
    ...(Q.isZero(rate) ? [] : [call('exp', timesRate(time, Q.negate(rate), unit))]),
  ]
  const sum = terms.map(({ coefficient, powers, t, rate, rateUnit, earlier, turn }) => ({
    coefficient,
    powers: [
      ...decay(now, { t, rate }, rateUnit),
      ...(earlier === undefined ? [] : decay(before, earlier, rateUnit)),
      ...(turn === undefined
        ? []
        : [
            call(turn.of, [
              ...(Q.isZero(turn.rate) ? [] : timesRate(now, turn.rate, rateUnit)),
              ...(turn.earlier === undefined ? [] : timesRate(before, turn.earlier, rateUnit)),
            ]),
          ]),
    ].reduce(multiplyPowers, powers),
  }))
  return { sum, calls }
}
