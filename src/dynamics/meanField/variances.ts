import { InputError } from '../../errors.js'
import type { Activation } from './activation.js'
import { activationKernel } from './activationKernel.js'
import type { ActivationKernel } from './gaussianPair.js'
import { roughSquare } from './gaussianNodes.js'
import { meanFieldPotential } from './meanFieldPotential.js'
import type { MeanFieldPotential } from './meanFieldPotential.js'

/** What a random network is: couplings of variance g²/N, noise of variance D dt. */
export interface RandomNetwork {
  readonly phi: Activation
  readonly g: number
  readonly noise: number
}

/** A solution whose correlation falls from c₀ to c∞. */
export interface MovingVariance {
  readonly variance: number
  readonly potential: MeanFieldPotential
  /** Of c₀, by what is left of its equation and the series in it. */
  readonly error: number
}

/** A solution that stands still, each unit where it is, without noise: c₀ = g² ⟨φ²⟩. */
export interface StillVariance {
  readonly variance: number
  /** g²⟨φ′²⟩: it is stable below 1. */
  readonly gain: number
}

/** All solutions of the stationary equations that were found. */
export interface Variances {
  readonly moving: readonly MovingVariance[]
  readonly still: readonly StillVariance[]
}

/** Points of the search for each factor of ten. */
const DENSITY = 4
/** How well solutions are known before they are looked for in earnest. */
const ROUGH = 1e-6
/** Below it, relative to the largest possible one, no variance is looked for. */
const SMALLEST = 1e-7
/** A variance at which a function is its tangent. */
const TINY = 1e-12

/**
 * Every variance c₀ that the energy allows: ½ċ² + V is the same at 0⁺, where ċ = −D/2, and where c has come to rest,
 * so D²/8 = V(c∞) − V(c₀). All of [c_min, c_max] is searched, where c₀ = D/2 + g²∫e^{−|τ|}/2 f(c(τ)) dτ has to lie.
 *
 * @throws InputError where fluctuations grow without bound
 */
export function variances({ phi, g, noise }: RandomNetwork): Variances {
  const rough = remembered((variance) => activationKernel(phi, variance, ROUGH))
  const kernelOf = remembered((variance) => activationKernel(phi, variance))
  const most = largestVariance({ phi, g, noise })
  const least = noise > 0 ? 0.499 * noise : SMALLEST * most
  const count = Math.max(2, Math.ceil(DENSITY * Math.log10(most / least)))
  const grid = Array.from({ length: count + 1 }, (_, k) => least * (most / least) ** (k / count))
  const excess = (variance: number): number | undefined => energyExcess(kernelOf(variance), g, noise)
  const near = rootsOf((variance) => energyExcess(rough(variance), g, noise), grid, ROUGH)
  return {
    moving: near.flatMap((bracket) => {
      const found = rootNear(excess, bracket)
      if (found === undefined) return []
      const [low, high] = found
      const variance = (low + high) / 2
      const potential = meanFieldPotential(kernelOf(variance), g)
      if (potential === undefined) return []
      const { asymptote, kernel } = potential
      if (variance - asymptote <= 1e-9 * variance || g * g * kernel.slope(asymptote) >= 1) return []
      return [{ variance, potential, error: variance * 1e-14 + high - low + byMissing(kernel, excess, variance, g) }]
    }),
    still: noise > 0 ? [] : stillVariances({ phi, g, noise }, rough, kernelOf, grid),
  }
}

/** D²/(8δ²) − [V(c∞) − V(c₀)]/δ², δ = c₀ − c∞: zero at a solution. */
function energyExcess(kernel: ActivationKernel, g: number, noise: number): number | undefined {
  const potential = meanFieldPotential(kernel, g)
  if (potential === undefined) return undefined
  const delta = kernel.variance - potential.asymptote
  return delta <= 1e-12 * kernel.variance ? undefined : (noise / delta) ** 2 / 8 - potential.fall(delta)
}

/** What the end of the series changes in c₀. */
function byMissing(
  kernel: ActivationKernel,
  excess: (variance: number) => number | undefined,
  variance: number,
  g: number,
): number {
  const { integral } = kernel.missing
  if (integral <= 1e-15 * kernel.integral(variance)) return 0
  const step = 1e-4 * variance
  const slope = ((excess(variance + step) ?? NaN) - (excess(variance - step) ?? NaN)) / (2 * step)
  return (g * g * integral) / variance ** 2 / Math.abs(slope)
}

