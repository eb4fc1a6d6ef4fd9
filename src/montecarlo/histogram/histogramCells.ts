import type { Network, Point } from '../../networks/network.js'
import { readoutDraw } from '../../networks/readout.js'
import type { Measure } from '../sampling/batches.js'
import type { Whitening } from './edgeworthCells.js'
import { zOf } from '../statistics/normal.js'
import { hiddenUnits } from '../sampling/hiddenUnits.js'

/** Cells along an axis, for one and for two points. */
const CELLS = { 1: 16, 2: 6 } as const

/**
 * Edges of the cells along an axis of a histogram at one or two points: for one point not more cells than a tenth of
 * the samples, four at least.
 */
export function axisOf(points: 1 | 2, samples: number): readonly number[] {
  return equalCells(points === 1 ? Math.max(4, Math.min(CELLS[1], Math.floor(samples / 10))) : CELLS[2])
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
export function histogramMeasure(
  network: Network,
  points: readonly Point[],
  matrices: readonly Whitening[],
  axes: readonly (readonly number[])[],
): Measure {
  const size = points.length
  const hidden = hiddenUnits(network, size)
  const readout = readoutDraw(network)
  const [[scale]] = matrices as readonly [Whitening]
  const [, , a21 = 0, a22 = 0] = matrices[1] ?? [0]
  const [alone, both = alone] = axes as readonly [readonly number[], (readonly number[])?]
  return (random, values) => {
    network.sampleHidden(random, points, hidden)
    let [first, second] = [0, 0]
    for (let row = 0; row < hidden.length; row += size) {
      const weight = readout(random)
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
