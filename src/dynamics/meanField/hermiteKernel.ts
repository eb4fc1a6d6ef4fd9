import { InputError } from '../../errors.js'
import type { Activation } from './activation.js'
import type { ActivationKernel } from './gaussianPair.js'
import { averaged, gaussianNodes } from './gaussianNodes.js'
import type { GaussianNodes } from './gaussianNodes.js'

const MOST = 1000

/**
 * The kernel by Mehler's formula: φ(√c₀ z) = Σ a_n h_n(z) in normalised Hermite polynomials gives f(c) = Σ a_n² (c/c₀)^n,
 * whose derivative and integral are those of the powers.
 *
 * @throws InputError for functions that jump, whose ⟨φ′²⟩ is infinite
 */
export function hermiteKernel(phi: Activation, variance: number, accuracy: number): ActivationKernel {
  const nodes = gaussianNodes(phi, variance)
  const { z, weights } = nodes
  const deviation = Math.sqrt(variance)
  const square = averaged(nodes, (value) => value * value)
  let steepness = 0
  for (let i = 0; i < z.length; i++)
    steepness += variance * (weights[i] as number) * phi.slope(deviation * (z[i] as number)) ** 2
  if (!Number.isFinite(steepness)) throw steep(phi)
  const squares = squaredCoefficients(nodes, { square, steepness, accuracy })
  let [sum, slopes] = [0, 0]
  for (let n = squares.length - 1; n >= 0; n--) {
    sum += squares[n] as number
    slopes += n * (squares[n] as number)
  }
  if (slopes > steepness * (1 + 1e-6)) throw steep(phi)
  const [slope, integral] = [squares.map((each, n) => n * each).slice(1), squares.map((each, n) => each / (n + 1))]
  return {
    variance,
    value: (c) => powerSum(squares, c / variance),
    slope: (c) => powerSum(slope, c / variance) / variance,
    integral: (c) => c * powerSum(integral, c / variance),
    // All that is missing are powers from the next one on.
    missing: {
      integral: (variance * Math.max(0, square - sum)) / (squares.length + 1),
      slope: (c) => (Math.max(0, steepness - slopes) / variance) * (c / variance) ** (squares.length - 1),
    },
  }
}

/** a_n² until what is missing of ⟨φ²⟩ and c₀⟨φ′²⟩ is nothing. */
function squaredCoefficients(
  { z, weights, values }: GaussianNodes,
  { square, steepness, accuracy }: { readonly square: number; readonly steepness: number; readonly accuracy: number },
): Float64Array {
  const count = z.length
  const places = Float64Array.from(z)
  // Of a function of one symmetry half of the coefficients are roundings.
  const symmetry = symmetryOf(values)
  let before = new Float64Array(count)
  let polynomial = Float64Array.from(values, (value, i) => value * (weights[i] as number))
  const out: number[] = []
  let [sum, slopes] = [0, 0]
  for (let n = 0; n < MOST; n++) {
    let coefficient = 0
    if (symmetry === 0 || (n % 2 === 1) === (symmetry === -1))
      for (let i = 0; i < count; i++) coefficient += polynomial[i] as number
    const each = coefficient * coefficient
    out.push(each)
    sum += each
    slopes += n * each
    if (square - sum <= accuracy * square && steepness - slopes <= accuracy * (n + 1) * steepness && n > 3) break
    const next = before
    const [up, down] = [1 / Math.sqrt(n + 1), Math.sqrt(n / (n + 1))]
    for (let i = 0; i < count; i++)
      next[i] = up * (places[i] as number) * (polynomial[i] as number) - down * (next[i] as number)
    before = polynomial
    polynomial = next
  }
  return Float64Array.from(out)
}

/** 1 for even values, −1 for odd ones, 0 for others: the nodes are symmetric as the panels are. */
function symmetryOf(values: readonly number[]): -1 | 0 | 1 {
  const last = values.length - 1
  const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const is = (sign: number): boolean =>
    values.every((value, i) => Math.abs(value - sign * (values[last - i] as number)) <= 1e-14 * size)
  return is(-1) ? -1 : is(1) ? 1 : 0
}

/** Σ a_n ρ^n. */
function powerSum(coefficients: Float64Array, ratio: number): number {
  let sum = 0
  for (let n = coefficients.length - 1; n >= 0; n--) sum = sum * ratio + (coefficients[n] as number)
  return sum
}

function steep(phi: Activation): InputError {
  return new InputError({
    code: 'dynamics.activation',
    at: 'phi',
    expected: 'a function without jumps, for ⟨φ′²⟩ is infinite otherwise, and the Lyapunov exponent with it',
    received: `'${phi.name}'`,
  })
}
