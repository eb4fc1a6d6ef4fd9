import * as Q from '../../algebra/rational.js'
import { correlatorName } from '../../expansion/correlatorReading.js'
import type { Evidence, Verification, VerifiedTerm } from '../../expansion/verify.js'
import { table } from './table.js'
import { powersText, rationalText } from './unicode.js'
import { coefficientName } from '../../expansion/coefficientName.js'

/** Why a wrong formula comes without the right line: each that was tried has been read back, and judged. */
export const NO_RIGHT_LINE = 'no right line: none that can be written in its letters was found right'

/**
 * The verdict on a formula with its evidence: each diagram, what explains the differences, values on points, remarks.
 *
 * @example
 * // verification: of '1/2 iG(x1,x2)', from `verifyFormula`
 * verificationText(verification).split('\n')[0] // 'right: the formula is g_2 of edgeworth-even (1 diagram)'
 */
export function verificationText({
  verdict,
  reading,
  derived,
  claim,
  terms,
  explanation,
  evidence,
  corrected,
}: Verification & { readonly corrected?: string | null }): string {
  const { theory, request } = derived
  const diagrams = new Set(derived.terms.map(({ weighted }) => weighted.id)).size
  // Where fields have indices a diagram is several terms, by powers of their ranges.
  const count = `${diagrams} ${diagrams === 1 ? 'diagram' : 'diagrams'}${diagrams === derived.terms.length ? '' : `, ${termCount(derived.terms.length)}`}`
  const name = reading === 'correlator' ? correlatorName(derived) : coefficientName(theory, request)
  const what = `${name} of ${theory.name} (${count}${derived.reason === undefined ? '' : `: ${derived.reason}`})`
  const number = (holds: (term: VerifiedTerm) => boolean): number => terms.filter(holds).length
  const isOff = ({ verdict: each }: VerifiedTerm): boolean => each !== 'equal' && each !== 'open'
  const [wrong, wrongBeyond] = [number(isOff), number((term) => isOff(term) && isBeyond(term))]
  const beyond = number((term) => term.verdict === 'equal' && isBeyond(term))
  const tails = [...new Set(claim.tails.map(({ text }) => `'${text}'`))].join(', ')
  const askedAndOpen = number((term) => term.verdict === 'open' && term.asked)
  const head = {
    right: `right: the formula is ${what}`,
    wrong:
      wrong === wrongBeyond && askedAndOpen === 0
        ? `wrong: the formula has ${what} right, but ${termCount(wrong)} beyond what was asked for ${wrong === 1 ? 'is' : 'are'} wrong`
        : `wrong: the formula differs from ${what} in ${termCount(wrong)}${wrongBeyond === 0 ? '' : `, ${wrongBeyond} of them beyond what was asked for`}`,
    open: `open: nothing in the formula differs from ${what}, but its tail ${tails} leaves ${askedAndOpen} of the ${number(({ asked }) => asked)} open`,
  }[verdict]
  const rows = terms.map(rowOf)
  const parts = [
    head,
    beyond === 0
      ? ''
      : `${termCount(beyond)} beyond what was asked for ${beyond === 1 ? 'is' : 'are'} right too; whether ${beyond === 1 ? 'it is' : 'they are'} all of ${beyond === 1 ? 'its' : 'their'} order was not looked at`,
    rows.length === 0
      ? ''
      : table(['diagram', 'vertices', 'order', 'derived', 'claimed', 'ratio', 'verdict', 'place'], rows),
    reasonsText(explanation),
    corrected === undefined || (corrected === null && verdict !== 'wrong')
      ? ''
      : corrected === null
        ? NO_RIGHT_LINE
        : `right would be: ${corrected}`,
    evidenceText(evidence),
    claim.notes.map((note) => `note: ${note}`).join('\n'),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function termCount(count: number): string {
  return `${count} ${count === 1 ? 'term' : 'terms'}`
}

/** Whether a term is derived, and was not asked for. */
function isBeyond({ asked, derived }: VerifiedTerm): boolean {
  return !asked && derived !== undefined
}

function rowOf(term: VerifiedTerm): string[] {
  const { verdict, derived, claimed, ratio, places } = term
  const { weighted, powers } = derived ?? claimed ?? { weighted: undefined, powers: {} }
  const shown = places.length <= 3 ? places.join(', ') : `${places.slice(0, 2).join(', ')}, … (${places.length})`
  const order =
    verdict === 'order'
      ? `${powersText(powers) || '1'}, claimed ${powersText(claimed?.powers ?? {}) || '1'}`
      : powersText(powers)
  return [
    weighted?.id ?? '',
    weighted?.diagram.vertices.map(({ name }) => name).join(' ') ?? '',
    order,
    derived === undefined ? '' : rationalText(derived.coefficient),
    claimed === undefined ? '' : rationalText(claimed.coefficient),
    ratio === undefined ? '' : rationalText(ratio),
    `${{ coefficient: 'coefficient differs', order: 'order differs', open: 'left open', equal: 'equal', missing: 'missing', extra: 'extra' }[verdict]}${isBeyond(term) ? ', not asked for' : ''}`,
    shown,
  ]
}

function reasonsText({ kind, shared, reasons, terms }: Verification['explanation']): string {
  if (kind === 'equal') return ''
  // A reason that begins so says it already.
  const stands = shared === undefined || reasons.some((reason) => reason.startsWith(shared)) ? [] : [shared]
  const why =
    reasons.length === 0
      ? []
      : kind === 'single'
        ? [`explanation: ${reasons[0] ?? ''}`]
        : kind === 'several'
          ? [
              'several explanations fit, and these terms cannot tell them apart:',
              ...reasons.map((reason) => `- ${reason}`),
            ]
          : ['no single explanation fits:', ...reasons.map((reason) => `- ${reason}`)]
  return [...stands, ...why, ...terms].join('\n')
}

function evidenceText(evidence: Evidence | undefined): string {
  if (evidence === undefined) return 'on points: not evaluated, too many points hang together'
  const { derived, claimed } = evidence
  const difference = Q.subtract(claimed, derived)
  const digits = SHOWN + agreeingDigits(derived, difference)
  const values = `on two points with numbers drawn for every symbol: derived ${sizeText(derived, digits)}, claimed ${sizeText(claimed, digits)}`
  if (Q.isZero(difference)) return `${values}, difference exactly 0`
  const ratio = Q.isZero(derived) ? '' : `, ratio ${sizeText(Q.divide(claimed, derived), digits)}`
  const between = digits === SHOWN ? '' : `, difference ${sizeText(difference, SHOWN)}`
  return `${values}${between}${ratio}`
}

/** Digits of a value that is not exact. */
const SHOWN = 6

/** In how many digits the two sides agree: as many more are shown, so that what is printed differs where they do. */
function agreeingDigits(derived: Q.Rational, difference: Q.Rational): number {
  if (Q.isZero(derived) || Q.isZero(difference)) return 0
  return Math.max(0, magnitude(derived) - magnitude(difference))
}

/** The k of 10^k, one too many or too few at most. */
function magnitude({ num, den }: Q.Rational): number {
  return `${num < 0n ? -num : num}`.length - `${den}`.length
}

/** Exact when it is short, else so many digits. */
function sizeText(value: Q.Rational, digits: number): string {
  const exact = rationalText(value)
  return exact.length <= 12 ? exact : `≈ ${digitsText(value, digits)}`
}

/** `−7.02252e+17`: the digits of an exact number, cut and not rounded, as many as are asked for. */
function digitsText(value: Q.Rational, digits: number): string {
  const size = value.num < 0n ? Q.negate(value) : value
  const scale = (power: number): bigint =>
    power >= 0 ? (size.num * 10n ** BigInt(power)) / size.den : size.num / (size.den * 10n ** BigInt(-power))
  let exponent = magnitude(size)
  if (`${scale(digits - 1 - exponent)}`.length < digits) exponent--
  const all = `${scale(digits - 1 - exponent)}`
  const sign = value.num < 0n ? '−' : ''
  if (exponent < 0 || exponent >= digits)
    return `${sign}${all[0]}.${all.slice(1)}e${exponent < 0 ? '−' : '+'}${Math.abs(exponent)}`
  return `${sign}${all.slice(0, exponent + 1)}${exponent + 1 < all.length ? '.' : ''}${all.slice(exponent + 1)}`
}
