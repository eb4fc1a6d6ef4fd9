import type { NetworkCheck } from '../../montecarlo/checkNetwork.js'
import type { Convergence } from '../../montecarlo/convergence.js'
import type { Histogram } from '../../montecarlo/histogram.js'
import type { CheckResult } from '../../montecarlo/judge.js'

/** A specification of Vega-Lite, as plain data. */
export type PlotSpecification = Readonly<Record<string, unknown>>

const WIDTH = 460
const VERDICTS = ['agrees', 'differs', 'undecided']
const COLOURS = ['#1a7f4b', '#b3261e', '#8a6100']
const [BLUE, GREY] = ['#2b5c8a', '#888']

/** The plots of a check, those for which there is something: z-scores, convergence, the N-dependence of the action's violation, densities. */
export function checkPlots(check: NetworkCheck, convergence: readonly Convergence[], title: string): PlotSpecification {
  const panels = [
    zScores([...check.correlators, ...check.packets, ...check.slopes.map(({ result }) => result), ...check.densities]),
    ...convergence.map(converging),
    ...(check.slopes.length > 0 ? [slopes(check)] : []),
    ...check.histograms.filter(({ points }) => points.length === 1).map((histogram) => density(histogram)),
  ]
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: title, anchor: 'start', fontSize: 14, offset: 14 },
    background: '#fff',
    padding: 14,
    spacing: 34,
    vconcat: panels,
    resolve: { scale: { color: 'independent' } },
    config: {
      font: 'serif',
      axis: { gridColor: '#eee', labelFontSize: 11, titleFontSize: 12, titleFontWeight: 'normal' },
      title: { fontSize: 12, fontWeight: 'normal', anchor: 'start' },
      legend: { labelFontSize: 11, title: null, orient: 'top' },
      view: { stroke: null },
    },
  }
}

/** A point for each comparison; the band is two standard errors. */
function zScores(results: readonly CheckResult[]): PlotSpecification {
  const values = results.map(({ estimate, z, verdict }, i) => ({
    row: i,
    name: `${plain(estimate.quantity)}, ${estimate.method.split(/[ ,]/)[0] ?? ''}`,
    z,
    verdict,
  }))
  const most = Math.max(4, Math.min(12, ...[Math.ceil(Math.max(...results.map(({ z }) => Math.abs(z))))]))
  const y = { field: 'name', type: 'nominal', sort: { field: 'row' }, title: null, axis: { labelLimit: 420, grid: true } }
  return {
    title: 'Deviation from the prediction in standard errors',
    width: WIDTH,
    height: { step: 17 },
    layer: [
      {
        data: { values: [{ from: -2, to: 2 }] },
        mark: { type: 'rect', color: '#eef3f8' },
        encoding: { x: { field: 'from', type: 'quantitative' }, x2: { field: 'to' } },
      },
      { data: { values: [{ at: 0 }] }, mark: { type: 'rule', color: GREY }, encoding: { x: { field: 'at', type: 'quantitative' } } },
      {
        data: { values },
        mark: { type: 'point', filled: true, size: 55, opacity: 1, clip: true },
        encoding: {
          y,
          x: { field: 'z', type: 'quantitative', title: 'z', scale: { domain: [-most, most], clamp: true } },
          color: { field: 'verdict', type: 'nominal', scale: { domain: VERDICTS, range: COLOURS } },
        },
      },
    ],
  }
}

/** The estimate over the prediction with a band of one standard error, against the number of samples. */
function converging({ prediction, estimates }: Convergence): PlotSpecification {
  const [first] = estimates
  const values = estimates.map(({ samples, mean, standardError }) => ({
    samples,
    ratio: mean / prediction,
    low: (mean - standardError) / prediction,
    high: (mean + standardError) / prediction,
  }))
  const x = { field: 'samples', type: 'quantitative', scale: { type: 'log', nice: false }, title: 'samples', axis: { format: '~s', tickCount: 6, grid: false } }
  return {
    title: `${plain(first?.quantity ?? '')}, ${first?.method.split(',')[0] ?? ''}: estimate over prediction, with its standard error`,
    width: WIDTH,
    height: 150,
    data: { values },
    layer: [
      {
        mark: { type: 'area', color: BLUE, opacity: 0.2 },
        encoding: { x, y: { field: 'low', type: 'quantitative', scale: { zero: false }, title: null }, y2: { field: 'high' } },
      },
      { mark: { type: 'line', color: BLUE, point: { color: BLUE, size: 18 } }, encoding: { x, y: { field: 'ratio', type: 'quantitative' } } },
      { mark: { type: 'rule', color: GREY, strokeDash: [4, 3] }, encoding: { y: { datum: 1 } } },
    ],
  }
}

