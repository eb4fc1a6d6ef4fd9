import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'
import { carriedInText } from './carriedIn.js'
import { cursorOver } from './cursor.js'
import type { Cursor, Token } from './cursor.js'
import { numberOf, number, readSum } from './grammar.js'
import type { Dialect } from './grammar.js'
import { withGreek } from '../../mathematics/greekNames.js'
import { between } from './between.js'
import { hasCorrelators, plainCorrelator } from './plainCorrelator.js'
import type { PlainCorrelator } from './plainCorrelator.js'
import { readTail } from './readTail.js'
import { takesPoints } from './takesPoints.js'
import type { Equation, LeftSide, Node } from './syntax.js'
import { hasPoints, knownNames, meaningOf } from './vocabulary.js'
import type { Meaning } from './vocabulary.js'
import { couplingName } from '../../theory/couplingName.js'
import { ANYWHERE } from './coincident.js'
import { conjugatePairs } from './conjugates.js'

/**
 * Reads a formula in plain writing: `-1/24 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4)`, with comments
 * after `#`.
 */
export function readPlain(text: string, theory: Theory, file: string): Equation {
  const cursor = cursorOver(plainTokens(text, theory), { text, file, steps: 0, attempts: 0 })
  const dialect = plainDialect(cursor, theory)
  const left = readLeft(cursor, theory, text)
  const sum = readSum(dialect, 0)
  if (cursor.peek().kind !== 'end') cursor.fail('an operator, a factor or the end')
  return { left, sum }
}

/**
 * Names as the theory writes them, else letters and digits; numbers; single signs. Line breaks count outside brackets
 * only.
 */
