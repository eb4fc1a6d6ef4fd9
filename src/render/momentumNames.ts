import type { LineMomentum } from '../diagrams/structure/momentumRouting.js'

/** How momenta are called where there are `legs` legs and `loops` loops. */
export interface MomentumNames {
  /** The external momentum of leg i, from 0. */
  readonly leg: (i: number) => string
  /** The loop momentum l, from 0. */
  readonly loop: (l: number) => string
}

/**
 * `p` and `p'` for one or two legs, else `p_{1}`, …; `k` for one loop, else `k_{1}`, …. @param indexed writes a letter
 * with its number
 */
export function momentumNames(
  legs: number,
  loops: number,
  indexed: (letter: string, index: number) => string,
): MomentumNames {
  return {
    leg: (i) => (legs > 2 ? indexed('p', i + 1) : i === 0 ? 'p' : "p'"),
    loop: (l) => (loops > 1 ? indexed('k', l + 1) : 'k'),
  }
}

/** `k_{1}-p_{1}`, `0`. */
export function combinationName({ loops, legs }: LineMomentum, names: MomentumNames): string {
  const parts = [
    ...loops.map((c, l) => [c, names.loop(l)] as const),
    ...legs.map((c, i) => [c, names.leg(i)] as const),
  ].filter(([c]) => c !== 0)
  const text = parts.map(([c, name]) => `${c < 0 ? '-' : '+'}${Math.abs(c) === 1 ? '' : Math.abs(c)}${name}`).join('')
  return text === '' ? '0' : text.replace(/^\+/, '')
}
