import type { TexNode } from './texTree.js'

/** The text, and the place up to which it has been turned into items. */
export interface Reader {
  readonly text: string
  place: number
}

const BLANK =
  /(?:\s|~|\\(?:[,;:!> ]|(?:q?quad|thinspace|displaystyle|textstyle|scriptstyle|left|right|middle|limits|nolimits|[bB]ig{1,2}[lrm]?)(?![A-Za-z])))*/y

const MAY_BE_BLANK = /[\s~\\]/

/** Whether the node stands in the text from this place on, not in the definition of a macro, there or elsewhere. */
export function isOwn({ loc }: TexNode, { text, place }: Reader, from: number = place): boolean {
  return loc?.lexer.input === text && loc.start >= from
}

/** Where the next item begins: behind spaces, sizes and \left. */
export function starts(reader: Reader): number {
  if (!MAY_BE_BLANK.test(reader.text.charAt(reader.place))) return reader.place
  BLANK.lastIndex = reader.place
  return reader.place + (BLANK.exec(reader.text)?.[0].length ?? 0)
}

/** Whether a reader sees space between what was read and this place. */
export function spacedAt({ text, place }: Reader, at: number): boolean {
  if (at <= place) return false
  if (at === place + 1) return /[\s~]/.test(text.charAt(place))
  return /\s|~|\\[,;:> ]|\\q?quad/.test(
    text.slice(place, at).replaceAll(/\\[A-Za-z]+\s*/g, (command) => (/quad/.test(command) ? ' ' : '')),
  )
}

/** The command that begins here; empty where none does. */
export function commandAt(text: string, at: number): string {
  if (text.charAt(at) !== '\\') return ''
  return /^(?:\\[A-Za-z]+|\\.)/s.exec(text.slice(at, at + 100))?.[0] ?? ''
}

/** A command, or else the character here: what \left and \right take. */
export function tokenAt(text: string, at: number): string {
  return commandAt(text, at) || text.slice(at, at + 1)
}

/** The place after a command and its argument. */
export function endOfCommand(text: string, at: number): number {
  let place = at + commandAt(text, at).length
  while (/\s/.test(text[place] ?? '')) place++
  if (text[place] !== '{') return Math.min(place + Math.max(1, commandAt(text, place).length), text.length)
  for (let depth = 0; place < text.length; place++) {
    if (text[place] === '\\') place++
    else if (text[place] === '{') depth++
    else if (text[place] === '}' && --depth === 0) break
  }
  return Math.min(place + 1, text.length)
}
