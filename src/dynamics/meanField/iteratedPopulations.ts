import type { Activation } from './activation.js'
import { activationKernel } from './activationKernel.js'
import { iterated } from './anderson.js'
import { correlationOf } from './correlation.js'
import type { Correlation } from './correlation.js'
import { exponentialKernel, gridUntil } from './exponentialKernel.js'
import type { ExponentialKernel } from './exponentialKernel.js'
import { averaged, gaussianNodes } from './gaussianNodes.js'
import type { ActivationKernel } from './gaussianPair.js'
import { hasMeans, meansDriven, requireBounded, variancesDriven } from './networkOfPopulations.js'
import type { IteratedPopulations, NetworkOfPopulations } from './networkOfPopulations.js'
import { gainOf, isFrozen } from './populationStability.js'
import { selfConsistencyResidual } from './residual.js'

const ACCURACY = 1e-12
const ENOUGH = 1e-12
const MOST = 600
/** Times are followed to where c moves no more, or at most to here. */
const FIRST = 40
const LONGEST = 2000
/** What c may still fall at the end, relative. */
const LEFT = 1e-9
/** Variances are not told apart from 0 below. */
const LEAST = 1e-9

/**
 * c_a = ½e^{−|τ|} ∗ (Σ_b α_b g_ab² ⟨φ_b φ_b⟩ + D_a δ) and m_a = Σ_b α_b J̄_ab ⟨φ_b⟩, put into themselves until they stay: on a
 * grid of times, the integrals exact for cubic polynomials between its points. No potential is used, and there is none for
 * several populations. Work in steps, each the number of iterations so far.
 *
 * @param fineness of the grid: 2 has twice as many points
 * @throws InputError where fluctuations grow without bound
 * @example
 * const network = readPopulations('phi: tanh\npopulations:\n  E: { fraction: 1 }\ng: [[1.5]]', 'net.yaml')
 * finished(iteratedPopulations(network)).curves.length // 1
 */
export function* iteratedPopulations(
  network: NetworkOfPopulations,
  fineness = 1,
  start?: IteratedPopulations,
): Generator<number, IteratedPopulations> {
  requireBounded(network)
  let before = start
  for (let end = FIRST; ; end *= 2) {
    const kernel = exponentialKernel(gridUntil(end, 0.02 / fineness, 0.1 / fineness))
    const points = kernel.tau.length
    const done = before?.iterations ?? 0
    const steps = iterated(startOf(network, kernel.tau, before), imageOf(network, kernel), MOST, ENOUGH)
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) yield done + step.value
    const { point, moved, iterations } = step.value
    const found = stateOf(network, kernel, point, { moved, iterations: iterations + done })
    const settled = network.populations.every((_, a) => {
      const at = (k: number): number => point[a * points + k] as number
      return Math.abs(at(points - 1) - at(points - 12)) <= LEFT * Math.max(at(0), LEAST)
    })
    // What does not move at all, and is not stable, was begun on too short a grid.
    const stuck = isFrozen(found) && gainOf(network, found) >= 1
    if ((settled && !stuck) || 2 * end > LONGEST) return found
    before = stuck ? undefined : found
  }
}

/** All c_a on the grid, one after the other, then the means. */
function startOf(
  network: NetworkOfPopulations,
  tau: Float64Array,
  before: IteratedPopulations | undefined,
): Float64Array {
  const { populations } = network
  const points = tau.length
  const out = new Float64Array(populations.length * (points + 1))
  const means = meansDriven(network)
  populations.forEach(({ noise }, a) => {
    const curve = before?.curves[a]
    // Far from rest, of a time that is none of the solution's.
    const from = Math.max(1, noise)
    tau.forEach((at, k) => {
      out[a * points + k] = curve === undefined ? from * Math.exp((-0.2 * at * at) / (1 + at)) : curve.at(at)
    })
    out[populations.length * points + a] = before?.means[a] ?? sumOf(means[a] as readonly number[])
  })
  return out
}

