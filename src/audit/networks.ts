import { caseByCase, numbers } from './finding.js'
import type { Finding } from './finding.js'
import { adaptiveIntegral } from '../kernels/adaptiveIntegral.js'
import { printed } from './sources.js'

/** No computation decides whether a closed form is known. */
export function tanhTwoPoint(): Finding {
  return caseByCase(
    printed.tanh,
    [],
    'a number from quadrature neither is nor excludes a closed form; nothing that is computed here decides it',
  )
}

/**
 * The two-point function of the φ⁴ network in one dimension by its definition, averaged over frequency and phase by
 * quadrature, against the Fourier transform of 1/(p² + m²): inside the cutoff, and over all momenta, e^{−mr}/2m.
 */
export function phi4Network(): Finding {
  const [cutoff, m, r, variance] = [6, 0.8, 0.9, 1.7]
  const volume = 2 * cutoff
  const phases = (b: number): number =>
    adaptiveIntegral((c) => Math.cos(c) * Math.cos(b * r + c), -Math.PI, Math.PI).value / (2 * Math.PI)
  const neuron = adaptiveIntegral((b) => phases(b) / (b * b + m * m), -cutoff, cutoff).value / volume
  // N neurons with readout variance σ_a²/N each.
  const defined = ((2 * volume) / (variance * 2 * Math.PI)) * variance * neuron
  const inside = adaptiveIntegral((p) => Math.cos(p * r) / (p * p + m * m) / (2 * Math.PI), -cutoff, cutoff).value
  return caseByCase(printed.phi4, [
    numbers('momenta inside the cutoff', inside, defined),
    numbers('all momenta', Math.exp(-m * r) / (2 * m), defined),
  ])
}
