import type { Network, Point } from '../networks/network.js'
import type { BatchSums, Measure } from './batches.js'
import { chiSquareScore, visibleExcess } from './chiSquare.js'
import { edgeworthCells, whitening } from './edgeworthCells.js'
import type { CellProbabilities, Whitening } from './edgeworthCells.js'
import { compareWith } from './estimate.js'
import type { Estimate } from './estimate.js'
import { jackknife } from './jackknife.js'
import type { Comparison } from './judge.js'
import { zOf } from './normal.js'
import type { Sampling } from './sampling.js'

/** How often φ at one point, or φ at two points made independent by A of {@link whitening}, falls into cells that are equally probable for a Gaussian. */
export interface Histogram {
  /** Such as `φ(x1)`. */
  readonly name: string
  readonly points: readonly Point[]
  readonly samples: number
  /** In units of the standard deviation, from −∞ to ∞; for two points the same along both axes. */
  readonly edges: readonly number[]
  readonly probabilities: CellProbabilities
  /** The fraction of the samples in each cell. */
  readonly observed: Float64Array
}

/** The histograms of a check: what is sampled, and the comparisons with the Edgeworth density that follow. */
export interface HistogramPlan {
  readonly sampling: Sampling
  readonly conclude: (sums: BatchSums) => { readonly comparisons: readonly Comparison[]; readonly histograms: readonly Histogram[]; readonly trusted: boolean }
}

/** Cells along an axis, for one and for two points. */
const CELLS = [16, 6] as const
/** Cells in which fewer are expected are put together with their neighbours: χ² is that of normal deviations. */
const FEWEST_EXPECTED = 5

/**
 * Histograms of φ at the first point and at the first two points of a network, readout drawn, against the Edgeworth density to order 1/N². Two
 * comparisons for each: the strength of what lies beyond the Gaussian, predicted to be 1 and for a Gaussian 0, and χ² over the cells, which for
 * the Gaussian density would be larger by Σ n (p − p_Gauss)²/p_Gauss. They are not to be trusted, and `trusted` is false, where the orders beyond, by the ratio of the
 * first two, would raise χ² by 1 or more.
 */
export function planHistograms(
  network: Network,
  points: readonly Point[],
  { samples, seed }: { readonly samples: number; readonly seed: number },
): HistogramPlan {
  const sets = points.length > 1 ? [points.slice(0, 1), points.slice(0, 2)] : [points.slice(0, 1)]
  const axes = sets.map((set, s) => equalCells(set.length === 1 ? Math.max(4, Math.min(CELLS[0], Math.floor(samples / 10))) : CELLS[s as 1]))
  const sizes = sets.map((set, s) => ((axes[s] as readonly number[]).length - 1) ** set.length)
  const sampling: Sampling = {
    what: `${network.name}: histogram of φ`,
    samples,
    seed,
    terms: sizes.reduce((a, b) => a + b),
    prepare: () =>
      measureOf(
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
        const name = set.map((_, i) => `φ(x${i + 1})`).join(', ')
        const probabilities = edgeworthCells(network, set, axes[s] as readonly number[])
        const observed = Float64Array.from({ length: sizes[s] as number }, (_, i) => total(sums, start + i) / samples)
        const trusted = nextOrder(probabilities, samples) < 1
        const histogram: Histogram = { name, points: set, samples, edges: axes[s] as readonly number[], probabilities, observed }
        return { histogram, trusted, comparisons: [strength(histogram, sums, start, seed, trusted), overall(histogram, samples, seed, trusted)] }
      })
      return {
        comparisons: found.flatMap(({ comparisons }) => comparisons),
        histograms: found.map(({ histogram }) => histogram),
        trusted: found.every(({ trusted }) => trusted),
      }
    },
  }
}

/** Edges of equally probable cells of a normal number. */
function equalCells(cells: number): readonly number[] {
  return Array.from({ length: cells + 1 }, (_, i) => {
    if (i === 0 || i === cells) return i === 0 ? -Infinity : Infinity
    const p = Math.min(i, cells - i) / cells
    return p === 0.5 ? 0 : Math.sign(i - cells / 2) * zOf(2 * p)
  })
}

