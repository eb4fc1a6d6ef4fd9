import type { StochasticQuantity } from '../dynamics/stochastic/measured.js'
import { isTwoTimes } from '../dynamics/stochastic/stochasticSeries.js'
import type { Colour, Layer, Panel } from '../render/plots/panel.js'
import { plotsDocument } from '../render/plots/plotsDocument.js'
import { plotSvg } from '../render/plots/plotSvg.js'
import { vegaLite } from '../render/plots/vegaLite.js'
import { withoutWaiting } from './definedPaths.js'
import { rateNumbers } from './pathWork.js'
import type { SdeAnswer } from './sde.js'
import { valuesByOrder } from './sdeOrders.js'

/** Points of a curve. */
const POINTS = 200
/** Of lower orders, from 0 on. */
const LOWER: readonly Colour[] = ['green', 'ochre', 'red']
/** In decay times of the slowest mode. */
const SHOWN = 5

/**
 * The predicted function of τ, all orders and, dashed, fewer of them, with simulated points where there are some; of a
 * mean or a cumulant in the stationary state the sum up to each order. SVG, drawn by Vega, or LaTeX for pgfplots.
 *
 * @throws InputError for a parameter without a value, and where the optional packages that draw SVG are not installed
 * @example
 * const answer = await answerSde({ equation: 'dx = -x, noise D', quantity: 'correlation', parameters: { D: 1 } })
 * const plot = await sdePlot(answer, 'tex')
 * plot.includes('tikzpicture') // true
 */
export async function sdePlot(answer: SdeAnswer, form: 'svg' | 'tex'): Promise<string> {
  const panel = sdePanel(answer)
  return form === 'tex' ? plotsDocument([panel], 'edgewick sde') : plotSvg(vegaLite([panel]))
}

/** What is drawn of an answer. @throws InputError for a parameter without a value */
export function sdePanel(answer: SdeAnswer): Panel {
  const { series, of } = answer
  const { quantity } = series.request
  return series.form.start === undefined && !isTwoTimes(series.request)
    ? ordersPanel(answer, `${quantity} of ${of.join(', ')}`)
    : timesPanel(answer)
}

function timesPanel({ series, of, to, parameters, at, waiting, simulation }: SdeAnswer): Panel {
  const { form, request } = series
  if (form.start !== undefined && isTwoTimes(request) && waiting === undefined) throw withoutWaiting()
  const name = nameOf(request.quantity, of, form.start === undefined ? undefined : waiting)
  const rates = rateNumbers(form, parameters)
  const shown = form.start === undefined ? SHOWN / rates[0] : SHOWN / Math.max(...rates.map(Math.abs))
  const asked = Math.max(0, ...(at ?? []))
  // From a start what is not shown may have grown beyond all bounds.
  const end = form.start === undefined ? Math.max(shown, asked) : asked > 0 ? asked : Number.isFinite(shown) ? shown : 1
  const taus = Array.from({ length: POINTS + 1 }, (_, k) => (end * k) / POINTS)
  const times = { at: taus, parameters, ...(waiting === undefined ? {} : { waiting }) }
  const sums = sumsOf(valuesByOrder(series, times, to))
  const curves = sums.map(({ upTo, values }) => ({ upTo, points: taus.map((x, k) => ({ x, y: values[k] as number })) }))
  const [whole, ...lower] = curves.toReversed()
  const dashed = lower
    .toReversed()
    .slice(-LOWER.length)
    .map(({ points }, i): Layer => ({ kind: 'line', colour: LOWER[i] as Colour, dashed: true, points }))
  const fewer = lower
    .map(({ upTo }) => upTo)
    .toReversed()
    .slice(-LOWER.length)
  return {
    title: `${name}, all orders up to ${to}${fewer.length === 0 ? '' : `; dashed: up to ${fewer.join(', ')}`}`,
    height: 0.6,
    x: { scale: 'linear', label: form.start !== undefined && !isTwoTimes(request) ? 't' : 'τ', range: [0, end] },
    y: { scale: 'linear', label: request.quantity, grid: true },
    layers: [
      { kind: 'rule', y: 0 },
      ...dashed,
      ...(whole === undefined ? [] : [{ kind: 'line' as const, colour: 'blue' as const, points: whole.points }]),
      ...simulatedLayers(simulation),
    ],
  }
}

/** What is drawn. @param before t′, from a start */
function nameOf(quantity: StochasticQuantity, of: readonly string[], before: number | undefined): string {
  const [first, second] = of as readonly [string, string]
  const [later, earlier] = before === undefined ? ['τ', '0'] : [`${before} + τ`, `${before}`]
  if (quantity === 'response') return `response of ${first}(${later}) to a kick of ${second}(${earlier})`
  if (quantity === 'correlation') return `correlation of ${first}(${later}) and ${second}(${earlier})`
  return `${quantity} of ${of.map((each) => `${each}(t)`).join(', ')} from the start`
}

/** With error bars of one standard error. */
function simulatedLayers(simulation: SdeAnswer['simulation']): readonly Layer[] {
  if (simulation === undefined) return []
  const points = simulation.values.flatMap(({ at, value, standardError }) =>
    Number.isFinite(value) ? [{ x: at, y: value, low: value - standardError, high: value + standardError }] : [],
  )
  return [{ kind: 'points', name: `simulated, ${simulation.definition.paths} paths`, colour: 'orange', points }]
}

function ordersPanel({ series, to, parameters, simulation }: SdeAnswer, name: string): Panel {
  const values = valuesByOrder(series, { at: [0], parameters }, to)
  let sum = 0
  const points = values.map(([each = 0], order) => ({ x: order, y: (sum += each) }))
  const [found] = simulation?.values ?? []
  const band =
    found === undefined || !Number.isFinite(found.value)
      ? undefined
      : { low: found.value - found.standardError, high: found.value + found.standardError }
  const ends = [-0.3, to + 0.3]
  return {
    title: `${name}, the sum up to each order${band === undefined ? '' : '; orange: simulated, one standard error'}`,
    height: 0.6,
    x: { scale: 'linear', label: 'order', range: ends as [number, number], ticks: points.map(({ x }) => x) },
    y: { scale: 'linear', label: name, grid: true },
    layers: [
      ...(band === undefined
        ? []
        : [{ kind: 'band' as const, colour: 'orange' as const, points: ends.map((x) => ({ x, ...band })) }]),
      { kind: 'line', colour: 'blue', dots: true, points },
    ],
  }
}

/** The sums up to each order that adds something. */
function sumsOf(
  orders: readonly (readonly number[])[],
): readonly { readonly upTo: number; readonly values: readonly number[] }[] {
  const found: { upTo: number; values: readonly number[] }[] = []
  orders.forEach((order, upTo) => {
    const before = found.at(-1)
    if (before === undefined) found.push({ upTo, values: order })
    else if (order.some((each) => each !== 0))
      found.push({ upTo, values: order.map((each, k) => each + (before.values[k] as number)) })
  })
  return found
}
