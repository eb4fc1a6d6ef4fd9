import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { blankedTex } from '../../mathematics/blankedTex.js'
import type { Item, Row } from '../../mathematics/item.js'
import { isBare, split, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Theory } from '../../theory/theory.js'
import { countBetween } from '../formula/between.js'
import { withConjugates } from '../formula/conjugates.js'
import { problem } from '../formula/cursor.js'
import type { Cursor } from '../formula/cursor.js'
import { number, numberOf } from '../formula/grammar.js'
import type { Dialect } from '../formula/grammar.js'
import { pointListOf, pointOf } from '../formula/indices.js'
import type { Reader } from '../formula/latexReader.js'
import { readRepeated } from '../formula/latexRepeated.js'
import { BRACKETS, formulaRow, latexSum, requireUnlabelled, withoutStop } from '../formula/latexSum.js'
import type { LatexSymbols } from '../formula/latexSymbols.js'
import { isCompletion } from '../formula/readPlain.js'
import type { Node } from '../formula/syntax.js'
import { combinationOf } from './combination.js'
import type { Combination } from './combination.js'
import { renamedIn, withOwnLoops } from './loopScopes.js'
import { SOME_DIMENSION } from './measures.js'
import { momentumLeft } from './momentumLeft.js'
import type { Before, MomentumLeft } from './momentumLeft.js'
import { isMassSquared, isMomentumLetter, isSquaredMass } from './momentumLetters.js'
import { symbolNode } from './momentumSymbol.js'
import { readSquares } from './squares.js'
import { momentumTemplates } from './theorySymbols.js'
import type { MomentumTemplates } from './theorySymbols.js'
import { unitsOfLines } from './unitsOfLines.js'

/** A formula in momentum space as it is written. */
export interface MomentumFormula {
  /** Undefined without a left side. */
  readonly left: MomentumLeft | undefined
  /** Its left side in LaTeX with the sign of equality; empty without one. */
  readonly written: string
  /** Every loop momentum has a name of its own, the letter with a number. */
  readonly sum: Node
  /** How many terms it has as it stands, tails and `perms` not counted. */
  readonly termCount: number
  /** Of a gap equation: the bare mass, whose square stands on the right side by itself. */
  readonly bareMass?: string
  /** Whether there are factors `\frac{1}{i}`. */
  readonly isOverI: boolean
  /** Whether i stands in it, though it may cancel. */
  readonly hasI: boolean
  /** The signs of i's right before propagators. */
  readonly unitsOfLines: ReadonlySet<'+' | '-'>
  /** Letters of lines, couplings and numbers that are not the theory's, by the names that they have there. */
  readonly readAs: ReadonlyMap<string, string>
  readonly notes: readonly string[]
}

/** The symbols with points have no meaning here. */
const NO_SYMBOLS: LatexSymbols = {
  read: () => undefined,
  writtenWith: () => [],
  inferred: () => [],
  letters: () => new Map(),
}

interface MomentumReader extends Reader {
  readonly templates: MomentumTemplates
  /** The letter of the measure that was read last, for dots. */
  lastMeasure: string | undefined
  readonly notes: Set<string>
  isOverI: boolean
  hasI: boolean
}

/**
 * Reads LaTeX in momentum space: integrals with measures `\frac{d^dk}{(2\pi)^d}` or `\int_k`, propagators
 * `\frac{1}{k^2+m^2}`, `\frac{i}{k^2-m^2+i\epsilon}` or `\Delta(k)`, vertex functions with their momenta, δ(Σp), and what
 * `expand --space momentum --format latex` prints.
 *
 * @throws InputError with line and column
 */
