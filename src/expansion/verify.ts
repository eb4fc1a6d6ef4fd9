import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { compareExpansions, diagramKey, matchExpansions } from './compare.js'
import type { Difference, Matching } from './compare.js'
import { correlatorName, correlatorOf, legPermutations } from './correlatorReading.js'
import { exactRealization, valueOfClaim, valueOfExpansion } from './readings/exactValue.js'
import { sortTerms } from './expand.js'
import type { Expansion, Term } from './expansion.js'
import { explainDifferences } from './explainDifferences.js'
import type { Explanation } from './explainDifferences.js'
import type { Claim } from './formula/claim.js'
import { leavesOpen } from './formula/tails.js'
import { verifyRotated } from './verifyRotated.js'
import { unaskedTerms } from './unaskedTerms.js'
import { coefficientName } from './coefficientName.js'

/**
 * One diagram in the comparison. `ratio` is claimed/derived; `open` is a diagram that the formula's tail leaves open,
 * listed or not.
 */
export interface VerifiedTerm {
  readonly verdict: 'equal' | 'coefficient' | 'order' | 'missing' | 'extra' | 'open'
  /** Whether the term was asked for; a formula may go beyond that, and is judged there too. */
  readonly asked: boolean
  readonly derived?: Term
  readonly claimed?: Term
  readonly ratio?: Rational
  /** Where the formula has it: line and column of each of its products. */
  readonly places: readonly string[]
}

/** Exact values of both sides on two points, with whole numbers drawn for every symbol. */
export interface Evidence {
  readonly derived: Rational
  readonly claimed: Rational
}

/** A formula compared with the derived expansion, with all evidence. */
export interface Verification {
  /** The formula claims everything that was asked for, and rightly. */
  readonly equal: boolean
  /** `open`: what it claims is right, but its tail, `O(λ)` or dots, leaves open some of what was asked for. */
  readonly verdict: 'right' | 'wrong' | 'open'
  /**
   * What the formula was read as: the coefficient function of S or W, or, where that fits better and its left side does
   * not say otherwise, the n-point function δⁿW/δJⁿ, n! times as large.
   */
  readonly reading: 'coefficient' | 'correlator'
  /** What was asked for, by that reading. */
  readonly derived: Expansion
  /**
   * What the formula is held to: what was asked for, less what its tail leaves open, and the derived terms of what it
   * lists beyond that.
   */
  readonly heldTo: Expansion
  readonly claim: Claim
  readonly terms: readonly VerifiedTerm[]
  readonly differences: readonly Difference[]
  readonly explanation: Explanation
  /** Undefined where too many points hang together to be summed. */
  readonly evidence: Evidence | undefined
}

/** A formula that is read already beside an expansion that is at hand; see `verifyFormula`. */
export function verifyClaim(coefficients: Expansion, claim: Claim, draw: () => number): Verification {
  return verified(coefficients, claim, { draw, always: true })
}

/** Whether it is wrong, which no values need to show where terms differ. */
export function isWrong(coefficients: Expansion, claim: Claim, draw: () => number): boolean {
  return verified(coefficients, claim, { draw, always: false }).verdict === 'wrong'
}

/** What values are drawn by, and whether they are taken where terms differ too. */
interface Values {
  readonly draw: () => number
  readonly always: boolean
}

function verified(coefficients: Expansion, claim: Claim, values: Values): Verification {
  const asItStands = (each: Claim): Verification => verifiedAsItStands(heldTo(coefficients, each), each, values)
  return verifyRotated(coefficients.theory, claim, asItStands) ?? asItStands(claim)
}

/** Of a formula that says to be a part, S ∋ …, the diagrams that it has. */
function heldTo(coefficients: Expansion, claim: Claim): Expansion {
  if (claim.isPart !== true) return coefficients
  const own = new Set(claim.terms.map(diagramKey))
  return { ...coefficients, terms: coefficients.terms.filter((term) => own.has(diagramKey(term))) }
}

