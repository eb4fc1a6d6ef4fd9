/** Lines of text of one length, of which one, counted from 0, is level with what stands beside it. */
export interface TextBlock {
  readonly lines: readonly string[]
  readonly axis: number
}

/** One line of text as a block. */
export function line(text: string): TextBlock {
  return { lines: [text], axis: 0 }
}

/** Characters in a line of a block; marks above a letter are part of it. */
export function blockWidth({ lines }: TextBlock): number {
  return [...(lines[0] ?? '').replaceAll(/\p{M}/gu, '')].length
}

/** Blocks side by side, a blank between them, their axes level. */
export function beside(blocks: readonly TextBlock[]): TextBlock {
  const axis = Math.max(...blocks.map((block) => block.axis))
  const below = Math.max(...blocks.map((block) => block.lines.length - block.axis))
  const lines = Array.from({ length: axis + below }, (_, row) =>
    blocks.map((block) => block.lines[row - axis + block.axis] ?? ' '.repeat(blockWidth(block))).join(' '),
  )
  return { lines, axis }
}

/** A block between square brackets of its height. */
export function bracketed({ lines, axis }: TextBlock): TextBlock {
  const last = lines.length - 1
  const [left, right] = [['⎡', '⎢', '⎣'] as const, ['⎤', '⎥', '⎦'] as const]
  const at = (row: number): 0 | 1 | 2 => (row === 0 ? 0 : row === last ? 2 : 1)
  return {
    lines: last === 0 ? [`[${lines[0] ?? ''}]`] : lines.map((each, row) => `${left[at(row)]}${each}${right[at(row)]}`),
    axis,
  }
}
