import { InputError } from '../errors.js'
import type { Point } from './network.js'
import { requireNumber } from '../numbers.js'
import type { NumberRange } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'

/** Sizes whose squares float64 holds with all digits. */
const SIZES = { min: 1.5e-154, max: 1.3e154 }

/**
 * @throws InputError unless the values are positive integers (`counts`), positive numbers (`sizes`), or numbers that
 * are not negative (`deviations`), the squares of all of them within the range of float64
 */
export function requireParameters(
  name: string,
  {
    counts = {},
    sizes = {},
    deviations = {},
  }: Readonly<Partial<Record<'counts' | 'sizes' | 'deviations', Readonly<Record<string, number>>>>>,
): void {
  const require = (values: Readonly<Record<string, number>>, range: Omit<NumberRange, 'at'>): void => {
    for (const [parameter, value] of Object.entries(values))
      requireNumber(value, { code: 'networks.parameter', at: `${name} ${parameter}`, ...range })
  }
  const nonzero = Object.fromEntries(Object.entries(deviations).filter(([, value]) => value !== 0))
  require(counts, { expected: 'a positive integer', integer: true, min: 1 })
  require(sizes, { expected: 'a positive number', above: 0 })
  require(deviations, { expected: 'a number that is not negative', min: 0 })
  require({ ...sizes, ...nonzero }, {
    expected: 'a number whose square float64 holds, from 1.5e-154 to 1.3e154',
    ...SIZES,
  })
}

/** @throws InputError unless n is a number of points, 1 or more */
export function requirePoints(n: number): void {
  requireNumber(n, {
    code: 'networks.correlator',
    at: 'n',
    expected: 'a number of points, 1 or more',
    integer: true,
    min: 1,
  })
}

/** @throws InputError unless n is a number of points, 1 to 12, whose correlator has a closed form of reasonable size */
export function requireClosedPoints(n: number): void {
  requirePoints(n)
  requireSize({
    code: 'networks.correlator',
    at: 'n',
    of: 'points of a closed form',
    needed: n,
    most: largest.closedPoints,
  })
}

/** @throws InputError for more legs than the sets of which a correlator's recursion can go through */
export function requireFewLegs(n: number): void {
  requireSize({
    code: 'networks.correlator',
    at: 'legs',
    of: 'legs of a correlator',
    needed: n,
    most: largest.correlatorLegs,
  })
}

/** @throws InputError unless the legs of a correlator, one at least, are indices of points */
export function requireLegs(legs: readonly number[], points: number): void {
  if (legs.length > 0 && legs.every((leg) => Number.isInteger(leg) && leg >= 0 && leg < points)) return
  throw new InputError({
    code: 'networks.legs',
    at: 'correlator',
    expected: points === 0 ? 'at least one point' : `legs from 0 to ${points - 1}, one at least`,
    received: legs.length === 0 ? 'none' : `[${legs.join(', ')}]`,
  })
}

/** @throws InputError for more coordinates than points with so many of them are made up for */
export function requireInputs(d: number): void {
  requireSize({ code: 'networks.size', at: 'd', of: 'coordinates', needed: d, most: largest.inputs })
}

/** @throws InputError unless each point has d finite coordinates */
export function requireCoordinates(points: readonly Point[], d: number): void {
  points.forEach((point, i) => {
    if (point.length === d && point.every((coordinate) => Number.isFinite(coordinate))) return
    throw new InputError({
      code: 'networks.point',
      at: `point ${i + 1}`,
      expected: `${d} ${d === 1 ? 'finite coordinate' : 'finite coordinates'} (d = ${d})`,
      received: `(${point.join(', ')})`,
    })
  })
}
