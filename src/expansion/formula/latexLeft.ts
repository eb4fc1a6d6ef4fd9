import * as Q from '../../algebra/rational.js'
import type { Item, Row } from '../../mathematics/item.js'
import { isBare, split, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Theory } from '../../theory/theory.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import { carriedBy, hasSeveralSources } from './carriedBy.js'
import { carriedIn } from './carriedIn.js'
import { fieldsIn } from './fieldsIn.js'
import { CONNECTED, isFull } from './fullCorrelator.js'
import type { Cursor } from './cursor.js'
import { numberOf } from './grammar.js'
import { indexOf, pointListOf, pointOf } from './indices.js'
import type { Indices } from './indices.js'
import { cursorIn } from './latexReader.js'
import type { Reader } from './latexReader.js'
import { leftSide } from './readPlain.js'
import { rowOf } from './latexRow.js'
import type { LeftSide, Node } from './syntax.js'

/** What is read of a left side: the symbol, its index and its points. */
interface Named {
  readonly index: number | undefined
  readonly points: readonly string[] | undefined
  /** The full correlator, which is not the connected one but where the mean is 0. */
  readonly isFull?: boolean
  readonly isAverage?: boolean
  readonly isVacuum?: boolean
  readonly components?: readonly string[]
  readonly carries?: readonly string[]
  readonly fieldLetter?: string
}

/**
 * What stands before the equals sign: a coupling, `g_{4}(x_1,\ldots,x_4)`, `w^{(2)}(x,y)`; the functional, `S[\phi]`; in
 * a theory that expands W also an n-point function: `G_c^{(4)}(x_1,…)`, `\langle\phi(x)\phi(y)\rangle_c`,
 * `\mathbb{E}[…]`, `\frac{\delta^2W}{\delta J(x)\delta J(y)}`. A number may stand before it.
 *
 * @param sum reads a row as a sum, for the number before it
 */
export function readLeft(reader: Reader, whole: Row, relation: Item, sum: (row: Row) => Node): LeftSide {
  const { theory, indices } = reader
  const sign = 'text' in relation ? relation.text : '='
  const cursor = cursorIn(reader, whole, { at: relation.at, sign })
  const { at } = cursor.peek()
  const [before, row] = withoutNumber(whole)
  const ofFunctional = readNamed(cursor, row, theory, indices)
  const correlator =
    ofFunctional === undefined && theory.expands.functional === 'W'
      ? (readGreen(cursor, row, theory, indices) ??
        readExpectation(cursor, row, theory, indices) ??
        readDerivative(cursor, row, theory, indices))
      : undefined
  const named = ofFunctional ?? correlator
  if (named === undefined)
    return cursor.fail(
      `${theory.expands.coupling}_n(x_1,…,x_n) or ${theory.expands.functional}${theory.expands.functional === 'W' ? ', an n-point function such as ⟨φ(x)φ(y)⟩_c or G_c^{(n)}(x_1,…,x_n)' : ''} before '${sign}'; the left side may be left out`,
      undefined,
      at,
    )
  if (sign === '∋' && ofFunctional?.isCoupling !== false)
    cursor.fail(`'=' after a function, or ${theory.expands.functional} before '∋'`, `'${written(row)}'`, at)
  const factor = before.length === 0 ? undefined : numberOf(sum(withOne(before)))
  if (before.length > 0 && (factor === undefined || Q.isZero(factor)))
    cursor.fail('a number before what is on the left side', `'${written(before)}'`, at)
  return {
    ...leftSide(cursor, {
      index: named.index,
      points: named.points,
      isCoupling: ofFunctional?.isCoupling === true,
      at,
    }),
    ...(ofFunctional?.hasArgument === true ? { hasFields: true } : {}),
    ...(sign === '∋' ? { isPart: true } : {}),
    ...(correlator === undefined ? {} : { decides: true, reading: 'correlator' }),
    ...(correlator?.isFull === true ? { isFull: true } : {}),
    ...(correlator?.isAverage === true ? { isAverage: true } : {}),
    ...(correlator?.isVacuum === true ? { isVacuum: true } : {}),
    ...(correlator?.components === undefined ? {} : { components: correlator.components }),
    ...(named.carries === undefined ? {} : { carries: named.carries }),
    ...(correlator?.fieldLetter === undefined ? {} : { fieldLetter: correlator.fieldLetter }),
    ...(factor === undefined ? {} : { factor }),
  }
}

/** `-` before what is named is -1. */
function withOne(before: Row): Row {
  const last = before.at(-1) as Item
  const isOpen = last.kind === 'sign' && last.text !== '!'
  return isOpen ? [...before, { kind: 'number', text: '1', at: last.end, end: last.end, spaced: false }] : before
}

