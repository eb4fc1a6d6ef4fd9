import { finished } from '../algebra/finished.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { worksOf } from './divisible.js'
import type { Divisible } from './divisible.js'

/** Some consecutive pieces of it, for another thread. */
export interface PiecesTask {
  readonly request: Divisible
  /** The address of the module that has the network; left out for one that ships. */
  readonly module?: string
  /** Which of its samplings. */
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

/** A thread serves one request: its plan and its measures are made once. */
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
