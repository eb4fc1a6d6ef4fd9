import type { Row } from '../../mathematics/item.js'
import { isBare, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'
import type { Theory } from '../../theory/theory.js'
import type { Cursor } from '../formula/cursor.js'
import type { FoundSymbol } from '../formula/foundSymbol.js'
import { holes } from '../formula/holes.js'
import type { Indices } from '../formula/indices.js'
import { rowOf } from '../formula/latexRow.js'
import { matched } from '../formula/matched.js'
import type { Node } from '../formula/syntax.js'
import { parametersOf, vertexMembers } from '../formula/vocabulary.js'
import { argumentOf, combinationOf, combinationsOf, negated } from './combination.js'
import type { Combination } from './combination.js'
import { symbolNode } from './momentumSymbol.js'

/** Reads the symbols of a theory as they are written in momentum space. */
export interface MomentumTemplates {
  readonly read: (cursor: Cursor, indices: Indices) => FoundSymbol | undefined
  /** The letters that lines, couplings and numbers of the theory have in the formula, where they are not its own; a line with `(k)` or `_k`. */
  readonly readAs: () => ReadonlyMap<string, string>
}

interface Entry {
  readonly pattern: Row
  readonly momenta: number
  readonly name: string
  readonly node: (momenta: readonly Combination[], at: number) => Node
}

/** Letters that papers give to propagators, to a coupling, and to the number of components. */
export const PROPAGATORS: ReadonlySet<string> = new Set(['G', 'D', 'K', 'C', 'P', 'Δ', 'S'])
const COUPLINGS = new Set(['g', 'u', 'λ'])
const NUMBERS = new Set(['n', 'N'])

/**
 * By the templates `momentum-latex` of the rule file. In a theory that expands W and has one kind of line and one
 * coupling another letter for them, `D_F(k)`, `g`, is read as them, if it is the only one; a note says so.
 */
export function momentumTemplates(theory: Theory): MomentumTemplates {
  const entries = entriesOf(theory)
  const [line, otherLine] = theory.lines
  const [member, otherMember] = vertexMembers(theory)
  const isW = theory.expands.functional === 'W'
  const onlyLine = isW && otherLine === undefined ? line : undefined
  const coupling =
    isW && otherMember === undefined && member !== undefined && !member.momentumLatex.includes('{momenta}')
      ? member.kind.name
      : undefined
  const [range, otherRange] = [...rangeSymbols(theory)]
  /** The one way in which each symbol is written; the theory's own is ''. */
  const found = new Map<string, string>()
  const isTheOne = (meant: string, as: string): boolean => {
    if (!found.has(meant)) found.set(meant, as)
    return found.get(meant) === as
  }
  const own = (cursor: Cursor, indices: Indices): FoundSymbol | undefined => {
    const { at } = cursor.peek()
    for (const entry of entries) {
      const match = matched(entry.pattern, cursor, indices, listed)
      if (match === undefined || match.points.length !== entry.momenta) continue
      if (!isTheOne(entry.name, '')) cursor.fail(`one letter for ${entry.name} of ${theory.name}`)
      for (let i = 0; i < match.taken; i++) cursor.next()
      const momenta = match.points.map((point) => JSON.parse(point) as Combination)
      return { node: entry.node(momenta, at), ...(match.above === undefined ? {} : { above: match.above }) }
    }
    return undefined
  }
  const other = (cursor: Cursor, indices: Indices): FoundSymbol | undefined => {
    const { item, at } = cursor.peek()
    if (item?.kind !== 'name' || item.primes !== undefined) return undefined
    const as = written([withoutScripts(item, 'above')])
    const power = item.above === undefined ? {} : { above: item.above }
    if (onlyLine !== undefined && PROPAGATORS.has(item.text) && item.above === undefined) {
      const { item: bracket } = cursor.peek(1)
      const isCall = bracket?.kind === 'group' && bracket.open === '(' && bracket.below === undefined
      const momentum = isCall ? argumentOf(bracket.body, indices) : undefined
      if (momentum !== undefined && isTheOne(onlyLine.name, `${as}(k)`)) {
        cursor.next()
        cursor.next()
        const above = bracket?.above
        return { node: lineNode(onlyLine.name, momentum, at), ...(above === undefined ? {} : { above }) }
      }
    }
    if (onlyLine !== undefined && PROPAGATORS.has(item.text) && item.below !== undefined) {
      const momentum = combinationOf(item.below, indices)
      const letter = `${item.text}_k`
      if (momentum === undefined || momentum.length === 0 || !isTheOne(onlyLine.name, letter)) return undefined
      cursor.next()
      return { node: lineNode(onlyLine.name, momentum, at), ...power }
    }
    if (item.accent !== undefined) return undefined
    if (range !== undefined && otherRange === undefined && NUMBERS.has(item.text) && item.below === undefined) {
      if (!isTheOne(range, item.text)) return undefined
      cursor.next()
      return { node: { kind: 'symbol', of: 'parameter', name: range, at }, ...power }
    }
    const isCoupling = COUPLINGS.has(item.text) && isBare(withoutScripts(item, 'above', 'below'))
    if (coupling === undefined || !isCoupling || !isTheOne(coupling, as)) return undefined
    cursor.next()
    return { node: { kind: 'symbol', of: 'vertex', name: coupling, at }, ...power }
  }
  return {
    read: (cursor, indices) => own(cursor, indices) ?? other(cursor, indices),
    readAs: () => new Map([...found].filter(([, as]) => as !== '')),
  }
}

function listed(row: Row, indices: Indices): readonly string[] | undefined {
  const momentum = argumentOf(row, indices)
  const momenta = momentum === undefined ? combinationsOf(row, indices) : [momentum]
  return momenta?.map((combination) => JSON.stringify(combination))
}

function lineNode(name: string, momentum: Combination, at: number): Node {
  return symbolNode({ of: 'line', name, momentum }, at)
}

/** Templates are the same for every formula of a theory. */
const KNOWN = new WeakMap<Theory, readonly Entry[]>()

function entriesOf(theory: Theory): readonly Entry[] {
  const known = KNOWN.get(theory) ?? templatesOf(theory)
  KNOWN.set(theory, known)
  return known
}

function templatesOf(theory: Theory): readonly Entry[] {
  const patternOf = (latex: string, name: string): Row =>
    rowOf(latex.replaceAll(/\{(?:-?p|momenta)\}/g, holes.points), `${name}.momentumLatex`)
  const lines = theory.lines.map(({ name, momentumLatex }): Entry => {
    const isReversed = momentumLatex.includes('{-p}')
    return {
      pattern: patternOf(momentumLatex, name),
      momenta: 1,
      name,
      node: ([momentum = []], at) => lineNode(name, isReversed ? negated(momentum) : momentum, at),
    }
  })
  const vertices = vertexMembers(theory).map(({ kind, momentumLatex }): Entry => {
    const isConstant = !momentumLatex.includes('{momenta}')
    return {
      pattern: patternOf(momentumLatex, kind.name),
      momenta: isConstant ? 0 : kind.fields.length,
      name: kind.name,
      node: (momenta, at) =>
        isConstant
          ? { kind: 'symbol', of: 'vertex', name: kind.name, at }
          : symbolNode({ of: 'vertex', name: kind.name, momenta }, at),
    }
  })
  const parameters = parametersOf(theory).map(({ symbol, latex }): Entry => ({
    pattern: rowOf(latex, symbol),
    momenta: 0,
    name: symbol,
    node: (_, at) => ({ kind: 'symbol', of: 'parameter', name: symbol, at }),
  }))
  // A coupling that is a small parameter too counts as the coupling.
  return [...lines, ...vertices, ...parameters]
    .filter(({ pattern }) => pattern.length > 0)
    .sort((a, b) => b.pattern.length - a.pattern.length)
}
