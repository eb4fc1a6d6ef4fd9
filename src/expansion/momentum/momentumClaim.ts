import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { lineNamed, memberNamed } from '../../theory/lookups.js'
import type { Theory } from '../../theory/theory.js'
import { isOriented } from '../../diagrams/diagram.js'
import { placeIn, problem } from '../formula/cursor.js'
import { conventionName, hasOdd, isRotated } from '../formula/conventions.js'
import type { Convention } from '../formula/conventions.js'
import { formulaSizes } from '../formula/formulaSizes.js'
import { tailOf } from '../formula/tails.js'
import type { Tail } from '../formula/tails.js'
import { writtenTerms } from '../formula/writtenTerms.js'
import type { WrittenTerm } from '../formula/writtenTerms.js'
import type { Combination } from './combination.js'
import type { MomentumLeft } from './momentumLeft.js'
import { momentaOf, symbolNamed } from './momentumSymbol.js'
import type { MomentumSymbol, Powered } from './momentumSymbol.js'
import { readMomenta } from './readMomenta.js'
import type { MomentumFormula } from './readMomenta.js'
import { requireMeasures } from './measures.js'

/** A line or vertex of a claim, its momenta in the letters of the formula. */
export interface ClaimedLine {
  readonly name: string
  readonly oriented: boolean
  readonly momentum: Combination
  readonly power: number
}

/** One product of a formula in momentum space. */
export interface ClaimedIntegral {
  /** Times i^`turns`. */
  readonly coefficient: Rational
  readonly turns: number
  readonly couplings: ReadonlyMap<string, Rational>
  readonly parameters: ReadonlyMap<string, Rational>
  readonly lines: readonly ClaimedLine[]
  readonly vertices: readonly { readonly name: string; readonly momenta: readonly Combination[] }[]
  /** Names of the loop momenta. */
  readonly loops: readonly string[]
  readonly delta: Combination | undefined
  readonly completion: WrittenTerm['completion']
  readonly place: string
}

/** A formula in momentum space, read. */
export interface MomentumClaim {
  readonly left: MomentumLeft | undefined
  readonly written: string
  readonly terms: readonly ClaimedIntegral[]
  /** How many terms it has as it stands. */
  readonly termCount: number
  readonly tails: readonly Tail[]
  /** Letters of momenta that are not integrated over, in the order of the alphabet. */
  readonly letters: readonly string[]
  /** Whether it counts with i: e^{iS} and k² − m². */
  readonly minkowski: boolean
  /** The powers of i that vertices bring. */
  readonly vertex: Convention['vertex']
  /** Letters of lines, couplings and numbers that are not the theory's, by the names that they have there. */
  readonly readAs: ReadonlyMap<string, string>
  /** `m^2` of the propagator 1/(k² + m²), empty for 1/k²; undefined where lines have letters. */
  readonly mass?: string
  /** Of a gap equation: the letter of the bare mass, whose square is its first term. */
  readonly bareMass?: string
  /** The power of i that a line is larger by, as it is written: its letter, or 1 over the square. */
  readonly lineTurns: number
  /** Whether its measures are without the factors (2π)^d below them. */
  readonly lacksTwoPi: boolean
  readonly notes: readonly string[]
  /** The same by other conventions, from which nothing in it tells the one that it is read by. */
  readonly possible: readonly Omit<MomentumClaim, 'possible'>[]
}

/** A formula's file, the macros before it, and what its paper says of its i's. */
export interface MomentumOptions {
  readonly file?: string
  readonly macros?: Readonly<Record<string, string>>
  readonly convention?: Convention
}

/**
 * Reads a formula in momentum space: each product with its lines, vertex functions and loop momenta.
 *
 * @throws InputError with line and column; its code is `formula.diagram` where factors of 2π do not fit the integrals
 */
