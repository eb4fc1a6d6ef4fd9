import { InputError } from '../errors.js'
import { Matrix, SVD, determinant, inverse } from 'ml-matrix'
import { permutations } from '../algebra/partitions.js'
import * as Q from '../algebra/rational.js'
import { evaluate } from '../algebra/polynomial.js'
import type { Monomial } from '../algebra/polynomial.js'
import { momentaOf } from './momentumTerm.js'
import type { MomentumTerm } from './momentumTerm.js'
import { finite } from '../numbers.js'
import { requireDigits } from './evaluated.js'
import type { Evaluated } from './evaluated.js'

/**
 * A function whose Fourier transform is Gaussian: ψ(x) = ∫ d^d p/(2π)^d amplitude · exp(−(spread/2) p²)
 * e^{ip(x−centre)}. In position space it is amplitude · (2π·spread)^(−d/2) exp(−|x − centre|²/2·spread).
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
 * @throws InputError for a divergent term, another number of packets than the term has points, and for packets that are not smooth enough to lie in the domain of the
 * operator
 * @example
 * const [inverse] = continuumAction(cosCorrelator, 0).inverse
 * const packet = { centre: [0], amplitude: 1, spread: 2 }
 * onWavePackets(inverse, [packet, packet], 1, { sigma1: 1, N: 20 }) > 0 // true
 */
export function onWavePackets(
  term: MomentumTerm,
  packets: readonly WavePacket[],
  v: number,
  symbols: Readonly<Record<string, number>>,
): number {
  return evaluatedOnWavePackets(term, packets, v, symbols).value
}

/**
 * The same with a bound of its error: of the determinant and the inverse of the quadratic form, of the exponent, and of
 * the monomials that cancel.
 */
function evaluatedOnWavePackets(
  term: MomentumTerm,
  packets: readonly WavePacket[],
  v: number,
  symbols: Readonly<Record<string, number>>,
): Evaluated {
  if (term.volumes > 0 || term.divergent.length > 0)
    throw new InputError({
      code: 'kernels.wavePackets',
      at: 'term',
      expected: 'one that does not diverge',
      received: `${term.volumes} volumes and ${term.divergent.length} divergent integrals`,
    })
  if (packets.length !== term.legs.length)
    throw new InputError({
      code: 'kernels.wavePackets',
      at: 'packets',
      expected: `one for each of the ${term.legs.length} points of the term`,
      received: `${packets.length}`,
    })
  const d = packets[0]?.centre.length ?? 0
  const legs = term.legs.map((row) => row.map(Q.toNumber))
  const modes = term.form.length
  const form = term.form.map((row, a) =>
    row.map(
      (entry, b) =>
        Q.toNumber(entry) / v +
        legs.reduce(
          (total, leg, i) => total + (leg[a] as number) * (leg[b] as number) * (packets[i] as WavePacket).spread,
          0,
        ),
    ),
  )
  let value = Q.toNumber(term.scale) ** (d / 2) * ((2 * Math.PI) / v) ** ((d * term.gaussians) / 2)
  for (const packet of packets) value *= packet.amplitude
  const values = { ...symbols, d, v }
  const out = (result: number, size: number, roundings: number): Evaluated => ({
    value: finite(result, { at: 'value on wave packets', what: 'a value' }),
    error: Math.abs(size) * (ROUNDINGS + roundings) * Number.EPSILON,
  })
  if (modes === 0)
    return out(
      value * evaluate(term.coefficient, values),
      value * sizeOf(term.coefficient, (monomial) => evaluate([monomial], values)),
      0,
    )
  const quadratic = new Matrix(form)
  const size = determinant(quadratic)
  if (!isPositiveDefinite(form))
    throw new InputError({
      code: 'kernels.wavePackets',
      at: 'packets',
      expected: 'spreads for which the integral over the momenta exists',
      received: 'packets too narrow for the inverse kernels',
    })
  const inverted = inverse(quadratic).to2DArray()
  value *= ((2 * Math.PI) ** modes * size) ** (-d / 2)
  /** i · means[axis][mode] is the mean of that component of that momentum, `inverted` their covariance. */
  const means = Array.from({ length: d }, (_, axis) => {
    const shift = Array.from({ length: modes }, (__, m) =>
      legs.reduce(
        (total, leg, i) => total + (leg[m] as number) * ((packets[i] as WavePacket).centre[axis] as number),
        0,
      ),
    )
    return {
      shift,
      mean: inverted.map((row) => row.reduce((total, entry, m) => total + entry * (shift[m] as number), 0)),
    }
  })
  const exponent = means.reduce(
    (total, { shift, mean }) => total + shift.reduce((sum, entry, m) => sum + entry * (mean[m] as number), 0),
    0,
  )
  const normal: Momenta = { means: means.map(({ mean }) => mean), covariance: inverted }
  const weight = value * Math.exp(-exponent / 2)
  const mean = (monomial: Monomial): number => meanOf(monomial, normal, values)
  const { condition } = new SVD(quadratic)
  return out(
    weight * term.coefficient.reduce((total, monomial) => total + mean(monomial), 0),
    weight * sizeOf(term.coefficient, mean),
    (d * modes + Math.abs(exponent)) * condition,
  )
}

