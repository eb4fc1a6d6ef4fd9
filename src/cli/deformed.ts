import { InputError } from '../errors.js'
import { evaluateScalar } from '../kernels/scalar.js'
import type { Estimate } from '../montecarlo/estimate.js'
import { reweightedCorrelators } from '../montecarlo/reweightedCorrelators.js'
import type { Deformation } from '../networks/coupled/deformation.js'
import { deformedCorrelator } from '../networks/coupled/deformedCorrelator.js'
import { deformedDiagrams } from '../actions/deformedDiagrams.js'
import type { Network, Point } from '../networks/network.js'
import { table } from '../render/text/table.js'
import { jsonText } from '../render/jsonText.js'
import { finite } from '../numbers.js'
import { requireShortSampling } from '../montecarlo/sampling/hiddenUnits.js'

/** What `--deform` says: the strength λ and the operator with its box. */
export interface DeformOption extends Required<Deformation> {
  readonly lambda: number
}

const DEFAULTS: Readonly<Record<string, number>> = { lambda: 0, from: -1, to: 1, nodes: 8, power: 4 }

/**
 * `lambda=0.2,from=-1.5,to=1.5,nodes=12,power=4`; parts left out have the defaults 8 nodes on [−1, 1] and φ⁴. @throws
 * InputError unless λ is given, and not negative
 */
export function readDeform(text: string): DeformOption {
  const values: Record<string, number> = { ...DEFAULTS }
  const problem = (received: string): InputError =>
    new InputError({
      code: 'cli.deform',
      at: '--deform',
      expected: 'lambda=VALUE and, as wanted, from, to, nodes, power, such as lambda=0.2,from=-1,to=1',
      received,
    })
  const pairs = text.split(',').map((pair) => pair.split('='))
  for (const [name = '', value = '', ...rest] of pairs) {
    if (!Object.hasOwn(DEFAULTS, name) || value === '' || rest.length > 0) throw problem(`'${text}'`)
    values[name] = evaluateScalar(value, `--deform ${name}`)
  }
  const { lambda = 0, from = 0, to = 0, nodes = 0, power = 0 } = values
  if (!pairs.some(([name]) => name === 'lambda')) throw problem(`'${text}'`)
  if (!(lambda >= 0))
    throw new InputError({
      code: 'cli.deform',
      at: '--deform lambda',
      expected: 'a number from 0 on, for e^{−λ∫φ^power} to be bounded',
      received: `${lambda}`,
    })
  return { lambda, power, box: [from, to], nodes }
}

/** Highest powers of λ and of 1/N. */
const ORDERS = 2
const WIDTH_ORDERS = 1

/**
 * What `correlator --deform` prints: the coefficients of λ^k at orders 1 and 1/N, the diagrams of phi4 beside them, the
 * sum at λ, and an estimate by reweighting.
 */
export function deformedText(
  network: Network,
  { lambda, ...deformation }: DeformOption,
  points: readonly Point[],
  sampling: { readonly samples: number; readonly seed: number } | undefined,
  format: 'text' | 'json',
): string {
  const { coefficients } = deformedCorrelator(network, deformation, points, { order: ORDERS, widthOrder: WIDTH_ORDERS })
  const diagrams = deformation.power === 4 ? deformedDiagrams(network, deformation, points, ORDERS) : undefined
  const sum = coefficients.reduce((total, row, k) => total + lambda ** k * row.reduce((a, b) => a + b, 0), 0)
  const value = finite(sum, { at: '--deform', what: 'a sum' })
  const estimate =
    sampling === undefined ? undefined : reweighted(network, deformation, points, { ...sampling, lambda })
  if (format === 'json')
    return `${jsonText({ network: network.name, n: points.length, parameters: network.parameters, points, deformation: { lambda, ...deformation }, coefficients, diagrams, value, estimate })}\n`
  const rows = coefficients.map((row, k) => [
    `λ^${k}`,
    ...row.map((each) => each.toPrecision(8)),
    ...(diagrams === undefined ? [] : [(diagrams[k] as number).toPrecision(8)]),
  ])
  const headings = ['order', 'N^0', 'N^-1', ...(diagrams === undefined ? [] : ['diagrams of phi4'])]
  const { power, box, nodes } = deformation
  return [
    `G_c^(${points.length}) of ${network.name} under exp(−λ∫φ^${power}/${power}!), ${nodes} nodes in each direction of the box [${box.join(', ')}]`,
    table(headings, rows),
    `sum at λ = ${lambda}: ${value.toPrecision(8)}, up to λ^${ORDERS} and 1/N`,
    ...(estimate === undefined
      ? []
      : [
          `estimate ${estimate.mean.toPrecision(6)} ± ${estimate.standardError.toExponential(1)} from ${estimate.samples} reweighted networks, worth ${Math.round(estimate.effectiveSamples)}, seed ${estimate.seed}`,
        ]),
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n')
}

function reweighted(
  network: Network,
  deformation: Required<Deformation>,
  points: readonly Point[],
  options: { readonly lambda: number; readonly samples: number; readonly seed: number },
): {
  readonly mean: number
  readonly standardError: number
  readonly samples: number
  readonly seed: number
  readonly effectiveSamples: number
} {
  requireShortSampling(network, points.length + deformation.nodes ** network.inputs, options.samples)
  const { estimates, effectiveSamples } = reweightedCorrelators(network, deformation, points, {
    ...options,
    quantities: [points.map((_, i) => i)],
  })
  const [estimate] = estimates
  const { mean, standardError } = estimate as Estimate
  return { mean, standardError, samples: options.samples, seed: options.seed, effectiveSamples }
}
