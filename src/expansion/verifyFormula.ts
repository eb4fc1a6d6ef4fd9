import { requireFunction } from '../shapes.js'
import type { Theory } from '../theory/theory.js'
import { claimedRequest } from './claimedRequest.js'
import { expand } from './expand.js'
import type { ExpandOptions } from './expand.js'
import type { ExpansionRequest } from './expansion.js'
import type { ParseOptions } from './formula/claimOf.js'
import { readClaim } from './formula/readClaim.js'
import { readFormula } from './formula/readFormula.js'
import { verifyClaim } from './verify.js'
import type { Verification } from './verify.js'

/** What a verification needs beside the formula and the theory. */
export interface VerifyOptions extends Pick<ParseOptions, 'input' | 'file'>, ExpandOptions {
  readonly request: ExpansionRequest
  /** Numbers uniform on [0, 1) for the second route, the values on points. */
  readonly draw: () => number
}

/**
 * Is the formula right, and if not, what differs: it is read as an expansion, compared term by term with the derived
 * one, the differences are explained, and both sides are evaluated exactly on two points with numbers drawn for every
 * symbol. The values know nothing of how diagrams are named or matched, so the verdict rests on two routes; formulas
 * that agree have equal values.
 *
 * A formula of a theory that expands W whose left side does not say what it is, is judged as the coefficient and as the
 * n-point function, n! times it. Orders that its tail, `O(λ^2)` or dots, leaves open are not held against it, and where
 * they were asked for the verdict is `open`. Terms that it has beyond what was asked for are derived one by one: right
 * ones are not held against it, wrong ones are; whether there are more of them is not asked.
 *
 * @throws InputError for a formula that cannot be read, with line and column, and when the order does not bound the
 * diagrams
 * @example
 * const random = randomStream(1, 0)
 * const options = { request: { legs: 2, select: { order: 1 } }, draw: () => random.uniform() }
 * verifyFormula('1/4 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)', theory('edgeworth-even'), options).verdict // 'right'
 */
export function verifyFormula(
  text: string,
  theory: Theory,
  { request, draw, limit, ...options }: VerifyOptions,
): Verification {
  requireFunction(draw, 'draw', 'a function that draws whole numbers for the values')
  const claim = readClaim((variant) => readFormula(text, variant, options), text, theory, { ...options, request })
  const derived = expand(claim.theory, claimedRequest(request, claim), limit === undefined ? {} : { limit })
  return verifyClaim(derived, claim, draw)
}
