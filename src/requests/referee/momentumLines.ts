import { InputError } from '../../errors.js'
import * as Q from '../../algebra/rational.js'
import { isInLoop, negativeMomentum } from '../../diagrams/structure/momentumRouting.js'
import type { LineMomentum } from '../../diagrams/structure/momentumRouting.js'
import { collectedLines } from '../../expansion/momentum/integral.js'
import type { Integral, IntegralLine } from '../../expansion/momentum/integral.js'
import { turnsOfVertex } from '../../expansion/formula/conventions.js'
import { legMomentaOf } from '../../expansion/momentum/legMomenta.js'
import type { ComparedIntegral } from '../../expansion/momentum/compareIntegrals.js'
import type { ClaimedIntegral, MomentumClaim } from '../../expansion/momentum/momentumClaim.js'
import type { MomentumQuestion, MomentumVerification } from '../../expansion/momentum/verifyMomenta.js'
import type { PreparedIntegral } from '../../expansion/momentum/preparedIntegrals.js'
import { greekName } from '../../mathematics/greekNames.js'
import { factorsLatex, termLatex } from '../../render/latex/factors.js'
import type { LatexFactor } from '../../render/latex/factors.js'
import { combinationName } from '../../render/momentumNames.js'
import type { MomentumNames } from '../../render/momentumNames.js'
import { fillTemplate } from '../../theory/fillTemplate.js'
import { dummyLetters } from './dummyLetters.js'
import { writtenTail } from './patched.js'
import { lineNamed, memberNamed } from '../../theory/lookups.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'
import type { Theory } from '../../theory/theory.js'

/** How a formula in momentum space is written: its propagators, couplings, measures and momenta. */
interface Manner {
  readonly line: (line: IntegralLine, names: MomentumNames) => LatexFactor
  readonly coupling: (name: string) => string
  readonly measure: (loops: readonly string[]) => string
  readonly conserving: (momenta: readonly string[]) => string
  readonly names: (loops: number, term?: number) => MomentumNames
  /** What the number of components is called. */
  readonly range: (symbol: string) => string
}

/**
 * The derived integrals as the formula writes its own: its left side, propagators, couplings and measures. None where
 * they cannot be written so: components, inverse lines with i's, or momenta without letters.
 */
export function momentumLines(...formula: Parameters<typeof printed>): readonly string[] {
  try {
    return printed(...formula)
  } catch (error) {
    // Letters that TeX does not write so: the verdict stands without the line.
    if (!(error instanceof InputError)) throw error
    return []
  }
}

function printed(
  claim: MomentumClaim,
  { theory, request }: MomentumQuestion,
  { reading, terms }: MomentumVerification,
  text: string,
): readonly string[] {
  const hasDelta = claim.terms.some(({ delta }) => delta !== undefined)
  const hasComponents = !hasDelta && /\\delta/.test(text)
  const held = terms.filter(({ verdict }) => verdict !== 'open')
  const hasInverse = held.some(({ sample }) => sample?.integral.lines.some(({ power }) => power < 0) === true)
  if ((claim.minkowski && hasInverse) || hasComponents) return []
  const manner = mannerOf(claim, theory, request.legs, text, terms)
  if (manner === undefined) return []
  // What the formula is times the sum of diagrams: a number, and a power of i. Its vertices are written with their i's.
  const turns = (((claim.left?.turns ?? 0) + reading.turns) % 4) + 4
  const half = Math.floor((turns % 4) / 2)
  const unit = Q.multiply(claim.left?.factor ?? Q.one, Q.rational(half === 1 ? -reading.sign : reading.sign))
  // What power counting implies stands where the formula writes it.
  const own = new Set([...rangeSymbols(theory), ...claim.terms.flatMap(({ parameters }) => [...parameters.keys()])])
  const inOwn = (sample: PreparedIntegral): PreparedIntegral => ({
    ...sample,
    written: Object.fromEntries(
      Object.entries(sample.written)
        .filter(([symbol]) => own.has(symbol))
        .map(([symbol, power]) => [manner.range(symbol), power]),
    ),
  })
  const written = held.flatMap((term) => {
    if (term.derived === undefined || term.sample === undefined) return []
    const coefficient = Q.multiply(term.derived, unit)
    // The sign of -λ stands with its i.
    const isOdd = claim.minkowski && term.sample.vertexNames.length % 2 === 1
    return [
      termOf(
        theory,
        { coefficient: isOdd ? Q.negate(coefficient) : coefficient, isImaginary: turns % 2 === 1 },
        inOwn(term.sample),
        manner,
        terms.indexOf(term),
      ),
    ]
  })
  const bare =
    claim.bareMass === undefined ? [] : [{ isNegative: false, body: `${inTex(subscripted(claim.bareMass))}^2` }]
  const sum = [...bare, ...written]
    .map(({ isNegative, body }, i) => `${isNegative ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + '}${body}`)
    .join('')
  const { leg } = manner.names(0)
  const momenta = Array.from({ length: request.legs }, (_, i) => leg(i))
  const bracketed = sum.replaceAll(/\\left\[ (-?i) ([^[\]]*?) \\right\]/gu, '($1 $2)')
  const front = hasDelta ? `${manner.conserving(momenta)} \\left[ ` : ''
  const line = `${claim.written} ${front}${sum === '' ? '0' : bracketed}${hasDelta ? ' \\right]' : ''}`.trim()
  const tail = writtenTail(text, claim.tails)
  return tail === undefined ? [line] : [`${line} + ${tail}`]
}

