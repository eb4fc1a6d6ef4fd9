import { finished } from '../algebra/finished.js'
import { plannedCheck } from '../montecarlo/check/checkDefinition.js'
import type { CheckDefinition } from '../montecarlo/check/checkDefinition.js'
import { piecewise } from '../montecarlo/sampling/piecewise.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { loadedNetwork } from './networkModule.js'
import { chosenNetwork } from './networkSubject.js'
import { pathWork } from './pathWork.js'
import type { PathDefinition } from './pathWork.js'

/** Work that can be divided, as plain data of which every thread and every machine makes the same pieces. */
export type Divisible = CheckDefinition | PathDefinition

/** Some consecutive pieces of it, for another thread. */
export interface PiecesTask {
  readonly request: Divisible
  /** The address of the module that has the network; left out for one that ships. */
  readonly module?: string
  /** Which of the samplings of the check. */
  readonly sampling: number
  readonly first: number
  readonly end: number
}

/** The sums of each of the pieces: what the worker for samples runs. */
export async function pieces(task: PiecesTask): Promise<readonly Float64Array[]> {
  const of = await prepared(task)
  return Array.from({ length: task.end - task.first }, (_, i) => finished(of(task.first + i)))
}

interface Plan {
  readonly works: readonly Piecewise[]
  readonly prepared: Map<number, ReturnType<Piecewise['prepare']>>
}

/** A thread serves one check: its plan and its measures are made once. */
const plans = new Map<string, Plan>()

async function prepared({ request, module, sampling }: PiecesTask): Promise<ReturnType<Piecewise['prepare']>> {
  const key = JSON.stringify([request, module])
  const plan = plans.get(key) ?? {
    works: await worksOf(request, module),
    prepared: new Map<number, ReturnType<Piecewise['prepare']>>(),
  }
  plans.set(key, plan)
  const of = plan.prepared.get(sampling) ?? (plan.works[sampling] as Piecewise).prepare()
  plan.prepared.set(sampling, of)
  return of
}

async function worksOf(request: Divisible, module: string | undefined): Promise<readonly Piecewise[]> {
  if ('equation' in request) return [pathWork(request)]
  const { network: name, parameters } = request
  const { of } = chosenNetwork({ network: await loadedNetwork(module === undefined ? name : { module }), parameters })
  return plannedCheck(request, of).samplings.map((each) => piecewise(each))
}
