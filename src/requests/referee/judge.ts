import * as Q from '../../algebra/rational.js'
import { isConnected } from '../../diagrams/structure/connectedParts.js'
import { choicesFor } from '../../expansion/formula/conventions.js'
import { InputError } from '../../errors.js'
import { claimedRequest } from '../../expansion/claimedRequest.js'
import type { Convention } from '../../expansion/formula/conventions.js'
import { expandGently } from '../../expansion/expand.js'
import type { Expansion, ExpansionRequest } from '../../expansion/expansion.js'
import type { Claim } from '../../expansion/formula/claim.js'
import { hasDirectedFields, hasSeveralSources } from '../../expansion/formula/carriedBy.js'
import { readClaim } from '../../expansion/formula/readClaim.js'
import { readFormula } from '../../expansion/formula/readFormula.js'
import type { Tail } from '../../expansion/formula/tails.js'
import { ordersOf } from '../../expansion/powerCounting.js'
import { verifyClaim } from '../../expansion/verify.js'
import type { Verification } from '../../expansion/verify.js'
import type { Theory } from '../../theory/theory.js'
import { expansionRequest, finding, selectsOrders } from '../subject.js'
import type { Subject } from '../subject.js'
import type { Running } from '../running.js'
import { correctedLines } from './corrected.js'
import type { Directive } from './directive.js'
import { CORRECTION_ALONE, isCorrectionAlone } from './asCorrection.js'
import { asAverage } from './asAverage.js'
import { highestClaimed } from './highestClaimed.js'
import { legsMeant } from '../../expansion/legsMeant.js'
import { miscounted } from './miscounted.js'
import { noticedIn } from './noticed.js'
import type { Noticed } from './noticed.js'
import { oneDiagram } from './oneDiagram.js'

/** What a judge says of an equation. */
export interface Judgement {
  /** `right-under`: right as the convention says it was read. */
  readonly verdict: 'right' | 'right-under' | 'wrong' | 'not-judged'
  /** What it was judged as; null where it was not. */
  readonly kind: string | null
  readonly convention: string | null
  /** Why it was not judged. */
  readonly reason: string | null
  /** What differs, in sentences. */
  readonly differences: readonly string[]
  /** The right line in the letters of the claim, judged as the claim was. */
  readonly corrected: string | null
  /** Which errors, planted in the claim, the same judge calls wrong. */
  readonly noticed: readonly Noticed[]
}

/** What one of the judges says, and lines that may be right instead, the likeliest first; nobody has judged these yet. */
export interface Opinion extends Omit<Judgement, 'corrected'> {
  readonly lines: readonly string[]
  /** What it rests on, where that is a comparison diagram by diagram. */
  readonly verification?: Verification
  /** Why it cannot be read or derived, where that is the reason. */
  readonly refusal?: InputError
}

/** An equation as it is judged. */
export interface Judged {
  /** Its text, with the line breaks and blanks before it, so that places are those of the document. */
  readonly text: string
  readonly file: string
  /** Default: LaTeX. */
  readonly input?: 'plain' | 'latex'
  readonly macros: Readonly<Record<string, string>>
  /** What its comment says of what is asked. */
  readonly asked: Directive['asked']
  readonly theory: Theory
  /** What its paper says of its i's. */
  readonly convention?: Convention
  /** Refused when there are more classes of diagrams than this. */
  readonly limit: number
  /** Of a whole functional, only the terms with so many fields or sources. */
  readonly fields?: number
  /** Whether errors are planted in what is right; default true. */
  readonly planting?: boolean
  readonly draw: () => number
}

/**
 * An equation of a theory's coefficient function or n-point function against what the theory gives: the judge of
 * `verify`.
 *
 * @throws InputError for what cannot be read or derived; the signal's reason when it is aborted
 */
export async function judge(equation: Judged, running: Running): Promise<Opinion> {
  const { theory } = equation
  try {
    const plainly = plainClaim(equation)
    const opinion = await judgedAs(equation, plainly, running)
    const averaged = asAverage(plainly)
    if (opinion.verdict !== 'wrong' || averaged === undefined) return opinion
    const other = await judgedAs(equation, averaged.claim, running, (claim) => asAverage(claim)?.claim ?? claim)
    return nearer(opinion, other, averaged.convention)
  } catch (error) {
    const isReadable =
      error instanceof InputError && (error.code === 'formula.diagram' || error.code === 'formula.chain')
    if (!isReadable) throw error
    return unlikeAny(theory, error)
  }
}

