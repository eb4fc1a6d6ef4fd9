import { sizeAlong } from '../../actions/seriesByOrder.js'
import type { SeriesByOrder } from '../../actions/seriesByOrder.js'
import * as Q from '../../algebra/rational.js'
import { widthOrder } from '../text/actionParts.js'
import { exponentText } from '../text/unicode.js'
import type { Colour, Layer, Panel } from './panel.js'

const COLOURS: readonly Colour[] = ['blue', 'orange', 'green', 'red']

/** Multiples of the field that are shown, at least. */
const FURTHEST = 2
const PLACES = 60

/**
 * The sizes of the orders in 1/N at multiples of one field, on a logarithmic axis: shaded where the last one is no longer
 * smaller than the one before.
 */
export function seriesPanel({ parts, reach }: SeriesByOrder): Panel {
  const end = Math.max(FURTHEST, 1.4 * Math.min(reach ?? 0, 10))
  const places = Array.from({ length: PLACES }, (_, k) => ((k + 1) * end) / PLACES)
  const line = (order: number): Layer => ({
    kind: 'line',
    colour: COLOURS[order % COLOURS.length] as Colour,
    points: places.map((x) => ({ x, y: sizeAlong(parts[order] ?? new Map(), x) })),
  })
  const mark = (order: number): Layer => ({
    kind: 'points',
    name: order < 2 ? widthOrder(order) : `order 1/N${exponentText(Q.rational(order))}`,
    colour: COLOURS[order % COLOURS.length] as Colour,
    points: [{ x: 1, y: sizeAlong(parts[order] ?? new Map(), 1) }],
  })
  const orders = parts.map((_, order) => order).filter((order) => sizeAlong(parts[order] ?? new Map(), 1) > 0)
  return {
    title: 'Sizes of the orders at multiples of the field; shaded: where they do not become smaller',
    height: 0.33,
    x: { scale: 'linear', label: 'times the field', range: [0, end] },
    y: { scale: 'log', as: 'power', grid: true },
    layers: [
      ...(reach === undefined || reach >= end ? [] : [{ kind: 'strip' as const, from: reach, to: end }]),
      { kind: 'rule', x: 1 },
      ...orders.map(line),
      ...orders.map(mark),
    ],
  }
}
