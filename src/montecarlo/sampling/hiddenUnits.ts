import type { Network } from '../../networks/network.js'
import { largest, requireSize } from '../../sizes.js'

/**
 * Room for the hidden units of one sampled network at so many points.
 *
 * @throws InputError for a network too wide to be held in memory
 */
export function hiddenUnits(network: Network, points: number): Float64Array {
  requireWidth(network, points)
  return new Float64Array(network.width * points)
}

/** @throws InputError for a network too wide to be held in memory at so many points */
export function requireWidth({ width }: Network, points: number): void {
  requireSize({
    code: 'montecarlo.size',
    at: 'N',
    of: 'hidden units times points in memory',
    needed: width * points,
    most: largest.hidden,
  })
}

/** Random numbers and hidden units of so many samples: N·(d + P), and N²·P more for each further layer. */
export function samplingWork({ width, inputs, layers = 1 }: Network, points: number, samples: number): number {
  return samples * width * (inputs + points + (layers - 1) * width * points)
}

/**
 * For samplings that are done at once, so that nobody can look at their progress or end them with what they have.
 *
 * @throws InputError when they would take too long
 */
export function requireShortSampling(network: Network, points: number, samples: number): void {
  const needed = samplingWork(network, points, samples)
  requireSize({
    code: 'montecarlo.size',
    at: 'samples',
    of: 'numbers to draw',
    needed,
    most: largest.drawnAtOnce,
    known: 'about',
  })
}
