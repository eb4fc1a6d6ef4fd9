import { CholeskyDecomposition, EigenvalueDecomposition, Matrix, determinant, inverse } from 'ml-matrix'

/** A small matrix of floats by its rows. */
export type Rows = readonly (readonly number[])[]

/** A⁻¹. @throws Error for a singular matrix */
export function inverseOf(rows: Rows): Rows {
  return inverse(matrixOf(rows)).to2DArray()
}

/** det A. */
export function determinantOf(rows: Rows): number {
  return determinant(matrixOf(rows))
}

/** The largest real part of an eigenvalue: solutions of dx/dt = A x grow or fall by it. */
export function abscissaOf(rows: Rows): number {
  return Math.max(...new EigenvalueDecomposition(matrixOf(rows)).realEigenvalues)
}

/** The eigenvalues of a symmetric matrix with their eigenvectors, of length 1. */
export function eigenvectorsOf(rows: Rows): readonly { readonly value: number; readonly vector: readonly number[] }[] {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrixOf(rows), { assumeSymmetric: true })
  return realEigenvalues.map((value, k) => ({ value, vector: eigenvectorMatrix.getColumn(k) }))
}

/** The lower triangle L with A = L Lᵀ, of a symmetric positive matrix. */
export function choleskyOf(rows: Rows): Rows {
  return new CholeskyDecomposition(matrixOf(rows)).lowerTriangularMatrix.to2DArray()
}

/** A B. */
export function productOf(a: Rows, b: Rows): Rows {
  return matrixOf(a).mmul(matrixOf(b)).to2DArray()
}

/** Aᵀ. */
export function transposed(rows: Rows): Rows {
  return matrixOf(rows).transpose().to2DArray()
}

function matrixOf(rows: Rows): Matrix {
  return new Matrix(rows.map((row) => [...row]))
}
