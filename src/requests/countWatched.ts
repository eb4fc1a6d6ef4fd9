import * as Q from '../algebra/rational.js'
import type { DiagramCount } from '../diagrams/countDiagrams.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { countAsFarAs, requireLightDiagrams, tooManyDiagrams } from '../diagrams/requireFew.js'
import { inParts } from './inParts.js'
import type { Running, Threads } from './running.js'

/** So many diagrams are counted within a second or two, */
const SOON = 2e5

/** where vertices have no more half-edges than this: the tables of larger ones alone take seconds. */
const SMALL = 16

/**
 * How many diagrams there are. What one core does within a second or two is counted here; the rest in parts on other
 * threads, be it one, so that this one can tell of the progress and hear the signal.
 *
 * @throws InputError when there are more than the most; the signal's reason
 */
export async function countWatched(
  requests: readonly DiagramRequest[],
  most: number,
  running: Running & { readonly threads: Threads },
): Promise<DiagramCount> {
  requireLightDiagrams(requests, most)
  const small = requests.every(({ vertices }) => vertices.every(({ kind }) => kind.fields.length <= SMALL))
  if (most <= SOON || (running.threads.cores === 1 && small)) {
    const soon = countAsFarAs(requests, Math.min(most, SOON))
    if (soon.cut === undefined) return soon
    if (most <= SOON) throw tooManyDiagrams(most, soon.diagrams)
  }
  let totals: DiagramCount = { diagrams: 0n, weight: Q.zero }
  for await (const { diagrams, weight, cut } of inParts(requests, 'count', running, 'counting', 0, most)) {
    totals = { diagrams: totals.diagrams + BigInt(diagrams), weight: Q.add(totals.weight, Q.parse(weight)) }
    if (cut === true || totals.diagrams > most) throw tooManyDiagrams(most, totals.diagrams)
  }
  return totals
}