export function readMomentumClaim(
  text: string,
  theory: Theory,
  { file = 'formula', macros = {}, convention }: MomentumOptions,
): MomentumClaim {
  if (text.length > formulaSizes.characters)
    problem('', file, 0, `at most ${formulaSizes.characters} characters`, `${text.length}`)
  const fail = (at: number, expected: string, received: string): never => problem(text, file, at, expected, received)
  const formula = readMomenta(text, theory, file, macros)
  const all = writtenTerms(formula.sum, fail)
  const products = all.filter(({ coefficient, tail }) => tail === undefined && !Q.isZero(coefficient))
  const tails = all
    .filter(({ tail }) => tail !== undefined)
    .map((term) => tailOf(theory, withoutSymbols(term), placeIn(text, file, term.tail?.at ?? term.at)))
  const symbols = products.map((term) => symbolsOf(term, fail))
  const found = symbols.flat().map(([symbol]) => symbol)
  const measures = requireMeasures(
    products.map(({ at }, i) => ({ at, symbols: symbols[i] ?? [] })),
    (at, expected, received) => problem(text, file, at, expected, received, 'formula.diagram'),
  )
  requireComponents(symbols, products, fail)
  const shown: Shown = {
    symbols: found,
    isOverI: formula.isOverI,
    hasI: formula.hasI,
    unitsOfLines: formula.unitsOfLines,
    isSpelledOut:
      found.some(({ of }) => of === 'line') && products.every((term, i) => isSpelledOut(term, symbols[i] ?? [])),
  }
  const [style, ...others] = stylesOf(shown, theory, convention, products[0]?.at ?? 0, fail)
  const termsBy = (by: Style): readonly ClaimedIntegral[] =>
    products.map((term, i) => claimedIntegral(term, symbols[i] ?? [], theory, by, text, file))
  const terms = termsBy(style)
  const bound = new Set(terms.flatMap(({ loops }) => loops))
  const letters = new Set(
    [...found.flatMap(momentaOf)].flat().flatMap(([letter]) => (bound.has(letter) ? [] : [letter])),
  )
  const claim = {
    left: formula.left,
    written: formula.written,
    termCount: formula.termCount,
    tails,
    letters: [...letters].sort(),
    readAs: formula.readAs,
    ...(formula.bareMass === undefined ? {} : { bareMass: formula.bareMass }),
    lacksTwoPi: measures.length > 0,
  }
  const by = (own: Style): Omit<MomentumClaim, 'possible'> => ({
    ...claim,
    terms: own === style ? terms : termsBy(own),
    minkowski: own.minkowski,
    vertex: own.vertex,
    ...(own.mass === undefined ? {} : { mass: own.mass }),
    lineTurns: own.mass === undefined ? own.turnsOfLine : own.turnsOfSquare,
    notes: [...formula.notes, ...measures, ...own.notes],
  })
  return { ...by(style), possible: others.map(by) }
}

/** Whether each vertex and each line is written with an i of its own, as −iλ and −iΔ. */
function isSpelledOut({ couplings }: WrittenTerm, symbols: readonly Powered[]): boolean {
  const count = (of: MomentumSymbol['of']): number =>
    symbols.reduce((sum, [symbol, power]) => sum + (symbol.of === of ? power : 0), 0)
  return count('i') === Q.toNumber(Q.sum(couplings.values())) + count('vertex') + count('line')
}

function symbolsOf({ parameters, at }: WrittenTerm, fail: Fail): readonly Powered[] {
  return [...parameters].flatMap(([name, power]): readonly Powered[] => {
    const symbol = symbolNamed(name)
    if (symbol === undefined) return []
    if (!Q.isInteger(power)) fail(at, 'whole powers of propagators and measures', Q.format(power))
    return Q.isZero(power) ? [] : [[symbol, Q.toNumber(power)]]
  })
}

type Fail = (at: number, expected: string, received: string) => never

