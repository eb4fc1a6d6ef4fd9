import { mean } from '../algebra/mean.js'
import { TRAJECTORIES } from '../dynamics/meanField/networkRun.js'
import type { NetworkMeasured } from '../dynamics/meanField/networkRun.js'
import type { MeanFieldState } from '../dynamics/meanField/meanFieldState.js'
import type { Part } from '../montecarlo/check/shards.js'
import { normalScore } from '../montecarlo/statistics/student.js'
import { movedByStep, networksOfSize, timeApart } from './networkWork.js'
import type { SimulatedNetworks } from './networkWork.js'

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
    readonly c0: Limit
    readonly lyapunov: Limit
  }
  readonly networks: number
  readonly time: number
  readonly dt: number
  readonly seed: number
  /** By how much halved steps move a network within a time of 2, relative. */
  readonly stepError: number
}

const SIGMAS = 3
/** Larger errors tell nothing. */
const BLUNT = { c0: 0.15, lyapunov: 0.05 }

/** Verdicts on the theory, from networks that are all there. */
export function concludedNetworks(state: MeanFieldState, part: Part<SimulatedNetworks>): Simulation {
  const { units, networks, time, dt, seed } = part.request
  const sizes = units.map((size) => sizeOf(size, networksOfSize(part, size), state, timeApart(part.request)))
  return {
    sizes,
    ...extrapolated(sizes, state, sizes.length * (networks - 1)),
    ...{ networks, time, dt, seed },
    stepError: movedByStep(part.request),
  }
}

function sizeOf(
  units: number,
  runs: readonly Pick<NetworkMeasured, 'c' | 'parts'>[],
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

export interface Estimated {
  readonly value: number
  readonly error: number
}

/** The larger one of two standard errors: from the means of networks, and from all trajectories as if each were a network. */
export function estimateOf(networks: readonly (readonly number[])[], count: number = TRAJECTORIES): Estimated {
  const means = networks.map(mean)
  const trajectories = networks.flatMap((parts) =>
    parts.length < count
      ? []
      : Array.from({ length: count }, (_, k) => mean(parts.filter((_part, at) => at % count === k))),
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
export function judged({ value, error }: Estimated, expected: number, blunt: number, degrees: number): SimulatedNumber {
  const apart = value - expected
  const z = error > 0 ? normalScore(apart / error, degrees) : apart === 0 ? 0 : Math.sign(apart) * 1e9
  const verdict = error > blunt && blunt > 0 ? 'undecided' : Math.abs(z) <= SIGMAS ? 'agrees' : 'differs'
  return { value, standardError: error, z, verdict }
}

/** A number in the limit of many units. */
export interface Limit extends SimulatedNumber {
  readonly slope: number
}

/**
 * A line in 1/N through all sizes. Errors of few networks are known badly: their squares, which fall as 1/N, are taken
 * together, and no size has the weight of a spread that is small by chance.
 */
export function limitOf(
  sizes: readonly (SimulatedNumber & { readonly units: number })[],
  expected: number,
  blunt: number,
  degrees: number,
): Limit {
  const variance = mean(sizes.map(({ units, standardError }) => units * standardError ** 2))
  const points = sizes.map(({ units, value }) => ({
    x: 1 / units,
    y: value,
    weight: units / Math.max(variance, 1e-24),
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

function extrapolated(
  sizes: readonly SimulatedSize[],
  state: MeanFieldState,
  degrees: number,
): Pick<Simulation, 'extrapolated'> {
  if (sizes.length < 2) return {}
  const all = (of: (size: SimulatedSize) => SimulatedNumber): readonly (SimulatedNumber & { units: number })[] =>
    sizes.map((size) => ({ ...of(size), units: size.units }))
  return {
    extrapolated: {
      c0: limitOf(
        all(({ c0 }) => c0),
        state.c0,
        BLUNT.c0 * state.c0,
        degrees,
      ),
      lyapunov: limitOf(
        all(({ lyapunov }) => lyapunov),
        state.lyapunov,
        BLUNT.lyapunov,
        degrees,
      ),
    },
  }
}
