import type { DiagramRequest } from '../diagrams/request.js'
import type { PartResult, PartTask } from '../diagramWorker.js'

/** Parts for each worker: enough to even out their lengths, few enough that the beginnings that all parts repeat cost little. */
const PARTS_PER_WORKER = 8

/** Diagrams in a part at most, about: the lines of a part are in memory together. */
const PART = 20_000

/** Into how many parts an enumeration is divided. */
export function partsOf(requests: readonly DiagramRequest[], workers: number, diagrams = 0): number {
  return requests.length * Math.max(workers * PARTS_PER_WORKER, Math.ceil(diagrams / PART))
}

/**
 * Runs an enumeration on worker threads, in shards whose union is the whole; results come in the order in which they are ready. Parts wait until the
 * results of earlier ones are taken, so that the memory does not grow with their number.
 *
 * @param diagrams how many there are, about
 */
export async function* inParallel(requests: readonly DiagramRequest[], want: PartTask['want'], workers: number, diagrams = 0): AsyncGenerator<PartResult> {
  const { Tinypool } = await import('tinypool')
  const pool = new Tinypool({ filename: new URL('./diagramWorker.js', import.meta.url).href, minThreads: workers, maxThreads: workers })
  try {
    const tasks = partsOf(requests, workers, diagrams)
    const parts = tasks / requests.length
    const running = new Map<number, Promise<readonly [number, PartResult]>>()
    for (let task = 0; task < tasks || running.size > 0;) {
      for (; task < tasks && running.size < 2 * workers; task++) {
        const number = task
        const part: PartTask = { want, request: requests[Math.floor(number / parts)] as DiagramRequest, part: [number % parts, parts] }
        running.set(
          number,
          pool.run(part).then((result) => [number, result as PartResult] as const),
        )
      }
      const [done, result] = await Promise.race(running.values())
      running.delete(done)
      yield result
    }
  } finally {
    await pool.destroy()
  }
}
