import { requireNumber } from '../numbers.js'
import { requireList, requireMatrix } from '../shapes.js'
import { requireCovariance } from './covariance.js'
import type { SymmetricMatrix } from './covariance.js'
import type { Evaluated } from './evaluated.js'
import { adaptiveIntegral } from './adaptiveIntegral.js'
import { gaussLegendre } from './gaussLegendre.js'
import { largest, requireSize } from '../sizes.js'

/** How a moment is computed. */
export interface SignMomentOptions {
  /** For each integral; default 1e-12 for four variables, 1e-7 for more. */
  readonly tolerance?: number
  /** Bounds of the absolute errors of the covariance's entries; default: their rounding. */
  readonly errors?: SymmetricMatrix
}

/**
 * E Π_i sign(z_i) for a Gaussian z of mean zero with the given covariance: 0 for an odd number of variables, (2/π)
 * arcsin ρ for two.
 *
 * For more it is an integral along the path t ↦ tρ_ij of the correlations, from independent signs at t = 0 (Plackett's
 * identity):   d/dt E Π sign = Σ_{i<j} ρ_ij (2/π)/sqrt(1 − t²ρ_ij²) · E[Π_{k≠i,j} sign(z_k) | z_i = z_j = 0], one
 * dimension for four variables, two for six. The variable s, t = 1 − s², takes away the square roots at the end where
 * variables become dependent; t = 1 − s⁶ spreads out what happens close to it where four of them nearly do.
 *
 * The error is a bound: by the same identity it is at most the change of (2/π) arcsin ρ_ij by the error of ρ_ij, summed
 * over pairs, which is √ε where variables are dependent; and that of the quadrature, inner errors included.
 *
 * @throws InputError for a matrix that is no covariance, and for more than six variables
 * @param covariance correlations of ±1 are allowed, and variances of 0, of which the sign is 0
 * @example
 * signMoment([[1, 0.5], [0.5, 1]]).value // 0.33333333…: (2/π) arcsin ½
 * @source R. L. Plackett, A reduction formula for normal multivariate integrals, Biometrika 41 (1954)
 */
export function signMoment(covariance: SymmetricMatrix, options: SignMomentOptions = {}): Evaluated {
  const { covariance: scaled, units } = requireCovariance(covariance, 'covariance')
  const { tolerance, errors } = options
  if (tolerance !== undefined) requireNumber(tolerance, { at: 'tolerance', expected: 'a positive number', above: 0 })
  if (errors !== undefined) requireErrors(errors, covariance.length)
  if (scaled.some((row, i) => row[i] === 0)) return { value: 0, error: 0 }
  return meanOfSigns(scaled, {
    ...options,
    ...(errors === undefined
      ? {}
      : { errors: errors.map((row, i) => row.map((error, j) => error / (units[i] as number) / (units[j] as number))) }),
  })
}

function requireErrors(errors: SymmetricMatrix, size: number): void {
  requireMatrix(errors, 'errors')
  requireList(errors, 'errors', `a matrix of ${size} rows, as the covariance`, size)
  errors.forEach((row, i) => {
    row.forEach((error, j) =>
      requireNumber(error, { at: `errors[${i}][${j}]`, expected: 'a number that is not negative', min: 0 }),
    )
  })
}

