import { binomial } from '../../algebra/integers.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { blankedTex } from '../../mathematics/blankedTex.js'
import type { Item, Row } from '../../mathematics/item.js'
import { isBare, split, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Theory } from '../../theory/theory.js'
import { problem } from './cursor.js'
import type { Cursor } from './cursor.js'
import { number, numberOf } from './grammar.js'
import type { Dialect } from './grammar.js'
import { componentPair } from './components.js'
import { withConjugates } from './conjugates.js'
import { pointListOf } from './indices.js'
import { readLeft } from './latexLeft.js'
import { argumentsOf, latexSymbols, writtenWithBracket } from './latexSymbols.js'
import type { Reader } from './latexReader.js'
import { isDifferential, readDifferential, readIntegral } from './latexIntegrals.js'
import { readRepeated } from './latexRepeated.js'
import { BRACKETS, formulaRow, latexSum, requireUnlabelled, withoutStop } from './latexSum.js'
import { isCompletion, kernelOf } from './readPlain.js'
import type { Equation, Node } from './syntax.js'
import { knownNames, meaningOf } from './vocabulary.js'
import type { Meaning } from './vocabulary.js'

/** Reads a formula in LaTeX: what `expansionLatex` prints, and the usual writing of papers. */
export function readLatex(
  text: string,
  theory: Theory,
  file: string,
  defined: Readonly<Record<string, string>> = {},
): Equation {
  const { row: whole, from } = formulaRow(text, file, defined)
  const row = withConjugates(withoutConditions(whole), theory)
  const names = [...theory.lines, ...theory.vertices].map(({ name }) => name)
  const reader: Reader = {
    theory,
    symbols: latexSymbols(theory, text),
    indices: new Map(),
    walk: { text, file, steps: 0, attempts: 0 },
    plainNames: names.filter((name) => /^[A-Za-z]{2,}$/.test(name)),
  }
  const [first = [], ...rest] = split(row, ...RELATIONS)
  if (rest.length > MOST_SIDES)
    problem(text, file, rest[MOST_SIDES]?.[0]?.at ?? 0, `at most ${MOST_SIDES} signs of equality`, `${rest.length}`)
  const relation = row.find((item) => item.kind === 'sign' && RELATIONS.includes(item.text) && isBare(item))
  const left =
    relation === undefined
      ? {}
      : {
          ...readLeft(reader, first, relation, (part) => sumOf(reader, part, 0, { at: relation.at })),
          written: blankedTex(text.slice(from, relation.end)).replaceAll(/\s+/g, ' ').trim(),
        }
  const sums = (relation === undefined ? [first] : rest).map((part, i) => {
    const end = i < rest.length - 1 ? (part.at(-1)?.end ?? text.length) : text.length
    return sumOf(reader, part, 0, { at: end })
  })
  const { inferred, letters } = reader.symbols
  return { left, sum: sums.at(-1) as Node, steps: sums.slice(0, -1), notes: inferred(), letters: letters() }
}

const RELATIONS = ['=', '≈', '∋']

/** A chain is judged side by side. */
const MOST_SIDES = 20

/** Signs of a condition, `m > 0`. */
const CONDITIONS = new Set('< > ≤ ≥ ≠ ∈ ≪ ≫ → \\le \\leq \\ge \\geq \\ne \\neq \\gg \\ll \\to'.split(' '))

/** What stands behind a comma and says when the formula holds, `,\qquad m>0`, is no part of it. */
function withoutConditions(row: Row): Row {
  const comma = row.findIndex((item) => item.kind === 'sign' && item.text === ',' && isBare(item))
  const rest = comma < 0 ? [] : row.slice(comma)
  const isCondition = rest.some((item) => item.kind === 'sign' && CONDITIONS.has(item.text))
  return withoutStop(isCondition ? row.slice(0, comma) : row)
}

const { sumOf, inside, fraction } = latexSum<Reader>({
  atom: (dialect, reader, depth) => {
    const { cursor } = dialect
    const start = cursor.position()
    const node = latexAtom(dialect, reader, depth)
    const taken = cursor.position() > start ? cursor.peek(-1) : undefined
    if (node !== undefined && taken?.item?.above !== undefined && cursor.peek().text === '!')
      cursor.fail('parentheses, to tell (2^3)! from 2^(3!)')
    return node
  },
  dotsAreTail: () => true,
})

