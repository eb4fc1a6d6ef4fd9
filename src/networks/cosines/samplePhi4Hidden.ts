import type { RandomStream } from '../../random/philox.js'
import { ballVolume } from '../../kernels/sphereWave.js'
import type { Point } from '../network.js'

/** N neurons, d inputs, momenta in the ball of radius Λ, mass m. */
export interface Phi4HiddenParameters {
  readonly N: number
  readonly d: number
  readonly Lambda: number
  readonly m: number
}

/**
 * The hidden layer of the φ⁴ network: for neuron after neuron a momentum b uniform in the ball |b| < Λ, a phase c
 * uniform on a period, and h_j(x_p) = sqrt(2 vol(B)/(2π)^d) cos(b·x_p + c)/sqrt(b² + m²) written to `out[j *
 * points.length + p]`. Allocates nothing.
 *
 * The direction is that of a standard normal vector, the length Λ u^{1/d} with u uniform; b·x is scaled to that length
 * after it has been added up.
 */
export function samplePhi4Hidden(
  { N, d, Lambda, m }: Phi4HiddenParameters,
  random: RandomStream,
  points: readonly Point[],
  out: Float64Array,
): void {
  const size = points.length
  const amplitude = Math.sqrt((2 * ballVolume(d) * Lambda ** d) / (2 * Math.PI) ** d)
  for (let j = 0; j < N; j++) {
    const row = j * size
    out.fill(0, row, row + size)
    let square = 0
    for (let k = 0; k < d; k++) {
      const component = random.normal()
      square += component * component
      for (let p = 0; p < size; p++)
        out[row + p] = (out[row + p] as number) + component * ((points[p] as Point)[k] as number)
    }
    const length = Lambda * random.uniform() ** (1 / d)
    const scale = length / Math.sqrt(square)
    const phase = 2 * Math.PI * random.uniform()
    const height = amplitude / Math.sqrt(length * length + m * m)
    for (let p = 0; p < size; p++) out[row + p] = height * Math.cos(scale * (out[row + p] as number) + phase)
  }
}
