import type { Draw } from './draw.js'

/** Numbers at the edges of what can be written or held. */
export const EXTREMES: readonly string[] =
  '0 -0 -1 1 2 7 1.5 0.1 1/3 1e9 1e-9 1e308 1e309 -1e309 1e-400 9007199254740993 4294967296 99999999999999999999 NaN Infinity -Infinity 0x10 0b11 1e 1_000 ١ ½ +5 .5 5.'.split(
    ' ',
  )

/** Words that mean something to JavaScript, a shell, TeX, a terminal or a tongue other than the one at hand. */
export const HOSTILE: readonly string[] = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'undefined',
  'null',
  'globalThis.edgewickFuzzed=1',
  "constructor.constructor('globalThis.edgewickFuzzed=1')()",
  '(function(){globalThis.edgewickFuzzed=1})()',
  '${globalThis.edgewickFuzzed=1}',
  '\\input{/etc/passwd}',
  '\\write18{id}',
  '\\def\\a{\\a}\\a',
  '%',
  '#',
  '&',
  '$',
  '"',
  "'",
  '`id`',
  '$(id)',
  ';id;',
  '../../etc/passwd',
  '<script>globalThis.edgewickFuzzed=1</script>',
  '\u001b[31m',
  '\u0000',
  '\u0007',
  '\u202e',
  '\ufeff',
  '\ud800',
  '\r\n',
  '\u2028',
  '😀',
  'ﬁ',
  '',
]

const CHARACTERS = [
  ...'abxyzABNG0123456789()[]{}<>|^_+-*/=,.;:!?\'"`~@#$%&\\ \n\t',
  'é',
  'λ',
  '−',
  '²',
  '\u0000',
  '\u001b',
  '\u200b',
  '\u0301',
]
const PAIRS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['\\frac{1}{', '}'],
  ['\\left(', '\\right)'],
  ['"', '"'],
  ['- ', ''],
]

/** Characters of a changed text, at most. */
const LONGEST = 40_000

/**
 * A text with one to four changes: characters flipped, spans dropped, doubled or moved, numbers replaced by extremes,
 * words swapped, the end cut off, lines doubled (keys too), deep nesting, words that mean something elsewhere, a piece
 * of another text.
 */
export function changedText(text: string, draw: Draw, others: readonly string[] = [text]): string {
  let changed = text
  for (let left = 1 + draw.below(4); left > 0; left--) changed = draw.pick(textChanges)(changed, draw, others)
  return changed.slice(0, LONGEST)
}

type TextChange = (text: string, draw: Draw, others: readonly string[]) => string

const textChanges: readonly TextChange[] = [
  (text, draw) => spliced(text, draw.below(text.length), 1, draw.pick(CHARACTERS)),
  (text, draw) => spliced(text, draw.below(text.length + 1), 0, draw.pick(CHARACTERS)),
  (text, draw) => spliced(text, draw.below(text.length), 1 + draw.below(12), ''),
  (text, draw) => {
    const from = draw.below(text.length)
    return spliced(
      text,
      draw.below(text.length),
      0,
      text.slice(from, from + 1 + draw.below(40)).repeat(draw.chance(0.1) ? 200 : 1),
    )
  },
  (text, draw) => text.slice(0, draw.below(text.length)),
  (text, draw) => replacedAt(text, /\d+(?:\.\d+)?/g, draw, () => draw.pick(EXTREMES)),
  (text, draw) => replacedAt(text, /[\p{L}\\_]+/gu, draw, () => draw.pick(HOSTILE)),
  (text, draw) => replacedAt(text, /[\p{L}\d\\_]+/gu, draw, () => draw.pick(wordsOf(text))),
  (text, draw) => {
    const lines = text.split('\n')
    const line = draw.pick(lines)
    lines.splice(draw.below(lines.length + 1), draw.below(2), line)
    return lines.join('\n')
  },
  (text, draw) => {
    const [open, close] = draw.pick(PAIRS)
    const depth = draw.pick([1, 3, 30, 1000])
    const from = draw.below(text.length)
    const to = from + draw.below(text.length - from + 1)
    return `${text.slice(0, from)}${open.repeat(depth)}${text.slice(from, to)}${close.repeat(draw.chance(0.8) ? depth : depth - 1)}${text.slice(to)}`
  },
  (text, draw) => spliced(text, draw.below(text.length + 1), 0, draw.pick(HOSTILE)),
  (text, draw, others) => {
    const other = draw.pick(others)
    const from = draw.below(other.length)
    return spliced(text, draw.below(text.length + 1), draw.below(20), other.slice(from, from + draw.below(60)))
  },
]