function latexAtom(dialect: Dialect, reader: Reader, depth: number): Node | undefined {
  const { cursor } = dialect
  const { theory, symbols, indices } = reader
  const { kind, text, at, item } = cursor.peek()
  if (item === undefined || kind === 'end') return undefined
  const raised = (base: Node, above: Row | undefined): Node =>
    above === undefined
      ? base
      : { kind: 'power', base, exponent: exponentOf(cursor, reader, depth, base, above), at: base.at }
  if (kind === 'number') {
    requireUnlabelled(cursor, item)
    cursor.next()
    return raised(number(Q.parse(text), at), item.above)
  }
  const index = kind === 'name' && item.kind === 'name' && item.accent === undefined ? indices.get(text) : undefined
  if (index !== undefined && item.below === undefined && item.primes === undefined) {
    cursor.next()
    return raised(number(Q.rational(index), at), item.above)
  }
  if (isDifferential(cursor, indices)) return readDifferential(reader, cursor)
  const symbol = symbols.read(cursor, indices)
  if (symbol !== undefined) return raised(symbol.node, symbol.above)
  const pair = theory.spaces.length === 0 ? undefined : componentPair(item)
  if (pair !== undefined) {
    cursor.next()
    return { kind: 'pair', pair, at }
  }
  if (item.kind === 'name' && text === 'i' && isBare(withoutScripts(item, 'above'))) {
    cursor.next()
    return raised({ kind: 'symbol', of: 'unit', name: text, at }, item.above)
  }
  switch (kind) {
    case 'group': {
      if (item.kind !== 'group' || !BRACKETS.has(item.open)) return undefined
      requireUnlabelled(cursor, item)
      cursor.next()
      return raised(inside(reader, item.body, depth + 1, item.end - 1, item.close), item.above)
    }
    case 'fraction': {
      if (item.kind !== 'fraction') return undefined
      requireUnlabelled(cursor, item)
      cursor.next()
      return raised(fraction(reader, item, depth), item.above)
    }
    case 'binomial':
      requireUnlabelled(cursor, item)
      cursor.next()
      return raised(number(binomialOf(cursor, reader, item, depth), at), item.above)
    case 'root':
      if (item.kind !== 'root') return undefined
      if (item.degree !== undefined) cursor.fail('a square root, or a power such as N^{1/3}')
      requireUnlabelled(cursor, item)
      cursor.next()
      return raised(
        { kind: 'power', base: inside(reader, item.body, depth + 1, item.end, '}'), exponent: Q.rational(1n, 2n), at },
        item.above,
      )
    case 'words':
      return isCompletion(text) ? undefined : raised(...readNamed(reader, cursor))
    case 'sign':
      if (text === '∫') return readIntegral(reader, cursor)
      if (text === '∑' || text === '∏') return readRepeated(dialect, reader, depth)
      return text.startsWith('\\') ? cursor.fail(unknown(theory)) : undefined
    case 'name':
      return raised(...readName(reader, cursor))
    default:
      return undefined
  }
}

function unknown(theory: Theory): string {
  return `a symbol of ${theory.name} (${knownNames(theory)}; other names by rename) or a construct that docs/verify.md lists`
}

/** A name that no template has: one of a small parameter, the plain name of a symbol, or a mistake. */
function readName({ theory, symbols, indices }: Reader, cursor: Cursor): [Node, Row | undefined] {
  const { text, at, item } = cursor.peek()
  if (item?.kind !== 'name') return cursor.fail(unknown(theory))
  const meaning = item.accent === undefined ? meaningOf(theory, text) : undefined
  const forms = item.accent === undefined ? symbols.writtenWith(text) : []
  const labelled = item.below !== undefined || item.primes !== undefined
  if (meaning !== undefined && labelled && forms.length === 0) {
    cursor.fail(
      `${text} without index or prime, or another symbol of ${theory.name} (${knownNames(theory)})`,
      `'${written([withoutScripts(item, 'above')])}'`,
    )
  }
  if (meaning?.of === 'parameter') {
    cursor.next()
    return [{ kind: 'symbol', of: 'parameter', name: meaning.name, at }, item.above]
  }
  if (meaning !== undefined && (meaning.of === 'delta' || /^[A-Za-z]{2,}\d*$/.test(text)))
    return readPlainName(cursor, meaning, indices)
  if (forms.length > 0)
    return cursor.fail(
      `a symbol of ${theory.name} with its points, such as ${forms.join(', ')}`,
      `'${writtenWithBracket(cursor)}'`,
    )
  return cursor.fail(unknown(theory))
}

