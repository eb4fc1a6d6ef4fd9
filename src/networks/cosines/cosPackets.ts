import { toMomentumForm } from '../../kernels/momentumForm.js'
import { inModes } from '../../kernels/polynomialGaussian.js'
import { symmetricFormOnWavePackets } from '../../kernels/wavePackets.js'
import type { WavePacket } from '../../kernels/wavePackets.js'
import type { SourceFields } from '../architecture.js'
import { cosCorrelationLength, cosCorrelator } from './cosNet.js'
import type { CosNetParameters } from './cosNet.js'
import type { Network, Point } from '../network.js'

/**
 * The Cos-net averaged with Gaussian sources J(x) = exp(−|x − c|²/2τ²) instead of taken at points: a "point" has d + 1
 * coordinates, the centre c and the width τ > 0, and φ there is ∫ d^d x J(x) φ(x).
 *
 * ∫ J(x) cos(w·x + b) d^d x = (2πτ²)^(d/2) e^{−τ²w²/2} cos(w·c + b), so it is sampled exactly; its correlators are
 * Gaussian integrals of the closed forms. It is how an action in the continuum, which acts on smooth fields only, is
 * compared with samples.
 */
export function cosNetOnPackets(parameters: CosNetParameters): Network {
  const { N, d, sigma0, sigma1 } = parameters
  const deviation = sigma0 / Math.sqrt(d)
  return {
    name: 'cos-net on wave packets',
    title: 'Cos-net averaged with Gaussian sources',
    parameters: { ...parameters },
    width: N,
    inputs: d + 1,
    readoutVariance: sigma1 ** 2 / N,
    neurons: 'independent',
    correlator: (packets) =>
      symmetricFormOnWavePackets(
        toMomentumForm(inModes(cosCorrelator(packets.length))),
        packets.map((packet) => source(packet, d)),
        sigma0 ** 2 / d,
        { sigma1, N },
      ),
    sampleHidden: (random, packets, out) => {
      const size = packets.length
      for (let j = 0; j < N; j++) {
        const row = j * size
        out.fill(0, row, row + size)
        let square = 0
        for (let k = 0; k < d; k++) {
          const weight = deviation * random.normal()
          square += weight * weight
          for (let p = 0; p < size; p++)
            out[row + p] = (out[row + p] as number) + weight * ((packets[p] as Point)[k] as number)
        }
        const bias = Math.PI * (2 * random.uniform() - 1)
        for (let p = 0; p < size; p++) {
          const width = ((packets[p] as Point)[d] as number) ** 2
          out[row + p] =
            (2 * Math.PI * width) ** (d / 2) *
            Math.exp((-width * square) / 2) *
            Math.cos((out[row + p] as number) + bias)
        }
      }
    },
  }
}

/** The fields of such sources: ψ = G ∗ J with G = (σ₁²/2) e^{−v r²/2}. */
export function cosFields({ N, d, sigma0, sigma1 }: CosNetParameters): SourceFields {
  const v = sigma0 ** 2 / d
  return { field: (packet) => fieldOfSource(packet, d, v, sigma1 ** 2 / 2), v, symbols: { sigma1, N } }
}

/** Four overlapping sources on the first axis, with centres and widths of the order of the correlation length 1/√v. */
export function cosPackets(parameters: CosNetParameters): readonly Point[] {
  const { d } = parameters
  const length = cosCorrelationLength(parameters)
  return [
    [0, 0.8],
    [0.5, 0.9],
    [-0.4, 0.7],
    [0.9, 1],
  ].map(([centre, width]) => [
    ...Array.from({ length: d }, (_, axis) => (axis === 0 ? (centre as number) * length : 0)),
    (width as number) * length,
  ])
}

/** ψ = G ∗ J for G = height · e^{−v r²/2}. */
export function fieldOfSource(packet: Point, d: number, v: number, height: number): WavePacket {
  const { centre, amplitude, spread } = source(packet, d)
  return { centre, amplitude: amplitude * height * ((2 * Math.PI) / v) ** (d / 2), spread: spread + 1 / v }
}

/** J(x) = exp(−|x − c|²/2τ²) has the Fourier transform (2πτ²)^(d/2) e^{−τ²p²/2} e^{−ipc}. */
function source(packet: Point, d: number): WavePacket {
  const width = (packet[d] as number) ** 2
  return { centre: packet.slice(0, d), amplitude: (2 * Math.PI * width) ** (d / 2), spread: width }
}
