import { InputError } from '../errors.js'
import type { Evaluated } from './evaluated.js'
import { adaptiveIntegral } from './adaptiveIntegral.js'

/** A symmetric matrix by rows. */
export type SymmetricMatrix = readonly (readonly number[])[]

/**
 * E Π_i sign(z_i) for a Gaussian z of mean zero with the given covariance: 0 for an odd number of variables, (2/π) arcsin ρ for two.
 *
 * For more it is an integral along the path t ↦ tρ_ij of the correlations, from independent signs at t = 0 (Plackett's identity):
 *   d/dt E Π sign = Σ_{i<j} ρ_ij (2/π)/sqrt(1 − t²ρ_ij²) · E[Π_{k≠i,j} sign(z_k) | z_i = z_j = 0],
 * one dimension for four variables, two for six. The variable s, t = 1 − s², takes away the square roots at the end where variables become
 * dependent.
 *
 * @throws InputError for more than six variables
 * @param covariance with positive diagonal; correlations of ±1 are allowed
 * @param tolerance for each integral; default 1e-12 for four variables, 1e-8 for more
 * @source R. L. Plackett, A reduction formula for normal multivariate integrals, Biometrika 41 (1954)
 */
export function signMoment(covariance: SymmetricMatrix, tolerance?: number): Evaluated {
  const size = covariance.length
  const limit = tolerance ?? (size <= 4 ? 1e-12 : 1e-7)
  if (size === 0) return { value: 1, error: 0 }
  if (size % 2 === 1) return { value: 0, error: 0 }
  if (size > MOST_VARIABLES)
    throw new InputError({
      code: 'kernels.signMoment',
      at: 'correlator',
      expected: `at most ${MOST_VARIABLES} independent points (a two-dimensional integral)`,
      received: `${size}`,
    })
  const rho = correlations(covariance)
  if (size === 2) return { value: (2 / Math.PI) * Math.asin(rho[0]?.[1] ?? 0), error: 0 }
  const dependent = dependentPair(rho)
  if (dependent !== undefined) {
    const { i, j, sign } = dependent
    const { value, error } = signMoment(without(covariance, [i, j]), limit)
    return { value: sign * value, error }
  }
  let inner = 0
  const slope = (s: number): number => {
    const t = 1 - s * s
    let sum = 0
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) {
        const own = rho[i]?.[j] as number
        if (own === 0) continue
        const rest = signMoment(conditional(rho, t, i, j), limit / 10)
        inner = Math.max(inner, rest.error)
        sum += ((own * 2) / Math.PI / Math.sqrt(1 - t * t * own * own)) * rest.value
      }
    }
    return 2 * s * sum
  }
  const { value, error } = adaptiveIntegral(slope, 0, 1, { tolerance: limit, nodes: 10, halvings: 14 })
  return { value, error: error + inner }
}

/** Eight variables would be an integral over three dimensions of pairs of pairs of pairs. */
const MOST_VARIABLES = 6

function correlations(covariance: SymmetricMatrix): number[][] {
  return covariance.map((row, i) =>
    row.map((entry, j) => (i === j ? 1 : clamp(entry / Math.sqrt((covariance[i]?.[i] as number) * (covariance[j]?.[j] as number))))),
  )
}

function clamp(x: number): number {
  return Math.max(-1, Math.min(1, x))
}

/** Two variables that are multiples of each other, up to rounding. */
function dependentPair(rho: SymmetricMatrix): { readonly i: number; readonly j: number; readonly sign: number } | undefined {
  for (let i = 0; i < rho.length; i++) {
    for (let j = i + 1; j < rho.length; j++) {
      const own = rho[i]?.[j] as number
      if (1 - Math.abs(own) < 1e-14) return { i, j, sign: Math.sign(own) }
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
