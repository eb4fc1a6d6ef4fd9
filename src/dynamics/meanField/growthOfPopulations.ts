import { abscissaOf } from '../../algebra/matrices.js'
import { exponentialKernel } from './exponentialKernel.js'
import { variancesDriven } from './networkOfPopulations.js'
import type { IteratedPopulations, NetworkOfPopulations } from './networkOfPopulations.js'
import { gainOf, isFrozen } from './populationStability.js'
import type { ActivationKernel } from './gaussianPair.js'
import type { Correlation } from './correlation.js'

const TURNS = 400
const ENOUGH = 1e-10

/**
 * The largest Lyapunov exponent of several populations. A perturbation that grows as e^{λt} has (λ + 1)² ψ_a = ψ_a″ + Σ_b α_b
 * g_ab² ⟨φ′_b φ′_b⟩(τ) ψ_b; the operator has no negative entries, so that its largest eigenvalue is real and its ψ positive.
 * (μ² − ∂²)⁻¹ times the matrix has it as 1 at μ = λ + 1: powers of that, and a secant in μ.
 *
 * @example
 * const network = readPopulations('phi: tanh\npopulations:\n  E: { fraction: 1 }\ng: [[1.5]]', 'net.yaml')
 * growthOfPopulations(network, finished(iteratedPopulations(network))) // 0.0467…: as of one population
 */
export function growthOfPopulations(network: NetworkOfPopulations, state: IteratedPopulations): number {
  if (isFrozen(state)) return Math.sqrt(gainOf(network, state)) - 1
  const { curves, kernels } = state
  const tau = Float64Array.from((curves[0] as Correlation).knots, (knot) => knot.tau)
  const points = tau.length
  const slopes = curves.map(({ knots }, b) => {
    const { variance, slope } = kernels[b] as ActivationKernel
    return Float64Array.from(knots, ({ c }) => slope(Math.min(variance, Math.max(-variance, c))))
  })
  // What is left of the matrix at late times, where ψ decays as e^{−κτ}, κ² = μ² less its largest eigenvalue.
  const far = abscissaOf(variancesDriven(network, (b) => slopes[b]?.[points - 1] as number))
  const weights = variancesDriven(network)
  let psi = curves.map(() => tau.map((at) => Math.exp(-0.3 * at)))
  const radiusAt = (mu: number): number => {
    const { apply } = exponentialKernel(tau, mu)
    const beyond = mu / (mu + Math.sqrt(Math.max(0, mu * mu - far)))
    let radius = 0
    for (let turn = 0; turn < TURNS; turn++) {
      const next = weights.map((row) => {
        const source = new Float64Array(points)
        row.forEach((weight, b) => {
          for (let k = 0; k < points; k++)
            source[k] = (source[k] as number) + weight * (slopes[b]?.[k] as number) * (psi[b]?.[k] as number)
        })
        return apply(source, (source[points - 1] as number) * beyond)
      })
      const size = Math.max(...next.map((each) => each[0] as number))
      const before = radius
      radius = size / Math.max(...psi.map((each) => each[0] as number))
      psi = next.map((each) => each.map((value) => value / size))
      if (Math.abs(radius - before) <= ENOUGH * radius) break
    }
    return radius
  }
  // ρ falls as μ^{−2} at large μ: √ρ − 1 by the secant.
  let [low, high] = [Math.max(0.01, Math.sqrt(far)), Math.sqrt(gainOf(network, state)) * 1.0001 + 1e-6]
  let [atLow, atHigh] = [Math.log(radiusAt(low)), Math.log(radiusAt(high))]
  if (!(atLow > ENOUGH)) return low - 1
  for (let step = 0; step < 60 && high - low > ENOUGH; step++) {
    const secant = low + ((high - low) * atLow) / (atLow - atHigh)
    const mu = step % 3 === 2 ? (low + high) / 2 : Math.min(high - 1e-11, Math.max(low + 1e-11, secant))
    const value = Math.log(radiusAt(mu))
    if (Math.abs(value) < ENOUGH) return mu - 1
    if (value > 0) [low, atLow] = [mu, value]
    else [high, atHigh] = [mu, value]
  }
  return (low + high) / 2 - 1
}
