import type { Network, Point } from '../../networks/network.js'

/**
 * The first width of a network without tails, and the largest first width: an average over more neurons costs as much
 * as more samples.
 */
const FEWEST = 10
const MOST = 100

/**
 * N₀, 2N₀, 4N₀, the widths at which the N-dependence of an action is measured. Where the hidden units have tails, more
 * of them are wanted in a sample, for the error to be known: N₀ = s/2, s = |N G_c^(6)/(G_c^(4) G_c^(2))| at the point
 * where it is largest, 10 at least and 100 at most. s is 0 for the Cos-net, 44 for the ReLU-net.
 *
 * @param points those of the action
 */
export function slopeWidths(network: Network, points: readonly Point[]): readonly [number, number, number] {
  const tails = Math.max(0, ...points.map((x) => network.width * tailAt(network, x)))
  const first = Math.round(Math.min(MOST, Math.max(FEWEST, tails / 2)))
  return [first, 2 * first, 4 * first]
}

/** |G_c^(6)/(G_c^(4) G_c^(2))| at one point; 0 for a Gaussian. */
function tailAt({ correlator }: Network, x: Point): number {
  const [second, fourth, sixth] = [2, 4, 6].map((n) => correlator(Array.from({ length: n }, () => x))) as [
    number,
    number,
    number,
  ]
  return fourth === 0 ? 0 : Math.abs(sixth / (fourth * second))
}
