import { Matrix, determinant, inverse } from 'ml-matrix'
import { permutations } from '../algebra/partitions.js'
import * as Q from '../algebra/rational.js'
import type { MomentumTerm } from './momentumForm.js'

/**
 * A function whose Fourier transform is Gaussian: ψ(x) = ∫ d^d p/(2π)^d amplitude · exp(−(spread/2) p²) e^{ip(x−centre)}.
 * In position space it is amplitude · (2π·spread)^(−d/2) exp(−|x − centre|²/2·spread).
 */
export interface WavePacket {
  readonly centre: readonly number[]
  readonly amplitude: number
  readonly spread: number
}

/**
 * ∫ f(x₁ … x_n) ψ₁(x₁) … ψ_n(x_n) for one term in momentum space: a Gaussian integral over the momenta, in closed form.
 *
 * @param v variance of the kernels' conjugate momenta, in units of 1/length²
 * @throws RangeError for a divergent term, and for packets that are not smooth enough to lie in the domain of the operator
 */
export function onWavePackets(term: MomentumTerm, packets: readonly WavePacket[], v: number, symbols: Readonly<Record<string, number>>): number {
  if (term.volumes > 0 || term.divergent.length > 0) throw new RangeError('onWavePackets: the term is divergent')
  const d = packets[0]?.centre.length ?? 0
  const legs = term.legs.map((row) => row.map(Q.toNumber))
  const modes = term.form.length
  const form = term.form.map((row, a) =>
    row.map(
      (entry, b) =>
        Q.toNumber(entry) / v + legs.reduce((total, leg, i) => total + (leg[a] as number) * (leg[b] as number) * (packets[i] as WavePacket).spread, 0),
    ),
  )
  let value = Q.toNumber(term.coefficient) * Q.toNumber(term.scale) ** (d / 2) * ((2 * Math.PI) / v) ** ((d * term.gaussians) / 2)
  for (const [symbol, exponent] of Object.entries(term.powers)) value *= (symbols[symbol] ?? Number.NaN) ** Q.toNumber(exponent)
  for (const packet of packets) value *= packet.amplitude
  if (modes === 0) return value
  const quadratic = new Matrix(form)
  const size = determinant(quadratic)
  if (!isPositiveDefinite(form)) throw new RangeError('onWavePackets: the packets are too narrow for the inverse kernels')
  const inverted = inverse(quadratic).to2DArray()
  value *= ((2 * Math.PI) ** modes * size) ** (-d / 2)
  let exponent = 0
  for (let axis = 0; axis < d; axis++) {
    const shift = Array.from({ length: modes }, (_, m) =>
      legs.reduce((total, leg, i) => total + (leg[m] as number) * ((packets[i] as WavePacket).centre[axis] as number), 0),
    )
    shift.forEach((left, a) => {
      shift.forEach((right, b) => {
        exponent += left * right * (inverted[a]?.[b] as number)
      })
    })
  }
  return value * Math.exp(-exponent / 2)
}

/**
 * A sum of terms on packets, symmetrised: the mean of {@link onWavePackets} over all assignments of the packets to the legs. This is the
 * multilinear form that belongs to ∫ f φ … φ, whatever the order in which collected terms list their legs.
 */
export function symmetricFormOnWavePackets(
  terms: readonly MomentumTerm[],
  packets: readonly WavePacket[],
  v: number,
  symbols: Readonly<Record<string, number>>,
): number {
  const orders = [...permutations(packets)]
  return orders.reduce((total, order) => total + terms.reduce((sum, term) => sum + onWavePackets(term, order, v, symbols), 0), 0) / orders.length
}

/** All leading minors positive. */
function isPositiveDefinite(form: readonly (readonly number[])[]): boolean {
  return form.every((_, m) => determinant(new Matrix(form.slice(0, m + 1).map((row) => row.slice(0, m + 1)))) > 0)
}
