import * as Q from '../../algebra/rational.js'
import { isOriented } from '../../diagrams/diagram.js'
import { lineNamed } from '../../theory/lookups.js'
import { turnsOfVertex } from '../formula/conventions.js'
import { leavesOpen } from '../formula/tails.js'
import type { Tail } from '../formula/tails.js'
import { orderOf } from '../leadingOrder.js'
import type { Expansion, Term } from '../expansion.js'
import type { Theory } from '../../theory/theory.js'
import { legNames } from '../legs.js'
import type { ExpansionRequest } from '../expansion.js'
import { largest, requireSize } from '../../sizes.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'
import { writtenSymbols } from '../readings/labelledTerms.js'
import { compareIntegrals, shareOf } from './compareIntegrals.js'
import type { ComparedIntegral, Phase } from './compareIntegrals.js'
import { derivedIntegrals } from './derivedIntegrals.js'
import type { DerivedIntegral, DiagramSum } from './derivedIntegrals.js'
import { differenceText } from './integralText.js'
import { byAgreement, untoldSign } from '../signConvention.js'
import type { SignedTerm } from '../signConvention.js'
import { latticeValues } from './latticeValues.js'
import { channelText, legMomentaOf } from './legMomenta.js'
import type { LegMomenta } from './legMomenta.js'
import { fieldsOf } from './momentumClaim.js'
import type { MomentumClaim } from './momentumClaim.js'
import { momentumReadings } from './momentumReadings.js'
import type { MomentumReading } from './momentumReadings.js'
import { prepared, preparedClaim } from './preparedIntegrals.js'
import type { PreparedClaim, PreparedIntegral } from './preparedIntegrals.js'

/** A formula in momentum space against the derived diagrams. */
export interface MomentumVerification {
  /** `undecided`: nothing can be said, for the reason that is given. */
  readonly verdict: 'right' | 'wrong' | 'open' | 'undecided'
  readonly reading: MomentumReading
  readonly conventions: readonly string[]
  readonly terms: readonly ComparedIntegral[]
  readonly differences: readonly string[]
  readonly reason?: string
}

/** What a claim is judged by. */
export interface MomentumQuestion {
  readonly theory: Theory
  readonly request: ExpansionRequest
  /** The diagrams of each sum that a reading needs, up to the highest order of the claim. */
  readonly expansions: Readonly<Record<'all' | 'proper', Expansion>>
  /** Whether a term was asked for. */
  readonly isAsked: (term: Pick<Term, 'powers'>) => boolean
  readonly draw: () => number
}

/**
 * Is the formula in momentum space right: by each reading that its left side allows, and each meaning of its letters, it
 * is compared integral by integral with the derived diagrams, and both sides are added up on a lattice of momenta.
 */
export function verifyMomenta(claim: MomentumClaim, question: MomentumQuestion): MomentumVerification | undefined {
  const found = verifiedBy(claim, question)
  if (found?.verdict !== 'wrong') return found
  for (const possible of claim.possible) {
    const other = verifiedBy(possible, question)
    if (other?.verdict !== 'right' && other?.verdict !== 'open') continue
    const conventions = possible.notes.filter((note) => !claim.notes.includes(note)).join('; ')
    return {
      ...other,
      verdict: 'undecided',
      reason: `it is right if it is read ${conventions}, which nothing in it tells`,
    }
  }
  return found
}

function verifiedBy(
  claim: Omit<MomentumClaim, 'possible'>,
  question: MomentumQuestion,
): MomentumVerification | undefined {
  requireFew(claim)
  const { legs } = question.request
  const momenta = legMomentaOf(claim, legs)
  const derived = new Map<DiagramSum, readonly DerivedIntegral[]>()
  const known = new Map<string, readonly PreparedIntegral[]>()
  const found: MomentumVerification[] = []
  for (const reading of momentumReadings(question.theory, claim, legs)) {
    const sum = derived.get(reading.sum) ?? asWritten(withSum(question, reading.sum), claim, question.theory)
    derived.set(reading.sum, sum)
    for (const meaning of momenta) {
      if (meaning.channel !== undefined && ['coefficient', 'correlator'].includes(reading.sum)) continue
      const name = `${reading.sum} ${meaning.atZero} ${reading.withInverse}`
      const integrals =
        known.get(name) ??
        prepared(question.theory, reading.withInverse ? [...sum, inverseLine(question)] : sum, meaning.atZero)
      known.set(name, integrals)
      const one = judged(claim, question, reading, meaning, integrals)
      if (one.verdict === 'right') return one
      found.push(one)
    }
  }
  const chosen = best(found)
  return chosen === undefined ? undefined : withOtherSignTold(claim, chosen, found)
}

