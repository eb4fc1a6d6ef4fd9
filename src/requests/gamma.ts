import { answerExpand } from './expand.js'
import type { ExpandAnswer, ExpandRequest } from './expand.js'
import type { Running } from './running.js'

/** The effective action of a theory, as the command `gamma` is asked for it. */
export type GammaRequest = Omit<ExpandRequest, 'functional'>

/**
 * The expansion of Γ that is asked for; `expandAs` writes it. The same as {@link answerExpand} with the functional Γ.
 *
 * @throws InputError for a request that cannot be read, and for a theory whose lines are couplings between sites; the
 * signal's reason when it is aborted
 * @example
 * (await answerGamma({ theory: 'phi4', legs: 4, loops: 1 })).expansion.terms.length // 1
 */
export async function answerGamma(request: GammaRequest, running: Running = {}): Promise<ExpandAnswer> {
  return answerExpand({ ...request, functional: 'Γ' }, running)
}
