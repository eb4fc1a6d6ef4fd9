/** A smooth function of many variables: returns the value and writes its gradient into `gradient`. */
export type Smooth = (at: Float64Array, gradient: Float64Array) => number

const MEMORY = 6

/** The last step and the change of the gradient in it. */
interface Pair {
  readonly s: Float64Array
  readonly y: Float64Array
  rho: number
}

/** Vectors to work in; a minimisation takes them and gives them back. */
interface Room {
  readonly points: readonly [Float64Array, Float64Array]
  readonly gradients: readonly [Float64Array, Float64Array]
  readonly direction: Float64Array
  readonly alphas: Float64Array
  readonly spare: Pair[]
}

/** Rooms that are not in use, by the number of variables; few, since pictures of one list are of like sizes. */
const rooms = new Map<number, Room>()
const MOST_ROOMS = 64

/**
 * A local minimum near `start`, by the limited-memory BFGS method with backtracking; stops when every component of the
 * gradient is below `tolerance` or after `steps` steps.
 *
 * Works in place on typed arrays that the next call uses again: a layout evaluates its functions some 500 times for a
 * microsecond or a few, and new vectors would cost as much.
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
  const room = rooms.get(n) ?? roomFor(n)
  rooms.delete(n)
  const { direction, alphas, spare } = room
  let [at, next] = room.points
  let [gradient, nextGradient] = room.gradients
  at.set(start)
  let value = f(at, gradient)
  const pairs: Pair[] = []
  for (let step = 0; step < steps && largest(gradient) > tolerance; step++) {
    descent(direction, gradient, pairs, alphas)
    let slope = dot(direction, gradient)
    if (slope >= 0) {
      spare.push(...pairs.splice(0))
      descent(direction, gradient, pairs, alphas)
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
    const pair = pairs.length < MEMORY ? (spare.pop() ?? pairFor(n)) : (pairs.shift() as Pair)
    for (let i = 0; i < n; i++) {
      pair.s[i] = (next[i] as number) - (at[i] as number)
      pair.y[i] = (nextGradient[i] as number) - (gradient[i] as number)
    }
    const curvature = dot(pair.s, pair.y)
    if (curvature > 1e-14) {
      pair.rho = 1 / curvature
      pairs.push(pair)
    } else spare.push(pair)
    ;[at, next] = [next, at]
    ;[gradient, nextGradient] = [nextGradient, gradient]
    value = nextValue
  }
  const found = at.slice()
  spare.push(...pairs)
  if (rooms.size >= MOST_ROOMS) rooms.clear()
  rooms.set(n, room)
  return { at: found, value }
}

function roomFor(n: number): Room {
  return {
    points: [new Float64Array(n), new Float64Array(n)],
    gradients: [new Float64Array(n), new Float64Array(n)],
    direction: new Float64Array(n),
    alphas: new Float64Array(MEMORY),
    spare: [],
  }
}

function pairFor(n: number): Pair {
  return { s: new Float64Array(n), y: new Float64Array(n), rho: 0 }
}

/** −H·gradient, H the inverse Hessian that the last steps suggest. */
function descent(direction: Float64Array, gradient: Float64Array, pairs: readonly Pair[], alphas: Float64Array): void {
  for (let i = 0; i < direction.length; i++) direction[i] = -(gradient[i] as number)
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { s, y, rho } = pairs[k] as Pair
    alphas[k] = rho * dot(s, direction)
    add(direction, -(alphas[k] as number), y)
  }
  const last = pairs.at(-1)
  const scale = last === undefined ? 0.1 : 1 / (last.rho * dot(last.y, last.y))
  for (let i = 0; i < direction.length; i++) direction[i] = scale * (direction[i] as number)
  for (let k = 0; k < pairs.length; k++) {
    const { s, y, rho } = pairs[k] as Pair
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