function verifiedAsItStands(coefficients: Expansion, claim: Claim, values: Values): Verification {
  const { theory, request } = coefficients
  const unasked: Expansion = { ...coefficients, terms: unaskedTerms(coefficients, claim.terms) }
  const { correlators, isAlike } = asCorrelators(coefficients)
  const asCoefficient = judged(coefficients, unasked, claim, 'coefficient', values)
  if (theory.expands.quantity !== undefined) return judged(coefficients, unasked, claim, 'correlator', values)
  // With one leg, and for couplings of an action, there is one reading only.
  const alike = isAlike && compareExpansions(unasked, correlatorOf(unasked)).length === 0
  if (theory.expands.functional === 'S' || alike) return asCoefficient
  if (claim.reading === 'correlator') return judged(correlators, correlatorOf(unasked), claim, 'correlator', values)
  const [coefficient, correlator] = [
    `the coefficient ${coefficientName(theory, request)} of ${theory.expands.functional}`,
    correlatorName(correlators),
  ]
  if (asCoefficient.verdict !== 'wrong')
    return claim.reading === 'either'
      ? noted(asCoefficient, `read as ${coefficient}, and not as ${correlator}`)
      : asCoefficient
  const asCorrelator = judged(correlators, correlatorOf(unasked), claim, 'correlator', values)
  if (claim.reading === 'coefficient')
    return asCorrelator.verdict === 'right' ? noted(asCoefficient, `as ${correlator} it is right`) : asCoefficient
  const gain = agreeing(asCorrelator) - agreeing(asCoefficient)
  const better =
    gain > 0 || (gain === 0 && causesOf(asCorrelator) < causesOf(asCoefficient)) ? asCorrelator : asCoefficient
  const [read, other] = better === asCorrelator ? [correlator, coefficient] : [coefficient, correlator]
  return noted(better, `read as ${read}; as ${other} it differs ${better.verdict === 'wrong' ? 'too' : 'by a factor'}`)
}

interface AsCorrelators {
  readonly correlators: Expansion
  /** Whether they are the coefficients themselves. */
  readonly isAlike: boolean
}

/** The derived n-point function, once for all claims that are compared with it. */
function asCorrelators(coefficients: Expansion): AsCorrelators {
  const known = CORRELATORS.get(coefficients)
  if (known !== undefined) return known
  const correlators = correlatorOf(coefficients)
  const found = { correlators, isAlike: compareExpansions(coefficients, correlators).length === 0 }
  CORRELATORS.set(coefficients, found)
  return found
}

const CORRELATORS = new WeakMap<Expansion, AsCorrelators>()

function noted(verification: Verification, note: string): Verification {
  const { claim } = verification
  return { ...verification, claim: { ...claim, notes: [...claim.notes, note] } }
}

/** How many terms of the formula a reading makes right. */
function agreeing({ terms }: Verification): number {
  return terms.filter(({ verdict, ratio }) => verdict === 'equal' || (verdict === 'open' && ratio !== undefined)).length
}

/** How many things must have gone wrong for a reading; the fewer, the likelier it is meant. */
function causesOf({ explanation }: Verification): number {
  return explanation.causes ?? Infinity
}

