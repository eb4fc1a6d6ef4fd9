import { cumulantTerms } from '../algebra/cumulant.js'
import { total } from '../dynamics/stochastic/actionPieces.js'
import type { StartedSeries } from '../dynamics/stochastic/startedSeries.js'
import type { StochasticSeries } from '../dynamics/stochastic/stochasticSeries.js'
import { numbersOf } from '../dynamics/simulation/pathWalk.js'
import type { PathMeasure, PathPlan } from '../dynamics/simulation/pathWalk.js'
import { schemeOrders } from '../dynamics/simulation/schemes.js'
import { assembled } from '../montecarlo/check/shards.js'
import type { Part } from '../montecarlo/check/shards.js'
import { jackknifeAll } from '../montecarlo/statistics/jackknife.js'
import type { Jackknifed } from '../montecarlo/statistics/jackknife.js'
import { normalScore } from '../montecarlo/statistics/student.js'
import { valuesByOrder } from './sdeOrders.js'
import { pathPlan } from './pathWork.js'
import type { PathDefinition } from './pathWork.js'

/** A simulated number beside the predicted one. */
export interface SimulatedValue {
  /** τ; 0 for what has one time. */
  readonly at: number
  readonly prediction: number
  readonly value: number
  /** By the spread between paths. */
  readonly standardError: number
  /** As rare as Student's t of so many batches of paths. */
  readonly z: number
  readonly verdict: 'agrees' | 'differs' | 'undecided'
  /** Why it is undecided: paths escaped, dt is too large, the difference is that of the orders left out, errors are large. */
  readonly because?: 'escaped' | 'step' | 'orders' | 'errors'
  /** By how much steps of dt move the value, from those of 2dt, and the error of that. */
  readonly step: { readonly value: number; readonly standardError: number }
  /** The last order of the prediction that is not 0, and the first one left out. */
  readonly lastOrder: number
  readonly nextOrder: number
}

/** Simulated paths of an equation beside its prediction. */
export interface SdeSimulation {
  readonly values: readonly SimulatedValue[]
  readonly definition: PathDefinition
  /** Paths that went so far away that they do not come back; they are not averaged. */
  readonly escaped: number
  /** Whether the drift points outwards far away. */
  readonly outwards: boolean
  readonly warmUp: number
  /** Where the paths begin at time 0, by component; in the stationary state nothing is said of it. */
  readonly start?: Readonly<Record<string, number>>
  /** Noises that are not Gaussian, as they were simulated. */
  readonly jumps: readonly { readonly name: string; readonly rate: number; readonly size: number }[]
  /** From which cumulant on the noise has more of them than the series, where that may be seen. */
  readonly cumulantsFrom?: number
}

const SIGMAS = 4
/** Errors that are larger than this part of what is predicted tell nothing. */
const BLUNT = 0.15
/** A difference is that of the orders left out up to so many times the first of them. */
const ORDERS = 2
/** What is less, relative, is rounding. */
const ROUNDING = 1e-9

/** Verdicts on a prediction, from sums of paths that are all there. */
export function concludedPaths(series: StochasticSeries | StartedSeries, part: Part<PathDefinition>): SdeSimulation {
  const definition = part.request
  const plan = pathPlan(definition)
  const count = numbersOf(plan.measure)
  const sums = assembled(
    { samples: definition.paths, terms: 1 + 2 * count },
    part.samplings[0] as ReadonlyMap<number, Float64Array>,
  )
  let escaped = 0
  for (let at = 0; at < sums.sums.length; at += sums.terms) escaped += sums.sums[at] as number
  const order = 2 ** schemeOrders[definition.scheme] - 1
  const quantity = quantityOf(plan.measure)
  const found = jackknifeAll(sums, (all, paths) => {
    const left = paths - (all[0] as number)
    const numbers = (from: number): readonly number[] =>
      quantity(Array.from(all.subarray(from, from + count), (sum) => sum / left))
    const [fine, coarse] = [numbers(1), numbers(1 + count)]
    return [...fine, ...fine.map((value, i) => ((coarse[i] as number) - value) / order)]
  })
  const orders = ordersAt(series, definition)
  const most = Math.max(...orders.map(({ prediction }) => Math.abs(prediction)))
  const started = series.form.start !== undefined
  // Where all paths are at one place, what they average to has the rounding errors of that place.
  const rounding = started ? ROUNDING * Math.max(most, placeOf(plan)) : 0
  const values = orders.map((each, i) =>
    judged(each, found[i] as Jackknifed, found[orders.length + i] as Jackknifed, {
      escaped,
      most,
      rounding,
      degrees: sums.batches - 1,
    }),
  )
  return {
    values,
    definition,
    escaped,
    outwards: pointsOutwards(plan),
    warmUp: plan.warmUp * plan.dt,
    ...(started
      ? { start: Object.fromEntries(series.form.equation.components.map((name, i) => [name, plan.start[i] as number])) }
      : {}),
    jumps: plan.equation.jumps.map(({ source, rate, size }) => ({ name: source, rate, size })),
    ...missingCumulants(series, definition),
  }
}

