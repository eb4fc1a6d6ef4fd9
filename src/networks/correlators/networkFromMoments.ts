import { correlatorsFromMoments } from './hiddenMoments.js'
import type { CombinedMoments, HiddenMoments } from './hiddenMoments.js'
import type { Network, Point } from '../network.js'
import type { Readout } from '../readout.js'
import { requireCoordinates } from '../requireParameters.js'
import { numberAlone, withinErrors } from './correlatorDigits.js'

interface ReadoutSizes {
  readonly N: number
  readonly d: number
  readonly sigma1: number
  /** Of the deviation sigma1; default: a normal one. */
  readonly readout?: Readout | undefined
}

/**
 * A network of independent neurons whose correlators are computed from the moments of one hidden unit.
 *
 * @param combined moments of combinations of the hidden unit at several points, where they are known without loss
 */
export function networkFromMoments(
  network: Pick<Network, 'name' | 'title' | 'parameters' | 'sampleHidden'>,
  { N, d, sigma1, readout }: ReadoutSizes,
  moments: HiddenMoments,
  combined?: CombinedMoments,
): Network {
  const correlatorsOn: Network['correlatorsOn'] & {} = (points: readonly Point[]) => {
    requireCoordinates(points, d)
    return withinErrors(correlatorsFromMoments(moments, N, sigma1, points, readout), N)
  }
  return {
    ...network,
    width: N,
    inputs: d,
    readoutVariance: sigma1 ** 2 / N,
    ...(readout === undefined ? {} : { readout }),
    neurons: 'independent',
    correlator: (points) => numberAlone(correlatorsOn(points), points, N),
    correlatorsOn,
    ...(combined === undefined
      ? {}
      : {
          combinations: (points) => {
            requireCoordinates(points, d)
            return (matrix) => correlatorsFromMoments((at) => combined(at, matrix), N, sigma1, points, readout)
          },
        }),
  }
}
