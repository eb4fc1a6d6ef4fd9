import type { RandomStream } from '../../random/philox.js'
import type { Point } from '../network.js'
import { amplitudes, lengths } from './phi4Momenta.js'
import type { Phi4Momenta } from './phi4Momenta.js'

/** Writes the hidden layer of a network for `points` to `out`. */
type SampleHidden = (random: RandomStream, points: readonly Point[], out: Float64Array) => void

/**
 * The hidden layer of the φ⁴ network: for neuron after neuron a momentum b in the ball |b| < Λ with a density ∝ (b² +
 * m²)^{−s}, a phase c uniform on a period, and h_j(x_p) = sqrt(2 n_s) (b² + m²)^{(s−1)/2} cos(b·x_p + c) written to
 * `out[j * points.length + p]`. Allocates nothing once it is made.
 *
 * The direction is that of a standard normal vector; b·x is scaled to the length of b after it has been added up.
 */
export function phi4HiddenSampler(momenta: Phi4Momenta, N: number): SampleHidden {
  const [length, amplitude, square] = [lengths(momenta), amplitudes(momenta), momenta.m ** 2]
  return (random, points, out) => {
    samplePhi4Hidden({ N, d: momenta.d, square, length, amplitude }, random, points, out)
  }
}

interface Drawn {
  readonly N: number
  readonly d: number
  /** m². */
  readonly square: number
  readonly length: (random: RandomStream) => number
  readonly amplitude: (squares: number) => number
}

function samplePhi4Hidden(
  { N, d, square: mass, length, amplitude }: Drawn,
  random: RandomStream,
  points: readonly Point[],
  out: Float64Array,
): void {
  const size = points.length
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
    const momentum = length(random)
    const scale = momentum / Math.sqrt(square)
    const phase = 2 * Math.PI * random.uniform()
    const height = amplitude(momentum * momentum + mass)
    for (let p = 0; p < size; p++) out[row + p] = height * Math.cos(scale * (out[row + p] as number) + phase)
  }
}
