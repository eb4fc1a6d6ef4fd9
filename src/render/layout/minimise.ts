/** A smooth function of many variables: returns the value and writes its gradient into `gradient`. */
export type Smooth = (at: Float64Array, gradient: Float64Array) => number

const MEMORY = 6

/**
 * A local minimum near `start`, by the limited-memory BFGS method with backtracking; stops when every component of the
 * gradient is below `tolerance` or after `steps` steps.
 *
 * Works in place on typed arrays: a layout evaluates its functions some 500 times for a microsecond or a few, and new
 * vectors would cost as much.
 *
 * @source J. Nocedal, S. Wright, Numerical Optimization (2006), algorithm 7.4
 */
export function minimise(
  f: Smooth,
  start: Float64Array,
  steps: number,
  tolerance: number,
): { readonly at: Float64Array; readonly value: number } {
  const n = start.length
  let at = start.slice()
  let gradient = new Float64Array(n)
  let value = f(at, gradient)
  let [next, nextGradient] = [new Float64Array(n), new Float64Array(n)]
  const direction = new Float64Array(n)
  const pairs: { s: Float64Array; y: Float64Array; rho: number }[] = []
  for (let step = 0; step < steps && largest(gradient) > tolerance; step++) {
    descent(direction, gradient, pairs)
    let slope = dot(direction, gradient)
    if (slope >= 0) {
      pairs.length = 0
      descent(direction, gradient, pairs)
      slope = dot(direction, gradient)
    }
    let size = Math.min(1, 0.5 / Math.max(largest(direction), 1e-12))
    let nextValue = Infinity
    for (let halving = 0; halving < 25; halving++, size /= 2) {
      for (let i = 0; i < n; i++) next[i] = (at[i] as number) + size * (direction[i] as number)
      nextValue = f(next, nextGradient)
      if (nextValue <= value + 1e-4 * size * slope) break
    }
    if (!(nextValue < value)) break
    const pair =
      pairs.length < MEMORY
        ? { s: new Float64Array(n), y: new Float64Array(n), rho: 0 }
        : (pairs.shift() as (typeof pairs)[number])
    for (let i = 0; i < n; i++) {
      pair.s[i] = (next[i] as number) - (at[i] as number)
      pair.y[i] = (nextGradient[i] as number) - (gradient[i] as number)
    }
    const curvature = dot(pair.s, pair.y)
    if (curvature > 1e-14) {
      pair.rho = 1 / curvature
      pairs.push(pair)
    }
    ;[at, next] = [next, at]
    ;[gradient, nextGradient] = [nextGradient, gradient]
    value = nextValue
  }
  return { at, value }
}

/** −H·gradient, H the inverse Hessian that the last steps suggest. */
function descent(
  direction: Float64Array,
  gradient: Float64Array,
  pairs: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): void {
  for (let i = 0; i < direction.length; i++) direction[i] = -(gradient[i] as number)
  const alphas: number[] = []
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { s, y, rho } = pairs[k] as (typeof pairs)[number]
    alphas[k] = rho * dot(s, direction)
    add(direction, -(alphas[k] as number), y)
  }
  const last = pairs.at(-1)
  const scale = last === undefined ? 0.1 : 1 / (last.rho * dot(last.y, last.y))
  for (let i = 0; i < direction.length; i++) direction[i] = scale * (direction[i] as number)
  for (let k = 0; k < pairs.length; k++) {
    const { s, y, rho } = pairs[k] as (typeof pairs)[number]
    add(direction, (alphas[k] as number) - rho * dot(y, direction), s)
  }
}

function add(to: Float64Array, factor: number, what: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (what[i] as number)
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0
  for (let i = 0; i < a.length; i++) total += (a[i] as number) * (b[i] as number)
  return total
}

function largest(a: Float64Array): number {
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] as number))
  return most
}
