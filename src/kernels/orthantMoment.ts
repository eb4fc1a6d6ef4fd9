import { doubleFactorial } from '../algebra/integers.js'
import { InputError } from '../errors.js'
import { finite } from '../numbers.js'
import { requireNumbers } from '../shapes.js'
import { largest, requireSize } from '../sizes.js'
import { requireCovariance } from './covariance.js'
import type { SymmetricMatrix } from './covariance.js'
import { requireDigits } from './evaluated.js'
import type { Evaluated } from './evaluated.js'
import { meanOfSigns, roundings, without } from './signMoment.js'

/**
 * E Π z_i^{p_i} θ(z_i) for a Gaussian z of mean zero: moments over the part of space where all variables are positive,
 * in any dimension.
 *
 * Gaussian integration by parts, E[z_a F] = Σ_j K_aj E[∂_j F], lowers the powers; ∂θ(z_j) = δ(z_j) leaves the same
 * problem for the other variables given z_j = 0. At power zero it is the probability 2^{−m} Σ_{even S} E Π_S sign(z_i),
 * which is elementary up to three variables.
 *
 * The error is a bound: roundings of the covariance and of what is conditioned on are followed to the end. Of a
 * correlation of 1 − ε the moment needs √ε, so that where variables are dependent the bound is some 10⁻⁷ of the product
 * of the standard deviations. In three dimensions `solidRampMoment` has no such loss.
 *
 * @param covariance dependent variables are allowed
 * @param powers natural numbers, one for each variable, of sum 64 at most
 * @throws InputError for a matrix that is no covariance, for other powers, and for a moment that float64 does not hold
 * @example
 * orthantMoment([[1]], [2]).value // 0.5…
 */
export function orthantMoment(covariance: SymmetricMatrix, powers: readonly number[]): Evaluated {
  const { covariance: scaled, units } = requireCovariance(covariance, 'covariance')
  requireNumbers(powers, {
    at: 'powers',
    length: covariance.length,
    of: `${covariance.length} natural numbers, one for each variable`,
    expected: 'a natural number',
    integer: true,
    min: 0,
  })
  requireSize({
    code: 'kernels.orthantMoment',
    at: 'powers',
    of: 'factors',
    needed: powers.reduce((a, b) => a + b, 0),
    most: largest.orthantFactors,
  })
  const { value, error } = momentWith({ values: scaled, errors: roundings(scaled) }, powers, new Map())
  const scale = inUnits(units, powers)
  const out = { at: 'orthant moment', what: 'a value' }
  // The product of the deviations is what the error of cancelling terms is beside.
  return requireDigits(
    { value: finite(value * scale, out), error: finite(error * scale, out) },
    { at: out.at, size: () => deviations(scaled, powers) * scale },
  )
}

function deviations(covariance: SymmetricMatrix, powers: readonly number[]): number {
  return powers.reduce((product, power, i) => product * Math.sqrt(covariance[i]?.[i] as number) ** power, 1)
}

/** @throws InputError where the product of the units is too large or too small for float64 */
function inUnits(units: readonly number[], powers: readonly number[]): number {
  const exponent = units.reduce((sum, unit, i) => sum + Math.log2(unit) * (powers[i] as number), 0)
  if (Math.abs(exponent) <= 1000) return 2 ** exponent
  throw new InputError({
    code: 'numbers.finite',
    at: 'orthant moment',
    expected: 'a product of standard deviations between 1e-301 and 1e301',
    received: `one of about 1e${Math.round(exponent * Math.LOG10E * Math.LN2)}`,
  })
}

/** A covariance matrix with bounds of the errors of its entries. */
interface Covariance {
  readonly values: SymmetricMatrix
  readonly errors: SymmetricMatrix
}

/** The reduction comes to the same orthants by many ways; their moments of signs are kept by covariance. */
type Known = Map<string, Evaluated>

function momentWith(covariance: Covariance, powers: readonly number[], known: Known): Evaluated {
  const { factor, covariance: reduced, powers: left, error: merging } = mergeParallel(covariance, powers)
  if (factor === 0) return { value: 0, error: merging }
  const { value, error } = reducedMoment({ covariance: reduced, moments: new Map(), known }, left)
  return {
    value: factor * value,
    error: Math.abs(factor) * (error + Math.abs(value) * powers.length * Number.EPSILON) + merging,
  }
}

/** A covariance with its moments, by powers, that are known already. */
interface Reduction {
  readonly covariance: Covariance
  readonly moments: Map<string, Evaluated>
  readonly known: Known
}

function reducedMoment(reduction: Reduction, powers: readonly number[]): Evaluated {
  const { covariance, moments, known } = reduction
  const found = moments.get(powers.join())
  if (found !== undefined) return found
  const a = powers.findIndex((power) => power > 0)
  if (a < 0) return orthantProbability(covariance, known)
  const lowered = powers.map((power, i) => (i === a ? power - 1 : power))
  let value = 0
  let error = 0
  /** @param relative error of the factor beside its rounding */
  const add = (factor: number, uncertain: number, part: Evaluated): void => {
    value += factor * part.value
    error += Math.abs(factor) * part.error + (uncertain + 4 * Number.EPSILON * Math.abs(factor)) * Math.abs(part.value)
  }
  lowered.forEach((power, j) => {
    const [own, ownError] = [covariance.values[a]?.[j] as number, covariance.errors[a]?.[j] as number]
    if (power > 0)
      add(
        own * power,
        ownError * power,
        reducedMoment(
          reduction,
          lowered.map((p, i) => (i === j ? p - 1 : p)),
        ),
      )
    else {
      const variance = covariance.values[j]?.[j] as number
      const width = Math.sqrt(2 * Math.PI * variance)
      const ofVariance = (Math.abs(own) * (covariance.errors[j]?.[j] as number)) / (2 * variance)
      add(
        own / width,
        (ownError + ofVariance) / width,
        momentWith(givenZero(covariance, j), dropped(lowered, j), known),
      )
    }
  })
  moments.set(powers.join(), { value, error })
  return { value, error }
}

