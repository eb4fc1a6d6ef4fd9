import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { lineNamed, memberNamed } from '../../theory/lookups.js'
import type { Theory } from '../../theory/theory.js'
import { isOriented } from '../../diagrams/diagram.js'
import { placeIn, problem } from '../formula/cursor.js'
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
  readonly notes: readonly string[]
}

/**
 * Reads a formula in momentum space: each product with its lines, vertex functions and loop momenta.
 *
 * @throws InputError with line and column; its code is `formula.diagram` where factors of 2π do not fit the integrals
 */
export function readMomentumClaim(
  text: string,
  theory: Theory,
  { file = 'formula', macros = {} }: { readonly file?: string; readonly macros?: Readonly<Record<string, string>> },
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
  const style = styleOf(found, theory, formula, products[0]?.at ?? 0, fail)
  const measures = requireMeasures(
    products.map(({ at }, i) => ({ at, symbols: symbols[i] ?? [] })),
    (at, expected, received) => problem(text, file, at, expected, received, 'formula.diagram'),
  )
  requireComponents(symbols, products, fail)
  const terms = products.map((term, i) => claimedIntegral(term, symbols[i] ?? [], theory, style, text, file))
  const bound = new Set(terms.flatMap(({ loops }) => loops))
  const letters = new Set(
    [...found.flatMap(momentaOf)].flat().flatMap(([letter]) => (bound.has(letter) ? [] : [letter])),
  )
  return {
    left: formula.left,
    written: formula.written,
    terms,
    termCount: formula.termCount,
    tails,
    letters: [...letters].sort(),
    minkowski: style.minkowski,
    notes: [...formula.notes, ...measures, ...style.notes],
  }
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

/** How the propagators are written. */
interface Style {
  /** i-factors that each k² ± m² brings when it is a line: 1/(k² − m²) is −i times the line. */
  readonly turnsOfSquare: number
  /** The same of a line with a letter: where lines are Δ/i, Δ is i times the line. */
  readonly turnsOfLine: number
  readonly minkowski: boolean
  readonly line: string
  readonly notes: readonly string[]
}

/** One mass, one sign of it, and one way of writing propagators for the whole formula. */
function styleOf(
  symbols: readonly MomentumSymbol[],
  theory: Theory,
  { isOverI, hasI: hasTurns }: Pick<MomentumFormula, 'isOverI' | 'hasI'>,
  at: number,
  fail: Fail,
): Style {
  const squares = symbols.flatMap((symbol) => (symbol.of === 'square' ? [symbol] : []))
  const hasLines = symbols.some(({ of }) => of === 'line')
  const [line, second] = theory.lines
  const [first] = squares
  if (first === undefined)
    return {
      turnsOfSquare: 0,
      turnsOfLine: hasTurns && isOverI ? 1 : 0,
      minkowski: hasTurns,
      line: line?.name ?? '',
      notes: hasTurns ? [`in Minkowski space: every vertex brings a factor i${isOverI ? ', every line 1/i' : ''}`] : [],
    }
  if (hasLines) fail(at, 'one way of writing propagators', 'letters beside k² + m²')
  if (line === undefined || second !== undefined || theory.expands.functional !== 'W')
    return fail(at, `the lines of ${theory.name} by their letters`, 'k² + m²')
  if (squares.some(({ mass, sign }) => mass !== first.mass || sign !== first.sign))
    fail(at, 'one mass for all propagators', 'several')
  const shown = first.mass === '' ? '' : ` ${first.sign < 0 ? '-' : '+'} ${first.mass}`
  const under = shown === '' ? 'k^2' : `(k^2${shown})`
  const propagator = `${first.sign < 0 ? 'i' : hasTurns ? '-i' : '1'}/${under}`
  return {
    turnsOfLine: 0,
    turnsOfSquare: first.sign < 0 ? -1 : hasTurns ? 1 : 0,
    minkowski: first.sign < 0 || hasTurns,
    line: line.name,
    notes: [
      `read ${propagator} as the line ${line.name}`,
      ...(first.sign < 0 || hasTurns ? ['in Minkowski space: every vertex brings a factor i'] : []),
    ],
  }
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
      lines.push({ name: style.line, oriented: false, momentum: symbol.momentum, power: -power })
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
