/*
 * Functions that are called for every hidden neuron are sums of a few powers of the distance to the nearest of many nodes:
 * products and sums alone, no branch that depends on the argument, the same digits on every machine.
 */

/** Nodes in a unit of the argument: the distance to the nearest one is 1/32 at most. */
export const NODES = 16

/** What is added to a number below 2^51 and taken off again leaves the nearest integer. */
export const ROUNDING: number = 1.5 * 2 ** 52

/** Bits behind the point of the integers that stand for values at nodes. */
const BITS = 128n

/** 1, as such an integer. */
export const UNIT: bigint = 1n << BITS

/** The product of two of them. */
export function times(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS
}

/** The nearest float64. */
export function nearest(a: bigint): number {
  return Number(a) / Number(UNIT)
}

/** The exponential of a number below 1, by its series. */
export function exponentialOf(x: bigint): bigint {
  let term = UNIT
  let sum = UNIT
  for (let j = 1n; term !== 0n && term !== -1n; j++) {
    term = times(term, x) / j
    sum += term
  }
  return sum
}

/** The coefficients of an odd function about all nodes, one node after the other, from those about 0 and the positive ones. */
export function ofAllNodes(coefficients: Float64Array, powers: number): Float64Array {
  const last = coefficients.length - powers
  return Float64Array.from({ length: last + coefficients.length }, (_, i) => {
    if (i >= last) return coefficients[i - last] as number
    const power = i % powers
    return (power % 2 === 0 ? -1 : 1) * (coefficients[last - i + 2 * power] as number)
  })
}
