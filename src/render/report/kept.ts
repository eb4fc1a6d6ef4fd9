import type { Block } from './content.js'

/** Tables of so many rows stay on one page. */
export const SHORT_TABLE = 16

/** Whether a block leads to the next ones and stays with them: a heading, a paragraph before what is no text. */
export function leads(blocks: readonly Block[], i: number): boolean {
  const kind = blocks[i]?.kind
  if (kind === 'heading') return true
  const next = blocks.slice(i + 1).find((block) => block.kind !== 'paragraph')
  return kind === 'paragraph' && next !== undefined && next.kind !== 'heading'
}

/** Whether the page may be left before a block: it is the first of those that stay together. */
export function begins(blocks: readonly Block[], i: number): boolean {
  return i > 0 && !leads(blocks, i - 1)
}

/** At most so much of a page stays together, in centimetres. */
const MOST = 14
/** Heights on paper, in centimetres: of a line, of a heading, of rows of formulas and pictures that stay together. */
const HEIGHT = { line: 0.45, heading: 1.6, formula: 3, diagrams: 4, plot: 10.5 } as const
const SIGNS_OF_A_LINE = 90

/** About how high on paper what stays together with a block is, from it on: it, what it leads to, and so on. */
export function keptHeight(blocks: readonly Block[], from: number): number {
  let height = 0
  for (let i = from; i < blocks.length; i++) {
    height += heightOf(blocks[i] as Block)
    if (!leads(blocks, i)) break
  }
  return Math.min(height, MOST)
}

function heightOf(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return HEIGHT.heading
    case 'paragraph': {
      const signs = block.text.reduce(
        (sum, part) => sum + (typeof part === 'string' ? part : 'math' in part ? part.math : part.code).length,
        0,
      )
      return HEIGHT.line * (Math.ceil(signs / SIGNS_OF_A_LINE) + 0.4)
    }
    case 'table':
      return HEIGHT.line * (Math.min(block.rows.length, SHORT_TABLE) + 3)
    case 'plot':
      return HEIGHT.plot
    case 'diagrams':
    case 'equation':
      return HEIGHT.diagrams
    case 'formula':
    case 'quotation':
      return HEIGHT.formula
  }
}
