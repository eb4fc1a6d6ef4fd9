import { InputError } from '../../errors.js'
import type { Network, Point } from '../../networks/network.js'

/** @throws InputError unless there is a point, and each has the network's number of coordinates, all finite */
export function requirePoints(network: Network, points: readonly Point[]): void {
  if (points.length === 0)
    throw new InputError({ code: 'montecarlo.points', at: 'points', expected: 'one point at least', received: 'none' })
  const expected = `${network.inputs} finite coordinate${network.inputs === 1 ? '' : 's'}`
  points.forEach((point, p) => {
    if (point.length === network.inputs && point.every(Number.isFinite)) return
    throw new InputError({ code: 'montecarlo.points', at: `points[${p}]`, expected, received: `[${point.join(', ')}]` })
  })
}
