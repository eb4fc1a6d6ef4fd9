import { expand, pointsReading, tensor, theory } from '../../src/index.js'

// The correction of order 1/N to the quadratic part of the action, on two points with K⁻¹ = (2 −1; −1 2) and G_c⁽⁴⁾ =
// 0.1 everywhere.
const g2 = pointsReading(expand(theory('edgeworth-even'), { legs: 2, select: { order: 1 } }))
const K = tensor(2, 2, ([i, j]) => (i === j ? 2 : -1))
const fourth = tensor(2, 4, () => 0.1)
const values = { size: 2, line: () => K, vertex: () => fourth, parameters: { N: 1 } }

export const matrix: Float64Array = g2.tensor(values).data // 0.05 in all four entries
export const value: number = g2.value(values, { φ: [1, 2] }) // 0.45, without making the matrix
