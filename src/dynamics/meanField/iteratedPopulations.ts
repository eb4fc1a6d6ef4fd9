import { InputError } from '../../errors.js'
import type { Activation } from './activation.js'
import { activationKernel } from './activationKernel.js'
import { abscissaOf } from '../../algebra/matrices.js'
import { iterated } from './anderson.js'
import { correlationOf } from './correlation.js'
import type { Correlation } from './correlation.js'
import { exponentialKernel, gridUntil } from './exponentialKernel.js'
import type { ExponentialKernel } from './exponentialKernel.js'
import { averaged, gaussianNodes, roughSquare } from './gaussianNodes.js'
import type { ActivationKernel } from './gaussianPair.js'
import { selfConsistencyResidual } from './residual.js'

/** A share of all units, alike among themselves. */
export interface Population {
  readonly name: string
  /** N_a/N. */
  readonly fraction: number
  readonly phi: Activation
  /** D_a of ⟨dW²⟩ = D_a dt. */
  readonly noise: number
}

/** J_ij ~ N(J̄_ab/N, g_ab²/N) for i in population a, j in b. */
export interface NetworkOfPopulations {
  readonly populations: readonly Population[]
  readonly g: readonly (readonly number[])[]
  readonly means: readonly (readonly number[])[]
}

/** Where the iteration of the self-consistency equations has come to. */
export interface IteratedPopulations {
  /** c_a(τ) = ⟨δx δx⟩ of each population. */
  readonly curves: readonly Correlation[]
  /** ⟨x⟩ of each. */
  readonly means: readonly number[]
  readonly kernels: readonly ActivationKernel[]
  /** By how much the equations are missed, relative to the largest c₀, by another quadrature than that of the iteration. */
  readonly residual: number
  /** By how much the last step moved. */
  readonly moved: number
  readonly iterations: number
}

const ACCURACY = 1e-12
const ENOUGH = 1e-12
const MOST = 600
/** Times are followed to where c moves no more, or at most to here. */
const FIRST = 40
const LONGEST = 2000
/** What c may still fall at the end, relative. */
const LEFT = 1e-9
/** A variance that is none. */
const REST = 1e-9

/**
 * c_a = ½e^{−|τ|} ∗ (Σ_b α_b g_ab² ⟨φ_b φ_b⟩ + D_a δ) and m_a = Σ_b α_b J̄_ab ⟨φ_b⟩, put into themselves until they stay: on a
 * grid of times, the integrals exact for cubic polynomials between its points. No potential is used, and there is none for
 * several populations.
 *
 * @param fineness of the grid: 2 has twice as many points
 * @throws InputError where fluctuations grow without bound
 */
export function iteratedPopulations(
  network: NetworkOfPopulations,
  fineness = 1,
  start?: IteratedPopulations,
): IteratedPopulations {
  requireBounded(network)
  let before = start
  for (let end = FIRST; ; end *= 2) {
    const kernel = exponentialKernel(gridUntil(end, 0.02 / fineness, 0.1 / fineness))
    const points = kernel.tau.length
    const image = imageOf(network, kernel)
    const { point, moved, iterations } = iterated(startOf(network, kernel.tau, before), image, {
      damping: 1,
      most: MOST,
      enough: ENOUGH,
    })
    const found = stateOf(network, kernel, point, { moved, iterations: iterations + (before?.iterations ?? 0) })
    const settled = network.populations.every((_, a) => {
      const at = (k: number): number => point[a * points + k] as number
      return Math.abs(at(points - 1) - at(points - 12)) <= LEFT * Math.max(at(0), REST)
    })
    // What does not move at all, and is not stable, was begun on too short a grid.
    const stuck = isFrozen(found) && gainOf(network, found) >= 1
    if ((settled && !stuck) || 2 * end > LONGEST) return found
    before = stuck ? undefined : found
  }
}

