import { EigenvalueDecomposition, Matrix, solve } from 'ml-matrix'
import { dot, norm } from './vectors.js'

/** A linear map on vectors, however it is computed. */
export type LinearMap = (x: Float64Array) => Promise<Float64Array>

/** Vectors of a Krylov space at most. */
const VECTORS = 40

/** What Arnoldi's process gives: orthonormal vectors, and the map on them as a Hessenberg matrix, by columns. */
interface KrylovSpace {
  readonly vectors: readonly Float64Array[]
  readonly columns: readonly (readonly number[])[]
}

/**
 * The solution of A x = b from the Krylov space of b, to eight digits or as far as forty vectors go (GMRES).
 *
 * @source Y. Saad, M. H. Schultz, SIAM J. Sci. Stat. Comput. 7, 856 (1986)
 */
export async function krylovSolution(right: Float64Array, map: LinearMap): Promise<Float64Array> {
  const size = norm(right)
  if (size === 0) return right
  let coefficients: readonly number[] = []
  const { vectors } = await krylovSpace(right, map, ({ columns }) => {
    const rows = columns.length + 1
    const hessenberg = new Matrix(rows, columns.length)
    columns.forEach((column, j) => column.forEach((value, i) => hessenberg.set(i, j, value)))
    const target = Matrix.zeros(rows, 1).set(0, 0, size)
    const best = solve(hessenberg, target, true)
    coefficients = best.to1DArray()
    return Matrix.sub(target, hessenberg.mmul(best)).norm() <= 1e-8 * size
  })
  const solution = new Float64Array(right.length)
  coefficients.forEach((c, k) => {
    const vector = vectors[k] as Float64Array
    for (let i = 0; i < solution.length; i++) solution[i] = (solution[i] as number) + c * (vector[i] as number)
  })
  return solution
}

/** The largest eigenvalue of a symmetric map, to eight digits or as far as forty vectors go (Lanczos). */
export async function largestEigenvalue(size: number, map: LinearMap): Promise<number> {
  let value = 0
  // Not a vector that symmetries leave alone.
  const start = Float64Array.from({ length: size }, (_, i) => 1 + 0.5 * Math.sin(1 + i * i))
  await krylovSpace(start, map, ({ columns }) => {
    const k = columns.length
    const inside = new Matrix(k, k)
    columns.forEach((column, j) =>
      column.slice(0, k).forEach((entry, i) => {
        inside.set(i, j, inside.get(i, j) + entry / 2)
        inside.set(j, i, inside.get(j, i) + entry / 2)
      }),
    )
    const { realEigenvalues } = new EigenvalueDecomposition(inside, { assumeSymmetric: true })
    const next = Math.max(...realEigenvalues)
    const settled = k > 4 && Math.abs(next - value) <= 1e-9 * Math.max(1, Math.abs(next))
    value = next
    return settled
  })
  return value
}

/** Grows the space of b, A b, A² b, …, until it is enough or closed. */
async function krylovSpace(
  first: Float64Array,
  map: LinearMap,
  isEnough: (space: KrylovSpace) => boolean,
): Promise<KrylovSpace> {
  const vectors = [scaled(first, 1 / norm(first))]
  const columns: number[][] = []
  for (let k = 0; k < Math.min(VECTORS, first.length); k++) {
    const image = Float64Array.from(await map(vectors[k] as Float64Array))
    const column = new Array<number>(k + 2).fill(0)
    // Twice, for what rounding leaves of the first time.
    for (let pass = 0; pass < 2; pass++)
      vectors.forEach((vector, i) => {
        const along = dot(vector, image)
        column[i] = (column[i] as number) + along
        for (let at = 0; at < image.length; at++) image[at] = (image[at] as number) - along * (vector[at] as number)
      })
    const left = norm(image)
    column[k + 1] = left
    columns.push(column)
    if (isEnough({ vectors, columns }) || !(left > 1e-14)) break
    vectors.push(scaled(image, 1 / left))
  }
  return { vectors, columns }
}

function scaled(vector: Float64Array, factor: number): Float64Array {
  return vector.map((value) => value * factor)
}
