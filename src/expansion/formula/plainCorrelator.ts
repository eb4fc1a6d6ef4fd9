import { withGreek } from '../../mathematics/greekNames.js'
import type { Theory } from '../../theory/theory.js'
import { carriedBy } from './carriedBy.js'
import { carriedInText } from './carriedIn.js'
import type { Cursor } from './cursor.js'
import { CONNECTED, isFull } from './fullCorrelator.js'

/** An n-point function on the left side, as plain writing has it. */
export interface PlainCorrelator {
  readonly index: number | undefined
  readonly points: readonly string[]
  readonly carries?: readonly string[]
  readonly isFull: boolean
  readonly fieldLetter?: string
}

/** Whether what is expanded are the n-point functions, or their generating functional. */
export function hasCorrelators({ expands: { functional, quantity } }: Theory): boolean {
  return functional === 'W' && (quantity === undefined || quantity === 'connected' || quantity === 'full')
}

/**
 * `G(x,y)`, `G_c4(x1,…,x4)`, `G_φφ(x,y)`, `⟨φ(x) φ(y)⟩_c`, `<φ(x) φ(y)>`, in a theory that expands W; undefined for
 * anything else.
 *
 * @param readPoints reads the points up to the bracket that closes
 */
export function plainCorrelator(
  cursor: Cursor,
  theory: Theory,
  readPoints: () => readonly string[],
): PlainCorrelator | undefined {
  if (!hasCorrelators(theory)) return undefined
  return green(cursor, theory, readPoints) ?? average(cursor, theory, readPoints)
}

/** What stands behind the G: whether it says connected, and the number or the names of the legs. */
interface Labels {
  readonly isConnected: boolean
  readonly index?: number
  readonly carries?: readonly string[]
}

function labelsOf(text: string, theory: Theory): Labels | undefined {
  const behind = /^G_?(.*)$/u.exec(text)?.[1]
  if (behind === undefined) return undefined
  const words = CONNECTED.filter((word) => behind.startsWith(word)).toSorted((a, b) => b.length - a.length)
  for (const word of [...words, '']) {
    const rest = behind.slice(word.length).replace(/^[_,]/, '')
    const isConnected = word !== ''
    if (rest === '') return { isConnected }
    if (/^\d{1,3}$/.test(rest)) return { isConnected, index: Number(rest) }
    const carries = carriedInText(rest, theory)
    if (carries !== undefined) return { isConnected, carries }
  }
  return undefined
}

function green(cursor: Cursor, theory: Theory, readPoints: () => readonly string[]): PlainCorrelator | undefined {
  const { kind, text, at } = cursor.peek()
  // G_c,φφ is three tokens.
  const isInTwo = cursor.peek(1).text === ',' && cursor.peek(2).kind === 'name' && cursor.peek(3).text === '('
  const labels =
    kind === 'name' ? labelsOf(withGreek(isInTwo ? `${text},${cursor.peek(2).text}` : text), theory) : undefined
  if (labels === undefined) return undefined
  const { isConnected, carries } = labels
  if (isInTwo) for (let i = 0; i < 2; i++) cursor.next()
  cursor.next()
  // G^(4)(x1,…,x4)
  const above = ['^', '(', undefined, ')', '('].every((sign, i) => sign === undefined || cursor.peek(i).text === sign)
    ? Number(cursor.peek(2).text)
    : undefined
  if (above !== undefined) for (let i = 0; i < 4; i++) cursor.next()
  cursor.expect('(')
  const points = readPoints()
  cursor.expect(')')
  const index = carries?.length ?? labels.index
  if (above !== undefined && (!Number.isInteger(above) || (index !== undefined && index !== above)))
    cursor.fail('one number of points at G', undefined, at)
  return {
    index: index ?? above,
    points,
    ...(carries === undefined ? {} : { carries }),
    isFull: isFull(cursor, theory, points.length, isConnected, at),
  }
}

function average(cursor: Cursor, theory: Theory, readPoints: () => readonly string[]): PlainCorrelator | undefined {
  const { text, at } = cursor.peek()
  if (text !== '⟨' && text !== '<') return undefined
  cursor.next()
  const isDouble = cursor.accept(text) !== undefined
  const close = text === '<' ? '>' : '⟩'
  const points: string[] = []
  const fields: string[] = []
  while (cursor.accept(close) === undefined) {
    const field = cursor.peek()
    if (field.kind !== 'name') cursor.fail(`a field with its point, or '${close}'`)
    cursor.next()
    cursor.expect('(')
    const own = readPoints()
    cursor.expect(')')
    if (own.length !== 1) cursor.fail(`${field.text} at one point`, `${own.length} points`, field.at)
    points.push(...own)
    fields.push(withGreek(field.text))
  }
  if (isDouble) cursor.expect(close)
  const mark = cursor.peek()
  const isMarked = mark.kind === 'name' && CONNECTED.some((label) => mark.text === `_${label}`)
  if (isMarked) cursor.next()
  const connected = isDouble || isMarked
  return {
    index: undefined,
    points,
    isFull: isFull(cursor, theory, points.length, connected, at),
    ...carriedHere(cursor, theory, fields, at),
  }
}

/** What the fields say of the legs. In a theory with one field another letter may stand for it. */
function carriedHere(
  cursor: Cursor,
  theory: Theory,
  fields: readonly string[],
  at: number,
): Pick<PlainCorrelator, 'carries' | 'fieldLetter'> {
  const own = new Set(theory.fields.map(({ name }) => name))
  const other = fields.find((field) => !own.has(field))
  if (theory.fields.length === 1) {
    if (other === undefined) return {}
    if (fields.every((field) => field === other)) return { fieldLetter: other }
  }
  if (other !== undefined) cursor.fail(`fields of ${theory.name} (${[...own].join(', ')})`, `'${other}'`, at)
  const carries = fields.flatMap((field) => carriedBy(theory, field) ?? [])
  return carries.length === fields.length ? { carries } : {}
}
