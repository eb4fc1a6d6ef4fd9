import { InputError, printable } from '../../errors.js'
import type { Item } from '../../mathematics/item.js'
import { largest } from '../../sizes.js'
import { written } from '../../mathematics/written.js'

/** A piece of the text. `text` is normalised (a true minus sign is `-`); `at` is its offset. */
export interface Token {
  readonly kind: Item['kind'] | 'newline' | 'end'
  readonly text: string
  readonly at: number
  /** Whether blank space stands before it. */
  readonly spaced: boolean
  /** What it is in LaTeX, with its scripts and what stands in it. */
  readonly item?: Item
}

/** Walks over the tokens of a formula; counts its steps, so that repeated parts stay bounded. */
export interface Cursor {
  readonly peek: (ahead?: number) => Token
  readonly next: () => Token
  /** Takes the next token when it is a sign or name with one of these texts. */
  readonly accept: (...texts: readonly string[]) => Token | undefined
  readonly expect: (text: string) => Token
  readonly fail: (expected: string, received?: string, at?: number) => never
  /** Runs a reader; where it fails or finds nothing, nothing is taken. */
  readonly attempt: <T>(read: () => T | undefined) => T | undefined
  /** For a part that is read again: once for each value of an index. */
  readonly position: () => number
  readonly goTo: (position: number) => void
}

/** What all cursors over parts of one formula share. */
export interface Walk {
  readonly text: string
  /** How the text is called in messages: `mine.tex:3:14`. */
  readonly file: string
  steps: number
  attempts: number
}

/**
 * @param walk shared by the cursors over a formula and over its brackets
 * @param closing where a bracket ends, and by what
 */
export function cursorOver(
  tokens: readonly Token[],
  walk: Walk,
  closing: { readonly at: number; readonly sign?: string } = { at: walk.text.length },
): Cursor {
  const { text, file } = walk
  let position = 0
  const end: Token = { kind: 'end', text: closing.sign ?? '', at: closing.at, spaced: false }
  const peek = (ahead = 0): Token => tokens[position + ahead] ?? end
  const fail = (expected: string, received?: string, at: number = peek().at): never => {
    if (walk.attempts > 0) throw NOTHING_HERE
    return problem(text, file, at, expected, received ?? describe(peek()))
  }
  const attempt = <T>(read: () => T | undefined): T | undefined => {
    const start = position
    walk.attempts++
    try {
      const result = read()
      if (result === undefined) position = start
      return result
    } catch (error) {
      if (error !== NOTHING_HERE) throw error
      position = start
      return undefined
    } finally {
      walk.attempts--
    }
  }
  const next = (): Token => {
    if (++walk.steps > largest.formulaSymbols) {
      const expected = 'a formula that is shorter when its sums and products are written out'
      throw new InputError({
        code: 'formula.size',
        at: placeIn(text, file, peek().at),
        expected,
        received: `more than ${largest.formulaSymbols} symbols`,
      })
    }
    const token = peek()
    position++
    return token
  }
  const accept = (...texts: readonly string[]): Token | undefined => {
    const token = peek()
    return (token.kind === 'sign' || token.kind === 'name') && texts.includes(token.text) ? next() : undefined
  }
  return {
    peek,
    next,
    accept,
    fail,
    attempt,
    expect: (wanted) => accept(wanted) ?? fail(`'${wanted}'`),
    position: () => position,
    goTo: (to) => {
      position = to
    },
  }
}

/** Thrown within an attempt, where the place and the sentence would be thrown away. */
const NOTHING_HERE = new Error('a formula does not go on so here')

function describe({ kind, text, item }: Token): string {
  if (item !== undefined) return `'${written([item])}'`
  return kind === 'end' && text === '' ? 'the end' : kind === 'newline' ? 'the end of the line' : `'${text}'`
}

/**
 * Throws the error of a formula with its place: `mine.tex:3:14: expected …, received …`. Its code is `formula.diagram`
 * where the formula can be read, but no diagram of the theory looks so, and `formula.chain` where its sides differ.
 */
export function problem(
  text: string,
  file: string,
  at: number,
  expected: string,
  received: string,
  code: 'formula.syntax' | 'formula.diagram' | 'formula.chain' = 'formula.syntax',
): never {
  throw new InputError({ code, at: placeIn(text, file, at), expected, received })
}

/** `mine.tex:3:14`, line and column from 1, to be printed. */
export function placeIn(text: string, file: string, at: number): string {
  if (MAP.text !== text) MAP = mapOf(text)
  const { breaks, pairs } = MAP
  const end = Math.min(at, text.length)
  const line = below(breaks, end)
  const begin = (breaks[line - 1] ?? -1) + 1
  const column = end - begin - (below(pairs, end) - below(pairs, begin))
  return `${printable(file)}:${line + 1}:${column + 1}`
}

/** Where lines end, and characters have their second half. */
interface PlaceMap {
  readonly text: string
  readonly breaks: readonly number[]
  readonly pairs: readonly number[]
}

/** Of a formula of hundreds of terms each has its place. */
let MAP: PlaceMap = { text: '', breaks: [], pairs: [] }

function mapOf(text: string): PlaceMap {
  const places = (pattern: RegExp): readonly number[] => Array.from(text.matchAll(pattern), ({ index }) => index)
  return {
    text,
    breaks: places(/\n/g),
    pairs: places(/(?<=[\uD800-\uDBFF])[\uDC00-\uDFFF]/g),
  }
}

/** How many of the places, which ascend, come before one. */
function below(places: readonly number[], at: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as number) < at) low = middle + 1
    else high = middle
  }
  return low
}