/** All c_a on the grid, one after the other, then the means. */
function startOf(
  { populations, means }: NetworkOfPopulations,
  tau: Float64Array,
  before: IteratedPopulations | undefined,
): Float64Array {
  const points = tau.length
  const out = new Float64Array(populations.length * (points + 1))
  populations.forEach(({ noise }, a) => {
    const curve = before?.curves[a]
    // Far from rest, of a time that is none of the solution's.
    const from = Math.max(1, noise)
    tau.forEach((at, k) => {
      out[a * points + k] = curve === undefined ? from * Math.exp((-0.2 * at * at) / (1 + at)) : curve.at(at)
    })
    out[populations.length * points + a] =
      before?.means[a] ??
      (means[a] ?? []).reduce((sum, each, b) => sum + each * (populations[b] as Population).fraction, 0)
  })
  return out
}

function imageOf(network: NetworkOfPopulations, kernel: ExponentialKernel): (point: Float64Array) => Float64Array {
  const { populations, means } = network
  const { tau, apply } = kernel
  const points = tau.length
  const count = populations.length
  return (point) => {
    const inputs = inputsOf(network, point, points)
    const out = new Float64Array(point.length)
    populations.forEach(({ noise }, a) => {
      const own = apply(inputs.sources[a] as Float64Array)
      for (let k = 0; k < points; k++)
        out[a * points + k] = (own[k] as number) + (noise / 2) * Math.exp(-(tau[k] as number))
      out[count * points + a] = inputs.averages.reduce(
        (sum, average, b) => sum + (populations[b] as Population).fraction * (means[a]?.[b] as number) * average,
        0,
      )
    })
    return out
  }
}

interface Inputs {
  readonly kernels: readonly ActivationKernel[]
  readonly averages: readonly number[]
  /** Σ_b α_b g_ab² ⟨φ_b φ_b⟩ at every time. */
  readonly sources: readonly Float64Array[]
}

function inputsOf({ populations, g, means }: NetworkOfPopulations, point: Float64Array, points: number): Inputs {
  const count = populations.length
  const withMeans = hasMeans(means)
  const kernels: ActivationKernel[] = []
  const averages: number[] = []
  const activated = populations.map(({ phi }, b) => {
    const variance = Math.max(point[b * points] as number, 1e-14)
    const shifted = withMeans ? around(phi, point[count * points + b] as number) : phi
    const kernel = activationKernel(shifted, variance, ACCURACY)
    kernels.push(kernel)
    averages.push(withMeans ? averaged(gaussianNodes(shifted, variance), (value) => value) : 0)
    return point
      .subarray(b * points, (b + 1) * points)
      .map((c) => kernel.value(Math.min(variance, Math.max(-variance, c))))
  })
  const sources = populations.map((_, a) => {
    const source = new Float64Array(points)
    activated.forEach((values, b) => {
      const weight = (populations[b] as Population).fraction * (g[a]?.[b] as number) ** 2
      for (let k = 0; k < points; k++) source[k] = (source[k] as number) + weight * (values[k] as number)
    })
    return source
  })
  return { kernels, averages, sources }
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
  { moved, iterations }: { readonly moved: number; readonly iterations: number },
): IteratedPopulations {
  const { populations, g, means } = network
  const points = tau.length
  const count = populations.length
  const { kernels, averages, sources } = inputsOf(network, point, points)
  const curves = populations.map(({ noise }, a): Correlation => {
    const source = sources[a] as Float64Array
    const velocity = slope(source)
    const image = apply(source)
    const c = (k: number): number => point[a * points + k] as number
    return correlationOf(
      Array.from(tau, (at, k) => ({
        ...{ tau: at, c: c(k) },
        velocity: (velocity[k] as number) - (noise / 2) * Math.exp(-at),
        acceleration: (image[k] as number) + (noise / 2) * Math.exp(-at) - (source[k] as number),
      })),
      c(points - 1),
    )
  })
  const size = Math.max(...curves.map(({ variance }) => variance), REST)
  const residuals = populations.map(
    ({ noise }, a) =>
      selfConsistencyResidual(curves, a, noise, (cs) =>
        kernels.reduce(
          (sum, kernel, b) =>
            sum +
            (populations[b] as Population).fraction *
              (g[a]?.[b] as number) ** 2 *
              kernel.value(Math.min(kernel.variance, Math.max(-kernel.variance, cs[b] as number))),
          0,
        ),
      ) * (curves[a] as Correlation).variance,
  )
  const own = populations.map((_, a) => point[count * points + a] as number)
  const ofMeans = own.map(
    (mean, a) =>
      Math.abs(
        mean -
          averages.reduce(
            (sum, average, b) => sum + (populations[b] as Population).fraction * (means[a]?.[b] as number) * average,
            0,
          ),
      ) / Math.max(1, Math.abs(mean)),
  )
  return {
    curves,
    means: hasMeans(means) ? own : own.map(() => 0),
    kernels,
    residual: Math.max(...residuals.map((each) => each / size), ...ofMeans),
    moved,
    iterations,
  }
}

