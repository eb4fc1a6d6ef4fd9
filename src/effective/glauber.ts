import { randomStream } from '../random/philox.js'

/** A Markov chain of Ising spins, for one core. */
export interface GlauberTask {
  /** Row after row. */
  readonly couplings: Float64Array
  readonly fields: Float64Array
  readonly seed: number
  /** Which of several independent chains. */
  readonly chain: number
  /** Sweeps that are left out first. */
  readonly warmUp: number
  /** Sweeps that are averaged over, in so many batches of one length. */
  readonly sweeps: number
  readonly batches: number
}

/** The mean of every spin in every batch, batch after batch. */
export interface GlauberMeans {
  readonly batches: readonly Float64Array[]
}

/** Couplings that are looked at in a step of sweeps, at most and about. */
const STEP = 100_000

/**
 * Heat-bath (Glauber) dynamics: in a sweep every spin in turn is set to 1 with probability 1/(1 + e^{−2(h_i + Σ_j K_ij s_j)}).
 * In place of the spin its mean given all others, tanh of that field, is averaged, which has the same mean and less noise.
 */
export function* glauberMeans({
  couplings,
  fields,
  seed,
  chain,
  warmUp,
  sweeps,
  batches,
}: GlauberTask): Generator<undefined, GlauberMeans> {
  const n = fields.length
  const random = randomStream(seed, chain)
  const spins = new Float64Array(n)
  const local = fields.slice()
  const add = (i: number, change: number): void => {
    const row = i * n
    for (let j = 0; j < n; j++) local[j] = (local[j] as number) + change * (couplings[row + j] as number)
  }
  for (let i = 0; i < n; i++) {
    spins[i] = random.uniform() < 0.5 ? -1 : 1
    add(i, spins[i] as number)
  }
  const sweep = (means?: Float64Array): void => {
    for (let i = 0; i < n; i++) {
      const mean = Math.tanh(local[i] as number)
      if (means !== undefined) means[i] = (means[i] as number) + mean
      const next = 2 * random.uniform() - 1 < mean ? 1 : -1
      if (next === spins[i]) continue
      add(i, 2 * next)
      spins[i] = next
    }
  }
  const inStep = Math.ceil(STEP / n ** 2)
  function* swept(count: number, means?: Float64Array): Generator<undefined, void> {
    for (let k = 1; k <= count; k++) {
      sweep(means)
      if (k % inStep === 0) yield
    }
  }
  yield* swept(warmUp)
  const length = Math.ceil(sweeps / batches)
  const found: Float64Array[] = []
  for (let batch = 0; batch < batches; batch++) {
    const means = new Float64Array(n)
    yield* swept(length, means)
    found.push(means.map((sum) => sum / length))
  }
  return { batches: found }
}

/** Mean and standard error of every spin over the batches of all chains. */
export function glauberEstimate(chains: readonly GlauberMeans[]): {
  readonly means: readonly number[]
  readonly errors: readonly number[]
} {
  const batches = chains.flatMap((chain) => chain.batches)
  const count = batches.length
  const spins = batches[0]?.length ?? 0
  const means = Array.from(
    { length: spins },
    (_, i) => batches.reduce((sum, batch) => sum + (batch[i] as number), 0) / count,
  )
  const errors = means.map((mean, i) =>
    Math.sqrt(batches.reduce((sum, batch) => sum + ((batch[i] as number) - mean) ** 2, 0) / (count * (count - 1))),
  )
  return { means, errors }
}
