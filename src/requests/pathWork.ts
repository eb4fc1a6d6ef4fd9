import { evaluate } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { StochasticQuantity } from '../dynamics/stochastic/measured.js'
import type { NormalForm } from '../dynamics/stochastic/normalForm.js'
import { valueOfPowers } from '../dynamics/stochastic/seriesTerm.js'
import { numericEquation } from '../dynamics/simulation/numericEquation.js'
import { numbersOf, walkPath } from '../dynamics/simulation/pathWalk.js'
import type { PathMeasure, PathPlan } from '../dynamics/simulation/pathWalk.js'
import type { Scheme } from '../dynamics/simulation/schemes.js'
import { InputError } from '../errors.js'
import { pieceCount, pieceSamples } from '../montecarlo/sampling/batches.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { requireNumber } from '../numbers.js'
import { randomStream } from '../random/philox.js'
import { largest, requireSize } from '../sizes.js'
import { componentsOf, equationOf, inNumbers, parametersOf } from './sdeSubject.js'
import type { WrittenEquation } from './sdeSubject.js'

/** Paths of an equation as plain data, nothing left to defaults: every thread and every machine makes the same of it. */
export interface PathDefinition extends WrittenEquation {
  readonly quantity: StochasticQuantity
  readonly of: readonly string[]
  /** All orders up to this one are predicted. */
  readonly upTo: number
  /** The only order that was asked for, where it was one. */
  readonly order?: number
  readonly parameters: Readonly<Record<string, number>>
  readonly at: readonly number[]
  readonly paths: number
  readonly time: number
  readonly dt: number
  readonly scheme: Scheme
  readonly seed: number
}

/** What is asked of paths; the rest follows from the rates of the equation. */
export interface PathRequest {
  /** 20 at least; default 200. */
  readonly paths?: number
  /** Time that each path is averaged over, after a warm-up; default 400 of the slowest decay times. */
  readonly time?: number
  /** Default: a twentieth of the fastest decay time, at most. */
  readonly dt?: number
  /** Default: weak2, of second order; euler is of first order. */
  readonly scheme?: Scheme
  /** Default 1. */
  readonly seed?: number
  /** `[i, n]`: only part i (from 0) of n parts of the paths; for `sdePart`. */
  readonly shard?: readonly [number, number]
}

/** In decay times of the slowest mode. */
const TIMES = [0, 0.5, 1, 1.5, 2, 3, 4]
const TIME = 400
const WARM_UP = 12
const LOOK = 0.1
/** In decay times of the fastest mode. */
const STEP = 0.05
const LARGEST_STEP = 0.25

/** The decay rates of the slowest and of the fastest mode, as numbers. */
export function rateNumbers(
  { rates, unit }: Pick<NormalForm, 'rates' | 'unit'>,
  values: Readonly<Record<string, number>>,
): readonly [slow: number, fast: number] {
  const one = Q.toNumber(unit.coefficient) * valueOfPowers(unit.powers, values)
  return [Math.min(...rates) * one, Math.max(...rates) * one]
}

