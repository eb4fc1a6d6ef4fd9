import { randomStream } from '../../src/random/philox.js'

/**
 * Choices of one case: what it draws depends on the seed and the number of the case alone, so that a case can be made
 * again.
 */
export interface Draw {
  /** A natural number below n. */
  readonly below: (n: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
}

export function draws(seed: number, index: number): Draw {
  const stream = randomStream(seed, index)
  const below = (n: number): number => Math.floor(stream.uniform() * n)
  return {
    below,
    chance: (probability) => stream.uniform() < probability,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
  }
}
