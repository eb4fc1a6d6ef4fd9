import { NODES, ROUNDING, UNIT, exponentialOf, nearest, ofAllNodes, times } from './nodeTaylor.js'

/**
 * The hyperbolic tangent, to two units of the last place.
 *
 * By its Taylor polynomial about the nearest of 320 nodes, whose values come from integers of 128 bits; the first power
 * that is left out is below 10⁻¹⁷ of it. The digits are the same on every machine, and it takes a third of the time of
 * `Math.tanh`.
 *
 * @example
 * tanh(1) // 0.7615941559557649
 */
export function tanh(x: number): number {
  const c = tanhCoefficients()
  if (!(x > -END && x < END)) return Math.sign(x)
  // The nearest integer, of the two nearest ones the even one, so that the function is odd.
  const node = x * NODES + ROUNDING - ROUNDING
  const h = x - node / NODES
  const i = ((node + END * NODES) | 0) * POWERS
  const low = (c[i + 1] as number) + h * ((c[i + 2] as number) + h * (c[i + 3] as number))
  const middle = (c[i + 4] as number) + h * ((c[i + 5] as number) + h * (c[i + 6] as number))
  const high =
    (c[i + 7] as number) + h * ((c[i + 8] as number) + h * ((c[i + 9] as number) + h * (c[i + 10] as number)))
  const hhh = h * h * h
  return (c[i] as number) + h * (low + hhh * (middle + hhh * high))
}

/** From here on it is 1. */
const END = 20
const POWERS = 11

let table: Float64Array | undefined

/** The coefficients about all nodes, node after node. */
export function tanhCoefficients(): Float64Array {
  return (table ??= coefficients())
}

/** Of each node n = k/16 the coefficients of tanh(n + h), each of which follows from those before by t′ = 1 − t². */
function coefficients(): Float64Array {
  const of = new Float64Array((END * NODES + 1) * POWERS)
  const step = exponentialOf((-2n * UNIT) / BigInt(NODES))
  let decay = UNIT
  for (let k = 0; k <= END * NODES; k++) {
    // With e = e^{−2n}: t = (1 − e)/(1 + e), 1 − t² = 4e/(1 + e)².
    const at = k * POWERS
    const both = UNIT + decay
    of[at] = nearest(((UNIT - decay) * UNIT) / both)
    of[at + 1] = nearest((((4n * decay * UNIT) / both) * UNIT) / both)
    for (let power = 2; power < POWERS; power++) {
      let sum = 0
      for (let i = 0; i < power; i++) sum += (of[at + i] as number) * (of[at + power - 1 - i] as number)
      of[at + power] = -sum / power
    }
    decay = times(decay, step)
  }
  return ofAllNodes(of, POWERS)
}