export function readMomenta(
  text: string,
  theory: Theory,
  file: string,
  defined: Readonly<Record<string, string>> = {},
): MomentumFormula {
  const { row: found, from } = formulaRow(text, file, defined)
  const all = withConjugates(found, theory)
  const row = withoutStop(all)
  const reader: MomentumReader = {
    theory,
    symbols: NO_SYMBOLS,
    indices: new Map(),
    walk: { text, file, steps: 0, attempts: 0 },
    plainNames: [],
    templates: momentumTemplates(theory),
    lastMeasure: undefined,
    notes: new Set(),
    isOverI: false,
    hasI: false,
  }
  const [first = [], second, third] = split(row, '=', '≈')
  if (third !== undefined)
    problem(text, file, third[0]?.at ?? 0, 'one sign of equality in a formula of momentum space', 'two')
  const relation = row.find((item) => item.kind === 'sign' && ['=', '≈'].includes(item.text) && isBare(item))
  const left =
    relation === undefined
      ? undefined
      : (momentumLeft(first, theory, reader.indices, (part) => numberBefore(reader, part, relation.at)) ??
        problem(
          text,
          file,
          first[0]?.at ?? relation.at,
          `a quantity with momenta before '=', such as G^{(2)}(p), Γ^{(4)}(p_1,…,p_4), Σ(p), \\tilde{${theory.expands.coupling}}_2(p,p'), or no left side`,
          `'${written(first)}'`,
        ))
  const whole = second ?? first
  const bare = left?.names === 'mass' ? bareMassIn(whole) : undefined
  if (left?.names === 'mass' && bare === undefined)
    problem(
      text,
      file,
      whole[0]?.at ?? 0,
      'the square of the bare mass on the right side, as in m^2 = m_0^2 + …',
      'none',
    )
  const right = bare === undefined ? whole : whole.filter((_, i) => i < bare.from || i >= bare.to)
  const sum = sumOf(reader, right, 0, { at: text.length })
  const readAs = reader.templates.readAs()
  return {
    left,
    written: relation === undefined ? '' : blankedTex(text.slice(from, relation.end)).replaceAll(/\s+/g, ' ').trim(),
    sum: withOwnLoops(sum),
    termCount: termsIn(sum),
    ...(bare === undefined ? {} : { bareMass: bare.name }),
    isOverI: reader.isOverI,
    hasI: reader.hasI,
    unitsOfLines: unitsOfLines(right),
    readAs,
    notes: [...[...readAs].map(([meant, as]) => `read ${as} as ${meant} of ${theory.name}`), ...reader.notes],
  }
}

/** `m_0^2` and the sign before or behind it. */
function bareMassIn(row: Row): { readonly name: string; readonly from: number; readonly to: number } | undefined {
  const isSign = (item: Item | undefined, text: string): boolean =>
    item === undefined || (item.kind === 'sign' && item.text === text)
  for (const [i, item] of row.entries()) {
    const [two] = item.above ?? []
    const isMass = item.kind === 'name' && ['m', 'μ', 'M'].includes(item.text) && item.above?.length === 1
    const isSquare = isMass && two?.kind === 'number' && two.text === '2'
    const [before, after] = [row[i - 1], row[i + 1]]
    if (!isSquare || !(isSign(before, '+') && (after === undefined || isSign(after, '+') || isSign(after, '-'))))
      continue
    const name = written([withoutScripts(item, 'above')])
    return i > 0 ? { name, from: i - 1, to: i + 1 } : { name, from: 0, to: isSign(after, '+') ? 2 : 1 }
  }
  return undefined
}

function termsIn(node: Node): number {
  return node.kind === 'sum' ? node.terms.filter(({ kind }) => kind !== 'tail').length : 1
}

function numberBefore(reader: MomentumReader, row: Row, at: number): Before | undefined {
  const turns = row.reduce((count, item) => count + turnsIn(item), 0)
  const plain = withoutTurns(row)
  const last = plain.at(-1)
  const one: Item = { kind: 'number', text: '1', at, end: at, spaced: false }
  const isOpen = last === undefined || (last.kind === 'sign' && last.text !== '!')
  const factor: Rational | undefined = numberOf(sumOf(reader, isOpen ? [...plain, one] : plain, 0, { at }))
  return factor === undefined || Q.isZero(factor) ? undefined : { factor, turns }
}

/** How often i stands among the factors, as −1 below a line. */
function turnsIn(item: Item): number {
  if (item.kind === 'name' && item.text === 'i') return 1
  const inRow = (row: Row): number => row.reduce((count, part) => count + turnsIn(part), 0)
  return item.kind === 'fraction' ? inRow(item.over) - inRow(item.under) : item.kind === 'group' ? inRow(item.body) : 0
}

/** The number without its i: `-i` is −1, `\frac{i}{2}` a half. */
function withoutTurns(row: Row): Row {
  const one = (item: Item): Item => ({ kind: 'number', text: '1', at: item.at, end: item.end, spaced: true })
  return row.map((item) => {
    if (item.kind === 'name' && item.text === 'i') return one(item)
    if (item.kind === 'group') return { ...item, body: withoutTurns(item.body) }
    return item.kind === 'fraction'
      ? { ...item, over: withoutTurns(item.over), under: withoutTurns(item.under), tight: false }
      : item
  })
}

const { sumOf, inside, fraction } = latexSum<MomentumReader>({
  atom: (dialect, reader, depth) => atom(dialect, reader, depth),
  // Dots between measures stand for those in between.
  dotsAreTail: (cursor) => cursor.peek(1).kind === 'end',
})

