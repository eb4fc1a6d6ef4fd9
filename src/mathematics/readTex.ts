import { blankedTex } from './blankedTex.js'
import { merged } from './merged.js'
import type { Bare, Item, Row } from './item.js'
import { UnreadableMathematics } from './item.js'
import { paired } from './paired.js'
import { isBare } from './rows.js'
import { signOf } from './signs.js'
import { character, list, textOf } from './texCharacters.js'
import { texTree, UNKNOWN_COMMAND } from './texTree.js'
import type { TexNode } from './texTree.js'
import { commandAt, endOfCommand, isOwn, spacedAt, starts, tokenAt } from './texPlaces.js'
import type { Reader } from './texPlaces.js'

/**
 * Reads LaTeX mathematics into rows of items with their places: scripts, fractions, roots, brackets of every size, words.
 * Layout, sizes and fonts are left out; what a symbol means is not asked.
 *
 * @param macros those of the document: `{ '\\half': '\\frac{1}{2}' }`
 * @throws UnreadableMathematics
 * @example
 * readTex('\\lambda\\,x_1^2').map(({ kind }) => kind) // ['name', 'name']
 */
export function readTex(text: string, macros: Readonly<Record<string, string>> = {}): Row {
  const key = JSON.stringify([text, macros])
  const known = LAST.get(key)
  // What was asked for last is the last to be forgotten.
  if (known !== undefined) LAST.delete(key)
  const found = known ?? attempted(text, macros)
  LAST.set(key, found)
  for (const [oldest] of LAST) {
    if (LAST.size <= MOST_KNOWN) break
    LAST.delete(oldest)
  }
  if (found instanceof UnreadableMathematics) throw found
  return found
}

/** A formula is read by one judge after the other; those read last are known, with what was found. */
const LAST = new Map<string, Row | UnreadableMathematics>()
const MOST_KNOWN = 32

function attempted(text: string, macros: Readonly<Record<string, string>>): Row | UnreadableMathematics {
  const blanked = blankedTex(text)
  const reader: Reader = { text: blanked, place: 0 }
  try {
    return paired(itemsOf(texTree(blanked, macros), reader))
  } catch (error) {
    if (error instanceof UnreadableMathematics) return error
    // The stack is full: fonts and styles open without braces.
    if (!(error instanceof RangeError)) throw error
    return new UnreadableMathematics(reader.place, 'mathematics that is less deeply nested', 'more')
  }
}

function itemsOf(nodes: readonly TexNode[], reader: Reader): Item[] {
  const items: Item[] = []
  for (const node of nodes) {
    if (SKIPPED.has(node.type)) continue
    for (const item of read(node, reader)) items.push(item)
  }
  return merged(items, reader.text)
}

const SKIPPED = new Set(['kern', 'spacing', 'internal', 'phantom', 'vphantom'])

/** The items of a node; layout is looked through. */
function read(node: TexNode, reader: Reader): readonly Item[] {
  const { type } = node
  switch (type) {
    case 'mathord':
    case 'textord':
    case 'atom':
      return [put(character(node.text ?? ''), node, reader)]
    case 'delimsizing':
    case 'middle':
      return [put({ kind: 'sign', text: signOf(node.delim ?? '') }, node, reader)]
    case 'op':
      if (node.name === undefined) return itemsOf(list(node.body), reader)
      return [
        put(node.symbol === true ? character(node.name) : { kind: 'name', text: node.name.slice(1) }, node, reader),
      ]
    case 'operatorname':
    case 'text':
      return wordOf(textOf(list(node.body)), reader)
    case 'supsub':
      return scripted(node, reader)
    case 'genfrac':
      return [fraction(node, reader)]
    case 'sqrt':
      return [
        structured(node, reader, (): Bare => {
          const degree = node.index === null || node.index === undefined ? undefined : row(node.index, reader)
          return { kind: 'root', ...(degree === undefined ? {} : { degree }), body: row(node.body as TexNode, reader) }
        }),
      ]
    case 'leftright':
      return [
        structured(node, reader, () => ({
          kind: 'group',
          open: signOf(node.left ?? ''),
          body: paired(itemsOf(list(node.body), reader)),
          close: signOf(node.right ?? ''),
        })),
      ]
    case 'ordgroup': {
      const at = starts(reader)
      const items = paired(itemsOf(list(node.body), reader))
      const end = Math.max(reader.place, node.loc !== undefined && isOwn(node, reader, at) ? node.loc.end : 0)
      reader.place = end
      const [only] = items
      if (only !== undefined && items.length === 1) return [{ ...only, at: Math.min(at, only.at), end }]
      return items.length === 0
        ? []
        : [{ kind: 'group', open: '', close: '', body: items, at, end, spaced: spacedAt(reader, at) }]
    }
    case 'font':
      return fonted(node, reader)
    case 'accent':
    case 'overline':
    case 'underline':
      return accented(node, reader)
    case 'horizBrace':
      return read(node.base as TexNode, reader)
    case 'color':
      if (node.color === UNKNOWN_COMMAND) return [put({ kind: 'name', text: textOf(list(node.body)) }, node, reader)]
      return itemsOf(list(node.body), reader)
    case 'htmlmathml': {
      const at = starts(reader)
      const command = commandAt(reader.text, at)
      reader.place = at + command.length
      return [
        { kind: 'sign', text: signOf(textOf(node.mathml ?? [])), at, end: reader.place, spaced: spacedAt(reader, at) },
      ]
    }
    case 'mclass':
    case 'styling':
    case 'sizing':
    case 'smash':
    case 'raisebox':
      return itemsOf(list(node.body), reader)
    case 'enclose':
      // A frame says nothing; what is crossed out is.
      if (node.label === '\\fbox' || node.label === '\\boxed') return itemsOf(list(node.body), reader)
      throw new UnreadableMathematics(
        starts(reader),
        'mathematics without anything crossed out',
        `'${node.label ?? ''}'`,
      )
    default:
      throw new UnreadableMathematics(
        starts(reader),
        'mathematics in rows: no arrays, pictures, links',
        `'${reader.text.slice(starts(reader), starts(reader) + 20)}'`,
      )
  }
}

