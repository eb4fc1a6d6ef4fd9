import { addPolynomials, formatMonomials, formatPowers, scalePolynomial } from '../../algebra/polynomial.js'
import type { Monomial, Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { InputError } from '../../errors.js'
import { correlatorName, correlatorOf } from '../../expansion/correlatorReading.js'
import { expandGently } from '../../expansion/expand.js'
import type { Expansion, ExpansionRequest } from '../../expansion/expansion.js'
import { pointSeries } from '../../expansion/pointSeries.js'
import { atAPoint } from '../../expansion/readings/atAPoint.js'
import { isSingleOrder } from '../../expansion/selection.js'
import type { Expression } from '../../mathematics/expression.js'
import { addends, omissible, withFactor } from '../../mathematics/rewritten.js'
import { polynomialLatex } from '../../render/latex/polynomialLatex.js'
import { couplingName } from '../../theory/couplingName.js'
import type { Theory } from '../../theory/theory.js'
import type { Running } from '../running.js'
import { expansionRequest, finding, selectionKeys } from '../subject.js'
import { CORRECTION_ALONE } from './asCorrection.js'
import { notJudged } from './judge.js'
import type { Judged, Opinion } from './judge.js'
import type { Noticed } from './noticed.js'
import { orderIn, pointClaimOf } from './pointClaim.js'
import type { PointClaim } from './pointClaim.js'
import { polynomialOf } from './pointPolynomial.js'

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
    return { opinion: notJudged(error.message), isSure: false }
  }
}

/** One of several terms differs: no other norm or letter makes that right. */
function isOneSlip({ value }: PointClaim, { differences }: Opinion, { orders: [leading] }: Theory): boolean {
  const isCounted = leading === undefined || value.some(({ powers }) => leading.symbol in powers)
  return differences.length === 1 && value.length > 1 && isCounted
}

async function judged(
  claim: PointClaim,
  { theory, asked, limit, planting = true }: Judged,
  running: Running,
): Promise<Opinion | undefined> {
  const legs = asked.legs ?? claim.legs
  const highest = claim.value.map((term) => orderIn(theory, term)).reduce(larger, Q.zero)
  const isChosen = selectionKeys.some((key) => asked[key] !== undefined)
  if (legs === undefined || (theory.orders.length !== 1 && !isChosen)) return undefined
  const request = {
    isAsked: isChosen,
    ...reaching(
      expansionRequest(
        {
          theory: theory.name,
          ...asked,
          legs,
          ...(isChosen ? {} : { upTo: Q.format(larger(highest, claim.openFrom ?? highest)) }),
        },
        theory,
      ),
      highest,
    ),
  }
  const coefficients = await expandGently(theory, request.all, { limit, ...finding(running) })
  running.signal?.throwIfAborted()
  if (!isSeriesToo(coefficients, request.all))
    return notJudged('its diagrams and the generating function of the theory give different values at a point')
  const readings = claim.reading === undefined ? (['coefficient', 'correlator'] as const) : [claim.reading]
  const found = readings.map((reading) => judgedAs(claim, reading, coefficients, request, theory, planting))
  return found.find(({ verdict }) => verdict !== 'wrong') ?? found[0]
}

