import type { Item, Row } from '../../mathematics/item.js'
import { isBare, split, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Theory } from '../../theory/theory.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'
import type { Cursor } from './cursor.js'
import type { FoundSymbol } from './foundSymbol.js'
import type { Indices } from './indices.js'
import { pointsBelow } from './pointsBelow.js'
import type { Letter, Letters } from './syntax.js'
import { hasPoints, meaningOf, vertexMembers } from './vocabulary.js'

/** Letters that papers give to propagators, and to a coupling. */
const PROPAGATORS = new Set(['G', 'D', 'K', 'C', 'P', 'Δ'])
const COUPLINGS = new Set(['g', 'u', 'λ'])

/** Reads letters that the theory does not have as those it must mean. */
export interface InferredSymbols {
  readonly read: (cursor: Cursor, indices: Indices) => FoundSymbol | undefined
  /** Takes note that the theory's own way of writing stands here; no other may stand beside it. */
  readonly own: (cursor: Cursor, name: string) => void
  readonly notes: () => readonly string[]
  readonly letters: () => Letters
}

/**
 * In a theory that expands W and has one kind of line and one coupling, another letter for them is read as them,
 * `G_0(x,y)` or `D_F(x-y)` as Δ and `g` or `\lambda_0` as λ, if it is the only one in the formula; a note says so. Where
 * lines are inverses, G(x,y) would be the wrong one: there nothing is inferred.
 *
 * @param text the formula, where its letters stand
 * @param pointsOf the points in the bracket behind a symbol
 */
export function inferredSymbols(
  theory: Theory,
  text: string,
  pointsOf: (symbol: Item, bracket: Item | undefined, indices: Indices) => readonly string[] | undefined,
): InferredSymbols {
  const [line, otherLine] = theory.lines
  const [member, otherMember] = vertexMembers(theory)
  // The lines inside Σ and Γ are those of W, unless these are inverses themselves.
  const { functional } = theory.expands
  const hasPropagators = functional === 'W' || (functional === 'Γ' && line?.latex.includes('^{-1}') === false)
  const readsLine = hasPropagators && line !== undefined && otherLine === undefined
  const coupling =
    otherMember === undefined && member !== undefined && !hasPoints(member) ? member.kind.name : undefined
  /** The one way in which each symbol is written. */
  const found = new Map<string, Letter>()
  const isTheOne = (meant: string, letter: Letter): boolean => {
    const before = found.get(meant)
    if (before === undefined) found.set(meant, letter)
    return before === undefined || before.shown === letter.shown
  }
  const own = (cursor: Cursor, name: string): void => {
    if (!isTheOne(name, OWN))
      cursor.fail(
        `one letter for ${name} of ${theory.name}`,
        `'${cursor.peek().text}' beside ${found.get(name)?.shown ?? ''}`,
      )
  }
  const letterOf = (item: Item, points?: Letter['points']): Letter => {
    const bare = withoutScripts(item, 'above', ...(points === 'below' ? (['below'] as const) : []))
    const [tex = ''] = withoutBraces(text.slice(item.at, item.end)).split(points === 'below' ? /[_^]/ : '^')
    return { shown: written([bare]), tex: tex.trim(), ...(points === undefined ? {} : { points }) }
  }
  const readLine = (cursor: Cursor, item: Item, indices: Indices): FoundSymbol | undefined => {
    if (line === undefined || item.kind !== 'name' || !PROPAGATORS.has(item.text)) return undefined
    const { at } = cursor.peek()
    const { item: bracket } = cursor.peek(1)
    const called = item.above === undefined ? pointsOf(item, bracket, indices) : undefined
    const points =
      called ?? (bracket?.kind === 'group' && bracket.open === '(' ? undefined : pointsBelow(item, indices))
    if (points?.length !== 2) return undefined
    const isList = bracket?.kind === 'group' && split(bracket.body, ',').length === 2
    const letter = letterOf(item, called === undefined ? 'below' : isList ? 'list' : 'difference')
    const shown = `${letter.shown}${called === undefined ? '_{ab}' : '(a,b)'}`
    if (!isTheOne(line.name, { ...letter, shown })) return undefined
    cursor.next()
    if (called !== undefined) cursor.next()
    const above = called === undefined ? item.above : bracket?.above
    return {
      node: { kind: 'kernel', kernel: { of: 'line', name: line.name, points, at }, at },
      ...(above === undefined ? {} : { above }),
    }
  }
  const read = (cursor: Cursor, indices: Indices): FoundSymbol | undefined => {
    const { item, at } = cursor.peek()
    if (!readsLine || item?.kind !== 'name' || item.accent !== undefined || item.primes !== undefined) return undefined
    const asLine = readLine(cursor, item, indices)
    if (asLine !== undefined) return asLine
    const above: Row | undefined = item.above
    const range = item.text === 'N' && isBare(withoutScripts(item, 'above')) ? rangeOf(theory) : undefined
    if (range !== undefined && isTheOne(range, letterOf(item))) {
      cursor.next()
      return {
        node: { kind: 'symbol', of: 'parameter', name: range, at },
        ...(above === undefined ? {} : { above }),
      }
    }
    const isBareLetter = isBare(withoutScripts(item, 'above')) && meaningOf(theory, item.text) === undefined
    const isCoupling = COUPLINGS.has(item.text) && (isBareLetter || isBareCoupling(item))
    if (coupling === undefined || !isCoupling || !isTheOne(coupling, letterOf(item))) return undefined
    cursor.next()
    return { node: { kind: 'symbol', of: 'vertex', name: coupling, at }, ...(above === undefined ? {} : { above }) }
  }
  const others = (): readonly (readonly [string, Letter])[] => [...found].filter(([, letter]) => letter !== OWN)
  return {
    read,
    own,
    notes: () => others().map(([meant, { shown }]) => `read ${shown} as ${meant} of ${theory.name}`),
    letters: () => new Map(others()),
  }
}

/** n, the number of components, which other texts call N. */
function rangeOf(theory: Theory): string | undefined {
  const [range, other] = rangeSymbols(theory)
  return other === undefined && range === 'n' && meaningOf(theory, 'N') === undefined ? range : undefined
}

function withoutBraces(tex: string): string {
  const inner = tex.trim()
  const opened = (inner.match(/\{/g) ?? []).length - (inner.match(/\}/g) ?? []).length
  // The first letter of a group begins at its brace, whose partner stands behind other letters.
  if (opened > 0 && inner.startsWith('{')) return withoutBraces(inner.slice(1))
  return inner.startsWith('{') && inner.endsWith('}') ? withoutBraces(inner.slice(1, -1)) : inner
}

/** `\lambda_0`, the coupling before it is renormalised. */
function isBareCoupling({ below }: Item): boolean {
  const [zero] = below ?? []
  return below?.length === 1 && zero?.kind === 'number' && zero.text === '0' && isBare(zero)
}

/** Stands for the theory's own way of writing. */
const OWN: Letter = { shown: 'as in the rule file', tex: '' }
