/** A function of a symmetric matrix to second order about a point, in the coordinates of `symmetricCoordinates`. */
export interface SecondOrder {
  readonly gradient: Float64Array
  /** Row-major, one row for each coordinate. */
  readonly hessian: Float64Array
}

/** The entries (a, b), a ≤ b, of a symmetric matrix: its independent coordinates. */
export function symmetricCoordinates(size: number): readonly (readonly [number, number])[] {
  return Array.from({ length: size }, (_, a) => Array.from({ length: size - a }, (_, b) => [a, a + b] as const)).flat()
}

/**
 * First and second derivatives at the symmetric matrix `centre` (row-major) by central differences. A coordinate moves
 * entries (a, b) and (b, a) together, by the step 10⁻³ sqrt(centre_aa centre_bb); the relative error is about 10⁻⁶.
 */
export function secondOrder(f: (matrix: Float64Array) => number, centre: Float64Array, size: number): SecondOrder {
  const coordinates = symmetricCoordinates(size)
  const steps = coordinates.map(
    ([a, b]) => 1e-3 * Math.sqrt((centre[a * size + a] as number) * (centre[b * size + b] as number)),
  )
  const moved = (i: number, byI: number, j: number, byJ: number): number => {
    const matrix = centre.slice()
    for (const [coordinate, by] of [
      [i, byI],
      [j, byJ],
    ] as const) {
      const [a, b] = coordinates[coordinate] as readonly [number, number]
      matrix[a * size + b] = (matrix[a * size + b] as number) + by * (steps[coordinate] as number)
      if (a !== b) matrix[b * size + a] = matrix[a * size + b] as number
    }
    return f(matrix)
  }
  const gradient = Float64Array.from(steps, (step, i) => (moved(i, 1, i, 0) - moved(i, -1, i, 0)) / (2 * step))
  const hessian = Float64Array.from(
    steps.flatMap((stepI, i) =>
      steps.map(
        (stepJ, j) =>
          (moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1) + moved(i, -1, j, -1)) / (4 * stepI * stepJ),
      ),
    ),
  )
  return { gradient, hessian }
}
