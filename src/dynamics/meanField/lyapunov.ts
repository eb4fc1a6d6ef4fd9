import type { ActivationKernel } from './gaussianPair.js'
import { between } from './correlation.js'
import type { Correlation, CorrelationKnot } from './correlation.js'
import { bisected } from './meanFieldPotential.js'

/** The largest Lyapunov exponent with its ground state energy. */
export interface LyapunovExponent {
  readonly value: number
  readonly groundState: number
  /** By halving the steps, and by the most that the end of a series may change. */
  readonly error: number
}

/**
 * λ = −1 + √(1 − E₀), E₀ the lowest energy of −∂² + 1 − g² f′(c(τ)). The state is even and is followed from τ = 0 to where
 * the well has ended, and meets e^{−κτ}, κ² = U(∞) − E₀, there: there is no box. Steps are exponentials of matrices (Magnus,
 * fourth order), exact where the well is flat.
 *
 * @source H. Sompolinsky, A. Crisanti, H. J. Sommers, Chaos in random neural networks (PRL 61, 1988); J. Schuecker,
 * S. Goedeke, M. Helias, Optimal sequence memory in driven random networks (PRX 8, 2018)
 */
export function lyapunovExponent(kernel: ActivationKernel, g: number, curve: Correlation): LyapunovExponent {
  const far = g * g * kernel.slope(curve.asymptote)
  const [coarse, fine] = [1, 2].map((parts) => bindingOf(kernel.slope, g, curve, parts)) as [number, number]
  const exponent = (kappa: number): number => -1 + Math.sqrt(far + kappa * kappa)
  const value = exponent(fine)
  const { missing } = kernel
  const most = missing.integral === 0 ? coarse : bindingOf((c) => kernel.slope(c) + missing.slope(c), g, curve, 1)
  return {
    value,
    groundState: 1 - far - fine * fine,
    error: Math.abs(value - exponent(coarse)) + exponent(most) - exponent(coarse) + 1e-14,
  }
}

const ROOT_3 = Math.sqrt(3)

/** κ of the ground state, each interval between knots in so many parts. */
function bindingOf(
  susceptibility: (c: number) => number,
  g: number,
  { asymptote, variance, knots }: Correlation,
  parts: number,
): number {
  const far = susceptibility(asymptote)
  const depth = (c: number): number => Math.max(0, g * g * (susceptibility(c) - far))
  const steps: { readonly h: number; readonly first: number; readonly second: number }[] = []
  knots.slice(1).forEach((right, k) => {
    const left = knots[k] as CorrelationKnot
    const h = (right.tau - left.tau) / parts
    for (let part = 0; part < parts; part++) {
      const middle = left.tau + (part + 0.5) * h
      const [first, second] = [-1, 1].map((sign) => depth(between(left, right, middle + (sign * h) / (2 * ROOT_3))))
      steps.push({ h, first: first as number, second: second as number })
    }
  })
  const deepest = Math.sqrt(depth(variance))
  if (deepest === 0) return 0
  return bisected((kappa) => mismatch(steps, kappa), 0, deepest * (1 + 1e-12))
}

/** ψ′ + κψ at the end, negative where κ is too small; −1 as soon as ψ has passed zero. */
function mismatch(
  steps: readonly { readonly h: number; readonly first: number; readonly second: number }[],
  kappa: number,
): number {
  let [psi, slope] = [1, 0]
  for (const { h, first, second } of steps) {
    const [low, high] = [kappa * kappa - first, kappa * kappa - second]
    // Ω = [[α, h], [β, −α]] with Ω² = γ² the unit matrix.
    const alpha = (ROOT_3 / 12) * h * h * (second - first)
    const beta = (h * (low + high)) / 2
    const square = alpha * alpha + h * beta
    const root = Math.sqrt(Math.abs(square))
    const [cos, sin] =
      square >= 0
        ? [Math.cosh(root), root < 1e-6 ? 1 + square / 6 : Math.sinh(root) / root]
        : [Math.cos(root), root < 1e-6 ? 1 + square / 6 : Math.sin(root) / root]
    const [next, turned] = [
      cos * psi + sin * (alpha * psi + h * slope),
      cos * slope + sin * (beta * psi - alpha * slope),
    ]
    const size = Math.abs(next) + Math.abs(turned)
    psi = next / size
    slope = turned / size
    if (psi <= 0) return -1
  }
  return slope + kappa * psi
}