/** Whether the generating function, which knows of no diagram, gives the same; true where it cannot tell. */
function isSeriesToo(coefficients: Expansion, { select, ...request }: ExpansionRequest): boolean {
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

interface Reach {
  /** Whether orders were asked for, and not taken from the formula. */
  readonly isAsked: boolean
  readonly asked: ExpansionRequest
  /** Up to the highest order of the claim too. */
  readonly all: ExpansionRequest
  /** What was asked for ends here; undefined where it is not by one order. */
  readonly upTo: Rational | undefined
}

function reaching(request: ExpansionRequest, highest: Rational): Omit<Reach, 'isAsked'> {
  const { select } = request
  const asked = 'order' in select ? select.order : 'upTo' in select ? select.upTo : undefined
  if (asked === undefined || !isSingleOrder(asked)) return { asked: request, all: request, upTo: undefined }
  const upTo = typeof asked === 'number' ? Q.parse(`${asked}`) : asked
  const all = Q.compare(highest, upTo) > 0 ? { ...request, select: { ...select, upTo: highest } } : request
  return { asked: request, all, upTo }
}

function judgedAs(
  claim: PointClaim,
  reading: 'coefficient' | 'correlator',
  coefficients: Expansion,
  { all, upTo, isAsked }: Reach,
  theory: Theory,
  planting: boolean,
): Opinion {
  const expansion = reading === 'correlator' ? correlatorOf(coefficients) : coefficients
  const derived = atAPoint(expansion)
  const isWrong = (value: Polynomial): boolean => {
    const found = differing(value, derived, claim, upTo, theory)
    return found.length > 0 && !isCorrection(found, value, expansion)
  }
  const differences = differing(claim.value, derived, claim, upTo, theory)
  const name = reading === 'correlator' ? correlatorName(expansion) : `${couplingName(theory)}_${all.legs}`
  if (isCorrection(differences, claim.value, expansion)) return notJudged(CORRECTION_ALONE)
  if (differences.length > 0)
    return {
      ...notJudged(null),
      verdict: 'wrong',
      kind: 'at a point',
      differences: differences.map((difference) => sentence(difference, claim.value, derived, name)),
      lines: claim.openFrom === undefined ? [lineOf(derived, claim)] : [],
    }
  const open = isAsked && derived.some((term) => isOpen(claim, term, theory))
  const conventions = [
    ...(claim.reading === undefined ? [`read as ${name}`] : []),
    ...(open ? ['as far as it goes: its tail leaves some of what was asked for open'] : []),
  ]
  return {
    ...notJudged(null),
    verdict: conventions.length === 0 ? 'right' : 'right-under',
    kind: 'at a point',
    convention: conventions.length === 0 ? null : conventions.join('; '),
    noticed: planting ? noticedIn(claim, isWrong) : [],
  }
}

/** What is claimed less what is derived, of what was asked for and what is claimed beyond. */
function differing(
  value: Polynomial,
  derived: Polynomial,
  claim: PointClaim,
  upTo: Rational | undefined,
  theory: Theory,
): Polynomial {
  const claimed = new Set(value.map((term) => formatPowers(term.powers)))
  return addPolynomials(value, scalePolynomial(derived, Q.rational(-1n))).filter((term) => {
    if (claimed.has(formatPowers(term.powers))) return true
    return !isOpen(claim, term, theory) && (upTo === undefined || Q.compare(orderIn(theory, term), upTo) <= 0)
  })
}

function isOpen({ openFrom, value }: PointClaim, term: Monomial, theory: Theory): boolean {
  if (openFrom === undefined || value.some(({ powers }) => formatPowers(powers) === formatPowers(term.powers)))
    return false
  const order = orderIn(theory, term)
  if (openFrom !== null) return Q.compare(order, openFrom) >= 0
  // Dots go on where the claim ends.
  return value.every((each) => Q.compare(order, orderIn(theory, each)) > 0)
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

function lineOf(derived: Polynomial, { left, notation }: PointClaim): string {
  const right = notation === 'plain' ? formatMonomials(derived) : polynomialLatex(derived)
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

/** Of longer formulas only so many terms are tried, evenly spread. */
const MOST_TRIED = 24

function noticedIn({ right, symbolOf }: PointClaim, isWrong: (value: Polynomial) => boolean): readonly Noticed[] {
  const planted: readonly [Noticed, Rational, readonly Expression[]][] = [
    ['a sign', Q.rational(-1n), addends(right)],
    ['a factor 2', Q.rational(2n), addends(right)],
    ['a dropped term', Q.zero, omissible(right)],
  ]
  return planted.flatMap(([name, factor, terms]) => {
    const step = Math.max(1, Math.ceil(terms.length / MOST_TRIED))
    const isNoticed = (term: Expression): boolean => {
      const value = polynomialOf(withFactor(right, term, factor), symbolOf)
      return value !== undefined && isWrong(value)
    }
    return terms.filter((_, i) => i % step === 0).every(isNoticed) ? [name] : []
  })
}

function larger(a: Rational, b: Rational): Rational {
  return Q.compare(a, b) < 0 ? b : a
}
