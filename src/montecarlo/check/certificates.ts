import type { ActionPart } from '../../actions/action.js'
import type { SlopeCheck } from '../schwingerDyson/slopeCheck.js'
import type { NetworkCheck } from './checkNetwork.js'
import type { CheckResult, Verdict } from './judge.js'
import { legsOf } from '../quantity.js'
import { verdictOf } from './verdicts.js'

/** What samples say about one formula. */
export interface Certificate {
  /** `unchecked` where no sampled check covers the formula; the remarks say why. */
  readonly verdict: Verdict | 'unchecked'
  /** What was compared. */
  readonly results: readonly CheckResult[]
  /** What the check left out, a sentence each. */
  readonly notes: readonly string[]
  /** What the certificate leaves open. */
  readonly remarks: readonly Remark[]
}

/**
 * Why a certificate says less than all: the coupling begins beyond 1/N; the action is Gaussian at this order; orders
 * beyond 1/N, or of the continuum, are not sampled; correlators are compared in place of the action made of them, on
 * points or at this α; the part contains the volume.
 */
export type Remark =
  | 'begins beyond'
  | 'gaussian order'
  | 'beyond not sampled'
  | 'correlators compared'
  | 'on points'
  | 'at this alpha'
  | 'contains volume'
  | 'continuum beyond'

/** The kinds of formulas of an action. */
export type FormulaKind =
  'couplings' | 'units' | 'momentum' | 'operators' | 'linearInAlphaMomentum' | 'linearInAlphaOperators'

/** Certificates by kind of formula and part. */
export type Certificates = Readonly<Partial<Record<FormulaKind, ReadonlyMap<ActionPart, Certificate>>>>

/**
 * The check that covers each formula of an action: couplings on points by the Schwinger–Dyson identity, closed forms in
 * the continuum by what they predict.
 *
 * @param order of the formulas in 1/N
 * @example
 * // check: of the Cos-net, from `checkNetwork`
 * actionCertificates({ couplings: [4] }, 1, check).couplings.get(4).verdict // 'agrees'
 */
export function actionCertificates(
  formulas: Readonly<Partial<Record<FormulaKind, readonly ActionPart[]>>>,
  order: number,
  check: NetworkCheck,
): Certificates {
  const of: Readonly<Record<FormulaKind, (part: ActionPart) => Certificate>> = {
    couplings: (part) =>
      part === 2 || part === 4 ? onPointsCertificate(check, order) : certificate([], { remarks: ['begins beyond'] }),
    units: (part) => unitCertificate(part, check),
    momentum: (part) => continuumCertificate(part, check),
    operators: (part) => continuumCertificate(part, check),
    linearInAlphaMomentum: (part) => linearCertificate(part, check),
    linearInAlphaOperators: (part) => linearCertificate(part, check),
  }
  const kinds = Object.entries(formulas) as readonly (readonly [FormulaKind, readonly ActionPart[]])[]
  return Object.fromEntries(kinds.map(([kind, parts]) => [kind, new Map(parts.map((part) => [part, of[kind](part)]))]))
}

/** What certificates of a check are made of. */
export function certifyingResults({ correlators, packets, slopes }: NetworkCheck): readonly CheckResult[] {
  return [...correlators, ...packets, ...slopes.map(({ result }) => result)]
}

/** Whether samples contradict a formula. */
export function contradicts(check: NetworkCheck): boolean {
  return verdictOf(certifyingResults(check)) === 'differs'
}

/**
 * What covers an action on points.
 *
 * @param order in 1/N
 * @example
 * // check: of the Cos-net, from `checkNetwork`
 * onPointsCertificate(check, 1).verdict // 'agrees'
 */
export function onPointsCertificate({ correlators, slopes, notes, near }: NetworkCheck, order: number): Certificate {
  if (order === 0) return certificate(ofLegs(correlators, 2), { remarks: ['gaussian order'] })
  const beyond = order > 1 ? (['beyond not sampled'] as const) : []
  if (near || slopes.length === 0)
    return certificate(correlators, {
      notes,
      remarks: ['correlators compared', ...beyond],
      ...(near ? { atBest: 'undecided' } : {}),
    })
  return certificate(
    slopes.filter(isEvidence).map(({ result }) => result),
    { notes, remarks: beyond },
  )
}

/**
 * With f = φ the identity holds for couplings of any common size, E φᵀK⁻¹φ being the number of points for every network:
 * it can contradict an action, and is no evidence for one.
 */
function isEvidence({ testFunction, result }: SlopeCheck): boolean {
  return testFunction === 'cubic' || result.verdict === 'differs'
}

/**
 * The quartic average predicts what networks averaged with smooth sources do; where that is not sampled, and with g₂,
 * the identity on points covers it.
 */
function unitCertificate(part: ActionPart, check: NetworkCheck): Certificate {
  const smooth = part === 4 ? ofLegs(check.packets, 4) : []
  return smooth.length > 0 ? certificate(smooth) : onPointsCertificate(check, 1)
}

/**
 * The Gaussian and the quartic part predict what networks averaged with smooth sources do; without such a prediction
 * the correlators inverted in them are compared.
 */
function continuumCertificate(part: ActionPart, { packets, correlators }: NetworkCheck): Certificate {
  if (part !== 'gaussian' && part !== 4)
    return certificate([], { remarks: [part === 2 ? 'contains volume' : 'continuum beyond'] })
  const legs = part === 'gaussian' ? 2 : 4
  const smooth = ofLegs(packets, legs)
  return smooth.length > 0 ? certificate(smooth) : certificate(ofLegs(correlators, legs), { remarks: ['on points'] })
}

function linearCertificate(part: ActionPart, { correlators }: NetworkCheck): Certificate {
  return certificate(ofLegs(correlators, part === 'gaussian' ? 2 : 4), { remarks: ['at this alpha'] })
}

/**
 * A certificate from some results of a check; without results, that alone.
 *
 * @param atBest the verdict where all results agree
 */
function certificate(
  results: readonly CheckResult[],
  {
    notes = [],
    remarks = [],
    atBest = 'agrees',
  }: Partial<Pick<Certificate, 'notes' | 'remarks'>> & { readonly atBest?: Verdict } = {},
): Certificate {
  const found = results.length === 0 ? 'unchecked' : verdictOf(results)
  return { verdict: found === 'agrees' ? atBest : found, results, notes, remarks }
}

function ofLegs(results: readonly CheckResult[], legs: 2 | 4): readonly CheckResult[] {
  return results.filter(({ estimate }) => legsOf(estimate.quantity) === legs)
}