function atom(dialect: Dialect, reader: MomentumReader, depth: number): Node | undefined {
  const { cursor } = dialect
  const { indices } = reader
  const { kind, text, at, item } = cursor.peek()
  if (item === undefined || kind === 'end') return undefined
  const raised = (base: Node, above: Row | undefined): Node =>
    above === undefined ? base : { kind: 'power', base, exponent: exponentOf(reader, cursor, above, depth), at }
  if (kind === 'number') {
    requireUnlabelled(cursor, item)
    const pi = cursor.peek(1)
    if (text === '2' && item.above === undefined && pi.text === 'π' && pi.item !== undefined && isBare(pi.item)) {
      cursor.next()
      cursor.next()
      return symbolNode({ of: 'twoPi', exponent: [['', 1]] }, at)
    }
    cursor.next()
    return raised(number(Q.parse(text), at), item.above)
  }
  const index = kind === 'name' && isBare(item) ? indices.get(text) : undefined
  if (index !== undefined) {
    cursor.next()
    return number(Q.rational(index), at)
  }
  const measure = readMeasure(reader, cursor)
  if (measure !== undefined) return measure
  const found = reader.templates.read(cursor, indices)
  if (found !== undefined) return raised(found.node, found.above)
  const squares = readSquares(cursor, indices)
  if (squares !== undefined) return squares
  switch (kind) {
    case 'group': {
      if (item.kind !== 'group' || !BRACKETS.has(item.open)) return undefined
      requireUnlabelled(cursor, item)
      const twoPi = twoPiOf(reader, item)
      cursor.next()
      return twoPi ?? raised(inside(reader, item.body, depth + 1, item.end - 1, item.close), item.above)
    }
    case 'fraction': {
      if (item.kind !== 'fraction') return undefined
      requireUnlabelled(cursor, item)
      cursor.next()
      const [below, more] = item.under
      if (below?.kind === 'name' && below.text === 'i' && more === undefined) reader.isOverI = true
      return raised(fraction(reader, item, depth), item.above)
    }
    case 'sign':
      if (text === '∫') return readIntegral(reader, cursor)
      if (text === '∑' || text === '∏') {
        const repeated = readRepeated(dialect, reader, depth)
        return repeated.kind === 'integral' ? cursor.fail('an integral over momenta', 'a sum', at) : repeated
      }
      if (text === '…') return readDots(dialect, reader, depth)
      return text.startsWith('\\') ? cursor.fail(UNKNOWN) : undefined
    case 'name':
      if (text === 'i' && item.below === undefined && item.primes === undefined) {
        cursor.next()
        reader.hasI = true
        return raised(symbolNode({ of: 'i' }, at), item.above)
      }
      if (text === 'δ') return readDelta(reader, cursor)
      requireNoOddPower(reader, cursor)
      return cursor.fail(UNKNOWN)
    case 'words':
      return isCompletion(text) ? undefined : cursor.fail(UNKNOWN)
    default:
      return undefined
  }
}

/** k^3 + m^2: a vector has no odd powers. */
function requireNoOddPower({ walk: { text, file } }: MomentumReader, cursor: Cursor): void {
  const [{ item, at }, { item: sign }, { item: mass }] = [cursor.peek(), cursor.peek(1), cursor.peek(2)]
  const [power, more] = item?.above ?? []
  const isOdd = power?.kind === 'number' && more === undefined && /^\d*[13579]$/.test(power.text)
  const isSum = sign?.kind === 'sign' && (sign.text === '+' || sign.text === '-')
  if (item?.kind !== 'name' || !isMomentumLetter(item.text) || !isOdd || !isSum) return
  if (mass !== undefined && (isMassSquared(mass) || isSquaredMass(mass)))
    problem(text, file, at, `${item.text}^2 of a propagator`, `'${written([item])}'`, 'formula.diagram')
}

const UNKNOWN = 'a propagator, a coupling or a number of a formula in momentum space'

function exponentOf(reader: MomentumReader, cursor: Cursor, above: Row, depth: number): Rational {
  return (
    numberOf(sumOf(reader, above, depth + 1, { at: above.at(-1)?.end ?? cursor.peek().at })) ??
    cursor.fail('a number as exponent', `'${written(above)}'`, above[0]?.at)
  )
}

/** `d^dk`, `d^{4}k_1`, `dk`. */
function readMeasure(reader: MomentumReader, cursor: Cursor): Node | undefined {
  const [{ item: d, at }, { item: next }] = [cursor.peek(), cursor.peek(1)]
  if (d?.kind !== 'name' || d.text !== 'd' || d.accent !== undefined || d.below !== undefined) return undefined
  const letter = next === undefined ? undefined : pointOf([next], reader.indices)
  const dimension: Combination | undefined =
    d.above === undefined ? SOME_DIMENSION : combinationOf(d.above, reader.indices, true)
  if (letter === undefined || dimension === undefined) return undefined
  cursor.next()
  cursor.next()
  reader.lastMeasure = letter
  const factors: readonly Node[] = [
    { kind: 'integral', points: [letter], at },
    symbolNode({ of: 'measure', dimension }, at),
  ]
  return { kind: 'product', factors, at }
}

