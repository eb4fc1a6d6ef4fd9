import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'
import { between } from './between.js'
import { cursorOver } from './cursor.js'
import type { Cursor } from './cursor.js'
import { number, numberOf, readFactor, readProduct, readSum } from './grammar.js'
import type { Dialect } from './grammar.js'
import { readIndex, readPoint, readPointList } from './indices.js'
import { latexKernels } from './latexKernels.js'
import type { LatexKernels } from './latexKernels.js'
import { formulaIn } from './latexDocument.js'
import { latexTokens } from './latexTokens.js'
import { formulaSizes } from './formulaSizes.js'
import { isCompletion, kernelOf, leftSide, readCount } from './readPlain.js'
import { readTail } from './readTail.js'
import type { Equation, LeftSide, Node } from './syntax.js'
import { knownNames, meaningOf } from './vocabulary.js'
import type { Meaning } from './vocabulary.js'
import { named } from '../../names.js'

/** Reads a formula in LaTeX: what `expansionLatex` prints, and the usual writing of papers. */
export function readLatex(text: string, theory: Theory, file: string): Equation {
  const { from, to } = formulaIn(text, file)
  const tokens = latexTokens(text.slice(0, to), theory, from)
  // A sentence's full stop or comma after the formula is no part of it.
  const cursor = cursorOver(
    tokens.at(-1)?.text === '.' || tokens.at(-1)?.text === ',' ? tokens.slice(0, -1) : tokens,
    text,
    file,
  )
  const reader: Reader = { cursor, theory, kernels: latexKernels(theory), indices: new Map() }
  const left = readLeft(reader)
  const sum = readSum(latexDialect(reader), 0)
  if (cursor.peek().text === '\\over') cursor.fail('braces around the fraction, as in {1 \\over 2}')
  if (cursor.peek().kind !== 'end') cursor.fail('an operator, a factor or the end')
  return { left, sum }
}

interface Reader {
  readonly cursor: Cursor
  readonly theory: Theory
  readonly kernels: LatexKernels
  readonly indices: Map<string, number>
}

function latexDialect(reader: Reader): Dialect {
  const { cursor } = reader
  const dialect: Dialect = {
    cursor,
    atom: (depth) => latexAtom(dialect, reader, depth),
    exponent: (depth, base) => latexExponent(dialect, reader, depth, base),
    completion: () => {
      const counted = cursor.peek().kind === 'number' ? 1 : 0
      const { kind, text, at } = cursor.peek(counted)
      if (kind !== 'words' || !isCompletion(text)) return undefined
      const count = counted === 1 ? readCount(cursor) : undefined
      cursor.next()
      return { count, at }
    },
    tail: (depth) => readTail(cursor, () => readSum(dialect, depth + 1)),
  }
  return dialect
}

function latexAtom(dialect: Dialect, reader: Reader, depth: number): Node | undefined {
  const { cursor, theory, kernels, indices } = reader
  const { kind, text, at } = cursor.peek()
  if (kind === 'end') return undefined
  if (depth > formulaSizes.depth) cursor.fail(`at most ${formulaSizes.depth} nested brackets and fractions`)
  if (kind === 'number') {
    cursor.next()
    return number(Q.parse(text), at)
  }
  const index = indices.get(text)
  if (index !== undefined) {
    cursor.next()
    return number(Q.rational(index), at)
  }
  const symbol = kernels.read(cursor, indices)
  if (symbol?.kind === 'symbol' && ["'", '_'].includes(cursor.peek().text)) {
    const label = cursor.peek().text === "'" ? "'" : `_${scripted(cursor, 1)}`
    cursor.fail(
      `${symbol.name} without index or prime, or another symbol of ${theory.name} (${knownNames(theory)})`,
      `'${symbol.name}${label}'`,
      at,
    )
  }
  if (symbol !== undefined) return symbol
  const closing = named({ '(': ')', '[': ']', '{': '}' }, text)
  if (closing !== undefined) {
    cursor.next()
    return readGroup(dialect, depth, closing)
  }
  if (kind === 'words') return isCompletion(text) ? undefined : readNamed(reader)
  if (kind !== 'name') return undefined
  switch (text) {
    case '\\over':
      return undefined
    case '\\sqrt': {
      cursor.next()
      if (cursor.peek().text === '[') cursor.fail('a square root, or a power such as N^{1/3}')
      return { kind: 'power', base: readArgument(dialect, depth), exponent: Q.rational(1n, 2n), at }
    }
    case '\\frac': {
      cursor.next()
      const [above, below] = [readArgument(dialect, depth), readArgument(dialect, depth)]
      return { kind: 'product', factors: [above, { kind: 'power', base: below, exponent: Q.rational(-1n), at }], at }
    }
    case '∫':
      return readIntegral(reader)
    case '∑':
    case '∏':
      return readRepeated(dialect, reader, depth)
    default:
  }
  const meaning = meaningOf(theory, text)
  if (meaning?.of === 'parameter') {
    cursor.next()
    return { kind: 'symbol', of: 'parameter', name: meaning.name, at }
  }
  if (meaning !== undefined && (meaning.of === 'delta' || /^[A-Za-z]{2,}\d*$/.test(text)))
    return readPlainName(reader, meaning)
  if (text === 'd') return readDifferential(reader)
  const forms = kernels.writtenWith(text)
  if (forms.length > 0)
    return cursor.fail(
      `a symbol of ${theory.name} with its points, such as ${forms.join(', ')}`,
      `'${text}${scripted(cursor, 1)}'`,
    )
  return cursor.fail(`a symbol of ${theory.name} (${knownNames(theory)}) or a construct that docs/verify.md lists`)
}

