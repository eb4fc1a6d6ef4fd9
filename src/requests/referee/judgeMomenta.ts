import * as Q from '../../algebra/rational.js'
import { InputError } from '../../errors.js'
import { expandGently } from '../../expansion/expand.js'
import type { Expansion, ExpansionRequest } from '../../expansion/expansion.js'
import { hasDirectedFields, hasSeveralSources } from '../../expansion/formula/carriedBy.js'
import { readMomentumClaim } from '../../expansion/momentum/momentumClaim.js'
import type { ClaimedIntegral, MomentumClaim } from '../../expansion/momentum/momentumClaim.js'
import { readsAsMomenta } from '../../expansion/momentum/readsAsMomenta.js'
import { verifyMomenta } from '../../expansion/momentum/verifyMomenta.js'
import type { MomentumQuestion, MomentumVerification } from '../../expansion/momentum/verifyMomenta.js'
import { askedBy, orderOf, reaching } from '../../expansion/leadingOrder.js'
import { largest, requireSize } from '../../sizes.js'
import { memberNamed } from '../../theory/lookups.js'
import type { Theory } from '../../theory/theory.js'
import { expansionRequest, finding, selectsOrders } from '../subject.js'
import type { Running } from '../running.js'
import { belowTails } from './highestClaimed.js'
import { asMomentumAverage } from './asAverage.js'
import { legsMeant } from '../../expansion/legsMeant.js'
import { nearer, notJudged, refused, untoldLegs } from './judge.js'
import type { Judged, Opinion } from './judge.js'
import { momentumLines } from './momentumLines.js'
import { patchedLines } from './patched.js'
import type { PlacedRatio } from './patched.js'
import type { ComparedIntegral } from '../../expansion/momentum/compareIntegrals.js'
import { integralText } from '../../expansion/momentum/integralText.js'
import { explainRatios } from '../../expansion/explainDifferences.js'
import { ratioRules, sharedRatio } from '../../expansion/ratioRules.js'
import { writtenSymbols } from '../../expansion/readings/labelledTerms.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'
import type { Powers } from '../../algebra/polynomial.js'
import type { Subject } from '../subject.js'
import { triedOf } from './noticed.js'
import type { Noticed } from './noticed.js'

/** What is said of an equation in momentum space, and whether it could be read as one. */
export interface MomentumJudgement {
  readonly judgement: Opinion
  readonly isRead: boolean
}

/**
 * An equation in momentum space against the derived diagrams: see `verifyMomenta`. Undefined for one that is not in
 * momentum space.
 *
 * @throws the signal's reason when it is aborted
 */
export async function judgeMomenta(equation: Judged, running: Running): Promise<MomentumJudgement | undefined> {
  const { text, file, input = 'latex', macros } = equation
  try {
    if (input === 'plain' || !readsAsMomenta(text, file, macros)) return undefined
    return { judgement: await judged(equation, running), isRead: true }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    // It can be read, and its factors of 2π do not fit its integrals.
    if (error.code === 'formula.diagram')
      return { judgement: { ...notJudged(null), verdict: 'wrong', differences: [error.message] }, isRead: true }
    return { judgement: refused(error), isRead: false }
  }
}

async function judged(equation: Judged, running: Running): Promise<Opinion> {
  const { text, file, theory, macros, convention } = equation
  const claim = readMomentumClaim(text, theory, { file, macros, ...(convention === undefined ? {} : { convention }) })
  const opinion = await judgedClaim(claim, equation, running)
  const averaged = opinion.verdict === 'wrong' ? asMomentumAverage(claim, theory) : undefined
  if (averaged === undefined) return opinion
  return nearer(opinion, await judgedClaim(averaged.claim, equation, running), averaged.convention)
}

/** M(p) of one momentum is the self-energy of two legs, where nothing says that it is an amplitude of more. */
function withSelfEnergy(claim: MomentumClaim, legs: Judged['asked']['legs']): MomentumClaim {
  const { left } = claim
  const isOne = left?.names === 'amplitude' && left.legs === undefined && left.momenta?.length === 1
  if (!isOne || left.momenta[0]?.length === 0 || (legs !== undefined && legs !== 2)) return claim
  return { ...claim, left: { ...left, names: 'self-energy', legs: 2 } }
}