/** Brackets of all sign changes, as narrow as float64 has them. Where there is no value on one side, the zero may be at its edge. */
function rootsOf(
  of: (x: number) => number | undefined,
  grid: readonly number[],
  width = 4e-16,
): readonly (readonly [number, number])[] {
  const values = grid.map(of)
  return grid.slice(1).flatMap((to, k): (readonly [number, number])[] => {
    const [from, start, end] = [grid[k] as number, values[k], values[k + 1]]
    if (start === undefined && end === undefined) return []
    if (start !== undefined && end !== undefined && start > 0 === end > 0) return []
    // No value counts as the other sign.
    const positive = end === undefined ? !((start as number) > 0) : end > 0
    let [low, high, atLow] = [from, to, start]
    let atHigh = end
    for (let step = 0; step < 100; step++) {
      const middle = low + (high - low) * fraction(atLow, atHigh, step)
      if (middle <= low || middle >= high) break
      const value = of(middle)
      if (value === 0) return [[middle, middle]]
      const isHigh = value === undefined ? end === undefined : value > 0 === positive
      if (isHigh) [high, atHigh] = [middle, value]
      else [low, atLow] = [middle, value]
      if (high - low <= width * high) break
    }
    return atLow === undefined || atHigh === undefined ? [] : [[low, high]]
  })
}

/** All zeros of a function that costs much, by one that is nearly the same and costs less. */
export function rootsNear(
  rough: (x: number) => number | undefined,
  of: (x: number) => number | undefined,
  grid: readonly number[],
): readonly number[] {
  return rootsOf(rough, grid, ROUGH).flatMap((bracket) => {
    const root = rootNear(of, bracket)
    return root === undefined ? [] : [(root[0] + root[1]) / 2]
  })
}

/** The zero within the bracket, which is known roughly. */
function rootNear(
  of: (x: number) => number | undefined,
  [low, high]: readonly [number, number],
): readonly [number, number] | undefined {
  for (let room = 4 * ROUGH; room < 0.5; room *= 30) {
    const [found] = rootsOf(of, [low * (1 - room), high * (1 + room)])
    if (found !== undefined) return found
  }
  return undefined
}

/** Each value is computed once. */
export function remembered<T>(of: (x: number) => T): (x: number) => T {
  const values = new Map<number, T>()
  return (x) => {
    const value = values.get(x) ?? of(x)
    values.set(x, value)
    return value
  }
}

/** Where the next point is: by the secant in two steps of three, in the middle otherwise. */
function fraction(low: number | undefined, high: number | undefined, step: number): number {
  if (low === undefined || high === undefined || step % 3 === 2) return 0.5
  const at = low / (low - high)
  // A little beyond the zero, so that both ends come in.
  const beyond = step % 3 === 0 ? 1 + 1e-3 : 1 - 1e-3
  return Math.min(0.999, Math.max(0.001, at * beyond))
}

/** The largest c₀ with c₀ ≤ D/2 + g²⟨φ²⟩. */
function largestVariance({ phi, g, noise }: RandomNetwork): number {
  const ratio = (variance: number): number => (noise / 2 + g * g * roughSquare(phi, variance)) / variance
  const powers = Array.from({ length: 31 }, (_, k) => 4 ** (k - 10))
  const ratios = powers.map(ratio)
  const last = ratios.findLastIndex((each) => each >= 1 - 1e-9)
  if (last === powers.length - 1) throw unbounded(phi, g)
  return (powers[last + 1] as number) * 1.000001
}

function unbounded(phi: Activation, g: number): InputError {
  return new InputError({
    code: 'dynamics.unbounded',
    at: 'g',
    expected: `a coupling strength at which ${phi.name} has a stationary state: fluctuations grow without bound where g²⟨φ(x)²⟩ stays above ⟨x²⟩`,
    received: `${g}`,
  })
}

/** ⟨φ′²⟩ of a variance that vanishes: φ′(0)², and the mean of both sides at a kink. */
export function restingGain(phi: Activation): number {
  const near = activationKernel(phi, TINY).slope(TINY)
  const at = phi.slope(0) ** 2
  return Math.abs(near - at) < 1e-9 * at ? at : near
}

/** Fixed points: c₀ = g²⟨φ²⟩ on the same grid, and 0 where φ(0) is 0. */
function stillVariances(
  { phi, g }: RandomNetwork,
  rough: (variance: number) => ActivationKernel,
  kernelOf: (variance: number) => ActivationKernel,
  grid: readonly number[],
): readonly StillVariance[] {
  const gain = (variance: number): number => g * g * kernelOf(variance).slope(variance)
  const rest = phi.value(0) === 0 ? [{ variance: 0, gain: g * g * restingGain(phi) }] : []
  const excess = (kernel: ActivationKernel): number => g * g * kernel.value(kernel.variance) - kernel.variance
  const found = rootsNear(
    (variance) => excess(rough(variance)),
    (variance) => excess(kernelOf(variance)),
    grid,
  )
  return [...rest, ...found.map((variance) => ({ variance, gain: gain(variance) }))]
}
