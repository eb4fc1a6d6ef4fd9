import type { Cursor } from './cursor.js'
import type { Node } from './syntax.js'

const DOTS = ['…', '...']

/**
 * `+ O(N^{-2})`, `+ O(λ^2, g)`, `+ …`: the tail of a formula, when one stands here. An O whose bracket cannot be read
 * leaves open what dots do.
 *
 * @param sum reads a sum
 */
export function readTail(cursor: Cursor, sum: () => Node): Node | undefined {
  const { text, at } = cursor.peek()
  const brackets = text === 'O' && ['(', '[', '{'].includes(cursor.peek(1).text)
  if (!brackets && !DOTS.includes(text)) return undefined
  if (!brackets) return { kind: 'tail', text: cursor.next().text, of: undefined, at }
  const start = cursor.position()
  const of = cursor.attempt(() => readBounds(cursor, sum))
  const end = of === undefined ? skip(cursor) : cursor.position()
  cursor.goTo(start)
  let written = ''
  while (cursor.position() < end) written += cursor.next().text
  return { kind: 'tail', text: written, of, at }
}

/** What stands in the bracket of O, one sum or several. */
function readBounds(cursor: Cursor, sum: () => Node): readonly Node[] {
  cursor.next()
  const closing = { '(': ')', '[': ']', '{': '}' }[cursor.next().text] as string
  const bounds = [sum()]
  while (cursor.accept(',') !== undefined) bounds.push(sum())
  cursor.expect(closing)
  return bounds
}

/** The place after `O( … )`. */
function skip(cursor: Cursor): number {
  cursor.next()
  for (let depth = 0; cursor.peek().kind !== 'end';) {
    const { text } = cursor.next()
    if (['(', '[', '{'].includes(text)) depth++
    if ([')', ']', '}'].includes(text) && --depth === 0) break
  }
  return cursor.position()
}
