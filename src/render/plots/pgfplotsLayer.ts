import { texText } from '../latex/texText.js'
import { reachOf } from './panel.js'
import type { Colour, Layer, Panel, PlotPoint } from './panel.js'

const MARKS: Readonly<Record<Colour, string>> = {
  blue: '*',
  orange: 'square*',
  green: '*',
  red: 'diamond*',
  ochre: 'triangle*',
}

/** A layer of a panel as commands inside of an `axis`. */
export function layerPgfplots(layer: Layer, panel: Panel): string {
  switch (layer.kind) {
    case 'points':
      return pointsPgfplots(layer)
    case 'line': {
      const dots = layer.dots === true ? 'mark=*, mark size=0.8pt' : 'no marks'
      return plot(`plot${layer.colour}, ${layer.dashed === true ? 'dashed' : 'thick'}, ${dots}`, layer.points)
    }
    case 'band': {
      const outline = [
        ...layer.points.map(({ x, high }) => ({ x, y: high })),
        ...[...layer.points].reverse().map(({ x, low }) => ({ x, y: low })),
      ]
      return plot(`draw=none, fill=plot${layer.colour}, fill opacity=0.2, no marks`, outline, ' -- cycle')
    }
    case 'steps': {
      const points = layer.steps.map(({ from, y }) => ({ x: from, y }))
      const last = layer.steps.at(-1)
      return plot(`plot${layer.colour}, very thick, jump mark left, no marks`, [
        ...points,
        ...(last === undefined ? [] : [{ x: last.to, y: last.y }]),
      ])
    }
    case 'strip':
      return `\\fill[plotstrip] (${axisPoint(layer.from, 0)}) rectangle (${axisPoint(layer.to, 1)});`
    case 'rule':
      if ('x' in layer) return `\\draw[plotgrey] (${axisPoint(layer.x, 0)}) -- (${axisPoint(layer.x, 1)});`
      return plot(
        'plotgrey, dashed, no marks',
        reachOf(panel).map((x) => ({ x, y: layer.y })),
      )
  }
}

/** A place on the x axis, at its foot or at its top. */
function axisPoint(x: number, height: 0 | 1): string {
  return `{axis cs:${number(x)},1}|-{rel axis cs:0,${height}}`
}

function pointsPgfplots({ name, colour, points }: Extract<Layer, { readonly kind: 'points' }>): string {
  const bars = points.some(({ low }) => low !== undefined) ? ', error bars/.cd, y dir=both, y explicit' : ''
  const drawn = plot(
    `plot${colour}, only marks, mark=${MARKS[colour]}, mark size=1.9pt${bars}`,
    points,
    '',
    name !== undefined,
  )
  return name === undefined ? drawn : `${drawn}\n\\addlegendentry{${texText(name)}}`
}

/** An `\addplot`; what is not in the legend is forgotten there. */
function plot(options: string, points: readonly PlotPoint[], end = '', inLegend = false): string {
  const rows = points.map(({ x, y, low, high }) => {
    const error = low === undefined || high === undefined ? '' : ` += (0,${number(high - y)}) -= (0,${number(y - low)})`
    return `  (${number(x)},${number(y)})${error}`
  })
  return `\\addplot[${inLegend ? '' : 'forget plot, '}${options}] coordinates {\n${rows.join('\n')}\n}${end};`
}

/** Six digits: more than a print shows. */
function number(value: number): string {
  return `${Number(value.toPrecision(6))}`
}