async function judgedClaim(written: MomentumClaim, equation: Judged, running: Running): Promise<Opinion> {
  const { theory, draw, asked } = equation
  const claim = withSelfEnergy(written, asked.legs)
  const carries = sourcesOf(theory, claim)
  const said = legsMeant(theory, asked.legs, carries)
  if (carries !== undefined && said === undefined)
    return notJudged('its comment asks for other legs than those of its left side')
  const legs = said ?? legsOf(claim)
  if (legs === undefined)
    return notJudged('neither its comment nor its left side says how many legs it has, as legs=4 does')
  const isChosen = selectsOrders(asked)
  // O(λ³) says that everything below is there.
  const below = isChosen || claim.left === undefined ? Q.zero : belowTails(theory, claim.tails)
  const highest = claim.terms.map((term) => orderOfTerm(theory, term, legs)).reduce(Q.larger, below)
  if (claim.terms.length === 0 && !isChosen)
    return notJudged('it has no terms, and no order is said to which it has none')
  const request = expansionRequest(
    { theory: theory.name, ...asked, legs, ...(isChosen ? {} : { upTo: Q.format(highest) }) },
    theory,
  )
  const reached = reaching(request, highest)
  const [all, proper] = [
    await derived(equation, reached, running),
    await derived(
      equation,
      { ...reached, filters: [...new Set([...(reached.filters ?? []), '1pi' as const])] },
      running,
    ),
  ]
  const question: MomentumQuestion = {
    theory,
    request,
    expansions: { all, proper },
    isAsked: askedBy(request, theory),
    draw,
  }
  const verification = verifyMomenta(claim, question)
  if (verification === undefined)
    return notJudged(
      momentaAreKnown(claim)
        ? 'its left side names nothing that is known of the theory'
        : 'which of its letters are the momenta of which legs cannot be told',
    )
  const found = opinion(claim, question, verification, equation)
  // By a number alone, legs of several kinds are those of the first.
  const isTold = !hasSeveralSources(theory) || typeof legs === 'object'
  return found.verdict === 'wrong' && !isTold ? untoldLegs(theory) : found
}

function momentaAreKnown(claim: MomentumClaim): boolean {
  return claim.letters.length === 0
}

async function derived({ theory, limit }: Judged, request: ExpansionRequest, running: Running): Promise<Expansion> {
  const expansion = await expandGently(theory, request, { limit, ...finding(running) })
  running.signal?.throwIfAborted()
  requireSize({
    code: 'referee.size',
    at: 'formula',
    of: 'classes of diagrams for a formula in momentum space',
    needed: expansion.terms.length,
    most: largest.momentumDiagrams,
    instead: 'a lower order',
  })
  return expansion
}

/** What the legs carry by the fields on the left side; two of a complex field are one of each. */
function sourcesOf(theory: Theory, claim: MomentumClaim): readonly string[] | undefined {
  if (!hasSeveralSources(theory)) return undefined
  const [line, another] = theory.lines
  const isComplex = hasDirectedFields(theory) && line !== undefined && another === undefined
  const both = isComplex && legsOf(claim) === 2 ? [...new Set(theory.legs.map(({ carries }) => carries))] : undefined
  return claim.left?.carries ?? (both?.length === 2 ? both : undefined)
}

/** By the left side, or the letters: p, or p₁ … p_n. */
function legsOf({ left, letters }: MomentumClaim): number | undefined {
  if (left?.legs !== undefined) return left.legs
  const numbers = letters.map((letter) => Number(/^\p{L}(\d)$/u.exec(letter)?.[1] ?? 0))
  if (letters.length === 1 && numbers[0] === 0) return 2
  const most = Math.max(0, ...numbers)
  return most > 2 && numbers.every((number) => number > 0) ? most : undefined
}

function orderOfTerm(theory: Theory, term: ClaimedIntegral, legs: Subject['legs']): Q.Rational {
  const { couplings, vertices, parameters } = term
  const [leading] = theory.orders
  if (leading !== undefined && isImplied(theory, leading.symbol))
    return parameters.has(leading.symbol)
      ? orderOf(theory, Object.fromEntries(parameters))
      : countedOrder(theory, term, typeof legs === 'number' ? legs : legs.length)
  const ofMember = (name: string): Q.Rational => orderOf(theory, memberNamed(theory, { name }).order)
  return Q.sum([
    ...[...couplings].map(([name, power]) => Q.multiply(power, ofMember(name))),
    ...vertices.map(({ name }) => ofMember(name)),
    ...[...parameters].map(([name, power]) => orderOf(theory, { [name]: power })),
  ])
}

