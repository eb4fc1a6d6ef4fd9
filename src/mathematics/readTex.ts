import { withGreek } from './greekNames.js'
import { blankedTex } from './blankedTex.js'
import type { Item, Row } from './item.js'
import { UnreadableMathematics } from './item.js'
import { paired } from './paired.js'
import { isBare, scriptsOf } from './rows.js'
import { signOf } from './signs.js'
import { texTree, UNKNOWN_COMMAND } from './texTree.js'
import type { TexNode } from './texTree.js'

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
  const blanked = blankedTex(text)
  const reader: Reader = { text: blanked, place: 0 }
  try {
    return paired(itemsOf(texTree(blanked, macros), reader))
  } catch (error) {
    // The stack is full: fonts and styles open without braces.
    if (!(error instanceof RangeError)) throw error
    throw new UnreadableMathematics(reader.place, 'mathematics that is less deeply nested', 'more')
  }
}

/** The text, and the place up to which it has been turned into items. */
interface Reader {
  readonly text: string
  place: number
}

/** An item without the scripts and the place that it gets where it is put. */
type Bare = Item extends infer T ? (T extends Item ? Omit<T, 'at' | 'end' | 'spaced'> : never) : never

const BLANK =
  /(?:\s|~|\\(?:[,;:!> ]|(?:q?quad|thinspace|displaystyle|textstyle|scriptstyle|left|right|middle|limits|nolimits|[bB]ig{1,2}[lrm]?)(?![A-Za-z])))*/y

function itemsOf(nodes: readonly TexNode[], reader: Reader): Item[] {
  const items: Item[] = []
  for (const node of nodes) {
    if (SKIPPED.has(node.type)) {
      if (isThin(node) && items.length > 0) thin.add(items.at(-1) as Item)
      continue
    }
    const found = read(node, reader)
    for (const item of found) items.push(item)
  }
  return merged(items)
}

const SKIPPED = new Set(['kern', 'spacing', 'internal', 'phantom', 'vphantom'])

/** Items that a thin space or `~` follows, as between the digits of 46\,080. */
const thin = new WeakSet<Item>()

function isThin({ dimension, text }: TexNode): boolean {
  return text === '\\nobreakspace' || (dimension?.unit === 'mu' && Math.abs(dimension.number) === 3)
}

