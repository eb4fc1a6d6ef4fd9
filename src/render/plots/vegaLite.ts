import { COLOURS } from './colours.js'
import type { Axis, Panel } from './panel.js'
import { SHAPES, layerSpecifications } from './vegaLayer.js'
import type { Channel, PlotSpecification } from './vegaLayer.js'

/** Of the axes, in pixels. */
const WIDTH = 460

/** Panels under each other, as a specification of Vega-Lite 6. */
export function vegaLite(panels: readonly Panel[], title?: string): PlotSpecification {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...(title === undefined
      ? {}
      : { title: { text: title, anchor: 'start', frame: 'bounds', fontSize: 14, offset: 14 } }),
    background: '#fff',
    padding: 14,
    spacing: 34,
    vconcat: panels.map(panelSpecification),
    resolve: { scale: { color: 'independent', shape: 'independent' } },
    config: {
      font: 'serif',
      axis: { gridColor: '#eee', labelFontSize: 11, titleFontSize: 12, titleFontWeight: 'normal' },
      title: { fontSize: 12, fontWeight: 'normal', anchor: 'start', frame: 'group' },
      legend: { labelFontSize: 11, labelLimit: 400, title: null, orient: 'top' },
      view: { stroke: null },
    },
  }
}

function panelSpecification({ title, height, x, y, layers }: Panel): PlotSpecification {
  const named = layers.flatMap((layer) =>
    layer.kind === 'points' && layer.name !== undefined ? [{ name: layer.name, colour: layer.colour }] : [],
  )
  const domain = named.map(({ name }) => name)
  const channels = {
    x: channel(x),
    y: channel(y),
    color: { type: 'nominal', scale: { domain, range: named.map(({ colour }) => `#${COLOURS[colour]}`) } },
    shape: { type: 'nominal', scale: { domain, range: named.map(({ colour }) => SHAPES[colour]) } },
  }
  return {
    title,
    width: WIDTH,
    height: Math.round(height * WIDTH),
    layer: layers.flatMap((layer) => layerSpecifications(layer, channels)),
  }
}

/** Numbers at the ticks of an axis, in the words of d3-format; zero has no sign. */
const FORMATS = {
  count: { format: '~s' },
  percent: { labelExpr: "datum.value === 0 ? '0' : format(datum.value, '+.1%')" },
  power: { format: '.0e' },
} as const

function channel(axis: Axis): Channel {
  if (axis.scale === 'rows') {
    const names = { labelExpr: `${JSON.stringify(axis.names)}[datum.value]`, labelLimit: 420, grid: true }
    return { type: 'ordinal', title: null, scale: { domain: axis.names.map((_, row) => row) }, axis: names }
  }
  const { scale, label, range, ticks, as, grid } = axis
  const extent =
    range === undefined ? { nice: scale === 'linear' || ticks === undefined } : { domain: range, nice: false }
  return {
    type: 'quantitative',
    title: label ?? null,
    scale: { type: scale, ...(scale === 'log' ? {} : { zero: false }), ...extent },
    axis: {
      grid: grid === true,
      ...(as === undefined ? {} : FORMATS[as]),
      ...(ticks === undefined ? {} : { values: ticks }),
      ...(as === 'power' ? { tickCount: 4 } : {}),
    },
  }
}
