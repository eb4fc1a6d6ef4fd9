import type { WeightedDiagram } from './diagram.js'
import { enumerateDiagrams } from './enumerate.js'
import type { DiagramRequest } from './request.js'

export interface StreamOptions {
  /** Ends the stream with the signal's reason as error. */
  readonly signal?: AbortSignal | undefined
  /** Called with the number of diagrams found so far: whenever the stream gives way to other work, and at the end. */
  readonly onProgress?: ((found: number) => void) | undefined
  /** Other work gets its turn after this many diagrams; default 256. */
  readonly pauseAfter?: number
}

/**
 * As `enumerateDiagrams`, without keeping a page or a server busy: after every `pauseAfter` diagrams other events get
 * their turn.
 *
 * @throws InputError as `enumerateDiagrams` does, and the signal's reason when it is aborted
 * @example
 * const [request] = diagramRequests(theory('phi4'), { legs: 2, select: { order: 2 } }, 'fixed').requests
 * const found = []
 * for await (const { id } of streamDiagrams(request)) found.push(id)
 * found.length // 3
 */
export function streamDiagrams(request: DiagramRequest, options: StreamOptions = {}): AsyncGenerator<WeightedDiagram> {
  return streamed(enumerateDiagrams(request), options)
}

/** Any sequence of diagrams in that way; undefined in it are steps in which none was found. */
export async function* streamed(
  diagrams: Iterable<WeightedDiagram | undefined>,
  options: StreamOptions = {},
): AsyncGenerator<WeightedDiagram> {
  const { signal, onProgress, pauseAfter = 256 } = options
  let [found, steps] = [0, 0]
  signal?.throwIfAborted()
  for (const diagram of diagrams) {
    if (diagram !== undefined) {
      yield diagram
      found++
    }
    if (++steps % pauseAfter !== 0) continue
    onProgress?.(found)
    await giveWay(signal)
  }
  onProgress?.(found)
}

/** Other events get their turn. @throws the signal's reason when it is aborted */
export async function giveWay(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve))
  signal?.throwIfAborted()
}
