import type { ReadoutLatex } from '../render/latex/readoutSymbol.js'
import { partName } from '../actions/action.js'
import type { ActionPart } from '../actions/action.js'
import { continuumParts } from '../actions/continuumAction.js'
import type { ContinuumAction } from '../actions/continuumAction.js'
import type { ContinuumForms } from '../actions/continuumForms.js'
import type { Expansion } from '../expansion/expansion.js'
import { actionCertificates } from '../montecarlo/check/certificates.js'
import type { Certificate, Certificates, FormulaKind } from '../montecarlo/check/certificates.js'
import type { NetworkCheck } from '../montecarlo/check/checkNetwork.js'
import type { Point } from '../networks/network.js'
import { actionFormulas, byPartName, partLatex } from '../render/actionFormulas.js'
import type { ActionLatex, PartFormulas } from '../render/actionFormulas.js'
import { certificateText, certificatesJson } from '../render/certificate.js'
import { jsonText } from '../render/jsonText.js'
import { momentumTermsLatex } from '../render/latex/momentumTermsLatex.js'
import { operatorLatex } from '../render/latex/operatorLatex.js'
import { widthOrder } from '../render/text/actionParts.js'
import { formulaText } from '../render/text/formulaText.js'
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
  /** The standard deviation of the readout weights times √N, in LaTeX, or their moments, for independent neurons. */
  readonly readout?: ReadoutLatex | undefined
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

/** Behind the title of averages over a hidden unit whose readouts are not normal. */
const READOUTS = '; \\mu_{4} = E a^4 of the readout weights a/\\sqrt{N}'

const KINDS = Object.keys(TITLES) as readonly FormulaKind[]

/** The formulas of every kind, by part. */
type Formulas = Readonly<Record<FormulaKind, PartFormulas>>

/** A kind of formulas as it is printed: under each formula what samples say about it and about those before it. */
interface PrintedKind {
  readonly title: string
  readonly formulas: readonly {
    readonly latex: string
    readonly certificate?: string
    readonly of: readonly string[]
  }[]
}

/** The kinds that there are, with what is said of all of them. */
interface Printed {
  readonly latex: ActionLatex
  readonly kinds: readonly PrintedKind[]
  /** What the symbols of the continuum mean, where there are any. */
  readonly definitions?: string
  /** How many formulas samples agree with, differ from, leave open; or why nothing was compared. */
  readonly verdicts: string
  readonly certificates: string
}

function printed(answer: ClosedForms): Printed {
  const { order, certified, linearInAlpha, readout } = answer
  const latex = latexOf(answer)
  const kinds = formulasOf(latex, linearInAlpha)
  const sampled = 'unchecked' in certified ? undefined : certified
  const certificates = sampled === undefined ? {} : decided(kinds, order, sampled.check)
  const found = KINDS.flatMap((kind) => [...(certificates[kind]?.values() ?? [])].map(({ verdict }) => verdict))
  const inMomenta = linearInAlpha === undefined ? kinds.momentum : kinds.linearInAlphaMomentum
  return {
    latex,
    kinds: KINDS.flatMap((kind): readonly PrintedKind[] => {
      const formulas = [...kinds[kind]]
      if (formulas.length === 0) return []
      const texts = formulas.map(([part]) => {
        const certificate = certificates[kind]?.get(part)
        return certificate === undefined || sampled === undefined
          ? undefined
          : certificateText(certificate, sampled.seed)
      })
      return [
        {
          title: `${TITLES[kind]}${kind === 'units' && typeof readout === 'object' ? READOUTS : ''}`,
          formulas: formulas.map(([, formula], i) => {
            const text = texts[i]
            // What covers several formulas stands once, under the last of them.
            if (text === undefined || text === texts[i + 1]) return { latex: formula, of: [] }
            const of = formulas.flatMap(([part], other) => (texts[other] === text ? [partName(part)] : []))
            return { latex: formula, certificate: text, of }
          }),
        },
      ]
    }),
    ...(inMomenta.size === 0 ? {} : { definitions: latex.definitions }),
    verdicts:
      'unchecked' in certified
        ? `not compared with samples: ${uncheckedText(certified)}`
        : `formulas beside samples: ${verdictsText(found)}`,
    certificates:
      'unchecked' in certified
        ? `certificates: ${uncheckedText(certified)}`
        : `points of the certificates: correlators at ${placesText(certified.points)}; the action at ${placesText(certified.actionPoints)}`,
  }
}