/** `+ 2 perms.` is a sign, a number and a word; a single letter is a name. */
function wordOf(content: string, reader: Reader): readonly Item[] {
  const at = starts(reader)
  const end = endOfCommand(reader.text, at)
  const spaced = spacedAt(reader, at)
  reader.place = Math.max(end, reader.place)
  const place = { at, end: reader.place, spaced }
  const [, plus, count, words = ''] = /^\s*(\+)?\s*(\d+)?\s*(.*?)\s*\.?\s*$/su.exec(content) ?? []
  return [
    ...(plus === undefined ? [] : [{ kind: 'sign', text: '+', ...place } as const]),
    ...(count === undefined ? [] : [{ kind: 'number', text: count, ...place } as const]),
    ...(words === ''
      ? []
      : [
          /^\p{L}$/u.test(words)
            ? ({ kind: 'name', text: words, ...place } as const)
            : ({ kind: 'words', text: words, ...place } as const),
        ]),
  ]
}

/** The item of a node with the scripts around it. */
function scripted({ base, sub, sup }: TexNode, reader: Reader): readonly Item[] {
  const at = starts(reader)
  const spaced = spacedAt(reader, at)
  if (base?.type === 'op' && base.name === undefined)
    throw new UnreadableMathematics(
      at,
      'mathematics with nothing set above or below a sign',
      `'${commandAt(reader.text, at)}'`,
    )
  const inner = base === null || base === undefined ? [] : read(base, reader)
  const remark = base?.type === 'horizBrace'
  let above: Row | undefined
  let below: Row | undefined
  // They are read in the order in which they stand in the text.
  const parts = [
    { node: sub, put: (found: Row) => (below = found) },
    { node: sup, put: (found: Row) => (above = found) },
  ].sort((a, b) => startOf(a.node, reader) - startOf(b.node, reader))
  for (const { node, put: keep } of parts) if (node !== null && node !== undefined) keep(row(node, reader))
  const end = reader.place
  if (remark) return inner
  const isPrime = ({ kind, text }: Item & { text?: string }): boolean =>
    kind === 'sign' && (text === '\\prime' || text === "'")
  const primes = above?.filter(isPrime).length ?? 0
  const raised = above?.filter((item) => !isPrime(item))
  const scripts = {
    ...(below === undefined ? {} : { below }),
    ...(raised === undefined || raised.length === 0 ? {} : { above: raised }),
    ...(primes === 0 ? {} : { primes }),
  }
  const [only] = inner
  if (only !== undefined && inner.length === 1 && isBare(only)) return [{ ...only, ...scripts, at, end, spaced }]
  const last = inner.at(-1)
  if (base?.type === 'text' && last !== undefined) return [...inner.slice(0, -1), { ...last, ...scripts, end }]
  return [{ kind: 'group', open: '', close: '', body: inner, ...scripts, at, end, spaced }]
}

function startOf(node: TexNode | null | undefined, reader: Reader): number {
  let first = Infinity
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk)
    else if (typeof part === 'object' && part !== null && 'type' in part) {
      const found = part as TexNode
      if (found.loc !== undefined && isOwn(found, reader)) first = Math.min(first, found.loc.start)
      else for (const key of ['body', 'base', 'numer', 'sub', 'sup'] as const) walk(found[key])
    }
  }
  walk(node)
  return first
}

function fraction(node: TexNode, reader: Reader): Item {
  return structured(node, reader, () => {
    const over = row(node.numer as TexNode, reader)
    const { denom } = node
    const tight = denom?.loc !== undefined && isOwn(denom, reader) && reader.text[denom.loc.start] !== '{'
    // `a \over b` has its command between the two.
    reader.place += /^\s*\\over(?![A-Za-z])/.exec(reader.text.slice(reader.place, reader.place + 300))?.[0].length ?? 0
    const under = row(node.denom as TexNode, reader)
    return node.hasBarLine === true ? { kind: 'fraction', over, under, tight } : { kind: 'binomial', over, under }
  })
}

