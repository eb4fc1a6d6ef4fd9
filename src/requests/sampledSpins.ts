import { glauberEstimate, glauberMeans } from '../effective/glauber.js'
import type { GlauberMeans, GlauberTask } from '../effective/glauber.js'
import type { Running } from './running.js'
import { inTurns } from './turns.js'

/** Means of Ising spins by Glauber dynamics. */
export interface SampledSpins {
  readonly means: readonly number[]
  /** Standard errors, from batches of several independent chains. */
  readonly errors: readonly number[]
  readonly sweeps: number
  readonly seed: number
}

/** Independent chains, each with so many batches. */
const CHAINS = 8
const BATCHES = 10

/** Samples the spins in their fields, chain by chain, on several cores where there are some. */
export async function sampledSpins(
  {
    couplings,
    fields,
    seed,
    sweeps,
  }: {
    readonly couplings: Float64Array
    readonly fields: readonly number[]
    readonly seed: number
    readonly sweeps: number
  },
  { threads, signal, onProgress }: Running,
): Promise<SampledSpins> {
  const tasks = Array.from({ length: CHAINS }, (_, chain): { readonly kind: 'glauber' } & GlauberTask => ({
    kind: 'glauber',
    couplings,
    fields: Float64Array.from(fields),
    seed,
    chain,
    warmUp: Math.ceil(sweeps / CHAINS / 5),
    sweeps: Math.ceil(sweeps / CHAINS),
    batches: BATCHES,
  }))
  const chains = new Map<number, GlauberMeans>()
  const tell = (): void => onProgress?.({ what: 'sampling spins', done: chains.size, of: CHAINS, unit: 'chains' })
  const keep = (task: { readonly chain: number }, means: GlauberMeans | undefined): void => {
    if (means !== undefined) chains.set(task.chain, means)
    tell()
  }
  tell()
  if (threads !== undefined && threads.cores > 1) {
    for await (const [task, { glauber }] of threads.run('spins', tasks, signal))
      if (task.kind === 'glauber') keep(task, glauber)
  } else {
    for (const task of tasks) keep(task, await inTurns(glauberMeans(task), signal))
  }
  const inOrder = [...chains].sort(([a], [b]) => a - b).map(([, means]) => means)
  return { ...glauberEstimate(inOrder), sweeps, seed }
}
