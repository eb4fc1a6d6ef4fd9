import { expect } from 'vitest'
import { compareExpansions } from './expansion/compare.js'
import type { Expansion } from './expansion/expansion.js'
import { explainDifferences } from './expansion/explainDifferences.js'
import { parseExpansion } from './expansion/formula/parseExpansion.js'
import { verifyClaim } from './expansion/verify.js'
import { compareWith } from './montecarlo/estimate.js'
import { quantityName } from './montecarlo/quantity.js'
import type { Estimate } from './montecarlo/estimate.js'
import { randomStream } from './random/philox.js'
import { differencesText } from './render/text/differencesText.js'
import { standardErrors } from './render/text/standardErrors.js'

/** How many standard errors an estimate may lie from a prediction. */
export interface AgreementOptions {
  /** Default 4: a right prediction fails once in 16,000 comparisons. */
  readonly sigmas?: number
}

/** The matchers that `import 'edgewick/vitest'` adds to vitest's `expect`. */
export interface EdgewickMatchers<R = unknown> {
  /**
   * The received expansion is the same exact sum of diagrams as the expected one, an expansion or a formula, plain or
   * LaTeX, for the theory and request of the received one, by the verdict of `edgewick verify`: what its tail, `O(λ)`
   * or dots, leaves open fails where it was asked for, right terms beyond that pass, and without a left side it may be
   * the n-point function. The failure lists every difference and what explains them.
   */
  toEqualExpansion: (expected: Expansion | string) => R
  /** The received estimate lies within `sigmas` standard errors of the prediction. */
  toAgreeWith: (prediction: number, options?: AgreementOptions) => R
}

declare module 'vitest' {
  interface Matchers<T = any> extends EdgewickMatchers<T> {}
}

interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

function toEqualExpansion(received: Expansion, expected: Expansion | string): MatcherResult {
  if (typeof expected !== 'string') return verdictOn(expected, received)
  const stream = randomStream(1, 0)
  const claim = parseExpansion(expected, received.theory, { request: received.request })
  const { verdict, heldTo, claim: read } = verifyClaim(received, claim, () => stream.uniform())
  if (verdict === 'open')
    return { pass: false, message: () => `the formula does not say all of the expansion:\n${read.notes.join('\n')}` }
  return verdictOn(read, heldTo)
}

function verdictOn(expected: Expansion, received: Expansion): MatcherResult {
  const differences = compareExpansions(expected, received)
  return {
    pass: differences.length === 0,
    message: () =>
      differences.length === 0
        ? 'expected the expansions to differ, but they are the same sum of diagrams'
        : `the expansion differs from the expected one in ${differences.length} ${differences.length === 1 ? 'term' : 'terms'}:\n${differencesText(differences)}${explained(expected, received)}`,
  }
}

/** One sentence on the differences, where one reason fits them all. */
function explained(expected: Expansion, received: Expansion): string {
  const { kind, reasons } = explainDifferences(expected, received)
  return kind === 'single' && reasons[0] !== undefined ? `\nexplanation: ${reasons[0]}` : ''
}

function toAgreeWith(received: Estimate, prediction: number, { sigmas = 4 }: AgreementOptions = {}): MatcherResult {
  const { difference, z } = compareWith(received, prediction)
  const pass = Math.abs(z) <= sigmas
  return {
    pass,
    message: () =>
      `${quantityName(received.quantity)}: estimated ${received.mean} ± ${received.standardError} (${received.samples} samples, seed ${received.seed}), predicted ${prediction}: ` +
      `the difference ${difference.toPrecision(4)} is ${standardErrors(z)} standard errors, ${pass ? 'within' : 'beyond'} ${sigmas}`,
  }
}

expect.extend({ toEqualExpansion, toAgreeWith })
