import type { Decimal } from 'decimal.js'
import type { Decimals } from '../../algebra/decimals.js'
import { precisePlanarRampMoment } from '../../kernels/precisePlanarRampMoment.js'
import type { PreciseVector } from '../../kernels/precisePlanarRampMoment.js'
import type { Network, Point } from '../network.js'
import { preciseCombinations } from '../correlators/preciseCombinations.js'
import { preciseCumulants } from '../correlators/preciseCumulants.js'

/**
 * Correlators of combinations of the ReLU-net at points in a plane through the origin, for all points in up to two
 * dimensions and for two points in more.
 */
export function reluCombinations({
  N,
  d,
  sigma0,
  sigma1,
}: Readonly<Record<'N' | 'd' | 'sigma0' | 'sigma1', number>>): Network['combinations'] & {} {
  const combinations = preciseCombinations((number, n, points) => {
    const cumulant = preciseCumulants(number, points.length, precisePlanarRampMoment(number, inPlane(number, points)))
    const scale = new number(sigma1)
      .pow(n)
      .times(new number(sigma0).pow(n))
      .div(new number(d).pow(n / 2))
      .times(new number(N).pow(1 - n / 2))
    return (legs) => {
      const { value, size } = cumulant(legs)
      return { value: value.times(scale), size: size.times(scale) }
    }
  })
  return combinations
}

/** Whether the points are sure to lie in a plane through the origin. */
export function arePlanar(points: readonly Point[]): boolean {
  return points.length <= 2 || (points[0]?.length ?? 0) <= 2
}

/** Coordinates in the plane of the points. */
function inPlane(number: Decimals, points: readonly Point[]): readonly PreciseVector[] {
  const dot = (a: Point, b: Point): Decimal =>
    a.reduce((sum, x, k) => sum.plus(new number(x).times(b[k] ?? 0)), new number(0))
  const [first] = points
  if (first === undefined || first.length <= 2) return points.map(([x = 0, y = 0]) => [new number(x), new number(y)])
  const length = dot(first, first).sqrt()
  return points.map((point) => {
    const along = dot(point, first).div(length)
    return [along, number.max(0, dot(point, point).minus(along.pow(2))).sqrt()]
  })
}