/** A number that stands before what is named, `2\, w_2`, `\frac{1}{2!}\langle…\rangle`, and the rest. */
function withoutNumber(row: Row): readonly [before: Row, rest: Row] {
  const isNumber = (item: Item): boolean =>
    item.kind === 'number' ||
    (item.kind === 'sign' && ['-', '+', '·', '!', '/'].includes(item.text)) ||
    (item.kind === 'fraction' && [item.over, item.under].every((part) => part.every(isNumber))) ||
    (item.kind === 'group' && item.open === '(' && item.body.every(isNumber))
  const from = row.findIndex((item) => !isNumber(item))
  return from < 0 ? [[], row] : [row.slice(0, from), row.slice(from)]
}

/** `g_4(x_1,…)`, `w^{(2)}`, `S[φ]`: the theory's own coupling or functional. */
function readNamed(
  cursor: Cursor,
  row: Row,
  theory: Theory,
  indices: Indices,
): (Named & { readonly isCoupling: boolean; readonly hasArgument: boolean }) | undefined {
  const [first, bracket, ...more] = row
  const [coupling] = rowOf(theory.expands.coupling, 'expands.coupling')
  if (first === undefined || coupling === undefined) return undefined
  const symbol = asSelfEnergy(theory, first) ?? first
  const isAverage = theory.expands.quantity !== undefined && theory.expands.functional === 'W'
  const isCoupling =
    !isAverage &&
    written([withoutScripts(symbol, 'above', 'below')]) === written([withoutScripts(coupling, 'above', 'below')])
  const isFunctional = symbol.kind === 'name' && symbol.text === theory.expands.functional
  if (!isCoupling && !isFunctional) return undefined
  const label = symbol.above === undefined || labelled(symbol.above, indices) !== undefined
  if (!label || symbol.primes !== undefined)
    cursor.fail(
      `${theory.expands.coupling}_n or ${theory.expands.functional} without a label that is no number`,
      `'${written([symbol])}'`,
      symbol.at,
    )
  if (!isCoupling && symbol.above !== undefined && bracket?.kind === 'group' && bracket.open === '[')
    cursor.fail(`${theory.expands.functional} itself before its argument`, `'${written([symbol])}'`, symbol.at)
  const carries = isCoupling && symbol.below !== undefined ? carriedIn(symbol.below, theory) : undefined
  const index =
    symbol.below === undefined
      ? labelled(symbol.above, indices)
      : (carries?.length ??
        indexOf(symbol.below, indices) ??
        cursor.fail('the number of legs below', `'${written(symbol.below)}'`, symbol.below[0]?.at))
  const list = bracket?.kind === 'group' && isBare(bracket) && bracket.open === '(' ? bracket : undefined
  const points = list === undefined ? undefined : requirePoints(cursor, list.body, indices)
  const isArgument = bracket?.kind === 'group' && isBare(bracket) && (bracket.open === '[' || bracket.open === '(')
  const [rest] = bracket === undefined || isArgument ? more : [bracket]
  if (rest !== undefined) cursor.fail("'=' or '\\ni'", `'${written([rest])}'`, rest.at)
  // Γ_4 and Γ^{(4)} may be the coefficient or the derivative: the functional has the same letter.
  return {
    index,
    points,
    ...(carries === undefined ? {} : { carries }),
    isCoupling: isCoupling && theory.expands.functional !== 'Γ',
    hasArgument: isFunctional && bracket?.kind === 'group' && bracket.open === '[',
  }
}

/** Π, M and M² are other names of the self-energy, where that is asked for. */
function asSelfEnergy({ expands }: Theory, symbol: Item): Item | undefined {
  if (expands.quantity !== 'self-energy' || symbol.kind !== 'name' || symbol.accent !== undefined) return undefined
  const [two, more] = symbol.above ?? []
  const isSquared = two?.kind === 'number' && two.text === '2' && more === undefined
  const isOther = symbol.text === 'Π' ? symbol.above === undefined : symbol.text === 'M'
  if (!isOther || (symbol.above !== undefined && !isSquared)) return undefined
  const bare = withoutScripts(symbol, 'above')
  return bare.kind === 'name' ? { ...bare, text: 'Σ' } : undefined
}

