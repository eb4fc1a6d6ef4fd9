import type { Diagram } from '../../diagrams/diagram.js'
import { describeDiagram } from './describeDiagram.js'
import { drawing, textGroup } from './drawing.js'
import type { DrawingOptions } from './drawing.js'
import { escapeXml } from './escapeXml.js'
import { textWidth } from './label.js'
import { short } from './pathData.js'

/** One picture of a sheet: a diagram and the plain text beneath it. */
export interface SheetItem {
  readonly diagram: Diagram
  readonly caption?: string
}

export interface SheetSvgOptions extends DrawingOptions {
  /** Width that the sheet should not exceed, in pixels; it sets the number of columns. Default 960. */
  readonly width?: number
  /** Space between pictures, in pixels; default 28. */
  readonly gap?: number
  /** Accessible name of the sheet; default `Feynman diagrams`. */
  readonly title?: string
}

/**
 * Many diagrams in one standalone `<svg>`, from left to right and from top to bottom, all in the same scale, each in the middle of its column and
 * its row with its caption beneath. No item is an empty sheet.
 */
export function sheetSvg(items: readonly SheetItem[], options: SheetSvgOptions = {}): string {
  const { width = 960, gap = 28, title = 'Feynman diagrams', fontSize = 13 } = options
  const cells = items.map(({ diagram, caption = '' }) => {
    const { body, box } = drawing(diagram, options)
    const [low, high] = box
    const size = { x: Math.max(high.x - low.x, fontSize * textWidth(caption)), y: high.y - low.y }
    return { body, caption, name: describeDiagram(diagram), centre: { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 }, size }
  })
  const columnWidths = widths(cells.map(({ size }) => size.x), width, gap)
  const columns = Math.max(1, columnWidths.length)
  const captionHeight = cells.some(({ caption }) => caption !== '') ? 1.9 * fontSize : 0
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => cells.slice(row * columns, (row + 1) * columns))
  const groups: string[] = []
  let top = gap / 2
  for (const row of rows) {
    const height = Math.max(...row.map(({ size }) => size.y))
    row.forEach(({ body, caption, name, centre }, column) => {
      const middle = gap / 2 + columnWidths.slice(0, column).reduce((sum, each) => sum + each + gap, 0) + (columnWidths[column] as number) / 2
      const text = caption === '' ? '' : textGroup(`<text x="${short(middle)}" y="${short(top + height + 0.8 * captionHeight)}" font-size="${short(fontSize)}" font-style="normal" text-anchor="middle">${escapeXml(caption)}</text>`)
      groups.push(
        `<g role="img"><title>${escapeXml(caption === '' ? name : `${name}: ${caption}`)}</title>` +
          `<g transform="translate(${short(middle - centre.x)} ${short(top + height / 2 - centre.y)})">${body}</g>${text}</g>`,
      )
    })
    top += height + captionHeight + gap
  }
  const size = [short(columnWidths.reduce((sum, each) => sum + each + gap, 0)), short(Math.max(0, top - gap / 2))]
  return `<svg xmlns="http://www.w3.org/2000/svg" role="group" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size.join(' ')}"><title>${escapeXml(title)}</title>${groups.join('\n')}</svg>\n`
}

/** Widths of the columns, for as many columns as fit into the width of the sheet. */
function widths(cells: readonly number[], most: number, gap: number): readonly number[] {
  for (let columns = cells.length; columns > 0; columns--) {
    const found = Array.from({ length: columns }, (_, column) => Math.max(...cells.filter((_, i) => i % columns === column)))
    if (columns === 1 || found.reduce((sum, each) => sum + each + gap, 0) <= most) return found
  }
  return []
}
