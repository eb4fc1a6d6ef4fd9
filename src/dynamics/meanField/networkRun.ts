import { randomStream } from '../../random/philox.js'
import { activation } from './activation.js'
import { COLUMNS, randomCouplings } from './couplingProduct.js'

/** One network, for one core. */
export interface NetworkTask {
  readonly phi: string
  readonly g: number
  readonly noise: number
  readonly units: number
  readonly seed: number
  /** Which of several networks of that size. */
  readonly network: number
  readonly dt: number
  /** Steps that are left out first. */
  readonly warmUp: number
  readonly steps: number
  /** Steps between two looks, which are also those between two points of c(τ). */
  readonly every: number
  /** Points of c(τ). */
  readonly lags: number
  /** Variance of the start. */
  readonly start: number
}

/** What was measured of a network, averaged over its trajectories. */
export interface NetworkMeasured {
  /** c(τ) at multiples of the time between two looks. */
  readonly c: readonly number[]
  readonly lyapunov: number
  /** Of c(0) and λ, each trajectory in four parts. */
  readonly parts: { readonly c0: readonly number[]; readonly lyapunov: readonly number[] }
}

/** Trajectories of one network, from different starts, with noise of their own. */
export const TRAJECTORIES: number = COLUMNS / 2
const PARTS = 4
/** Numbers that {@link NetworkMeasured} has in parts, of c(0) and of λ. */
export const IN_PARTS: number = PARTS * TRAJECTORIES
/** Networks of one size have streams of their own. */
const NETWORKS = 100_000

/**
 * Four trajectories of one network with a tangent vector each. The decay −x and the noise are exact in a step, the input
 * is extrapolated from the last two (second order): x ← e^{−dt} x + (1 − e^{−dt})(3 I_n − I_{n−1})/2 + noise, and the
 * tangent vector by the derivative of that. Memory does not grow with time. In steps, between which others have their turn.
 */
export function* networkRun(task: NetworkTask): Generator<void, NetworkMeasured> {
  const { g, noise, units, seed, network, dt, warmUp, steps, every, lags } = task
  const { value, slope } = activation(task.phi)
  const index = units * NETWORKS + network
  const random = randomStream(seed, 2 * index)
  const size = units * TRAJECTORIES
  const { columns, inputs, multiply } = randomCouplings(units, g, random)
  const [x, tangent, kicks] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  random.rows(x, size, 0, 1)
  random.rows(tangent, size, 0, 1)
  for (let i = 0; i < size; i++) x[i] = (x[i] as number) * Math.sqrt(task.start)
  const kicked = randomStream(seed, 2 * index + 1)
  const decay = Math.exp(-dt)
  const spread = Math.sqrt((noise / 2) * (1 - decay * decay))
  const [now, then] = [1.5 * (1 - decay), -0.5 * (1 - decay)]
  const before = new Float32Array(units * COLUMNS)
  const step = (first: boolean): void => {
    for (let i = 0, at = 0; i < size; at += COLUMNS)
      for (let k = 0; k < TRAJECTORIES; k++, i++) {
        const each = x[i] as number
        columns[at + k] = value(each)
        columns[at + TRAJECTORIES + k] = slope(each) * (tangent[i] as number)
      }
    multiply()
    if (first) before.set(inputs.subarray(0, before.length))
    if (noise > 0) kicked.rows(kicks, size, 0, 1)
    for (let i = 0, at = 0; i < size; at += COLUMNS)
      for (let k = 0; k < TRAJECTORIES; k++, i++) {
        const [own, turned] = [at + k, at + TRAJECTORIES + k]
        x[i] =
          decay * (x[i] as number) +
          now * (inputs[own] as number) +
          then * (before[own] as number) +
          spread * (kicks[i] as number)
        tangent[i] =
          decay * (tangent[i] as number) + now * (inputs[turned] as number) + then * (before[turned] as number)
      }
    before.set(inputs.subarray(0, before.length))
  }
  /** Makes tangent vectors, with the input that is remembered, of length 1; how much they have grown. */
  const grown = new Float64Array(TRAJECTORIES)
  const normalise = (): void => {
    grown.fill(0)
    for (let i = 0; i < size; i++)
      grown[i % TRAJECTORIES] = (grown[i % TRAJECTORIES] as number) + (tangent[i] as number) ** 2
    for (let k = 0; k < TRAJECTORIES; k++) grown[k] = Math.sqrt(grown[k] as number)
    for (let i = 0; i < size; i++) tangent[i] = (tangent[i] as number) / (grown[i % TRAJECTORIES] as number)
    for (let at = TRAJECTORIES; at < before.length; at += COLUMNS)
      for (let k = 0; k < TRAJECTORIES; k++) before[at + k] = (before[at + k] as number) / (grown[k] as number)
  }
  for (let n = 0; n < warmUp; n++) {
    step(n === 0)
    if (n % every === 0) normalise()
    yield
  }
  normalise()
  return yield* measured({ size, lags, looks: Math.floor(steps / every), interval: every * dt }, x, function* () {
    for (let n = 0; n < every; n++) {
      step(false)
      yield
    }
    normalise()
    return grown
  })
}

interface Looks {
  readonly size: number
  readonly lags: number
  readonly looks: number
  readonly interval: number
}

/** The last looks are kept, as many as there are lags. */
function* measured(
  { size, lags, looks, interval }: Looks,
  x: Float64Array,
  advance: () => Generator<void, Float64Array>,
): Generator<void, NetworkMeasured> {
  const kept = new Float32Array(lags * size)
  const [sums, counts] = [new Float64Array(lags), new Float64Array(lags)]
  const ofParts = { c0: new Float64Array(IN_PARTS), lyapunov: new Float64Array(IN_PARTS) }
  const inPart = new Float64Array(PARTS)
  for (let look = 0; look < looks; look++) {
    const growth = yield* advance()
    kept.set(x, (look % lags) * size)
    const part = Math.min(PARTS - 1, Math.floor((look * PARTS) / looks))
    inPart[part] = (inPart[part] as number) + 1
    for (let k = 0; k < TRAJECTORIES; k++) {
      let square = 0
      for (let i = k; i < size; i += TRAJECTORIES) square += (x[i] as number) ** 2
      const at = part * TRAJECTORIES + k
      ofParts.c0[at] = (ofParts.c0[at] as number) + (square * TRAJECTORIES) / size
      ofParts.lyapunov[at] = (ofParts.lyapunov[at] as number) + Math.log(growth[k] as number) / interval
    }
    for (let lag = 0; lag < Math.min(lags, look + 1); lag++) {
      const from = ((look - lag) % lags) * size
      let sum = 0
      for (let i = 0; i < size; i++) sum += (x[i] as number) * (kept[from + i] as number)
      sums[lag] = (sums[lag] as number) + sum / size
      counts[lag] = (counts[lag] as number) + 1
    }
  }
  const each = (values: Float64Array): readonly number[] =>
    Array.from(values, (sum, at) => sum / (inPart[Math.floor(at / TRAJECTORIES)] as number))
  const parts = { c0: each(ofParts.c0), lyapunov: each(ofParts.lyapunov) }
  const mean = parts.lyapunov.reduce((sum, value) => sum + value, 0) / parts.lyapunov.length
  return { c: Array.from(sums, (sum, lag) => sum / (counts[lag] as number)), lyapunov: mean, parts }
}