/** A symbol by its plain name: `iG(y_1,x_1)`. */
function readPlainName({ cursor, indices }: Reader, meaning: Exclude<Meaning, { readonly of: 'parameter' }>): Node {
  const { at } = cursor.next()
  cursor.expect('(')
  const points = readPointList(cursor, indices)
  cursor.expect(')')
  return kernelOf(meaning, points, at)
}

/** What an opened bracket holds: a sum, or TeX's `a \over b`. */
function readGroup(dialect: Dialect, depth: number, closing: string): Node {
  const { cursor } = dialect
  const above = readSum(dialect, depth + 1)
  const over = cursor.accept('\\over')
  const below = over === undefined ? undefined : readSum(dialect, depth + 1)
  cursor.expect(closing)
  if (over === undefined || below === undefined) return above
  return {
    kind: 'product',
    factors: [above, { kind: 'power', base: below, exponent: Q.rational(-1n), at: over.at }],
    at: above.at,
  }
}

/**
 * A symbol by a name in upright letters, with its number below and its power above: `\operatorname{Gc}_{4}(…)`,
 * `\text{iG}(x,y)`.
 */
function readNamed(reader: Reader): Node {
  const { cursor, theory } = reader
  const { text, at } = cursor.peek()
  const below = cursor.peek(1).text === '_' && /^\d+$/.test(cursor.peek(2).text) ? cursor.peek(2).text : ''
  const meaning = meaningOf(theory, `${text}${below}`)
  if (meaning === undefined)
    return cursor.fail(`a name of ${theory.name} (${knownNames(theory)}), or Comb. or perms`, `'${text}${below}'`)
  for (let i = 0; i < (below === '' ? 0 : 2); i++) cursor.next()
  if (meaning.of === 'parameter') {
    cursor.next()
    return { kind: 'symbol', of: 'parameter', name: meaning.name, at }
  }
  const raised =
    cursor.peek(1).text === '^' && /^[1-9]\d?$/.test(cursor.peek(2).text) && cursor.peek(3).text === '('
      ? cursor.peek(2).text
      : undefined
  for (let i = 0; i < (raised === undefined ? 0 : 2); i++) cursor.next()
  const base = readPlainName(reader, meaning)
  return raised === undefined ? base : { kind: 'power', base, exponent: Q.rational(BigInt(raised)), at }
}

/** An argument of `\frac` or `\sqrt`: a group, or one token. */
function readArgument(dialect: Dialect, depth: number): Node {
  const { cursor } = dialect
  if (cursor.accept('{') !== undefined) return readGroup(dialect, depth, '}')
  return dialect.atom(depth + 1) ?? cursor.fail('a number, a symbol of the theory or a group in braces')
}

/** A number. `\lambda^{(1)}`, `\lambda^*` are labels, and no symbol that has come so far has one. */
function latexExponent(dialect: Dialect, { cursor, indices }: Reader, depth: number, base: Node): Rational {
  const { at } = cursor.peek()
  const braced = cursor.peek().text === '{' ? 1 : 0
  const { kind, text } = cursor.peek(braced)
  const isLabel =
    kind === 'words' || "'·".includes(text || '-') || (kind === 'name' && text !== '\\frac' && !indices.has(text))
  if (isLabel || (numberOf(base) === undefined && isBracketed(cursor, braced)))
    cursor.fail(
      'a number as exponent, as in λ^{2}: a label of the symbols that the theory has',
      `'^${scripted(cursor)}'`,
      at,
    )
  const sign = cursor.accept('-') === undefined ? 1n : -1n
  const value = numberOf(readArgument(dialect, depth)) ?? cursor.fail('a number as exponent', undefined, at)
  if (sign === -1n && cursor.peek().text === '/')
    cursor.fail('braces around the exponent, to tell N^{-1}/2 from N^{-1/2}')
  return Q.multiply(Q.rational(sign), value)
}

