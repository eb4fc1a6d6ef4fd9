import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { InputError } from '../../errors.js'
import { isRotated } from '../../expansion/formula/conventions.js'
import type { Convention } from '../../expansion/formula/conventions.js'
import { UnreadableMathematics } from '../../mathematics/item.js'
import type { Item, Row } from '../../mathematics/item.js'
import { readTex } from '../../mathematics/readTex.js'
import { partsOf, withoutScripts } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import { lineInMomentumSpace, vertexInMomentumSpace } from '../../theory/inMomentumSpace.js'
import { parseFormula } from '../../theory/formula.js'
import type { Formula } from '../../theory/formula.js'
import { isLocal } from '../../theory/members.js'
import type { LineRule, Theory, VertexRule } from '../../theory/theory.js'
import { requireName } from '../../theory/withNames.js'

/** What a comment says of a letter: `D_F = propagator of phi4, Minkowski`. */
export interface LetterSaid {
  /** Where the comment is, for messages. */
  readonly place: string
  readonly letter: string
  /** The power of i before it: 1 for iΔ, 3 for Δ/i, 2 for -g. */
  readonly turns: number
  /** The number before it: 24 for 4! λ, 1/6 for λ/3!. */
  readonly factor: Rational
  /** Where the number of a cumulant stands; undefined where the comment does not show it. */
  readonly number?: 'below' | 'above'
  readonly is: 'propagator' | 'coupling' | 'cumulant'
  /** Which line or vertex of several, by its name in the rule file. */
  readonly name?: string
  readonly theory: string
  readonly isMinkowski: boolean
}

const SAID =
  /^(.+?)\s*=\s*(propagator|coupling|cumulant)(?:\s+(\S+))?\s+of\s+([^\s,;]+)\s*(?:,\s*(Minkowski|Euclid(?:ean)?))?$/iu

/** A statement that another one follows behind a comma. */
const WHOLE =
  /(=\s*(?:propagator|coupling|cumulant)(?:\s+\S+)?\s+of\s+[^\s,;]+(?:\s*,\s*(?:Minkowski|Euclid(?:ean)?))?)\s*,(?!\s*(?:Minkowski|Euclid))(?=.*=)/giu

/** The comment as what it says of letters; undefined where it says something else. @throws InputError for no letter */
export function lettersSaid(text: string, place: string): readonly LetterSaid[] | undefined {
  const parts = text
    .replaceAll(WHOLE, '$1;')
    .split(';')
    .map((part) => SAID.exec(part.trim()))
  if (parts.some((part) => part === null)) return undefined
  return parts.flatMap((part) => {
    const [, before = '', is = '', name, theory = '', space = ''] = part ?? []
    const { factor, rest } = withoutNumber(before.replaceAll('$', '').trim())
    const { turns, letter, number } = withoutFactor(rest)
    return {
      place,
      letter: requireName(letter, place),
      turns,
      factor,
      ...(number === undefined ? {} : { number }),
      is: is.toLowerCase() as LetterSaid['is'],
      ...(name === undefined ? {} : { name }),
      theory,
      isMinkowski: /^m/i.test(space),
    }
  })
}

const NUMBER = String.raw`\d+!?`
/** 24, 4!, \frac{1}{4!}, 1/3! */
const RATIONAL = new RegExp(
  String.raw`^(-?\s*)(?:\\[dt]?frac\s*\{(${NUMBER})\}\s*\{(${NUMBER})\}|(${NUMBER})(?:\s*/\s*(${NUMBER}))?)\s*(?:\\[,;:!]|\\cdot)?\s*(?=\S)(.*)$`,
  'u',
)
const UNDER = new RegExp(String.raw`^(.*?)\s*/\s*(${NUMBER})$`, 'u')

/** A number before a letter, or under it: `4!\,\lambda`, `\frac{1}{6} g`, `g/3!`. */
function withoutNumber(text: string): { readonly factor: Rational; readonly rest: string } {
  const [, rest = text, below = '1'] = UNDER.exec(text) ?? []
  const [, sign, over, under, whole, behind, letter] = RATIONAL.exec(rest) ?? []
  // \frac{1}{i} is a power of i.
  const before = letter === undefined ? Q.one : Q.divide(numberOf(over ?? whole), numberOf(under ?? behind))
  return {
    factor: Q.divide(before, numberOf(below)),
    rest: letter === undefined ? rest : `${sign ?? ''}${letter}`,
  }
}

function numberOf(text = '1'): Rational {
  return parseFormula(text).at(0)
}

/** A sign or an i before a letter, and its points behind it: `\frac{1}{i}\Delta(x-y)`. */
function withoutFactor(text: string): Pick<LetterSaid, 'turns' | 'letter' | 'number'> {
  const [, minus, i, below, letter = ''] =
    /^(-\s*)?(?:(i)(?![A-Za-z])\s*|(\\frac\s*(?:\{1\}|1)\s*(?:\{i\}|i))\s*)?(.*?)(?:\([^()]*\))?$/u.exec(text) ?? []
  const turns = (minus === undefined ? 0 : 2) + (i === undefined ? 0 : 1) + (below === undefined ? 0 : 3)
  const [script, sign] = /([_^])\{?\(?n\)?\}?$/u.exec(letter) ?? ['']
  return {
    turns: turns % 4,
    letter: letter.slice(0, letter.length - script.length).trim(),
    ...(sign === undefined ? {} : { number: sign === '_' ? 'below' : 'above' }),
  }
}

/**
 * What a paper says of letters, for an equation with one of them in it; nothing for an equation without any: D_F is said
 * to be the propagator, and Δ is what it always was.
 */
