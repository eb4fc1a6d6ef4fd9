import type { RandomStream } from '../../random/philox.js'
import type { NumericEquation } from './numericEquation.js'
import { randomKicks } from './randomKicks.js'
import { stepOf } from './schemes.js'
import type { Scheme } from './schemes.js'

/** What is averaged along a path: components by their numbers, lags in steps, even ones. */
export type PathMeasure =
  /** Products of all subsets at one time, the subset being the bits of its number. */
  | { readonly kind: 'products'; readonly of: readonly number[] }
  /** Both means, and x_i(t + lag) x_j(t) for each lag. */
  | { readonly kind: 'lagged'; readonly of: readonly [number, number]; readonly lags: readonly number[] }
  /** What a small kick of x_j has made of x_i after each lag, relative to it. */
  | { readonly kind: 'response'; readonly of: readonly [number, number]; readonly lags: readonly number[] }
  /** From the start on, once each: products of all subsets at each of these times. */
  | { readonly kind: 'times'; readonly of: readonly number[]; readonly times: readonly number[] }
  /** x_j at the time `first`, and for each lag x_i then and the product of both. */
  | FromStart<'pair'>
  /** What a small kick of x_j at the time `first` has made of x_i after each lag. */
  | FromStart<'kick'>

interface FromStart<K> {
  readonly kind: K
  readonly of: readonly [number, number]
  readonly first: number
  readonly lags: readonly number[]
}

/** A path in steps of dt, beside it the same in steps of 2dt with the same noise. */
export interface PathPlan {
  readonly equation: NumericEquation
  readonly scheme: Scheme
  readonly dt: number
  readonly start: readonly number[]
  /** Steps that are left out first, and steps that are averaged over; even. */
  readonly warmUp: number
  readonly steps: number
  /** Steps between two looks, even. */
  readonly every: number
  readonly measure: PathMeasure
}

/** Numbers that a measure has of a path, once for steps of dt and once for steps of 2dt. */
export function numbersOf(measure: PathMeasure): number {
  switch (measure.kind) {
    case 'products':
      return 2 ** measure.of.length - 1
    case 'lagged':
      return 2 + measure.lags.length
    case 'response':
    case 'kick':
      return measure.lags.length
    case 'times':
      return measure.times.length * (2 ** measure.of.length - 1)
    case 'pair':
      return 1 + 2 * measure.lags.length
  }
}

/** Steps between two turns for others. */
const STEPS = 4000
/** A path that is so far from its start has escaped: what drives it outwards does not let it come back. */
const FAR = 1e9
/** The kick of a response: what is of second order in it is far below any error. */
const KICK = 1e-6

/**
 * A path, averaged over time, or measured at some times after its start: writes whether it has escaped, 1 or 0, then the numbers of {@link numbersOf} for steps of
 * dt and for steps of 2dt, all 0 where it has. In steps, between which others have their turn.
 */
export function* walkPath(plan: PathPlan, random: RandomStream, values: Float64Array): Generator<void> {
  const { dt, start, warmUp, steps, equation, measure } = plan
  const count = numbersOf(measure)
  const kicks = randomKicks(equation, plan.scheme, random)
  const twins = measure.kind === 'response' || measure.kind === 'kick' ? 2 : 1
  const [fine, coarse] = [walker(plan, twins), walker(plan, twins)]
  values.fill(0)
  const looks = [
    looking(plan, fine.states, values.subarray(1, 1 + count)),
    looking(plan, coarse.states, values.subarray(1 + count, 1 + 2 * count)),
  ] as const
  if (warmUp === 0) for (const look of looks) look(0)
  for (let n = 0; n < warmUp + steps; n++) {
    // Between jumps, and to the end of the step.
    for (let rest = dt; ;) {
      const h = Math.min(rest, kicks.untilJump())
      kicks.draw(h)
      fine.collect(h, kicks.increments)
      fine.move(kicks.signs)
      coarse.collect(h, kicks.increments)
      const jump = kicks.jump(h)
      rest -= h
      if (jump !== undefined) {
        coarse.move(kicks.signs)
        fine.jump(jump)
        coarse.jump(jump)
      }
      if (!(rest > 0)) break
    }
    if (n % 2 === 0) continue
    coarse.move(kicks.signs)
    const after = n + 1 - warmUp
    if (after >= 0) for (const look of looks) look(after)
    if (isAway(fine.states, start) || isAway(coarse.states, start)) {
      values.fill(0)
      values[0] = 1
      return
    }
    if (n % STEPS === STEPS - 1) yield
  }
}

function isAway(states: readonly Float64Array[], start: readonly number[]): boolean {
  const [first] = states as readonly [Float64Array]
  for (let i = 0; i < first.length; i++)
    if (!(Math.abs((first[i] as number) - (start[i] as number)) < FAR * (1 + Math.abs(start[i] as number)))) return true
  return false
}

interface Walker {
  readonly states: readonly Float64Array[]
  /** Adds to what the next step has. */
  readonly collect: (h: number, increments: Float64Array) => void
  /** Makes the step. */
  readonly move: (signs: Float64Array) => void
  readonly jump: (which: number) => void
}

