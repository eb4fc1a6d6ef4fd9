import type { DiagramRequest } from '../diagrams/request.js'
import type { PartResult, PartTask } from '../diagramWorker.js'

/** Parts for each worker: enough to even out their lengths, few enough that the beginnings that all parts repeat cost little. */
const PARTS_PER_WORKER = 8

/**
 * Runs an enumeration on worker threads, in shards whose union is the whole; results come in the order in which they are ready.
 *
 */
export async function* inParallel(requests: readonly DiagramRequest[], want: PartTask['want'], workers: number): AsyncGenerator<PartResult> {
  const { Tinypool } = await import('tinypool')
  const pool = new Tinypool({ filename: new URL('./diagramWorker.js', import.meta.url).href, minThreads: workers, maxThreads: workers })
  try {
    const parts = workers * PARTS_PER_WORKER
    const tasks = requests.flatMap((request) => Array.from({ length: parts }, (_, i): PartTask => ({ want, request, part: [i, parts] })))
    const running = new Map<number, Promise<readonly [number, PartResult]>>()
    tasks.forEach((task, i) =>
      running.set(
        i,
        pool.run(task).then((result) => [i, result as PartResult] as const),
      ),
    )
    while (running.size > 0) {
      const [done, result] = await Promise.race(running.values())
      running.delete(done)
      yield result
    }
  } finally {
    await pool.destroy()
  }
}