/** A node with parts of its own: its place begins with its command and ends where that has its last argument. */
function structured(node: TexNode, reader: Reader, parts: () => Bare): Item {
  const at = starts(reader)
  const spaced = spacedAt(reader, at)
  const command = commandAt(reader.text, at)
  const isBracket = node.type === 'leftright'
  reader.place = at + (isBracket ? tokenAt(reader.text, at) : command).length
  const bare = parts()
  if (isBracket) {
    const closing = starts(reader)
    reader.place = closing + tokenAt(reader.text, closing).length
  } else if (reader.text[reader.place] === '}' && command !== '' && node.type === 'sqrt') reader.place++
  return { ...bare, at, end: reader.place, spaced }
}

function fonted(node: TexNode, reader: Reader): readonly Item[] {
  const at = starts(reader)
  const body = node.body as TexNode
  const content = textOf([body])
  const command = commandAt(reader.text, at)
  if (node.font === 'mathbb' && /^[A-Z]$/.test(content)) {
    const end = endOfCommand(reader.text, at)
    const spaced = spacedAt(reader, at)
    reader.place = Math.max(end, reader.place)
    return [{ kind: 'name', text: DOUBLE_STRUCK[content] ?? content, at, end, spaced }]
  }
  const word = /^[\p{L}\d.]{2,}$/u.test(content) && !/^\d+$/.test(content)
  // \rm in a group of its own: what stands behind it belongs to it.
  const isOldFont = /^\\(?:rm|it|bf|sf|tt|cal|mit)$/.test(command)
  if (word && isOldFont) {
    const spaced = spacedAt(reader, at)
    const items = itemsOf(body.type === 'ordgroup' ? list(body.body) : [body], {
      text: reader.text,
      place: at + command.length,
    })
    const end = Math.max(reader.place, ...items.map((item) => item.end))
    reader.place = end
    return [{ kind: 'words', text: content, at, end, spaced }]
  }
  if (word) return wordOf(content, reader)
  reader.place = Math.max(reader.place, isOldFont ? at + command.length : at)
  const items = body.type === 'ordgroup' && isOldFont ? itemsOf(list(body.body), reader) : read(body, reader)
  reader.place = Math.max(reader.place, isOldFont ? 0 : endOfCommand(reader.text, at))
  // The font is part of what it sets.
  const last = items.length - 1
  return items.map((item, i) => ({
    ...item,
    at: i === 0 ? Math.min(at, item.at) : item.at,
    end: i === last && !isOldFont ? Math.max(reader.place, item.end) : item.end,
  }))
}

const DOUBLE_STRUCK: Readonly<Record<string, string>> = { E: '𝔼', R: 'ℝ', Z: 'ℤ', N: 'ℕ', C: 'ℂ' }

/** A name with an accent that tells it from the name without; an arrow above tells nothing. */
function accented(node: TexNode, reader: Reader): readonly Item[] {
  const at = starts(reader)
  const spaced = spacedAt(reader, at)
  const label = node.label ?? `\\${node.type}`
  const inner = row((node.base ?? node.body) as TexNode, reader)
  const end = Math.max(reader.place, endOfCommand(reader.text, at))
  reader.place = end
  const [only] = inner
  if (label === '\\vec') return inner.map((item) => ({ ...item, at, end, spaced }))
  if (only?.kind === 'name' && inner.length === 1 && only.accent === undefined && only.above === undefined)
    return [{ ...only, accent: label.slice(1), at, end, spaced }]
  return [{ kind: 'group', open: label, close: label, body: inner, at, end, spaced }]
}

/** A part as a row of its own. */
function row(node: TexNode, reader: Reader): Row {
  if (node.type !== 'ordgroup' && !(node.type === 'styling')) return paired(merged(read(node, reader), reader.text))
  const from = reader.place
  const items = paired(itemsOf(list(node.body), reader))
  if (node.loc !== undefined && isOwn(node, reader, from)) reader.place = Math.max(reader.place, node.loc.end)
  return items
}

/** Gives a bare item its place. */
function put(bare: Bare, node: TexNode, reader: Reader): Item {
  const at = node.loc !== undefined && isOwn(node, reader) ? Math.max(node.loc.start, 0) : starts(reader)
  const spaced = spacedAt(reader, at)
  // A prime has no place of its own, and may stand before the index that is read first.
  if (node.loc === undefined && node.text === '\\prime' && reader.text[at] !== "'")
    return { ...bare, at: reader.place, end: reader.place, spaced: false }
  const end = node.loc !== undefined && isOwn(node, reader) ? node.loc.end : at + tokenAt(reader.text, at).length
  reader.place = Math.max(end, reader.place)
  // Most items are of these, which are quicker to make than to copy.
  if (bare.kind === 'sign' || bare.kind === 'number') return { kind: bare.kind, text: bare.text, at, end, spaced }
  if (bare.kind === 'name' && bare.accent === undefined) return { kind: 'name', text: bare.text, at, end, spaced }
  return { ...bare, at, end, spaced }
}
