import { InputError } from '../errors.js'
import type { Evaluated } from './evaluated.js'
import { signMoment, without } from './signMoment.js'
import type { SymmetricMatrix } from './signMoment.js'

/**
 * E Π z_i^{p_i} θ(z_i) for a Gaussian z of mean zero: moments over the part of space where all variables are positive, in any dimension.
 *
 * Gaussian integration by parts, E[z_a F] = Σ_j K_aj E[∂_j F], lowers the powers; ∂θ(z_j) = δ(z_j) leaves the same problem for the other
 * variables given z_j = 0. At power zero it is the probability 2^{−m} Σ_{even S} E Π_S sign(z_i), which is elementary up to three variables.
 *
 * @param covariance with non-negative diagonal; dependent variables are allowed
 * @param powers natural numbers
 * @example
 * orthantMoment([[1]], [2]) // { value: 1/2, error: 0 }
 */
export function orthantMoment(covariance: SymmetricMatrix, powers: readonly number[]): Evaluated {
  return momentWith(covariance, powers, new Map())
}

/** The reduction comes to the same orthants by many ways; their moments of signs are kept by covariance. */
type Known = Map<string, Evaluated>

function momentWith(covariance: SymmetricMatrix, powers: readonly number[], known: Known): Evaluated {
  const merged = mergeParallel(covariance, powers)
  if (merged === undefined) return { value: 0, error: 0 }
  const { factor, covariance: reduced, powers: left } = merged
  const { value, error } = reducedMoment(reduced, left, known)
  return { value: factor * value, error: Math.abs(factor) * error }
}

function reducedMoment(covariance: SymmetricMatrix, powers: readonly number[], known: Known): Evaluated {
  const a = powers.findIndex((power) => power > 0)
  if (a < 0) return orthantProbability(covariance, known)
  const lowered = powers.map((power, i) => (i === a ? power - 1 : power))
  let value = 0
  let error = 0
  const add = (factor: number, part: Evaluated): void => {
    value += factor * part.value
    error += Math.abs(factor) * part.error
  }
  lowered.forEach((power, j) => {
    const own = covariance[a]?.[j] as number
    if (own === 0) return
    if (power > 0)
      add(
        own * power,
        reducedMoment(
          covariance,
          lowered.map((p, i) => (i === j ? p - 1 : p)),
          known,
        ),
      )
    else {
      const variance = covariance[j]?.[j] as number
      add(own / Math.sqrt(2 * Math.PI * variance), momentWith(givenZero(covariance, j), dropped(lowered, j), known))
    }
  })
  return { value, error }
}

/** The probability that all variables are positive. */
function orthantProbability(covariance: SymmetricMatrix, known: Known): Evaluated {
  const size = covariance.length
  let value = 0
  let error = 0
  for (let subset = 0; subset < 2 ** size; subset++) {
    const others = covariance.map((_, i) => i).filter((i) => ((subset >> i) & 1) === 0)
    const reduced = without(covariance, others)
    const key = reduced.map((row) => row.map((entry) => entry.toPrecision(12)).join()).join(';')
    const part = known.get(key) ?? signMoment(reduced)
    known.set(key, part)
    value += part.value
    error += part.error
  }
  return { value: value / 2 ** size, error: error / 2 ** size }
}

/** The covariance of the other variables given z_j = 0. */
function givenZero(covariance: SymmetricMatrix, j: number): number[][] {
  const kept = covariance.map((_, i) => i).filter((i) => i !== j)
  const variance = covariance[j]?.[j] as number
  return kept.map((k) => kept.map((l) => (covariance[k]?.[l] as number) - ((covariance[k]?.[j] as number) * (covariance[l]?.[j] as number)) / variance))
}

function dropped(values: readonly number[], j: number): number[] {
  return values.filter((_, i) => i !== j)
}

interface Merged {
  readonly factor: number
  readonly covariance: SymmetricMatrix
  readonly powers: readonly number[]
}

