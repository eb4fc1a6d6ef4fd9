import { inverseOf } from '../../algebra/matrices.js'

/** Where an iteration has come to. */
export interface Iterated {
  readonly point: Float64Array
  /** By how much the last step moved it, relative to its size. */
  readonly moved: number
  readonly iterations: number
}

const MEMORY = 8

/**
 * x ← F(x) by Anderson's mixing: of the last points that combination is taken whose steps nearly cancel. That it has stopped
 * to move does not say that it is a solution. Work in steps, each the number of iterations so far.
 *
 * @param most iterations
 * @param enough relative movement at which it ends
 * @source D. G. Anderson, J. ACM 12 (1965) 547
 */
export function* iterated(
  start: Float64Array,
  image: (x: Float64Array) => Float64Array,
  most: number,
  enough: number,
): Generator<number, Iterated> {
  let point = start
  const points: Float64Array[] = []
  const steps: Float64Array[] = []
  let moved = Infinity
  let iterations = 0
  for (; iterations < most; iterations++) {
    const mapped = image(point)
    const step = mapped.map((each, i) => each - (point[i] as number))
    moved = norm(step) / (norm(point) || 1)
    if (!(moved < 1e6) || moved < enough) break
    points.push(point)
    steps.push(step)
    if (points.length > MEMORY) {
      points.shift()
      steps.shift()
    }
    point = mixed(points, steps)
    yield iterations + 1
  }
  return { point, moved, iterations }
}

function mixed(points: readonly Float64Array[], steps: readonly Float64Array[]): Float64Array {
  const n = points.length
  const gram = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => dot(steps[i] as Float64Array, steps[j] as Float64Array)),
  )
  const size = Math.max(...gram.map((row, i) => row[i] as number)) || 1
  const weights = inverseOf(gram.map((row, i) => row.map((each, j) => each / size + (i === j ? 1e-12 : 0)))).map(
    (row) => row.reduce((sum, each) => sum + each, 0),
  )
  const total = weights.reduce((sum, each) => sum + each, 0)
  const out = new Float64Array((points[0] as Float64Array).length)
  weights.forEach((weight, k) => {
    const [point, step] = [points[k] as Float64Array, steps[k] as Float64Array]
    for (let i = 0; i < out.length; i++)
      out[i] = (out[i] as number) + (weight / total) * ((point[i] as number) + (step[i] as number))
  })
  return out
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a))
}