/** The defaults put in. @throws InputError for numbers out of range, and for a dt that is too large */
export function definedPaths(
  subject: Omit<PathDefinition, 'at' | keyof PathRequest> & { readonly at?: readonly number[] },
  form: NormalForm,
  { paths = 200, time, dt, scheme = 'weak2', seed = 1 }: PathRequest,
): PathDefinition {
  const [slow, fast] = rateNumbers(form, subject.parameters)
  const step = requireNumber(dt ?? roundBelow(STEP / fast), {
    at: 'simulate dt',
    above: 0,
    max: LARGEST_STEP / fast,
    expected: `a time step above 0, up to ${rounded(LARGEST_STEP / fast)}, a quarter of the fastest decay time`,
  })
  const isTwoTimes = subject.quantity === 'correlation' || subject.quantity === 'response'
  const asked = subject.at ?? TIMES.map((each) => rounded(2 * step * Math.round(each / slow / (2 * step))))
  const at = isTwoTimes ? asked : [0]
  at.forEach((tau, i) => {
    requireNumber(tau, { at: `at[${i}]`, min: 0, expected: 'a time τ from 0 on' })
    if (Math.abs(tau / (2 * step) - Math.round(tau / (2 * step))) > 1e-6)
      throw new InputError({
        code: 'requests.simulate',
        at: `at[${i}]`,
        expected: `a multiple of 2 dt = ${rounded(2 * step)}, for steps of dt are compared with those of 2 dt`,
        received: `${tau}`,
      })
  })
  const long = Math.max(10 * step, 2 * Math.max(...at) + LOOK / slow)
  const length = requireNumber(time ?? Math.max(roundBelow(TIME / slow), 4 * long), {
    at: 'simulate time',
    min: long,
    max: 1e9,
    expected: `a time from ${rounded(long)}, twice the longest τ, to 10⁹`,
  })
  requireNumber(paths, {
    at: 'simulate paths',
    integer: true,
    min: 20,
    max: 1e8,
    expected: 'a number of paths from 20 to 10⁸',
  })
  requireNumber(seed, { at: 'seed', integer: true, min: 0, expected: 'a natural number' })
  requireSize({
    code: 'requests.simulate',
    at: 'simulate paths',
    of: 'numbers to draw',
    needed: (paths * (length + WARM_UP / slow) * form.rates.length) / step,
    most: largest.drawnInAll,
    known: 'about',
    raised: 'fewer paths, a shorter time or a larger dt',
  })
  return { ...subject, at, paths, time: length, dt: step, scheme, seed }
}

/** Paths, two or more to a piece, with the numbers of {@link walkPath} summed. @throws InputError as {@link pathPlan} */
export function pathWork(definition: PathDefinition): Piecewise {
  const plan = pathPlan(definition)
  const { paths, seed } = definition
  const terms = 1 + 2 * numbersOf(plan.measure)
  return {
    what: 'simulating',
    unit: 'paths',
    samples: paths,
    pieces: pieceCount(paths),
    together: 1,
    terms,
    prepare: () => {
      const stream = randomStream(seed, 0)
      const values = new Float64Array(terms)
      return function* (piece) {
        const sums = new Float64Array(terms)
        const [first, end] = pieceSamples(paths, piece)
        for (let path = first; path < end; path++) {
          stream.aim(path)
          yield* walkPath(plan, stream, values)
          for (let t = 0; t < terms; t++) sums[t] = (sums[t] as number) + (values[t] as number)
        }
        return sums
      }
    },
  }
}

/** How the paths are made. @throws InputError for an equation that cannot be simulated */
export function pathPlan(definition: PathDefinition): PathPlan {
  const { quantity, time, dt, scheme, at } = definition
  const read = equationOf(definition)
  const values = parametersOf(read, definition.parameters)
  const { equation, form } = inNumbers(read, values)
  const start = form.workingPoint.map((each) => evaluate(each, values))
  const [slow] = rateNumbers(form, values)
  const even = (length: number): number => 2 * Math.ceil(length / (2 * dt) - 1e-9)
  return {
    equation: numericEquation(equation, values, start),
    ...{ scheme, dt, start },
    warmUp: even(WARM_UP / slow),
    steps: even(time),
    every: Math.max(2, 2 * Math.round(LOOK / slow / (2 * dt))),
    measure: measureOf(
      quantity,
      componentsOf(equation, quantity, definition.of).map((name) => equation.components.indexOf(name)),
      at.map((tau) => 2 * Math.round(tau / (2 * dt))),
    ),
  }
}

function measureOf(quantity: StochasticQuantity, of: readonly number[], lags: readonly number[]): PathMeasure {
  if (quantity === 'mean' || quantity === 'cumulant') return { kind: 'products', of }
  const pair = of as readonly [number, number]
  return { kind: quantity === 'response' ? 'response' : 'lagged', of: pair, lags }
}

/** 1, 2 or 5 times a power of ten. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const lead = [5, 2, 1].find((each) => each * power <= value * (1 + 1e-12)) ?? 1
  return rounded(lead * power)
}

/** Without the digits that are none. */
function rounded(value: number): number {
  return Number(value.toPrecision(10))
}