function withoutSymbols(term: WrittenTerm): WrittenTerm {
  return {
    ...term,
    parameters: new Map([...term.parameters].filter(([name]) => symbolNamed(name) === undefined)),
  }
}

/** How the propagators and vertices are written. */
interface Style {
  /** i-factors that each k² ± m² brings when it is a line: 1/(k² − m²) is −i times the line. */
  readonly turnsOfSquare: number
  /** The same of a line with a letter: where lines are Δ/i, Δ is i times the line. */
  readonly turnsOfLine: number
  readonly vertex: Convention['vertex']
  readonly minkowski: boolean
  /** Of propagators that are written out. */
  readonly mass?: string
  readonly notes: readonly string[]
}

const NONE = { even: 0, odd: 0 }
const EVERY = { even: 1, odd: 1 }

/** What a formula shows of how it is written. */
interface Shown extends Pick<MomentumFormula, 'isOverI' | 'hasI' | 'unitsOfLines'> {
  readonly symbols: readonly MomentumSymbol[]
  readonly isSpelledOut: boolean
}

/**
 * One mass, one sign of it, and one way of writing propagators for the whole formula: as its paper says, else the
 * likeliest, and others that cannot be told from it.
 */
function stylesOf(
  shown: Shown,
  theory: Theory,
  declared: Convention | undefined,
  at: number,
  fail: Fail,
): readonly [Style, ...Style[]] {
  const squares = shown.symbols.flatMap((symbol) => (symbol.of === 'square' ? [symbol] : []))
  const [first] = squares
  if (declared !== undefined) {
    const sign = first === undefined ? 1 : requireOneWay(shown, theory, at, fail).sign
    const minkowski = declared.space !== 'Euclid'
    const style: Style = {
      turnsOfSquare: sign < 0 ? -1 : minkowski ? 1 : 0,
      turnsOfLine: (4 - declared.line) % 4,
      vertex: declared.vertex,
      minkowski,
      notes: [`read ${conventionName(theory, { letters: new Map() }, declared)}`],
    }
    return [style]
  }
  const { isOverI, hasI } = shown
  if (first !== undefined) {
    const { mass, sign } = requireOneWay(shown, theory, at, fail)
    const minkowski = sign < 0 || hasI
    const sum = mass === '' ? '' : ` ${sign < 0 ? '-' : '+'} ${mass}`
    const under = sum === '' ? 'k^2' : `(k^2${sum})`
    const propagator = `${sign < 0 ? 'i' : hasI ? '-i' : '1'}/${under}`
    const style: Style = {
      turnsOfSquare: sign < 0 ? -1 : hasI ? 1 : 0,
      turnsOfLine: 0,
      vertex: minkowski ? EVERY : NONE,
      minkowski,
      mass,
      notes: [
        `read ${propagator} as the line ${theory.lines[0]?.name ?? ''}`,
        ...(minkowski ? ['in Minkowski space: every vertex brings a factor i'] : []),
      ],
    }
    return [style, ...withOddSign(theory, style)]
  }
  const byLetters = (line: string, turnsOfLine: number): Style => ({
    turnsOfSquare: 0,
    turnsOfLine,
    vertex: hasI ? EVERY : NONE,
    minkowski: hasI,
    notes: hasI
      ? [`in Minkowski space: every vertex brings a factor i${line === '' ? '' : `, every line ${line}`}`]
      : [],
  })
  const whole = byLetters('', 0)
  if (!hasI) return [whole]
  const [divided, times] = [byLetters('1/i', 1), byLetters('i', -1)]
  const isTimes = shown.unitsOfLines.has('+')
  const spelledOut: readonly [Style, ...Style[]] = isTimes ? [times, divided] : [divided, times]
  const styles: readonly [Style, ...Style[]] = isOverI ? [divided] : shown.isSpelledOut ? spelledOut : [whole]
  const [likeliest, ...others] = styles
  return [likeliest, ...others, ...styles.flatMap((style) => withOddSign(theory, style))]
}

