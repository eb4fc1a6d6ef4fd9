import type { Point } from '../../networks/network.js'
import type { BatchSums } from '../sampling/batches.js'
import { chiSquareScore, visibleExcess } from '../statistics/chiSquare.js'
import type { CellProbabilities } from './edgeworthCells.js'
import { compareWith } from '../estimate.js'
import type { Estimate } from '../estimate.js'
import { jackknife } from '../statistics/jackknife.js'
import type { Comparison } from '../check/judge.js'

/**
 * How often φ at one point, or φ at two points made independent by A of {@link whitening}, falls into cells that are
 * equally probable for a Gaussian.
 */
export interface Histogram {
  readonly points: readonly Point[]
  readonly samples: number
  /** In units of the standard deviation, from −∞ to ∞; for two points the same along both axes. */
  readonly edges: readonly number[]
  readonly probabilities: CellProbabilities
  /** The fraction of the samples in each cell. */
  readonly observed: Float64Array
}

/** Cells in which fewer are expected are put together with their neighbours: χ² is that of normal deviations. */
const FEWEST_EXPECTED = 5

/**
 * By how much χ² would rise by the terms of order N⁻³, if they are to those of order N⁻² as these to those of order
 * N⁻¹.
 */
export function nextOrder({ gaussian, first, second }: CellProbabilities, samples: number): number {
  const excess = (from: Float64Array, to: Float64Array): number =>
    samples * gaussian.reduce((sum, p, i) => sum + ((to[i] as number) - (from[i] as number)) ** 2 / p, 0)
  return excess(first, second) ** 2 / Math.max(Number.MIN_VALUE, excess(gaussian, first))
}

/** The a for which p_Gauss + a (p − p_Gauss) fits best, weighted by 1/p. */
export function strength(
  { points, probabilities: { gaussian, second } }: Histogram,
  sums: BatchSums,
  start: number,
  seed: number,
  trusted: boolean,
): Comparison {
  const weights = second.map((p, i) => (p - (gaussian[i] as number)) / Math.max(p, Number.EPSILON))
  const norm = weights.reduce((sum, weight, i) => sum + weight * ((second[i] as number) - (gaussian[i] as number)), 0)
  const offset = weights.reduce((sum, weight, i) => sum + weight * (gaussian[i] as number), 0)
  const { value, standardError } = jackknife(
    sums,
    (each, n) =>
      (weights.reduce((sum, weight, i) => sum + (weight * (each[start + i] as number)) / n, 0) - offset) / norm,
  )
  const method = { kind: 'fit', batches: sums.batches } as const
  const quantity = { kind: 'histogram', points: points.length, statistic: 'strength' } as const
  const estimate: Estimate = { quantity, mean: value, standardError, samples: sums.samples, seed, method }
  return { agreement: compareWith(estimate, 1), alternative: 1, ...(trusted ? {} : { untrusted: true as const }) }
}

/** χ² over all cells. */
export function overall(
  { points, probabilities, observed }: Histogram,
  samples: number,
  seed: number,
  trusted: boolean,
): Comparison {
  const cells = together(probabilities.second, samples)
  const sum = (values: Float64Array, cell: readonly number[]): number =>
    cell.reduce((part, i) => part + (values[i] as number), 0)
  const distance = (from: Float64Array, to: Float64Array): number =>
    samples * cells.reduce((part, cell) => part + (sum(from, cell) - sum(to, cell)) ** 2 / sum(to, cell), 0)
  const degrees = cells.length - 1
  const mean = distance(observed, probabilities.second)
  const method = { kind: 'cells', cells: cells.length } as const
  const quantity = { kind: 'histogram', points: points.length, statistic: 'chi-square' } as const
  const estimate: Estimate = { quantity, mean, standardError: Math.sqrt(2 * degrees), samples, seed, method }
  return {
    agreement: { estimate, prediction: degrees, difference: mean - degrees, z: chiSquareScore(mean, degrees) },
    alternative: distance(probabilities.second, probabilities.gaussian),
    visible: (level) => visibleExcess(degrees, level),
    ...(trusted ? {} : { untrusted: true as const }),
  }
}

/** Neighbouring cells in groups in which enough samples are expected. */
function together(probabilities: Float64Array, samples: number): readonly (readonly number[])[] {
  const groups: number[][] = [[]]
  let expected = 0
  probabilities.forEach((p, i) => {
    if (expected >= FEWEST_EXPECTED) {
      groups.push([])
      expected = 0
    }
    groups.at(-1)?.push(i)
    expected += samples * p
  })
  // What is left at the end is put to the last group that is full.
  const rest = expected < FEWEST_EXPECTED && groups.length > 1 ? (groups.pop() as number[]) : []
  groups.at(-1)?.push(...rest)
  return groups
}
