import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { PreparedClaim, PreparedIntegral } from './preparedIntegrals.js'

/** What names the diagrams by the sum that a formula is held to: the formula is `sign` · i^`turns` times the sum. */
export interface Phase {
  readonly sign: 1 | -1
  readonly turns: number
  /** The power of i that a vertex brings, by its name. */
  readonly vertexTurns: (name: string) => number
  /** What the right side is divided by, and how many factors i. */
  readonly factor: Rational
  readonly factorTurns: number
}

/** One integral in the comparison. */
export interface ComparedIntegral {
  readonly verdict: 'equal' | 'coefficient' | 'missing' | 'extra' | 'open'
  /** Undefined where nothing was derived, or nothing claimed. */
  readonly derived?: Rational
  readonly claimed?: Rational
  /** Whether i-factors are left over. */
  readonly isImaginary: boolean
  readonly sample?: PreparedIntegral
  readonly places: readonly string[]
  readonly integral: PreparedIntegral['integral']
}

/** What a claim says of one integral: a real and an imaginary part, in the derived sum's own units. */
interface Claimed {
  real: Rational
  imaginary: Rational
  readonly places: string[]
  readonly integral: PreparedIntegral['integral']
}

/**
 * The derived integrals against those of the claim. `+ 2 perms` stands for the other labellings of the diagram before it;
 * where their number is another, the sum is spread over the labellings that there are.
 *
 * @param isOpen whether the tail leaves the integral open
 * @param isHeld whether the claim must have it
 */
export function compareIntegrals(
  derived: readonly PreparedIntegral[],
  claims: readonly PreparedClaim[],
  phase: Phase,
  isOpen: (term: PreparedIntegral, listed: boolean) => boolean,
  isHeld: (term: PreparedIntegral) => boolean,
): { readonly terms: readonly ComparedIntegral[]; readonly remarks: readonly string[] } {
  const sums = new Map<string, { total: Rational; readonly sample: PreparedIntegral }>()
  for (const one of derived) {
    const sum = sums.get(one.key)
    if (sum === undefined) sums.set(one.key, { total: one.coefficient, sample: one })
    else sum.total = Q.add(sum.total, one.coefficient)
  }
  const remarks: string[] = []
  const claimed = new Map<string, Claimed>()
  const add = (key: string, coefficient: Rational, { claimed: own, integral }: PreparedClaim): void => {
    const found = claimed.get(key) ?? { real: Q.zero, imaginary: Q.zero, places: [], integral }
    const turned = inUnits(coefficient, own.turns - turnsOfVertices(own, phase), phase)
    found.real = Q.add(found.real, turned.real)
    found.imaginary = Q.add(found.imaginary, turned.imaginary)
    if (!found.places.includes(own.place)) found.places.push(own.place)
    claimed.set(key, found)
  }
  const brackets = bracketsOf(claims)
  claims.forEach((claim, i) => {
    const { completion, coefficient, place } = claim.claimed
    const key = claim.key ?? `${NOWHERE}${i}`
    const bracket = completion === undefined ? [] : (brackets.get(completion.bracket) ?? [])
    const labellings = completion === undefined ? [] : labellingsOf(claim, derived, completion.count, bracket)
    // A number of perms counts those of the last diagram before it that has any.
    const isMeant =
      completion !== undefined &&
      labellings.length > 0 &&
      (completion.count === undefined || bracket.length === 1 || isLastWithPerms(claim, bracket, derived))
    if (!isMeant) return add(key, coefficient, claim)
    const alike = bracket.filter(({ key: other }) => labellings.includes(other ?? '')).length
    const total = completion.count === undefined ? labellings.length : alike + completion.count
    if (total !== labellings.length)
      remarks.push(
        `${place}: the bracket counts ${total} terms of a diagram that has ${labellings.length} ${labellings.length === 1 ? 'labelling' : 'labellings'}`,
      )
    const each = Q.multiply(coefficient, Q.rational(total, labellings.length * alike))
    for (const label of labellings) add(label, each, claim)
  })
  const terms: ComparedIntegral[] = []
  for (const [key, { total, sample }] of sums) {
    const own = claimed.get(key)
    const { integral } = sample
    claimed.delete(key)
    const isImaginary = own !== undefined && !Q.isZero(own.imaginary)
    if (own === undefined || (Q.isZero(own.real) && !isImaginary)) {
      if (Q.isZero(total)) continue
      const verdict = isOpen(sample, false) ? 'open' : 'missing'
      if (isHeld(sample)) terms.push({ verdict, derived: total, isImaginary, sample, places: [], integral })
      continue
    }
    const isEqual = !isImaginary && Q.equal(own.real, total)
    const verdict = !isEqual ? 'coefficient' : isHeld(sample) && isOpen(sample, true) ? 'open' : 'equal'
    const { places } = own
    terms.push({
      verdict,
      derived: total,
      claimed: isImaginary ? own.imaginary : own.real,
      isImaginary,
      sample,
      places,
      integral,
    })
  }
  for (const { real, imaginary, places, integral } of claimed.values()) {
    const isImaginary = !Q.isZero(imaginary)
    if (Q.isZero(real) && !isImaginary) continue
    terms.push({ verdict: 'extra', claimed: isImaginary ? imaginary : real, isImaginary, places, integral })
  }
  return { terms, remarks }
}