/** Whether lines, legs or the whole bring it, so that no coupling stands for it. */
function isImplied(theory: Theory, symbol: string): boolean {
  return writtenSymbols(theory).has(symbol) && !rangeSymbols(theory).has(symbol)
}

/** By power counting; whether the legs' own lines are written or not, they count. */
function countedOrder(
  theory: Theory,
  { couplings, vertices }: Pick<ClaimedIntegral, 'couplings' | 'vertices'>,
  legs: number,
): Q.Rational {
  const powers = [...couplings, ...vertices.map(({ name }): readonly [string, Q.Rational] => [name, Q.one])]
  const members = powers.map(([name, power]) => ({ member: memberNamed(theory, { name }), power }))
  const times = (order: Powers | undefined, power: Q.Rational): Q.Rational =>
    Q.multiply(power, orderOf(theory, order ?? {}))
  const ends = members.map(({ member, power }) => Q.multiply(power, Q.rational(member.kind.fields.length)))
  const [external, lines] = [Q.rational(legs), Q.divide(Q.sum([...ends, Q.rational(legs)]), Q.rational(2))]
  return Q.sum([
    orderOf(theory, theory.expands.order),
    ...members.map(({ member, power }) => times(member.order, power)),
    times(theory.lines[0]?.order, lines),
    times(theory.legs[0]?.order, external),
  ])
}

/** What all coefficients that differ have in common. */
function sharedIn({ terms, reading }: MomentumVerification, question: MomentumQuestion): readonly string[] {
  const ratios = terms.flatMap(({ verdict, derived: right, claimed, isImaginary, sample, integral }) =>
    right === undefined || claimed === undefined || isImaginary || !['equal', 'coefficient'].includes(verdict)
      ? []
      : [{ ratio: Q.divide(claimed, right), name: integralText(integral), counts: countsOf(sample) }],
  )
  const wrong = ratios.filter(({ ratio }) => !Q.equal(ratio, Q.one))
  // What one line says is said.
  if (wrong.length < 2) return []
  const rules = ratioRules(ratios).filter(({ causes }) => causes === 1)
  const said = wrong.length === ratios.length ? sharedRatio(ratios) : undefined
  if (said !== undefined) return [said]
  const told = rules.slice(0, 1).map(({ says }) => says)
  const known = factorIn({ terms, reading }, question)
  // What stands at each vertex, line or loop is told once.
  const isTold = known === undefined || (told.length > 0 && known.startsWith('each '))
  const all = isTold ? told : [...told, known]
  return all.length === 0 ? [] : [all.join('; or ')]
}

/** The one factor of the diagrams that gives all ratios, such as 1/n! of the vertices. */
function factorIn(
  { terms, reading }: Pick<MomentumVerification, 'terms' | 'reading'>,
  { theory, expansions }: MomentumQuestion,
): string | undefined {
  const expansion = reading.sum === 'proper' ? expansions.proper : expansions.all
  const pairs = terms.flatMap(({ verdict, derived: right, claimed, sample }) => {
    const term = expansion.terms[sample?.term ?? -1]
    const isPair = ['equal', 'coefficient'].includes(verdict) && right !== undefined && claimed !== undefined
    return isPair && term !== undefined ? [{ derived: term, ratio: Q.divide(claimed, right) }] : []
  })
  const { kind, causes, reasons } = explainRatios({ theory }, pairs)
  return kind === 'single' && causes === 1 ? reasons[0] : undefined
}

function countsOf(sample: ComparedIntegral['sample']): ReadonlyMap<string, number> {
  if (sample === undefined) return new Map()
  const { vertexNames, integral } = sample
  return new Map([
    ...[...new Set(vertexNames)].map((name): readonly [string, number] => [
      `vertex ${name}`,
      vertexNames.filter((each) => each === name).length,
    ]),
    ['loop', integral.loops],
    ['line', integral.lines.length],
  ])
}

/** Claimed/derived of each integral, with its places; one that has no ratio leaves no other numbers to put right. */
function ratiosIn({ terms }: MomentumVerification): readonly PlacedRatio[] {
  return terms
    .filter(({ verdict }) => verdict !== 'open')
    .map(({ derived: right, claimed, isImaginary, places }) =>
      right === undefined || claimed === undefined || isImaginary
        ? { places }
        : { ratio: Q.divide(claimed, right), places },
    )
}

