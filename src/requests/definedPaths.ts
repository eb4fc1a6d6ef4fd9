import type { NormalForm } from '../dynamics/stochastic/normalForm.js'
import { isTwoTimes } from '../dynamics/stochastic/stochasticSeries.js'
import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'
import { fastestDrive, LOOK, rateNumbers, WARM_UP } from './pathWork.js'
import type { PathDefinition, PathRequest } from './pathWork.js'

/** What paths are asked for, before their defaults are put in. */
export type PathSubject = Omit<PathDefinition, 'at' | keyof PathRequest> & { readonly at?: readonly number[] }

/** In decay times of the slowest mode. */
const TIMES = [0, 0.5, 1, 1.5, 2, 3, 4]
const TIME = 400
/** In decay times of the fastest mode. */
const STEP = 0.05
const LARGEST_STEP = 0.25
/** Steps to the first time after a start at least. */
const FIRST = 10

/** The defaults put in. @throws InputError for numbers out of range, and for a dt that is too large */
export function definedPaths(subject: PathSubject, form: NormalForm, request: PathRequest): PathDefinition {
  if (form.start !== undefined) return definedFromStart(subject, form, request)
  const { paths = 200, time, dt, scheme = 'weak2', seed = 1 } = request
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
    requireStep(tau, step, `at[${i}]`)
  })
  const long = Math.max(10 * step, 2 * Math.max(...at) + LOOK / slow)
  const length = requireNumber(time ?? Math.max(roundBelow(TIME / slow), 4 * long), {
    at: 'simulate time',
    min: long,
    max: 1e9,
    expected: `a time from ${rounded(long)}, twice the longest τ, to 10⁹`,
  })
  requireCounts({ paths, seed, numbers: (paths * (length + WARM_UP / slow) * form.rates.length) / step })
  return { ...subject, at, paths, time: length, dt: step, scheme, seed }
}

/** From a start paths end with the last time at which is averaged over them. */
function definedFromStart(
  subject: PathSubject,
  form: NormalForm,
  { paths = 10_000, time, dt, scheme = 'weak2', seed = 1 }: PathRequest,
): PathDefinition {
  const { at = [], waiting = 0 } = subject
  const problem = (place: string, expected: string, received: string): InputError =>
    new InputError({ code: 'requests.simulate', at: place, expected, received })
  if (at.length === 0)
    throw problem('at', 'times after the start at which is averaged over the paths, such as 0.5,1,2', 'none')
  if (isTwoTimes(subject) && subject.waiting === undefined) throw withoutWaiting()
  at.forEach((tau, i) => requireNumber(tau, { at: `at[${i}]`, min: 0, expected: 'a time from 0 on' }))
  requireNumber(waiting, { at: 'waiting', min: 0, expected: 'a time from 0 on' })
  const length = waiting + Math.max(...at)
  if (!(length > 0)) throw problem('at', 'a time after the start, for at 0 all paths are where they start', '0')
  const fast = Math.max(
    ...rateNumbers(form, subject.parameters).map(Math.abs),
    fastestDrive(form.equation, subject.parameters),
  )
  const first = Math.min(...[...at, waiting].filter((each) => each > 0))
  const most = Math.min(LARGEST_STEP / fast, first / 2)
  const times = [...at, waiting]
  const step = requireNumber(dt ?? fittingStep(Math.min(STEP / fast, first / FIRST), times), {
    at: 'simulate dt',
    above: 0,
    max: most * (1 + 1e-9),
    expected: `a time step above 0, up to ${rounded(most)}, a quarter of the fastest decay time (or of 1/w of a drive) and half of the first time`,
  })
  at.forEach((tau, i) => requireStep(tau, step, `at[${i}]`))
  requireStep(waiting, step, 'waiting')
  if (time !== undefined && Math.abs(time - length) > 1e-9 * length)
    throw problem('simulate time', `none, for from a start paths end with the last time, ${rounded(length)}`, `${time}`)
  requireCounts({ paths, seed, numbers: (paths * length * form.rates.length) / step })
  return { ...subject, at, paths, time: length, dt: step, scheme, seed }
}

/** Of two times from a start the earlier one is needed. */
export function withoutWaiting(): InputError {
  return new InputError({
    code: 'requests.waiting',
    at: 'waiting',
    expected: 'the earlier of the two times, counted from the start, such as 1',
    received: 'none',
  })
}

/** Steps that are tried. */
const TRIED = 8

/** A round step up to this one of which all times are multiples, taken twice, where there is one. */
function fittingStep(most: number, times: readonly number[]): number {
  let step = roundBelow(most)
  for (let tried = 0; tried < TRIED; tried++) {
    if (times.every((time) => isFitting(time, step))) return step
    step = roundBelow(0.99 * step)
  }
  return roundBelow(most)
}

function isFitting(time: number, step: number): boolean {
  return Math.abs(time / (2 * step) - Math.round(time / (2 * step))) <= 1e-6
}

/** @throws InputError for a time that steps of dt and of 2 dt do not both have */
function requireStep(time: number, step: number, at: string): void {
  if (isFitting(time, step)) return
  throw new InputError({
    code: 'requests.simulate',
    at,
    expected: `a multiple of 2 dt = ${rounded(2 * step)}, for steps of dt are compared with those of 2 dt`,
    received: `${time}`,
  })
}

/** @throws InputError for numbers of paths and seeds that are none, and for more than any machine finishes */
function requireCounts({
  paths,
  seed,
  numbers,
}: {
  readonly paths: number
  readonly seed: number
  readonly numbers: number
}): void {
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
    needed: numbers,
    most: largest.drawnInAll,
    known: 'about',
    raised: 'fewer paths, a shorter time or a larger dt',
  })
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