/** The items of a node; layout is looked through. */
function read(node: TexNode, reader: Reader): readonly Item[] {
  const { type } = node
  switch (type) {
    case 'mathord':
    case 'textord':
    case 'atom':
      return [put(character(node.text ?? ''), node, reader)]
    case 'delimsizing':
      return [put({ kind: 'sign', text: signOf(node.delim ?? '') }, node, reader)]
    case 'middle':
      return [put({ kind: 'sign', text: signOf(node.delim ?? '') }, node, reader)]
    case 'op':
      if (node.name === undefined) return itemsOf(list(node.body), reader)
      return [
        put(node.symbol === true ? character(node.name) : { kind: 'name', text: node.name.slice(1) }, node, reader),
      ]
    case 'operatorname':
      return wordOf(textOf(list(node.body)), reader)
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

function character(text: string): Bare {
  if (/^\d$/.test(text)) return { kind: 'number', text }
  const sign = signOf(text)
  if (sign === '·') return { kind: 'sign', text: sign }
  const letter = sign.startsWith('\\') ? withGreek(sign.slice(1)) : sign
  if (/^[\p{L}∞∂∇ℓħ\uFE49-\uFE4B]$/u.test(letter)) return { kind: 'name', text: letter }
  return { kind: 'sign', text: letter === sign.slice(1) ? sign : letter }
}

/** `+ 2 perms.` is a sign, a number and a word; a single letter is a name. */
function wordOf(content: string, reader: Reader): readonly Item[] {
  const at = starts(reader)
  const end = endOfCommand(reader.text, at, 1)
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
  const opening = node.type === 'leftright' ? delimiterAt(reader.text, at) : ''
  reader.place = at + command.length + opening.length
  const bare = parts()
  if (node.type === 'leftright') {
    const from = skipBlank(reader.text, reader.place)
    reader.place = from + delimiterAt(reader.text, from).length
  } else if (reader.text[reader.place] === '}' && command !== '' && node.type === 'sqrt') reader.place++
  return { ...bare, at, end: reader.place, spaced }
}

function fonted(node: TexNode, reader: Reader): readonly Item[] {
  const at = starts(reader)
  const body = node.body as TexNode
  const content = textOf([body])
  const command = commandAt(reader.text, at)
  if (node.font === 'mathbb' && /^[A-Z]$/.test(content)) {
    const end = endOfCommand(reader.text, at, 1)
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
  reader.place = Math.max(reader.place, isOldFont ? 0 : endOfCommand(reader.text, at, 1))
  return items
}

const DOUBLE_STRUCK: Readonly<Record<string, string>> = { E: '𝔼', R: 'ℝ', Z: 'ℤ', N: 'ℕ', C: 'ℂ' }

/** A name with an accent that tells it from the name without; an arrow above tells nothing. */
function accented(node: TexNode, reader: Reader): readonly Item[] {
  const at = starts(reader)
  const spaced = spacedAt(reader, at)
  const label = node.label ?? `\\${node.type}`
  const inner = row((node.base ?? node.body) as TexNode, reader)
  const end = Math.max(reader.place, endOfCommand(reader.text, at, 1))
  reader.place = end
  const [only] = inner
  if (label === '\\vec') return inner.map((item) => ({ ...item, at, end, spaced }))
  if (only?.kind === 'name' && inner.length === 1 && only.accent === undefined)
    return [{ ...only, accent: label.slice(1), at, end, spaced }]
  return [{ kind: 'group', open: label, close: label, body: inner, at, end, spaced }]
}

/** A part as a row of its own. */
function row(node: TexNode, reader: Reader): Row {
  if (node.type !== 'ordgroup' && !(node.type === 'styling')) return paired(merged([...read(node, reader)]))
  const from = reader.place
  const items = paired(itemsOf(list(node.body), reader))
  if (node.loc !== undefined && isOwn(node, reader, from)) reader.place = Math.max(reader.place, node.loc.end)
  return items
}

/** Gives a bare item its place. */
function put(bare: Bare, node: TexNode, reader: Reader): Item {
  const at = node.loc !== undefined && isOwn(node, reader) ? Math.max(node.loc.start, 0) : starts(reader)
  const spaced = spacedAt(reader, at)
  const end =
    node.loc !== undefined && isOwn(node, reader)
      ? node.loc.end
      : at + (commandAt(reader.text, at) + delimiterAfter(reader.text, at)).length
  reader.place = Math.max(end, reader.place)
  return { ...bare, at, end, spaced }
}

/** Whether the node stands in the text from this place on, not in the definition of a macro, there or elsewhere. */
function isOwn({ loc }: TexNode, { text, place }: Reader, from = place): boolean {
  return loc?.lexer.input === text && loc.start >= from
}

function starts(reader: Reader): number {
  return skipBlank(reader.text, reader.place)
}

function skipBlank(text: string, from: number): number {
  BLANK.lastIndex = from
  return from + (BLANK.exec(text)?.[0].length ?? 0)
}

/** Whether a reader sees space between what was read and this place. */
function spacedAt({ text, place }: Reader, at: number): boolean {
  return /\s|~|\\[,;:> ]|\\q?quad/.test(
    text.slice(place, at).replaceAll(/\\[A-Za-z]+\s*/g, (command) => (/quad/.test(command) ? ' ' : '')),
  )
}

function commandAt(text: string, at: number): string {
  return /^(?:\\[A-Za-z]+|\\.)/s.exec(text.slice(at, at + 100))?.[0] ?? ''
}

/** The delimiter of \left, which `starts` has skipped. */
function delimiterAt(text: string, at: number): string {
  return commandAt(text, at) === '' ? text.slice(at, at + 1) : ''
}

function delimiterAfter(text: string, at: number): string {
  return commandAt(text, at) === '' ? text.slice(at, at + 1) : ''
}

/** The place after a command and its arguments. */
function endOfCommand(text: string, at: number, count: number): number {
  let place = at + commandAt(text, at).length
  for (let i = 0; i < count; i++) {
    while (/\s/.test(text[place] ?? '')) place++
    if (text[place] !== '{') {
      place += Math.max(1, commandAt(text, place).length)
      continue
    }
    for (let depth = 0; place < text.length; place++) {
      if (text[place] === '\\') place++
      else if (text[place] === '{') depth++
      else if (text[place] === '}' && --depth === 0) break
    }
    place++
  }
  return Math.min(place, text.length)
}

function list(body: TexNode['body']): readonly TexNode[] {
  return body === undefined ? [] : Array.isArray(body) ? (body as readonly TexNode[]) : [body as TexNode]
}

/** The characters of a text. */
function textOf(nodes: readonly TexNode[]): string {
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

/** Digits side by side make one number, three full stops make dots, letters of Comb. and perms make the word. */
function merged(items: readonly Item[]): Item[] {
  const result: Item[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item
    const run = item.kind === 'number' ? digitsFrom(items, i) : (dotsFrom(items, i) ?? wordFrom(items, i))
    if (run === undefined) {
      result.push(item)
      continue
    }
    const last = items[i + run.length - 1] as Item
    result.push({ ...run.item, at: item.at, end: last.end, spaced: item.spaced, ...scriptsOf(last) })
    if (thin.has(last)) thin.add(result.at(-1) as Item)
    i += run.length - 1
  }
  return result
}

interface Run {
  readonly length: number
  readonly item: Bare
}

/** `46080`, `0.25`, `46\,080`. */
function digitsFrom(items: readonly Item[], from: number): Run | undefined {
  let text = ''
  let length = 0
  let groups = 0
  for (let i = from; i < items.length; i++) {
    const item = items[i] as Item
    const before = items[i - 1]
    if (i > from && (before === undefined || !isBare(before))) break
    const isDigit = item.kind === 'number'
    const next = items[i + 1]
    const isPoint =
      item.kind === 'sign' &&
      item.text === '.' &&
      !text.includes('.') &&
      next?.kind === 'number' &&
      isBare(item) &&
      next.at === item.end
    if (!isDigit && !isPoint) break
    if (i > from && before !== undefined && item.at > before.end) {
      const head = groups === 0 ? /^[1-9]\d{0,2}$/.test(text) : true
      const three = items.slice(i, i + 3)
      const grouped =
        head &&
        thin.has(before) &&
        three.length === 3 &&
        three.every(({ kind }) => kind === 'number') &&
        three.every((one, k) => k === 0 || one.at === (three[k - 1] as Item).end) &&
        !(items[i + 3]?.kind === 'number' && items[i + 3]?.at === three[2]?.end)
      if (!grouped) break
      groups++
    }
    text += isDigit ? item.text : '.'
    length++
  }
  return length <= 1 ? undefined : { length, item: { kind: 'number', text } }
}

function dotsFrom(items: readonly Item[], from: number): Run | undefined {
  const three = items.slice(from, from + 3)
  const dots = three.length === 3 && three.every((item) => item.kind === 'sign' && item.text === '.')
  return dots ? { length: 3, item: { kind: 'sign', text: '…' } } : undefined
}

const COMPLETIONS = ['perms', 'Perms', 'perm', 'Perm', 'Comb']

function wordFrom(items: readonly Item[], from: number): Run | undefined {
  const word = COMPLETIONS.find((text) => {
    const letters = items.slice(from, from + text.length)
    const after = items[from + text.length]
    return (
      letters.length === text.length &&
      letters.every(
        (item, k) =>
          item.kind === 'name' &&
          item.text === text[k] &&
          (k === 0 || item.at === letters[k - 1]?.end) &&
          (k === text.length - 1 || isBare(item)),
      ) &&
      !(after?.kind === 'name' && after.at === letters.at(-1)?.end)
    )
  })
  if (word === undefined) return undefined
  const stop = items[from + word.length]
  const dotted = stop?.kind === 'sign' && stop.text === '.'
  return { length: word.length + (dotted ? 1 : 0), item: { kind: 'words', text: word } }
}
