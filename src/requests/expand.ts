import { requireFewDiagrams } from '../diagrams/requireFew.js'
import { InputError } from '../errors.js'
import { printingExpansion } from '../expansion/expansionData.js'
import { whyNone } from '../expansion/whyNone.js'
import { diagramRequests } from '../expansion/diagramRequests.js'
import { expandGently } from '../expansion/expand.js'
import type { Expansion, ExpansionRequest } from '../expansion/expansion.js'
import { pointExpansion, pointExpansionSteps } from '../expansion/pointExpansion.js'
import type { PointExpansion } from '../expansion/pointExpansion.js'
import type { LatexStyle, PermutationStyle } from '../render/latex/style.js'
import { largest } from '../sizes.js'
import type { Theory } from '../theory/theory.js'
import { pointLetters, renamed } from './renamed.js'
import type { Renaming } from './renamed.js'
import type { Running } from './running.js'
import { subjectTheory, expansionRequest, finding } from './subject.js'
import type { Subject } from './subject.js'
import { inTurns } from './turns.js'

/** The exact weighted sum of diagrams, as the command `expand` is asked for it. */
export interface ExpandRequest extends Subject {
  readonly rename?: Renaming
  /** Where it is read: in position or momentum space, or at a point, as a polynomial. Default: `position`. */
  readonly space?: 'position' | 'momentum' | 'point'
  /** How labellings of the legs are given; default: as the format does by itself. */
  readonly permutations?: PermutationStyle
  /** Refused when there are more classes of diagrams, or with `written` more labelled ones, than this; default 10⁵. */
  readonly limit?: number
}

/** An expansion, and how it is to be read. */
export type ExpandAnswer = ExpandedInDiagrams | ExpandedAtAPoint

interface Lettered {
  /** Letters of points, in LaTeX. */
  readonly points: NonNullable<LatexStyle['points']>
}

/** The sum of diagrams, to be read in position or momentum space. */
export interface ExpandedInDiagrams extends Lettered, Pick<ExpandRequest, 'permutations'> {
  readonly space: 'position' | 'momentum'
  readonly expansion: Expansion
}

/** The polynomial at a point, for which no diagram is made where none is needed. */
export interface ExpandedAtAPoint extends Lettered {
  readonly space: 'point'
  readonly expansion: PointExpansion
}

/**
 * The expansion that is asked for; {@link expandAs} writes it.
 *
 * @throws InputError for a request that cannot be read, and for more diagrams than the limit; the signal's reason when
 * it is aborted
 * @example
 * (await answerExpand({ theory: 'edgeworth', legs: 4, order: 1 })).expansion.terms.length // 2
 */
export async function answerExpand(request: ExpandRequest, running: Running = {}): Promise<ExpandAnswer> {
  const { space = 'position', permutations, rename = {}, limit = largest.terms } = request
  if (space === 'point' && permutations !== undefined)
    throw new InputError({
      code: 'requests.permutations',
      at: 'permutations',
      expected: 'none at a point',
      received: permutations,
    })
  const theory = renamed(await subjectTheory(request), rename)
  const asked = expansionRequest(request, theory)
  const points = pointLetters(rename)
  if (space === 'point') return { space, expansion: await atThePoint(theory, asked, limit, running), points }
  // Written out, every labelling of the legs is a term.
  if (permutations === 'written') requireFewDiagrams(diagramRequests(theory, asked, 'fixed').requests, limit)
  const expansion = await expanded(theory, asked, limit, running)
  return { expansion, space, points, ...(permutations === undefined ? {} : { permutations }) }
}

async function atThePoint(
  theory: Theory,
  asked: ExpansionRequest,
  limit: number,
  running: Running,
): Promise<PointExpansion> {
  const found = await inTurns(pointExpansionSteps(theory, asked, { limit }), running.signal)
  return found ?? pointExpansion(await expanded(theory, asked, limit, running))
}

/** With words of {@link whyNone} where there is no diagram. */
async function expanded(theory: Theory, asked: ExpansionRequest, limit: number, running: Running): Promise<Expansion> {
  const expansion = await expandGently(theory, asked, { limit, ...finding(running) })
  const { reason } = expansion
  return reason === undefined
    ? expansion
    : printingExpansion({ ...expansion, reason: whyNone(theory, asked, { reason }) })
}