/** `9 agree, 2 unchecked, none differs`. */
function verdictsText(verdicts: readonly Certificate['verdict'][]): string {
  const count = (verdict: Certificate['verdict']): number => verdicts.filter((each) => each === verdict).length
  const [agree, open, unchecked, differ] = [count('agrees'), count('undecided'), count('unchecked'), count('differs')]
  return [
    `${agree} ${agree === 1 ? 'agrees' : 'agree'}`,
    ...(open === 0 ? [] : [`${open} undecided`]),
    ...(unchecked === 0 ? [] : [`${unchecked} unchecked`]),
    differ === 0 ? 'none differs' : `${differ} ${differ === 1 ? 'differs' : 'differ'}`,
  ].join(', ')
}

/** The action as one formula with what its symbols mean, and what samples say, in Unicode for a terminal. */
export function wholeActionText(answer: ClosedForms): string {
  const { latex, verdicts } = printed(answer)
  return [`${indented(formulaText(latex.action))}\n`, ...meaningsText(latex, isInMomenta(latex)), `${verdicts}\n`].join(
    '\n',
  )
}

/** The same, then the formulas of every kind with what samples say about each. */
export function closedFormsText(answer: ClosedForms): string {
  const { network, order } = answer
  const { latex, kinds, certificates } = printed(answer)
  return [
    `action of ${network} to ${widthOrder(order)}, up to a constant\n`,
    wholeActionText(answer),
    ...kinds.flatMap(({ title, formulas }) => [
      ...meaningsText(latex, !isInMomenta(latex) && title.endsWith('momentum space')),
      `${titleText(title)}\n${formulas
        .flatMap(({ latex: each, certificate, of }) => [
          indented(formulaText(each)),
          ...(certificate === undefined ? [] : [`    ${of.join(' and ')}: ${certificate}`]),
        ])
        .join('\n')}\n`,
    ]),
    `${certificates}\n`,
    ...(latex.missing === undefined ? [] : [`${latex.missing}\n`]),
  ].join('\n')
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}

function isInMomenta({ action }: ActionLatex): boolean {
  return action.includes('\\tilde')
}

/** What the symbols mean, where they stand. */
function meaningsText({ definitions }: ActionLatex, here: boolean): readonly string[] {
  return here ? [`with ${definitions.split(', \\quad ').map(formulaText).join(', ')}\n`] : []
}

/** A title without the formulas of LaTeX in it. */
function titleText(title: string): string {
  return title.replace('\\delta^d(0)', 'δᵈ(0)').replace(READOUTS, '; μ₄ = E a⁴ of the readout weights a/√N')
}

/** The same in LaTeX; all but the formulas are its comments. */
export function closedFormsLatex(answer: ClosedForms): string {
  const { latex, kinds, definitions, verdicts, certificates } = printed(answer)
  return [
    `% the action to ${widthOrder(answer.order)}, up to a constant; ${verdicts}\n${latex.action}\n`,
    ...(definitions === undefined ? [] : [`% ${definitions}\n`]),
    ...kinds.map(
      ({ title, formulas }) =>
        `% ${title}\n${formulas
          .flatMap(({ latex: each, certificate, of }) => [
            each,
            ...(certificate === undefined ? [] : [`% certificate of ${of.join(' and ')}: ${certificate}`]),
          ])
          .join('\n')}\n`,
    ),
    `% ${certificates}\n`,
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
  return actionFormulas(expansions, continuum, readout)
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
