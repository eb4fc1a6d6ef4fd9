import type { Diagram } from '../../diagrams/diagram.js'
import type { PictureStyle } from '../picture/style.js'
import { diagramText } from './diagramText.js'

export interface SheetTextOptions extends PictureStyle {
  /** Characters in a line, at most; default 100. */
  readonly width?: number
}

/** Characters between pictures. */
const GAP = 4

/**
 * Small pictures of diagrams side by side, each with its caption beneath, for a terminal.
 *
 * @example
 * const { diagram } = diagramNamed(theory('phi4'), 'e111|e|')
 * sheetText([{ diagram, caption: 'sunset' }], diagramStyle(theory('phi4'))).includes('sunset') // true
 */
export function sheetText(
  items: readonly { readonly diagram: Diagram; readonly caption: string }[],
  options: SheetTextOptions = {},
): string {
  const { width = 100 } = options
  const cells = items.map(({ diagram, caption }) => {
    const lines = diagramText(diagram, options)
    return { lines, caption, width: Math.max([...caption].length, [...(lines[0] ?? '')].length) }
  })
  const rows: (typeof cells)[] = []
  let used = Infinity
  for (const cell of cells) {
    used += GAP + cell.width
    if (used > width) {
      rows.push([])
      used = cell.width
    }
    rows.at(-1)?.push(cell)
  }
  return rows.map(rowText).join('\n\n')
}

function rowText(
  row: readonly { readonly lines: readonly string[]; readonly caption: string; readonly width: number }[],
): string {
  const height = Math.max(...row.map(({ lines }) => lines.length))
  const line = (k: number): string =>
    row
      .map(({ lines, width }) => centred(lines[k - Math.floor((height - lines.length) / 2)] ?? '', width))
      .join(' '.repeat(GAP))
      .trimEnd()
  const captions = row.map(({ caption, width }) => centred(caption, width)).join(' '.repeat(GAP))
  return [...Array.from({ length: height }, (_, k) => line(k)), captions.trimEnd()].join('\n')
}

function centred(text: string, width: number): string {
  const room = width - [...text].length
  return ' '.repeat(Math.floor(room / 2)) + text + ' '.repeat(Math.ceil(room / 2))
}