/** The same for a matrix that is known to be a covariance, without variances of 0. */
export function meanOfSigns(
  covariance: SymmetricMatrix,
  { tolerance, errors = roundings(covariance) }: SignMomentOptions = {},
): Evaluated {
  const size = covariance.length
  const limit = tolerance ?? (size <= 4 ? 1e-12 : 1e-7)
  if (size === 0) return { value: 1, error: 0 }
  if (size % 2 === 1) return { value: 0, error: 0 }
  requireSize({
    code: 'kernels.signMoment',
    at: 'correlator',
    of: 'independent points',
    needed: size,
    most: largest.signs,
    instead: 'a two-dimensional integral',
  })
  const rho = correlations(covariance)
  const uncertain = correlationErrors(covariance, rho, errors)
  if (size === 2) return { value: (2 / Math.PI) * Math.asin(rho[0]?.[1] ?? 0), error: pairErrors(rho, uncertain) }
  const dependent = dependentPair(rho)
  if (dependent !== undefined) {
    const { i, j, sign } = dependent
    const { value, error } = meanOfSigns(without(covariance, [i, j]), {
      tolerance: limit,
      errors: without(errors, [i, j]),
    })
    return { value: sign * value, error: error + pairErrors(rho, uncertain) }
  }
  // Within a moment of six, of which seven digits are asked, it would cost more than it gives.
  const isNear = size === 4 && limit < 1e-10 && isNearlyDependent(rho)
  const [power, innerNodes] = isNear ? [6, 4] : [2, 3]
  const slope = (s: number): Evaluated => {
    const [left, jacobian] = [s ** power, power * s ** (power - 1)]
    const t = 1 - left
    let [sum, inner] = [0, 0]
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) {
        const own = rho[i]?.[j] as number
        if (own === 0) continue
        const rest = meanOfSigns(conditional(rho, t, i, j), {
          tolerance: limit / 10,
          errors: conditionalErrors(rho, t, i, j),
        })
        const weight = (own * 2) / Math.PI / Math.sqrt((1 - own) * (1 + own) + own * own * left * (2 - left))
        sum += weight * rest.value
        inner += Math.abs(weight) * rest.error
      }
    }
    return { value: jacobian * sum, error: jacobian * inner }
  }
  const { value, error } = adaptiveIntegral((s) => slope(s).value, 0, 1, { tolerance: limit, nodes: 10, halvings: 14 })
  // The inner errors need one digit.
  const rule = gaussLegendre(innerNodes)
  const inner = rule.nodes.reduce(
    (sum, node, k) => sum + ((rule.weights[k] as number) / 2) * slope((1 + node) / 2).error,
    0,
  )
  return { value, error: error + inner + pairErrors(rho, uncertain) }
}

/** What is left of a variable when those before it are known, in variances, where the path has its structure at its end. */
const NEAR = { least: 1e-13, most: 1e-4 }

/** Whether some variable is nearly a combination of the others, and not wholly, by the pivots of Cholesky's factors. */
function isNearlyDependent(rho: SymmetricMatrix): boolean {
  const left = rho.map((row) => [...row])
  let isNear = false
  for (let k = 0; k < left.length; k++) {
    const pivot = left[k]?.[k] as number
    if (pivot <= NEAR.least) return false
    isNear ||= pivot < NEAR.most
    for (let i = k + 1; i < left.length; i++)
      for (let j = k + 1; j < left.length; j++)
        (left[i] as number[])[j] =
          (left[i]?.[j] as number) - ((left[i]?.[k] as number) * (left[k]?.[j] as number)) / pivot
  }
  return isNear
}

/** The rounding of entries that are sums of a few products, of the size of the variances. */
export function roundings(covariance: SymmetricMatrix): number[][] {
  return covariance.map((_, i) =>
    covariance.map(
      (__, j) =>
        4 * Number.EPSILON * Math.sqrt(Math.abs((covariance[i]?.[i] as number) * (covariance[j]?.[j] as number))),
    ),
  )
}

function correlations(covariance: SymmetricMatrix): number[][] {
  return covariance.map((row, i) =>
    row.map((entry, j) =>
      i === j ? 1 : clamp(entry / Math.sqrt((covariance[i]?.[i] as number) * (covariance[j]?.[j] as number))),
    ),
  )
}