export function lettersFor(
  said: readonly LetterSaid[],
  text: string,
  macros: Readonly<Record<string, string>>,
): readonly LetterSaid[] {
  if (said.length === 0) return said
  try {
    const row = readTex(text, macros)
    return said.some(({ letter }) => stands(row, bareName(readTex(letter, macros)[0]))) ? said : []
  } catch (error) {
    // The judge says why it cannot be read.
    if (!(error instanceof UnreadableMathematics)) throw error
    return said
  }
}

/** A letter as it is written, without what stands above it; with a tilde it is the same in momentum space. */
function bareName(item: Item | undefined): string {
  if (item === undefined) return ''
  const bare = withoutScripts(item, 'above', 'primes')
  const isTransform = bare.kind === 'name' && bare.accent?.endsWith('tilde') === true
  return written([isTransform ? withoutScripts(bare, 'accent') : bare])
}

function stands(row: Row, name: string): boolean {
  return row.some((item) => bareName(item) === name || partsOf(item).some((part) => stands(part, name)))
}

/** A theory in the letters of a paper, and the convention that they bring. */
export interface Lettered {
  readonly theory: Theory
  readonly convention?: Convention
}

/**
 * The theory in the letters that a paper says: what of another theory is said is left out.
 *
 * @throws InputError for a letter of something that the theory does not have, or has several of
 */
export function inLettersSaid(theory: Theory, name: string, said: readonly LetterSaid[]): Lettered {
  const own = said.filter((each) => each.theory === name)
  const written = own.reduce(withLetter, theory)
  const isMinkowski = own.some((each) => each.isMinkowski)
  const turnsOf = (is: LetterSaid['is']): number => own.filter((each) => each.is === is).at(-1)?.turns ?? 0
  const [vertex, line] = [(turnsOf('coupling') + (isMinkowski ? 1 : 0)) % 4, turnsOf('propagator')]
  if (vertex === 0 && line === 0) return { theory: written }
  const [first] = own
  if (!isRotated(theory))
    throw new InputError({
      code: 'referee.letter',
      at: first?.place ?? 'comment',
      expected: 'Minkowski space, or an i or a sign of a letter, for a field theory with couplings at points',
      received: name,
    })
  const letterOf = (is: LetterSaid['is'], other: string): string =>
    own.filter((each) => each.is === is).at(-1)?.letter ?? other
  const [vertexTex, lineTex] = [VERTEX[vertex] ?? '', LINE[line] ?? '']
  return {
    theory: written,
    convention: {
      vertex: { even: vertex, odd: vertex },
      line,
      vertexTex,
      lineTex,
      vertexSays: vertexTex.replace('{λ}', () => letterOf('coupling', '{λ}')),
      lineSays: lineTex.replace('{Δ}', () => letterOf('propagator', '{Δ}')),
      space: isMinkowski ? 'Minkowski' : 'Euclid',
    },
  }
}

/** How vertices and lines are written with the powers of i that they bring. */
const VERTEX = ['-{λ}', '-i{λ}', '{λ}', 'i{λ}']
const LINE = ['{Δ}', 'i {Δ}', '-{Δ}', '\\frac{1}{i} {Δ}']

function withLetter(theory: Theory, said: LetterSaid): Theory {
  const { letter } = said
  if (said.is === 'propagator') {
    const rule = theOne(theory.lines, said)
    const inverse = rule.latex.endsWith('^{-1}') ? '^{-1}' : ''
    const points = /\{b\}.*\{a\}/.test(rule.latex) ? '({b},{a})' : '({a},{b})'
    const latex = `${letter}${points}${inverse}`
    const line: LineRule = {
      ...rule,
      factor: Q.multiply(rule.factor, said.factor),
      latex,
      momentumLatex: lineInMomentumSpace(latex),
    }
    return { ...theory, lines: theory.lines.map((each) => (each === rule ? line : each)) }
  }
  const isFamily = said.is === 'cumulant'
  const rule = theOne(
    theory.vertices.filter(({ family }) => (family !== undefined) === isFamily),
    said,
  )
  const above = said.number === undefined ? rule.latex.includes('^{({n})}') : said.number === 'above'
  const latex = isFamily ? `${letter}${above ? '^{({n})}' : '_{{n}}'}({points})` : letter
  const vertex: VertexRule = {
    ...rule,
    factor: timesNumber(rule.factor, said.factor),
    latex,
    momentumLatex: vertexInMomentumSpace(latex, isLocal(rule)),
  }
  return {
    ...theory,
    vertices: theory.vertices.map((each) => (each === rule ? vertex : each)),
    orders: theory.orders.map((order) => (order.latex === rule.latex ? { ...order, latex: letter } : order)),
  }
}

/** The theory's symbol is so many times the letter. */
function timesNumber({ text, at }: Formula, factor: Rational): Formula {
  return Q.equal(factor, Q.one)
    ? { text, at }
    : { text: `${Q.format(factor)}*(${text})`, at: (n) => Q.multiply(factor, at(n)) }
}

function theOne<T extends { readonly name: string }>(rules: readonly T[], { is, name, theory, place }: LetterSaid): T {
  const [rule, other] = name === undefined ? rules : rules.filter((each) => each.name === name)
  if (rule !== undefined && other === undefined) return rule
  throw new InputError({
    code: 'referee.letter',
    at: place,
    expected: `a ${is} of ${theory}${rules.length === 0 ? '' : ` (${rules.map((each) => each.name).join(', ')})`}`,
    received: rules.length === 0 ? 'a theory without one' : `'${is}${name === undefined ? '' : ` ${name}`}'`,
  })
}
