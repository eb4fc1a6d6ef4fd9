import { expandGently } from '../expansion/expand.js'
import { isLatex } from '../expansion/formula/isLatex.js'
import { readClaim } from '../expansion/formula/readClaim.js'
import { readPlain } from '../expansion/formula/readPlain.js'
import { claimedRequest } from '../expansion/claimedRequest.js'
import { verifyClaim } from '../expansion/verify.js'
import type { Verification } from '../expansion/verify.js'
import { randomStream } from '../random/philox.js'
import { largest } from '../sizes.js'
import { renamed } from './renamed.js'
import type { Renaming } from './renamed.js'
import type { Running } from './running.js'
import { chosenTheory, expansionRequest, finding } from './subject.js'
import type { Subject } from './subject.js'

/** Is a hand calculation right, as the command `verify` is asked it. */
export interface VerifyRequest extends Subject {
  /** The text of the formula, of one coefficient function. */
  readonly formula: string
  /** Default: `latex` when the text contains a backslash or a brace. */
  readonly input?: 'plain' | 'latex'
  /** The name by which places call the text; default: `formula`. */
  readonly file?: string
  /** The names in the formula. */
  readonly rename?: Renaming
  /** Of the numbers for the second route, the values on points; default 1. */
  readonly seed?: number
  /** Refused when there are more classes of diagrams than this; default 10⁵. */
  readonly limit?: number
}

/**
 * A formula beside the derived expansion; `verificationText` and `verificationJson` write the answer.
 *
 * @throws InputError for a request or a formula that cannot be read; the signal's reason when it is aborted
 * @example
 * (await answerVerify({ theory: 'edgeworth-even', legs: 2, order: 0, formula: '1/2 iG(x1,x2)' })).verdict // 'right'
 */
export async function answerVerify(request: VerifyRequest, running: Running = {}): Promise<Verification> {
  const { formula, input, file = 'formula', seed = 1, limit = largest.terms } = request
  const stream = randomStream(seed, 0)
  const chosen = await chosenTheory(request.theory)
  const theory = request.rename === undefined ? chosen : renamed(chosen, request.rename)
  const asked = expansionRequest(request, theory)
  const options = { file, request: asked, ...(input === undefined ? {} : { input }) }
  // What reads LaTeX brings KaTeX, which takes as long to load as all the rest.
  const read = isLatex(formula, options) ? (await import('../expansion/formula/readLatex.js')).readLatex : readPlain
  const claim = readClaim((variant) => read(formula, variant, file), formula, theory, options)
  const derived = await expandGently(claim.theory, claimedRequest(asked, claim), { limit, ...finding(running) })
  running.signal?.throwIfAborted()
  return verifyClaim(derived, claim, () => stream.uniform())
}
