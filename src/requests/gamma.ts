import { InputError } from '../errors.js'
import { dysonMatrix } from '../expansion/dyson.js'
import type { DysonMatrix } from '../expansion/dyson.js'
import type { Orders } from '../expansion/selection.js'
import { effectiveTheory } from '../theory/effectiveTheory.js'
import type { Theory } from '../theory/theory.js'
import { expandSolvable, isSolvable } from '../expansion/solvable/expandSolvable.js'
import type { SolvableExpansion } from '../expansion/solvable/expandSolvable.js'
import { answerExpand } from './expand.js'
import type { ExpandAnswer, ExpandRequest } from './expand.js'
import type { Running } from './running.js'
import { chosenTheory, expansionRequest } from './subject.js'

/** The effective action of a theory, as the command `gamma` is asked for it. */
export interface GammaRequest extends Omit<ExpandRequest, 'functional'> {
  /** Dyson's equation at a point in place of the expansion: for two legs, up to an order. Default: false. */
  readonly dyson?: boolean
}

/** Dyson's equation at a point: mean field, self-energy and propagator, order by order. */
export interface DysonAnswer {
  readonly dyson: DysonMatrix
  /** That of Γ. */
  readonly theory: Theory
  readonly upTo: Orders
}

/** Γ around a solvable theory, whose nodes carry more than a symbol each. */
export interface SolvableAnswer {
  readonly solvable: SolvableExpansion
  readonly space: 'position' | 'point'
}

/** Γ around a Gaussian, or around a solvable theory; or Dyson's equation. */
export type GammaAnswer = ExpandAnswer | SolvableAnswer | DysonAnswer

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
  const { dyson = false, ...asked } = request
  const theory = await chosenTheory(request.theory)
  if (dyson) return dysonAnswer(theory, asked)
  if (!isSolvable(theory)) return answerExpand({ ...asked, functional: 'Γ' }, running)
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

/** @throws InputError unless two legs and all orders up to one are asked for, at a point */
function dysonAnswer(theory: Theory, request: Omit<GammaRequest, 'dyson'>): DysonAnswer {
  const { legs, select, filters = [] } = expansionRequest(request, theory)
  const { permutations, space = 'point' } = request
  const [wrong] = [
    ...(legs === 2 ? [] : [`${legs} ${legs === 1 ? 'leg' : 'legs'}`]),
    ...('upTo' in select ? [] : [Object.keys(select).join()]),
    ...(filters.length === 0 ? [] : [`the filter ${filters.join()}`]),
    ...(permutations === undefined ? [] : [`permutations ${permutations}`]),
    ...(space === 'point' ? [] : [`${space} space`]),
  ]
  if (wrong !== undefined || !('upTo' in select))
    throw new InputError({
      code: 'requests.dyson',
      at: 'request',
      expected: 'two legs and all orders up to one (--legs 2 --up-to 2), at a point, for Dyson’s equation',
      received: wrong ?? 'none',
    })
  return { dyson: dysonMatrix(theory, select.upTo), theory: effectiveTheory(theory), upTo: select.upTo }
}
