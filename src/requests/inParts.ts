import type { DiagramRequest } from '../diagrams/request.js'
import type { PartResult, PartTask } from './diagramPart.js'
import type { Running, Threads } from './running.js'

/**
 * Parts for each core: enough to even out their lengths, few enough that the beginnings that all parts repeat cost
 * little.
 */
const PARTS_PER_CORE = 8

/** Diagrams in a part at most, about: the lines of a part are in memory together. */
const PART = 20_000

/**
 * An enumeration on several cores, in parts whose union is the whole, as they are ready.
 *
 * @param diagrams how many there are, about
 * @param most how far a part is counted; default: to the end
 */
export async function* inParts(
  requests: readonly DiagramRequest[],
  want: PartTask['want'],
  { threads, signal, onProgress }: Running & { readonly threads: Threads },
  what: string,
  diagrams = 0,
  most: number = Number.POSITIVE_INFINITY,
): AsyncGenerator<PartResult> {
  const parts = Math.max(threads.cores * PARTS_PER_CORE, Math.ceil(diagrams / PART))
  const tasks = requests.flatMap((request) =>
    Array.from({ length: parts }, (_, i): PartTask => ({ request, want, part: [i, parts], most })),
  )
  let done = 0
  const tell = (): void => onProgress?.({ what, done, of: tasks.length, unit: 'parts' })
  tell()
  for await (const [, result] of threads.run('diagrams', tasks, signal)) {
    yield result
    done++
    tell()
  }
}
