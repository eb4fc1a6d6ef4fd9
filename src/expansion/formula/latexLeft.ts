import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Item, Row } from '../../mathematics/item.js'
import { isBare, split, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import { members } from '../../theory/members.js'
import type { Theory } from '../../theory/theory.js'
import type { Cursor } from './cursor.js'
import { numberOf } from './grammar.js'
import { indexOf, pointListOf, pointOf } from './indices.js'
import type { Indices } from './indices.js'
import { cursorIn } from './latexReader.js'
import type { Reader } from './latexReader.js'
import { leftSide } from './readPlain.js'
import { rowOf } from './rows.js'
import type { LeftSide, Node } from './syntax.js'

/** What is read of a left side: the symbol, its index and its points. */
interface Named {
  readonly index: number | undefined
  readonly points: readonly string[] | undefined
  /** A number before it. */
  readonly factor?: Rational
}

/**
 * What stands before the equals sign: a coupling, `g_{4}(x_1,\ldots,x_4)`, `w^{(2)}(x,y)`; the functional, `S[\phi]`; in
 * a theory that expands W also an n-point function: `G_c^{(4)}(x_1,…)`, `\langle\phi(x)\phi(y)\rangle_c`,
 * `\mathbb{E}[…]`, `\frac{\delta^2W}{\delta J(x)\delta J(y)}` with a number before it.
 *
 * @param sum reads a row as a sum, for the number before a derivative
 */
export function readLeft(reader: Reader, row: Row, relation: Item, sum: (row: Row) => Node): LeftSide {
  const { theory, indices } = reader
  const sign = 'text' in relation ? relation.text : '='
  const cursor = cursorIn(reader, row, { at: relation.at, sign })
  const { at } = cursor.peek()
  const ofFunctional = readNamed(cursor, row, theory, indices)
  if (ofFunctional !== undefined) {
    const { isCoupling, ...named } = ofFunctional
    return leftSide(cursor, { ...named, isCoupling, at })
  }
  const correlator =
    theory.expands.functional === 'W'
      ? (readGreen(cursor, row, theory, indices) ??
        readExpectation(cursor, row, theory, indices) ??
        readDerivative(cursor, row, theory, indices, sum))
      : undefined
  if (correlator === undefined)
    return cursor.fail(
      `${theory.expands.coupling}_n(x_1,…,x_n) or ${theory.expands.functional}${theory.expands.functional === 'W' ? ', an n-point function such as ⟨φ(x)φ(y)⟩_c or G_c^{(n)}(x_1,…,x_n)' : ''} before '${sign}', or no left side`,
      undefined,
      at,
    )
  const { factor, ...named } = correlator
  return {
    ...leftSide(cursor, { ...named, isCoupling: false, at }),
    decides: true,
    reading: 'correlator',
    ...(factor === undefined ? {} : { factor }),
  }
}

/** `g_4(x_1,…)`, `w^{(2)}`, `S[φ]`: the theory's own coupling or functional. */
function readNamed(
  cursor: Cursor,
  row: Row,
  theory: Theory,
  indices: Indices,
): (Named & { readonly isCoupling: boolean }) | undefined {
  const [symbol, bracket, ...more] = row
  const [coupling] = rowOf(theory.expands.coupling, 'expands.coupling')
  if (symbol === undefined || coupling === undefined) return undefined
  const isCoupling =
    written([withoutScripts(symbol, 'above', 'below')]) === written([withoutScripts(coupling, 'above', 'below')])
  if (!isCoupling && !(symbol.kind === 'name' && symbol.text === theory.expands.functional)) return undefined
  const index =
    symbol.below === undefined
      ? labelled(symbol.above, indices)
      : (indexOf(symbol.below, indices) ??
        cursor.fail('the number of legs below', `'${written(symbol.below)}'`, symbol.below[0]?.at))
  const list = bracket?.kind === 'group' && isBare(bracket) && bracket.open === '(' ? bracket : undefined
  const points = list === undefined ? undefined : requirePoints(cursor, list.body, indices)
  const isArgument = bracket?.kind === 'group' && isBare(bracket) && (bracket.open === '[' || bracket.open === '(')
  const [rest] = bracket === undefined || isArgument ? more : [bracket]
  if (rest !== undefined) cursor.fail("'=' or '\\ni'", `'${written([rest])}'`, rest.at)
  return { index, points, isCoupling }
}

/** `G_c^{(4)}(x_1,…,x_4)`, `G_{c,4}`; without c it is a full correlator, the same for two points where there are no odd ones. */
function readGreen(cursor: Cursor, row: Row, theory: Theory, indices: Indices): Named | undefined {
  const [symbol, bracket, ...more] = row
  if (symbol?.kind !== 'name' || symbol.text !== 'G' || symbol.accent !== undefined) return undefined
  if (more.length > 0 || bracket?.kind !== 'group' || bracket.open !== '(' || !isBare(bracket)) return undefined
  const points = requirePoints(cursor, bracket.body, indices)
  const scripts = split([...(symbol.below ?? []), ...(symbol.above ?? [])], ',').flat()
  const isConnected = scripts.some((part) => isWord(part, CONNECTED))
  const number = scripts.filter((part) => !isWord(part, CONNECTED))
  const index = number.length === 0 ? undefined : (labelled(number, indices) ?? indexOf(number, indices))
  if (number.length > 0 && index === undefined) return undefined
  requireConnected(cursor, theory, points.length, isConnected, symbol.at)
  return { index, points }
}

const CONNECTED = ['c', 'C', 'con', 'conn', 'connected', 'cum', 'cumulant']

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
  const points = fieldPoints(isDouble ? inner.body : withoutVacuum(group.body), theory, indices)
  if (points === undefined) return undefined
  const [mark] = label
  const isConnected = isDouble || (mark !== undefined && label.length === 1 && isWord(mark, CONNECTED))
  const zeroth = mark?.kind === 'number' && mark.text === '0'
  if (zeroth) cursor.fail('the average in the interacting theory', 'one in the free theory, ⟨…⟩_0', mark.at)
  requireConnected(cursor, theory, points.length, isConnected, group.at)
  return { index: undefined, points }
}

