import { partName } from '../actions/action.js'
import type { ActionPart } from '../actions/action.js'
import { continuumParts } from '../actions/continuumAction.js'
import type { ContinuumAction } from '../actions/continuumAction.js'
import type { ContinuumForms } from '../actions/continuumForms.js'
import type { Expansion } from '../expansion/expansion.js'
import { actionCertificates } from '../montecarlo/check/certificates.js'
import type { Certificates, FormulaKind } from '../montecarlo/check/certificates.js'
import type { NetworkCheck } from '../montecarlo/check/checkNetwork.js'
import type { Point } from '../networks/network.js'
import { actionLatex, byPartName, partLatex } from '../render/actionLatex.js'
import type { ActionLatex, PartFormulas } from '../render/actionLatex.js'
import { certificateText, certificatesJson } from '../render/certificate.js'
import { jsonText } from '../render/jsonText.js'
import { momentumTermsLatex } from '../render/latex/momentumTermsLatex.js'
import { operatorLatex } from '../render/latex/operatorLatex.js'
import { sampledJson, uncheckedText } from './certify.js'
import type { Certified } from './certify.js'

/** The closed forms of a network's action, to some order in 1/N. */
export interface ClosedForms {
  readonly kind: 'closed forms'
  readonly network: string
  readonly order: number
  /** The couplings as diagrams over any correlators. */
  readonly expansions: readonly Expansion[]
  /** What is known in the continuum, and why others are missing. */
  readonly continuum: ContinuumForms
  /** The standard deviation of the readout weights times √N, in LaTeX, for independent neurons. */
  readonly readout?: string | undefined
  /** The derivative with respect to α at α = 0, for coupled neurons. */
  readonly linearInAlpha?: ContinuumAction | undefined
  readonly certified: Certified
  /** Samples contradict nothing. */
  readonly agreed: boolean
}

/** Title and formulas of each kind, in the order in which they are printed. */
const TITLES = {
  couplings: 'the couplings as integrals over the correlators',
  units:
    'the order 1/N as averages over one hidden unit h; Tr 1 is the number of points, V \\delta^d(0) in the continuum',
  momentum: 'the action in momentum space',
  operators: 'the action with differential operators',
  linearInAlphaMomentum: 'the derivative with respect to alpha at alpha = 0, exact in N, in momentum space',
  linearInAlphaOperators: 'the same with differential operators',
} as const satisfies Readonly<Record<FormulaKind, string>>

const KINDS = Object.keys(TITLES) as readonly FormulaKind[]

/** The formulas of every kind, by part. */
type Formulas = Readonly<Record<FormulaKind, PartFormulas>>

/**
 * The closed forms that there are, each kind under a line that says what it is, under each formula what samples say
 * about it, and why others are missing. All but the formulas are comments of LaTeX.
 */
export function closedFormsText(answer: ClosedForms): string {
  const { order, certified } = answer
  const latex = latexOf(answer)
  const kinds = formulasOf(latex, answer.linearInAlpha)
  const sampled = 'unchecked' in certified ? undefined : certified
  const certificates = sampled === undefined ? {} : decided(kinds, order, sampled.check)
  const section = (kind: FormulaKind): readonly string[] => {
    const formulas = [...kinds[kind]]
    if (formulas.length === 0) return []
    const texts = formulas.map(([part]) => {
      const certificate = certificates[kind]?.get(part)
      return certificate === undefined || sampled === undefined ? undefined : certificateText(certificate, sampled.seed)
    })
    const lines = formulas.flatMap(([, formula], i) => {
      const text = texts[i]
      // What covers several formulas stands once, under the last of them.
      if (text === undefined || text === texts[i + 1]) return [formula]
      const covered = formulas.flatMap(([part], other) => (texts[other] === text ? [partName(part)] : []))
      return [formula, `% certificate of ${covered.join(' and ')}: ${text}`]
    })
    return [`% ${TITLES[kind]}\n${lines.join('\n')}\n`]
  }
  const inMomenta = answer.linearInAlpha === undefined ? kinds.momentum : kinds.linearInAlphaMomentum
  return [
    ...(inMomenta.size === 0 ? [] : [`% ${latex.definitions}\n`]),
    ...KINDS.flatMap(section),
    'unchecked' in certified
      ? `% certificates: ${uncheckedText(certified)}\n`
      : `% points of the certificates: correlators at ${placesText(certified.points)}; the action at ${placesText(certified.actionPoints)}\n`,
    ...(latex.missing === undefined ? [] : [`% ${latex.missing}\n`]),
  ].join('\n')
}

export function closedFormsJson(answer: ClosedForms): string {
  const { network, order, linearInAlpha, certified } = answer
  const latex = latexOf(answer)
  const formulas = formulasOf(latex, linearInAlpha)
  const { couplings, units, momentum, operators, linearInAlphaMomentum, linearInAlphaOperators } = formulas
  const linear = { momentum: byPartName(linearInAlphaMomentum), operators: byPartName(linearInAlphaOperators) }
  const written = {
    ...latex,
    couplings: byPartName(couplings),
    units: byPartName(units),
    momentum: byPartName(momentum),
    operators: byPartName(operators),
    ...(linearInAlpha === undefined ? {} : { linearInAlpha: linear }),
  }
  const certificate = sampledJson(certified, (seed, check) => certificatesJson(decided(formulas, order, check), seed))
  return `${jsonText({ network, order, latex: written, certificate })}\n`
}

function latexOf({ expansions, continuum, readout }: ClosedForms): ActionLatex {
  return actionLatex(expansions, continuum, readout)
}

/** All closed forms by their kind; `linearInAlpha` of coupled neurons. */
export function formulasOf(
  { couplings, units, momentum, operators }: ActionLatex,
  linearInAlpha: ClosedForms['linearInAlpha'],
): Formulas {
  const parts =
    linearInAlpha === undefined
      ? []
      : [...continuumParts(linearInAlpha)].map(
          ([part, terms]) => [part, `\\partial_{\\alpha} ${partLatex(part)}`, terms] as const,
        )
  return {
    couplings,
    units,
    momentum,
    operators,
    linearInAlphaMomentum: new Map(parts.map(([part, left, terms]) => [part, momentumTermsLatex(left, terms)])),
    linearInAlphaOperators: new Map(parts.map(([part, left, terms]) => [part, operatorLatex(left, terms)])),
  }
}

/** What samples say about each formula. */
function decided(formulas: Formulas, order: number, check: NetworkCheck): Certificates {
  const parts = Object.fromEntries(
    KINDS.map((kind): [FormulaKind, readonly ActionPart[]] => [kind, [...formulas[kind].keys()]]),
  )
  return actionCertificates(parts, order, check)
}

function placesText(points: readonly Point[]): string {
  return points
    .map((point, i) => `x${i + 1} = (${point.map((coordinate) => `${Number(coordinate.toPrecision(4))}`).join(', ')})`)
    .join(', ')
}