/** `G_c^{(4)}(x_1,…,x_4)`, `G_{c,4}`; without c it is a full correlator, the same for two points where there are no odd ones. */
function readGreen(cursor: Cursor, row: Row, theory: Theory, indices: Indices): Named | undefined {
  const [symbol, bracket, ...more] = row
  if (symbol?.kind !== 'name' || symbol.text !== 'G' || symbol.accent !== undefined) return undefined
  if (more.length > 0 || bracket?.kind !== 'group' || bracket.open !== '(' || !isBare(bracket)) return undefined
  const points = requirePoints(cursor, bracket.body, indices)
  const parts = [...split(symbol.below ?? [], ','), ...split(symbol.above ?? [], ',')].filter(
    ({ length }) => length > 0,
  )
  const isLabel = (part: Row, words: readonly string[]): boolean => part.length === 1 && isWord(part[0] as Item, words)
  const isConnected = parts.some((part) => isLabel(part, CONNECTED))
  if (theory.expands.quantity === 'amputated' && !parts.some((part) => isLabel(part, AMPUTATED)))
    cursor.fail('amp below G, for its legs have no lines', `'${written([symbol])}'`, symbol.at)
  const labels = theory.expands.quantity === 'amputated' ? [...CONNECTED, ...AMPUTATED] : CONNECTED
  const others = parts.filter((part) => !isLabel(part, labels))
  const counts = others.map((part) => labelled(part, indices) ?? indexOf(part, indices))
  const [index] = counts
  const [only, another] = others
  const carries =
    theory.expands.quantity === undefined || only === undefined || another !== undefined
      ? undefined
      : carriedIn(only, theory)
  if (carries === undefined && counts.some((count) => count === undefined || count !== index))
    cursor.fail('one number of points at G', `'${written([symbol])}'`, symbol.at)
  return {
    index: carries?.length ?? index,
    points,
    ...(carries === undefined ? {} : { carries }),
    isAverage: true,
    isFull: isFull(cursor, theory, points.length, isConnected, symbol.at),
  }
}

const AMPUTATED = ['amp', 'amputated']

function isWord(item: Item, words: readonly string[]): boolean {
  return (item.kind === 'name' || item.kind === 'words') && words.includes(item.text) && isBare(item)
}

/** `⟨φ(x_1)φ(x_2)⟩_c`, `⟨⟨…⟩⟩`, `𝔼[φ(x_1)φ(x_2)]`, `⟨0|T φ(x_1)φ(x_2)|0⟩`. */
function readExpectation(cursor: Cursor, row: Row, theory: Theory, indices: Indices): Named | undefined {
  const [first, second, ...more] = row
  const isE = first?.kind === 'name' && first.text === '𝔼' && isBare(first) && second?.kind === 'group'
  const group = isE ? second : first
  if (group?.kind !== 'group' || (!isE && group.open !== '⟨') || group.above !== undefined) return undefined
  const [rest] = isE ? more : row.slice(1)
  const bar = rest?.kind === 'sign' && rest.text === '|' && rest.below !== undefined ? rest : undefined
  if (rest !== undefined && (bar === undefined || (isE ? more : row.slice(1)).length > 1)) return undefined
  const label = group.below ?? bar?.below ?? []
  const [inner] = group.body
  const isDouble = group.body.length === 1 && inner?.kind === 'group' && inner.open === '⟨' && isBare(inner)
  const isVacuum = !isDouble && isBetweenStates(group.body)
  const between = isVacuum ? group.body.slice(2, -2) : group.body
  const fields = fieldsIn(isDouble ? inner.body : withoutOrdering(between), theory, indices)
  if (fields === undefined) return undefined
  const { points, components, letter } = fields
  const carries = fields.fields?.flatMap((field) => carriedBy(theory, field) ?? [])
  const [mark] = label
  const isConnected = isDouble || (mark !== undefined && label.length === 1 && isWord(mark, CONNECTED))
  if (label.length > 0 && !isConnected)
    cursor.fail(
      'the average in the theory itself, connected (_c) or as it is',
      `one with the label ${written(label)}`,
      mark?.at,
    )
  return {
    index: undefined,
    points,
    isFull: isFull(cursor, theory, points.length, isConnected, group.at),
    isAverage: true,
    isVacuum,
    ...(carries?.length === points.length ? { carries } : {}),
    ...(components === undefined ? {} : { components }),
    ...(letter === undefined ? {} : { fieldLetter: letter }),
  }
}

/** `0 | … | 0`, `\Omega | … | \Omega`. */
function isBetweenStates(body: Row): boolean {
  const isBar = (item: Item | undefined): boolean => item?.kind === 'sign' && item.text === '|'
  const isState = (item: Item | undefined): boolean =>
    (item?.kind === 'number' && item.text === '0') || (item?.kind === 'name' && item.text === 'Ω')
  return isState(body[0]) && isBar(body[1]) && isBar(body.at(-2)) && isState(body.at(-1))
}