/** Of one wrong term the sign does not tell a convention: what it is by the usual one is said too. */
function withOtherSignTold(
  claim: Pick<MomentumClaim, 'termCount'>,
  chosen: MomentumVerification,
  found: readonly MomentumVerification[],
): MomentumVerification {
  const { verdict, reading, terms, conventions } = chosen
  const usual = found.find(
    ({ reading: other }) =>
      other.accepted === 'yes' &&
      other.sum === reading.sum &&
      other.turns === reading.turns &&
      other.sign !== reading.sign,
  )?.reading.convention
  const isTold = reading.accepted === 'yes' || independentTerms(claim, terms) !== 1
  if (verdict !== 'wrong' || isTold || usual === undefined) return chosen
  return { ...chosen, conventions: [...conventions, untoldSign(usual, signedTerms(chosen))] }
}

/** The loop momenta of L loops can be put in L! orders and with 2^L signs. */
function requireFew({ terms }: Pick<MomentumClaim, 'terms'>): void {
  const choices = terms.map(({ loops }) => loops.reduce((product, _, l) => product * 2 * (l + 1), 1))
  requireSize({
    code: 'momentum.size',
    at: 'formula',
    of: 'choices of loop momenta',
    needed: choices.reduce((a, b) => a + b, 0),
    most: largest.momentumChoices,
    instead: 'fewer terms or loops',
  })
}

/** The first that leaves something open or undecided, else the likeliest by the signs of its terms. */
function best(found: readonly MomentumVerification[]): MomentumVerification | undefined {
  return (
    found.find(({ verdict }) => verdict === 'open') ??
    found.find(({ verdict }) => verdict === 'undecided') ??
    [...found].sort((a, b) => byAgreement(signedTerms(a), signedTerms(b)))[0]
  )
}

function signedTerms({ terms }: Pick<MomentumVerification, 'terms'>): readonly SignedTerm[] {
  return terms.map(({ verdict, derived, claimed, isImaginary }) => ({
    verdict,
    ratio: derived === undefined || claimed === undefined || isImaginary ? undefined : Q.divide(claimed, derived),
  }))
}

function withSum({ expansions }: MomentumQuestion, sum: DiagramSum): readonly DerivedIntegral[] {
  return derivedIntegrals(sum === 'proper' ? expansions.proper : expansions.all, sum)
}

/** k² + m² is the same for k and −k, so that a line that is written so has no direction. */
function asWritten(
  sum: readonly DerivedIntegral[],
  { terms }: Pick<MomentumClaim, 'terms'>,
  theory: Theory,
): readonly DerivedIntegral[] {
  const isEven = terms.some(({ lines }) =>
    lines.some(({ name, oriented }) => !oriented && isOriented(lineNamed(theory, name))),
  )
  if (!isEven) return sum
  return sum.map((one) => ({
    ...one,
    integral: { ...one.integral, lines: one.integral.lines.map((line) => ({ ...line, oriented: false })) },
  }))
}

/** −1 over the line, of the order 0. */
function inverseLine({ theory, request }: MomentumQuestion): DerivedIntegral {
  const [line] = theory.lines
  const legs = Array.from({ length: request.legs }, (_, i) => (i === 0 ? 1 : 0))
  return {
    coefficient: Q.rational(-1),
    integral: {
      loops: 0,
      lines: [{ name: line?.name ?? '', oriented: false, momentum: { loops: [], legs }, power: -1 }],
      vertices: [],
    },
    couplings: new Map(),
    written: {},
    powers: {},
    vertexNames: [],
    term: -1,
  }
}