/** |violation| against N on logarithmic axes, with the line that was fitted and, dashed, that of a wrong action. */
function slopes({ slopes: found }: NetworkCheck): PlotSpecification {
  const named = found.map(({ testFunction, measured, result }) => ({
    name: `f ${testFunction}: slope ${result.estimate.mean.toFixed(2)} ± ${result.estimate.standardError.toFixed(2)}`.replace('-', '−'),
    slope: result.estimate.mean,
    points: measured.map(({ N, value, standardError }) => ({ N, size: Math.abs(value), standardError })),
  }))
  const points = named.flatMap(({ name, points: each }) =>
    each.map(({ N, size, standardError }) => ({ name, N, size, low: Math.max(size - standardError, size / 10), high: size + standardError })),
  )
  const lines = named.flatMap(({ name, slope, points: each }) => {
    // The line through the centre of the logarithms; beside it N⁻¹ through the first point.
    const mean = (of: (point: (typeof each)[number]) => number): number => each.reduce((sum, point) => sum + of(point) / each.length, 0)
    const centre = [mean(({ N }) => Math.log(N)), mean(({ size }) => Math.log(size))] as const
    const first = each[0] as (typeof each)[number]
    return each.map(({ N }) => ({ name, N, fitted: Math.exp(centre[1] + slope * (Math.log(N) - centre[0])), wrong: (first.size * first.N) / N }))
  })
  const x = {
    field: 'N',
    type: 'quantitative',
    scale: { type: 'log', nice: false, padding: 12 },
    title: 'N',
    axis: { values: [...new Set(points.map(({ N }) => N))], grid: false },
  }
  const y = (field: string): PlotSpecification => ({ field, type: 'quantitative', scale: { type: 'log' }, title: null, axis: { format: '.0e', tickCount: 4 } })
  const color = { field: 'name', type: 'nominal', scale: { range: [BLUE, '#c26a1b'] }, legend: { labelLimit: 400, direction: 'vertical' } }
  return {
    title: 'Schwinger–Dyson violation of the action; dashed: N to the power −1, as of a wrong action',
    width: WIDTH,
    height: 190,
    layer: [
      { data: { values: lines }, mark: { type: 'line', strokeWidth: 1.5 }, encoding: { x, y: y('fitted'), color } },
      { data: { values: lines }, mark: { type: 'line', strokeDash: [4, 3], strokeWidth: 1, opacity: 0.6 }, encoding: { x, y: y('wrong'), color } },
      { data: { values: points }, mark: { type: 'rule' }, encoding: { x, y: y('low'), y2: { field: 'high' }, color } },
      { data: { values: points }, mark: { type: 'point', filled: true, size: 50, opacity: 1 }, encoding: { x, y: y('size'), color } },
    ],
  }
}

/** The histogram of φ at a point, relative to the Gaussian of the same variance, beside the Edgeworth density. */
function density({ name, samples, edges, probabilities: { gaussian, second }, observed }: Histogram): PlotSpecification {
  const outer = Math.abs(edges[1] ?? 2) + 0.8
  const at = (i: number): number => Math.max(-outer, Math.min(outer, edges[i] as number))
  const values = Array.from(gaussian, (p, i) => {
    const seen = (observed[i] as number) / p - 1
    const error = Math.sqrt((observed[i] as number) / samples) / p
    return {
      from: at(i),
      to: at(i + 1),
      middle: (at(i) + at(i + 1)) / 2,
      edgeworth: (second[i] as number) / p - 1,
      seen,
      low: seen - error,
      high: seen + error,
    }
  })
  const x = {
    field: 'from',
    type: 'quantitative',
    title: `${name} in standard deviations`,
    scale: { domain: [-outer, outer], nice: false },
    axis: { grid: false },
  }
  const y = (field: string): PlotSpecification => ({ field, type: 'quantitative', title: null, axis: { format: '+.1%' } })
  return {
    title: `Histogram of ${name} relative to the Gaussian: samples with errors, Edgeworth density (steps)`,
    width: WIDTH,
    height: 170,
    data: { values },
    layer: [
      { mark: { type: 'rule', color: GREY, strokeDash: [4, 3] }, encoding: { y: { datum: 0 } } },
      { mark: { type: 'rule', color: '#c26a1b', strokeWidth: 2 }, encoding: { x, x2: { field: 'to' }, y: y('edgeworth') } },
      { mark: { type: 'rule', color: BLUE }, encoding: { x: { ...x, field: 'middle' }, y: y('low'), y2: { field: 'high' } } },
      { mark: { type: 'point', filled: true, color: BLUE, size: 35, opacity: 1 }, encoding: { x: { ...x, field: 'middle' }, y: y('seen') } },
    ],
  }
}

/** Short, and in letters that every font has. */
function plain(quantity: string): string {
  return quantity
    .replace('Schwinger–Dyson slope, f = φ exp(−φK⁻¹φ/4)', 'slope, f damped')
    .replace('Schwinger–Dyson slope, f = φ', 'slope, f linear')
    .replace('χ²', 'chi-square')
}