/** The probability that all variables are positive. */
function orthantProbability({ values, errors }: Covariance, known: Known): Evaluated {
  const size = values.length
  let value = 0
  let error = 0
  for (let subset = 0; subset < 2 ** size; subset++) {
    const others = values.map((_, i) => i).filter((i) => ((subset >> i) & 1) === 0)
    const [reduced, uncertain] = [without(values, others), without(errors, others)]
    const key = [...reduced, ...uncertain].map((row) => row.join()).join(';')
    const part = known.get(key) ?? meanOfSigns(reduced, { errors: uncertain })
    known.set(key, part)
    value += part.value
    error += part.error
  }
  return { value: value / 2 ** size, error: error / 2 ** size + Number.EPSILON }
}

/** The covariance of the other variables given z_j = 0. */
function givenZero({ values, errors }: Covariance, j: number): Covariance {
  const kept = values.map((_, i) => i).filter((i) => i !== j)
  const variance = values[j]?.[j] as number
  const at = (matrix: SymmetricMatrix, k: number, l: number): number => matrix[k]?.[l] as number
  const along = (k: number, l: number): number => (at(values, k, j) * at(values, l, j)) / variance
  const lost = (k: number, l: number): number =>
    at(errors, k, l) +
    (Math.abs(at(values, k, j)) * at(errors, l, j) + Math.abs(at(values, l, j)) * at(errors, k, j)) / variance +
    Math.abs(along(k, l)) * (at(errors, j, j) / variance + 3 * Number.EPSILON) +
    Number.EPSILON * Math.abs(at(values, k, l))
  return {
    values: kept.map((k) => kept.map((l) => at(values, k, l) - along(k, l))),
    errors: kept.map((k) => kept.map((l) => lost(k, l))),
  }
}

function dropped(values: readonly number[], j: number): number[] {
  return values.filter((_, i) => i !== j)
}

interface Merged {
  /** 0 where the moment vanishes, because two variables are opposite, or one is zero. */
  readonly factor: number
  readonly covariance: Covariance
  readonly powers: readonly number[]
  /** What may be wrong because variables that are nearly multiples were taken for multiples, or small ones for zero. */
  readonly error: number
}

/** Variables that are positive multiples of an earlier one, as far as can be told, are absorbed in it. */
function mergeParallel(covariance: Covariance, powers: readonly number[]): Merged {
  const { values, errors } = covariance
  const scale = sizeOf(covariance, powers)
  const nothing = (error: number): Merged => ({ factor: 0, covariance, powers, error })
  let factor = 1
  let error = 0
  const kept: number[] = []
  const totals: number[] = []
  for (let i = 0; i < powers.length; i++) {
    const variance = values[i]?.[i] as number
    if (!(variance > (errors[i]?.[i] as number))) return nothing(scale)
    const found = kept.flatMap((j) => {
      const size = Math.sqrt(variance * (values[j]?.[j] as number))
      const apart = Math.max(0, 1 - Math.abs(values[i]?.[j] as number) / size)
      const uncertain =
        (errors[i]?.[j] as number) / size +
        (errors[i]?.[i] as number) / variance +
        (errors[j]?.[j] as number) / (values[j]?.[j] as number) +
        2 * Number.EPSILON
      return apart < Math.max(PARALLEL, 2 * uncertain) ? [{ j, angle: Math.sqrt(2 * (apart + uncertain)) }] : []
    })
    const [twin] = found
    if (twin === undefined) {
      kept.push(i)
      totals.push(powers[i] as number)
      continue
    }
    const { j, angle } = twin
    error += (powers.reduce((a, b) => a + b, 0) + 1) * angle * scale
    if ((values[i]?.[j] as number) < 0) return nothing(error)
    factor *= Math.sqrt(variance / (values[j]?.[j] as number)) ** (powers[i] as number)
    totals[kept.indexOf(j)] = (totals[kept.indexOf(j)] as number) + (powers[i] as number)
  }
  const others = powers.map((_, i) => i).filter((i) => !kept.includes(i))
  return {
    factor,
    covariance: { values: without(values, others), errors: without(errors, others) },
    powers: totals,
    error,
  }
}

/**
 * A bound of the moment: Π σ_i^{p_i} times the largest E|z|ⁿ of standard normal numbers, which is below sqrt((2n −
 * 1)!!).
 */
function sizeOf({ values, errors }: Covariance, powers: readonly number[]): number {
  const total = powers.reduce((a, b) => a + b, 0)
  const deviations = powers.map(
    (power, i) => Math.sqrt(Math.max(0, values[i]?.[i] as number) + (errors[i]?.[i] as number)) ** power,
  )
  return deviations.reduce((a, b) => a * b, Math.sqrt(Number(doubleFactorial(2 * total - 1))))
}

/** Correlations this close to ±1 are those of multiples, up to rounding. */
const PARALLEL = 1e-13
