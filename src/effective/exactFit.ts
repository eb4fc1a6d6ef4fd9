import { InputError } from '../errors.js'
import { averagesOf } from './enumeratedSpins.js'
import type { FittedSpins, SpinMoments } from './inverseIsing.js'
import { dot, largestOf, moved } from './vectors.js'

/** Steps of the search at most. */
const STEPS = 500
/** Pairs of steps and slopes that it remembers. */
const MEMORY = 12
/** A fit is one when all moments agree to this. */
const TOLERANCE = 1e-8

/**
 * The pairwise model of up to twenty spins that has these moments exactly: the largest likelihood, by all states. The
 * function is convex; its minimum is sought by L-BFGS, from independent spins, with slopes measured in their variances.
 *
 * @throws InputError where no couplings within reach have these moments: two spins that never differ, say
 * @source D. C. Liu, J. Nocedal, Math. Programming 45, 503 (1989)
 */
export function* exactFit({ means, covariances }: SpinMoments): Generator<undefined, FittedSpins> {
  const n = means.length
  const pairs = Array.from({ length: n }, (_, i) => Array.from({ length: i }, (_unused, j) => [i, j] as const)).flat()
  requireAllPairs(means, covariances)
  const wanted = Float64Array.from([
    ...means,
    ...pairs.map(([i, j]) => (covariances[i * n + j] as number) + (means[i] as number) * (means[j] as number)),
  ])
  const scales = wanted.map((moment) => Math.max(1e-12, 1 - moment * moment))
  const at = (x: Float64Array): Point => {
    const K = couplingsOf(x, n, pairs)
    const { logZ, means: found, moments } = averagesOf(K, x.subarray(0, n))
    const slope = Float64Array.from(
      [...found, ...pairs.map(([i, j]) => moments[i]?.[j] as number)],
      (moment, k) => moment - (wanted[k] as number),
    )
    return { x, value: logZ - dot(x, wanted), slope }
  }
  let point = at(Float64Array.from(wanted, (_, k) => (k < n ? Math.atanh(means[k] as number) : 0)))
  const memory: { readonly step: Float64Array; readonly change: Float64Array }[] = []
  for (let step = 0; step < STEPS && largestOf(point.slope) > TOLERANCE; step++) {
    const direction = descent(point.slope, memory, scales)
    const fall = dot(direction, point.slope)
    let size = 1
    let next = at(moved(point.x, direction, size))
    while (!(next.value <= point.value + 1e-4 * size * fall + 1e-14 * Math.abs(point.value)) && size > 1e-8) {
      size /= 2
      next = at(moved(point.x, direction, size))
      yield
    }
    const pair = { step: moved(next.x, point.x, -1), change: moved(next.slope, point.slope, -1) }
    if (dot(pair.step, pair.change) > 0) memory.push(pair)
    if (memory.length > MEMORY) memory.shift()
    point = next
    yield
  }
  const missed = largestOf(point.slope)
  if (missed > TOLERANCE)
    throw new InputError({
      code: 'effective.exactFit',
      at: 'data',
      expected: 'moments that a pairwise model has',
      received: `ones that are missed by ${missed.toPrecision(2)} after ${STEPS} steps`,
    })
  return { couplings: couplingsOf(point.x, n, pairs), fields: point.x.slice(0, n) }
}

/** Two spins of which one pair of values never occurs have a coupling without bound. */
function requireAllPairs(means: Float64Array, covariances: Float64Array): void {
  const n = means.length
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [means[i] as number, means[j] as number]
      const moment = (covariances[i * n + j] as number) + a * b
      const least = Math.min(1 + a + b + moment, 1 + a - b - moment, 1 - a + b - moment, 1 - a - b + moment) / 4
      if (least < 1e-9)
        throw new InputError({
          code: 'effective.exactFit',
          at: 'data',
          expected: 'moments that a pairwise model has: every two spins take all four pairs of values',
          received: `spins ${j + 1} and ${i + 1}, which do not`,
        })
    }
}

interface Point {
  readonly x: Float64Array
  readonly value: number
  readonly slope: Float64Array
}

function couplingsOf(x: Float64Array, n: number, pairs: readonly (readonly [number, number])[]): Float64Array {
  const K = new Float64Array(n * n)
  pairs.forEach(([i, j], k) => {
    K[i * n + j] = x[n + k] as number
    K[j * n + i] = x[n + k] as number
  })
  return K
}

/** Minus the slope times the inverse second derivative that the memory knows of. */
function descent(
  slope: Float64Array,
  memory: readonly { readonly step: Float64Array; readonly change: Float64Array }[],
  scales: Float64Array,
): Float64Array {
  let q = Float64Array.from(slope)
  const taken = memory.toReversed().map(({ step, change }) => {
    const a = dot(step, q) / dot(step, change)
    q = moved(q, change, -a)
    return a
  })
  let r = q.map((value, k) => value / (scales[k] as number))
  memory.forEach(({ step, change }, k) => {
    const b = dot(change, r) / dot(step, change)
    r = moved(r, step, (taken[memory.length - 1 - k] as number) - b)
  })
  return r.map((value) => -value)
}