/** Whether the exponent is a bracket as a whole, `(1)`, and not a sum or product that begins with one, `(n-1)/2`. */
function isBracketed(cursor: Cursor, from: number): boolean {
  if (!'(['.includes(cursor.peek(from).text || '-')) return false
  let ahead = from
  for (let depth = 0; ; ahead++) {
    const { text, kind } = cursor.peek(ahead)
    if (kind === 'end') return true
    depth += '(['.includes(text) ? 1 : ')]'.includes(text) ? -1 : 0
    if (depth === 0) break
  }
  return !['+', '-', '/', '·', '^', '!'].includes(cursor.peek(ahead + 1).text)
}

/**
 * The next token, or the brackets that it opens, as the tokens have it, for messages; with a script's sign what follows
 * that.
 */
function scripted(cursor: Cursor, from = 0): string {
  let shown = ''
  let depth = 0
  for (let ahead = from; shown.length < 20; ahead++) {
    const { text, kind } = cursor.peek(ahead)
    if (kind === 'end') return shown
    shown += text
    depth += '{(['.includes(text) ? 1 : '})]'.includes(text) ? -1 : 0
    if (depth <= 0 && !['_', '^'].includes(text)) return shown
  }
  return `${shown}…`
}

/** Limits of an integral that leave nothing out, as tokens. */
const WHOLE_SPACE = [
  '_ { - \\infty } ^ \\infty',
  '_ { - \\infty } ^ { + \\infty }',
  '_ { \\mathbb R ^ d }',
  '_ { \\mathbb R }',
  '_ { R ^ d }',
].map((limits) => limits.split(' '))

/**
 * `\int d^dy_1 \cdots d^dy_4`, `\int_{-\infty}^{\infty} dy`, `\int dy_1 dy_2`, `\int_{y_1,y_2}`, `\int \prod d^dy_i`
 * for all points.
 */
function readIntegral(reader: Reader): Node {
  const { cursor, indices } = reader
  const { at } = cursor.next()
  const everywhere = WHOLE_SPACE.find((limits) => limits.every((text, i) => cursor.peek(i).text === text)) ?? []
  for (let i = 0; i < everywhere.length; i++) cursor.next()
  if (cursor.accept('_') !== undefined) {
    const braced = cursor.accept('{') !== undefined
    const points = braced ? readPointList(cursor, indices) : [readPoint(cursor, indices)]
    if (braced) cursor.expect('}')
    return { kind: 'integral', points, at }
  }
  if (cursor.peek().text === '∏' && cursor.peek(1).text !== '_') {
    cursor.next()
    if (cursor.peek().text !== 'd') cursor.fail('d^dy_i after \\int \\prod, or limits such as \\prod_{i=1}^{4}')
    readDifferential(reader)
    return { kind: 'integral', points: undefined, at }
  }
  const points: string[] = []
  for (;;) {
    if (isDifferential(cursor)) points.push(differentialPoint(reader))
    else if (points.length > 0 && cursor.peek().text === '…') {
      cursor.next()
      if (!isDifferential(cursor)) cursor.fail('the last of the points, such as d^dy_4, after the dots')
      points.push(...between(cursor, points.at(-1) as string, differentialPoint(reader)))
    } else return { kind: 'integral', points: points.length === 0 ? undefined : points, at }
  }
}

function isDifferential(cursor: Cursor): boolean {
  return cursor.peek().text === 'd' && (cursor.peek(1).kind === 'name' || ['^', '{'].includes(cursor.peek(1).text))
}

function readDifferential(reader: Reader): Node {
  const { at } = reader.cursor.peek()
  return { kind: 'integral', points: [differentialPoint(reader)], at }
}

/** The point of `d^dy_1`, `dy_1`, `d^{D}{y}_1`. */
function differentialPoint({ cursor, indices }: Reader): string {
  cursor.expect('d')
  if (cursor.accept('^') !== undefined) {
    if (cursor.accept('{') === undefined) cursor.next()
    else while (cursor.next().text !== '}') if (cursor.peek().kind === 'end') cursor.fail("'}'")
  }
  return readPoint(cursor, indices)
}

/** `\sum_{P} …` and `\sum_{\text{perms}} …`: the product that follows in all labellings of its diagram. */
function isPermutations(cursor: Cursor): boolean {
  const { kind, text } = cursor.peek()
  return text === 'P' || (kind === 'words' && isCompletion(text))
}

/**
 * `\sum_{n=2}^{5} …` to the end of the product; `\prod_{i=1}^{4} …` over the factors that contain the index. Both are
 * written out.
 */
