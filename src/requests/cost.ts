import { weighingUpTo } from '../diagrams/requireFew.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { InputError } from '../errors.js'
import { diagramRequests, hasParts } from '../expansion/diagramRequests.js'
import type { ExpansionRequest } from '../expansion/expansion.js'
import { needsNoDiagrams } from '../expansion/pointExpansion.js'
import { whyNone } from '../expansion/whyNone.js'
import { largest } from '../sizes.js'
import type { Theory } from '../theory/theory.js'
import { countedAsFarAs } from './countWatched.js'
import type { DiagramsRequest } from './diagrams.js'
import type { ExpandRequest } from './expand.js'
import { expandFormats } from './expandFormatNames.js'
import { runOf } from './runOf.js'
import type { Run } from './runOf.js'
import type { Running } from './running.js'
import { expansionRequest, subjectTheory } from './subject.js'
import { inTurns } from './turns.js'

/** What a request would cost, as `diagrams --dry-run` and `expand --dry-run` ask: one of the two requests. */
export interface CostRequest {
  readonly diagrams?: DiagramsRequest
  readonly expand?: ExpandRequest
  /** How the answer would be written, as `--format` says it; default: `text`. */
  readonly format?: string
}

/** How many diagrams there are, exactly, and what a run took that made as many: {@link Run}. */
export interface CostAnswer extends Run {
  readonly theory: Theory
  readonly legs: number
  /** What is counted: diagrams, classes of them with free legs, or, at a point, sets of vertices. */
  readonly counted: 'diagrams' | 'classes' | 'sets'
  readonly count: bigint
  /** There are more than that: they were not counted to the end. */
  readonly more?: true
  readonly format: string
  /** The request is refused when there are more. */
  readonly limit: number
  /** Why there are none, when there are none. */
  readonly reason?: string
}

const lists: readonly string[] = ['text', 'json', 'ndjson', 'dot', 'qgraf']

/**
 * What a request would cost, without making a diagram: the exact count, and about the processor seconds, memory and
 * bytes of a whole run with as many, by runs that were measured.
 *
 * @throws InputError for a request that cannot be read or whose diagrams are only counted by making them; the signal's
 * reason when it is aborted
 * @example
 * (await answerCost({ diagrams: { theory: 'phi4', legs: 2, vertices: 9 } })).count // 180148n
 */
export async function answerCost(request: CostRequest, running: Running = {}): Promise<CostAnswer> {
  const { diagrams, expand, format = 'text' } = request
  running.signal?.throwIfAborted()
  if (diagrams !== undefined && expand === undefined) return costOfDiagrams(diagrams, format, running)
  if (expand !== undefined && diagrams === undefined) return costOfExpand(expand, format, running)
  throw new InputError({
    code: 'requests.cost',
    at: 'request',
    expected: 'one of diagrams, expand',
    received: diagrams === undefined ? 'none of them' : 'both',
  })
}

async function costOfDiagrams(request: DiagramsRequest, format: string, running: Running): Promise<CostAnswer> {
  const { labels = 'fixed', shard } = request
  const theory = await subjectTheory(request)
  if (request.want === 'count')
    throw noCost('a list of diagrams, for the number is all that a count answers', 'a count')
  if (request.parts === 'any') throw severalParts()
  const asked = { ...expansionRequest(request, theory), ...(shard === undefined ? {} : { shard }) }
  const limit = request.limit ?? (lists.includes(format) ? largest.listed : largest.pictures)
  const counted = labels === 'free' ? 'classes' : 'diagrams'
  return counting({ theory, asked, counted, series: 'diagrams', format, limit }, running)
}

async function costOfExpand(request: ExpandRequest, format: string, running: Running): Promise<CostAnswer> {
  const { space = 'position', permutations } = request
  const theory = await subjectTheory(request)
  const asked = expansionRequest(request, theory)
  const limit =
    request.limit ?? ((expandFormats as readonly string[]).includes(format) ? largest.terms : largest.pictures)
  const common = { theory, asked, format, limit }
  if (space === 'momentum') return counting({ ...common, counted: 'classes', series: 'momentum' }, running)
  if (permutations === 'written') return counting({ ...common, counted: 'diagrams', series: 'written' }, running)
  if (space === 'position') return counting({ ...common, counted: 'classes', series: 'expand' }, running)
  if (!needsNoDiagrams(theory, asked))
    return counting({ ...common, counted: 'classes', series: 'expand', like: 'text' }, running)
  const { requests } = diagramRequests(theory, asked, 'free')
  const count = BigInt(requests.length)
  return { theory, legs: asked.legs, counted: 'sets', count, format, limit, ...runOf('point', 'text', count) }
}

interface Counted extends Pick<CostAnswer, 'theory' | 'counted' | 'format' | 'limit'> {
  readonly asked: ExpansionRequest
  readonly series: string
  /** The format whose runs are taken, where they are the same for all. */
  readonly like?: string
}

async function counting(
  { theory, asked, counted, series, format, limit, like = format }: Counted,
  running: Running,
): Promise<CostAnswer> {
  if (hasParts(theory)) throw severalParts()
  const found = diagramRequests(theory, asked, counted === 'diagrams' ? 'fixed' : 'free')
  // A format that there is not is refused before the count.
  runOf(series, like, 0n)
  const { count, more } = await howMany(found.requests, Math.max(limit, largest.counted), running)
  running.signal?.throwIfAborted()
  return {
    theory,
    legs: asked.legs,
    counted,
    count,
    ...(more ? { more } : {}),
    format,
    limit,
    ...(count === 0n && !more ? { reason: whyNone(theory, asked, found) } : {}),
    ...runOf(series, like, count),
  }
}

/** The number of diagrams; where there are too many to count them, one that they are more than. */
async function howMany(
  requests: readonly DiagramRequest[],
  most: number,
  running: Running,
): Promise<{ readonly count: bigint; readonly more: boolean }> {
  const conditions = requests.some(
    ({ filters = [], maxSelfLoops, maxParallel, shard }) =>
      filters.length > 0 || [maxSelfLoops, maxParallel, shard].some((each) => each !== undefined),
  )
  const weight = conditions ? 0 : await inTurns(weighingUpTo(requests, most), running.signal)
  if (weight > most) return { count: BigInt(Math.floor(weight)), more: true }
  const { diagrams, cut } = await countedAsFarAs(requests, most, running)
  return { count: diagrams, more: cut === true }
}

function severalParts(): InputError {
  return noCost('connected diagrams, for those of several parts are only counted by making them', 'several parts')
}

function noCost(expected: string, received: string): InputError {
  return new InputError({ code: 'requests.cost', at: 'request', expected, received })
}
