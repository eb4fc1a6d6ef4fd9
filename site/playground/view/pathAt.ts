import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { ParsedNode } from 'yaml'

/**
 * The path of the mapping in which a key that begins at this offset of a YAML text would stand; undefined where a value
 * stands, whose keys nobody asks for.
 */
export function pathAt(text: string, offset: number): readonly (string | number)[] | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const before = text.slice(lineStart, offset)
  const isKey = /^\s*(?:-\s+)?$/.test(before) || /[{,]\s*$/.test(before)
  if (!isKey) return undefined
  // The rest of the line is what is being written; a key of its own keeps the text readable.
  const marked = `${text.slice(0, offset)}${KEY}: 0${/[{,]\s*$/.test(before) ? '' : '\n'}${rest(text, offset)}`
  const { contents } = parseDocument(marked, { lineCounter: new LineCounter() })
  return contents === null ? [] : find(contents, [])
}

const KEY = '__here__'

/** What follows the word that is being written. */
function rest(text: string, offset: number): string {
  const after = text.slice(offset)
  return after.replace(/^[\w-]*(?::[^\n,}]*)?/, '')
}

function find(node: ParsedNode, path: readonly (string | number)[]): readonly (string | number)[] | undefined {
  if (isMap(node)) {
    if (node.items.some(({ key }) => isScalar(key) && key.value === KEY)) return path
    for (const { key, value } of node.items) {
      const found = value === null ? undefined : find(value, [...path, String(isScalar(key) ? key.value : key)])
      if (found !== undefined) return found
    }
  }
  if (isSeq(node))
    for (const [i, item] of node.items.entries()) {
      const found = find(item, [...path, i])
      if (found !== undefined) return found
    }
  return undefined
}
