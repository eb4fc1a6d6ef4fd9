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
 * The sizes of the orders in 1/N at multiples of one field, on a logarithmic axis: shaded where one of them is not smaller
 * than the one before.
 */
export function seriesPanel({ parts, sizes, reach }: SeriesByOrder): Panel {
  const end = Math.max(FURTHEST, 1.4 * Math.min(reach ?? 0, 10))
  const places = Array.from({ length: PLACES }, (_, k) => ((k + 1) * end) / PLACES)
  const shown = parts.flatMap((order, k) => {
    const colour = COLOURS[k % COLOURS.length] as Colour
    const size = sizes[k] as number
    if (size === 0) return []
    const line: Layer = { kind: 'line', colour, points: places.map((x) => ({ x, y: sizeAlong(order, x) })) }
    const mark: Layer = { kind: 'points', name: nameOf(k), colour, points: [{ x: 1, y: size }] }
    return [{ line, mark }]
  })
  return {
    title: 'Sizes of the orders at multiples of the field; shaded: where they do not become smaller',
    height: 0.33,
    x: { scale: 'linear', label: 'times the field', range: [0, end] },
    y: { scale: 'log', as: 'power', grid: true },
    layers: [
      ...(reach === undefined || reach >= end ? [] : [{ kind: 'strip' as const, from: reach, to: end }]),
      { kind: 'rule', x: 1 },
      ...shown.map(({ line }) => line),
      ...shown.map(({ mark }) => mark),
    ],
  }
}

function nameOf(order: number): string {
  return order < 2 ? widthOrder(order) : `order 1/N${exponentText(Q.rational(order))}`
}