function readRepeated(dialect: Dialect, reader: Reader, depth: number): Node {
  const { cursor, indices } = reader
  const { text: operator, at } = cursor.next()
  const written = operator === '∑' ? '\\sum' : '\\prod'
  const scripted = cursor.accept('_') !== undefined
  if (scripted && operator === '∑' && isPermutations(cursor)) {
    cursor.next()
    return { kind: 'sum', terms: [readProduct(dialect, depth + 1)], completion: { count: undefined, at }, at }
  }
  if (!scripted || cursor.accept('{') === undefined)
    cursor.fail(
      `finite limits such as ${written}_{i=1}^{4}${operator === '∑' ? ', or \\sum_P over the permutations of the external points' : ''}`,
    )
  const { kind, text: index } = cursor.next()
  if (kind !== 'name' || cursor.accept('=') === undefined || indices.has(index))
    cursor.fail(`finite limits such as ${written}_{i=1}^{4}, with an index of its own`)
  const low = readIndex(cursor, indices)
  cursor.expect('}')
  cursor.expect('^')
  const braced = cursor.accept('{') !== undefined
  const high = braced ? readIndex(cursor, indices) : readIndex(onlyNext(cursor), indices)
  if (braced) cursor.expect('}')
  if (high - low >= formulaSizes.repeats)
    cursor.fail(`at most ${formulaSizes.repeats} values of the index ${index}`, `${high - low + 1}`, at)
  const body = (): Node => (operator === '∑' ? readProduct(dialect, depth + 1) : factorsWith(dialect, index, depth + 1))
  const start = cursor.position()
  const parts: Node[] = []
  if (depth > formulaSizes.depth) cursor.fail(`at most ${formulaSizes.depth} nested sums and products`)
  // An empty range is read once, to know where its body ends.
  for (let value = low; value <= Math.max(high, low); value++) {
    cursor.goTo(start)
    indices.set(index, value)
    const part = body()
    if (value <= high) parts.push(part)
  }
  indices.delete(index)
  return operator === '∑' ? { kind: 'sum', terms: parts, at } : { kind: 'product', factors: parts, at }
}

/** A cursor that shows one token only, for an upper limit without braces. */
function onlyNext(cursor: Cursor): Cursor {
  const end = cursor.position() + 1
  const peek = (ahead = 0): ReturnType<Cursor['peek']> =>
    cursor.position() + ahead < end
      ? cursor.peek(ahead)
      : { kind: 'end', text: '', at: cursor.peek(ahead).at, spaced: false }
  return { ...cursor, peek, accept: (...texts) => (texts.includes(peek().text) ? cursor.next() : undefined) }
}

/** The factors that contain the index, up to the first that does not. */
function factorsWith(dialect: Dialect, index: string, depth: number): Node {
  const { cursor } = dialect
  const { at } = cursor.peek()
  const factors: Node[] = []
  for (;;) {
    const start = cursor.position()
    const factor = readFactor(dialect, depth)
    const end = cursor.position()
    cursor.goTo(start)
    const contains =
      factor !== undefined && Array.from({ length: end - start }, (_, i) => cursor.peek(i).text).includes(index)
    if (factor === undefined || !contains)
      return factors.length === 0
        ? cursor.fail(`a factor that contains ${index} after \\prod`)
        : { kind: 'product', factors, at }
    cursor.goTo(end)
    factors.push(factor)
  }
}

/** `g_{4}(x_1,\ldots,x_4) =`, `S[\phi] =`, `S \ni`; nothing when the formula has no left side. */
function readLeft({ cursor, theory, indices }: Reader): LeftSide {
  let ahead = 0
  for (let depth = 0; depth > 0 || !['=', '∋'].includes(cursor.peek(ahead).text); ahead++) {
    const { kind, text } = cursor.peek(ahead)
    if (kind === 'end') return {}
    depth += '([{'.includes(text) ? 1 : ')]}'.includes(text) ? -1 : 0
  }
  const { at } = cursor.peek()
  const coupling = latexTokens(theory.expands.coupling, theory)
  const isCoupling = coupling.every(({ text }, i) => cursor.peek(i).text === text)
  if (!isCoupling && cursor.peek().text !== theory.expands.functional)
    cursor.fail(
      `${theory.expands.coupling}_n(x_1,…,x_n) or ${theory.expands.functional} before '${cursor.peek(ahead).text}', or no left side`,
      undefined,
      at,
    )
  for (let i = 0; i < (isCoupling ? coupling.length : 1); i++) cursor.next()
  let index: number | undefined
  if (cursor.accept('_') !== undefined) {
    const braced = cursor.accept('{') !== undefined
    index = readIndex(braced ? cursor : onlyNext(cursor), indices)
    if (braced) cursor.expect('}')
  }
  let points: readonly string[] | undefined
  if (cursor.accept('(') !== undefined) {
    points = readPointList(cursor, indices)
    cursor.expect(')')
  } else if (cursor.accept('[') !== undefined) {
    cursor.next()
    cursor.expect(']')
  }
  if (cursor.accept('=', '∋') === undefined) cursor.fail("'=' or '\\ni'")
  return leftSide(cursor, { index, points, isCoupling, at })
}
