import { COLOURS } from './colours.js'
import type { Axis, Panel } from './panel.js'
import { textWidth } from './textWidth.js'
import { SHAPES, layerSpecifications } from './vegaLayer.js'
import type { Channel, PlotSpecification } from './vegaLayer.js'

/** Of the axes, in pixels. */
const WIDTH = 460

const COMMON = {
  resolve: { scale: { color: 'independent', shape: 'independent' } },
  config: {
    font: 'serif',
    axis: { gridColor: '#eee', labelFontSize: 11, titleFontSize: 12, titleFontWeight: 'normal' },
    title: { fontSize: 12, fontWeight: 'normal', anchor: 'start', frame: 'group' },
    legend: { labelFontSize: 11, labelLimit: 400, title: null, orient: 'top' },
    view: { stroke: null },
  },
} as const

/** Of a picture of one panel with all that stands about its axes, in pixels. */
const WHOLE = 680

const PAPER = { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', background: '#fff', padding: 14 } as const

/** Panels under each other, as a specification of Vega-Lite 6: their axes are equally wide, pictures of one panel as a whole. */
export function vegaLite(panels: readonly Panel[], title?: string): PlotSpecification {
  const [only, ...more] = panels
  if (only !== undefined && more.length === 0 && title === undefined)
    return {
      ...PAPER,
      ...panelSpecification(only),
      width: WHOLE,
      autosize: { type: 'fit-x', contains: 'padding' },
      config: COMMON.config,
    }
  return {
    ...PAPER,
    ...(title === undefined
      ? {}
      : { title: { text: title, anchor: 'start', frame: 'bounds', fontSize: 14, offset: 14 } }),
    spacing: 34,
    vconcat: panels.map((panel) => panelSpecification(panel)),
    ...COMMON,
  }
}

/** Room about a narrow picture, and what the numbers of an axis and the last of them take. */
const NARROW = { padding: 4, numbers: 40, label: 18, last: 14 } as const

/** A panel as wide as a narrow page: texts are broken into lines, and the axes have what names of rows and numbers leave. */
export function narrowPlot(panel: Panel, width: number): PlotSpecification {
  const room = width - 2 * NARROW.padding
  const axes = Math.max(80, Math.floor(room - besideAxes(panel) - NARROW.last))
  const { config } = COMMON
  const { title, ...drawn } = panelSpecification(panel, {
    width: axes,
    // Rows are as high as in wide pictures.
    high: panel.y.scale === 'rows' ? panel.height * WIDTH : Math.max(panel.height, 0.5) * axes,
    lines: (text) => brokenText(text, (0.9 * axes) / 12),
  })
  return {
    ...PAPER,
    title: { text: brokenText(title, room / 12.5), frame: 'bounds' },
    ...drawn,
    padding: NARROW.padding,
    config: {
      ...config,
      axis: { ...config.axis, tickCount: 4, labelOverlap: true },
      axisX: { titleLimit: room },
      legend: { ...config.legend, columns: 1 },
    },
  }
}

/** What stands to the left of the axes. */
function besideAxes({ y }: Panel): number {
  if (y.scale === 'rows') return 11 * Math.max(...y.names.map(textWidth)) + 8
  return NARROW.numbers + (y.label === undefined ? 0 : NARROW.label)
}

/** The text in lines of at most this width, in units of the font size. */
function brokenText(text: string, most: number): readonly string[] {
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last === undefined) return [word]
    const longer = `${last} ${word}`
    return textWidth(longer) <= most ? [...lines.slice(0, -1), longer] : [...lines, word]
  }, [])
}

interface Axes {
  readonly width: number
  readonly high: number
  /** Breaks what stands under the axes. */
  readonly lines: (text: string) => string | readonly string[]
}

function panelSpecification(
  { title, height, x, y, layers }: Panel,
  { width, high, lines }: Axes = { width: WIDTH, high: height * WIDTH, lines: (text) => text },
): PlotSpecification & { readonly title: string } {
  const named = layers.flatMap((layer) =>
    layer.kind === 'points' && layer.name !== undefined ? [{ name: layer.name, colour: layer.colour }] : [],
  )
  const domain = named.map(({ name }) => name)
  const channels = {
    x: channel(x, lines),
    y: channel(y, (text) => text),
    color: { type: 'nominal', scale: { domain, range: named.map(({ colour }) => `#${COLOURS[colour]}`) } },
    shape: { type: 'nominal', scale: { domain, range: named.map(({ colour }) => SHAPES[colour]) } },
  }
  return {
    title,
    width,
    height: Math.round(high),
    layer: layers.flatMap((layer) => layerSpecifications(layer, channels)),
  }
}

/** Numbers at the ticks of an axis, in the words of d3-format; zero has no sign. */
const FORMATS = {
  count: { format: '~s' },
  percent: { labelExpr: "datum.value === 0 ? '0' : format(datum.value, '+.1%')" },
  power: { format: '.0e' },
} as const

function channel(axis: Axis, lines: Axes['lines']): Channel {
  if (axis.scale === 'rows') {
    const names = { labelExpr: `${JSON.stringify(axis.names)}[datum.value]`, labelLimit: 420, grid: true }
    return { type: 'ordinal', title: null, scale: { domain: axis.names.map((_, row) => row) }, axis: names }
  }
  const { scale, label, range, ticks, as, grid } = axis
  const extent =
    range === undefined ? { nice: scale === 'linear' || ticks === undefined } : { domain: range, nice: false }
  return {
    type: 'quantitative',
    title: label === undefined ? null : lines(label),
    scale: { type: scale, ...(scale === 'log' ? {} : { zero: false }), ...extent },
    axis: {
      grid: grid === true,
      ...(as === undefined ? {} : FORMATS[as]),
      ...(ticks === undefined ? {} : { values: ticks }),
      ...(as === 'power' ? { tickCount: 4 } : {}),
    },
  }
}
