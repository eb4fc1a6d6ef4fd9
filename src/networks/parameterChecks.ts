import { InputError } from '../errors.js'
import type { Point } from './network.js'

/** @throws InputError naming the parameter that is no integer from 1 on */
export function requirePositiveIntegers(network: string, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw new InputError({ code: 'networks.parameter', at: `${network} ${name}`, expected: 'a positive integer', received: `${value}` })
  }
}

/** @throws InputError naming the parameter that is not positive and finite */
export function requirePositive(network: string, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isFinite(value) || value <= 0)
      throw new InputError({ code: 'networks.parameter', at: `${network} ${name}`, expected: 'a positive number', received: `${value}` })
  }
}

/** @throws InputError naming the point that has not d finite coordinates */
export function requireCoordinates(points: readonly Point[], d: number): void {
  points.forEach((point, i) => {
    if (point.length === d && point.every(Number.isFinite)) return
    throw new InputError({
      code: 'networks.point',
      at: `point ${i + 1}`,
      expected: `${d} ${d === 1 ? 'finite coordinate' : 'finite coordinates'} (d = ${d})`,
      received: `(${point.join(', ')})`,
    })
  })
}