/** `(2\pi)^d`. */
function twoPiOf(reader: MomentumReader, item: Item): Node | undefined {
  if (item.kind !== 'group') return undefined
  const [two, pi, more] = item.body
  const isTwoPi = two?.kind === 'number' && two.text === '2' && pi?.kind === 'name' && pi.text === 'π' && isBare(pi)
  if (!isTwoPi || more !== undefined) return undefined
  const exponent: Combination | undefined =
    item.above === undefined ? [['', 1]] : combinationOf(item.above, reader.indices, true)
  return exponent === undefined ? undefined : symbolNode({ of: 'twoPi', exponent }, item.at)
}

/** Limits that leave nothing out, or no more than a cutoff does. */
const WHOLE = new Set(['', '-∞', 'ℝ', 'ℝ^d', 'R^d', 'ℝ^D', 'ℝ^4', '0'])

/** `\int`, `\int_k`, `\int_{k,q}`, `\int_{-\infty}^{\infty}`, `\int^\Lambda`, `\int_{|k|<\Lambda}`. */
function readIntegral(reader: MomentumReader, cursor: Cursor): Node {
  const { at, item } = cursor.next()
  const [below, above] = [written(item?.below ?? []), written(item?.above ?? [])]
  const letters =
    item?.below === undefined || item.above !== undefined ? undefined : pointListOf(item.below, reader.indices)
  if (letters !== undefined && !WHOLE.has(below)) return { kind: 'integral', points: letters, at }
  const isCutoff = /^Λ/u.test(above) || /^\|?\p{L}\d?\|?[<≤]Λ/u.test(below)
  if (isCutoff) reader.notes.add('its integrals go up to a cutoff')
  const isWhole = WHOLE.has(below) && (above === '' || above === '∞' || isCutoff)
  if (!isWhole && !(isCutoff && above === ''))
    cursor.fail('an integral over all momenta', `'${item === undefined ? '' : written([item])}'`, at)
  return number(Q.one, at)
}

/** The measures that dots stand for: `\frac{d^dk_1}{(2\pi)^d} \cdots \frac{d^dk_4}{(2\pi)^d}`. */
function readDots(dialect: Dialect, reader: MomentumReader, depth: number): Node | undefined {
  const { cursor } = dialect
  const { at } = cursor.peek()
  const from = reader.lastMeasure
  if (from === undefined) return undefined
  cursor.next()
  const last = atom(dialect, reader, depth)
  const to = reader.lastMeasure
  const letters = to === undefined ? undefined : countBetween(from, to)
  if (last === undefined || to === undefined || letters === undefined)
    return cursor.fail('measures that can be counted from the one before the dots to the one after', undefined, at)
  const others = letters.slice(0, -1).map((letter) => withMeasure(last, to, letter))
  return { kind: 'product', factors: [...others, last], at }
}

function withMeasure(node: Node, from: string, to: string): Node {
  switch (node.kind) {
    case 'integral':
      return { ...node, points: node.points?.map((point) => (point === from ? to : point)) }
    case 'product':
      return { ...node, factors: node.factors.map((factor) => withMeasure(factor, from, to)) }
    case 'sum':
      return { ...node, terms: node.terms.map((term) => withMeasure(term, from, to)) }
    case 'power':
      return { ...node, base: withMeasure(node.base, from, to) }
    default:
      return renamedIn(node, new Map([[from, to]]))
  }
}

/** `\delta(p+p')`, `\delta^{(d)}(p_1+\cdots+p_4)`, and `\delta_{ab}` of components. */
function readDelta(reader: MomentumReader, cursor: Cursor): Node {
  const { at, item } = cursor.next()
  const { item: bracket } = cursor.peek()
  const indices = (item?.below ?? []).flatMap((part) => (part.kind === 'name' && isBare(part) ? [part.text] : []))
  if (item?.below !== undefined && item.above === undefined) {
    if (indices.length === 2 && item.below.length === 2) return symbolNode({ of: 'component', letters: indices }, at)
    return cursor.fail('δ(p+p′), or δ_{ab} of two components', `'${written([item])}'`, at)
  }
  const isCall = bracket?.kind === 'group' && bracket.open === '(' && isBare(bracket)
  const momentum = isCall ? combinationOf(bracket.body, reader.indices) : undefined
  const [only, more] = item?.above ?? []
  const above = only?.kind === 'group' && more === undefined ? only.body : item?.above
  const dimension = above === undefined ? undefined : combinationOf(above, reader.indices, true)
  if (momentum === undefined || (above !== undefined && dimension === undefined))
    return cursor.fail('δ of a sum of momenta', undefined, at)
  cursor.next()
  return symbolNode({ of: 'delta', momentum, ...(dimension === undefined ? {} : { dimension }) }, at)
}