/** How the quantity follows from averages over paths. */
function quantityOf(measure: PathMeasure): (means: readonly number[]) => readonly number[] {
  switch (measure.kind) {
    case 'response':
    case 'kick':
      return (means) => means
    case 'lagged':
      return ([first = NaN, second = NaN, ...products]) => products.map((each) => each - first * second)
    case 'pair':
      return ([first = NaN, ...rest]) =>
        Array.from({ length: rest.length / 2 }, (_, l) => (rest[2 * l + 1] as number) - first * (rest[2 * l] as number))
    case 'products': {
      const cumulant = cumulantOf(measure.of.length)
      return (means) => [cumulant(means)]
    }
    case 'times': {
      const cumulant = cumulantOf(measure.of.length)
      const sets = 2 ** measure.of.length - 1
      return (means) => measure.times.map((_, t) => cumulant(means.slice(t * sets, (t + 1) * sets)))
    }
  }
}

/** The joint cumulant by the means of products of all subsets, by their bits as these are numbered. */
function cumulantOf(size: number): (means: readonly number[]) => number {
  const terms = [...cumulantTerms(Array.from({ length: size }, (_, i) => 1 << i))].map(({ coefficient, blocks }) => ({
    coefficient: Number(coefficient),
    sets: blocks.map((block) => block.reduce((set, bit) => set | bit)),
  }))
  return (means) =>
    terms.reduce(
      (sum, { coefficient, sets }) =>
        sum + sets.reduce((product, set) => product * (means[set - 1] as number), coefficient),
      0,
    )
}

/** The product that is averaged, at the start. */
function placeOf({ measure, start }: PathPlan): number {
  return measure.kind === 'kick' ? 0 : measure.of.reduce((product, i) => product * Math.abs(start[i] as number), 1)
}

interface AtOrders {
  readonly at: number
  readonly prediction: number
  readonly lastOrder: number
  readonly nextOrder: number
}

/** The prediction with all orders, its last order and the first one left out, those that are not 0. */
function ordersAt(series: StochasticSeries | StartedSeries, definition: PathDefinition): readonly AtOrders[] {
  const { at, upTo } = definition
  const byOrder = valuesByOrder(series, definition, upTo + 2)
  return at.map((tau, i) => {
    const orders = byOrder.map((values) => values[i] as number)
    return {
      at: tau,
      prediction: orders.slice(0, upTo + 1).reduce((sum, each) => sum + each, 0),
      lastOrder: orders.slice(0, upTo + 1).findLast((each) => each !== 0) ?? 0,
      nextOrder: orders.slice(upTo + 1).find((each) => each !== 0) ?? 0,
    }
  })
}

function judged(
  { at, prediction, lastOrder, nextOrder }: AtOrders,
  { value, standardError }: Jackknifed,
  moved: Jackknifed,
  {
    escaped,
    most,
    rounding,
    degrees,
  }: { readonly escaped: number; readonly most: number; readonly rounding: number; readonly degrees: number },
): SimulatedValue {
  const apart = value - prediction
  const error = Math.max(standardError, ROUNDING * Math.abs(prediction), rounding, Number.MIN_VALUE)
  const z = normalScore(apart / error, degrees)
  const step = { value: moved.value, standardError: moved.standardError }
  const isMoved =
    Math.abs(step.value) > error &&
    Math.abs(step.value) > 2 * step.standardError + Math.max(ROUNDING * Math.abs(prediction), rounding)
  const because =
    escaped > 0
      ? 'escaped'
      : isMoved
        ? 'step'
        : Math.abs(z) <= SIGMAS
          ? error > BLUNT * most && most > 0
            ? 'errors'
            : undefined
          : Math.abs(apart) <= ORDERS * Math.abs(nextOrder)
            ? 'orders'
            : undefined
  const verdict = because !== undefined ? 'undecided' : Math.abs(z) <= SIGMAS ? 'agrees' : 'differs'
  return {
    ...{ at, prediction, value, standardError, z, verdict },
    ...(because === undefined ? {} : { because }),
    ...{ step, lastOrder, nextOrder },
  }
}

/** Far away the highest powers of the drift win. */
function pointsOutwards({ equation, start }: PathPlan): boolean {
  const force = new Float64Array(equation.size)
  return [-1, 1].some((sign) =>
    start.some((_, i) => {
      const x = Float64Array.from(start)
      x[i] = sign * 1e6
      equation.drift(x, force, 0)
      return sign * (force[i] as number) > 0
    }),
  )
}

/** A noise vertex has as many ends as there are legs, and as the other vertices take in more than they give. */
function missingCumulants(
  { form: { equation, terms }, request: { of } }: StochasticSeries | StartedSeries,
  { upTo }: PathDefinition,
): Pick<SdeSimulation, 'cumulantsFrom'> {
  const given = equation.noise.flatMap(({ cumulants }) => {
    const highest = Math.max(...cumulants.flatMap(({ order, value }) => (value.length > 0 ? [order] : [2])))
    return highest > 2 ? [highest] : []
  })
  if (given.length === 0) return {}
  const gained = terms.map(({ responses, fields, order }) =>
    order > 0 && total(responses) === 1 ? (upTo / order) * (total(fields) - 1) : 0,
  )
  const needed = of.length + Math.floor(Math.max(0, ...gained))
  const lowest = Math.min(...given)
  return needed > lowest ? { cumulantsFrom: lowest + 1 } : {}
}
