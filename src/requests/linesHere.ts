import { giveWay } from '../diagrams/streamDiagrams.js'
import type { DiagramLines } from '../render/linesPart.js'
import type { Running } from './running.js'

/** Other work gets its turn after so many parts of a list. */
const PARTS = 8

/**
 * The bytes of a list that is made on this thread, part by part, with turns for other work; each part is good until the
 * next one is asked for. @throws the signal's reason
 */
export async function* linesHere(
  parts: Iterable<DiagramLines>,
  diagrams: number,
  { signal, onProgress }: Running,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let [done, count] = [0, 0]
  const tell = (): void => onProgress?.({ what: 'listing diagrams', done, of: diagrams, unit: 'diagrams' })
  tell()
  signal?.throwIfAborted()
  for (const { bytes, diagrams: found } of parts) {
    if (bytes.length > 0) yield bytes
    done += found
    if (++count % PARTS !== 0) continue
    tell()
    await giveWay(signal)
  }
  tell()
}
