import type { MeanFieldState } from '../dynamics/meanField/meanFieldState.js'
import { IN_PARTS, networkRun } from '../dynamics/meanField/networkRun.js'
import type { NetworkMeasured, NetworkTask } from '../dynamics/meanField/networkRun.js'
import { stepError } from '../dynamics/meanField/stepError.js'
import { InputError } from '../errors.js'
import type { Part } from '../montecarlo/check/shards.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'

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
  /** `[i, n]`: only part i (from 0) of n parts of the networks of all sizes; for `dmftPart`. */
  readonly shard?: readonly [number, number]
}

/** Simulated networks as plain data, nothing left to defaults, with what was asked of the theory beside them. */
export interface SimulatedNetworks {
  readonly phi: string
  readonly g: number
  readonly noise: number
  readonly method?: 'potential' | 'iteration'
  readonly until?: number
  readonly step?: number
  readonly units: readonly number[]
  readonly networks: number
  readonly time: number
  readonly dt: number
  readonly seed: number
  /** Variance of the start. */
  readonly start: number
}

const WARM_UP = 50
/** Time between two looks, and up to where c(τ) is measured. */
const APART = 0.5
const LONGEST = 25
/** Halved steps may move a network by so much. */
const MOVED = 0.03

/** The defaults put in. @throws InputError for sizes and times out of range, and for a dt that is too large */
export function definedNetworks(
  { network: { phi, g, noise }, c0 }: Pick<MeanFieldState, 'network' | 'c0'>,
  { units, networks = 4, time = 300, dt = 0.1, seed = 1 }: SimulationRequest,
  asked: Pick<SimulatedNetworks, 'method' | 'until' | 'step'>,
): SimulatedNetworks {
  requireRequest({ units, networks, time, dt, seed })
  const start = c0 > 0 ? c0 : 0.1
  const definition = { phi: phi.name, g, noise, ...asked, units, networks, time, dt, seed, start }
  requireSmallStep(movedByStep(definition), dt)
  return definition
}

/** @throws InputError for a dt of which a half moves a network too much */
export function requireSmallStep(moved: number, dt: number): void {
  if (!(moved <= MOVED))
    throw new InputError({
      code: 'requests.step',
      at: 'dt',
      expected: `a time step that is small enough, for half of it moves the network by ${(100 * moved).toPrecision(2)} % within a time of 2`,
      received: `${dt}`,
    })
}

/** By how much halved steps move a network. */
export function movedByStep({ phi, g, dt, start }: SimulatedNetworks): number {
  return stepError(phi, g, { dt, start })
}

/** Time between two points of c(τ). */
export function timeApart({ dt }: Pick<SimulatedNetworks, 'dt'>): number {
  return Math.max(1, Math.round(APART / dt)) * dt
}

/** Networks one by one, so that every stretch of them has some of each size; each that of its number and size, whoever makes it. */
export function networkWork(definition: SimulatedNetworks): Piecewise {
  return inNetworks(definition, lagsOf(definition) + 2 * IN_PARTS, function* (size, network) {
    const { c, parts } = yield* networkRun(taskOf(definition, size, network))
    return [...c, ...parts.c0, ...parts.lyapunov]
  })
}

/** Networks of all sizes as pieces. @param run what is measured of one */
export function inNetworks(
  { units, networks }: Pick<SimulatedNetworks, 'units' | 'networks'>,
  terms: number,
  run: (size: number, network: number) => Generator<void, readonly number[]>,
): Piecewise {
  const sizes = inOrder(units)
  const pieces = sizes.length * networks
  return {
    ...{ what: 'simulating', unit: 'networks', samples: pieces, pieces, together: 1, terms },
    prepare: () =>
      function* (piece) {
        const size = sizes[piece % sizes.length] as number
        return Float64Array.from(yield* run(size, Math.floor(piece / sizes.length)))
      },
  }
}

/** What was measured of each network of a size, from a part that has them all. */
export function numbersOfSize(
  { request: { units, networks }, samplings: [done] }: Part<Pick<SimulatedNetworks, 'units' | 'networks'>>,
  size: number,
): readonly (readonly number[])[] {
  const sizes = inOrder(units)
  return Array.from({ length: networks }, (_, network) => [
    ...(done?.get(network * sizes.length + sizes.indexOf(size)) as Float64Array),
  ])
}

/** c(τ), c(0) and λ of each network of a size, from a part that has them all. */
export function networksOfSize(
  part: Part<SimulatedNetworks>,
  size: number,
): readonly Pick<NetworkMeasured, 'c' | 'parts'>[] {
  const lags = lagsOf(part.request)
  return numbersOfSize(part, size).map((numbers) => ({
    c: numbers.slice(0, lags),
    parts: { c0: numbers.slice(lags, lags + IN_PARTS), lyapunov: numbers.slice(lags + IN_PARTS) },
  }))
}

/** Large networks first, so that no core waits for one at the end. */
function inOrder(units: readonly number[]): readonly number[] {
  return [...units].sort((a, b) => b - a)
}

function taskOf(definition: SimulatedNetworks, units: number, network: number): NetworkTask {
  const { phi, g, noise, dt, seed, start } = definition
  return { ...{ phi, g, noise, seed, dt, start, units, network }, ...stepsOf(definition), lags: lagsOf(definition) }
}

/** Times in steps. */
export function stepsOf({
  time,
  dt,
}: Pick<SimulatedNetworks, 'time' | 'dt'>): Pick<NetworkTask, 'warmUp' | 'steps' | 'every'> {
  return { warmUp: Math.ceil(WARM_UP / dt), steps: Math.ceil(time / dt), every: Math.round(timeApart({ dt }) / dt) }
}

function lagsOf(definition: SimulatedNetworks): number {
  const apart = timeApart(definition)
  return Math.min(Math.floor(LONGEST / apart) + 1, Math.floor(definition.time / apart / 2))
}

/** @throws InputError for sizes, numbers and times out of range */
export function requireRequest({ units, networks, time, dt, seed }: Omit<Required<SimulationRequest>, 'shard'>): void {
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
