import { mean } from '../algebra/mean.js'
import { networkRun, TRAJECTORIES } from '../dynamics/meanField/networkRun.js'
import type { NetworkMeasured, NetworkTask } from '../dynamics/meanField/networkRun.js'
import type { MeanFieldState } from '../dynamics/meanField/meanFieldState.js'
import { stepError } from '../dynamics/meanField/stepError.js'
import { InputError } from '../errors.js'
import { normalScore } from '../montecarlo/statistics/student.js'
import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'
import type { Running } from './running.js'
import { turns } from './turns.js'

/** Networks that are simulated beside the theory. */
export interface SimulationRequest {
  /** Units; with several sizes the limit of many units is extrapolated. */
  readonly units: readonly number[]
  /** Networks of each size, each with couplings of its own; default 4. */
  readonly networks?: number
  /** Time that is averaged over, after a warm-up of 50; default 300. */
  readonly time?: number
  /** Default 0.1. */
  readonly dt?: number
  /** Default 1. */
  readonly seed?: number
}

/** A mean over networks with its standard error, beside what theory says. */
export interface SimulatedNumber {
  readonly value: number
  readonly standardError: number
  readonly z: number
  readonly verdict: 'agrees' | 'differs' | 'undecided'
}

export interface SimulatedSize {
  readonly units: number
  readonly c0: SimulatedNumber
  readonly lyapunov: SimulatedNumber
  readonly curve: {
    readonly tau: readonly number[]
    readonly c: readonly number[]
    readonly standardErrors: readonly number[]
  }
}

export interface Simulation {
  readonly sizes: readonly SimulatedSize[]
  /** a of a + b/N, with b in `slope`. */
  readonly extrapolated?: {
    readonly c0: SimulatedNumber & { readonly slope: number }
    readonly lyapunov: SimulatedNumber & { readonly slope: number }
  }
  readonly networks: number
  readonly time: number
  readonly dt: number
  readonly seed: number
  /** By how much halved steps move a network within a time of 2, relative. */
  readonly stepError: number
}

const WARM_UP = 50
/** Time between two looks, and up to where c(τ) is measured. */
const APART = 0.5
const LONGEST = 25
/** Halved steps may move a network by so much. */
const MOVED = 0.03
const SIGMAS = 3
/** Larger errors tell nothing. */
const BLUNT = { c0: 0.15, lyapunov: 0.05 }

/**
 * Simulates networks of every size, on several cores where there are some, and compares them with the theory.
 *
 * @throws InputError for sizes and times out of range, and for a dt that is too large; the signal's reason when it is aborted
 */
export async function simulatedNetworks(
  state: MeanFieldState,
  request: SimulationRequest,
  running: Running,
): Promise<Simulation> {
  const { units, networks = 4, time = 300, dt = 0.1, seed = 1 } = request
  requireRequest({ units, networks, time, dt, seed })
  const { phi, g, noise } = state.network
  const start = state.c0 > 0 ? state.c0 : 0.1
  const moved = stepError(phi.name, g, { dt, start })
  if (!(moved <= MOVED))
    throw new InputError({
      code: 'requests.step',
      at: 'dt',
      expected: `a time step that is small enough, for half of it moves the network by ${(100 * moved).toPrecision(2)} % within a time of 2`,
      received: `${dt}`,
    })
  const every = Math.max(1, Math.round(APART / dt))
  const common = {
    ...{ phi: phi.name, g, noise, seed, dt, every, start },
    warmUp: Math.ceil(WARM_UP / dt),
    steps: Math.ceil(time / dt),
    lags: Math.min(Math.floor(LONGEST / (every * dt)) + 1, Math.floor(time / (every * dt) / 2)),
  }
  // Large networks first, so that no core waits for one at the end.
  const tasks = [...units]
    .sort((a, b) => b - a)
    .flatMap((size) =>
      Array.from({ length: networks }, (_, network): NetworkTask => ({ ...common, units: size, network })),
    )
  const found = await allRun(tasks, running)
  const sizes = units.map((size): SimulatedSize => {
    const runs = found.flatMap(([task, each]) => (task.units === size ? [each] : []))
    return sizeOf(size, runs, state, every * dt)
  })
  return {
    sizes,
    ...extrapolated(sizes, state, sizes.length * (networks - 1)),
    networks,
    time,
    dt,
    seed,
    stepError: moved,
  }
}

function requireRequest({ units, networks, time, dt, seed }: Required<SimulationRequest>): void {
  if (units.length === 0 || units.length > 20 || new Set(units).size !== units.length)
    throw new InputError({
      code: 'requests.simulate',
      at: 'simulate N',
      expected: 'different numbers of units, twenty at most',
      received: units.join(','),
    })
  for (const size of units) {
    requireNumber(size, { at: 'simulate N', integer: true, min: 20, expected: 'a number of units, 20 at least' })
    requireSize({ code: 'requests.simulate', at: 'simulate N', of: 'units', needed: size, most: largest.networkUnits })
  }
  requireNumber(networks, {
    at: 'simulate seeds',
    integer: true,
    min: 2,
    max: 1000,
    expected: 'a number of networks from 2 to 1000',
  })
  requireNumber(dt, { at: 'simulate dt', above: 0, max: 1, expected: 'a time step above 0, up to 1' })
  requireNumber(time, { at: 'simulate time', min: 10, max: 1e6, expected: 'a time from 10 to 10⁶' })
  requireNumber(seed, { at: 'seed', integer: true, min: 0, expected: 'a natural number' })
}