/** `T …`: what stands behind the sign of time ordering. */
function withoutOrdering(inner: Row): Row {
  const [order] = inner
  if (order?.kind !== 'name' || order.text !== 'T' || !isBare(order)) return inner
  const [bracket, more] = inner.slice(1)
  return bracket?.kind === 'group' && more === undefined && isBare(bracket) ? bracket.body : inner.slice(1)
}

/** `\frac{\delta^2 W}{\delta J(x_1)\delta J(x_2)}`, also at J = 0. */
function readDerivative(cursor: Cursor, row: Row, theory: Theory, indices: Indices): Named | undefined {
  const sources = new Set(theory.legs.map(({ carries }) => carries))
  const [first, bar, ...more] = row
  const framed = first?.kind === 'group' && first.open === '.' && first.body.length === 1 ? first : undefined
  const derivative = framed?.body[0] ?? first
  if (derivative?.kind !== 'fraction' || !isBare(derivative) || more.length > 0) return undefined
  if (bar !== undefined && !(bar.kind === 'sign' && bar.text === '|' && bar.above === undefined)) return undefined
  const [delta, functional, argument, ...rest] = derivative.over
  const isDelta = (item: Item | undefined): boolean => item?.kind === 'name' && ['δ', '∂', 'd'].includes(item.text)
  const ofW = functional?.kind === 'name' && functional.text === theory.expands.functional && isBare(functional)
  const isArgument =
    argument === undefined || (argument.kind === 'group' && isBare(argument) && areSources(argument.body, sources))
  if (!isDelta(delta) || !ofW || !isArgument || rest.length > 0) return undefined
  for (const at of [framed?.below, bar?.below]) if (at !== undefined) requireNoSource(cursor, at, sources)
  if (framed?.above !== undefined) return undefined
  const points: string[] = []
  const carries: string[] = []
  const { under } = derivative
  for (let i = 0; i < under.length; i += 3) {
    const [sign, source, bracket] = under.slice(i, i + 3)
    const point =
      bracket?.kind === 'group' && bracket.open === '(' && isBare(bracket) ? pointOf(bracket.body, indices) : undefined
    const isSource = source?.kind === 'name' && sources.has(source.text) && isBare(source)
    if (!isDelta(sign) || sign?.above !== undefined || !isSource || point === undefined) return undefined
    points.push(point)
    carries.push(
      ...theory.legs
        .flatMap((leg) => (nameOf(theory, leg.carries) === written([source]) ? [leg.carries] : []))
        .slice(0, 1),
    )
  }
  const order = delta?.above === undefined ? 1 : indexOf(delta.above, indices)
  if (order !== points.length)
    cursor.fail(
      `a derivative of the order ${points.length}`,
      `one of the order ${order ?? 'that is written'}`,
      delta?.at,
    )
  const isTold = hasSeveralSources(theory) && carries.length === points.length
  return { index: undefined, points, ...(isTold ? { carries } : {}) }
}

function nameOf(theory: Theory, carries: string): string {
  return written(rowOf(carriedLatex(theory, carries), 'legs.carries'))
}

function areSources(row: Row, sources: ReadonlySet<string>): boolean {
  return split(row, ',').every(([only, more]) => more === undefined && only?.kind === 'name' && sources.has(only.text))
}

/** `J = 0` below the bar of an evaluation. */
function requireNoSource(cursor: Cursor, below: Row, sources: ReadonlySet<string>): void {
  const [source, sign, zero] = below
  const isZero =
    below.length === 3 &&
    source?.kind === 'name' &&
    sources.has(source.text) &&
    sign?.kind === 'sign' &&
    sign.text === '=' &&
    zero?.kind === 'number' &&
    zero.text === '0'
  if (!isZero) cursor.fail(`a derivative at ${[...sources][0] ?? 'J'} = 0`, `'${written(below)}'`, below[0]?.at)
}

/** `x_1,\ldots,x_4`, or `x-y` of a function of two points. */
function requirePoints(cursor: Cursor, body: Row, indices: Indices): readonly string[] {
  const ends = split(body, '-').map((part) => pointOf(part, indices))
  const [from, to, third] = ends
  if (from !== undefined && to !== undefined && third === undefined && ends.length === 2) return [from, to]
  return (
    pointListOf(body, indices, cursor.fail) ?? cursor.fail('the external points', `'${written(body)}'`, body[0]?.at)
  )
}

/** The number of legs in brackets above: `w^{(2)}`; that of an order, `w_2^{(1)}`, is a label and is not looked at. */
function labelled(above: Row | undefined, indices: Indices): number | undefined {
  const [only] = above ?? []
  return only?.kind === 'group' && only.open === '(' && above?.length === 1 ? indexOf(only.body, indices) : undefined
}
