import { COLOURS } from './colours.js'
import type { Colour, Layer } from './panel.js'

/** A specification of Vega-Lite, as plain data. */
export type PlotSpecification = Readonly<Record<string, unknown>>

/** How values become places or colours, in the words of Vega-Lite. */
export type Channel = Readonly<Record<string, unknown>>
type Channels = Readonly<Record<'x' | 'y' | 'color' | 'shape', Channel>>

export const SHAPES: Readonly<Record<Colour, string>> = {
  blue: 'circle',
  orange: 'square',
  green: 'circle',
  red: 'diamond',
  ochre: 'triangle-up',
}

/** A layer of a panel as layers of Vega-Lite. */
export function layerSpecifications(layer: Layer, channels: Channels): readonly PlotSpecification[] {
  const { x, y } = channels
  const color = 'colour' in layer ? `#${COLOURS[layer.colour]}` : `#${COLOURS.grey}`
  const at = { x: { ...x, field: 'x' }, y: { ...y, field: 'y' } }
  const between = { x: at.x, y: { ...y, field: 'low' }, y2: { field: 'high' } }
  const along = { x: { ...x, field: 'from' }, x2: { field: 'to' } }
  switch (layer.kind) {
    case 'points': {
      const bars = { data: { values: layer.points }, mark: { type: 'rule', color }, encoding: between }
      return [...(layer.points.some(({ low }) => low !== undefined) ? [bars] : []), marks(layer, color, at, channels)]
    }
    case 'line': {
      const look = layer.dashed === true ? { strokeDash: [4, 3], strokeWidth: 1, opacity: 0.7 } : { strokeWidth: 1.5 }
      const dots = layer.dots === true ? { point: { color, size: 18 } } : {}
      return [{ data: { values: layer.points }, mark: { type: 'line', color, ...look, ...dots }, encoding: at }]
    }
    case 'band':
      return [{ data: { values: layer.points }, mark: { type: 'area', color, opacity: 0.2 }, encoding: between }]
    case 'steps':
      return [
        {
          data: { values: layer.steps },
          mark: { type: 'rule', color, strokeWidth: 2 },
          encoding: { ...along, y: at.y },
        },
      ]
    case 'strip':
      return [{ data: { values: [layer] }, mark: { type: 'rect', color: `#${COLOURS.strip}` }, encoding: along }]
    case 'rule': {
      const place = 'x' in layer ? { x: { ...x, datum: layer.x } } : { y: { ...y, datum: layer.y } }
      return [
        {
          data: { values: [{}] },
          mark: { type: 'rule', color, ...('x' in layer ? {} : { strokeDash: [4, 3] }) },
          encoding: place,
        },
      ]
    }
  }
}

function marks(
  { name, colour, points }: Extract<Layer, { readonly kind: 'points' }>,
  color: string,
  at: Pick<Channels, 'x' | 'y'>,
  channels: Channels,
): PlotSpecification {
  const look = { type: 'point', filled: true, size: 50, opacity: 1 }
  if (name === undefined)
    return { data: { values: points }, mark: { ...look, color, shape: SHAPES[colour] }, encoding: at }
  const legend = { color: { ...channels.color, field: 'name' }, shape: { ...channels.shape, field: 'name' } }
  return { data: { values: points.map((point) => ({ ...point, name })) }, mark: look, encoding: { ...at, ...legend } }
}
