/**
 * Matchers for vitest 3.2 and 4: `import 'edgewick/vitest'` adds them to `expect`. See `docs/vitest.md`.
 *
 * @module edgewick/vitest
 */
import { expect } from 'vitest'
import { described, InputError } from './errors.js'
import { compareExpansions } from './expansion/compare.js'
import type { Expansion } from './expansion/expansion.js'
import { explainDifferences } from './expansion/explainDifferences.js'
import { parseExpansion } from './expansion/parseExpansion.js'
import { verifyClaim } from './expansion/verify.js'
import { compareWith } from './montecarlo/estimate.js'
import { quantityName } from './montecarlo/quantity.js'
import type { Estimate } from './montecarlo/estimate.js'
import { randomStream } from './random/philox.js'
import { differencesText } from './render/text/differencesText.js'
import { standardErrors } from './render/text/standardErrors.js'
import type { AskedOfFormula } from './requests/referee/judgedFormula.js'
import { theory as shipped } from './theory/shippedTheories.js'
import type { Theory } from './theory/theory.js'

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
  /**
   * The received formula, plain or LaTeX, holds in the theory, one that ships by its name or one of one's own, by the
   * verdict of `edgewick referee`: right, or right under a convention. What the options leave out is that of the formula.
   * The failure says what differs, and the right line. A formula that is not judged is an error, under `not` too. It
   * promises: `await expect('…').toHoldIn('phi4')`.
   */
  toHoldIn: (theory: string | Theory, options?: AskedOfFormula) => Promise<void>
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

/** What `expect` was given may be anything. */
function requireReceived(matcher: string, received: unknown, key: string, expected: string): void {
  if (typeof received === 'object' && received !== null && key in received) return
  throw unfit(matcher, expected, received)
}

function unfit(matcher: string, expected: string, received: unknown): InputError {
  return new InputError({
    code: 'vitest.received',
    at: `expect(…).${matcher}`,
    expected,
    received: described(received),
  })
}

function toEqualExpansion(received: Expansion, expected: Expansion | string): MatcherResult {
  requireReceived('toEqualExpansion', received, 'theory', 'an expansion, as expand gives it')
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

async function toHoldIn(
  received: string,
  theory: string | Theory,
  options: AskedOfFormula = {},
): Promise<MatcherResult> {
  if (typeof received !== 'string') throw unfit('toHoldIn', 'a formula, as text', received)
  const of = typeof theory === 'string' ? shipped(theory) : theory
  requireReceived('toHoldIn', of, 'vertices', 'the name of a theory that ships, or a theory')
  const [{ readRequest }, { judgedFormula }] = await Promise.all([
    import('./requests/readRequest.js'),
    import('./requests/referee/judgedFormula.js'),
  ])
  await readRequest('verify', { ...options, formula: received })
  const { verdict, convention, reason, differences, corrected } = await judgedFormula({ text: received }, of, options)
  if (verdict === 'not-judged')
    throw new InputError({
      code: 'vitest.notJudged',
      at: `expect(…).toHoldIn('${of.name}')`,
      expected: 'a formula that can be judged',
      received: reason ?? 'one that cannot',
    })
  const pass = verdict !== 'wrong'
  const line = corrected === null ? '' : `\nright would be: ${corrected}`
  const under = convention === null ? '' : ` under a convention: ${convention}`
  return {
    pass,
    message: () =>
      pass
        ? `expected the formula not to hold in ${of.name}, but it is right${under}`
        : `the formula does not hold in ${of.name}:\n${differences.join('\n')}${line}`,
  }
}

function toAgreeWith(received: Estimate, prediction: number, { sigmas = 4 }: AgreementOptions = {}): MatcherResult {
  requireReceived('toAgreeWith', received, 'standardError', 'an estimate with its standardError')
  const { difference, z } = compareWith(received, prediction)
  const pass = Math.abs(z) <= sigmas
  return {
    pass,
    message: () =>
      `${quantityName(received.quantity)}: estimated ${shown(received.mean)} ± ${Number(received.standardError.toPrecision(2))} (${received.samples} samples, seed ${received.seed}), predicted ${shown(prediction)}: ` +
      `the difference ${difference.toPrecision(4)} is ${standardErrors(z)} standard errors, ${pass ? 'within' : 'beyond'} ${sigmas}`,
  }
}

/** To the digits that an estimate may have; the difference has its own. */
function shown(value: number): string {
  return `${Number(value.toPrecision(6))}`
}

expect.extend({ toEqualExpansion, toHoldIn, toAgreeWith })
