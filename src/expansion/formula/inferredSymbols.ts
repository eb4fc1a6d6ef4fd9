import type { Item, Row } from '../../mathematics/item.js'
import { isBare, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Theory } from '../../theory/theory.js'
import type { Cursor } from './cursor.js'
import type { FoundSymbol } from './foundSymbol.js'
import type { Indices } from './indices.js'
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
}

/**
 * In a theory that expands W and has one kind of line and one coupling, another letter for them is read as them,
 * `G_0(x,y)` or `D_F(x-y)` as Δ and `g` as λ, if it is the only one in the formula; a note says so. Where lines are
 * inverses, G(x,y) would be the wrong one: there nothing is inferred.
 *
 * @param pointsOf the points in the bracket behind a symbol
 */
export function inferredSymbols(
  theory: Theory,
  pointsOf: (symbol: Item, bracket: Item | undefined, indices: Indices) => readonly string[] | undefined,
): InferredSymbols {
  const [line, otherLine] = theory.lines
  const [member, otherMember] = vertexMembers(theory)
  const readsLine = theory.expands.functional === 'W' && line !== undefined && otherLine === undefined
  const coupling =
    otherMember === undefined && member !== undefined && !hasPoints(member) ? member.kind.name : undefined
  /** The one way in which each symbol is written. */
  const found = new Map<string, string>()
  const isTheOne = (meant: string, as: string): boolean => {
    const before = found.get(meant)
    if (before === undefined) found.set(meant, as)
    return before === undefined || before === as
  }
  const own = (cursor: Cursor, name: string): void => {
    if (!isTheOne(name, OWN))
      cursor.fail(`one letter for ${name} of ${theory.name}`, `'${cursor.peek().text}' beside ${found.get(name) ?? ''}`)
  }
  const read = (cursor: Cursor, indices: Indices): FoundSymbol | undefined => {
    const { item, at } = cursor.peek()
    if (!readsLine || item?.kind !== 'name' || item.accent !== undefined || item.primes !== undefined) return undefined
    const as = written([withoutScripts(item, 'above')])
    const above: Row | undefined = item.above
    const power = above === undefined ? {} : { above }
    if (PROPAGATORS.has(item.text) && above === undefined) {
      const { item: bracket } = cursor.peek(1)
      const points = pointsOf(item, bracket, indices)
      if (points?.length !== 2 || !isTheOne(line.name, `${as}(a,b)`)) return undefined
      cursor.next()
      cursor.next()
      return {
        node: { kind: 'kernel', kernel: { of: 'line', name: line.name, points, at }, at },
        ...(bracket?.above === undefined ? {} : { above: bracket.above }),
      }
    }
    const isCoupling =
      COUPLINGS.has(item.text) && isBare(withoutScripts(item, 'above')) && meaningOf(theory, item.text) === undefined
    if (coupling === undefined || !isCoupling || !isTheOne(coupling, as)) return undefined
    cursor.next()
    return { node: { kind: 'symbol', of: 'vertex', name: coupling, at }, ...power }
  }
  const notes = (): readonly string[] =>
    [...found].filter(([, as]) => as !== OWN).map(([meant, as]) => `read ${as} as ${meant} of ${theory.name}`)
  return { read, own, notes }
}

/** Stands for the theory's own way of writing. */
const OWN = 'as in the rule file'