/** The sign of the field, and with it that of a coupling of an odd number of fields, is the author's. */
function withOddSign(theory: Theory, style: Style): readonly Style[] {
  if (!style.minkowski || !isRotated(theory) || !hasOdd(theory)) return []
  const notes = [...style.notes, 'the couplings of an odd number of fields with the other sign']
  return [{ ...style, vertex: { ...style.vertex, odd: 3 }, notes }]
}

function requireOneWay(
  { symbols }: Shown,
  theory: Theory,
  at: number,
  fail: Fail,
): Extract<MomentumSymbol, { of: 'square' }> {
  const squares = symbols.flatMap((symbol) => (symbol.of === 'square' ? [symbol] : []))
  const [first] = squares
  const [line, second] = theory.lines
  if (symbols.some(({ of }) => of === 'line')) fail(at, 'one way of writing propagators', 'letters beside k² + m²')
  if (first === undefined || line === undefined || second !== undefined || theory.expands.functional !== 'W')
    return fail(at, `the lines of ${theory.name} by their letters`, 'k² + m²')
  if (squares.some(({ mass, sign }) => mass !== first.mass || sign !== first.sign))
    fail(at, 'one mass for all propagators', 'several')
  return first
}

/** δ_ab of the components of two legs stands in every term or in none. */
function requireComponents(symbols: readonly (readonly Powered[])[], terms: readonly WrittenTerm[], fail: Fail): void {
  const written = symbols.map((of) =>
    of.flatMap(([symbol, power]) =>
      symbol.of === 'component' ? [`${[...symbol.letters].sort().join()}^${power}`] : [],
    ),
  )
  const [first] = written
  written.forEach((own, i) => {
    const isOne = own.length === 0 || (own.length === 1 && (own[0] ?? '').endsWith('^1'))
    if (!isOne || own.join() !== first?.join()) fail(terms[i]?.at ?? 0, 'the same δ_{ab} in every term', 'another')
  })
}

function claimedIntegral(
  term: WrittenTerm,
  symbols: readonly Powered[],
  theory: Theory,
  style: Style,
  text: string,
  file: string,
): ClaimedIntegral {
  let turns = 0
  const lines: ClaimedLine[] = []
  const vertices: { name: string; momenta: readonly Combination[] }[] = []
  let delta: Combination | undefined
  for (const [symbol, power] of symbols) {
    if (symbol.of === 'i') turns += power
    if (symbol.of === 'square') {
      lines.push({ name: theory.lines[0]?.name ?? '', oriented: false, momentum: symbol.momentum, power: -power })
      turns += -power * style.turnsOfSquare
    }
    if (symbol.of === 'line') turns += power * style.turnsOfLine
    if (symbol.of === 'line')
      lines.push({
        name: symbol.name,
        oriented: isOriented(lineNamed(theory, symbol.name)),
        momentum: symbol.momentum,
        power,
      })
    if (symbol.of === 'vertex' && power > 0)
      for (let i = 0; i < power; i++) vertices.push({ name: symbol.name, momenta: symbol.momenta })
    if ((symbol.of === 'vertex' && power < 0) || (symbol.of === 'delta' && power !== 1))
      problem(text, file, term.at, 'whole positive powers of vertices and of δ', `the power ${power}`)
    if (symbol.of === 'delta') {
      if (delta !== undefined) problem(text, file, term.at, 'one δ of all momenta', 'two')
      delta = symbol.momentum
    }
  }
  return {
    coefficient: term.coefficient,
    turns,
    couplings: term.couplings,
    parameters: withoutSymbols(term).parameters,
    lines,
    vertices,
    loops: term.integrated ?? [],
    delta,
    completion: term.completion,
    place: placeIn(text, file, term.at),
  }
}

/** The fields of a vertex by its name. */
export function fieldsOf(theory: Theory, name: string): readonly string[] {
  return memberNamed(theory, { name }).kind.fields
}