/** States that have all noise in common. */
function walker({ equation, scheme, start }: PathPlan, twins: number): Walker {
  const states = Array.from({ length: twins }, () => Float64Array.from(start))
  const step = stepOf(equation, scheme)
  const collected = new Float64Array(equation.noises)
  const direction = new Float64Array(equation.size)
  let [time, length] = [0, 0]
  return {
    states,
    collect: (h, increments) => {
      length += h
      for (let j = 0; j < collected.length; j++) collected[j] = (collected[j] as number) + (increments[j] as number)
    },
    move: (signs) => {
      if (length > 0) for (const x of states) step(x, time, length, collected, signs)
      time += length
      length = 0
      collected.fill(0)
    },
    jump: (which) => {
      const each = equation.jumps[which] as NumericEquation['jumps'][number]
      for (const x of states) {
        each.direction(x, direction)
        for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) + each.size * (direction[i] as number)
      }
    },
  }
}

/** Writes the products of all subsets of the components: the set without its last one, times that. */
function subsetProducts(
  of: readonly number[],
  write: (set: number, product: number) => void,
): (x: Float64Array) => void {
  const products = new Float64Array(2 ** of.length)
  products[0] = 1
  return (x) => {
    for (let set = 1; set < products.length; set++) {
      const last = 31 - Math.clz32(set)
      products[set] = (products[set - (1 << last)] as number) * (x[of[last] as number] as number)
      write(set, products[set] as number)
    }
  }
}

/** What is looked at once at each time after the start. */
function lookingOnce(
  measure: Extract<PathMeasure, { readonly kind: 'times' | 'pair' | 'kick' }>,
  [x, twin]: readonly [Float64Array, Float64Array],
  values: Float64Array,
): (after: number) => void {
  if (measure.kind === 'times') {
    const { of, times } = measure
    const sets = 2 ** of.length - 1
    let from = 0
    const write = subsetProducts(of, (set, product) => {
      values[from + set - 1] = product
    })
    return (after) => {
      times.forEach((time, t) => {
        if (time !== after) return
        from = t * sets
        write(x)
      })
    }
  }
  const { of, first, lags, kind } = measure
  const [i, j] = of
  let before = 0
  return (after) => {
    if (after === first) {
      before = x[j] as number
      if (kind === 'pair') values[0] = before
      else {
        twin.set(x)
        twin[j] = before + KICK
      }
    }
    lags.forEach((lag, l) => {
      if (first + lag !== after) return
      const own = x[i] as number
      if (kind === 'kick') values[l] = ((twin[i] as number) - own) / KICK
      else {
        values[1 + 2 * l] = own
        values[2 + 2 * l] = own * before
      }
    })
  }
}

/** To be called after an even number of steps, 0 first; has written the averages when it was called after the last. */
function looking(
  { steps, every, measure }: PathPlan,
  states: readonly Float64Array[],
  values: Float64Array,
): (after: number) => void {
  const [x, twin] = states as readonly [Float64Array, Float64Array]
  if (measure.kind === 'times' || measure.kind === 'pair' || measure.kind === 'kick')
    return lookingOnce(measure, [x, twin], values)
  if (measure.kind === 'products') {
    const looks = Math.floor(steps / every)
    const add = subsetProducts(measure.of, (set, product) => {
      values[set - 1] = (values[set - 1] as number) + product / looks
    })
    return (after) => {
      if (after > 0 && after % every === 0) add(x)
    }
  }
  const { lags } = measure
  const [i, j] = measure.of
  const longest = Math.max(...lags, 2)
  if (measure.kind === 'response') {
    const windows = Math.floor(steps / longest)
    return (after) => {
      if (after >= windows * longest + 2) return
      const since = after % longest
      const record = (lag: number): void =>
        lags.forEach((each, l) => {
          if (each === lag)
            values[l] = (values[l] as number) + ((twin[i] as number) - (x[i] as number)) / KICK / windows
        })
      if (after > 0 && since === 0) record(longest)
      if (since === 0 && after < windows * longest) {
        twin.set(x)
        twin[j] = (twin[j] as number) + KICK
        record(0)
      } else if (since > 0) record(since)
    }
  }
  // A look every two steps is remembered, as far back as the longest lag.
  const kept = new Float64Array(longest / 2 + 1)
  const looks = Math.floor((steps - longest) / every)
  let looked = 0
  return (after) => {
    kept[(after / 2) % kept.length] = x[j] as number
    if (after < longest + every || (after - longest) % every !== 0 || looked === looks) return
    looked++
    values[0] = (values[0] as number) + (x[i] as number) / looks
    values[1] = (values[1] as number) + (x[j] as number) / looks
    lags.forEach((lag, l) => {
      const before = kept[((after - lag) / 2) % kept.length] as number
      values[2 + l] = (values[2 + l] as number) + ((x[i] as number) * before) / looks
    })
  }
}