function termOf(
  theory: Theory,
  { coefficient, isImaginary }: { readonly coefficient: Q.Rational; readonly isImaginary: boolean },
  { integral, couplings, written }: PreparedIntegral,
  manner: Manner,
  index: number,
): { readonly isNegative: boolean; readonly body: string } {
  const names = manner.names(integral.loops, index)
  const factors = [
    ...integral.vertices.map(({ name, momenta }) => ({
      latex: fillTemplate(memberNamed(theory, { name }).momentumLatex, {
        momenta: momenta.map((momentum) => combinationName(momentum, names)).join(','),
      }),
      power: 1,
      isInside: momenta.some(isInLoop),
    })),
    ...collectedLines(integral.lines).map((line) => ({
      ...manner.line(line, names),
      isInside: isInLoop(line.momentum),
    })),
  ]
  const [outside, inside] = [false, true].map((where) => factors.filter(({ isInside }) => isInside === where))
  const pieces = [
    ...factorsLatex(outside ?? []),
    integral.loops === 0 ? '' : manner.measure(loopsOf(integral, names)),
    ...factorsLatex(inside ?? []),
  ].filter((piece) => piece !== '')
  const constants = [
    ...(isImaginary ? [{ latex: 'i', power: 1 }] : []),
    ...[...couplings].map(([name, power]) => ({ latex: manner.coupling(name), power })),
  ]
  const { negative, prefactor } = termLatex(
    theory,
    { coefficient, powers: written, others: 0n },
    { pieces, constants },
    { permutations: 'counted' },
  )
  return { isNegative: negative, body: [prefactor, ...pieces].filter((piece) => piece !== '').join(' \\, ') }
}

function loopsOf({ loops }: Integral, names: MomentumNames): readonly string[] {
  return Array.from({ length: loops }, (_, l) => names.loop(l))
}

function mannerOf(
  claim: MomentumClaim,
  theory: Theory,
  legs: number,
  text: string,
  terms: readonly ComparedIntegral[],
): Manner | undefined {
  const names = namesOf(claim, legs, terms)
  if (names === undefined) return undefined
  const letters = new Map([...claim.readAs].map(([name, letter]) => [name, templateOf(letter)]))
  const { minkowski, vertex, lineTurns } = claim
  const epsilon = minkowski ? (/[+-]\s*i\s*(?:\\(?:var)?epsilon|ε|0(?:\^\{?\+\}?)?)/u.exec(text)?.[0] ?? '') : ''
  const mass = claim.mass === '' || claim.mass === undefined ? '' : ` ${lineTurns < 0 ? '-' : '+'} ${inTex(claim.mass)}`
  const square = claim.mass === undefined ? undefined : `${mass}${epsilon === '' ? '' : ` ${epsilon}`}`
  const dimension = /(?<![A-Za-z\\])d\^(?:\{([^{}]*)\}|(\w))/u.exec(text)
  const d = dimension?.[1] ?? dimension?.[2] ?? 'd'
  const isBare = claim.lacksTwoPi
  const isBelow = /\\int(?:\\limits)?\s*_/u.test(text)
  return {
    names,
    range: (symbol) => (rangeSymbols(theory).has(symbol) ? (claim.readAs.get(symbol) ?? symbol) : symbol),
    coupling: (name) => {
      const letter = letters.get(name) ?? memberNamed(theory, { name }).momentumLatex
      if (!minkowski) return letter
      return `${VERTICES[turnsOfVertex(vertex, memberNamed(theory, { name }).kind.fields.length)] ?? ''}${letter}`
    },
    measure: (loops) =>
      isBelow
        ? `\\int_{${loops.join(',')}}`
        : `\\int ${loops.map((loop) => (isBare ? `d^{${d}}${loop}` : `\\frac{d^{${d}}${loop}}{(2\\pi)^{${d}}}`)).join(' \\, ')}`,
    conserving: (momenta) => `${isBare ? '' : `(2\\pi)^{${d}} \\, `}\\delta(${momenta.join('+')})`,
    line: ({ name, momentum, power }, of) => {
      const [p, reversed] = [momentum, negativeMomentum(momentum)].map((each) => combinationName(each, of))
      const letter = letters.get(name) ?? lineNamed(theory, name).momentumLatex
      const unit = minkowski ? (lineTurns === 0 ? '' : lineTurns > 0 ? '\\frac{1}{i} ' : 'i ') : ''
      if (square === undefined)
        return { latex: `${unit}${fillTemplate(letter, { p: p ?? '', '-p': reversed ?? '' })}`, power }
      const sum = `${/^-?(?:\\[a-z]+ ?|[A-Za-z])(?:_\{\d+\})?'*$/u.test(p ?? '') ? (p ?? '').replace('-', '') : `(${p ?? ''})`}^2${square}`
      if (minkowski) return { latex: `\\frac{${lineTurns < 0 ? 'i' : lineTurns > 0 ? '-i' : '1'}}{${sum}}`, power }
      return power < 0
        ? { latex: `\\left(${sum}\\right)`, power: -power }
        : { latex: `\\frac{1}{${power === 1 ? sum : `(${sum})^{${power}}`}}`, power: 1 }
    },
  }
}

