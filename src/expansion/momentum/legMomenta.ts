import type { LineMomentum } from '../../diagrams/structure/momentumRouting.js'
import type { Combination } from './combination.js'
import { conserved } from './integral.js'
import type { MomentumClaim } from './momentumClaim.js'

/** What the letters of a formula are: sums of the momenta of legs, incoming. */
export interface LegMomenta {
  readonly letters: ReadonlyMap<string, readonly number[]>
  /** Whether all momenta of legs are zero. */
  readonly atZero: boolean
  /** Whether one letter stands for what flows through a channel, so that one labelling stands for all. */
  readonly channel?: string
}

/**
 * Every reading of the letters as momenta of the legs: the arguments of the left side, one for each leg; p, or p and p′,
 * of two legs; p₁ … p_n; of more legs one other letter may be the momentum of a channel, which are tried one after the
 * other. Without any, all are zero. Those with a minus sign in δ(p₁ + p₂ − p₃ − p₄) are outgoing.
 *
 * @returns none where the letters cannot be told
 */
export function legMomentaOf(claim: Omit<MomentumClaim, 'possible'>, legs: number): readonly LegMomenta[] {
  const { left, letters, terms } = claim
  const unit = (leg: number, sign = 1): readonly number[] =>
    Array.from({ length: legs }, (_, i) => (i === leg ? sign : 0))
  // ⟨φ(p)φ(p′)⟩ has δ(p + p′).
  const areIncoming = left?.momenta !== undefined && ['coefficient', 'correlator', 'vertex'].includes(left.names)
  const outgoing = new Set(
    terms.flatMap(({ delta = [] }) => {
      const isMixed = delta.some(([, count]) => count > 0) && !areIncoming
      return isMixed ? delta.filter(([, count]) => count < 0).map(([letter]) => letter) : []
    }),
  )
  const known = new Map<string, readonly number[]>()
  const given = left?.momenta ?? []
  const nonzero = given.filter(({ length }) => length > 0)
  // Of Γ(p, p, k, −k) nothing tells which leg a p is that of.
  if (legs > 2 && given.length === legs && hasTwice(nonzero)) return []
  if (given.length === legs || legs === 2)
    given.forEach((momentum, leg) => {
      const [[letter, count] = ['', 0]] = momentum
      if (momentum.length === 1 && Math.abs(count) === 1 && !known.has(letter))
        known.set(letter, unit(leg, outgoing.has(letter) ? -count : count))
    })
  const all = new Set([...letters, ...given.flat().map(([letter]) => letter)])
  if (all.size === 0) return [{ letters: known, atZero: true }]
  if (given.length > 0 && nonzero.length === 0) return letters.length === 0 ? [{ letters: known, atZero: true }] : []
  const rest = [...all].filter((letter) => !known.has(letter))
  if (rest.length === 0) return [{ letters: known, atZero: false }]
  if (legs <= 2) {
    if (known.size > 0 || rest.length > legs) return []
    return [
      {
        letters: new Map(rest.map((letter, leg) => [letter, unit(leg, outgoing.has(letter) ? -1 : 1)])),
        atZero: false,
      },
    ]
  }
  const numbered = rest.map((letter) => /^(\p{L})([1-9]\d?)$/u.exec(letter))
  const bases = new Set(numbered.map((match) => match?.[1]))
  const isNumbered = numbered.every((match) => match !== null && Number(match[2]) <= legs) && bases.size === 1
  if (isNumbered && known.size === 0) {
    numbered.forEach((match, i) => {
      const letter = rest[i] ?? ''
      known.set(letter, unit(Number(match?.[2]) - 1, outgoing.has(letter) ? -1 : 1))
    })
    return [{ letters: known, atZero: false }]
  }
  const [other, second] = rest
  if (other === undefined || second !== undefined || legs > MOST_IN_CHANNELS) return []
  // p_0 beside Γ(p_1, …, p_4) is no channel, but another leg.
  const isLeg = /^(\p{L})\d+$/u.exec(other)?.[1]
  if (isLeg !== undefined && [...known.keys()].some((letter) => letter.replace(/\d+$/, '') === isLeg)) return []
  const subsets = Array.from({ length: 2 ** (legs - 1) - 1 }, (_, i) => i + 1)
  return subsets.map((subset) => ({
    letters: new Map([...known, [other, Array.from({ length: legs }, (_, leg) => (subset >> leg) & 1)]]),
    atZero: false,
    channel: other,
  }))
}

const MOST_IN_CHANNELS = 6

function hasTwice(momenta: readonly Combination[]): boolean {
  const letters = momenta.flatMap(([first, ...more]) => (more.length > 0 ? [] : (first?.[0] ?? [])))
  return new Set(letters).size < letters.length
}

/** A momentum of the claim in loop momenta and momenta of legs. */
export function momentumIn(
  momentum: Combination,
  loops: readonly string[],
  { letters, atZero }: LegMomenta,
  legs: number,
): LineMomentum {
  const total = Array.from({ length: legs }, () => 0)
  for (const [letter, count] of momentum)
    letters.get(letter)?.forEach((own, leg) => (total[leg] = (total[leg] ?? 0) + own * count))
  return conserved({
    loops: loops.map((loop) => momentum.find(([letter]) => letter === loop)?.[1] ?? 0),
    legs: atZero ? total.map(() => 0) : total,
  })
}

/** `p = p1 + p2`. */
export function channelText({ channel, letters }: LegMomenta): string {
  const parts = (letters.get(channel ?? '') ?? []).flatMap((count, leg) => (count === 0 ? [] : [`p${leg + 1}`]))
  return `${channel ?? ''} = ${parts.join(' + ')}`
}
