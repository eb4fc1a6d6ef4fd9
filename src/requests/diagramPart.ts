import * as Q from '../algebra/rational.js'
import { countUpTo } from '../diagrams/countDiagrams.js'
import type { WeightedDiagram } from '../diagrams/diagram.js'
import { enumerateDiagrams } from '../diagrams/enumerate.js'
import { partOfShard } from '../diagrams/generator/request.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { diagramJson } from '../render/diagramJson.js'
import { jsonText } from '../render/jsonText.js'

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
  readonly lines: string
  /** Whether there are more than the most. */
  readonly cut?: true
}

/** Enumerates a part: what the worker for diagrams runs. */
export function diagramPart({ request, want, part, most = Number.POSITIVE_INFINITY }: PartTask): PartResult {
  if (want === 'count') {
    const { diagrams, weight, ...rest } = countUpTo(request, most, part)
    return { diagrams: `${diagrams}`, weight: Q.format(weight), lines: '', ...rest }
  }
  const lines: string[] = []
  for (const diagram of enumerateDiagrams({ ...request, shard: partOfShard(request.shard, part) }))
    lines.push(diagramLine(diagram))
  return { diagrams: `${lines.length}`, weight: '', lines: lines.join('') }
}

/** A diagram as a line of JSON. */
function diagramLine(weighted: WeightedDiagram): string {
  return `${jsonText(diagramJson(weighted))}\n`
}