const NOWHERE = 'no diagram '

/** The power of i that the vertices of a product bring, which stand there by name or as couplings. */
function turnsOfVertices({ couplings, vertices }: PreparedClaim['claimed'], { vertexTurns }: Phase): number {
  const named = vertices.map(({ name }) => vertexTurns(name))
  const constant = [...couplings].map(([name, power]) => Q.toNumber(power) * vertexTurns(name))
  return [...named, ...constant].reduce((sum, turns) => sum + turns, 0)
}

/** The coefficient of a product divided by the phase that the derived one would have. */
function inUnits(
  coefficient: Rational,
  turns: number,
  phase: Phase,
): { readonly real: Rational; readonly imaginary: Rational } {
  const left = turns - phase.factorTurns - phase.turns
  const quarter = ((left % 4) + 4) % 4
  const size = Q.divide(coefficient, Q.multiply(phase.factor, Q.rational(phase.sign * (quarter >= 2 ? -1 : 1))))
  return quarter % 2 === 0 ? { real: size, imaginary: Q.zero } : { real: Q.zero, imaginary: size }
}

function bracketsOf(claims: readonly PreparedClaim[]): ReadonlyMap<string, readonly PreparedClaim[]> {
  const brackets = new Map<string, PreparedClaim[]>()
  for (const claim of claims) {
    const { completion } = claim.claimed
    if (completion === undefined) continue
    const list = brackets.get(completion.bracket)
    if (list === undefined) brackets.set(completion.bracket, [claim])
    else list.push(claim)
  }
  return brackets
}

/** The names of all labellings of the diagram that the product is one of; of several those whose number is right. */
function labellingsOf(
  { key }: PreparedClaim,
  derived: readonly PreparedIntegral[],
  count: number | undefined,
  bracket: readonly PreparedClaim[],
): readonly string[] {
  const terms = [...new Set(derived.filter((one) => one.key === key).map(({ term }) => term))]
  const all = terms.map((term) => derived.filter((one) => one.term === term).map((one) => one.key))
  const listed = (labels: readonly string[]): number =>
    bracket.filter(({ key: other }) => labels.includes(other ?? '')).length
  return (
    all.find((labels) => count !== undefined && labels.length === listed(labels) + count) ??
    [...all].sort((a, b) => b.length - a.length)[0] ??
    []
  )
}

/** For how many labellings a product before `Comb.` stands. */
export function shareOf(
  claim: PreparedClaim,
  claims: readonly PreparedClaim[],
  derived: readonly PreparedIntegral[],
): number {
  const { completion } = claim.claimed
  if (completion === undefined) return 1
  const bracket = claims.filter(({ claimed }) => claimed.completion?.bracket === completion.bracket)
  const labels = labellingsOf(claim, derived, completion.count, bracket)
  return labels.length / Math.max(1, bracket.filter(({ key }) => labels.includes(key ?? '')).length)
}

function isLastWithPerms(
  claim: PreparedClaim,
  bracket: readonly PreparedClaim[],
  derived: readonly PreparedIntegral[],
): boolean {
  const labels = (one: PreparedClaim): readonly string[] =>
    labellingsOf(one, derived, one.claimed.completion?.count, bracket)
  const last = bracket.filter((one) => labels(one).length !== 1).at(-1)
  return last !== undefined && labels(last).includes(claim.key ?? '')
}