function judged(
  claim: Omit<MomentumClaim, 'possible'>,
  question: MomentumQuestion,
  reading: MomentumReading,
  meaning: LegMomenta,
  integrals: readonly PreparedIntegral[],
): MomentumVerification {
  const { theory, request, isAsked } = question
  const { left, tails, vertex } = claim
  const isChannel = meaning.channel !== undefined
  const claims = claim.terms.map((term, i) => {
    // Of one channel, one labelling stands for all.
    const isOne = isChannel && term.completion === undefined && left === undefined
    return preparedClaim(
      theory,
      isOne ? { ...term, completion: { bracket: `channel ${i}`, count: undefined, at: 0 } } : term,
      meaning,
      request.legs,
      integrals,
    )
  })
  const phase: Phase = {
    sign: reading.sign,
    turns: reading.turns,
    vertexTurns: (name) => turnsOfVertex(vertex, fieldsOf(theory, name).length),
    factor: left?.factor ?? Q.one,
    factorTurns: left?.turns ?? 0,
  }
  const isOpen = (term: PreparedIntegral, listed: boolean): boolean =>
    tails.some((tail) => leavesOpen(theory, tail, termOf(term), listed))
  // A tail O(λ^3) says that everything below is there, whatever was asked for.
  const isComplete = left !== undefined && tails.some(({ from }) => from !== undefined)
  const isHeld = (term: PreparedIntegral): boolean =>
    reading.kind === 'gap equation'
      ? Q.equal(orderOf(theory, term.powers), Q.one)
      : isAsked(term) || (isComplete && !isOpen(term, false))
  const { terms, remarks } = compareIntegrals(integrals, claims, phase, isOpen, isHeld)
  // In Euclid's space, coefficients are told in the signs of the formula.
  const isReal = [vertex.even, vertex.odd, reading.turns, phase.factorTurns].every((turns) => turns === 0)
  const unit = isReal ? Q.multiply(phase.factor, Q.rational(reading.sign)) : Q.one
  const differences = [
    ...terms.flatMap((term) => differenceText(term, unit) ?? []),
    ...deltaDifferences(claims, meaning, request.legs),
    ...orderDifferences(theory, claims, integrals),
  ]
  const conventions = [
    ...claim.notes,
    ...(reading.convention === undefined ? [] : [reading.convention]),
    ...(isChannel ? [`${channelText(meaning)}${left === undefined ? ', one labelling for all' : ''}`] : []),
    ...(meaning.atZero && request.legs > 1 ? atZeroNote(integrals, question, reading) : []),
  ]
  const result = {
    reading,
    conventions,
    terms,
    differences: differences.length === 0 ? [] : [...differences, ...remarks],
  }
  if (differences.length > 0) return { ...result, verdict: 'wrong' }
  if (terms.length === 0 && claims.length > 0)
    return { ...result, verdict: 'wrong', differences: ['it has no term of what was asked for'] }
  if (terms.length > 0 && terms.every(({ verdict }) => verdict !== 'equal'))
    return { ...result, verdict: 'undecided', reason: 'its tail leaves everything that was asked for open' }
  const isUncertain =
    reading.accepted === 'no' || (reading.accepted === 'several' && independentTerms(claim, terms) < 2)
  if (isUncertain)
    return {
      ...result,
      verdict: 'undecided',
      reason: `of one term it cannot be told from a mistake that it is ${reading.convention ?? 'of another sign'}, by which it is right`,
    }
  // Beyond the first order m is no longer that of the propagator.
  const isBeyond = (tail: Tail): boolean =>
    tail.from !== undefined && Q.compare(orderOf(theory, tail.from), Q.rational(2)) > 0
  if (reading.kind === 'gap equation' && tails.some(isBeyond))
    return {
      ...result,
      verdict: 'undecided',
      reason: 'its tail claims orders beyond the first, which are not compared',
    }
  const values = valuesOf(question, claims, integrals, terms, meaning, phase)
  if (values !== undefined && values.derived !== values.claimed)
    return {
      ...result,
      verdict: 'undecided',
      reason: 'its integrals agree with the derived ones, and their values on a lattice do not',
    }
  return { ...result, verdict: terms.some(({ verdict }) => verdict === 'open') ? 'open' : 'right' }
}