async function allRun(
  tasks: readonly NetworkTask[],
  { threads, signal, onProgress }: Running,
): Promise<readonly (readonly [NetworkTask, NetworkMeasured])[]> {
  const found: (readonly [NetworkTask, NetworkMeasured])[] = []
  const tell = (): void => onProgress?.({ what: 'simulating', done: found.length, of: tasks.length, unit: 'networks' })
  tell()
  const keep = (task: NetworkTask, each: NetworkMeasured): void => {
    found.push([task, each])
    tell()
  }
  if (threads !== undefined && threads.cores > 1) {
    for await (const [task, each] of threads.run('networks', tasks, signal)) keep(task, each)
  } else {
    const turn = turns(signal)
    for (const task of tasks) {
      await turn()
      keep(task, networkRun(task))
    }
  }
  // In one order, so that the digits are those of any number of threads.
  return found.sort(([a], [b]) => a.units - b.units || a.network - b.network)
}

function sizeOf(
  units: number,
  runs: readonly NetworkMeasured[],
  state: MeanFieldState,
  interval: number,
): SimulatedSize {
  const c0 = estimateOf(runs.map(({ parts }) => parts.c0))
  const lyapunov = estimateOf(runs.map(({ parts }) => parts.lyapunov))
  const lags = runs[0]?.c.length ?? 0
  const at = Array.from({ length: lags }, (_, lag) => estimateOf(runs.map(({ c }) => [c[lag] as number])))
  return {
    units,
    c0: judged(c0, state.c0, BLUNT.c0 * state.c0, runs.length - 1),
    // A network that is not infinite has another exponent: only the limit can differ.
    lyapunov: atOneSize(judged(lyapunov, state.lyapunov, BLUNT.lyapunov, runs.length - 1)),
    curve: {
      tau: at.map((_, lag) => Number((lag * interval).toPrecision(12))),
      c: at.map(({ value }) => value),
      standardErrors: at.map(({ error }) => error),
    },
  }
}

function atOneSize(number: SimulatedNumber): SimulatedNumber {
  return number.verdict === 'differs' ? { ...number, verdict: 'undecided' } : number
}

interface Estimated {
  readonly value: number
  readonly error: number
}

/** The larger one of two standard errors: from the means of networks, and from all trajectories as if each were a network. */
function estimateOf(networks: readonly (readonly number[])[]): Estimated {
  const means = networks.map(mean)
  const trajectories = networks.flatMap((parts) =>
    parts.length < TRAJECTORIES
      ? []
      : Array.from({ length: TRAJECTORIES }, (_, k) => mean(parts.filter((_part, at) => at % TRAJECTORIES === k))),
  )
  return { value: mean(means), error: Math.max(errorOf(means), trajectories.length > 0 ? errorOf(trajectories) : 0) }
}

function errorOf(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length * (values.length - 1)),
  )
}

/** z as rare as Student's t is with so many degrees of freedom: the error of a few networks is known badly. */
function judged({ value, error }: Estimated, expected: number, blunt: number, degrees: number): SimulatedNumber {
  const apart = value - expected
  const z = error > 0 ? normalScore(apart / error, degrees) : apart === 0 ? 0 : Math.sign(apart) * 1e9
  const verdict = error > blunt && blunt > 0 ? 'undecided' : Math.abs(z) <= SIGMAS ? 'agrees' : 'differs'
  return { value, standardError: error, z, verdict }
}

/**
 * A line in 1/N through all sizes. Errors of few networks are known badly: their squares, which fall as 1/N, are taken
 * together, and no size has the weight of a spread that is small by chance.
 */
function extrapolated(
  sizes: readonly SimulatedSize[],
  state: MeanFieldState,
  degrees: number,
): Pick<Simulation, 'extrapolated'> {
  if (sizes.length < 2) return {}
  const line = (
    of: (size: SimulatedSize) => SimulatedNumber,
    expected: number,
    blunt: number,
  ): SimulatedNumber & { readonly slope: number } => {
    const variance = mean(sizes.map((size) => size.units * of(size).standardError ** 2))
    const points = sizes.map((size) => ({
      x: 1 / size.units,
      y: of(size).value,
      weight: size.units / Math.max(variance, 1e-24),
    }))
    const sum = (term: (point: { readonly x: number; readonly y: number }) => number): number =>
      points.reduce((total, point) => total + point.weight * term(point), 0)
    const [one, x, xx, y, xy] = [
      sum(() => 1),
      sum((p) => p.x),
      sum((p) => p.x * p.x),
      sum((p) => p.y),
      sum((p) => p.x * p.y),
    ]
    const determinant = one * xx - x * x
    const value = (xx * y - x * xy) / determinant
    return {
      ...judged({ value, error: Math.sqrt(xx / determinant) }, expected, blunt, degrees),
      slope: (one * xy - x * y) / determinant,
    }
  }
  return {
    extrapolated: {
      c0: line(({ c0 }) => c0, state.c0, BLUNT.c0 * state.c0),
      lyapunov: line(({ lyapunov }) => lyapunov, state.lyapunov, BLUNT.lyapunov),
    },
  }
}
