import { deformedDiagrams } from '../actions/deformedDiagrams.js'
import { InputError } from '../errors.js'
import type { Estimate } from '../montecarlo/estimate.js'
import { reweightedCorrelators } from '../montecarlo/reweightedCorrelators.js'
import { requireShortSampling } from '../montecarlo/sampling/hiddenUnits.js'
import type { Deformation } from '../networks/coupled/deformation.js'
import { deformedCorrelator } from '../networks/coupled/deformedCorrelator.js'
import type { Network, Point } from '../networks/network.js'
import { finite } from '../numbers.js'
import { jsonText } from '../render/jsonText.js'
import { table } from '../render/text/table.js'
import type { CorrelatorSubject } from './correlatorSubject.js'
import type { AskedSampling, SampledEstimate } from './estimate.js'

/** A deformation by exp(−λ∫φ^power/power!) in a box. */
export interface AskedDeformation {
  /** λ. */
  readonly lambda: number
  /** The box in every direction; default −1 and 1. */
  readonly from?: number
  readonly to?: number
  /** Of the integral, in every direction; default 8. */
  readonly nodes?: number
  /** Default 4. */
  readonly power?: number
}

/** A correlator of a deformed network, by powers of λ and 1/N. */
export interface DeformedCorrelator extends CorrelatorSubject {
  readonly kind: 'deformed'
  readonly points: readonly Point[]
  readonly deformation: Required<Deformation> & { readonly lambda: number }
  /** `coefficients[k][j]`: of λ^k at order N^−j. */
  readonly coefficients: readonly (readonly number[])[]
  /** The same at order N⁰ by the diagrams of `phi4`, for power 4. */
  readonly diagrams?: readonly number[] | undefined
  /** The sum. */
  readonly value: number
  /** By reweighting; by how many networks its error would be what it is. */
  readonly estimate?: (SampledEstimate & { readonly effectiveSamples: number }) | undefined
}

/** Highest powers of λ and of 1/N. */
const ORDERS = 2
const WIDTH_ORDERS = 1

/**
 * The coefficients of λ^k at orders 1 and 1/N, the diagrams of phi4 beside them, the sum at λ, and an estimate by
 * reweighting.
 *
 * @throws InputError for a negative λ, and as `deformedCorrelator`
 */
export function deformed(
  subject: CorrelatorSubject,
  network: Network,
  points: readonly Point[],
  { lambda, from = -1, to = 1, nodes = 8, power = 4 }: AskedDeformation,
  sampling: AskedSampling | undefined,
): DeformedCorrelator {
  if (!(lambda >= 0))
    throw new InputError({
      code: 'requests.deform',
      at: 'deform.lambda',
      expected: 'a number from 0 on, for e^{−λ∫φ^power} to be bounded',
      received: `${lambda}`,
    })
  const deformation: Required<Deformation> = { power, box: [from, to], nodes }
  const { coefficients } = deformedCorrelator(network, deformation, points, { order: ORDERS, widthOrder: WIDTH_ORDERS })
  const sum = coefficients.reduce((total, row, k) => total + lambda ** k * row.reduce((a, b) => a + b, 0), 0)
  return {
    kind: 'deformed',
    ...subject,
    points,
    deformation: { lambda, ...deformation },
    coefficients,
    diagrams: power === 4 ? deformedDiagrams(network, deformation, points, ORDERS) : undefined,
    value: finite(sum, { at: 'deform', what: 'a sum' }),
    estimate: sampling === undefined ? undefined : reweighted(network, deformation, points, { ...sampling, lambda }),
  }
}

export function deformedText({
  network,
  points,
  deformation,
  coefficients,
  diagrams,
  value,
  estimate,
}: DeformedCorrelator): string {
  const rows = coefficients.map((row, k) => [
    `λ^${k}`,
    ...row.map((each) => each.toPrecision(8)),
    ...(diagrams === undefined ? [] : [(diagrams[k] as number).toPrecision(8)]),
  ])
  const headings = ['order', 'N^0', 'N^-1', ...(diagrams === undefined ? [] : ['diagrams of phi4'])]
  const { lambda, power, box, nodes } = deformation
  const paragraphs = [
    `G_c^(${points.length}) of ${network} under exp(−λ∫φ^${power}/${power}!), ${nodes} nodes in each direction of the box [${box.join(', ')}]`,
    table(headings, rows),
    `sum at λ = ${lambda}: ${value.toPrecision(8)}, up to λ^${ORDERS} and 1/N`,
    ...(estimate === undefined
      ? []
      : [
          `estimate ${estimate.mean.toPrecision(6)} ± ${estimate.standardError.toExponential(1)} from ${estimate.samples} reweighted networks, worth ${Math.round(estimate.effectiveSamples)}, seed ${estimate.seed}`,
        ]),
  ]
  return `${paragraphs.join('\n\n')}\n`
}

export function deformedJson(answer: DeformedCorrelator): string {
  const { network, n, parameters, points, deformation, coefficients, diagrams, value, estimate } = answer
  return `${jsonText({ network, n, parameters, points, deformation, coefficients, diagrams, value, estimate })}\n`
}

function reweighted(
  network: Network,
  deformation: Required<Deformation>,
  points: readonly Point[],
  options: AskedSampling & { readonly lambda: number },
): DeformedCorrelator['estimate'] {
  requireShortSampling(network, points.length + deformation.nodes ** network.inputs, options.samples)
  const { estimates, effectiveSamples } = reweightedCorrelators(network, deformation, points, {
    ...options,
    quantities: [points.map((_, i) => i)],
  })
  const [estimate] = estimates
  const { mean, standardError } = estimate as Estimate
  return { mean, standardError, samples: options.samples, seed: options.seed, effectiveSamples }
}
