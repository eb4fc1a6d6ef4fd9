import type { Evaluated } from './evaluated.js'
import { signMoment, without } from './signMoment.js'
import type { SymmetricMatrix } from './signMoment.js'

/**
 * E Π z_i^{p_i} θ(z_i) for a Gaussian z of mean zero: moments over the part of space where all variables are positive, in any dimension.
 *
 * Gaussian integration by parts, E[z_a F] = Σ_j K_aj E[∂_j F], lowers the powers; ∂θ(z_j) = δ(z_j) leaves the same problem for the other
 * variables given z_j = 0. At power zero it is the probability 2^{−m} Σ_{even S} E Π_S sign(z_i), which is elementary up to three variables.
 *
 * Of a correlation of 1 − ε it needs √ε: where variables are dependent it is exact to about 10⁻⁸ of the product of the standard deviations only, which the
 * error, that of the quadrature, does not contain. In three dimensions `solidRampMoment` has no such loss.
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
