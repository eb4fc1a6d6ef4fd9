import { InputError } from '../errors.js'
import { expandSolvable, isSolvable } from '../expansion/solvable/expandSolvable.js'
import type { SolvableExpansion } from '../expansion/solvable/expandSolvable.js'
import { answerExpand } from './expand.js'
import type { ExpandAnswer, ExpandRequest } from './expand.js'
import type { Running } from './running.js'
import { chosenTheory, expansionRequest } from './subject.js'

/** The effective action of a theory, as the command `gamma` is asked for it. */
export type GammaRequest = Omit<ExpandRequest, 'functional'>

/** Γ around a solvable theory, whose nodes carry more than a symbol each. */
export interface SolvableAnswer {
  readonly solvable: SolvableExpansion
  readonly space: 'position' | 'point'
}

/** Γ around a Gaussian, or around a solvable theory. */
export type GammaAnswer = ExpandAnswer | SolvableAnswer

/**
 * The expansion of Γ that is asked for; {@link gammaAs} writes it. Around a Gaussian the same as {@link answerExpand} with
 * the functional Γ; where the sources of a theory act on its vertices, around the solvable theory that those are the
 * cumulants of.
 *
 * @throws InputError for a request that cannot be read; the signal's reason when it is aborted
 * @example
 * 'solvable' in (await answerGamma({ theory: 'phi4', legs: 4, loops: 1 })) // false
 */
export async function answerGamma(request: GammaRequest, running: Running = {}): Promise<GammaAnswer> {
  running.signal?.throwIfAborted()
  const theory = await chosenTheory(request.theory)
  if (!isSolvable(theory)) return answerExpand({ ...request, functional: 'Γ' }, running)
  const { space = 'position', permutations, rename, limit } = request
  if (space === 'momentum' || permutations !== undefined || rename !== undefined)
    throw new InputError({
      code: 'requests.solvable',
      at: 'request',
      expected: 'no momenta, permutations or names around a solvable theory',
      received: 'one of them',
    })
  const solvable = expandSolvable(theory, expansionRequest(request, theory), limit === undefined ? {} : { limit })
  return { solvable, space }
}
