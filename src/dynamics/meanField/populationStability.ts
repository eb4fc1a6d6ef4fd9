import { abscissaOf } from '../../algebra/matrices.js'
import { averaged, gaussianNodes } from './gaussianNodes.js'
import type { ActivationKernel } from './gaussianPair.js'
import { hasMeans, meansDriven, variancesDriven } from './networkOfPopulations.js'
import type { IteratedPopulations, NetworkOfPopulations, Population } from './networkOfPopulations.js'
import { restingGain } from './variances.js'

/** A variance that is none. */
const REST = 1e-9

/** Whether nothing is left of the fluctuations. */
export function isAtRest({ curves }: IteratedPopulations): boolean {
  return curves.every(({ variance }) => variance <= REST)
}

/** Whether c is constant: every unit rests at a value of its own. */
export function isFrozen({ curves }: IteratedPopulations): boolean {
  return curves.every(({ variance, asymptote }) => variance - asymptote <= 1e-6 * variance || variance <= REST)
}

/**
 * The spectral radius of α_b g_ab² ⟨φ′_b²⟩, whose entries are not negative, so that it is an eigenvalue: above 1
 * perturbations grow at first.
 */
export function gainOf(network: NetworkOfPopulations, { kernels }: IteratedPopulations): number {
  return abscissaOf(
    variancesDriven(network, (b) => {
      const { variance, slope } = kernels[b] as ActivationKernel
      return slope(variance)
    }),
  )
}

/** The same where all units are at 0. */
export function restingGainOf(network: NetworkOfPopulations): number {
  return abscissaOf(variancesDriven(network, (b) => restingGain((network.populations[b] as Population).phi)))
}

/** Whether means that are a little off come back: the eigenvalues of α_b J̄_ab ⟨φ_b′⟩ are below 1. */
export function areMeansStable(network: NetworkOfPopulations, { curves, means }: IteratedPopulations): boolean {
  if (!hasMeans(network)) return true
  const driven = meansDriven(network, (b) => {
    const { phi } = network.populations[b] as Population
    const mean = means[b] as number
    const slope = { ...phi, value: (x: number) => phi.slope(x + mean) }
    return averaged(gaussianNodes(slope, Math.max(curves[b]?.variance ?? 0, 1e-14)), (value) => value)
  })
  return abscissaOf(driven) < 1
}
