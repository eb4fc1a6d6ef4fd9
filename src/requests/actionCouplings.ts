import { partName } from '../actions/action.js'
import type { PartValues } from '../actions/action.js'
import { couplingsAt } from '../actions/couplingEntries.js'
import type { CouplingEntry, CouplingsAt } from '../actions/couplingEntries.js'
import { onPointsCertificate } from '../montecarlo/check/certificates.js'
import type { Parameters } from '../networks/architecture.js'
import type { Point } from '../networks/network.js'
import { byPartName } from '../render/actionFormulas.js'
import { certificateJson, certificateText } from '../render/certificate.js'
import { jsonText } from '../render/jsonText.js'
import { monomials, pointActionLatex } from '../render/latex/pointActionLatex.js'
import { conditionLine, widthOrder } from '../render/text/actionParts.js'
import { digits } from '../render/text/digits.js'
import { formulaText } from '../render/text/formulaText.js'
import { table } from '../render/text/table.js'
import { sampledJson, uncheckedText } from './certify.js'
import type { Certified } from './certify.js'
import type { ChosenNetwork } from './networkSubject.js'

/** The action on points as a polynomial in the fields there, to some order in 1/N. */
export interface ActionCouplingsAnswer extends CouplingsAt {
  readonly kind: 'couplings'
  readonly network: string
  readonly order: number
  readonly parameters: Parameters
  readonly points: readonly Point[]
  readonly certified: Certified
  /** Samples contradict nothing. */
  readonly agreed: boolean
}

/** All but what samples say. */
export function actionCouplings(
  { of, network }: ChosenNetwork,
  points: readonly Point[],
  order: number,
): Omit<ActionCouplingsAnswer, 'certified' | 'agreed'> {
  const { parameters } = network
  return { kind: 'couplings', network: of.name, order, parameters, points, ...couplingsAt(network, points, order) }
}

/** A formula of more monomials is no help in a terminal. */
const MOST_MONOMIALS = 60
/** Entries of a coupling, at most, in the text: those of the largest magnitude. */
const SHOWN = 12

export function actionCouplingsText(answer: ActionCouplingsAnswer): string {
  const { network, order, points, inverse, couplings } = answer
  const formula =
    monomials(answer).length > MOST_MONOMIALS
      ? 'S(φ) = ½ φK⁻¹φ + Σ g_r φ…φ; as a polynomial in the fields with --format latex'
      : formulaText(pointActionLatex(answer, points.length))
  const rows = [['K⁻¹', inverse] as const, ...[...couplings].map(([legs, of]) => [partName(legs), of] as const)]
  return [
    `action of ${network} to ${widthOrder(order)}, up to a constant\n${parametersOf(answer)}\n`,
    `${formula.replaceAll(/^/gm, '  ')}\n`,
    `with ${points.map((point, i) => `φ${subscript(i + 1)} = φ(${point.join(', ')})`).join(', ')}${conditionLine(answer)}\n`,
    `the entries of S = ½ φK⁻¹φ + Σ g_r φ…φ, each symmetric in its points; g2 is the correction to ½K⁻¹\n`,
    `${table(
      ['entry', 'value'],
      rows.flatMap(([name, of]) => entryRows(name, of)),
    )}\n`,
    `${averagesText(answer.averages)}\n`,
    `certificate: ${certificateOf(answer)}\n`,
  ].join('\n')
}

/** How large the parts are at a typical field, and whether the expansion holds there. */
function averagesText(averages: PartValues): string {
  const [[, gaussian] = ['gaussian', 0], ...corrections] = averages
  const parts = corrections.map(([part, size]) => `${partName(part)} ${short(size)}`)
  if (corrections.length === 0) return `On average over fields of the Gaussian part, ½φK⁻¹φ is ${short(gaussian)}.`
  const known = `On average over fields of the Gaussian part, ½φK⁻¹φ is ${short(gaussian)}, ${parts.join(', ')}`
  const largest = Math.max(0, ...corrections.map(([, size]) => Math.abs(size)))
  return largest < gaussian
    ? `${known}.`
    : `${known}: the expansion does not hold at a field of typical size. Take a larger N, or points further apart.`
}

function short(value: number): string {
  return `${Number(value.toPrecision(3))}`.replace('-', '−')
}

function entryRows(name: string, entries: readonly CouplingEntry[]): readonly (readonly string[])[] {
  const least = [...entries].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))[SHOWN]?.value ?? 0
  const shown = entries.length <= SHOWN ? entries : entries.filter(({ value }) => Math.abs(value) > Math.abs(least))
  const left = entries.length - shown.length
  return [
    ...shown.map(({ indices, value, error }) => [
      `${name}(${indices.map((i) => i + 1).join(',')})`,
      digits(value, error),
    ]),
    ...(left === 0 ? [] : [[`${name}: ${left} smaller ones (--format json)`, '']]),
  ]
}

/** `N = 20, d = 1, …`. */
function parametersOf({ parameters }: ActionCouplingsAnswer): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
}

function subscript(number: number): string {
  return formulaText(`x_{${number}}`).slice(1)
}

/** The polynomial; what samples say, and which field is which, are its comments. */
export function actionCouplingsLatex(answer: ActionCouplingsAnswer): string {
  const { network, order, points } = answer
  return [
    `% the action of ${network} to ${widthOrder(order)}, up to a constant; ${parametersOf(answer)}; certificate: ${certificateOf(answer)}`,
    pointActionLatex(answer, points.length),
    `% ${points.map((point, i) => `\\phi_{${i + 1}} = \\phi(${point.join(', ')})`).join(', ')}\n`,
  ].join('\n')
}

function certificateOf({ certified, order }: ActionCouplingsAnswer): string {
  return 'unchecked' in certified
    ? uncheckedText(certified)
    : certificateText(onPointsCertificate(certified.check, order), certified.seed)
}

export function actionCouplingsJson(answer: ActionCouplingsAnswer): string {
  const { network, order, parameters, points, inverse, couplings, condition, averages, certified } = answer
  const certificate = sampledJson(certified, (seed, check) => ({
    value: certificateJson(onPointsCertificate(check, order), seed),
  }))
  return `${jsonText({ network, order, parameters, points, inverse, couplings: byPartName(couplings), condition, averages: byPartName(averages), certificate })}\n`
}