function opinion(
  claim: MomentumClaim,
  question: MomentumQuestion,
  found: MomentumVerification,
  { text, planting = true }: Pick<Judged, 'text' | 'planting'>,
): Opinion {
  const { verdict, reading, conventions, differences, reason } = found
  const convention = conventions.length === 0 ? null : conventions.join('; ')
  if (verdict === 'undecided') return notJudged(reason ?? null)
  const unlisted = found.terms.filter((term) => term.verdict === 'open' && term.claimed === undefined).length
  // What stands for anything may stand for a term that was forgotten.
  if (unlisted > 0 && verdict === 'open' && claim.tails.some(({ from }) => from === undefined))
    return notJudged(`its dots may stand for ${unlisted} of the ${found.terms.length} terms that were asked for`)
  const only = verdict === 'wrong' ? oneOfThem(claim, question, found, text) : undefined
  if (only !== undefined) return only
  if (verdict === 'wrong')
    return {
      verdict,
      kind: reading.kind,
      convention,
      reason: null,
      differences: [...sharedIn(found, question), ...differences],
      lines: [
        ...patchedLines({ text, input: 'latex' }, ratiosIn(found)),
        ...momentumLines(claim, question, found, text),
      ],
      noticed: [],
    }
  const all = [
    ...conventions,
    ...(verdict === 'open' ? ['as far as it goes: its tail leaves some of what was asked for open'] : []),
  ]
  return {
    verdict: all.length === 0 ? 'right' : 'right-under',
    kind: reading.kind,
    convention: all.length === 0 ? null : all.join('; '),
    reason: null,
    differences: [],
    lines: [],
    noticed: planting ? noticedIn(claim, question) : [],
  }
}

/**
 * An amplitude of one diagram, as texts print them one by one: without a left side, with the i's of its vertices and
 * lines, and right (see `oneDiagram`).
 */
function oneOfThem(
  claim: MomentumClaim,
  question: MomentumQuestion,
  found: MomentumVerification,
  text: string,
): Opinion | undefined {
  const [only, second] = found.terms.filter(({ verdict }) => verdict !== 'missing')
  if (claim.left !== undefined || !claim.minkowski || second !== undefined || only?.verdict !== 'equal')
    return undefined
  const isProper = found.reading.sum === 'proper'
  const expansion = isProper ? question.expansions.proper : question.expansions.all
  const term = expansion.terms[only.sample?.term ?? -1]
  if (term === undefined) return undefined
  const alone: Expansion = { ...expansion, terms: [term] }
  const itself: MomentumQuestion = { ...question, expansions: { all: alone, proper: alone } }
  const verification = verifyMomenta(claim, itself)
  if (verification?.verdict !== 'right') return undefined
  const judged = opinion(claim, itself, verification, { text })
  const asked = expansion.terms.filter((one) => question.isAsked(one) && one.weighted.diagram.vertices.length > 0)
  const among = `one of the ${asked.length} diagrams that were asked for`
  return {
    ...judged,
    verdict: 'right-under',
    convention: [...(judged.convention === null ? [] : [judged.convention]), among].join('; '),
  }
}

/** The errors that the same judge calls wrong when they are planted in each of the claim's products. */
function noticedIn(claim: MomentumClaim, question: MomentumQuestion): readonly Noticed[] {
  const tried = triedOf(claim.terms.map((_, i) => i))
  const isNoticed = (change: (term: ClaimedIntegral) => readonly ClaimedIntegral[]): boolean =>
    tried.every((i) => {
      const planted = <T extends Pick<MomentumClaim, 'terms'>>(of: T): T => ({
        ...of,
        terms: of.terms.flatMap((term, k) => (k === i ? change(term) : [term])),
      })
      return verifyMomenta({ ...planted(claim), possible: claim.possible.map(planted) }, question)?.verdict === 'wrong'
    })
  const times = (factor: number) => (term: ClaimedIntegral) => [
    { ...term, coefficient: Q.multiply(term.coefficient, Q.rational(factor)) },
  ]
  return [
    ...(isNoticed(times(-1)) ? (['a sign'] as const) : []),
    ...(isNoticed(times(2)) ? (['a factor 2'] as const) : []),
    ...(isNoticed(() => []) ? (['a dropped term'] as const) : []),
  ]
}