function plainTokens(text: string, theory: Theory): readonly Token[] {
  const { lines, vertices, orders, legs } = theory
  const conjugates = conjugatePairs(theory)
  const own = [
    ...lines.map(({ name }) => name),
    ...vertices.map(({ name }) => name),
    ...orders.map(({ symbol }) => symbol),
    ...legs.map(({ carries }) => carries),
  ]
  const unusual = own.filter((name) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)).sort((a, b) => b.length - a.length)
  const tokens: Token[] = []
  let depth = 0
  let offset = 0
  for (let spaced = false; offset < text.length;) {
    const rest = text.slice(offset, offset + 200)
    const comment = rest.startsWith('#')
    const space = comment ? '' : (/^[^\S\n]+/.exec(rest)?.[0] ?? '')
    if (comment || space !== '') {
      offset = comment ? endOfLine(text, offset) : offset + space.length
      spaced = true
      continue
    }
    const named = unusual.find((name) => rest.startsWith(name))
    const match =
      named === undefined
        ? (/^(?:\n|\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{N}\p{M}_]*['′]*|\.\.\.|.)/su.exec(rest)?.[0] ?? '')
        : `${named}${/^\d*/.exec(rest.slice(named.length))?.[0] ?? ''}`
    const kind =
      match === '\n'
        ? 'newline'
        : /^\d/.test(match)
          ? 'number'
          : named !== undefined || /^[\p{L}_∫]/u.test(match)
            ? 'name'
            : 'sign'
    // φ^*(x) is the conjugate of φ(x).
    const conjugate = kind === 'name' ? conjugates.get(withGreek(match)) : undefined
    const star = conjugate === undefined ? undefined : /^\^[*∗†]/u.exec(rest.slice(match.length))?.[0]
    if (conjugate !== undefined && star !== undefined) {
      tokens.push({ kind, text: conjugate, at: offset, spaced })
      offset += match.length + star.length
      spaced = false
      continue
    }
    if (match === '(' || match === '[') depth++
    if (match === ')' || match === ']') depth--
    if (kind !== 'newline' || (depth <= 0 && !continues(tokens.at(-1))))
      tokens.push({ kind, text: match === '−' ? '-' : match, at: offset, spaced })
    offset += match.length
    spaced = kind === 'newline'
  }
  return tokens
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

/** Whether a line that ends in this token goes on in the next one. */
function continues(last: Token | undefined): boolean {
  return last === undefined || last.kind === 'newline' || (last.kind === 'sign' && '+-*/·×=^∋,'.includes(last.text))
}

function plainDialect(cursor: Cursor, theory: Theory): Dialect {
  const dialect: Dialect = {
    cursor,
    atom: (depth) => plainAtom(dialect, theory, depth),
    exponent: (depth, base) => plainExponent(dialect, depth, base),
    completion: () => {
      const counted = cursor.peek().kind === 'number' ? 1 : 0
      const { kind, text, at } = cursor.peek(counted)
      if (kind !== 'name' || !isCompletion(text)) return undefined
      const count = counted === 1 ? readCount(cursor) : undefined
      cursor.next()
      cursor.accept('.')
      return { count, at }
    },
    tail: (depth) => readTail(cursor, () => readSum(dialect, depth + 1)),
  }
  return dialect
}

/** Words for the terms that differ from those listed by an exchange of legs only. */
export function isCompletion(text: string): boolean {
  return /^(?:comb|combs|combination|combinations|perm|perms|permutation|permutations)$/i.test(text)
}

/** The number of terms before `perms`. */
export function readCount(cursor: Cursor): number {
  const { text } = cursor.next()
  const count = Number(text)
  return Number.isInteger(count) && count > 0 && count <= 1e6
    ? count
    : cursor.fail('a number of permutations from 1 to 1,000,000', `'${text}'`)
}

function plainAtom(dialect: Dialect, theory: Theory, depth: number): Node | undefined {
  const { cursor } = dialect
  const token = cursor.peek()
  if (token.kind === 'number') {
    cursor.next()
    return number(Q.parse(token.text), token.at)
  }
  for (const [opening, closing] of [
    ['(', ')'],
    ['[', ']'],
  ] as const) {
    if (cursor.accept(opening) === undefined) continue
    const inner = readSum(dialect, depth + 1)
    cursor.expect(closing)
    return inner
  }
  if (token.kind !== 'name') return undefined
  if (token.text === '∫' || token.text === 'int') return plainIntegral(cursor)
  const meaning = meaningOf(theory, token.text)
  if (meaning === undefined && token.text === 'sqrt') return plainRoot(dialect, depth)
  if (meaning === undefined)
    return isCompletion(token.text)
      ? undefined
      : cursor.fail(`a name of ${theory.name} (${knownNames(theory)}; other names by rename)`)
  cursor.next()
  if (meaning.of === 'parameter') return { kind: 'symbol', of: 'parameter', name: meaning.name, at: token.at }
  if (meaning.of === 'vertex' && !hasPoints(meaning.member) && !atAPoint(cursor, theory))
    return { kind: 'symbol', of: 'vertex', name: meaning.member.kind.name, at: token.at }
  const plainly = takesPoints(token.text, pointsOf(meaning)).replaceAll('_', '')
  if (cursor.peek().text !== '(') cursor.fail(plainly)
  cursor.next()
  const points = pointsOf(meaning) === 2 && meaning.of !== 'vertex' ? readEnds(cursor) : readPoints(cursor)
  cursor.expect(')')
  if (meaning.of === 'line' && points.length !== 2) cursor.fail(plainly, `${points.length}`, token.at)
  return kernelOf(meaning, points, token.at)
}

function pointsOf(meaning: Exclude<Meaning, { readonly of: 'parameter' }>): number {
  if (meaning.of === 'vertex') return meaning.member.local ? 1 : meaning.member.kind.fields.length
  return meaning.of === 'carried' ? 1 : 2
}

/** `sqrt(…)`, the power 1/2. */
function plainRoot(dialect: Dialect, depth: number): Node {
  const { cursor } = dialect
  const { at } = cursor.next()
  cursor.expect('(')
  const base = readSum(dialect, depth + 1)
  cursor.expect(')')
  return { kind: 'power', base, exponent: Q.rational(1n, 2n), at }
}

/** Whether `(y)` with a point follows, as in λ(y); a bracket with anything else is a factor. */
function atAPoint(cursor: Cursor, theory: Theory): boolean {
  const { kind, text } = cursor.peek(1)
  return (
    cursor.peek().text === '(' &&
    kind === 'name' &&
    cursor.peek(2).text === ')' &&
    meaningOf(theory, text) === undefined
  )
}

/** A symbol by its plain name with its points: those of an oriented line in the order of its fields. */
export function kernelOf(
  meaning: Exclude<Meaning, { readonly of: 'parameter' }>,
  points: readonly string[],
  at: number,
): Node {
  const name =
    meaning.of === 'line'
      ? meaning.line.name
      : meaning.of === 'vertex'
        ? meaning.member.kind.name
        : meaning.of === 'delta'
          ? 'δ'
          : meaning.name
  return { kind: 'kernel', kernel: { of: meaning.of, name, points, at }, at }
}

/** `∫ dy1 dy2 … dy4`; `∫` alone declares nothing. */
function plainIntegral(cursor: Cursor): Node {
  const { at } = cursor.next()
  const points: string[] = []
  for (;;) {
    const { kind, text } = cursor.peek()
    if (kind === 'name' && /^d\p{L}/u.test(text)) points.push(withGreek(cursor.next().text.slice(1)).replace('_', ''))
    else if (points.length > 0 && ['...', '…'].includes(text)) {
      cursor.next()
      const { text: last } = cursor.peek()
      if (!/^d\p{L}/u.test(last)) cursor.fail('the last of the points, such as dy4, after the dots')
      cursor.next()
      points.push(...between(cursor, points.at(-1) as string, withGreek(last.slice(1)).replace('_', '')))
    } else return { kind: 'integral', points: points.length === 0 ? undefined : points, at }
  }
}

/** The two points of a line or of δ: `x,y`, `x-y`; `0` where a line begins and ends at one point. */
function readEnds(cursor: Cursor): readonly string[] {
  if (cursor.peek().text === '0' && cursor.peek(1).text === ')') {
    cursor.next()
    return [ANYWHERE, ANYWHERE]
  }
  return readDifference(cursor) ?? readPoints(cursor)
}

function readDifference(cursor: Cursor): readonly string[] | undefined {
  if (cursor.peek(1).text !== '-') return undefined
  const from = readPoint(cursor)
  cursor.expect('-')
  return [from, readPoint(cursor)]
}

/** `y1,y2,…,y4`. */
function readPoints(cursor: Cursor): readonly string[] {
  const points: string[] = []
  do {
    if (['...', '…'].includes(cursor.peek().text) && points.length > 0) {
      cursor.next()
      cursor.expect(',')
      points.push(...between(cursor, points.at(-1) as string, readPoint(cursor)))
    } else points.push(readPoint(cursor))
  } while (cursor.accept(',') !== undefined)
  return points
}

function readPoint(cursor: Cursor): string {
  const { kind, text } = cursor.peek()
  if (kind !== 'name') cursor.fail('a point such as y1')
  cursor.next()
  return withGreek(text).replace('_', '')
}

function plainExponent(dialect: Dialect, depth: number, of: Node): Rational {
  const { cursor } = dialect
  const sign = cursor.accept('-') === undefined ? 1n : -1n
  const { at } = cursor.peek()
  const base = dialect.atom(depth)
  let value = base === undefined ? undefined : numberOf(base)
  // N^-1/2 is N^(-1/2), as everywhere in the rule files, when nothing separates the parts; λ^2/6, λ^2/3! and Δ(x,y)^3/6
  // are divided, for couplings and lines have whole powers.
  const [slash, denominator, behind] = [cursor.peek(), cursor.peek(1), cursor.peek(2)]
  const isWhole = of.kind === 'kernel' || (of.kind === 'symbol' && of.of === 'vertex')
  if (
    !isWhole &&
    behind.text !== '!' &&
    value !== undefined &&
    base?.kind === 'number' &&
    slash.text === '/' &&
    !slash.spaced &&
    denominator.kind === 'number' &&
    !denominator.spaced
  ) {
    cursor.next()
    const divisor = Q.parse(cursor.next().text)
    if (Q.isZero(divisor)) cursor.fail('an exponent without division by zero', '0', denominator.at)
    value = Q.divide(value, divisor)
  }
  return value === undefined ? cursor.fail('a number as exponent', undefined, at) : Q.multiply(Q.rational(sign), value)
}

/** `g4(x1,x2,x3,x4) =`, `g4 =`, `W_2(x,y) =`, `S ∋`; nothing when the formula has no left side. */
function readLeft(cursor: Cursor, theory: Theory, whole: string): LeftSide {
  const { expands } = theory
  const coupling = couplingName(theory)
  let ahead = 0
  while (cursor.peek(ahead).kind !== 'end' && !['=', '∋'].includes(cursor.peek(ahead).text)) ahead++
  if (cursor.peek(ahead).kind === 'end') return {}
  const { text, kind, at } = cursor.peek()
  const letters = [...coupling].map((c) => `\\u{${c.codePointAt(0)?.toString(16)}}`).join('')
  const others = expands.quantity === 'self-energy' ? '|Π|M' : ''
  const numbered = new RegExp(`^(${letters}${others}|${expands.functional})(?:_?(\\d{1,3}))?$`, 'u').exec(
    withGreek(text),
  )
  const indexed = numbered ?? new RegExp(`^(${letters})_(.+)$`, 'u').exec(withGreek(text))
  const carries = numbered === null && indexed !== null ? carriedInText(indexed[2] as string, theory) : undefined
  const name = carries === undefined ? numbered : indexed
  const correlator =
    name === null ? plainCorrelator(cursor, theory, () => readDifference(cursor) ?? readPoints(cursor)) : undefined
  if (correlator !== undefined) return correlatorLeft(cursor, correlator, { whole, at })
  if (kind !== 'name' || name === null)
    cursor.fail(
      `${coupling}n(x1,…,xn) or ${expands.functional}${hasCorrelators(theory) ? ', an n-point function such as G_cn(x1,…,xn) or ⟨φ(x)φ(y)⟩_c' : ''} before '${cursor.peek(ahead).text}'; the left side may be left out`,
      undefined,
      at,
    )
  cursor.next()
  const index = carries?.length ?? (name[2] === undefined ? undefined : Number(name[2]))
  let points: readonly string[] | undefined
  if (cursor.accept('(') !== undefined) {
    points = readDifference(cursor) ?? readPoints(cursor)
    cursor.expect(')')
  } else if (cursor.accept('[') !== undefined) {
    cursor.next()
    cursor.expect(']')
  }
  const relation = cursor.accept('=', '∋') ?? cursor.fail("'=' or '∋'")
  return {
    written: whole.slice(at, relation.at + 1).replaceAll(/\s+/g, ' '),
    ...(relation.text === '∋' ? { isPart: true } : {}),
    ...leftSide(cursor, { index, points, isCoupling: name[1] !== expands.functional, at }),
    ...(expands.functional === 'W' && expands.quantity === 'full' ? { isAverage: true } : {}),
    ...(carries === undefined ? {} : { carries }),
  }
}

/** An n-point function up to its sign of equality. */
function correlatorLeft(
  cursor: Cursor,
  { index, points, carries, isFull, fieldLetter }: PlainCorrelator,
  { whole, at }: { readonly whole: string; readonly at: number },
): LeftSide {
  const { at: sign } = cursor.accept('=') ?? cursor.fail("'='")
  return {
    written: whole.slice(at, sign + 1).replaceAll(/\s+/g, ' '),
    ...leftSide(cursor, { index, points, isCoupling: false, at }),
    decides: true,
    reading: 'correlator',
    isAverage: true,
    ...(isFull ? { isFull } : {}),
    ...(carries === undefined ? {} : { carries }),
    ...(fieldLetter === undefined ? {} : { fieldLetter }),
  }
}

/** Puts index and points together; they must agree. */
export function leftSide(
  cursor: Cursor,
  {
    index,
    points,
    isCoupling,
    at,
  }: { index: number | undefined; points: readonly string[] | undefined; isCoupling: boolean; at: number },
): LeftSide {
  if (points !== undefined && new Set(points).size < points.length)
    cursor.fail('points that differ', points.join(', '), at)
  if (index !== undefined && points !== undefined && index !== points.length)
    cursor.fail(`${index} points after the index ${index}`, `${points.length}`, at)
  const legs = index ?? points?.length
  return {
    ...(points === undefined ? {} : { points }),
    ...(legs === undefined ? {} : { legs }),
    decides: isCoupling || legs === undefined,
    at,
  }
}
