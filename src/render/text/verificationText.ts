import * as Q from '../../algebra/rational.js'
import type { Evidence, Verification, VerifiedTerm } from '../../expansion/verify.js'
import { table } from './table.js'
import { powersText, rationalText } from './unicode.js'

/** The verdict on a formula with its evidence: each diagram, what explains the differences, values on points, remarks. */
export function verificationText({ equal, derived, claim, terms, explanation, evidence }: Verification): string {
  const { theory, request } = derived
  const count = `${derived.terms.length} ${derived.terms.length === 1 ? 'diagram' : 'diagrams'}`
  const what = `${theory.expands.coupling}_${request.legs} of ${theory.name} (${count}${derived.reason === undefined ? '' : `: ${derived.reason}`})`
  const wrong = terms.filter(({ verdict }) => verdict !== 'equal').length
  const head = equal ? `right: the formula is ${what}` : `wrong: the formula differs from ${what} in ${wrong} ${wrong === 1 ? 'term' : 'terms'}`
  const rows = terms.map(rowOf)
  const parts = [
    head,
    rows.length === 0 ? '' : table(['diagram', 'vertices', 'order', 'derived', 'claimed', 'ratio', 'verdict', 'place'], rows),
    reasonsText(explanation),
    evidenceText(evidence),
    claim.notes.map((note) => `note: ${note}`).join('\n'),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function rowOf({ verdict, derived, claimed, ratio, places }: VerifiedTerm): string[] {
  const { weighted, powers } = derived ?? claimed ?? { weighted: undefined, powers: {} }
  const shown = places.length <= 3 ? places.join(', ') : `${places.slice(0, 2).join(', ')}, … (${places.length})`
  const order = verdict === 'order' ? `${powersText(powers) || '1'}, claimed ${powersText(claimed?.powers ?? {}) || '1'}` : powersText(powers)
  return [
    weighted?.id ?? '',
    weighted?.diagram.vertices.map(({ name }) => name).join(' ') ?? '',
    order,
    derived === undefined ? '' : rationalText(derived.coefficient),
    claimed === undefined ? '' : rationalText(claimed.coefficient),
    ratio === undefined ? '' : rationalText(ratio),
    verdict === 'coefficient' ? 'coefficient differs' : verdict === 'order' ? 'order differs' : verdict,
    shown,
  ]
}

function reasonsText({ kind, reasons, terms }: Verification['explanation']): string {
  if (kind === 'equal') return ''
  const why =
    reasons.length === 0
      ? []
      : kind === 'single'
        ? [`explanation: ${reasons[0] ?? ''}`]
        : kind === 'several'
          ? ['several explanations fit, and these terms cannot tell them apart:', ...reasons.map((reason) => `- ${reason}`)]
          : ['no single explanation fits:', ...reasons.map((reason) => `- ${reason}`)]
  return [...why, ...terms].join('\n')
}

function evidenceText(evidence: Evidence | undefined): string {
  if (evidence === undefined) return 'on points: not evaluated, too many points hang together'
  const { derived, claimed } = evidence
  const values = `derived ${sizeText(derived)}, claimed ${sizeText(claimed)}`
  const difference = Q.subtract(claimed, derived)
  if (Q.isZero(difference)) return `on two points with numbers drawn for every symbol: ${values}, difference exactly 0`
  const ratio = Q.isZero(derived) ? '' : `, ratio ${sizeText(Q.divide(claimed, derived))}`
  return `on two points with numbers drawn for every symbol: ${values}${ratio}`
}

/** Exact when it is short, else six digits. */
function sizeText(value: Q.Rational): string {
  const exact = rationalText(value)
  if (exact.length <= 12) return exact
  const number = Q.toNumber(value)
  return Number.isFinite(number) ? `≈ ${number.toPrecision(6).replace('-', '−')}` : `a number of ${exact.length} digits`
}