/** Variables that are positive multiples of an earlier one are absorbed in it; undefined where the moment vanishes because two are opposite, or one is zero. */
function mergeParallel(covariance: SymmetricMatrix, powers: readonly number[]): Merged | undefined {
  let factor = 1
  const kept: number[] = []
  const totals: number[] = []
  for (let i = 0; i < powers.length; i++) {
    const variance = covariance[i]?.[i] as number
    if (!(variance > 0)) return undefined
    const twin = kept.findIndex((j) => {
      const scale = Math.sqrt(variance * (covariance[j]?.[j] as number))
      return 1 - Math.abs(covariance[i]?.[j] as number) / scale < PARALLEL
    })
    if (twin < 0) {
      kept.push(i)
      totals.push(powers[i] as number)
      continue
    }
    const j = kept[twin] as number
    if ((covariance[i]?.[j] as number) < 0) return undefined
    factor *= Math.sqrt(variance / (covariance[j]?.[j] as number)) ** (powers[i] as number)
    totals[twin] = (totals[twin] as number) + (powers[i] as number)
  }
  const others = powers.map((_, i) => i).filter((i) => !kept.includes(i))
  return { factor, covariance: without(covariance, others), powers: totals }
}

/** Correlations this close to ±1 are those of multiples, up to rounding. */
const PARALLEL = 1e-13

/**
 * E Π max(0, w·x_i) for w ~ N(0, 1) in the plane, in closed form: with w = r(cos θ, sin θ), E rⁿ = 2^{n/2} (n/2)! times the mean over the angle
 * of Π |x_i| cos(θ − θ_i) over the arc where all cosines are positive, a trigonometric polynomial.
 *
 * @param points of two coordinates each, an even number of them
 * @throws InputError for an odd number of points
 */
export function planarRampMoment(points: readonly (readonly [number, number])[]): number {
  const n = points.length
  if (n % 2 === 1) throw new InputError({ code: 'kernels.rampMoment', at: 'points', expected: 'an even number of points', received: `${n}` })
  const [first] = points
  if (first === undefined) return 1
  const angle = Math.atan2(first[1], first[0])
  let [from, to] = [-Math.PI / 2, Math.PI / 2]
  let size = 1
  /** Angles θ_i, counted from the first point. */
  const angles = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const [x, y] = points[i] as readonly [number, number]
    const relative = remainder(Math.atan2(y, x) - angle)
    angles[i] = relative
    size *= Math.hypot(x, y)
    from = Math.max(from, relative - Math.PI / 2)
    to = Math.min(to, relative + Math.PI / 2)
  }
  if (size === 0 || to <= from) return 0
  let radial = 1
  for (let k = 1; k <= n / 2; k++) radial *= 2 * k
  return (radial * size * integralOfCosines(angles, from, to)) / (2 * Math.PI)
}

/** ∫ Π cos(θ − θ_i) dθ: the product is 2^{1−n} Σ cos(kθ − Σ ε_iθ_i), k = Σ ε_i, over the signs ε with ε_1 = 1. */
function integralOfCosines(angles: Float64Array, from: number, to: number): number {
  const n = angles.length
  let total = 0
  for (let signs = 0; signs < 2 ** (n - 1); signs++) {
    let [harmonic, phase] = [1, angles[0] as number]
    for (let i = 1; i < n; i++) {
      const sign = (signs >> (i - 1)) & 1 ? -1 : 1
      harmonic += sign
      phase += sign * (angles[i] as number)
    }
    total += harmonic === 0 ? Math.cos(phase) * (to - from) : (Math.sin(harmonic * to - phase) - Math.sin(harmonic * from - phase)) / harmonic
  }
  return total / 2 ** (n - 1)
}

/** The angle in (−π, π]. */
function remainder(angle: number): number {
  return angle - 2 * Math.PI * Math.ceil((angle - Math.PI) / (2 * Math.PI))
}
