import { InputError } from '../../errors.js'
import type { Action } from '../../actions/action.js'
import { cubicViolation } from './cubicViolation.js'
import type { TestFunction } from './testFunction.js'

/**
 * (1/P) Σ_i E[f_i ∂S/∂φ_i − ∂f_i/∂φ_i] for a Gaussian φ of mean zero, as a function of its covariance `kernel` (P × P,
 * row-major, symmetric, not necessarily invertible). Exact; for the cubic one see {@link cubicViolation}; with f_i =
 * φ_i exp(−½φᵀMφ), M = 0 or ½K⁻¹, and C = (1 + kernel M)⁻¹ kernel it is
 *
 * (1/P) det(1 + kernel M)^(−1/2) [ tr((K⁻¹ + 2g₂ + M) C) + 12 Σ g₄[ijkl] C_ij C_kl − P ].
 *
 * The function that is returned allocates nothing.
 *
 * @throws InputError for an action with couplings beyond g₄
 */
export function conditionalViolation(action: Action, testFunction: TestFunction): (kernel: Float64Array) => number {
  const { size, data: inverse } = action.inverse
  const quadratic = couplingOf(action, 2)
  const quartic = couplingOf(action, 4)
  if (testFunction === 'cubic')
    return cubicViolation({
      size,
      inverse,
      quadratic: inverse.map((entry, i) => entry + 2 * (quadratic[i] as number)),
      quartic,
    })
  const damping = inverse.map((entry) => (testFunction === 'linear' ? 0 : entry / 2))
  const linear = inverse.map((entry, i) => entry + 2 * (quadratic[i] as number) + (damping[i] as number))
  const matrix = new Float64Array(size * size)
  const solved = new Float64Array(size * size)
  return (kernel) => {
    solved.set(kernel)
    fillIdentityPlusProduct(kernel, damping, size, matrix)
    const determinant = solveInPlace(matrix, solved, size)
    let total = -size
    for (let ij = 0; ij < solved.length; ij++) {
      let slope = 0
      for (let kl = 0; kl < solved.length; kl++)
        slope += (quartic[ij * solved.length + kl] as number) * (solved[kl] as number)
      total += ((linear[ij] as number) + 12 * slope) * (solved[ij] as number)
    }
    return total / (size * Math.sqrt(determinant))
  }
}

function couplingOf({ couplings, inverse }: Action, legs: 2 | 4): Float64Array {
  const beyond = [...couplings.keys()].find((each) => each > 4)
  if (beyond !== undefined)
    throw new InputError({
      code: 'montecarlo.coupling',
      at: 'action.couplings',
      expected: 'g₂ and g₄ only',
      received: `g${beyond}`,
    })
  return couplings.get(legs)?.data ?? new Float64Array(inverse.size ** legs)
}

/** out = 1 + A B */
function fillIdentityPlusProduct(a: Float64Array, b: Float64Array, size: number, out: Float64Array): void {
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      let sum = i === k ? 1 : 0
      for (let j = 0; j < size; j++) sum += (a[i * size + j] as number) * (b[j * size + k] as number)
      out[i * size + k] = sum
    }
  }
}

/** Replaces B by A⁻¹B, destroys A and returns det A, by elimination with the largest entry of each column as pivot. */
function solveInPlace(a: Float64Array, b: Float64Array, size: number): number {
  let determinant = 1
  for (let column = 0; column < size; column++) {
    const pivot = largestBelow(a, column, size)
    if (pivot !== column) {
      determinant = -determinant
      swapRows(a, pivot, column, size)
      swapRows(b, pivot, column, size)
    }
    const head = a[column * size + column] as number
    determinant *= head
    for (let row = 0; row < size; row++) {
      if (row === column) continue
      const factor = (a[row * size + column] as number) / head
      subtractRow(a, row, column, factor, size)
      subtractRow(b, row, column, factor, size)
    }
  }
  for (let i = 0; i < b.length; i++) b[i] = (b[i] as number) / (a[Math.floor(i / size) * (size + 1)] as number)
  return determinant
}

/** The row, from the diagonal on, with the largest entry in a column. */
function largestBelow(a: Float64Array, column: number, size: number): number {
  let best = column
  for (let row = column + 1; row < size; row++) {
    if (Math.abs(a[row * size + column] as number) > Math.abs(a[best * size + column] as number)) best = row
  }
  return best
}

function swapRows(a: Float64Array, row: number, other: number, size: number): void {
  for (let i = 0; i < size; i++) {
    const kept = a[row * size + i] as number
    a[row * size + i] = a[other * size + i] as number
    a[other * size + i] = kept
  }
}

/** Subtracts a multiple of row `from` from `row`. */
function subtractRow(a: Float64Array, row: number, from: number, factor: number, size: number): void {
  for (let i = 0; i < size; i++)
    a[row * size + i] = (a[row * size + i] as number) - factor * (a[from * size + i] as number)
}
