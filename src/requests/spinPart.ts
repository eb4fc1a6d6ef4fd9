import { finished } from '../algebra/finished.js'
import { cliquePart } from '../effective/gibbsEnergy.js'
import type { GibbsPart } from '../effective/gibbsEnergy.js'
import { glauberMeans } from '../effective/glauber.js'
import type { GlauberMeans, GlauberTask } from '../effective/glauber.js'
import { sumPlan } from '../effective/sumPlan.js'
import { sumValues } from '../effective/sumValues.js'

/** A part of a Gibbs free energy: all sums but those over quadruples joined all with all, or some of these. */
export interface GibbsTask {
  readonly kind: 'sums' | 'cliques'
  /** Row after row. */
  readonly couplings: Float64Array
  readonly means: Float64Array
  readonly order: number
  readonly from: number
  readonly to: number
}

/** What the worker for spins runs. */
export type SpinTask = GibbsTask | ({ readonly kind: 'glauber' } & GlauberTask)

export interface SpinResult {
  readonly gibbs?: GibbsPart
  readonly glauber?: GlauberMeans
}

/** Does a part of the work on Ising spins. */
export function spinPart(task: SpinTask): SpinResult {
  if (task.kind === 'glauber') return { glauber: finished(glauberMeans(task)) }
  const { couplings, means, order, from, to } = task
  if (task.kind === 'sums') return { gibbs: finished(sumValues(sumPlan(order), couplings, means, 'means')) }
  return { gibbs: finished(cliquePart(couplings, means, { order, slopes: 'means', from, to })) }
}
