import * as Q from '../../algebra/rational.js'
import type { Item, Row } from '../../mathematics/item.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import type { Theory } from '../../theory/theory.js'
import type { Cursor } from './cursor.js'
import { inferredSymbols } from './inferredSymbols.js'
import { indexOf, pointListOf, pointOf } from './indices.js'
import type { Indices } from './indices.js'
import { matched } from './matched.js'
import { isBare, split } from '../../mathematics/rows.js'
import { takesPoints } from './takesPoints.js'
import { written } from '../../mathematics/written.js'
import { rowOf } from './latexRow.js'
import { ANYWHERE } from './coincident.js'
import type { FoundSymbol } from './foundSymbol.js'
import { holes } from './holes.js'
import { pointsBelow, pointsIn } from './pointsBelow.js'
import type { Kernel, Letters, Node } from './syntax.js'
import { hasPoints, parametersOf, vertexMembers } from './vocabulary.js'

/**
 * A symbol with indices and points, as in `G_c^{(2)}(y_1,x_1)^{-1}`: what the usual ways of writing it have in common.
 */
interface Written {
  readonly base: string
  readonly below: string
  readonly label: string
  readonly inverse: boolean
  readonly points: readonly string[]
  /** A power behind the bracket, `Δ(x,y)^3`. */
  readonly raised?: Row
}

/** A symbol of the theory by its template. */
interface Entry {
  readonly of: Kernel['of'] | 'parameter'
  readonly name: string
  /** How many points it has; 0 for a coupling or small parameter without points. */
  readonly points: number
  readonly pattern: Row
  /** When the template is of the usual form. */
  readonly written?: Written
}

/** Reads the symbols of a theory by the LaTeX templates of its rule file. */
export interface LatexSymbols {
  readonly read: (cursor: Cursor, indices: Indices) => FoundSymbol | undefined
  /** How the symbols that begin with this letter are written, for messages: `Δ(a,b)`. */
  readonly writtenWith: (base: string) => readonly string[]
  /** What other letters were read as, for the reader of the verdict. */
  readonly inferred: () => readonly string[]
  readonly letters: () => Letters
}

/** @param text the formula in which they stand */
export function latexSymbols(theory: Theory, text: string): LatexSymbols {
  const entries = entriesOf(theory)
  const writtenWith = (base: string): readonly string[] => {
    const known = entries
      .filter(({ written: form }) => form?.base === base)
      .map(({ written: form, name }) => `${describe(form as Written)} (${name})`)
    return [...new Set(known)].slice(0, 4)
  }
  const inferred = inferredSymbols(
    theory,
    text,
    (symbol, bracket, indices) => writtenAt(symbol, bracket, indices)?.[0].points,
  )
  const bases = new Set(entries.flatMap(({ written: form }) => (form === undefined ? [] : [form.base])))
  const read = (cursor: Cursor, indices: Indices): FoundSymbol | undefined => {
    const { at } = cursor.peek()
    const start = cursor.position()
    const [usual, taken] = readUsual(cursor, indices, bases) ?? [undefined, 0]
    if (usual !== undefined) {
      const [found, raised] = entryFor(entries, usual)
      if (found !== undefined) {
        inferred.own(cursor, found.name)
        cursor.goTo(start + taken)
        const node = kernelNode(found, inOrder(found, usual), at)
        const exponent = Number(usual.label)
        return {
          node: raised ? { kind: 'power', base: node, exponent: Q.rational(BigInt(exponent)), at } : node,
          ...(usual.raised === undefined ? {} : { above: usual.raised }),
        }
      }
    }
    const below = readBelow(entries, cursor, indices)
    if (below !== undefined) {
      if (below.node.kind === 'kernel') inferred.own(cursor, below.node.kernel.name)
      cursor.next()
      return below
    }
    const tensor = readTensor(entries, cursor, indices)
    if (tensor !== undefined) return tensor
    for (const entry of entries) {
      const match = matched(entry.pattern, cursor, indices)
      if (match === undefined || match.points.length !== entry.points) continue
      inferred.own(cursor, entry.name)
      cursor.goTo(start + match.taken)
      return {
        node: kernelNode(entry, match.points, at),
        ...(match.above === undefined ? {} : { above: match.above }),
      }
    }
    const other = inferred.read(cursor, indices)
    if (other !== undefined) return other
    if (usual !== undefined && usual.points.length > 0) {
      const [named, ...others] = entries.filter(({ written: form }) => form !== undefined && isNamedAs(form, usual))
      if (named !== undefined && others.length === 0 && named.of === 'line' && named.points !== usual.points.length)
        cursor.fail(takesPoints(describe(usual).replace(/\([^()]*\)(?:\^-1)?$/, ''), named.points), describe(usual), at)
      cursor.fail(`a symbol of ${theory.name}, such as ${writtenWith(usual.base).join(', ')}`, describe(usual), at)
    }
    return undefined
  }
  return { read, writtenWith, inferred: inferred.notes, letters: inferred.letters }
}