/** Of a product of a few factors, in units of the last place. */
const ROUNDINGS = 16

function sizeOf(coefficient: readonly Monomial[], value: (monomial: Monomial) => number): number {
  return coefficient.reduce((total, monomial) => total + Math.abs(value(monomial)), 0)
}

/**
 * The components of momenta with the weight of packets: normal with the imaginary means i·means[axis][mode], axes
 * independent.
 */
interface Momenta {
  readonly means: readonly (readonly number[])[]
  readonly covariance: readonly (readonly number[])[]
}

/** The mean of a monomial in symbols and scalar products of momenta. */
function meanOf({ coefficient, powers }: Monomial, momenta: Momenta, values: Readonly<Record<string, number>>): number {
  const products = Object.entries(powers).flatMap(([symbol, power]) => {
    const pair = momentaOf(symbol)
    return pair === undefined ? [] : Array.from({ length: Number(power.num) }, () => pair)
  })
  const others = Object.fromEntries(Object.entries(powers).filter(([symbol]) => momentaOf(symbol) === undefined))
  const axes = momenta.means.map((_, axis) => axis)
  /** Every choice of an axis for each scalar product. */
  const choices = products.reduce<readonly (readonly Component[])[]>(
    (lists, [a, b]) => lists.flatMap((list) => axes.map((axis) => [...list, { mode: a, axis }, { mode: b, axis }])),
    [[]],
  )
  const sign = products.length % 2 === 0 ? 1 : -1
  return (
    sign *
    choices.reduce((total, list) => total + meanOfProduct(list, momenta), 0) *
    evaluate([{ coefficient, powers: others }], values)
  )
}

interface Component {
  readonly mode: number
  readonly axis: number
}

/** i^{−n} times the mean of a product of n components: the first is its mean, or is paired with one of the others. */
function meanOfProduct(components: readonly Component[], momenta: Momenta): number {
  const [first, ...rest] = components
  if (first === undefined) return 1
  const alone = (momenta.means[first.axis]?.[first.mode] as number) * meanOfProduct(rest, momenta)
  return rest.reduce((total, other, i) => {
    if (other.axis !== first.axis) return total
    const covariance = momenta.covariance[first.mode]?.[other.mode] as number
    return total - covariance * meanOfProduct([...rest.slice(0, i), ...rest.slice(i + 1)], momenta)
  }, alone)
}

/**
 * A sum of terms on packets, symmetrised: the mean of {@link onWavePackets} over all assignments of the packets to the
 * legs. This is the multilinear form that belongs to ∫ f φ … φ, whatever the order in which collected terms list their
 * legs.
 *
 * @throws InputError where the terms cancel all but three of their digits
 */
export function symmetricFormOnWavePackets(
  terms: readonly MomentumTerm[],
  packets: readonly WavePacket[],
  v: number,
  symbols: Readonly<Record<string, number>>,
): number {
  const orders = [...permutations(packets)]
  let [value, error] = [0, 0]
  for (const order of orders) {
    let sum = 0
    for (const term of terms) {
      const found = evaluatedOnWavePackets(term, order, v, symbols)
      sum += found.value
      error += found.error
    }
    value += sum
  }
  const mean = { value: value / orders.length, error: error / orders.length }
  return requireDigits(mean, {
    code: 'kernels.digits',
    at: 'value on wave packets',
    expected: 'packets on which three digits are left of the terms that cancel (wider ones, or farther apart)',
    share: THREE_DIGITS,
  }).value
}

const THREE_DIGITS = 1e-3

/** All leading minors positive. */
function isPositiveDefinite(form: readonly (readonly number[])[]): boolean {
  return form.every((_, m) => determinant(new Matrix(form.slice(0, m + 1).map((row) => row.slice(0, m + 1)))) > 0)
}
