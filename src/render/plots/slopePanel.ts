import type { SlopeCheck } from '../../montecarlo/schwingerDyson/slopeCheck.js'
import type { Colour, Layer, Panel, PlotPoint } from './panel.js'

const COLOURS: readonly Colour[] = ['blue', 'orange']

/** |violation| against N on logarithmic axes, with the line that was fitted and, dashed, that of a wrong action. */
export function slopePanel(slopes: readonly SlopeCheck[]): Panel {
  const widths = [...new Set(slopes.flatMap(({ measured }) => measured.map(({ N }) => N)))]
  const layers = slopes.map((slope, i) => slopeLayers(slope, COLOURS[i % COLOURS.length] as Colour))
  return {
    title: 'Schwinger–Dyson violation of the action; dashed: N to the power −1, as of a wrong action',
    height: 0.42,
    x: { scale: 'log', label: 'N', range: [Math.min(...widths) / 1.05, Math.max(...widths) * 1.05], ticks: widths },
    y: { scale: 'log', as: 'power', grid: true },
    // Lines of all behind the points of all.
    layers: [0, 1, 2].flatMap((depth) => layers.map((each) => each[depth] as Layer)),
  }
}

function slopeLayers(
  { testFunction, measured, result: { estimate } }: SlopeCheck,
  colour: Colour,
): readonly [Layer, Layer, Layer] {
  const points = measured.map(({ N, value, standardError }): PlotPoint => {
    const y = Math.abs(value)
    return { x: N, y, low: Math.max(y - standardError, y / 10), high: y + standardError }
  })
  // The line through the centre of the logarithms; beside it N⁻¹ through the first point.
  const centre = [logarithmicMean(points.map(({ x }) => x)), logarithmicMean(points.map(({ y }) => y))] as const
  const first = points[0] as PlotPoint
  const line = (y: (x: number) => number): readonly PlotPoint[] => points.map(({ x }) => ({ x, y: y(x) }))
  return [
    { kind: 'line', colour, dashed: true, points: line((x) => (first.y * first.x) / x) },
    { kind: 'line', colour, points: line((x) => centre[1] * (x / centre[0]) ** estimate.mean) },
    {
      kind: 'points',
      name: `f ${testFunction}: slope ${estimate.mean.toFixed(2)} ± ${estimate.standardError.toFixed(2)}`.replace(
        '-',
        '−',
      ),
      colour,
      points,
    },
  ]
}

function logarithmicMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value) / values.length, 0))
}
