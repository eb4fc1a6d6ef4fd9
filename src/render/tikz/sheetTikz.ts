import type { Diagram } from '../../diagrams/diagram.js'
import type { DiagramPicture } from '../picture/drawn.js'
import { pictureOf, pictureTikz, pictureWidth } from './diagramTikz.js'
import type { TikzOptions } from './diagramTikz.js'
import { safeMath } from './safeMath.js'

/** One picture of a sheet: a diagram and the LaTeX formula beneath it. */
export interface TikzSheetItem {
  readonly diagram: Diagram
  readonly caption?: string
}

export interface TikzSheetOptions extends TikzOptions {
  /** Width that a row should not exceed, in centimetres; default 12, the width of the text of an article. */
  readonly width?: number
}

/** Space between pictures, and width of a sign of a caption, in centimetres. */
const SPACE = { gap: 0.6, sign: 0.2 } as const

/**
 * Many diagrams in rows, each picture with its caption beneath; a row is a table of its own, so that a page may end
 * between any two.
 *
 * @example
 * const { diagram } = diagramNamed(theory('phi4'), 'e111|e|')
 * sheetTikz([{ diagram, caption: 'sunset' }]).includes('sunset') // true
 */
export function sheetTikz(items: readonly TikzSheetItem[], options: TikzSheetOptions = {}): string {
  const cells = items.map(({ diagram, caption = '' }) => ({ picture: pictureOf(diagram, options), caption }))
  return rowsOf(cells, options)
    .map((row) => rowTikz(row, options))
    .join('\n')
}

interface Cell {
  readonly picture: DiagramPicture
  readonly caption: string
}

/** Cells side by side as long as they fit. */
function rowsOf(cells: readonly Cell[], options: TikzSheetOptions): readonly (readonly Cell[])[] {
  const { width = 12 } = options
  const rows: Cell[][] = []
  let used = Infinity
  for (const cell of cells) {
    const needed = Math.max(pictureWidth(cell.picture, options), SPACE.sign * captionLength(cell.caption)) + SPACE.gap
    if (used + needed > width + SPACE.gap) {
      rows.push([])
      used = 0
    }
    rows.at(-1)?.push(cell)
    used += needed
  }
  return rows
}

/** Signs of a caption side by side: of a fraction, those above or below the line. */
function captionLength(caption: string): number {
  const plain = caption.replaceAll(
    /\\frac\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}/g,
    (_, above: string, below: string) => (above.length > below.length ? above : below),
  )
  return plain.replaceAll(/\\[A-Za-z]+/g, 'x').replaceAll(/[{}^_ ]/g, '').length
}

function rowTikz(row: readonly Cell[], options: TikzSheetOptions): string {
  const pictures = row.map(({ picture }) => pictureTikz(picture, options)).join('\n&\n')
  const captions = row.every(({ caption }) => caption === '')
    ? ''
    : `\\\\\n\\noalign{\\vskip 1.5ex}\n${row.map(({ caption }) => (caption === '' ? '' : `$\\displaystyle ${safeMath(caption)}$`)).join(' & ')}\n`
  const columns = `@{}${row.map(() => 'c').join(`@{\\hspace{${SPACE.gap}cm}}`)}@{}`
  return `\\begin{center}\n\\begin{tabular}{${columns}}\n${pictures}\n${captions}\\end{tabular}\n\\end{center}`
}
