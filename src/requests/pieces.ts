import { plannedCheck } from '../montecarlo/check/checkDefinition.js'
import type { CheckDefinition } from '../montecarlo/check/checkDefinition.js'
import { samplePiece } from '../montecarlo/sampling/batches.js'
import type { Measure } from '../montecarlo/sampling/batches.js'
import type { Sampling } from '../montecarlo/sampling/sampling.js'
import { randomStream } from '../random/philox.js'
import { loadedNetwork } from './networkModule.js'
import { chosenNetwork } from './networkSubject.js'

/** Some consecutive pieces of a sampling of a check, for another thread. */
export interface PiecesTask {
  readonly request: CheckDefinition
  /** The address of the module that has the network; left out for one that ships. */
  readonly module?: string
  /** Which of the samplings of the check. */
  readonly sampling: number
  readonly first: number
  readonly end: number
}

/** The sums of each of the pieces: what the worker for samples runs. */
export async function pieces(task: PiecesTask): Promise<readonly Float64Array[]> {
  const { of, measure } = await prepared(task)
  const stream = randomStream(of.seed, 0)
  const values = new Float64Array(of.terms)
  return Array.from({ length: task.end - task.first }, (_, i) =>
    samplePiece(of, task.first + i, measure, stream, values),
  )
}

interface Plan {
  readonly samplings: readonly Sampling[]
  readonly measures: Map<number, Measure>
}

/** A thread serves one check: its plan and its measures are made once. */
const plans = new Map<string, Plan>()

async function prepared({
  request,
  module,
  sampling,
}: PiecesTask): Promise<{ readonly of: Sampling; readonly measure: Measure }> {
  const key = JSON.stringify([request, module])
  const plan = plans.get(key) ?? (await planned(request, module))
  plans.set(key, plan)
  const of = plan.samplings[sampling] as Sampling
  const measure = plan.measures.get(sampling) ?? of.prepare()
  plan.measures.set(sampling, measure)
  return { of, measure }
}

async function planned(request: CheckDefinition, module: string | undefined): Promise<Plan> {
  const { network: name, parameters } = request
  const { of } = chosenNetwork({ network: await loadedNetwork(module === undefined ? name : { module }), parameters })
  return { samplings: plannedCheck(request, of).samplings, measures: new Map() }
}
