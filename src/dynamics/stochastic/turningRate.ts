import { monomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'

const TURN = 2 ** 26
/** The symbol of √−1, which no parameter can have as its name. */
export const IMAGINARY = '√−1'

/** Up to here a and b are told from each other. */
export const LARGEST_PART: number = TURN / 2

/** A rate a + ib of e^{−(a + ib)t}, a and b whole, as one whole number: rates add up as their numbers do. */
export function turningRate(decay: number, turn: number): number {
  return decay + TURN * turn
}

/** a and b of a rate. */
export function partsOfRate(rate: number): { readonly decay: number; readonly turn: number } {
  const turn = Math.round(rate / TURN)
  return { decay: rate - TURN * turn, turn: turn === 0 ? 0 : turn }
}

/** √−1. */
export const imaginary: Polynomial = monomial({ [IMAGINARY]: 1 })
