import type { Diagram } from '../../diagrams/diagram.js'
import type { Point } from '../layout/path.js'
import { describeDiagram } from './describeDiagram.js'
import { captionRow } from './captionRow.js'
import { drawing } from './drawing.js'
import type { DrawingOptions } from './drawing.js'
import { escapeXml } from './escapeXml.js'
import { drawnRow } from './mathRow.js'
import type { MathRow } from './mathRow.js'
import { short } from './pathData.js'
import { typeset } from './typeset.js'

/** One picture of a sheet: a diagram and the plain text beneath it. */
export interface SheetItem {
  readonly diagram: Diagram
  readonly caption?: string
  /** LaTeX that is set in place of the plain text, which then names the picture. */
  readonly formula?: string
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
 * Many diagrams in one standalone `<svg>`, from left to right and from top to bottom, all in the same scale, each in
 * the middle of its column and its row with its caption beneath. No item is an empty sheet.
 *
 * @example
 * const terms = expand(theory('phi4'), { legs: 2, select: { order: 2 } }).terms
 * sheetSvg(terms.map(({ weighted }) => ({ diagram: weighted.diagram, caption: weighted.id })), { width: 1200 }).startsWith('<svg') // true
 */
export function sheetSvg(items: readonly SheetItem[], options: SheetSvgOptions = {}): string {
  const { width = 960, gap = 28, title = 'Feynman diagrams', fontSize = 13 } = options
  const cells = items.map((item) => cellOf(item, fontSize, options))
  const columns = columnsFor(
    cells.map((cell) => cell.width),
    width,
    gap,
  )
  const reach = (of: (row: MathRow) => number): number => fontSize * Math.max(0, ...cells.map(({ row }) => of(row)))
  const [up, down] = [reach((row) => row.up), reach((row) => row.down)]
  const line = cells.some(({ caption }) => caption !== '') ? up + down + fontSize : 0
  const groups: string[] = []
  let top = gap / 2
  for (let first = 0; first < cells.length; first += columns.length) {
    const row = cells.slice(first, first + columns.length)
    const height = Math.max(...row.map((cell) => cell.height))
    let left = gap / 2
    for (const [column, cell] of row.entries()) {
      const across = columns[column] as number
      groups.push(
        group(cell, { x: left + across / 2, y: top + height / 2 }, top + height + 0.9 * fontSize + up, fontSize),
      )
      left += across + gap
    }
    top += height + line + gap
  }
  // A sheet without pictures has a size too.
  const [right, bottom] = [short(Math.max(gap, total(columns, gap))), short(Math.max(gap, top - gap / 2))]
  const open = `<svg xmlns="http://www.w3.org/2000/svg" role="group" width="${right}" height="${bottom}" viewBox="0 0 ${right} ${bottom}">`
  return `${open}<title>${escapeXml(title)}</title>\n${groups.map((each) => `${each}\n`).join('')}</svg>\n`
}

interface Cell {
  readonly body: string
  readonly name: string
  readonly caption: string
  readonly row: MathRow
  readonly centre: Point
  readonly width: number
  readonly height: number
}

function cellOf({ diagram, caption = '', formula }: SheetItem, fontSize: number, options: DrawingOptions): Cell {
  const { body, box } = drawing(diagram, options)
  const [low, high] = box
  const row = formula === undefined ? captionRow(caption) : typeset(formula, true)
  return {
    body,
    name: describeDiagram(diagram),
    caption,
    row,
    centre: { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 },
    width: Math.max(high.x - low.x, fontSize * row.width),
    height: high.y - low.y,
  }
}

/** A picture with its middle at `middle`, and its caption with the given baseline. */
function group({ body, name, caption, row, centre }: Cell, middle: Point, baseline: number, fontSize: number): string {
  const picture = `<g transform="translate(${short(middle.x - centre.x)} ${short(middle.y - centre.y)})">${body}</g>`
  if (caption === '') return `<g role="img"><title>${escapeXml(name)}</title>${picture}</g>`
  const set = drawnRow(row, middle.x - (fontSize * row.width) / 2, baseline, fontSize)
  return `<g role="img"><title>${escapeXml(`${name}: ${caption}`)}</title>${picture}${set}</g>`
}

/** Widths of the columns, for as many columns as fit into the width of the sheet. */
function columnsFor(cells: readonly number[], most: number, gap: number): readonly number[] {
  const bound = Math.floor(most / (Math.min(...cells) + gap))
  for (let count = Math.min(cells.length, bound); count > 1; count--) {
    const found = Array.from({ length: count }, () => 0)
    cells.forEach((cell, i) => (found[i % count] = Math.max(found[i % count] as number, cell)))
    if (total(found, gap) <= most) return found
  }
  return cells.length === 0 ? [] : [Math.max(...cells)]
}

function total(columns: readonly number[], gap: number): number {
  return columns.reduce((sum, each) => sum + each + gap, 0)
}