function imageOf(
  network: NetworkOfPopulations,
  { tau, apply }: ExponentialKernel,
): (point: Float64Array) => Float64Array {
  const { populations } = network
  const points = tau.length
  const inputsAt = inputsOf(network, points)
  return (point) => {
    const { sources, means } = inputsAt(point)
    const out = new Float64Array(point.length)
    populations.forEach(({ noise }, a) => {
      const own = apply(sources[a] as Float64Array)
      for (let k = 0; k < points; k++)
        out[a * points + k] = (own[k] as number) + (noise / 2) * Math.exp(-(tau[k] as number))
    })
    out.set(means, populations.length * points)
    return out
  }
}

interface Inputs {
  readonly kernels: readonly ActivationKernel[]
  /** Σ_b α_b J̄_ab ⟨φ_b⟩. */
  readonly means: readonly number[]
  /** Σ_b α_b g_ab² ⟨φ_b φ_b⟩ at every time. */
  readonly sources: readonly Float64Array[]
}

function inputsOf(network: NetworkOfPopulations, points: number): (point: Float64Array) => Inputs {
  const { populations } = network
  const count = populations.length
  const withMeans = hasMeans(network)
  const weights = variancesDriven(network)
  return (point) => {
    const averages: number[] = []
    const kernels = populations.map(({ phi }, b) => {
      const variance = Math.max(point[b * points] as number, 1e-14)
      const shifted = withMeans ? around(phi, point[count * points + b] as number) : phi
      averages.push(withMeans ? averaged(gaussianNodes(shifted, variance), (value) => value) : 0)
      return activationKernel(shifted, variance, ACCURACY)
    })
    const activated = kernels.map((kernel, b) =>
      point.subarray(b * points, (b + 1) * points).map((c) => within(kernel, c)),
    )
    const sources = weights.map((row) => {
      const source = new Float64Array(points)
      activated.forEach((values, b) => {
        const weight = row[b] as number
        for (let k = 0; k < points; k++) source[k] = (source[k] as number) + weight * (values[k] as number)
      })
      return source
    })
    return { kernels, sources, means: meansDriven(network, (b) => averages[b] as number).map(sumOf) }
  }
}

/** ⟨φφ⟩ at a covariance, which rounding may have made larger than the variance. */
function within({ variance, value }: ActivationKernel, c: number): number {
  return value(Math.min(variance, Math.max(-variance, c)))
}

/** φ around a mean: no closed form is known by its name. */
function around(phi: Activation, mean: number): Activation {
  if (mean === 0) return phi
  return {
    ...phi,
    name: `${phi.name} around ${mean}`,
    value: (x) => phi.value(x + mean),
    slope: (x) => phi.slope(x + mean),
  }
}

function stateOf(
  network: NetworkOfPopulations,
  { tau, apply, slope }: ExponentialKernel,
  point: Float64Array,
  steps: Pick<IteratedPopulations, 'moved' | 'iterations'>,
): IteratedPopulations {
  const { populations } = network
  const points = tau.length
  const { kernels, means, sources } = inputsOf(network, points)(point)
  const curves = populations.map(({ noise }, a): Correlation => {
    const source = sources[a] as Float64Array
    const velocity = slope(source)
    const image = apply(source)
    const c = (k: number): number => point[a * points + k] as number
    const knots = Array.from(tau, (at, k) => ({
      tau: at,
      c: c(k),
      velocity: (velocity[k] as number) - (noise / 2) * Math.exp(-at),
      acceleration: (image[k] as number) + (noise / 2) * Math.exp(-at) - (source[k] as number),
    }))
    return correlationOf(knots, c(points - 1))
  })
  const size = Math.max(...curves.map(({ variance }) => variance), LEAST)
  const weights = variancesDriven(network)
  const residuals = populations.map(({ noise }, a) => {
    const row = weights[a] as readonly number[]
    const source = (cs: readonly number[]): number =>
      kernels.reduce((sum, kernel, b) => sum + (row[b] as number) * within(kernel, cs[b] as number), 0)
    return (selfConsistencyResidual(curves, a, noise, source) * (curves[a] as Correlation).variance) / size
  })
  const own = Array.from(point.subarray(populations.length * points))
  const ofMeans = own.map((mean, a) => Math.abs(mean - (means[a] as number)) / Math.max(1, Math.abs(mean)))
  return { curves, means: own, kernels, residual: Math.max(...residuals, ...ofMeans), ...steps }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0)
}
