import type { ActionPart } from '../actions/action.js'
import { partName } from '../actions/action.js'
import type { Certificate, Certificates, FormulaKind, Remark } from '../montecarlo/check/certificates.js'
import type { CheckResult } from '../montecarlo/check/judge.js'
import { methodWords } from '../montecarlo/method.js'
import { quantityName } from '../montecarlo/quantity.js'

const REMARKS: Readonly<Record<Remark, string>> = {
  'begins beyond': 'the coupling begins at order 1/N^2, and the Schwinger–Dyson identity is checked to order 1/N.',
  'gaussian order': 'At order 0 the action is Gaussian, and its two-point function is compared.',
  'beyond not sampled': 'Terms beyond order 1/N are not sampled.',
  'correlators compared': 'The correlators in it are compared.',
  'on points': 'This compares the correlator that the part is made of, on points.',
  'at this alpha':
    'This compares the correlators at this alpha, exact in it; that the part linear in alpha follows from them is not sampled.',
  'contains volume': 'in the continuum this part contains the volume V; on points it is covered with the couplings.',
  'continuum beyond': 'the continuum is compared to order 1/N only.',
}

/**
 * A certificate in words: what was checked, how, with which samples and seed, the result, and what is left open; or why
 * nothing was checked.
 *
 * @example
 * // check: of the Cos-net, from `checkNetwork`
 * certificateText(onPointsCertificate(check, 1), 1).includes('agree') // true
 */
export function certificateText({ verdict, results, notes, remarks }: Certificate, seed: number): string {
  const open = [...notes, ...remarks.map((remark) => REMARKS[remark])].join(' ')
  if (verdict === 'unchecked') return `unchecked: ${open === '' ? 'nothing that is sampled depends on it' : open}`
  const methods = [
    ...new Set(results.map(({ estimate }) => `${methodWords(estimate.method).how}, ${estimate.samples} samples`)),
  ]
  return `${verdict}: ${results.map(resultText).join('; ')}. By ${methods.join(', and ')}, seed ${seed}.${open === '' ? '' : ` ${open}`}`
}

/** A certificate as other programs read it. */
export interface CertificateJson {
  readonly verdict: Certificate['verdict']
  /** The quantities that were compared, by name. */
  readonly quantities: readonly string[]
  readonly text: string
}

export function certificateJson(certificate: Certificate, seed: number): CertificateJson {
  const quantities = certificate.results.map(({ estimate }) => quantityName(estimate.quantity))
  return { verdict: certificate.verdict, quantities, text: certificateText(certificate, seed) }
}

/** The certificates of formulas as other programs read them, by kind and name of the part: `couplings` / `g2`. */
export function certificatesJson(
  certificates: Certificates,
  seed: number,
): Readonly<Record<string, Readonly<Record<string, CertificateJson>>>> {
  const kinds = Object.entries(certificates) as readonly (readonly [
    FormulaKind,
    ReadonlyMap<ActionPart, Certificate>,
  ])[]
  return Object.fromEntries(
    kinds.map(([kind, byPart]) => [
      kind,
      Object.fromEntries(
        [...byPart].map(([part, certificate]) => [partName(part), certificateJson(certificate, seed)]),
      ),
    ]),
  )
}

function resultText({
  estimate: { quantity, mean, standardError, heavyTailed },
  prediction,
  verdict,
}: CheckResult): string {
  const digits = Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(standardError || 1e-9))))
  const number = (value: number): string => value.toFixed(digits)
  const name = quantityName(quantity)
  return `${name} ${number(mean)} ± ${standardError.toExponential(1)} for ${number(prediction)}, ${verdict}${heavyTailed === true ? ' (heavy tails)' : ''}`
}
