import { InputError } from '../errors.js'
import type { Point } from './network.js'

/** @throws InputError unless the values are positive integers (`counts`), positive numbers (`sizes`), or numbers that are not negative (`deviations`) */
export function requireParameters(
  name: string,
  { counts = {}, sizes = {}, deviations = {} }: Readonly<Partial<Record<'counts' | 'sizes' | 'deviations', Readonly<Record<string, number>>>>>,
): void {
  const require = (values: Readonly<Record<string, number>>, expected: string, allowed: (value: number) => boolean): void => {
    for (const [parameter, value] of Object.entries(values)) {
      if (!allowed(value)) throw new InputError({ code: 'networks.parameter', at: `${name} ${parameter}`, expected, received: `${value}` })
    }
  }
  require(counts, 'a positive integer', (value) => Number.isSafeInteger(value) && value >= 1)
  require(sizes, 'a positive number', (value) => Number.isFinite(value) && value > 0)
  require(deviations, 'a number that is not negative', (value) => Number.isFinite(value) && value >= 0)
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
