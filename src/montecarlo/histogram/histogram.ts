import type { Network, Point } from '../../networks/network.js'
import type { BatchSums } from '../sampling/batches.js'
import { edgeworthCells, whitening } from './edgeworthCells.js'
import { axisOf, histogramMeasure } from './histogramCells.js'
import { nextOrder, overall, strength } from './histogramComparisons.js'
import type { Histogram } from './histogramComparisons.js'
import type { Comparison } from '../check/judge.js'
import type { Sampling } from '../sampling/sampling.js'

/** The histograms of a check: what is sampled, and the comparisons with the Edgeworth density that follow. */
export interface HistogramPlan {
  readonly sampling: Sampling
  readonly conclude: (sums: BatchSums) => {
    readonly comparisons: readonly Comparison[]
    readonly histograms: readonly Histogram[]
    readonly trusted: boolean
  }
}

/**
 * Histograms of φ at the first point and at the first two points of a network, readout drawn, against the Edgeworth
 * density to order 1/N². Two comparisons for each: the strength of what lies beyond the Gaussian, predicted to be 1 and
 * for a Gaussian 0, and χ² over the cells, which for the Gaussian density would be larger by Σ n (p −
 * p_Gauss)²/p_Gauss. They are not to be trusted, and `trusted` is false, where the orders beyond, by the ratio of the
 * first two, would raise χ² by 1 or more.
 */
export function planHistograms(
  network: Network,
  points: readonly Point[],
  { samples, seed }: { readonly samples: number; readonly seed: number },
): HistogramPlan {
  const sets = points.length > 1 ? [points.slice(0, 1), points.slice(0, 2)] : [points.slice(0, 1)]
  const axes = sets.map((set) => axisOf(set.length as 1 | 2, samples))
  const sizes = sets.map((set, s) => ((axes[s] as readonly number[]).length - 1) ** set.length)
  const sampling: Sampling = {
    what: `${network.name}: histogram of φ`,
    samples,
    seed,
    terms: sizes.reduce((a, b) => a + b),
    prepare: () =>
      histogramMeasure(
        network,
        sets.at(-1) as readonly Point[],
        sets.map((set) => whitening(network, set)),
        axes,
      ),
    conclude: () => [],
  }
  return {
    sampling,
    conclude: (sums) => {
      const found = sets.map((set, s) => {
        const start = sizes.slice(0, s).reduce((a, b) => a + b, 0)
        const probabilities = edgeworthCells(network, set, axes[s] as readonly number[])
        const observed = Float64Array.from({ length: sizes[s] as number }, (_, i) => total(sums, start + i) / samples)
        const trusted = nextOrder(probabilities, samples) < 1
        const histogram: Histogram = {
          points: set,
          samples,
          edges: axes[s] as readonly number[],
          probabilities,
          observed,
        }
        return {
          histogram,
          trusted,
          comparisons: [strength(histogram, sums, start, seed, trusted), overall(histogram, samples, seed, trusted)],
        }
      })
      return {
        comparisons: found.flatMap(({ comparisons }) => comparisons),
        histograms: found.map(({ histogram }) => histogram),
        trusted: found.every(({ trusted }) => trusted),
      }
    },
  }
}

function total({ batches, terms, sums }: BatchSums, term: number): number {
  let sum = 0
  for (let b = 0; b < batches; b++) sum += sums[b * terms + term] as number
  return sum
}
