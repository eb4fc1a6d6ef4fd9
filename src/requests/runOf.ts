import { InputError } from '../errors.js'
import { runTimes } from './runTimes.js'

/** What a whole run takes, about: by runs that were measured on other diagrams, on another machine. */
export interface Run {
  /** Processor seconds, the start of Node among them. */
  readonly seconds: number
  /** Megabytes of memory, at most at one time. */
  readonly memory: number
  /** Megabytes written. */
  readonly written: number
}

type Point = readonly [count: number, seconds: number, memory: number, written: number]

/**
 * A run with so many diagrams: between two that were measured powers of the count, beyond the last in proportion, with
 * the memory as it grew last.
 *
 * @throws InputError for a format whose runs were not measured
 */
export function runOf(series: string, format: string, count: bigint): Run {
  const points = Object.hasOwn(runTimes, `${series} ${format}`) ? runTimes[`${series} ${format}`] : undefined
  if (points === undefined) throw unknownFormat(series, format)
  const size = Math.max(1, Number(count))
  const above = points.findIndex(([measured]) => measured >= size)
  const isBeyond = above < 0
  const upper = isBeyond ? points.length - 1 : Math.max(1, above)
  const [from, to] = [points[upper - 1], points[upper]] as [Point, Point]
  if (size <= from[0]) return named(from)
  if (!isBeyond) return named(between(from, to, size))
  const factor = size / to[0]
  const growth = Math.max(0, to[2] - from[2]) / (to[0] - from[0])
  return named([size, to[1] * factor, to[2] + growth * (size - to[0]), to[3] * factor])
}

function between(from: Point, to: Point, size: number): Point {
  const part = Math.log(size / from[0]) / Math.log(to[0] / from[0])
  const power = (a: number, b: number): number => a * (b / a) ** part
  return [size, power(from[1], to[1]), power(from[2], to[2]), power(from[3], to[3])]
}

function named([, seconds, memory, written]: Point): Run {
  return { seconds, memory, written }
}

function unknownFormat(series: string, format: string): InputError {
  const known = Object.keys(runTimes).flatMap((key) =>
    key.startsWith(`${series} `) ? [key.slice(series.length + 1)] : [],
  )
  return new InputError({
    code: 'requests.cost',
    at: 'format',
    expected: `one of ${known.join(', ')}`,
    received: `'${format}'`,
  })
}