/** A 1 for the cell of each set of points: the first point alone, then the first two. */
function measureOf(network: Network, points: readonly Point[], matrices: readonly Whitening[], axes: readonly (readonly number[])[]): Measure {
  const { width, readoutVariance } = network
  const size = points.length
  const hidden = new Float64Array(width * size)
  const deviation = Math.sqrt(readoutVariance)
  const [[scale]] = matrices as readonly [Whitening]
  const [, , a21 = 0, a22 = 0] = matrices[1] ?? [0]
  const [alone, both = alone] = axes as readonly [readonly number[], (readonly number[])?]
  return (random, values) => {
    network.sampleHidden(random, points, hidden)
    let [first, second] = [0, 0]
    for (let row = 0; row < hidden.length; row += size) {
      const weight = deviation * random.normal()
      first += weight * (hidden[row] as number)
      if (size > 1) second += weight * (hidden[row + 1] as number)
    }
    values.fill(0)
    values[cellOf(scale * first, alone)] = 1
    if (size === 1) return
    const across = both.length - 1
    values[alone.length - 1 + cellOf(scale * first, both) * across + cellOf(a21 * first + a22 * second, both)] = 1
  }
}

function cellOf(u: number, edges: readonly number[]): number {
  let cell = 0
  while (u >= (edges[cell + 1] as number)) cell++
  return cell
}

function total({ batches, terms, sums }: BatchSums, term: number): number {
  let sum = 0
  for (let b = 0; b < batches; b++) sum += sums[b * terms + term] as number
  return sum
}

/** By how much χ² would rise by the terms of order N⁻³, if they are to those of order N⁻² as these to those of order N⁻¹. */
function nextOrder({ gaussian, first, second }: CellProbabilities, samples: number): number {
  const excess = (from: Float64Array, to: Float64Array): number =>
    samples * gaussian.reduce((sum, p, i) => sum + ((to[i] as number) - (from[i] as number)) ** 2 / p, 0)
  return excess(first, second) ** 2 / Math.max(Number.MIN_VALUE, excess(gaussian, first))
}

/** The a for which p_Gauss + a (p − p_Gauss) fits best, weighted by 1/p. */
function strength({ name, probabilities: { gaussian, second } }: Histogram, sums: BatchSums, start: number, seed: number, trusted: boolean): Comparison {
  const weights = second.map((p, i) => (p - (gaussian[i] as number)) / Math.max(p, Number.EPSILON))
  const norm = weights.reduce((sum, weight, i) => sum + weight * ((second[i] as number) - (gaussian[i] as number)), 0)
  const offset = weights.reduce((sum, weight, i) => sum + weight * (gaussian[i] as number), 0)
  const { value, standardError } = jackknife(
    sums,
    (each, n) => (weights.reduce((sum, weight, i) => sum + (weight * (each[start + i] as number)) / n, 0) - offset) / norm,
  )
  const method = `direct, jackknife over ${sums.batches} batches`
  const estimate: Estimate = { quantity: `histogram of ${name}: part beyond the Gaussian`, mean: value, standardError, samples: sums.samples, seed, method }
  return { agreement: compareWith(estimate, 1), alternative: 1, ...(trusted ? {} : { untrusted: true as const }) }
}

/** χ² over all cells. */
function overall({ name, probabilities, observed }: Histogram, samples: number, seed: number, trusted: boolean): Comparison {
  const cells = together(probabilities.second, samples)
  const sum = (values: Float64Array, cell: readonly number[]): number => cell.reduce((part, i) => part + (values[i] as number), 0)
  const distance = (from: Float64Array, to: Float64Array): number =>
    samples * cells.reduce((part, cell) => part + (sum(from, cell) - sum(to, cell)) ** 2 / sum(to, cell), 0)
  const degrees = cells.length - 1
  const mean = distance(observed, probabilities.second)
  const method = `direct, ${cells.length} cells`
  const estimate: Estimate = { quantity: `histogram of ${name}: χ²`, mean, standardError: Math.sqrt(2 * degrees), samples, seed, method }
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