/** The first, unless the other is right, or wrong in less. */
export function nearer(first: Opinion, other: Opinion, convention: string): Opinion {
  const isNearer = other.verdict !== 'wrong' || other.differences.length < first.differences.length
  if (!isNearer || other.verdict === 'not-judged') return first
  return {
    ...other,
    verdict: other.verdict === 'right' ? 'right-under' : other.verdict,
    convention: [...(other.convention === null ? [] : [other.convention]), convention].join('; '),
    lines: [],
  }
}

/** The claim as it says itself what it is of; where all is asked for, that is not looked at. */
function plainClaim(equation: Judged): Claim {
  const { theory, asked } = equation
  const { legs } = asked
  if (!selectsOrders(asked) || legs === undefined) return claimIn(equation)
  return claimIn(equation, expansionRequest({ theory: theory.name, ...asked, legs }, theory))
}

async function judgedAs(
  equation: Judged,
  plainly: Claim,
  running: Running,
  meant = (claim: Claim): Claim => claim,
): Promise<Opinion> {
  const { limit, draw, theory, asked } = equation
  const { carries, points } = plainly
  const said = legsMeant(theory, asked.legs, carries)
  if (carries !== undefined && said === undefined)
    return notJudged('its comment asks for other legs than those of the fields on its left side')
  const inferred = said ?? plainly.request.legFields
  const request = requestOf(equation, plainly, inferred ?? points.length)
  const claim = meant(claimIn(equation, request))
  if (claim.isFull && claim.terms.some(({ weighted }) => !isConnected(weighted.diagram)))
    return notJudged('its products in parts belong to the full function, and diagrams give the connected one')
  if (claim.declared === undefined && claim.isVacuum && choicesFor(claim.theory, claim) === undefined)
    return notJudged(
      'averages in the vacuum have i’s, and it has none: a comment says whether D_F = propagator of …, Minkowski',
    )
  const isOneWay = new Set(claim.terms.flatMap(({ products }) => products.map((each) => each.carries.join()))).size < 2
  // Lines of a complex field that end otherwise in one term than in another do not say what its legs are.
  if (typeof inferred !== 'object' && hasDirectedFields(theory) && !isOneWay) return untoldLegs(theory)
  const coefficients = await expandGently(claim.theory, claimedRequest(request, claim), { limit, ...finding(running) })
  running.signal?.throwIfAborted()
  const verification = verifyClaim(coefficients, claim, draw)
  const found = { ...opinion(coefficients, verification, equation), verification }
  // By a number alone, legs of several kinds are those of the first.
  const isTold = !hasSeveralSources(theory) || typeof inferred === 'object'
  return found.verdict === 'wrong' && !isTold ? untoldLegs(theory) : found
}

/** It can be read, and is no formula of the theory: a line too few at a point, sides that differ. */
function unlikeAny(theory: Theory, error: InputError): Opinion {
  // Many texts write Δ(x,y) for a complex field as if it had no direction.
  if (hasDirectedFields(theory)) return refused(error)
  return { ...notJudged(null), verdict: 'wrong', differences: [error.message], refusal: error }
}

/** Of which nothing can be said before it is known what its legs carry. */
export function untoldLegs(theory: Theory): Opinion {
  return notJudged(
    `which of its legs carry ${sourcesOf(theory)} is not said: a comment with legs=${sourcesOf(theory, ',')} does`,
  )
}

function sourcesOf({ legs }: Theory, between = ' or '): string {
  return [...new Set(legs.map(({ carries }) => carries))].join(between)
}

/** An equation of which nothing can be said, and why. */
export function notJudged(reason: string | null): Opinion {
  return { verdict: 'not-judged', kind: null, convention: null, reason, differences: [], lines: [], noticed: [] }
}

/** An equation that cannot be read or derived. */
export function refused(refusal: InputError): Opinion {
  return { ...notJudged(refusal.message), refusal }
}

