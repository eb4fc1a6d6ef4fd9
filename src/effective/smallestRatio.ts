import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import type { LinearMap } from './krylov.js'
import { dot, moved } from './vectors.js'

/** Vectors at most. */
const VECTORS = 60

/**
 * The smallest value of z·Sz / z·Qz, S being a symmetric map and Q a diagonal of weights above 0: the smallest eigenvalue
 * of Q^−½ S Q^−½, however far apart the weights are. From the space of the residuals (Davidson's method), to seven digits
 * or as far as sixty vectors go.
 *
 * @source E. R. Davidson, J. Comput. Phys. 17, 87 (1975)
 */
export async function smallestRatio(weights: Float64Array, map: LinearMap): Promise<number> {
  const basis: Float64Array[] = []
  const images: Float64Array[] = []
  let next = Float64Array.from(weights, (_, i) => 1 + 0.5 * Math.sin(1 + i * i))
  let value = NaN
  while (basis.length < Math.min(VECTORS, weights.length)) {
    const vector = besides(next, basis, weights)
    if (vector === undefined) break
    basis.push(vector)
    images.push(Float64Array.from(await map(vector)))
    const inside = new Matrix(
      basis.map((a, i) =>
        basis.map((b, j) => (dot(a, images[j] as Float64Array) + dot(b, images[i] as Float64Array)) / 2),
      ),
    )
    const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(inside, { assumeSymmetric: true })
    const least = realEigenvalues.indexOf(Math.min(...realEigenvalues))
    const before = value
    value = realEigenvalues[least] as number
    if (basis.length > 4 && Math.abs(value - before) <= 1e-8 * Math.abs(value)) break
    const parts = eigenvectorMatrix.getColumn(least)
    next = new Float64Array(weights.length)
    parts.forEach((part, k) => {
      const [z, image] = [basis[k] as Float64Array, images[k] as Float64Array]
      for (let i = 0; i < next.length; i++)
        next[i] =
          (next[i] as number) + part * ((image[i] as number) - value * (weights[i] as number) * (z[i] as number))
    })
  }
  return value
}

/** The part of a vector that is orthogonal to the others in the weights, of length 1. Undefined where nothing is left. */
function besides(
  vector: Float64Array,
  others: readonly Float64Array[],
  weights: Float64Array,
): Float64Array | undefined {
  const product = (a: Float64Array, b: Float64Array): number =>
    dot(
      a,
      b.map((value, i) => value * (weights[i] as number)),
    )
  const size = Math.sqrt(product(vector, vector))
  // Twice, for what rounding leaves of the first time.
  const left = [...others, ...others].reduce(
    (rest, other) => moved(rest, other, -product(other, rest)),
    Float64Array.from(vector),
  )
  const length = Math.sqrt(product(left, left))
  return length > 1e-12 * size ? left.map((value) => value / length) : undefined
}
