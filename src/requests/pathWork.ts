import { evaluate } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { StochasticQuantity } from '../dynamics/stochastic/measured.js'
import type { NormalForm } from '../dynamics/stochastic/normalForm.js'
import { valueOfPowers } from '../dynamics/stochastic/seriesTerm.js'
import type { StochasticEquation } from '../dynamics/stochastic/stochasticEquation.js'
import { numericEquation } from '../dynamics/simulation/numericEquation.js'
import { numbersOf, walkPath } from '../dynamics/simulation/pathWalk.js'
import type { PathMeasure, PathPlan } from '../dynamics/simulation/pathWalk.js'
import type { Scheme } from '../dynamics/simulation/schemes.js'
import { pieceCount, pieceSamples } from '../montecarlo/sampling/batches.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { randomStream } from '../random/philox.js'
import { componentsOf, inNumbers, parametersOf, subjectOf } from './sdeSubject.js'
import type { WrittenEquation } from './sdeSubject.js'

/** Paths of an equation as plain data, nothing left to defaults: every thread and every machine makes the same of it. */
export interface PathDefinition extends WrittenEquation {
  readonly quantity: StochasticQuantity
  readonly of: readonly string[]
  /** Where each component is at time 0, unless the equation says so itself or is in its stationary state. */
  readonly start?: Readonly<Record<string, string>>
  /** From a start the earlier one of two times. */
  readonly waiting?: number
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
  /** 20 at least; default 200, from a start 10,000. */
  readonly paths?: number
  /** Time that each path is averaged over, after a warm-up; default 400 of the slowest decay times. From a start none. */
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

/** Of the warm-up and between two looks, in decay times of the slowest mode. */
export const WARM_UP = 12
export const LOOK = 0.1

/** The decay rates of the slowest and of the fastest mode, as numbers. */
export function rateNumbers(
  { rates, unit }: Pick<NormalForm, 'rates' | 'unit'>,
  values: Readonly<Record<string, number>>,
): readonly [slow: number, fast: number] {
  const one = Q.toNumber(unit.coefficient) * valueOfPowers(unit.powers, values)
  return [Math.min(...rates) * one, Math.max(...rates) * one]
}

/** How fast an equation is driven, in the unit of its time; 0 without a drive. */
export function fastestDrive(
  { drives = [] }: Pick<StochasticEquation, 'drives'>,
  values: Readonly<Record<string, number>>,
): number {
  return Math.max(0, ...drives.map(({ rate }) => Math.abs(numberOf(rate, values))))
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
  const { quantity, time, dt, scheme, at, waiting = 0 } = definition
  const read = subjectOf(definition)
  const values = parametersOf(read, definition.parameters)
  const { equation, form } = inNumbers(read, values)
  const start =
    equation.start?.map((each) => numberOf(each, values)) ?? form.workingPoint.map((each) => evaluate(each, values))
  const common = { equation: numericEquation(equation, values, start), scheme, dt, start }
  const components = componentsOf(equation, quantity, definition.of).map((name) => equation.components.indexOf(name))
  const even = (length: number): number => 2 * Math.ceil(length / (2 * dt) - 1e-9)
  const near = (length: number): number => 2 * Math.round(length / (2 * dt))
  if (equation.start !== undefined)
    return {
      ...{ ...common, warmUp: 0, steps: near(time), every: 2 },
      measure: measureFromStart(quantity, components, at.map(near), near(waiting)),
    }
  const [slow] = rateNumbers(form, values)
  return {
    ...common,
    warmUp: even(WARM_UP / slow),
    steps: even(time),
    every: Math.max(2, 2 * Math.round(LOOK / slow / (2 * dt))),
    measure: measureOf(quantity, components, at.map(near)),
  }
}

function measureOf(quantity: StochasticQuantity, of: readonly number[], lags: readonly number[]): PathMeasure {
  if (quantity === 'mean' || quantity === 'cumulant') return { kind: 'products', of }
  const pair = of as readonly [number, number]
  return { kind: quantity === 'response' ? 'response' : 'lagged', of: pair, lags }
}

function measureFromStart(
  quantity: StochasticQuantity,
  of: readonly number[],
  times: readonly number[],
  first: number,
): PathMeasure {
  if (quantity === 'mean' || quantity === 'cumulant') return { kind: 'times', of, times }
  const pair = of as readonly [number, number]
  return { kind: quantity === 'response' ? 'kick' : 'pair', of: pair, first, lags: times }
}

/** @throws InputError for a parameter without a value */
function numberOf(p: Polynomial, values: Readonly<Record<string, number>>): number {
  return p.reduce((sum, { coefficient, powers }) => sum + Q.toNumber(coefficient) * valueOfPowers(powers, values), 0)
}
