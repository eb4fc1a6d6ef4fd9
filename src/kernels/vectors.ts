/** A vector in space. */
export type Vector = readonly [number, number, number]

export function dot(x: Vector, y: Vector): number {
  return x[0] * y[0] + x[1] * y[1] + x[2] * y[2]
}

export function cross(x: Vector, y: Vector): Vector {
  return [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]]
}

export function unit(x: Vector): Vector {
  const size = Math.sqrt(dot(x, x))
  return [x[0] / size, x[1] / size, x[2] / size]
}

/** The angle between unit vectors, exact for small ones too. */
export function angle(x: Vector, y: Vector): number {
  const normal = cross(x, y)
  return Math.atan2(Math.sqrt(dot(normal, normal)), dot(x, y))
}

/** Two orthonormal vectors orthogonal to a vector. */
export function planeOf(axis: Vector): readonly [Vector, Vector] {
  const smallest = axis.reduce((least, x, k) => (Math.abs(x) < Math.abs(axis[least] as number) ? k : least), 0)
  const u = unit(cross(axis, [0, 1, 2].map((k) => (k === smallest ? 1 : 0)) as unknown as Vector))
  return [u, unit(cross(axis, u))]
}