/** `p3` where the legs before it have p1 and p2. */
function nextTo(known: readonly (string | undefined)[], leg: number): string | undefined {
  const stems = new Set(known.flatMap((letter, i) => (letter === undefined ? [] : [letter.replace(`${i + 1}`, '')])))
  const [stem, another] = stems
  return stem === undefined || another !== undefined || known.includes(stem) ? undefined : `${stem}${leg + 1}`
}

/** A coupling with the powers of i that its vertex brings; a sign of its own besides. */
const VERTICES = ['-', '-i ', '', 'i ']

/** Loop momenta have these letters where their author has none that is free. */
const LOOPS = ['k', 'q', 'l', 'r', 's', 't', 'u', 'v']

/**
 * The letters of the legs' momenta, and those of the loops: in each term as its author has them there, then as elsewhere
 * in the formula. Undefined where a leg has none.
 */
function namesOf(claim: MomentumClaim, legs: number, terms: readonly ComparedIntegral[]): Manner['names'] | undefined {
  const [meaning] = legMomentaOf(claim, legs)
  if (meaning === undefined || meaning.channel !== undefined) return undefined
  const letterOf = (leg: number): string | undefined =>
    [...meaning.letters].find(([, counts]) => counts.every((count, i) => count === (i === leg ? 1 : 0)))?.[0]
  const known = Array.from({ length: legs }, (_, leg) => letterOf(leg))
  const own = known.map((letter, leg) => letter ?? nextTo(known, leg))
  const isNamed = ({ legs: counts }: LineMomentum): boolean => counts.some((count) => count !== 0)
  const hasLegs = terms.some(({ integral }) =>
    [...integral.lines.map(({ momentum }) => momentum), ...integral.vertices.flatMap(({ momenta }) => momenta)].some(
      isNamed,
    ),
  )
  // The last one is minus the sum of the others.
  if (hasLegs && !meaning.atZero && own.slice(0, -1).includes(undefined)) return undefined
  const taken = new Set(own.flatMap((letter) => (letter === undefined ? [] : [letter, letter.slice(0, 1)])))
  const loopsOfTerm = ({ loops }: Pick<ClaimedIntegral, 'loops'>): readonly string[] =>
    loops.map((loop) => loop.replace(/#.*$/u, ''))
  const all = claim.terms.flatMap(loopsOfTerm)
  const isNumbered = terms.some(({ integral }) => integral.loops > 1)
  return (loops, term) => {
    const places = terms[term ?? -1]?.places ?? []
    const there = claim.terms.filter(({ place }) => places.includes(place)).flatMap(loopsOfTerm)
    const letters = dummyLetters([...there, ...all], loops, { letters: LOOPS, taken }, isNumbered)
    return { leg: (i) => asLatex(own[i] ?? 'p'), loop: (l) => asLatex(letters[l] ?? 'k') }
  }
}

/** `p_{1}` for p1, `\ell` for ℓ. */
function asLatex(letter: string): string {
  return inTex(subscripted(letter)).replaceAll('ℓ', '\\ell ')
}

function subscripted(letter: string): string {
  return letter.replace(/^(\p{L})(\d+)/u, '$1_{$2}')
}

/** The letter of a coupling, or the template of a line that is read as `D(k)` or `D_k`. */
function templateOf(letter: string): string {
  return inTex(letter.replace(/\(k\)$/u, '({p})').replace(/_k$/u, '_{{p}}'))
}

function inTex(text: string): string {
  return text
    .replaceAll(/\p{Script=Greek}/gu, (letter) => `\\${greekName(letter) ?? letter} `)
    .replaceAll(/ (?=[_^({]|$)/gu, '')
}
