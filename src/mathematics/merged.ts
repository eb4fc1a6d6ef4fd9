import type { Bare, Item } from './item.js'
import { isBare, scriptsOf } from './rows.js'

/**
 * Digits side by side make one number, three full stops make dots, letters of Comb. and perms make the word.
 *
 * @param text in which they stand
 */
export function merged(items: readonly Item[], text: string): Item[] {
  const result: Item[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item
    const run = runFrom(items, i, text)
    if (run === undefined) {
      result.push(item)
      continue
    }
    const last = items[i + run.length - 1] as Item
    result.push({ ...run.item, at: item.at, end: last.end, spaced: item.spaced, ...scriptsOf(last) })
    i += run.length - 1
  }
  return result
}

function runFrom(items: readonly Item[], from: number, text: string): Run | undefined {
  const item = items[from] as Item
  switch (item.kind) {
    case 'number':
      return digitsFrom(items, from, text)
    case 'sign':
      return item.text === '.' ? dotsFrom(items, from) : undefined
    case 'name':
      return item.text === 'H' ? hermiteFrom(items, from) : BEGINS.has(item.text) ? wordFrom(items, from) : undefined
    default:
      return undefined
  }
}

interface Run {
  readonly length: number
  readonly item: Bare
}

/** A thin space or `~`, as between the digits of 46\,080. */
const THIN = /^\s*(?:\\[,!]|~)\s*$/

/** `46080`, `0.25`, `46\,080`. */
function digitsFrom(items: readonly Item[], from: number, text: string): Run | undefined {
  let digits = ''
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
      !digits.includes('.') &&
      next?.kind === 'number' &&
      isBare(item) &&
      next.at === item.end
    if (!isDigit && !isPoint) break
    if (i > from && before !== undefined && item.at > before.end) {
      const head = groups === 0 ? /^[1-9]\d{0,2}$/.test(digits) : true
      const three = items.slice(i, i + 3)
      const grouped =
        head &&
        THIN.test(text.slice(before.end, item.at)) &&
        three.length === 3 &&
        three.every(({ kind }) => kind === 'number') &&
        three.every((one, k) => k === 0 || one.at === (three[k - 1] as Item).end) &&
        !(items[i + 3]?.kind === 'number' && items[i + 3]?.at === three[2]?.end)
      if (!grouped) break
      groups++
    }
    digits += isDigit ? item.text : '.'
    length++
  }
  return length <= 1 ? undefined : { length, item: { kind: 'number', text: digits } }
}

function dotsFrom(items: readonly Item[], from: number): Run | undefined {
  const three = items.slice(from, from + 3)
  const dots = three.length === 3 && three.every((item) => item.kind === 'sign' && item.text === '.')
  return dots ? { length: 3, item: { kind: 'sign', text: '…' } } : undefined
}

const COMPLETIONS = ['perms', 'Perms', 'perm', 'Perm', 'Comb']
const BEGINS = new Set(COMPLETIONS.map((word) => word.slice(0, 1)))

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

/** `He_3(x)`, in italics: a polynomial's name, no product. */
function hermiteFrom(items: readonly Item[], from: number): Run | undefined {
  const [h, e] = [items[from], items[from + 1]]
  const isName = h?.kind === 'name' && h.text === 'H' && isBare(h) && e?.kind === 'name' && e.text === 'e'
  if (!isName || e.at !== h.end || e.below === undefined || e.above !== undefined) return undefined
  return { length: 2, item: { kind: 'name', text: 'He' } }
}