function spliced(text: string, at: number, removed: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + removed)
}

function replacedAt(text: string, pattern: RegExp, draw: Draw, by: () => string): string {
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return text
  const { 0: word, index } = draw.pick(found)
  return spliced(text, index, word.length, by())
}

function wordsOf(text: string): readonly string[] {
  const found = text.match(/[\p{L}\d\\_]+/gu)
  return found === null ? ['x'] : found
}

/** Words put together at random. */
export function babble(words: readonly string[], draw: Draw, most = 60): string {
  return Array.from({ length: 1 + draw.below(most) }, () =>
    draw.chance(0.05) ? draw.pick(HOSTILE) : draw.chance(0.05) ? draw.pick(EXTREMES) : draw.pick(words),
  ).join(draw.pick(['', ' ', '\n']))
}

/** Bytes with one to four changes: bits flipped, spans dropped or doubled, the end cut off or long. */
export function changedBytes(bytes: Uint8Array, draw: Draw): Uint8Array {
  let changed = Buffer.from(bytes)
  for (let left = 1 + draw.below(4); left > 0; left--) {
    // Headers are where the meaning is.
    const at = draw.below(draw.chance(0.6) ? Math.min(changed.length, 128) : changed.length)
    const some = changed.subarray(at, at + 1 + draw.below(16))
    const way = draw.below(5)
    if (way === 0 && changed.length > 0) changed[at] = (changed[at] as number) ^ (1 << draw.below(8))
    else if (way === 1) changed = changed.subarray(0, at)
    else if (way === 2) changed = Buffer.concat([changed.subarray(0, at), changed.subarray(at + some.length)])
    else if (way === 3) changed = Buffer.concat([changed.subarray(0, at), some, changed.subarray(at)])
    else
      changed = Buffer.concat([
        changed.subarray(0, at),
        Buffer.alloc(some.length, draw.pick([0, 255, 32, 57])),
        changed.subarray(at + some.length),
      ])
  }
  return changed
}

/**
 * A value of JSON with one to three changes somewhere in it: keys dropped, renamed or of another type, numbers at the
 * edges, lists cut or doubled.
 */
export function changedValue(value: unknown, draw: Draw): unknown {
  let changed = value
  for (let left = 1 + draw.below(3); left > 0; left--) changed = changedWithin(changed, draw)
  return changed
}

function changedWithin(value: unknown, draw: Draw): unknown {
  if (Array.isArray(value) && value.length > 0 && draw.chance(0.85)) {
    const at = draw.below(value.length)
    if (draw.chance(0.15)) return [...(value as unknown[]).slice(0, at), ...(value as unknown[]).slice(at + 1)]
    if (draw.chance(0.15)) return [...(value as unknown[]), value[at]]
    return (value as unknown[]).map((each, i) => (i === at ? changedWithin(each, draw) : each))
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0 && draw.chance(0.9)) {
    const key = draw.pick(Object.keys(value))
    const entries = Object.entries(value)
    if (draw.chance(0.15)) return Object.fromEntries(entries.filter(([each]) => each !== key))
    if (draw.chance(0.1))
      return Object.fromEntries(entries.map(([each, content]) => [each === key ? draw.pick(HOSTILE) : each, content]))
    return Object.fromEntries(
      entries.map(([each, content]) => [each, each === key ? changedWithin(content, draw) : content]),
    )
  }
  return draw.pick<() => unknown>([
    () => null,
    () => true,
    () => [],
    () => ({}),
    () => draw.pick(HOSTILE),
    () => Number(draw.pick(EXTREMES)),
    () => draw.pick(EXTREMES),
    () =>
      typeof value === 'number'
        ? value + draw.pick([-1, 1, 0.5, 1e9])
        : typeof value === 'string'
          ? changedText(value, draw)
          : [value],
  ])()
}
