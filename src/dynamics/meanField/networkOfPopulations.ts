import { abscissaOf } from '../../algebra/matrices.js'
import type { Rows } from '../../algebra/matrices.js'
import { InputError } from '../../errors.js'
import type { Activation } from './activation.js'
import type { Correlation } from './correlation.js'
import { roughSquare } from './gaussianNodes.js'
import type { ActivationKernel } from './gaussianPair.js'

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
  readonly g: Rows
  readonly means: Rows
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

/** α_b g_ab² · `of`(b): by what population b drives the variance of a. */
export function variancesDriven({ populations, g }: NetworkOfPopulations, of: (b: number) => number = () => 1): Rows {
  const driving = populations.map(({ fraction }, b) => fraction * of(b))
  return g.map((row) => row.map((each, b) => each * each * (driving[b] as number)))
}

/** α_b J̄_ab · `of`(b): by what population b drives the mean of a. */
export function meansDriven({ populations, means }: NetworkOfPopulations, of: (b: number) => number = () => 1): Rows {
  const driving = populations.map(({ fraction }, b) => fraction * of(b))
  return means.map((row) => row.map((each, b) => each * (driving[b] as number)))
}

/** Whether couplings have means. */
export function hasMeans({ means }: NetworkOfPopulations): boolean {
  return means.some((row) => row.some((each) => each !== 0))
}

/** A variance at which a function shows how it grows. */
const HUGE = 4 ** 20

/** @throws InputError where Σ_b α_b g_ab² ⟨φ_b²⟩ stays above the variance */
export function requireBounded(network: NetworkOfPopulations): void {
  const { populations, g } = network
  const growth = variancesDriven(network, (b) => roughSquare((populations[b] as Population).phi, HUGE) / HUGE)
  if (abscissaOf(growth) < 1 - 1e-9) return
  throw new InputError({
    code: 'dynamics.unbounded',
    at: 'g',
    expected: 'coupling strengths at which there is a stationary state: fluctuations grow without bound',
    received: JSON.stringify(g),
  })
}
