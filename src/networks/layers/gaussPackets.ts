import { InputError } from '../../errors.js'
import type { SourceFields } from '../architecture.js'
import { fieldOfSource } from '../cosines/cosPackets.js'
import type { BiasedNetParameters } from './erfNet.js'
import type { HiddenMoments } from '../correlators/hiddenMoments.js'
import type { Network, Point } from '../network.js'
import { networkFromMoments } from '../correlators/networkFromMoments.js'
import { requireParameters } from '../requireParameters.js'

/**
 * The Gauss-net averaged with Gaussian sources J(x) = exp(−|x − c|²/2τ²): a "point" has d + 1 coordinates, the centre c
 * and the width τ > 0, and φ there is ∫ d^d x J(x) φ(x). With A = v + 1/2τ² a hidden unit is there
 *
 * ∫ J(x) e^{w·x + b − σ_b² − v x²} d^d x = (π/A)^{d/2} e^{b − σ_b²} exp(|w + c/τ²|²/4A − c²/2τ²),
 *
 * so that it is sampled exactly, and its moments are averages of Gaussians over w, finite for n sources of one width as
 * long as (n − 2)vτ² < 1.
 *
 * @throws InputError for parameters that are no Gauss-net's; from `correlator`, for sources too wide for their moment
 * @example
 * gaussNetOnPackets({ N: 5, d: 1, sigma0: 0.7, sigma1: 1, sigmab: 0.2 }).width // 5
 */
export function gaussNetOnPackets(parameters: BiasedNetParameters): Network {
  const { N, d, sigma0, sigma1, sigmab } = parameters
  requireParameters('gauss-net', { counts: { N, d }, sizes: { sigma0, sigma1 }, deviations: { sigmab } })
  const v = sigma0 ** 2 / d
  const weight = new Float64Array(d)
  return networkFromMoments(
    {
      name: 'gauss-net on wave packets',
      title: 'Gauss-net averaged with Gaussian sources',
      parameters: { ...parameters },
      sampleHidden: (random, packets, out) => {
        for (let j = 0; j < N; j++) {
          for (let k = 0; k < d; k++) weight[k] = (sigma0 / Math.sqrt(d)) * random.normal()
          const bias = sigmab * random.normal()
          for (let p = 0; p < packets.length; p++)
            out[j * packets.length + p] = hiddenUnit(weight, bias - sigmab ** 2, packets[p] as Point, v)
        }
      },
    },
    { N, d: d + 1, sigma1 },
    momentsOn(parameters),
  )
}

function hiddenUnit(w: Float64Array, constant: number, packet: Point, v: number): number {
  const d = w.length
  const width = (packet[d] as number) ** 2
  const A = v + 1 / (2 * width)
  let [square, centre] = [0, 0]
  for (let k = 0; k < d; k++) {
    square += ((w[k] as number) + (packet[k] as number) / width) ** 2
    centre += (packet[k] as number) ** 2
  }
  return (Math.PI / A) ** (d / 2) * Math.exp(constant + square / (4 * A) - centre / (2 * width))
}

/**
 * E_h Π_i ∫ h J_i = e^{n(n−2)σ_b²/2} Π_i (π/A_i)^{d/2} e^{γ_i} (1 − 2vs)^{−d/2} exp(v|β|²/2(1 − 2vs)), the average of
 * exp(s w² + β·w + Σγ_i) over w ~ N(0, v), with s = Σ 1/4A_i, β = Σ c_i/2A_iτ_i², γ_i = c_i²/4A_iτ_i⁴ − c_i²/2τ_i².
 */
function momentsOn({ d, sigma0, sigmab }: BiasedNetParameters): HiddenMoments {
  const v = sigma0 ** 2 / d
  return (packets) => (block) => {
    const n = block.length
    let [s, exponent] = [0, (n * (n - 2) * sigmab ** 2) / 2]
    const beta = new Float64Array(d)
    let norm = 1
    for (const i of block) {
      const packet = packets[i] as Point
      const width = (packet[d] as number) ** 2
      const A = v + 1 / (2 * width)
      s += 1 / (4 * A)
      norm *= (Math.PI / A) ** (d / 2)
      for (let k = 0; k < d; k++) {
        const centre = packet[k] as number
        beta[k] = (beta[k] as number) + centre / (2 * A * width)
        exponent += centre ** 2 / (4 * A * width ** 2) - centre ** 2 / (2 * width)
      }
    }
    const left = 1 - 2 * v * s
    if (left <= 0) throw tooWide(n)
    const square = beta.reduce((sum, component) => sum + component ** 2, 0)
    return { value: norm * left ** (-d / 2) * Math.exp(exponent + (v * square) / (2 * left)), error: 0 }
  }
}

function tooWide(n: number): InputError {
  return new InputError({
    code: 'networks.sources',
    at: 'sources',
    expected: `sources so narrow that the moment of ${n} of them exists, τ² < 1/${n === 3 ? '' : n - 2}v for equal widths`,
    received: 'wider ones',
  })
}

/** The fields of such sources, ψ = G ∗ J with G = σ₁² e^{−v r²/2}, on which (h, G⁻¹ψ_i) = ∫ h J_i. */
export function gaussFields(parameters: BiasedNetParameters): SourceFields {
  const { N, d, sigma0, sigma1 } = parameters
  const v = sigma0 ** 2 / d
  const moments = momentsOn(parameters)
  return {
    field: (packet) => fieldOfSource(packet, d, v, sigma1 ** 2),
    v,
    symbols: { sigma1, N },
    moment: (packets) => moments(packets)(packets.map((_, i) => i)).value,
  }
}

/**
 * Four sources about the origin, so narrow that the eighth moment exists, which is in the error of a sampled four-point
 * function.
 */
export function gaussPackets({ d, sigma0 }: BiasedNetParameters): readonly Point[] {
  const length = Math.sqrt(d) / sigma0
  return [
    [0, 0.25],
    [0.2, 0.3],
    [-0.15, 0.2],
    [0.3, 0.28],
  ].map(([centre, width]) => [
    ...Array.from({ length: d }, (_, axis) => (axis === 0 ? (centre as number) * length : 0)),
    (width as number) * length,
  ])
}
