import { toGaussianSum } from '../../kernels/formModes.js'
import type { GaussianFunction } from '../../kernels/gaussianFunction.js'
import { placeGaussians } from '../../kernels/gaussianSum.js'
import type { GaussianSum } from '../../kernels/gaussianSum.js'

/** M_B as a function of `points` points, for the indices in B. */
export type ClosedMoment = (block: readonly number[], points: number) => GaussianSum

/**
 * The moments M_B = E Π_{i∈B} h(x_i) of a hidden unit in closed form, as functions of all points, from their
 * derivation: it is done once for each number of points, for that is far more work than to place the result.
 *
 * @param derive E Π h over the points with these names
 */
export function placedMoments(derive: (names: readonly string[]) => GaussianFunction): ClosedMoment {
  const known = new Map<number, GaussianSum>()
  return (block, points) => {
    const names = block.map((_, i) => `x${i}`)
    const found = known.get(block.length) ?? toGaussianSum(derive(names), names)
    known.set(block.length, found)
    return placeGaussians(found, block, points)
  }
}
