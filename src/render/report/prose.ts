import { math } from './content.js'
import type { Inline, Text } from './content.js'

/** Correlators and points as they stand in sentences of plain text: `G_c^(4)`, `x2`. */
const SYMBOLS = /(G_c\^\(\w+\)|\bx\d+\b)/

/** A sentence of plain text with the correlators and points in it as mathematics. */
export function prose(sentence: string): Text {
  return sentence.split(SYMBOLS).map((part): Inline => {
    if (!SYMBOLS.test(part)) return part
    return math(part.startsWith('x') ? `x_{${part.slice(1)}}` : part.replace(/\((\w+)\)/, '{($1)}'))
  })
}
