import type { Network, Point } from '../networks/network.js'

/** The widths at which the N-dependence of an action is measured, and whether they are large enough for 1/N to order anything. */
export interface SlopeWidths {
  readonly widths: readonly [number, number, number]
  /** N G_c^(6)/(G_c^(4) G_c^(2)) at a point, the largest: N must be large beside it. */
  readonly scale: number
  readonly asymptotic: boolean
}

/** The first width of a network without tails, in a small run. */
const FEWEST = 10

/** What makes the next order about as large as the error, measured for the networks that are shipped; bounded units, s = 0, have a next order too. */
const ERRORS = 1000
const WITHOUT_TAILS = 12
const TAILS = 50

/** With fewer samples for each neuron of the first width, the error of the slope is as large as the slope. */
const SAMPLES_PER_NEURON = 100

/**
 * N₀, 2N₀, 4N₀, where N₀ grows with the tails of the network and with the number of samples. At width N the next order changes the slope by an amount
 * ∝ 1/N, and n samples see it to about 2 sqrt(N/n): with N₀ = (n (12 + s²/50)²/1000)^(1/3), s = `scale`, 10 at least, the two are of one size.
 * Where the samples do not suffice for that, the widths are the smallest ones and not `asymptotic`.
 *
 * @param points those of the action
 * @param samples for each width
 */
export function slopeWidths(network: Network, points: readonly Point[], samples: number): SlopeWidths {
  const scale = Math.max(0, ...points.map((x) => network.width * tailAt(network, x)))
  const wanted = Math.max(FEWEST, Math.round(((samples * (WITHOUT_TAILS + scale ** 2 / TAILS) ** 2) / ERRORS) ** (1 / 3)))
  const asymptotic = wanted <= Math.max(FEWEST, samples / SAMPLES_PER_NEURON)
  const first = asymptotic ? wanted : FEWEST
  return { widths: [first, 2 * first, 4 * first], scale, asymptotic }
}

/** |G_c^(6)/(G_c^(4) G_c^(2))| at one point; 0 for a Gaussian. */
function tailAt({ correlator }: Network, x: Point): number {
  const [second, fourth, sixth] = [2, 4, 6].map((n) => correlator(Array.from({ length: n }, () => x))) as [number, number, number]
  return fourth === 0 ? 0 : Math.abs(sixth / (fourth * second))
}
