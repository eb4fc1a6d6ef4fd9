import type { IndexedStream } from '../../random/philox.js'
import { randomStream } from '../../random/philox.js'
import { COLUMNS, couplingProduct } from './couplingProduct.js'
import type { NetworkOfPopulations, Population } from './networkOfPopulations.js'

/** One network of several populations, for one core. */
export interface PopulationsTask {
  readonly units: number
  readonly seed: number
  /** Which of several networks of that size. */
  readonly number: number
  readonly dt: number
  /** Steps that are left out first. */
  readonly warmUp: number
  readonly steps: number
  /** Steps between two looks. */
  readonly every: number
  /** Variance and mean of each population at the start. */
  readonly variances: readonly number[]
  readonly means: readonly number[]
}

/** Of each population what each trajectory has on average: its variance about its mean, over units and time. */
export interface PopulationsMeasured {
  readonly variances: readonly (readonly number[])[]
  readonly means: readonly (readonly number[])[]
}

/** Networks of one size have streams of their own. */
const NETWORKS = 100_000

/** Units of each population, as many as its share is, to the next whole number. */
export function populationSizes(
  { populations }: Pick<NetworkOfPopulations, 'populations'>,
  units: number,
): readonly number[] {
  let [share, placed] = [0, 0]
  return populations.map(({ fraction }) => {
    share += fraction
    const size = Math.round(share * units) - placed
    placed += size
    return size
  })
}

/**
 * Eight trajectories of one network, by the steps of {@link networkRun}. J_ij of N_b units has the mean J̄_ab α_b/N_b and the
 * variance g_ab² α_b/N_b: J̄_ab/N and g_ab²/N where N_b is α_b N. In steps, between which others have their turn.
 */
export function* populationsRun(
  network: NetworkOfPopulations,
  task: PopulationsTask,
): Generator<void, PopulationsMeasured> {
  const { units, seed, number, dt, warmUp, steps, every } = task
  const index = units * NETWORKS + number
  const walk = walking(network, task, dt, randomStream(seed, 2 * index), randomStream(seed, 2 * index + 1))
  for (let n = 0; n < warmUp; n++) {
    walk.step()
    yield
  }
  const sizes = populationSizes(network, units)
  const [first, second] = [0, 1].map(() => sizes.map(() => new Float64Array(COLUMNS))) as [
    Float64Array[],
    Float64Array[],
  ]
  const looks = Math.floor(steps / every)
  for (let look = 0; look < looks; look++) {
    for (let n = 0; n < every; n++) {
      walk.step()
      yield
    }
    let at = 0
    sizes.forEach((size, a) => {
      const [sums, squares] = [first[a] as Float64Array, second[a] as Float64Array]
      for (const end = at + size * COLUMNS; at < end; at++) {
        const [k, x] = [at % COLUMNS, walk.x[at] as number]
        sums[k] = (sums[k] as number) + x / (size * looks)
        squares[k] = (squares[k] as number) + (x * x) / (size * looks)
      }
    })
  }
  const means = first.map((each) => [...each])
  return {
    means,
    variances: second.map((each, a) => Array.from(each, (square, k) => square - (means[a]?.[k] as number) ** 2)),
  }
}

/** Long enough for an error to show, short enough that chaos has not made it larger. */
const TIME = 2
const FEW = 100

/** By how much a network without noise is elsewhere after a short time, relative, when its steps are halved. */
export function populationsStepError(
  network: NetworkOfPopulations,
  start: Pick<PopulationsTask, 'variances' | 'means'>,
  dt: number,
): number {
  const quiet = { ...network, populations: network.populations.map((each): Population => ({ ...each, noise: 0 })) }
  const [whole, halves] = [1, 2].map((parts) => {
    const walk = walking(quiet, { ...start, units: FEW }, dt / parts, randomStream(1, 0), randomStream(1, 1))
    for (let n = 0; n < parts * Math.ceil(TIME / dt); n++) walk.step()
    return walk.x
  }) as [Float64Array, Float64Array]
  let [apart, size] = [0, 0]
  whole.forEach((x, i) => {
    apart += (x - (halves[i] as number)) ** 2
    size += x * x
  })
  return size === 0 ? 0 : Math.sqrt(apart / size)
}

interface Walk {
  /** Unit after unit, its trajectories beside each other. */
  readonly x: Float64Array
  readonly step: () => void
}

function walking(
  network: NetworkOfPopulations,
  { units, variances, means }: Pick<PopulationsTask, 'units' | 'variances' | 'means'>,
  dt: number,
  random: IndexedStream,
  kicked: IndexedStream,
): Walk {
  const { populations, g } = network
  const sizes = populationSizes(network, units)
  const populationOf = sizes.flatMap((size, a) => Array.from({ length: size }, () => a))
  let row = 0
  const { columns, inputs, multiply } = couplingProduct(units, (couplings) => {
    const a = populationOf[row++] as number
    random.rows(couplings, units, 0, 1)
    for (let j = 0; j < units; j++) {
      const b = populationOf[j] as number
      const share = (populations[b] as Population).fraction / (sizes[b] as number)
      couplings[j] =
        (network.means[a]?.[b] as number) * share + (g[a]?.[b] as number) * Math.sqrt(share) * (couplings[j] as number)
    }
  })
  const size = units * COLUMNS
  const [x, kicks, before] = [new Float64Array(size), new Float64Array(size), new Float32Array(size)]
  random.rows(x, size, 0, 1)
  for (let at = 0; at < size; at++) {
    const a = populationOf[Math.floor(at / COLUMNS)] as number
    x[at] = (means[a] as number) + Math.sqrt(variances[a] as number) * (x[at] as number)
  }
  const decay = Math.exp(-dt)
  const [now, then] = [1.5 * (1 - decay), -0.5 * (1 - decay)]
  const spreads = populations.map(({ noise }) => Math.sqrt((noise / 2) * (1 - decay * decay)))
  const isNoisy = spreads.some((each) => each > 0)
  let isFirst = true
  const step = (): void => {
    for (let i = 0, at = 0; i < units; i++) {
      const { value } = (populations[populationOf[i] as number] as Population).phi
      for (const end = at + COLUMNS; at < end; at++) columns[at] = value(x[at] as number)
    }
    multiply()
    if (isFirst) before.set(inputs.subarray(0, size))
    isFirst = false
    if (isNoisy) kicked.rows(kicks, size, 0, 1)
    for (let i = 0, at = 0; i < units; i++) {
      const spread = spreads[populationOf[i] as number] as number
      for (const end = at + COLUMNS; at < end; at++)
        x[at] =
          decay * (x[at] as number) +
          now * (inputs[at] as number) +
          then * (before[at] as number) +
          spread * (kicks[at] as number)
    }
    before.set(inputs.subarray(0, size))
  }
  return { x, step }
}
