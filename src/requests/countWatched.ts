import * as Q from '../algebra/rational.js'
import type { DiagramCount, PartialCount } from '../diagrams/countDiagrams.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { countingAsFarAs, tooManyDiagrams, weighingAll } from '../diagrams/requireFew.js'
import { inParts } from './inParts.js'
import type { Running } from './running.js'
import { inTurns } from './turns.js'

/** So many diagrams are counted within a second or two, before several threads would be of use, */
const SOON = 2e5

/** where vertices have no more half-edges than this: the tables of larger ones alone take seconds, in one step. */
const SMALL = 16

/**
 * How many diagrams there are.
 *
 * @throws InputError when there are more than the most; the signal's reason
 */
export async function countWatched(
  requests: readonly DiagramRequest[],
  most: number,
  running: Running,
): Promise<DiagramCount> {
  await inTurns(weighingAll(requests, most), running.signal)
  const { cut, ...count } = await countedAsFarAs(requests, most, running)
  if (cut === true) throw tooManyDiagrams(most, count.diagrams)
  return count
}

/**
 * The count as far as the most. On one core they are counted here, in short steps; on several cores, and where a step
 * would be long, in parts on other threads.
 *
 * @throws the signal's reason
 */
export async function countedAsFarAs(
  requests: readonly DiagramRequest[],
  most: number,
  running: Running,
): Promise<PartialCount> {
  const { threads, signal, onProgress } = running
  const small = requests.every(({ vertices }) => vertices.every(({ kind }) => kind.fields.length <= SMALL))
  if (threads === undefined || most <= SOON || (threads.cores === 1 && small))
    return inTurns(countingAsFarAs(requests, most), signal, (done) =>
      onProgress?.({ what: 'counting', done, unit: 'diagrams' }),
    )
  let totals: DiagramCount = { diagrams: 0n, weight: Q.zero }
  for await (const part of inParts(requests, 'count', { ...running, threads }, 'counting', 0, most)) {
    totals = { diagrams: totals.diagrams + BigInt(part.diagrams), weight: Q.add(totals.weight, Q.parse(part.weight)) }
    if (part.cut === true || totals.diagrams > most) return { ...totals, cut: true }
  }
  return totals
}