function kernelNode({ of, name, points: count }: Entry, points: readonly string[], at: number): Node {
  if (of === 'parameter') return { kind: 'symbol', of, name, at }
  return of === 'vertex' && count === 0
    ? { kind: 'symbol', of, name, at }
    : { kind: 'kernel', kernel: { of, name, points, at }, at }
}

function entriesOf(theory: Theory): readonly Entry[] {
  const entry = (of: Entry['of'], name: string, latex: string, points: number): Entry => {
    const marked = latex.replaceAll('{a}', holes.a).replaceAll('{b}', holes.b).replaceAll('{points}', holes.points)
    const pattern = rowOf(marked, `${name}.latex`)
    const form = points === 0 ? undefined : usualForm(pattern)
    return { of, name, points, pattern, ...(form === undefined ? {} : { written: form }) }
  }
  const lines = [...theory.lines, ...(theory.bare ?? [])].map(({ name, latex }) => entry('line', name, latex, 2))
  const vertices = vertexMembers(theory).map((member) =>
    entry(
      'vertex',
      member.kind.name,
      member.latex,
      hasPoints(member) ? (member.local ? 1 : member.kind.fields.length) : 0,
    ),
  )
  const carried = theory.legs.map(({ carries }) =>
    entry('carried', carries, `${carriedLatex(theory, carries)}({a})`, 1),
  )
  const parameters = parametersOf(theory).map(({ symbol, latex }) => entry('parameter', symbol, latex, 0))
  return [...lines, ...vertices, ...carried, ...parameters]
    .filter(({ pattern }) => pattern.length > 0)
    .sort((a, b) => sizeOf(b.pattern) - sizeOf(a.pattern))
}

/** The more a template says, the earlier it is tried. */
function sizeOf(row: Row): number {
  return row.reduce(
    (size, item) =>
      size +
      1 +
      (item.below === undefined ? 0 : 1 + sizeOf(item.below)) +
      (item.above === undefined ? 0 : 1 + sizeOf(item.above)) +
      (item.kind === 'group'
        ? sizeOf(item.body)
        : item.kind === 'fraction'
          ? sizeOf(item.over) + sizeOf(item.under)
          : 0),
    0,
  )
}

/** The symbol written so, and whether what stands above it is a power. */
function entryFor(entries: readonly Entry[], usual: Written): readonly [Entry | undefined, boolean] {
  const found = entryOf(entries, usual)
  if (found !== undefined) return [found, false]
  const raised = raisedEntry(entries, usual)
  return [raised, raised !== undefined]
}

/** The symbol written so: the very same indices, or, for a line, some of them left out where no other line is meant. */
function entryOf(entries: readonly Entry[], { base, below, label, inverse, points }: Written): Entry | undefined {
  const same = entries.filter(
    ({ written: form, points: count }) => form?.base === base && form.inverse === inverse && count === points.length,
  )
  const exact = same.find(({ written: form }) => form?.below === below && form.label === label)
  if (exact !== undefined) return exact
  const lines = same.filter(
    ({ of, written: form }) => of === 'line' && ['', form?.below].includes(below) && ['', form?.label].includes(label),
  )
  return lines.length === 1 ? lines[0] : undefined
}