/** What the equation claims, when it is read for a request. @throws InputError with its place */
export function claimIn(
  { text, file, input = 'latex', theory, macros, convention, fields }: Judged,
  request?: ExpansionRequest,
): Claim {
  const options = {
    file,
    macros,
    input,
    ...(request === undefined ? {} : { request }),
    ...(fields === undefined ? {} : { fields }),
  }
  const claim = readClaim((variant) => readFormula(text, variant, options), text, theory, options)
  return convention === undefined ? claim : { ...claim, declared: convention }
}

/** What the comment asks for; the orders that it leaves out are those of the formula, its tail heard. */
function requestOf({ theory, asked }: Judged, plainly: Claim, legs: Subject['legs']): ExpansionRequest {
  const subject = { theory: theory.name, ...asked, legs }
  if (selectsOrders(asked)) return expansionRequest(subject, theory)
  return { ...expansionRequest({ ...subject, order: 0 }, theory), select: { upTo: highestClaimed(plainly) } }
}

/** Where several reasons fit equally well, one of them is meant. */
function reasonsOf({ kind, reasons }: Verification['explanation']): readonly string[] {
  return kind === 'several' ? [reasons.join(', or ')] : reasons
}

function opinion(
  coefficients: Expansion,
  verification: Verification,
  { text, input, draw, planting = true }: Judged,
): Opinion {
  const noticed = (derived: Expansion): readonly Noticed[] =>
    planting ? noticedIn(derived, verification.claim, draw) : []
  const { verdict, claim, explanation, terms } = verification
  if (verdict === 'open' && terms.every((term) => term.verdict !== 'equal'))
    return notJudged('its tail leaves everything that was asked for open')
  const unlisted = terms.filter((term) => term.verdict === 'open' && term.claimed === undefined).length
  // What stands for anything may stand for a term that was forgotten.
  if (unlisted > 0 && claim.tails.some(({ from }) => from === undefined))
    return notJudged(`its dots may stand for ${unlisted} of the ${terms.length} terms that were asked for`)
  const reading = claim.notes.filter((note) => note.startsWith('read ')).map((note) => note.replace(/; as .*$/, ''))
  const only = verdict === 'wrong' ? oneDiagram(coefficients, verification) : undefined
  if (only !== undefined)
    return {
      ...notJudged(null),
      verdict: 'right-under',
      kind: verification.reading,
      convention: [...reading, `one of the ${coefficients.terms.length} diagrams that were asked for`].join('; '),
      noticed: noticed(only),
    }
  if (verdict === 'wrong' && isCorrectionAlone(coefficients, claim, draw)) return notJudged(CORRECTION_ALONE)
  if (verdict === 'wrong') {
    const counts = miscounted(coefficients, claim, draw)
    return {
      verdict,
      kind: verification.reading,
      convention: reading.length === 0 ? null : reading.join('; '),
      reason: null,
      differences: counts.length > 0 ? counts : [...reasonsOf(explanation), ...explanation.terms],
      lines: correctedLines(verification, { text, input: input ?? 'latex' }),
      noticed: [],
    }
  }
  const conventions = [
    ...reading,
    ...(claim.oneForAll.length === 0 ? [] : [`one labelling stands for all of ${claim.oneForAll.join(', ')}`]),
    ...beyond(coefficients, claim),
    ...(verdict === 'open' ? ['as far as it goes: its tail leaves some of what was asked for open'] : []),
  ]
  return {
    verdict: conventions.length === 0 ? 'right' : 'right-under',
    kind: verification.reading,
    convention: conventions.length === 0 ? null : conventions.join('; '),
    reason: null,
    differences: [],
    lines: [],
    noticed: noticed(coefficients),
  }
}

/** A tail that begins beyond what was asked for says that what lies between is nothing, which was not looked at. */
function beyond({ theory, request: { select } }: Expansion, { tails }: Claim): readonly string[] {
  const orders = 'upTo' in select ? select.upTo : 'order' in select ? select.order : undefined
  const asked = orders === undefined ? [] : ordersOf(theory, orders)
  const isBeyond = ({ from }: Tail): boolean =>
    asked.some(({ parameter: { symbol, unit }, order }) => {
      const begins = Q.divide(from?.[symbol] ?? Q.zero, unit)
      return Q.compare(begins, Q.add(order, Q.one)) > 0
    })
  return tails
    .filter(isBeyond)
    .map(({ text }) => `to the orders asked for; what its tail ${text} says of higher ones was not looked at`)
}
