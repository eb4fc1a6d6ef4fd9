/** A smooth function of many variables: returns the value and writes its gradient into `gradient`. */
export type Smooth = (at: Float64Array, gradient: Float64Array) => number

const MEMORY = 6

/** How often it is looked whether the value still falls. */
const EVERY = 5

/** Vectors to work in; a minimisation takes them and gives them back. */
interface Room {
  readonly points: readonly [Float64Array, Float64Array]
  readonly gradients: readonly [Float64Array, Float64Array]
  readonly direction: Float64Array
  /** The last steps, the changes of the gradient in them, and 1 over their products. */
  readonly steps: readonly Float64Array[]
  readonly changes: readonly Float64Array[]
  readonly rho: Float64Array
  /** The scale of H that a step suggests when it is the last. */
  readonly scales: Float64Array
  readonly alphas: Float64Array
}

/** Rooms that are not in use, by the number of variables; few, since pictures of one list are of like sizes. */
const rooms = new Map<number, Room>()
const MOST_ROOMS = 64

/**
 * A local minimum near `start`, by the limited-memory BFGS method with backtracking; stops when every component of the
 * gradient is below `tolerance`, after `steps` steps, or when the value has fallen by less than `gain` in the last five.
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
  gain: number = 0,
): { readonly at: Float64Array; readonly value: number } {
  const n = start.length
  const room = rooms.get(n) ?? roomFor(n)
  rooms.delete(n)
  const { direction } = room
  let [at, next] = room.points
  let [gradient, nextGradient] = room.gradients
  at.set(start)
  let value = f(at, gradient)
  let before = Infinity
  /** How many steps are kept, the last of them in the place `last`. */
  let [kept, last] = [0, -1]
  for (let step = 0; step < steps && largest(gradient) > tolerance; step++) {
    if (step % EVERY === 0) {
      if (before - value < gain) break
      before = value
    }
    let slope = descent(room, gradient, kept, last)
    if (slope >= 0) {
      kept = 0
      slope = descent(room, gradient, kept, last)
    }
    let size = Math.min(1, 0.5 / Math.max(largest(direction), 1e-12))
    let nextValue = Infinity
    for (let halving = 0; halving < 25; halving++, size /= 2) {
      for (let i = 0; i < n; i++) next[i] = (at[i] as number) + size * (direction[i] as number)
      nextValue = f(next, nextGradient)
      if (nextValue <= value + 1e-4 * size * slope) break
    }
    if (!(nextValue < value)) break
    const place = (last + 1) % MEMORY
    if (learned(room, place, at, next, gradient, nextGradient)) {
      last = place
      kept = Math.min(kept + 1, MEMORY)
    } else kept = Math.min(kept, MEMORY - 1)
    ;[at, next] = [next, at]
    ;[gradient, nextGradient] = [nextGradient, gradient]
    value = nextValue
  }
  const found = at.slice()
  if (rooms.size >= MOST_ROOMS) rooms.clear()
  rooms.set(n, room)
  return { at: found, value }
}

function roomFor(n: number): Room {
  return {
    points: [new Float64Array(n), new Float64Array(n)],
    gradients: [new Float64Array(n), new Float64Array(n)],
    direction: new Float64Array(n),
    steps: Array.from({ length: MEMORY }, () => new Float64Array(n)),
    changes: Array.from({ length: MEMORY }, () => new Float64Array(n)),
    rho: new Float64Array(MEMORY),
    scales: new Float64Array(MEMORY),
    alphas: new Float64Array(MEMORY),
  }
}

/** Keeps a step and the change of the gradient in it in a place; whether the function is convex along it. */
function learned(
  { steps, changes, rho, scales }: Room,
  place: number,
  at: Float64Array,
  next: Float64Array,
  gradient: Float64Array,
  nextGradient: Float64Array,
): boolean {
  const step = steps[place] as Float64Array
  const change = changes[place] as Float64Array
  let [curvature, square] = [0, 0]
  for (let i = 0; i < at.length; i++) {
    const s = (next[i] as number) - (at[i] as number)
    const y = (nextGradient[i] as number) - (gradient[i] as number)
    step[i] = s
    change[i] = y
    curvature += s * y
    square += y * y
  }
  const share = 1 / curvature
  rho[place] = share
  scales[place] = 1 / (share * square)
  return curvature > 1e-14
}

/**
 * Sets the direction to −H·gradient, H the inverse Hessian that the last steps suggest; the slope along it. Each pass over
 * the direction makes the product that the next pass begins with, too.
 */
function descent(
  { direction, steps, changes, rho, scales, alphas }: Room,
  gradient: Float64Array,
  kept: number,
  last: number,
): number {
  const n = gradient.length
  const first = kept === 0 ? gradient : (steps[last] as Float64Array)
  const begin = kept === 0 ? -0.1 : -1
  let along = 0
  for (let i = 0; i < n; i++) {
    const d = begin * (gradient[i] as number)
    direction[i] = d
    along += (first[i] as number) * d
  }
  let place = last
  for (let k = 1; k <= kept; k++) {
    const alpha = (rho[place] as number) * along
    const change = changes[place] as Float64Array
    alphas[place] = alpha
    if (k < kept) place = place === 0 ? MEMORY - 1 : place - 1
    const scale = k < kept ? 1 : (scales[last] as number)
    const product = k < kept ? (steps[place] as Float64Array) : change
    along = 0
    for (let i = 0; i < n; i++) {
      const d = scale * ((direction[i] as number) - alpha * (change[i] as number))
      direction[i] = d
      along += (product[i] as number) * d
    }
  }
  for (let k = 1; k <= kept; k++) {
    const beta = (alphas[place] as number) - (rho[place] as number) * along
    const step = steps[place] as Float64Array
    if (k < kept) place = place === MEMORY - 1 ? 0 : place + 1
    const product = k < kept ? (changes[place] as Float64Array) : gradient
    along = 0
    for (let i = 0; i < n; i++) {
      const d = (direction[i] as number) + beta * (step[i] as number)
      direction[i] = d
      along += (product[i] as number) * d
    }
  }
  return along
}

function largest(a: Float64Array): number {
  let most = 0
  for (let i = 0; i < a.length; i++) {
    const size = Math.abs(a[i] as number)
    if (size > most) most = size
  }
  return most
}
