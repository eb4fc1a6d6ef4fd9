import { safeMath } from '../tikz/safeMath.js'
import { math } from './content.js'
import type { Inline, Text } from './content.js'

/** Correlators, points and orders as they stand in sentences of plain text, `G_c^(4)`, `x2`, `1/N^2`, and formulas between dollars. */
const SYMBOLS = /(\$[^$]+\$|G_c\^\(\w+\)|\bx\d+\b|1\/N\^\d+)/

/** A sentence of plain text with the correlators and points in it as mathematics. */
export function prose(sentence: string): Text {
  return sentence.split(SYMBOLS).map((part): Inline => {
    if (!SYMBOLS.test(part)) return part
    if (part.startsWith('$')) return math(safeMath(part.slice(1, -1)))
    return math(part.startsWith('x') ? `x_{${part.slice(1)}}` : part.replace(/\((\w+)\)/, '{($1)}'))
  })
}

/** A sentence that begins with a capital. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
