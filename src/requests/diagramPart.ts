import * as Q from '../algebra/rational.js'
import { countUpTo } from '../diagrams/countDiagrams.js'
import { partOfShard } from '../diagrams/generator/request.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { diagramLines } from '../render/diagramLines.js'

/** A part of an enumeration, for another thread. */
export interface PartTask {
  readonly request: DiagramRequest
  /** Only number and weight, or every diagram as a line of JSON. */
  readonly want: 'count' | 'lines'
  /** [i, n]: the i-th of n parts of it. */
  readonly part: readonly [number, number]
  /** A count goes no further than this; default: to the end. */
  readonly most?: number
}

/** What a part holds; exact numbers as strings. */
export interface PartResult {
  readonly diagrams: string
  readonly weight: string
  /** The lines, in parts. */
  readonly lines: readonly Uint8Array<ArrayBuffer>[]
  /** Whether there are more than the most. */
  readonly cut?: true
}

/** Enumerates a part: what the worker for diagrams runs. */
export function diagramPart({ request, want, part, most = Number.POSITIVE_INFINITY }: PartTask): PartResult {
  if (want === 'count') {
    const { diagrams, weight, ...rest } = countUpTo(request, most, part)
    return { diagrams: `${diagrams}`, weight: Q.format(weight), lines: [], ...rest }
  }
  const lines = []
  let found = 0
  for (const { bytes, diagrams } of diagramLines([{ ...request, shard: partOfShard(request.shard, part) }])) {
    // A part without lines is a pause.
    if (bytes.length > 0) lines.push(bytes.slice())
    found += diagrams
  }
  return { diagrams: `${found}`, weight: '', lines }
}
