import { addValues, multiplyValues, negateValue, numeric, powerValue } from '../value.js'
import type { Value } from '../value.js'

/**
 * The inverse of a matrix whose other entries are small against its diagonal: C⁻¹ = Σ_k (−D⁻¹E)^k D⁻¹ with C = D + E, as
 * far as orders go.
 */
export function inverseOfSmall(matrix: readonly (readonly Value[])[], orders: number): readonly (readonly Value[])[] {
  const shares = matrix.map((row, i) => powerValue(row[i] as Value, -1, orders))
  const at = (rows: readonly (readonly Value[])[], i: number, j: number): Value => rows[i]?.[j] as Value
  const diagonal = matrix.map((row, i) => row.map((_, j) => (i === j ? (shares[i] as Value) : numeric(0))))
  const step = matrix.map((row, i) =>
    row.map((value, j) => (i === j ? numeric(0) : negateValue(multiplyValues(shares[i] as Value, value)))),
  )
  let power = diagonal
  let sum = diagonal
  for (let k = 1; k <= orders; k++) {
    const before = power
    power = step.map((row, i) =>
      row.map((_, j) => row.map((_unused, l) => multiplyValues(at(step, i, l), at(before, l, j))).reduce(addValues)),
    )
    const next = power
    sum = sum.map((row, i) => row.map((value, j) => addValues(value, at(next, i, j))))
  }
  return sum
}
