import * as Q from '../../algebra/rational.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import type { Theory } from '../../theory/theory.js'
import { cursorOver } from './cursor.js'
import type { Cursor, Token } from './cursor.js'
import { readIndex, readPoint, readPointList } from './indices.js'
import type { Indices } from './indices.js'
import { holes, latexTokens } from './latexTokens.js'
import type { Kernel, Node } from './syntax.js'
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
}

/** A symbol of the theory by its template. */
interface Entry {
  readonly of: Kernel['of'] | 'parameter'
  readonly name: string
  /** How many points it has; 0 for a coupling or small parameter without points. */
  readonly points: number
  readonly pattern: readonly Token[]
  /** When the template is of the usual form. */
  readonly written?: Written
}

const MANY_POINTS = 64

/** Reads the symbols of a theory by the LaTeX templates of its rule file. */
export interface LatexKernels {
  readonly read: (cursor: Cursor, indices: Indices) => Node | undefined
  /** How the symbols that begin with this letter are written, for messages: `Δ(a,b)`. */
  readonly writtenWith: (base: string) => readonly string[]
}

export function latexKernels(theory: Theory): LatexKernels {
  const entries = entriesOf(theory)
  const bases = new Set(entries.flatMap(({ written }) => (written === undefined ? [] : [written.base])))
  const writtenWith = (base: string): readonly string[] => {
    const known = entries
      .filter(({ written }) => written?.base === base)
      .map(({ written, name }) => `${describe(written as Written)} (${name})`)
    return [...new Set(known)].slice(0, 4)
  }
  const read = (cursor: Cursor, indices: Indices): Node | undefined => {
    const { at } = cursor.peek()
    const start = cursor.position()
    const usual = bases.has(cursor.peek().text)
      ? cursor.attempt(() => readWritten(cursor, indices))
      : readInverse(cursor, indices)
    if (usual !== undefined) {
      const found = entryOf(entries, usual)
      if (found !== undefined) return kernelNode(found, inOrder(found, usual), at)
      const raised = raisedEntry(entries, usual)
      if (raised !== undefined)
        return {
          kind: 'power',
          base: kernelNode(raised, inOrder(raised, usual), at),
          exponent: Q.rational(BigInt(usual.label)),
          at,
        }
      if (usual.points.length > 0) {
        cursor.goTo(start)
        if (!entries.some(({ pattern }) => startsWith(cursor, pattern)))
          cursor.fail(`a symbol of ${theory.name}, such as ${writtenWith(usual.base).join(', ')}`, describe(usual), at)
      }
    }
    cursor.goTo(start)
    for (const entry of entries) {
      const points = cursor.attempt(() => readPattern(cursor, entry.pattern, indices))
      if (points !== undefined) return kernelNode(entry, points, at)
    }
    return undefined
  }
  return { read, writtenWith }
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
    const pattern = latexTokens(marked, theory)
    const written = points === 0 ? undefined : usualForm(pattern, marked)
    return { of, name, points, pattern, ...(written === undefined ? {} : { written }) }
  }
  const lines = theory.lines.map(({ name, latex }) => entry('line', name, latex, 2))
  const vertices = vertexMembers(theory, MANY_POINTS).map((member) =>
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
    .sort((a, b) => b.pattern.length - a.pattern.length)
}

/** The symbol written so: the very same indices, or, for a line, some of them left out where no other line is meant. */
function entryOf(entries: readonly Entry[], { base, below, label, inverse, points }: Written): Entry | undefined {
  const same = entries.filter(
    ({ written, points: count }) => written?.base === base && written.inverse === inverse && count === points.length,
  )
  const exact = same.find(({ written }) => written?.below === below && written.label === label)
  if (exact !== undefined) return exact
  const lines = same.filter(
    ({ of, written }) => of === 'line' && ['', written?.below].includes(below) && ['', written?.label].includes(label),
  )
  return lines.length === 1 ? lines[0] : undefined
}

/** `Δ^{3}(x,y)` is Δ(x,y)³ where the template has nothing above. */
function raisedEntry(entries: readonly Entry[], { base, below, label, inverse, points }: Written): Entry | undefined {
  if (inverse || !/^[1-9]\d?$/.test(label)) return undefined
  return entries.find(
    ({ written, points: count }) =>
      written?.base === base &&
      written.below === below &&
      written.label === '' &&
      !written.inverse &&
      count === points.length,
  )
}

/** The points as {a} and {b} of the template have them. */
function inOrder({ written }: Entry, { points }: Written): readonly string[] {
  return written?.points[0] === holes.b ? [...points].reverse() : points
}

