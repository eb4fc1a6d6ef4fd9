import { addPolynomials, formatMonomials, formatPowers, scalePolynomial } from '../../algebra/polynomial.js'
import type { Monomial, Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { InputError } from '../../errors.js'
import { correlatorName, correlatorOf } from '../../expansion/correlatorReading.js'
import { expandGently } from '../../expansion/expand.js'
import type { Expansion } from '../../expansion/expansion.js'
import { leavesOpen } from '../../expansion/formula/tails.js'
import { askedBy, orderOf, reaching } from '../../expansion/leadingOrder.js'
import { pointSeries } from '../../expansion/pointSeries.js'
import { atAPoint } from '../../expansion/readings/atAPoint.js'
import type { Expression } from '../../mathematics/expression.js'
import { addends, omissible, withFactor } from '../../mathematics/rewritten.js'
import { polynomialLatex } from '../../render/latex/polynomialLatex.js'
import { coefficientName } from '../../expansion/coefficientName.js'
import type { Theory } from '../../theory/theory.js'
import type { Running } from '../running.js'
import { expansionRequest, finding, selectsOrders } from '../subject.js'
import { CORRECTION_ALONE } from './asCorrection.js'
import { notJudged, refused } from './judge.js'
import { legsMeant } from '../../expansion/legsMeant.js'
import type { Judged, Opinion } from './judge.js'
import { belowTails } from './highestClaimed.js'
import { triedOf } from './noticed.js'
import type { Noticed } from './noticed.js'
import { pointClaimOf } from './pointClaim.js'
import type { PointClaim } from './pointClaim.js'
import { polynomialOf } from '../../mathematics/polynomialOf.js'

/** What is said of a formula at a point, and whether it can be no other that is right. */
export interface PointJudgement {
  readonly opinion: Opinion
  readonly isSure: boolean
}

/**
 * A formula at a point, as `expand --at-a-point` prints it: an exact polynomial against the derived one, from the
 * diagrams and, where the theory allows it, from the generating function without any. Undefined for what is no
 * polynomial in the theory's symbols.
 *
 * @throws the signal's reason when it is aborted
 */
export async function judgeAtAPoint(equation: Judged, running: Running): Promise<PointJudgement | undefined> {
  const { text, theory, macros, input = 'latex' } = equation
  const claim = pointClaimOf(text, theory, macros, input)
  if (claim === undefined) return undefined
  try {
    const opinion = await judged(claim, equation, running)
    if (opinion === undefined) return undefined
    return { opinion, isSure: opinion.verdict !== 'wrong' || isOneSlip(claim, opinion, theory) }
  } catch (error) {
    // Too many diagrams, legs that the theory does not have.
    if (!(error instanceof InputError)) throw error
    return { opinion: refused(error), isSure: false }
  }
}

/** One of several terms differs: no other norm or letter makes that right. */
function isOneSlip({ value }: PointClaim, { differences }: Opinion, { orders: [leading] }: Theory): boolean {
  const isCounted = leading === undefined || value.some(({ powers }) => leading.symbol in powers)
  return differences.length === 1 && value.length > 1 && isCounted
}

async function judged(claim: PointClaim, equation: Judged, running: Running): Promise<Opinion | undefined> {
  const { theory, asked, limit, planting = true } = equation
  const legs = legsMeant(theory, asked.legs ?? claim.carries ?? claim.legs, claim.carries)
  const isChosen = selectsOrders(asked)
  if (legs === undefined || (theory.orders.length !== 1 && !isChosen)) return undefined
  const highest = claim.value.map(({ powers }) => orderOf(theory, powers)).reduce(Q.larger, Q.zero)
  const below = isChosen ? Q.zero : belowTails(theory, claim.tail === undefined ? [] : [claim.tail])
  const subject = { theory: theory.name, ...asked, legs }
  const request = expansionRequest(
    isChosen ? subject : { ...subject, upTo: Q.format(Q.larger(highest, below)) },
    theory,
  )
  const all = reaching(request, highest)
  const coefficients = await expandGently(theory, all, { limit, ...finding(running) })
  running.signal?.throwIfAborted()
  if (!isSeriesToo(coefficients))
    return notJudged('its diagrams and the generating function of the theory give different values at a point')
  const held: Held = { claim, theory, isAsked: askedBy(request, theory), mayBeOpen: isChosen, planting }
  const readings = claim.reading === undefined ? (['coefficient', 'correlator'] as const) : [claim.reading]
  const found = readings.map((reading) => judgedAs(reading, coefficients, held))
  return found.find(({ verdict }) => verdict !== 'wrong') ?? found[0]
}

/** Whether the generating function, which knows of no diagram, gives the same; true where it cannot tell. */
function isSeriesToo(coefficients: Expansion): boolean {
  const { select, ...request } = coefficients.request
  const isByOrder = 'order' in select || ('upTo' in select && select.from === undefined)
  if (!isByOrder || (request.filters ?? []).length > 0) return true
  try {
    const series = pointSeries(coefficients.theory, { ...request, select })
    return addPolynomials(series, scalePolynomial(atAPoint(coefficients), Q.rational(-1n))).length === 0
  } catch (error) {
    // A theory with counted indices, or that leaves out diagrams.
    if (!(error instanceof InputError)) throw error
    return true
  }
}

/** What a formula is held to. */
interface Held {
  readonly claim: PointClaim
  readonly theory: Theory
  readonly isAsked: (term: Monomial) => boolean
  /** Whether its tail may leave open what was asked for, where that was not taken from the formula. */
  readonly mayBeOpen: boolean
  readonly planting: boolean
}

function judgedAs(reading: 'coefficient' | 'correlator', coefficients: Expansion, held: Held): Opinion {
  const { claim, theory } = held
  const expansion = reading === 'correlator' ? correlatorOf(coefficients) : coefficients
  const derived = atAPoint(expansion)
  const isWrong = (value: Polynomial): boolean => {
    const counted = withImplied(value, derived, theory)?.value ?? value
    const found = differing(counted, derived, held)
    return found.length > 0 && !isCorrection(found, counted, expansion)
  }
  const implied = withImplied(claim.value, derived, theory)
  if (implied !== undefined) {
    const found = judgedAs(reading, coefficients, {
      ...held,
      claim: { ...claim, value: implied.value },
      planting: false,
    })
    const convention = [found.convention, `${implied.symbol} by power counting`]
      .filter((each) => each !== null)
      .join('; ')
    if (found.verdict === 'right' || found.verdict === 'right-under')
      return { ...found, verdict: 'right-under', convention, noticed: held.planting ? noticedIn(claim, isWrong) : [] }
  }
  const differences = differing(claim.value, derived, held)
  const name = reading === 'correlator' ? correlatorName(expansion) : coefficientName(theory, expansion.request)
  if (isCorrection(differences, claim.value, expansion)) return notJudged(CORRECTION_ALONE)
  if (differences.length > 0)
    return {
      ...notJudged(null),
      verdict: 'wrong',
      kind: 'at a point',
      differences: differences.map((difference) => sentence(difference, claim.value, derived, name)),
      lines: [
        lineOf(
          derived.filter((term) => held.isAsked(term) || isIn(term, claim.value)),
          claim,
        ),
      ],
    }
  const open = held.mayBeOpen && derived.some((term) => isOpen(term, claim.value, held))
  const conventions = [
    ...(claim.reading === undefined ? [`read as ${name}`] : []),
    ...(open ? ['as far as it goes: its tail leaves some of what was asked for open'] : []),
  ]
  return {
    ...notJudged(null),
    verdict: conventions.length === 0 ? 'right' : 'right-under',
    kind: 'at a point',
    convention: conventions.length === 0 ? null : conventions.join('; '),
    noticed: held.planting ? noticedIn(claim, isWrong) : [],
  }
}

/**
 * A formula that nowhere writes the small parameter, with the powers that power counting implies: those of the derived
 * terms that are else the same. Undefined where it writes it, or where these are not known from the rest.
 */
function withImplied(
  value: Polynomial,
  derived: Polynomial,
  { orders: [leading] }: Theory,
): { readonly value: Polynomial; readonly symbol: string } | undefined {
  if (leading === undefined || value.some(({ powers }) => leading.symbol in powers)) return undefined
  const { symbol } = leading
  const without = ({ powers }: Monomial): string =>
    formatPowers(Object.fromEntries(Object.entries(powers).filter(([name]) => name !== symbol)))
  const counted = new Map(derived.map((term) => [without(term), term.powers]))
  if (counted.size < derived.length || derived.every(({ powers }) => !(symbol in powers))) return undefined
  const implied = value.map((term) => ({ ...term, powers: counted.get(without(term)) ?? term.powers }))
  return implied.some(({ powers }) => symbol in powers) ? { symbol, value: implied } : undefined
}

/** What is claimed less what is derived, of what was asked for and what is claimed beyond. */
function differing(value: Polynomial, derived: Polynomial, held: Held): Polynomial {
  return addPolynomials(value, scalePolynomial(derived, Q.rational(-1n))).filter(
    (term) => isIn(term, value) || (held.isAsked(term) && !isOpen(term, value, held)),
  )
}

function isIn({ powers }: Monomial, value: Polynomial): boolean {
  return value.some((each) => formatPowers(each.powers) === formatPowers(powers))
}

/** Whether a tail or dots leave a term open that is not written. */
function isOpen(term: Monomial, value: Polynomial, { claim: { tail }, theory }: Held): boolean {
  if (tail === undefined || isIn(term, value)) return false
  if (tail.from !== undefined) return leavesOpen(theory, tail, term, false)
  // Dots go on where the claim ends.
  return value.every(({ powers }) => Q.compare(orderOf(theory, term.powers), orderOf(theory, powers)) > 0)
}

/** Whether g_2 lacks nothing but the ½ G⁻¹ of the Gaussian action: see `isCorrectionAlone`. */
function isCorrection(differences: Polynomial, value: Polynomial, { theory, request, terms }: Expansion): boolean {
  if (theory.expands.functional !== 'S' || request.legs !== 2 || differences.length !== 1) return false
  const bare = atAPoint({
    theory,
    request,
    terms: terms.filter(({ weighted }) => weighted.diagram.vertices.length === 0),
  })
  const [[lacking], [line, other]] = [differences, bare]
  const key = line === undefined ? undefined : formatPowers(line.powers)
  return (
    lacking !== undefined &&
    other === undefined &&
    formatPowers(lacking.powers) === key &&
    value.every(({ powers }) => formatPowers(powers) !== key)
  )
}

function lineOf(derived: Polynomial, { left, notation, tail }: PointClaim): string {
  const sum = notation === 'plain' ? formatMonomials(derived) : polynomialLatex(derived)
  const right = tail === undefined ? sum : `${sum} + ${tail.text}`
  return left === undefined ? right : `${left} = ${right}`
}

function sentence(difference: Monomial, value: Polynomial, derived: Polynomial, name: string): string {
  const key = formatPowers(difference.powers)
  const [claimed, right] = [value, derived].map((all) => all.find(({ powers }) => formatPowers(powers) === key))
  const what = key === '' ? 'the number without a symbol' : key
  if (right === undefined)
    return `${what}: ${name} has no such term, and the formula has ${formatMonomials([claimed as Monomial])}`
  if (claimed === undefined) return `${what}: the term ${formatMonomials([right])} of ${name} is missing`
  return `${what}: its coefficient in ${name} is ${Q.format(right.coefficient)}, and not ${Q.format(claimed.coefficient)}`
}

function noticedIn({ right, symbolOf }: PointClaim, isWrong: (value: Polynomial) => boolean): readonly Noticed[] {
  const planted: readonly [Noticed, Rational, readonly Expression[]][] = [
    ['a sign', Q.rational(-1n), addends(right)],
    ['a factor 2', Q.rational(2n), addends(right)],
    ['a dropped term', Q.zero, omissible(right)],
  ]
  return planted.flatMap(([name, factor, terms]) => {
    const isNoticed = (term: Expression): boolean => {
      const value = polynomialOf(withFactor(right, term, factor), symbolOf)
      return value !== undefined && isWrong(value)
    }
    return triedOf(terms).every(isNoticed) ? [name] : []
  })
}