function unbounded(g: readonly (readonly number[])[]): InputError {
  return new InputError({
    code: 'dynamics.unbounded',
    at: 'g',
    expected: 'coupling strengths at which there is a stationary state: fluctuations grow without bound',
    received: JSON.stringify(g),
  })
}

/** Whether c is constant: every unit rests at a value of its own. */
export function isFrozen({ curves }: IteratedPopulations): boolean {
  return curves.every(({ variance, asymptote }) => variance - asymptote <= 1e-6 * variance || variance <= REST)
}

/** The spectral radius of α_b g_ab² ⟨φ′_b²⟩: above 1 perturbations grow at first. */
export function gainOf({ populations, g }: NetworkOfPopulations, { kernels }: IteratedPopulations): number {
  return spectralRadius(
    g.map((row) =>
      row.map((each, b) => {
        const { variance, slope } = kernels[b] as ActivationKernel
        return (populations[b] as Population).fraction * each * each * slope(variance)
      }),
    ),
  )
}

/** The largest eigenvalue of a matrix without negative entries: of M + 1, whose powers do not turn round. */
export function spectralRadius(matrix: readonly (readonly number[])[]): number {
  let vector = matrix.map(() => 1)
  let radius = 0
  for (let turn = 0; turn < 10_000; turn++) {
    const next = matrix.map((row, a) =>
      row.reduce((sum, each, b) => sum + each * (vector[b] as number), vector[a] as number),
    )
    const size = Math.max(...next)
    const before = radius
    radius = size - 1
    vector = next.map((each) => each / size)
    if (Math.abs(radius - before) <= 1e-15 * (1 + radius)) break
  }
  return Math.max(0, radius)
}

/** Whether means that are a little off come back: the eigenvalues of α_b J̄_ab ⟨φ_b′⟩ are below 1. */
export function areMeansStable({ populations, means }: NetworkOfPopulations, state: IteratedPopulations): boolean {
  if (!hasMeans(means)) return true
  const slopes = populations.map(({ phi }, b) => {
    const variance = Math.max(state.curves[b]?.variance ?? 0, 1e-14)
    const mean = state.means[b] as number
    const slope = { ...phi, value: (x: number) => phi.slope(x + mean) }
    return averaged(gaussianNodes(slope, variance), (value) => value)
  })
  const matrix = means.map((row) =>
    row.map((each, b) => each * (populations[b] as Population).fraction * (slopes[b] as number)),
  )
  return abscissaOf(matrix) < 1
}

function hasMeans(means: NetworkOfPopulations['means']): boolean {
  return means.some((row) => row.some((each) => each !== 0))
}

/** A variance at which a function shows how it grows. */
const HUGE = 4 ** 20

/** @throws InputError where Σ_b α_b g_ab² ⟨φ_b²⟩ stays above the variance */
function requireBounded({ populations, g }: NetworkOfPopulations): void {
  const growth = g.map((row) =>
    row.map((each, b) => {
      const { fraction, phi } = populations[b] as Population
      return (fraction * each * each * roughSquare(phi, HUGE)) / HUGE
    }),
  )
  if (spectralRadius(growth) >= 1 - 1e-9) throw unbounded(g)
}

/** Whether nothing is left of the fluctuations. */
export function isAtRest({ curves }: IteratedPopulations): boolean {
  return curves.every(({ variance }) => variance <= REST)
}