/** `Δ^{3}(x,y)` is Δ(x,y)³ where the template has nothing above. */
function raisedEntry(entries: readonly Entry[], { base, below, label, inverse, points }: Written): Entry | undefined {
  if (inverse || !/^[1-9]\d?$/.test(label)) return undefined
  return entries.find(
    ({ written: form, points: count }) =>
      form?.base === base && form.below === below && form.label === '' && !form.inverse && count === points.length,
  )
}

/** The points as {a} and {b} of the template have them. */
function inOrder({ written: form }: Entry, { points }: Written): readonly string[] {
  return form?.points[0] === holes.b ? [...points].reverse() : points
}

/** The usual form of a template, undefined when it has another one. */
function usualForm(pattern: Row): Written | undefined {
  const [first, second] = pattern
  const [form, taken] = first === undefined ? [undefined, 0] : (writtenAt(first, second, new Map()) ?? [undefined, 0])
  const order = form?.points.join('')
  const regular =
    order === `${holes.a}${holes.b}` || order === `${holes.b}${holes.a}` || order === holes.points || order === holes.a
  return form !== undefined && regular && taken === pattern.length && form.raised === undefined ? form : undefined
}

/** A symbol of the usual form that stands here, and how many tokens it takes. */
function readUsual(
  cursor: Cursor,
  indices: Indices,
  bases: ReadonlySet<string>,
): readonly [Written, number] | undefined {
  const [first, second] = [cursor.peek().item, cursor.peek(1).item]
  if (first === undefined) return undefined
  if (first.kind === 'name') return bases.has(baseOf(first)) ? writtenAt(first, second, indices, cursor) : undefined
  // (G^{(2)}(x,y))^{-1}, brackets of any kind.
  if (first.kind !== 'group' || first.above === undefined || !isMinusOne(first.above)) return undefined
  const [inner, bracket] = first.body
  const [found, taken] =
    inner?.kind === 'name' && bases.has(baseOf(inner)) ? (writtenAt(inner, bracket, indices, cursor) ?? []) : []
  if (found === undefined || found.inverse || found.raised !== undefined || taken !== first.body.length)
    return undefined
  return [{ ...found, inverse: true }, 1]
}

/** `G_c^{(2)}(y_1,x_1)^{-1}`, `G_{c}^{(2)-1}(y_1,x_1)`, `G^{-1}(y_1,x_1)`, `Δ(x-y)`. */
function writtenAt(
  symbol: Item,
  bracket: Item | undefined,
  indices: Indices,
  cursor?: Cursor,
): readonly [Written, number] | undefined {
  const below = labelOf(symbol.below ?? [], indices)
  const above = labelOf(symbol.above ?? [], indices)
  if (below === undefined || above === undefined || symbol.primes !== undefined) return undefined
  if (bracket?.kind !== 'group' || bracket.open !== '(' || bracket.below !== undefined || bracket.primes !== undefined)
    return undefined
  const points = argumentsOf(bracket.body, indices, cursor)
  if (points === undefined) return undefined
  const inverse = bracket.above !== undefined && isMinusOne(bracket.above)
  return [
    {
      base: baseOf(symbol),
      below: below.label,
      label: above.label,
      inverse: inverse || above.inverse,
      points,
      ...(bracket.above === undefined || inverse ? {} : { raised: bracket.above }),
    },
    2,
  ]
}

/** The points in a bracket: a list, the difference of two, `x_1-y`, or 0, which says that they are one. */
export function argumentsOf(body: Row, indices: Indices, cursor?: Cursor): readonly string[] | undefined {
  const [only] = body
  if (only?.kind === 'number' && only.text === '0' && body.length === 1 && isBare(only)) return [ANYWHERE, ANYWHERE]
  const [from, to, third] = split(body, '-')
  if (from !== undefined && to !== undefined && third === undefined) {
    const points = [pointOf(from, indices), pointOf(to, indices)]
    return points.every((point) => point !== undefined) ? points : undefined
  }
  return pointListOf(body, indices, cursor?.fail)
}

