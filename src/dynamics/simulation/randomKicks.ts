import type { RandomStream } from '../../random/philox.js'
import type { NumericEquation } from './numericEquation.js'
import type { Scheme } from './schemes.js'

/** The noise of a path: increments over any time, and jumps. */
export interface RandomKicks {
  /** Of the last {@link draw}. */
  readonly increments: Float64Array
  /** ±1 for each pair of noises. */
  readonly signs: Float64Array
  readonly draw: (h: number) => void
  readonly untilJump: () => number
  /** Lets so much time pass; which jump there is at its end. */
  readonly jump: (h: number) => number | undefined
}

const BLOCK = 512

/** All from one stream, in an order that depends on nothing else. */
export function randomKicks(
  { noises, isAdditive, jumps }: NumericEquation,
  scheme: Scheme,
  random: RandomStream,
): RandomKicks {
  const increments = new Float64Array(noises)
  const pairs = scheme === 'weak2' && !isAdditive ? (noises * (noises - 1)) / 2 : 0
  const signs = new Float64Array(pairs)
  const block = new Float64Array(BLOCK)
  let at = BLOCK
  const normal = (): number => {
    if (at === BLOCK) {
      random.rows(block, BLOCK, 0, 1)
      at = 0
    }
    return block[at++] as number
  }
  const rate = jumps.reduce((sum, each) => sum + each.rate, 0)
  const waiting = (): number => (rate > 0 ? -Math.log1p(-random.uniform()) / rate : Number.POSITIVE_INFINITY)
  let until = waiting()
  const chosen = (): number => {
    let left = random.uniform() * rate
    const found = jumps.findIndex((each) => (left -= each.rate) < 0)
    return found < 0 ? jumps.length - 1 : found
  }
  return {
    increments,
    signs,
    draw: (h) => {
      const root = Math.sqrt(h)
      for (let j = 0; j < noises; j++) increments[j] = root * normal()
      for (let p = 0; p < pairs; p++) signs[p] = normal() < 0 ? -1 : 1
    },
    untilJump: () => until,
    jump: (h) => {
      until -= h
      if (until > 0) return undefined
      until = waiting()
      return chosen()
    },
  }
}