/** `0 | T … | 0`: what stands between, without the sign of time ordering. */
function withoutVacuum(body: Row): Row {
  const isBar = (item: Item | undefined): boolean => item?.kind === 'sign' && item.text === '|'
  const isState = (item: Item | undefined): boolean =>
    (item?.kind === 'number' && item.text === '0') || (item?.kind === 'name' && item.text === 'Ω')
  const inner =
    isState(body[0]) && isBar(body[1]) && isBar(body.at(-2)) && isState(body.at(-1)) ? body.slice(2, -2) : body
  const [order] = inner
  return inner !== body && order?.kind === 'name' && order.text === 'T' ? inner.slice(1) : inner
}

/** The points of a product of fields, each with its point in brackets. */
function fieldPoints(body: Row, theory: Theory, indices: Indices): readonly string[] | undefined {
  const names = new Set(theory.fields.map(({ latex }) => written(rowOf(latex, 'fields.latex'))))
  const points: string[] = []
  for (let i = 0; i < body.length; i += 2) {
    const [field, bracket] = [body[i], body[i + 1]]
    if (field === undefined || !names.has(written([field]))) return undefined
    const point =
      bracket?.kind === 'group' && bracket.open === '(' && isBare(bracket) ? pointOf(bracket.body, indices) : undefined
    if (point === undefined) return undefined
    points.push(point)
  }
  return points.length === 0 ? undefined : points
}

/** `c \frac{\delta^2 W}{\delta J(x_1)\delta J(x_2)}`, also at J = 0. */
function readDerivative(
  cursor: Cursor,
  row: Row,
  theory: Theory,
  indices: Indices,
  sum: (row: Row) => Node,
): Named | undefined {
  const bar = row.at(-1)
  const bare = bar?.kind === 'sign' && bar.text === '|' ? row.slice(0, -1) : row
  const last = bare.at(-1)
  const derivative = last?.kind === 'group' && last.open === '.' ? last.body[0] : last
  if (derivative?.kind !== 'fraction') return undefined
  const [delta, functional] = derivative.over
  const isDelta = (item: Item | undefined): boolean => item?.kind === 'name' && ['δ', '∂', 'd'].includes(item.text)
  const ofW = functional?.kind === 'name' && functional.text === theory.expands.functional && isBare(functional)
  if (!isDelta(delta) || !ofW) return undefined
  const points: string[] = []
  const { under } = derivative
  const sources = new Set(theory.legs.map(({ carries }) => carries))
  for (let i = 0; i < under.length; i += 3) {
    const [sign, source, bracket] = under.slice(i, i + 3)
    const point = bracket?.kind === 'group' && bracket.open === '(' ? pointOf(bracket.body, indices) : undefined
    if (!isDelta(sign) || source?.kind !== 'name' || !sources.has(source.text) || point === undefined) return undefined
    points.push(point)
  }
  const order = delta?.above === undefined ? 1 : indexOf(delta.above, indices)
  if (order !== points.length)
    cursor.fail(
      `a derivative of the order ${points.length}`,
      `one of the order ${order ?? 'that is written'}`,
      delta?.at,
    )
  const before = bare.slice(0, -1)
  const factor = before.length === 0 ? undefined : numberOf(sum(before))
  if (before.length > 0 && (factor === undefined || Q.isZero(factor)))
    cursor.fail('a number before the derivative', `'${written(before)}'`, before[0]?.at)
  return { index: undefined, points, ...(factor === undefined ? {} : { factor }) }
}

/** A full correlator is the connected one for one field, and for two of a theory in which all odd ones vanish. */
function requireConnected(cursor: Cursor, theory: Theory, legs: number, isConnected: boolean, at: number): void {
  const odd = theory.vertices.some((rule) => [...members(rule, 8)].some(({ kind }) => kind.fields.length % 2 === 1))
  if (isConnected || legs <= 1 || (legs <= 3 && !odd)) return
  cursor.fail(
    'a connected correlator, ⟨…⟩_c or G_c, which is what the diagrams give',
    `a full one of ${legs} points`,
    at,
  )
}

function requirePoints(cursor: Cursor, body: Row, indices: Indices): readonly string[] {
  return (
    pointListOf(body, indices, cursor.fail) ?? cursor.fail('the external points', `'${written(body)}'`, body[0]?.at)
  )
}

/** The number of legs in brackets above: `w^{(2)}`; that of an order, `w_2^{(1)}`, is a label and is not looked at. */
function labelled(above: Row | undefined, indices: Indices): number | undefined {
  const [only] = above ?? []
  return only?.kind === 'group' && only.open === '(' && above?.length === 1 ? indexOf(only.body, indices) : undefined
}
