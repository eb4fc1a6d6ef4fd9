import * as Q from '../algebra/rational.js'
import type { DiagramCount } from '../diagrams/countDiagrams.js'
import type { WeightedDiagram } from '../diagrams/diagram.js'
import { enumerateDiagrams } from '../diagrams/enumerate.js'
import { searchAllDiagrams } from '../diagrams/enumerateAll.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { tooManyDiagrams, weighingAll } from '../diagrams/requireFew.js'
import { streamed } from '../diagrams/streamDiagrams.js'
import { InputError } from '../errors.js'
import { diagramRequests, hasParts } from '../expansion/diagramRequests.js'
import { whyNone } from '../expansion/whyNone.js'
import { withoutDiagram } from '../expansion/withoutDiagram.js'
import { largest } from '../sizes.js'
import type { Theory } from '../theory/theory.js'
import { countWatched } from './countWatched.js'
import type { Running } from './running.js'
import { subjectTheory, expansionRequest } from './subject.js'
import type { Subject } from './subject.js'
import { inTurns } from './turns.js'

/** The connected diagrams of a theory, as the command `diagrams` is asked for them. */
export interface DiagramsRequest extends Subject {
  /** `fixed`: labelled legs. `free`: legs are exchangeable, and diagrams are classes. Default: `fixed`. */
  readonly labels?: 'fixed' | 'free'
  /** `any`: also diagrams of several parts, bare lines and parts without legs included. Default: `connected`. */
  readonly parts?: 'connected' | 'any'
  /** Default: `list`. */
  readonly want?: 'list' | 'count'
  /** `[i, n]`: only part i (from 0) of n disjoint parts whose union is the whole. */
  readonly shard?: readonly [number, number]
  /** The reading `qgraf` has the momentum of each half-edge, and pictures have those of lines; default: not. */
  readonly momenta?: boolean
  /** Refused when there are more diagrams than this; default 10⁶ to list, 10⁸ to count. */
  readonly limit?: number
}

/** How many there are, and what to search for to list them. */
export interface DiagramsAnswer
  extends DiagramCount, Pick<Required<DiagramsRequest>, 'labels' | 'parts' | 'want' | 'momenta'> {
  readonly theory: Theory
  /** The number of legs. */
  readonly legs: number
  /** One for each set of vertices. */
  readonly requests: readonly DiagramRequest[]
  /** Why there are none, when there are none. */
  readonly reason?: string
  /** What is asked for beside them and no diagram. */
  readonly remark?: string
}

/** What a request asks for, read: what to search for, before anything is searched for. */
interface Asked extends Pick<
  DiagramsAnswer,
  'theory' | 'legs' | 'labels' | 'parts' | 'want' | 'momenta' | 'requests' | 'remark'
> {
  /** The most diagrams that there may be. */
  readonly most: number
  /** Why there are none, once there turn out to be none. */
  readonly reason: () => string
}

/** @throws InputError for a request that cannot be read */
export async function askedDiagrams(request: DiagramsRequest): Promise<Asked> {
  const { labels = 'fixed', want = 'list', momenta = false, shard, limit } = request
  const theory = await subjectTheory(request)
  const parts = hasParts(theory) ? 'any' : (request.parts ?? 'connected')
  const asked = { ...expansionRequest(request, theory), ...(shard === undefined ? {} : { shard }) }
  if (parts === 'any' && shard !== undefined)
    throw new InputError({
      code: 'requests.shard',
      at: 'shard',
      expected: 'none, for diagrams of any number of parts',
      received: shard.join('/'),
    })
  if (momenta && (parts === 'any' || want === 'count'))
    throw new InputError({
      code: 'requests.momenta',
      at: 'momenta',
      expected: 'a list of connected diagrams, for each part conserves its own momentum',
      received: want === 'count' ? 'a count' : 'diagrams of any number of parts',
    })
  const found = diagramRequests(theory, asked, labels, parts)
  const remark = withoutDiagram(theory, asked)
  const most = limit ?? (want === 'count' && parts === 'connected' ? largest.counted : largest.listed)
  return {
    theory,
    legs: asked.legs,
    labels,
    parts,
    want,
    momenta,
    requests: found.requests,
    most,
    reason: () => whyNone(theory, asked, found),
    ...(remark === undefined ? {} : { remark }),
  }
}

/**
 * Counts diagrams and their weights, on several cores where there are threads; {@link diagramList} then lists them.
 *
 * @throws InputError for a request that cannot be read, and for more diagrams than the limit; the signal's reason when
 * it is aborted
 * @example
 * (await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 4 })).diagrams // 39n
 */
export async function answerDiagrams(request: DiagramsRequest, running: Running = {}): Promise<DiagramsAnswer> {
  running.signal?.throwIfAborted()
  const { most, reason, remark, ...asked } = await askedDiagrams(request)
  const count =
    asked.parts === 'any'
      ? await countOneByOne(asked.requests, asked.labels, most, running)
      : await countWatched(asked.requests, most, running)
  running.signal?.throwIfAborted()
  return {
    ...asked,
    ...count,
    ...(count.diagrams === 0n ? { reason: reason() } : remark === undefined ? {} : { remark }),
  }
}

/**
 * The diagrams of an answer, one after the other as they are found: nothing is stored, so the memory does not grow with
 * their number.
 *
 * @example
 * const found = []
 * for await (const { id } of diagramList(await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 1 }))) found.push(id)
 * found // ['ee0|:1,2']
 */
export async function* diagramList(
  answer: DiagramsAnswer,
  { signal, onProgress }: Running = {},
): AsyncGenerator<WeightedDiagram> {
  const tell = (done: number): void =>
    onProgress?.({ what: 'listing diagrams', done, of: Number(answer.diagrams), unit: 'diagrams' })
  tell(0)
  yield* streamed(allDiagrams(answer), { signal, onProgress: tell })
}

/** In short steps: undefined where there is none yet. */
function* allDiagrams({
  requests,
  parts,
}: Pick<DiagramsAnswer, 'requests' | 'parts'>): Generator<WeightedDiagram | undefined> {
  for (const each of requests) yield* parts === 'any' ? searchAllDiagrams(each) : enumerateDiagrams(each)
}

/** Diagrams, and steps without one, between two turns of other work at least. */
const STEPS = 256

/** Diagrams of several parts are counted as they are listed. */
async function countOneByOne(
  requests: readonly DiagramRequest[],
  labels: 'fixed' | 'free',
  most: number,
  { signal, onProgress }: Running,
): Promise<DiagramCount> {
  // The sum rule is one of all diagrams, those with vacuum parts too.
  if (requests.every(({ vacuumParts }) => vacuumParts !== false))
    await inTurns(weighingAll(requests, most, 'any'), signal)
  return inTurns(counting(requests, labels, most), signal, (done) =>
    onProgress?.({ what: 'counting', done, unit: 'diagrams' }),
  )
}

function* counting(
  requests: readonly DiagramRequest[],
  labels: 'fixed' | 'free',
  most: number,
): Generator<number, DiagramCount> {
  let [diagrams, weight, steps] = [0n, Q.zero, 0]
  for (const found of allDiagrams({ requests, parts: 'any' })) {
    if (++steps % STEPS === 0) yield Number(diagrams)
    if (found === undefined) continue
    weight = Q.add(weight, Q.rational(1n, found.automorphisms[labels]))
    if (++diagrams > most) throw tooManyDiagrams(most, diagrams)
  }
  return { diagrams, weight }
}
