import { factorial } from '../algebra/integers.js'
import { pairings } from '../algebra/partitions.js'
import type { MomentumTerm } from '../kernels/momentumTerm.js'
import { symmetricFormOnWavePackets } from '../kernels/wavePackets.js'
import type { Architecture, SmoothSources } from '../networks/architecture.js'
import type { Point } from '../networks/network.js'
import { continuumForms } from './continuumForms.js'

/**
 * What the action in the continuum predicts for the two- and four-point function of a network averaged with smooth
 * sources J. At leading order the field that belongs to J is ψ = G ∗ J, and the inverse kernels of the action undo the
 * convolutions:
 *
 * ∫ J₁ G J₂ = 2 S_Gauss[ψ₁, ψ₂],   ∫ G_c^(4) J₁J₂J₃J₄ = −4! S_g₄[ψ₁, ψ₂, ψ₃, ψ₄].
 *
 * Where S_g₄ has no closed form it is −(σ₁⁴/8N) E_h[(h, G⁻¹φ)⁴] + (1/8N)(φ, G⁻¹φ)² with (h, G⁻¹ψ_i) = ∫ h J_i.
 *
 * @returns a function of two or four packets; what the network itself says, where the packets are of a momentum and
 * their two-point function is the propagator
 * @example
 * const of = architecture('cos-net')
 * const smooth = of.smooth({ N: 20 })
 * sourcePrediction(of, smooth)(smooth.packets) // ∫ G_c^(4) J₁J₂J₃J₄
 */
export function sourcePrediction(
  of: Architecture,
  { network, fields }: SmoothSources,
): (packets: readonly Point[]) => number {
  if (fields === undefined) return network.correlator
  const { field, v, symbols, moment } = fields
  const { action } = continuumForms(of, 1)
  const on = (terms: readonly MomentumTerm[] = [], packets: readonly Point[]): number =>
    symmetricFormOnWavePackets(terms, packets.map(field), v, symbols)
  return (packets) => {
    if (packets.length === 2) return on(action?.inverse, packets)
    if (moment === undefined)
      return -Number(factorial(packets.length)) * on(action?.couplings.get(packets.length), packets)
    const { sigma1, N } = symbols
    const disconnected = [...pairings(packets)].map((pairs) =>
      pairs.reduce((product, pair) => product * on(action?.inverse, pair), 1),
    )
    return disconnected.reduce((rest, product) => rest - product, 3 * sigma1 ** 4 * moment(packets)) / N
  }
}
