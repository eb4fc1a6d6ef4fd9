import { cliquePieces } from '../effective/cliqueSum.js'
import { addedParts, gibbsParts } from '../effective/gibbsEnergy.js'
import type { GibbsPart } from '../effective/gibbsEnergy.js'
import { HIGHEST_ORDER } from '../effective/sumPlan.js'
import type { Running } from './running.js'
import type { GibbsTask } from './spinPart.js'
import { inTurns } from './turns.js'

/** From so many spins on the sums over quadruples are worth a thread. */
const MANY = 200

/** Parts in which these sums are handed out. */
const PARTS = 16

/** F^(1) … F^(P) with their slopes by the means, on several cores where that is worth it. */
export async function gibbsInParts(
  couplings: Float64Array,
  means: Float64Array,
  order: number,
  { threads, signal, onProgress }: Running,
): Promise<GibbsPart> {
  if (threads === undefined || threads.cores === 1 || means.length < MANY || order < HIGHEST_ORDER)
    return inTurns(gibbsParts(couplings, means, order, 'means'), signal)
  const task = { couplings, means, order }
  const pieces = cliquePieces(means.length)
  // The work of a piece falls with the third power of the sites behind it: parts of one size.
  const ends = Array.from({ length: PARTS + 1 }, (_, k) => Math.round(pieces * (1 - (1 - k / PARTS) ** 0.25)))
  const tasks: readonly GibbsTask[] = [
    { kind: 'sums', ...task, from: 0, to: 0 },
    ...ends.slice(1).map((to, k) => ({ kind: 'cliques', ...task, from: ends[k] as number, to }) as const),
  ]
  const parts: (readonly [number, GibbsPart])[] = []
  const tell = (): void =>
    onProgress?.({ what: 'summing over sites', done: parts.length, of: tasks.length, unit: 'parts' })
  tell()
  for await (const [done, { gibbs }] of threads.run('spins', tasks, signal)) {
    if (gibbs === undefined || done.kind === 'glauber') continue
    parts.push([done.kind === 'sums' ? -1 : done.from, gibbs])
    tell()
  }
  // In one order, so that the digits are those of any number of threads.
  return addedParts(
    parts.sort(([a], [b]) => a - b).map(([, part]) => part),
    { order },
  )
}
