import type { Histogram } from '../../montecarlo/histogram/histogramComparisons.js'
import { fieldNames } from '../../montecarlo/quantity.js'
import type { Panel } from './panel.js'

/** The histogram of φ at a point, relative to the Gaussian of the same variance, beside the Edgeworth density. */
export function densityPanel({
  points,
  samples,
  edges,
  probabilities: { gaussian, second },
  observed,
}: Histogram): Panel {
  const name = fieldNames(points.length)
  const outer = Math.abs(edges[1] ?? 2) + 0.8
  const at = (i: number): number => Math.max(-outer, Math.min(outer, edges[i] as number))
  const cells = Array.from(gaussian, (p, i) => {
    const y = (observed[i] as number) / p - 1
    const error = Math.sqrt((observed[i] as number) / samples) / p
    return {
      from: at(i),
      to: at(i + 1),
      edgeworth: (second[i] as number) / p - 1,
      seen: { x: (at(i) + at(i + 1)) / 2, y, low: y - error, high: y + error },
    }
  })
  return {
    title: `Histogram of ${name} relative to the Gaussian: samples with errors, Edgeworth density (steps)`,
    height: 0.37,
    x: { scale: 'linear', label: `${name} in standard deviations`, range: [-outer, outer] },
    y: { scale: 'linear', as: 'percent', grid: true },
    layers: [
      { kind: 'rule', y: 0 },
      { kind: 'steps', colour: 'orange', steps: cells.map(({ from, to, edgeworth }) => ({ from, to, y: edgeworth })) },
      { kind: 'points', colour: 'blue', points: cells.map(({ seen }) => seen) },
    ],
  }
}