/** How many of its terms can be wrong one by one: neither those of one bracket, nor one that is written as two. */
function independentTerms({ termCount }: Pick<MomentumClaim, 'termCount'>, terms: readonly ComparedIntegral[]): number {
  const diagrams = terms.flatMap(({ sample, claimed }) =>
    sample === undefined || claimed === undefined ? [] : [sample.term],
  )
  return Math.min(termCount, new Set(diagrams).size)
}

function termOf({ coefficient, powers }: DerivedIntegral): Term {
  return { coefficient, powers } as Term
}

/** δ stands in every term or in none, and with the sum of all momenta. */
function deltaDifferences(claims: readonly PreparedClaim[], { letters }: LegMomenta, legs: number): readonly string[] {
  const [first] = claims
  return claims.flatMap(({ claimed: { delta, place } }) => {
    if ((delta === undefined) !== (first?.claimed.delta === undefined))
      return [`${place}: δ of all momenta in some terms only`]
    if (delta === undefined) return []
    const total = Array.from({ length: legs }, (_, leg) =>
      delta.reduce((sum, [letter, count]) => sum + count * (letters.get(letter)?.[leg] ?? 0), 0),
    )
    const isSum = new Set(total).size <= 1 && Math.abs(total[0] ?? 1) === 1
    return isSum ? [] : [`${place}: δ of another sum than that of all momenta`]
  })
}

/** Small parameters that the vertices imply need not be written; where they are, they must be right. */
function orderDifferences(
  theory: Theory,
  claims: readonly PreparedClaim[],
  integrals: readonly PreparedIntegral[],
): readonly string[] {
  const written = writtenSymbols(theory)
  return claims.flatMap(({ claimed, key }) => {
    const derived = integrals.find((one) => one.key === key)
    return [...claimed.parameters]
      .filter(([symbol]) => !written.has(symbol) && !rangeSymbols(theory).has(symbol))
      .filter(([symbol, power]) => derived !== undefined && !Q.equal(power, derived.powers[symbol] ?? Q.zero))
      .map(([symbol, power]) => `${claimed.place}: ${symbol}^${Q.format(power)} at a term of another order`)
  })
}

/** Where the integrals depend on momenta, that they are meant at zero is said. */
function atZeroNote(
  integrals: readonly PreparedIntegral[],
  question: MomentumQuestion,
  { sum }: MomentumReading,
): readonly string[] {
  const before = withSum(question, sum)
  const depends = before.some(({ integral }) =>
    integral.lines.some(({ momentum }) => momentum.legs.some((count) => count !== 0)),
  )
  return depends && integrals.length > 0 ? ['at zero external momenta'] : []
}

function valuesOf(
  { theory, request, draw }: MomentumQuestion,
  claims: readonly PreparedClaim[],
  integrals: readonly PreparedIntegral[],
  terms: readonly ComparedIntegral[],
  meaning: LegMomenta,
  phase: Phase,
): ReturnType<typeof latticeValues> {
  // Legs that carry different things cannot be exchanged.
  if (new Set(legNames(theory, request)).size > 1) return undefined
  const keys = new Set(
    terms.flatMap(({ sample, verdict }) => (verdict === 'equal' && sample !== undefined ? [sample.key] : [])),
  )
  const listed = new Set(claims.map(({ key }) => key))
  const held = integrals.filter(({ key }) => keys.has(key) || listed.has(key))
  return latticeValues(
    theory,
    request.legs,
    held,
    claims.map((claim) => ({ claimed: claim.claimed, labellings: shareOf(claim, claims, integrals) })),
    meaning,
    phase,
    draw,
  )
}
