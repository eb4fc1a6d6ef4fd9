import { withGreek } from './greekNames.js'
import type { Bare } from './item.js'
import { signOf } from './signs.js'
import type { TexNode } from './texTree.js'

/** What a character or a command by itself is: a digit, a name, a sign. */
export function character(text: string): Bare {
  const found = CHARACTERS.get(text) ?? characterOf(text)
  if (CHARACTERS.size < MOST_CHARACTERS) CHARACTERS.set(text, found)
  return found
}

/** What characters and commands are; a formula has few different ones. */
const CHARACTERS = new Map<string, Bare>()
const MOST_CHARACTERS = 1000

function characterOf(text: string): Bare {
  if (/^\d$/.test(text)) return { kind: 'number', text }
  const sign = signOf(text)
  if (sign === '·') return { kind: 'sign', text: sign }
  const letter = sign.startsWith('\\') ? withGreek(sign.slice(1)) : sign
  if (/^[\p{L}∞∂∇ℓħ\uFE49-\uFE4B]$/u.test(letter)) return { kind: 'name', text: letter }
  return { kind: 'sign', text: letter === sign.slice(1) ? sign : letter }
}

/** The nodes of a body, one or several. */
export function list(body: TexNode['body']): readonly TexNode[] {
  return body === undefined ? [] : Array.isArray(body) ? (body as readonly TexNode[]) : [body as TexNode]
}

/** The characters of a text. */
export function textOf(nodes: readonly TexNode[]): string {
  return nodes
    .map((node) => {
      if (node.text !== undefined)
        return node.text.startsWith('\\') && node.text.length > 1
          ? node.type === 'spacing'
            ? ' '
            : withGreek(node.text.slice(1))
          : node.text
      return textOf(list(node.body ?? node.mathml))
    })
    .join('')
}
