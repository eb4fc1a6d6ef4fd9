import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Theory } from '../theory/theory.js'
import { compareExpansions, matchExpansions } from './compare.js'
import type { Difference } from './compare.js'
import { exactRealization, valueOfClaim, valueOfExpansion } from './exactValue.js'
import { expand } from './expand.js'
import type { ExpandOptions } from './expand.js'
import type { Expansion, ExpansionRequest, Term } from './expansion.js'
import { explainDifferences } from './explain.js'
import type { Explanation } from './explain.js'
import { parseExpansion } from './formula/parseExpansion.js'
import type { Claim, ParseOptions } from './formula/parseExpansion.js'

/** One diagram in the comparison. `ratio` is claimed/derived. */
export interface VerifiedTerm {
  readonly verdict: 'equal' | 'coefficient' | 'order' | 'missing' | 'extra'
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
  readonly equal: boolean
  readonly derived: Expansion
  readonly claim: Claim
  readonly terms: readonly VerifiedTerm[]
  readonly differences: readonly Difference[]
  readonly explanation: Explanation
  /** Undefined where too many points hang together to be summed. */
  readonly evidence: Evidence | undefined
}

/** What a verification needs beside the formula and the theory. */
export interface VerifyOptions extends Pick<ParseOptions, 'input' | 'file'>, ExpandOptions {
  readonly request: ExpansionRequest
  /** Numbers uniform on [0, 1) for the second route, the values on points. */
  readonly draw: () => number
}

/**
 * Is the formula right, and if not, what differs: it is read as an expansion, compared term by term with the derived one, the differences are
 * explained, and both sides are evaluated exactly on two points with numbers drawn for every symbol. The values know nothing of how diagrams are
 * named or matched, so the verdict rests on two routes; formulas that agree have equal values.
 *
 * @throws InputError for a formula that cannot be read, with line and column, and when the order does not bound the diagrams
 * @example
 * verifyFormula('1/4 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)', theory('edgeworth-even'), { request: { legs: 2, select: { order: 1 } }, draw }).equal // true
 */
export function verifyFormula(text: string, theory: Theory, { request, draw, limit, ...options }: VerifyOptions): Verification {
  const derived = expand(theory, request, limit === undefined ? {} : { limit })
  const claim = parseExpansion(text, theory, { ...options, request })
  const differences = compareExpansions(derived, claim)
  const values = exactRealization(draw)
  const [exactDerived, exactClaimed] = [valueOfExpansion(derived, values), valueOfClaim(claim, values)]
  const evidence = exactDerived === undefined || exactClaimed === undefined ? undefined : { derived: exactDerived, claimed: exactClaimed }
  if (differences.length === 0 && evidence !== undefined && !Q.equal(evidence.derived, evidence.claimed))
    throw new Error(`verifyFormula: the terms agree and the values do not, ${Q.format(evidence.claimed)} and ${Q.format(evidence.derived)}`)
  return {
    equal: differences.length === 0,
    derived,
    claim,
    terms: verifiedTerms(derived, claim),
    differences,
    explanation: explainDifferences(derived, claim),
    evidence,
  }
}

function verifiedTerms(derived: Expansion, claim: Claim): readonly VerifiedTerm[] {
  const { pairs, otherOrders, missing, extra } = matchExpansions(derived, claim)
  const places = (term: Claim['terms'][number]): readonly string[] => term.products.map(({ place }) => place)
  const found: VerifiedTerm[] = [
    ...pairs.map((pair): VerifiedTerm => ({ verdict: Q.equal(pair.ratio, Q.one) ? 'equal' : 'coefficient', ...pair, places: places(pair.claimed) })),
    ...otherOrders.map((pair): VerifiedTerm => ({ verdict: 'order', ...pair, places: places(pair.claimed) })),
    ...missing.map((term): VerifiedTerm => ({ verdict: 'missing', derived: term, places: [] })),
  ]
  const order = (term: VerifiedTerm): number => (term.derived === undefined ? 0 : derived.terms.indexOf(term.derived))
  return [...found.sort((a, b) => order(a) - order(b)), ...extra.map((term): VerifiedTerm => ({ verdict: 'extra', claimed: term, places: places(term) }))]
}
