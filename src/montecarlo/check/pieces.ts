import { samplePiece } from '../sampling/batches.js'
import { plannedCheck } from './checkRequest.js'
import type { CheckRequest } from './checkRequest.js'
import type { Measure } from '../sampling/batches.js'
import type { Sampling } from '../sampling/sampling.js'
import { randomStream } from '../../random/philox.js'

/** Some consecutive pieces of a sampling of a check, for another thread. */
export interface PiecesTask {
  readonly request: CheckRequest
  /** Which of the samplings of the check. */
  readonly sampling: number
  readonly first: number
  readonly end: number
}

/** The sums of each of the pieces: what the worker for samples runs. */
export function pieces({ request, sampling, first, end }: PiecesTask): readonly Float64Array[] {
  const { of, measure } = prepared(request, sampling)
  const stream = randomStream(of.seed, 0)
  const values = new Float64Array(of.terms)
  return Array.from({ length: end - first }, (_, i) => samplePiece(of, first + i, measure, stream, values))
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