/** The formula against what was derived, by one reading. */
function judged(
  derived: Expansion,
  unasked: Expansion,
  claim: Claim,
  reading: Verification['reading'],
  { draw, always }: Values,
): Verification {
  const { theory } = derived
  const all: Expansion = { ...derived, terms: [...derived.terms, ...unasked.terms] }
  const matching = matchExpansions(all, claim)
  const open = (term: Term, listed: boolean): boolean =>
    claim.tails.some((tail) => leavesOpen(theory, tail, term, listed))
  const unclaimed = matching.missing.filter((term) => open(term, false))
  const swallowed = matching.pairs
    .filter(({ derived: term, ratio }) => Q.equal(ratio, Q.one) && open(term, true))
    .map(({ derived: term }) => term)
  const heldTo: Expansion = {
    ...all,
    terms: sortTerms(
      theory,
      all.terms.filter((term) => !unclaimed.includes(term)),
    ),
  }
  const differences = compareExpansions(heldTo, claim)
  const evidence = always || differences.length === 0 ? exactValues(heldTo, claim, draw) : undefined
  if (differences.length === 0 && evidence !== undefined && !Q.equal(evidence.derived, evidence.claimed))
    throw new Error(
      `verifyFormula: the terms agree and the values do not, ${Q.format(evidence.claimed)} and ${Q.format(evidence.derived)}`,
    )
  const left = new Set([...unclaimed, ...swallowed])
  const verdict = differences.length > 0 ? 'wrong' : derived.terms.some((term) => left.has(term)) ? 'open' : 'right'
  return {
    equal: verdict === 'right',
    verdict,
    reading,
    derived,
    heldTo,
    claim,
    terms: verifiedTerms(derived, matching, left),
    differences,
    // What explains an error that was planted nobody reads; it only tells which of two readings is likelier.
    explanation:
      always || claim.reading === 'either'
        ? explainDifferences(
            heldTo,
            claim,
            // Terms of n-point functions have it already.
            reading === 'correlator' && theory.expands.quantity === undefined
              ? (term) => legPermutations(theory, term.weighted.diagram)
              : undefined,
          )
        : UNEXPLAINED,
    evidence,
  }
}

const UNEXPLAINED: Verification['explanation'] = { kind: 'none', reasons: [], terms: [] }

/** Roots of a higher degree make numbers that are too long. */
const HIGHEST_DEGREE = 24

function exactValues(derived: Expansion, claim: Claim, draw: () => number): Evidence | undefined {
  const products = claim.terms.flatMap((term) => term.products)
  const denominators = [...derived.terms, ...products].flatMap(({ powers }) =>
    Object.values(powers).map(({ den }) => Number(den)),
  )
  const degree = denominators.reduce((multiple, den) => (multiple % den === 0 ? multiple : multiple * den), 2)
  if (degree > HIGHEST_DEGREE) return undefined
  const values = exactRealization(draw, degree)
  const [exactDerived, exactClaimed] = [valueOfExpansion(derived, values), valueOfClaim(claim, values)]
  return exactDerived === undefined || exactClaimed === undefined
    ? undefined
    : { derived: exactDerived, claimed: exactClaimed }
}

function verifiedTerms(
  asked: Expansion,
  { pairs, otherOrders, missing, extra }: Matching<Claim['terms'][number]>,
  left: ReadonlySet<Term>,
): readonly VerifiedTerm[] {
  const places = (term: Claim['terms'][number]): readonly string[] => term.products.map(({ place }) => place)
  const isAsked = (term: Term): boolean => asked.terms.includes(term)
  const ofPair = ({ derived: term, ratio }: (typeof pairs)[number]): VerifiedTerm['verdict'] =>
    left.has(term) ? 'open' : Q.equal(ratio, Q.one) ? 'equal' : 'coefficient'
  const found: VerifiedTerm[] = [
    ...pairs.map((pair): VerifiedTerm => ({
      verdict: ofPair(pair),
      asked: isAsked(pair.derived),
      ...pair,
      places: places(pair.claimed),
    })),
    ...otherOrders.map((pair): VerifiedTerm => ({
      verdict: 'order',
      asked: isAsked(pair.derived),
      ...pair,
      places: places(pair.claimed),
    })),
    ...missing.map((term): VerifiedTerm => ({
      verdict: left.has(term) ? 'open' : 'missing',
      asked: isAsked(term),
      derived: term,
      places: [],
    })),
  ]
  const inOrder = sortTerms(
    asked.theory,
    found.flatMap(({ derived }) => derived ?? []),
  )
  const order = ({ derived }: VerifiedTerm): number => inOrder.indexOf(derived as Term)
  return [
    ...found.sort((a, b) => order(a) - order(b)),
    ...extra.map((term): VerifiedTerm => ({ verdict: 'extra', asked: false, claimed: term, places: places(term) })),
  ]
}