/** Errors of the correlations, from those of the covariances. */
function correlationErrors(covariance: SymmetricMatrix, rho: SymmetricMatrix, errors: SymmetricMatrix): number[][] {
  const relative = (i: number): number => (errors[i]?.[i] as number) / (2 * (covariance[i]?.[i] as number))
  return rho.map((row, i) =>
    row.map(
      (own, j) =>
        (errors[i]?.[j] as number) / Math.sqrt((covariance[i]?.[i] as number) * (covariance[j]?.[j] as number)) +
        Math.abs(own) * (relative(i) + relative(j) + 2 * Number.EPSILON),
    ),
  )
}

/**
 * What errors of the correlations do to the moment: Σ_{i<j} of the change of (2/π) arcsin ρ_ij. Correlations that are
 * nearer to ±1 than can be told count as ±1.
 */
function pairErrors(rho: SymmetricMatrix, errors: SymmetricMatrix): number {
  let total = 0
  for (let i = 0; i < rho.length; i++) {
    for (let j = i + 1; j < rho.length; j++) {
      const [own, error] = [Math.abs(rho[i]?.[j] as number), errors[i]?.[j] as number]
      const [low, high] = [Math.max(-1, own - error), Math.min(1, own + error)]
      const top = 1 - own < DEPENDENT ? 1 : high
      const change = Math.max(Math.asin(top) - Math.asin(own), Math.asin(own) - Math.asin(low))
      total += (2 / Math.PI) * (change + 2 * Number.EPSILON * Math.asin(top))
    }
  }
  return total
}

function clamp(x: number): number {
  return Math.max(-1, Math.min(1, x))
}

/** Two variables that are multiples of each other, up to rounding. */
const DEPENDENT = 1e-14

function dependentPair(
  rho: SymmetricMatrix,
): { readonly i: number; readonly j: number; readonly sign: number } | undefined {
  for (let i = 0; i < rho.length; i++) {
    for (let j = i + 1; j < rho.length; j++) {
      const own = rho[i]?.[j] as number
      if (1 - Math.abs(own) < DEPENDENT) return { i, j, sign: Math.sign(own) }
    }
  }
  return undefined
}

/** The matrix without some rows and columns. */
export function without(matrix: SymmetricMatrix, indices: readonly number[]): number[][] {
  const kept = matrix.map((_, i) => i).filter((i) => !indices.includes(i))
  return kept.map((i) => kept.map((j) => matrix[i]?.[j] as number))
}

/** The covariance of the others given z_i = z_j = 0, where the correlations are t·rho. */
function conditional(rho: SymmetricMatrix, t: number, i: number, j: number): number[][] {
  const c = t * (rho[i]?.[j] as number)
  const norm = 1 / (1 - c * c)
  const kept = rho.map((_, k) => k).filter((k) => k !== i && k !== j)
  return kept.map((k) => {
    const [ki, kj] = [t * (rho[k]?.[i] as number), t * (rho[k]?.[j] as number)]
    return kept.map((l) => {
      const [li, lj] = [t * (rho[l]?.[i] as number), t * (rho[l]?.[j] as number)]
      const own = k === l ? 1 : t * (rho[k]?.[l] as number)
      return own - norm * (ki * li + kj * lj - c * (ki * lj + kj * li))
    })
  })
}

/** The rounding of `conditional`: of its terms, which may be larger than what they leave. */
function conditionalErrors(rho: SymmetricMatrix, t: number, i: number, j: number): number[][] {
  const c = Math.abs(t * (rho[i]?.[j] as number))
  const norm = 1 / (1 - c * c)
  const kept = rho.map((_, k) => k).filter((k) => k !== i && k !== j)
  const size = (k: number, l: number): number => Math.abs(t * (rho[k]?.[l] as number))
  return kept.map((k) =>
    kept.map((l) => {
      const terms =
        size(k, i) * size(l, i) + size(k, j) * size(l, j) + c * (size(k, i) * size(l, j) + size(k, j) * size(l, i))
      return 4 * Number.EPSILON * (1 + norm * terms * (1 + norm * c * Number.EPSILON))
    }),
  )
}
