import type { Diagram } from '../../diagrams/diagram.js'
import { describeDiagram } from './describeDiagram.js'
import { drawing } from './drawing.js'
import type { DrawingOptions } from './drawing.js'
import { escapeXml } from './escapeXml.js'
import { short } from './pathData.js'

export interface DiagramSvgOptions extends DrawingOptions {
  /** Accessible name of the picture; default its numbers of vertices, lines and legs. */
  readonly title?: string
  /** Empty space around the picture, in pixels; default 4. */
  readonly margin?: number
}

/**
 * A picture of the diagram as one standalone `<svg>`, the same for every call, without scripts and outside references.
 * Strokes and text have the colour of the text around it (`currentColor`); blobs have the colour `--edgewick-paper` of
 * the page, or none.
 *
 * @example
 * const { diagram } = diagramNamed(theory('phi4'), 'e111|e|')
 * diagramSvg(diagram, { ...diagramStyle(theory('phi4')), legLabel: (leg) => `x_${leg + 1}` }).startsWith('<svg') // true
 */
export function diagramSvg(diagram: Diagram, options: DiagramSvgOptions = {}): string {
  const { margin = 4, title = describeDiagram(diagram) } = options
  const { body, box } = drawing(diagram, options)
  const [low, high] = box
  const [width, height] = [short(high.x - low.x + 2 * margin), short(high.y - low.y + 2 * margin)]
  const view = `${short(low.x - margin)} ${short(low.y - margin)} ${width} ${height}`
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="${view}"><title>${escapeXml(title)}</title>${body}</svg>\n`
}
