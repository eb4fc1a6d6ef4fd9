import * as Q from './algebra/rational.js'
import { countDiagrams } from './diagrams/countDiagrams.js'
import { enumerateDiagrams } from './diagrams/enumerate.js'
import { partOfShard } from './diagrams/generator/request.js'
import type { DiagramRequest } from './diagrams/request.js'
import { emptyBatches, fillBatch } from './montecarlo/batches.js'
import { plannedCheck } from './montecarlo/checkRequest.js'
import type { CheckRequest } from './montecarlo/checkRequest.js'
import type { Measure } from './montecarlo/batches.js'
import type { Sampling } from './montecarlo/sampling.js'
import { randomStream } from './random/philox.js'
import { diagramJson } from './render/diagramJson.js'

/** A part of an enumeration, for a worker thread. */
export interface PartTask {
  readonly request: DiagramRequest
  /** Only number and weight, or every diagram as a line of JSON. */
  readonly want: 'count' | 'lines'
  /** [i, n]: the i-th of n parts of it. */
  readonly part: readonly [number, number]
}

/** What a part holds; exact numbers as strings. */
export interface PartResult {
  readonly diagrams: string
  readonly weight: string
  readonly lines: string
}

/** Runs a part of an enumeration; the door for worker threads. */
export default function runPart({ request, want, part }: PartTask): PartResult {
  if (want === 'count') {
    const { diagrams, weight } = countDiagrams(request, part)
    return { diagrams: `${diagrams}`, weight: Q.format(weight), lines: '' }
  }
  const lines: string[] = []
  for (const diagram of enumerateDiagrams({ ...request, shard: partOfShard(request.shard, part) })) lines.push(`${JSON.stringify(diagramJson(diagram))}\n`)
  return { diagrams: `${lines.length}`, weight: '', lines: lines.join('') }
}

/** Some consecutive batches of a sampling of a check, for a worker thread. */
export interface BatchesTask {
  readonly request: CheckRequest
  /** Which of the samplings of the check. */
  readonly sampling: number
  readonly first: number
  readonly end: number
}

/** The sums of each of the batches. */
export function runBatches({ request, sampling, first, end }: BatchesTask): readonly Float64Array[] {
  const { of, measure } = prepared(request, sampling)
  const sums = emptyBatches(of.samples, of.terms)
  const stream = randomStream(of.seed, 0)
  const values = new Float64Array(of.terms)
  return Array.from({ length: end - first }, (_, i) => {
    fillBatch(sums, first + i, measure, stream, values)
    return sums.sums.slice((first + i) * of.terms, (first + i + 1) * of.terms)
  })
}

/** A thread serves one check: its plan and its measures are made once. */
const plans = new Map<string, { readonly samplings: readonly Sampling[]; readonly measures: Map<number, Measure> }>()

function prepared(request: CheckRequest, sampling: number): { readonly of: Sampling; readonly measure: Measure } {
  const key = JSON.stringify(request)
  const plan = plans.get(key) ?? { samplings: plannedCheck(request).samplings, measures: new Map<number, Measure>() }
  plans.set(key, plan)
  const of = plan.samplings[sampling] as Sampling
  const measure = plan.measures.get(sampling) ?? of.prepare()
  plan.measures.set(sampling, measure)
  return { of, measure }
}
