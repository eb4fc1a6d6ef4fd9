import type { Polynomial } from '../../algebra/polynomial.js'
import type { Drive } from './readDrive.js'

/**
 * A noise: increments with the cumulants c_n dt, which act on component i times `amplitudes[i]`. White Gaussian noise
 * has the second cumulant only, shot noise all of them.
 */
export interface NoiseSource {
  readonly name: string
  /** For each component a polynomial in components and parameters. */
  readonly amplitudes: readonly Polynomial[]
  /** c_n, each a polynomial in components and parameters. */
  readonly cumulants: readonly { readonly order: number; readonly value: Polynomial }[]
}

/**
 * dx_i = f_i(x) dt + Σ g_i(x) dW: a drift that is polynomial in the components, and noises. Symbols of the polynomials
 * are the components and the parameters by the names that the user gave them.
 */
export interface StochasticEquation {
  readonly text: string
  readonly components: readonly string[]
  readonly parameters: readonly string[]
  readonly drift: readonly Polynomial[]
  readonly noise: readonly NoiseSource[]
  /** How g(x) dW is meant; what is computed is Itô's, into which Stratonovich's is converted. */
  readonly interpretation: 'ito' | 'stratonovich'
  /** Where each component is at time 0, exactly; the stationary state is asked for without it. */
  readonly start?: readonly Polynomial[]
  /** What is added to the drift as a function of time. */
  readonly drives?: readonly Drive[]
}

/** The symbol of the response field of a component. */
export function responseOf(component: string): string {
  return `${component}~`
}