/** A symbol by its plain name: `iG(y_1,x_1)`; with the power behind its bracket. */
function readPlainName(
  cursor: Cursor,
  meaning: Exclude<Meaning, { readonly of: 'parameter' }>,
  indices: ReadonlyMap<string, number>,
): [Node, Row | undefined] {
  const { at, item: name } = cursor.next()
  const { item } = cursor.peek()
  if (item?.kind !== 'group' || item.open !== '(') return cursor.fail("'('")
  requireUnlabelled(cursor, item)
  const isDelta = meaning.of === 'delta'
  const points =
    (isDelta ? argumentsOf(item.body, indices, cursor) : pointListOf(item.body, indices, cursor.fail)) ??
    cursor.fail('a point such as y_1', undefined, item.body[0]?.at ?? item.at)
  cursor.next()
  const node = kernelOf(meaning, points, at)
  // What stands above δ is its dimension, δ^d(x−y).
  const [power, more] = isDelta ? [] : (name?.above ?? [])
  if (power === undefined) return [node, item.above]
  if (power.kind !== 'number' || more !== undefined || !isBare(power))
    return cursor.fail('a number as power of a symbol', `'${written(name?.above ?? [])}'`, power.at)
  return [{ kind: 'power', base: node, exponent: Q.parse(power.text), at }, item.above]
}

/**
 * A symbol by a name in upright letters, with its number below and its power above: `\operatorname{Gc}_{4}(…)`,
 * `\text{iG}(x,y)`.
 */
function readNamed({ theory, indices }: Reader, cursor: Cursor): [Node, Row | undefined] {
  const { text, at, item } = cursor.peek()
  const [digit] = item?.below ?? []
  const below = digit?.kind === 'number' && item?.below?.length === 1 && /^\d+$/.test(digit.text) ? digit.text : ''
  if (item?.below !== undefined && below === '')
    return cursor.fail(`a name of ${theory.name} (${knownNames(theory)}), with a number below it at most`)
  const meaning = meaningOf(theory, `${text}${below}`)
  if (meaning === undefined)
    return cursor.fail(`a name of ${theory.name} (${knownNames(theory)}), or Comb. or perms`, `'${text}${below}'`)
  if (meaning.of === 'parameter') {
    cursor.next()
    return [{ kind: 'symbol', of: 'parameter', name: meaning.name, at }, item?.above]
  }
  return readPlainName(cursor, meaning, indices)
}

function binomialOf(cursor: Cursor, reader: Reader, item: Item, depth: number): Rational {
  if (item.kind !== 'binomial') return Q.one
  const [over, under] = [item.over, item.under].map((part) => numberOf(inside(reader, part, depth + 1, item.end, '}')))
  const whole = [over, under].every(
    (value) => value !== undefined && Q.isInteger(value) && value.num >= 0n && value.num <= 100n,
  )
  return over !== undefined && under !== undefined && whole
    ? Q.rational(binomial(Number(over.num), Number(under.num)))
    : cursor.fail('a binomial coefficient of natural numbers up to 100', `'${written([item])}'`, item.at)
}

/** A number. `\lambda^{(1)}`, `\lambda^*` are labels, and no symbol that has come so far has one. */
function exponentOf(cursor: Cursor, reader: Reader, depth: number, base: Node, above: Row): Rational {
  const { indices, walk } = reader
  const [first, second] = above
  const at = first?.at ?? base.at
  const isLabel = above.some(
    (item) =>
      item.kind === 'words' ||
      item.primes !== undefined ||
      (item.kind === 'sign' && item.text === '·' && above.length <= 2) ||
      (item.kind === 'name' && !indices.has(item.text)),
  )
  const bracketed = above.length === 1 && first?.kind === 'group' && first.open !== '' && isBare(first)
  const opening = first?.kind === 'sign' && '(['.includes(first.text)
  if (isLabel || opening || (numberOf(base) === undefined && bracketed))
    cursor.fail(
      'a number as exponent, as in λ^{2}: a label of the symbols that the theory has',
      `'^${walk.text[at - 1] === '{' ? `{${written(above)}}` : written(above)}'`,
      at,
    )
  // λ^-1: what TeX takes for the exponent is the sign alone.
  if (first?.kind === 'sign' && first.text === '-' && second === undefined) {
    const value =
      cursor.peek().kind === 'number' && !cursor.peek().spaced
        ? Q.parse(cursor.next().text)
        : cursor.fail('a number as exponent')
    if (cursor.peek().text === '/') cursor.fail('braces around the exponent, to tell N^{-1}/2 from N^{-1/2}')
    return Q.negate(value)
  }
  const next = cursor.peek()
  if (
    above.length === 1 &&
    first?.kind === 'number' &&
    walk.text[at - 1] === '^' &&
    next.kind === 'number' &&
    next.at === first.end
  )
    cursor.fail('braces around an exponent of several digits', `'^${first.text}${next.text}'`, at)
  return (
    numberOf(inside(reader, above, depth + 1, at, '}')) ??
    cursor.fail('a number as exponent', `'${written(above)}'`, at)
  )
}