/** The usual form of a template, undefined when it has another one. */
function usualForm(pattern: readonly Token[], text: string): Written | undefined {
  const cursor = cursorOver(pattern, text, 'template')
  const written = cursor.attempt(() => readWritten(cursor, new Map()))
  const order = written?.points.join('')
  const regular =
    order === `${holes.a}${holes.b}` || order === `${holes.b}${holes.a}` || order === holes.points || order === holes.a
  return written !== undefined && regular && cursor.peek().kind === 'end' ? written : undefined
}

/** `G_c^{(2)}(y_1,x_1)^{-1}`, `G_{c}^{(2)-1}(y_1,x_1)`, `G^{-1}(y_1,x_1)`. */
function readWritten(cursor: Cursor, indices: Indices): Written | undefined {
  const base = cursor.next().text
  const scripts = { below: '', label: '', inverse: false }
  for (;;) {
    if (cursor.accept('_') !== undefined) scripts.below += readLabel(cursor, indices).label
    else if (cursor.accept('^') !== undefined) {
      const { label, inverse } = readLabel(cursor, indices)
      scripts.label += label
      scripts.inverse ||= inverse
    } else break
  }
  if (cursor.accept('(') === undefined) return undefined
  const points = readPointList(cursor, indices)
  cursor.expect(')')
  return { base, ...scripts, inverse: scripts.inverse || acceptInverse(cursor), points }
}

/** `(G^{(2)}(x,y))^{-1}`, brackets of any kind. */
function readInverse(cursor: Cursor, indices: Indices): Written | undefined {
  return cursor.attempt(() => {
    const closing = { '(': ')', '[': ']', '{': '}' }[cursor.next().text]
    const inner = closing === undefined ? undefined : readWritten(cursor, indices)
    if (inner === undefined || inner.inverse || closing === undefined || cursor.accept(closing) === undefined)
      return undefined
    return acceptInverse(cursor) ? { ...inner, inverse: true } : undefined
  })
}

function acceptInverse(cursor: Cursor): boolean {
  const braced = cursor.peek(1).text === '{'
  const first = braced ? 2 : 1
  if (cursor.peek().text !== '^' || cursor.peek(first).text !== '-' || cursor.peek(first + 1).text !== '1') return false
  if (braced && cursor.peek(first + 2).text !== '}') return false
  for (let i = 0; i < first + (braced ? 3 : 2); i++) cursor.next()
  return true
}

/** What stands in an index: `c`, `(4)`, `(2n)`, `(2)-1`, `-1`. */
function readLabel(cursor: Cursor, indices: Indices): { readonly label: string; readonly inverse: boolean } {
  const braced = cursor.accept('{') !== undefined
  let label = ''
  let inverse = false
  for (;;) {
    const { text, kind } = cursor.peek()
    if (text === '(') {
      cursor.next()
      label += `(${readIndex(cursor, indices)})`
      cursor.expect(')')
    } else if (text === '-' && cursor.peek(1).text === '1') {
      cursor.next()
      cursor.next()
      inverse = true
    } else if (kind === 'number' || kind === 'name' || kind === 'words' || (text === ',' && braced))
      label += cursor.next().text
    else cursor.fail('an index')
    if (!braced) return { label, inverse }
    if (cursor.accept('}') !== undefined) return { label, inverse }
  }
}

/** Matches the tokens of a template; gives the points in its holes, those of {a} and {b} in this order. */
function readPattern(cursor: Cursor, pattern: readonly Token[], indices: Indices): readonly string[] | undefined {
  const captured = new Map<string, readonly string[]>()
  for (const { text } of pattern) {
    if (text === holes.points) captured.set(text, readPointList(cursor, indices))
    else if (text === holes.a || text === holes.b) captured.set(text, [readPoint(cursor, indices)])
    else if (cursor.peek().text !== text) return undefined
    else cursor.next()
  }
  return [holes.points, holes.a, holes.b].flatMap((hole) => captured.get(hole) ?? [])
}

function startsWith(cursor: Cursor, pattern: readonly Token[]): boolean {
  return pattern.every(({ text }, i) => cursor.peek(i).text === text)
}

function describe({ base, below, label, inverse, points }: Written): string {
  const shown = points.join(',').replaceAll(holes.a, 'a').replaceAll(holes.b, 'b').replaceAll(holes.points, '…')
  return `${base}${below === '' ? '' : `_${below}`}${label === '' ? '' : `^${label}`}(${shown})${inverse ? '^-1' : ''}`
}