/** Points as indices of a line or vertex whose template has nothing below: `Δ_{x_1 y}`, `Δ_{x_1,y}`. */
function readBelow(entries: readonly Entry[], cursor: Cursor, indices: Indices): FoundSymbol | undefined {
  const { item, at } = cursor.peek()
  if (item?.kind !== 'name' || item.below === undefined) return undefined
  const found = entries.filter(
    ({ of, written: form, points }) =>
      of === 'line' && points === 2 && form?.base === baseOf(item) && form.below === '',
  )
  const [entry] = found
  if (entry === undefined || found.length > 1) return undefined
  const points = pointsBelow(item, indices)
  if (points?.length !== 2) return undefined
  const next = cursor.peek(1).item
  if (next?.kind === 'group' && next.open === '(' && !next.spaced) return undefined
  const label = labelOf(item.above ?? [], indices)
  const same =
    label !== undefined &&
    label.inverse === (entry.written?.inverse ?? false) &&
    label.label === (entry.written?.label ?? '')
  if (!same && (label?.inverse === true || entry.written?.inverse === true)) return undefined
  return {
    node: kernelNode(entry, entry.written?.points[0] === holes.b ? [...points].reverse() : points, at),
    ...(same || item.above === undefined ? {} : { above: item.above }),
  }
}

/** A vertex with an index for each of its lines: `V^{\rho_1\rho_2\rho_3\rho_4}`, `\lambda_{ijkl}`. */
function readTensor(entries: readonly Entry[], cursor: Cursor, indices: Indices): FoundSymbol | undefined {
  const { item, at } = cursor.peek()
  if (item?.kind !== 'name' || item.primes !== undefined) return undefined
  const points = pointsIn([...(item.below ?? []), ...(item.above ?? [])], indices)
  const entry = entries.find(
    ({ of, written: form, points: count }) =>
      of === 'vertex' &&
      form?.base === baseOf(item) &&
      form.below === '' &&
      form.label === '' &&
      count === points?.length,
  )
  if (entry === undefined || points === undefined || points.length < 3) return undefined
  cursor.next()
  return { node: kernelNode(entry, points, at) }
}

function baseOf(item: Item): string {
  if (item.kind !== 'name') return ''
  return item.accent === undefined ? item.text : `${item.accent} ${item.text}`
}

function isMinusOne(row: Row): boolean {
  const [sign, one] = row
  return (
    row.length === 2 &&
    sign?.kind === 'sign' &&
    sign.text === '-' &&
    one?.kind === 'number' &&
    one.text === '1' &&
    isBare(one)
  )
}

/** What stands in an index: `c`, `(4)`, `(2n)`, `(2)-1`, `-1`; undefined where it is no label. */
function labelOf(row: Row, indices: Indices): { readonly label: string; readonly inverse: boolean } | undefined {
  let label = ''
  let inverse = false
  for (let i = 0; i < row.length; i++) {
    const item = row[i] as Item
    if (item.kind === 'group' && item.open === '(' && isBare(item)) {
      const index = indexOf(item.body, indices)
      if (index === undefined) return undefined
      label += `(${index})`
    } else if (isMinusOne(row.slice(i, i + 2))) {
      i++
      inverse = true
    } else if ((item.kind === 'number' || item.kind === 'name' || item.kind === 'words') && isBare(item))
      label += item.text
    else if (item.kind === 'sign' && item.text === ',') label += ','
    else return undefined
  }
  return { label, inverse }
}

/** Whether two symbols have the same name, whatever their points. */
function isNamedAs(a: Written, b: Written): boolean {
  return a.base === b.base && a.below === b.below && a.label === b.label && a.inverse === b.inverse
}

function describe({ base, below, label, inverse, points }: Written): string {
  const shown = points.join(',').replaceAll(holes.a, 'a').replaceAll(holes.b, 'b').replaceAll(holes.points, '…')
  return `${base}${below === '' ? '' : `_${below}`}${label === '' ? '' : `^${label}`}(${shown})${inverse ? '^-1' : ''}`
}

/** A symbol with its bracket as it is written, for messages. */
export function writtenWithBracket(cursor: Cursor): string {
  const [first, second] = [cursor.peek().item, cursor.peek(1).item]
  const called = second?.kind === 'group' && second.open === '('
  return first === undefined ? cursor.peek().text : written(called ? [first, second] : [first])
}
