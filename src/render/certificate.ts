import type { NetworkCheck } from '../montecarlo/checkNetwork.js'
import type { CheckResult, Verdict } from '../montecarlo/judge.js'
import { verdictOf } from '../montecarlo/verdicts.js'

/** What samples say about one formula. */
export interface Certificate {
  /** `unchecked` where no sampled check covers the formula; the text says why. */
  readonly verdict: Verdict | 'unchecked'
  /** The quantities that were compared, by name. */
  readonly quantities: readonly string[]
  /** What was checked, how, with which samples and seed, and the result; or why nothing was. */
  readonly text: string
}

/** Certificates by kind of formula and name: `couplings` / `g2`. */
export type Certificates = Readonly<Record<string, Readonly<Record<string, Certificate>>>>

/**
 * A certificate from some results of a check, with what it leaves open; without results, that alone.
 *
 * @param atBest the verdict where all results agree
 */
function certificate(results: readonly CheckResult[], seed: number, open?: string, atBest: Verdict = 'agrees'): Certificate {
  if (results.length === 0) return { verdict: 'unchecked', quantities: [], text: `unchecked: ${open ?? 'nothing that is sampled depends on it'}` }
  const found = verdictOf(results)
  const verdict = found === 'agrees' ? atBest : found
  const methods = [...new Set(results.map(({ estimate }) => `${estimate.method.split(/, jackknife|;/)[0] ?? ''}, ${estimate.samples} samples`))]
  const text = `${verdict}: ${results.map(resultText).join('; ')}. By ${methods.join(', and ')}, seed ${seed}.${open === undefined ? '' : ` ${open}`}`
  return { verdict, quantities: results.map(({ estimate }) => estimate.quantity), text }
}

/** The check that covers each formula of an action: couplings on points by the Schwinger–Dyson identity, closed forms in the continuum by what they predict. */
export function actionCertificates(formulas: Readonly<Record<string, readonly string[]>>, order: number, check: NetworkCheck, seed: number): Certificates {
  const of: Readonly<Record<string, (name: string) => Certificate>> = {
    couplings: (name) => onPointsCertificate(check, seed, name === 'g2' || name === 'g4' ? order : undefined),
    units: (name) => unitCertificate(name, check, seed),
    momentum: (name) => continuumCertificate(name, check, seed),
    operators: (name) => continuumCertificate(name, check, seed),
    linearInAlphaMomentum: (name) => linearCertificate(name, check, seed),
    linearInAlphaOperators: (name) => linearCertificate(name, check, seed),
  }
  return Object.fromEntries(
    Object.entries(formulas).map(([kind, names]) => [kind, Object.fromEntries(names.map((name) => [name, (of[kind] as (name: string) => Certificate)(name)]))]),
  )
}

const AT_THIS_ALPHA = 'This compares the correlators at this alpha, exact in it; that the part linear in alpha follows from them is not sampled.'
const SELF_CONTRACTION = 'in the continuum this part contains the volume V; on points it is covered with the couplings.'

/** @param order the order in 1/N of the formula; undefined for a coupling that begins at 1/N² */
export function onPointsCertificate({ correlators, slopes, notes, near }: NetworkCheck, seed: number, order: number | undefined): Certificate {
  if (order === undefined) return certificate([], seed, 'the coupling begins at order 1/N^2, and the Schwinger–Dyson identity is checked to order 1/N.')
  if (order === 0) return certificate(ofLegs(correlators, 2), seed, 'At order 0 the action is Gaussian, and its two-point function is compared.')
  const beyond = order > 1 ? ['Terms beyond order 1/N are not sampled.'] : []
  if (near) return certificate(correlators, seed, [...notes, 'The correlators in it are compared.', ...beyond].join(' '), 'undecided')
  if (slopes.length === 0) return certificate(correlators, seed, [...notes, 'The correlators in it are compared.', ...beyond].join(' '))
  const results = slopes.map(({ result }) => result)
  return certificate(results, seed, [...notes, ...beyond].join(' ') || undefined)
}

/** The quartic average predicts what networks averaged with smooth sources do; where that is not sampled, and with g2, the identity on points covers it. */
function unitCertificate(name: string, check: NetworkCheck, seed: number): Certificate {
  const smooth = name === 'g4' ? ofLegs(check.packets, 4) : []
  return smooth.length > 0 ? certificate(smooth, seed) : onPointsCertificate(check, seed, 1)
}

/** The Gaussian and the quartic part predict what networks averaged with smooth sources do; without such a prediction the correlators inverted in them are compared. */
function continuumCertificate(name: string, { packets, correlators }: NetworkCheck, seed: number): Certificate {
  if (name !== 'gaussian' && name !== 'g4') return certificate([], seed, name === 'g2' ? SELF_CONTRACTION : 'the continuum is compared to order 1/N only.')
  const legs = name === 'gaussian' ? 2 : 4
  const smooth = ofLegs(packets, legs)
  if (smooth.length > 0) return certificate(smooth, seed)
  return certificate(ofLegs(correlators, legs), seed, 'This compares the correlator that the part is made of, on points.')
}

function linearCertificate(name: string, { correlators }: NetworkCheck, seed: number): Certificate {
  return certificate(ofLegs(correlators, name === 'gaussian' ? 2 : 4), seed, AT_THIS_ALPHA)
}

function ofLegs(results: readonly CheckResult[], legs: 2 | 4): readonly CheckResult[] {
  return results.filter(({ estimate }) => (legs === 2 ? /^(?:G2|propagator)\(/ : /^G4c\(/).test(estimate.quantity))
}

function resultText({ estimate: { quantity, mean, standardError, heavyTailed }, prediction, verdict }: CheckResult): string {
  const digits = Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(standardError || 1e-9))))
  const number = (value: number): string => value.toFixed(digits)
  return `${quantity} ${number(mean)} ± ${standardError.toExponential(1)} for ${number(prediction)}, ${verdict}${heavyTailed === true ? ' (heavy tails)' : ''}`
}
