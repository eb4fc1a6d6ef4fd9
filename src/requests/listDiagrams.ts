import { weighingAll, weighingUpTo } from '../diagrams/requireFew.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { diagramLines } from '../render/diagramLines.js'
import type { DiagramLines } from '../render/linesPart.js'
import { countWatched } from './countWatched.js'
import { answerDiagrams, askedDiagrams } from './diagrams.js'
import type { DiagramsAnswer, DiagramsRequest } from './diagrams.js'
import { diagramsNdjsonBytes } from './diagramsReadings.js'
import { linesHere } from './linesHere.js'
import type { Running } from './running.js'
import { inTurns, turns } from './turns.js'

/** A list of so many diagrams takes some tenths of a second, of which a count would be a fifth. */
const SHORT = 10_000

/** Where the diagrams of one set of vertices weigh this much, there are about ten times as many: the list is not short. */
const HEAVY = SHORT / 10

/** Lines of JSON that are about to be handed out. */
export interface DiagramsListing extends Pick<DiagramsAnswer, 'remark'> {
  /** Each is good until the next one is asked for: who keeps it copies it. */
  readonly lines: AsyncIterable<Uint8Array<ArrayBuffer>>
}

/**
 * The lines that {@link diagramsNdjsonBytes} has of {@link answerDiagrams}, and the same refusals before the first of
 * them; but a list that proves to be short is made at once, without being counted first.
 *
 * @param expect is told how many diagrams are ahead: about so many at most where they are not counted, or exactly
 * @throws InputError as `answerDiagrams` does; the signal's reason when it is aborted
 */
export async function listDiagrams(
  request: DiagramsRequest,
  running: Running,
  expect: (diagrams: number) => void = () => undefined,
): Promise<DiagramsListing> {
  const { signal, threads, onProgress } = running
  signal?.throwIfAborted()
  const { requests, parts, most, ...asked } = await askedDiagrams(request)
  if (parts === 'any' || (threads !== undefined && threads.cores > 1)) {
    const answer = await answerDiagrams(request, running)
    return { ...remarkOf(answer), lines: diagramsNdjsonBytes(answer, running) }
  }
  const remarked = remarkOf(asked)
  const list = diagramLines(requests)
  const begun: DiagramLines[] = []
  if (await inTurns(areLight(requests), signal)) {
    await inTurns(weighingAll(requests, most), signal)
    expect(SHORT)
    const turn = turns(signal)
    for (let found = 0; found <= Math.min(SHORT, most);) {
      // Whoever is told of the work can end it.
      onProgress?.({ what: 'listing diagrams', done: found, unit: 'diagrams' })
      const next = list.next()
      if (next.done === true) return { ...(found === 0 ? {} : remarked), lines: linesHere(begun, found, running) }
      const { bytes, diagrams } = next.value
      begun.push({ bytes: bytes.slice(), diagrams })
      found += diagrams
      await turn()
    }
  }
  const diagrams = Number((await countWatched(requests, most, running)).diagrams)
  expect(diagrams)
  return { ...(diagrams === 0 ? {} : remarked), lines: linesHere(continued(begun, list), diagrams, running) }
}

function* areLight(requests: readonly DiagramRequest[]): Generator<undefined, boolean> {
  for (const request of requests) if ((yield* weighingUpTo([request], HEAVY)) > HEAVY) return false
  return true
}

const remarkOf = ({ remark }: Pick<DiagramsAnswer, 'remark'>): Pick<DiagramsAnswer, 'remark'> =>
  remark === undefined ? {} : { remark }

function* continued(begun: DiagramLines[], list: Iterable<DiagramLines>): Generator<DiagramLines> {
  // What was handed out is not kept.
  for (let next = begun.shift(); next !== undefined; next = begun.shift()) yield next
  yield* list
}
