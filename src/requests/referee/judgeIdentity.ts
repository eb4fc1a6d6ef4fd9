import { lazy } from '../../algebra/lazy.js'
import * as Q from '../../algebra/rational.js'
import { placeIn } from '../../expansion/formula/cursor.js'
import { blankedTex } from '../../mathematics/blankedTex.js'
import type { Chain, Expression } from '../../mathematics/expression.js'
import { MiscountedDerivative, SeveralEquations, UnreadableMathematics } from '../../mathematics/item.js'
import { readChain } from '../../mathematics/readChain.js'
import { addends, omissible, withoutTerm, withTermBehind, withTermTimes } from '../../mathematics/rewritten.js'
import type { NetworkSaid } from '../../models/claimed.js'
import { newBudget } from '../../models/budget.js'
import { everyTerm } from '../../expansion/ratioRules.js'
import { isNoticed, wrongTerms, wrongWhole } from '../../models/differences.js'
import type { WrongTerm } from '../../models/differences.js'
import { identityOf, judgedIdentity, turned, withErrorIn } from '../../models/identity.js'
import type { Finding, Identity } from '../../models/identity.js'
import type { Model } from '../../models/model.js'
import { modelsOf } from '../../models/models.js'
import { powerReadings } from '../../models/powersOfAverages.js'
import type { Theory } from '../../theory/theory.js'
import { notJudged } from './judge.js'
import type { Judged, Opinion } from './judge.js'
import { triedOf } from './noticed.js'
import type { Noticed } from './noticed.js'
import { termSaid } from './termSaid.js'

/** An equation that is judged by what its own sides say. */
export interface IdentityJudged extends Omit<Judged, 'theory'> {
  readonly theory: Theory | undefined
  readonly network: NetworkSaid | undefined
}

/**
 * An equation judged as an identity in the models of its kind: right where it holds in one of them, whatever is drawn;
 * undefined where it is of no kind that there is a model for. What holds in a doubtful reading alone is not judged.
 */
export function judgeIdentity(equation: IdentityJudged): Opinion | undefined {
  const { text, file } = equation
  try {
    const chain = chainOf(equation, text)
    return chain === undefined ? undefined : judgedInModels(equation, chain)
  } catch (error) {
    // Two equations in a line, an exponent that cannot be read.
    if (!(error instanceof UnreadableMathematics)) throw error
    const told = `${placeIn(text, file, error.at)}: ${error.message}`
    return error instanceof MiscountedDerivative
      ? { ...notJudged(null), verdict: 'wrong', kind: 'notation', differences: [told] }
      : notJudged(told)
  }
}

function judgedInModels(equation: IdentityJudged, chain: Chain): Opinion | undefined {
  const identities = identitiesOf(equation, chain)
  const decision = decided(identities)
  if (decision === undefined || typeof decision === 'string')
    return decision === undefined ? decision : notJudged(decision)
  return opinionOf(
    equation,
    decision.finding.verdict === 'wrong' ? nearest(decision, identities) : decision,
    identities,
  )
}

/** Of the readings of one kind in which a formula is wrong the first in which a single term explains it. */
function nearest(first: Tried, identities: readonly (() => Identity)[]): Tried {
  const others = identities
    .map((given) => given())
    .filter(({ model }) => model.kind === first.model.kind)
    .map((identity): Tried => ({ identity, model: identity.model, finding: judgedIdentity(identity) }))
  const isExplained = ({ identity, finding }: Tried): boolean =>
    finding.verdict === 'wrong' && finding.side >= 0 && termsOf(identity, finding.side).length > 0
  return [first, ...others.filter(isSure)].find(isExplained) ?? first
}

/** The formula in each of its models, the likeliest first; what is drawn for it is drawn when it is needed. */
function identitiesOf(equation: IdentityJudged, chain: Chain): readonly (() => Identity)[] {
  const { draw, theory, network } = equation
  const { legs, upTo, order } = equation.asked
  const claimed = {
    chain,
    ...(theory === undefined ? {} : { theory }),
    ...(network === undefined ? {} : { network }),
    ...(legs === undefined ? {} : { legs: typeof legs === 'number' ? legs : legs.length }),
    ...numberOf('upTo', upTo),
    ...numberOf('order', order),
  }
  const budget = newBudget()
  return powerReadings(chain).flatMap(({ chain: read, said }) =>
    modelsOf({ ...claimed, chain: read }).map((model) => lazy(() => identityOf(read, said(model), draw, budget))),
  )
}

/** The model by which a formula is judged; why it is not; undefined where there is none for it. */
function decided(identities: readonly (() => Identity)[]): Tried | string | undefined {
  const found: Tried[] = []
  for (const given of identities) {
    const identity = given()
    const tried = { identity, model: identity.model, finding: judgedIdentity(identity) }
    found.push(tried)
    if (tried.finding.verdict === 'right' && isSure(tried)) break
  }
  const best = ['right', 'wrong', 'not-judged']
    .map((verdict) => found.find((one) => one.finding.verdict === verdict && isSure(one)))
    .find((one) => one !== undefined)
  if (best?.finding.verdict === 'right') return best
  // In a reading in which numbers do not tell it may be right.
  const unsettled = found.find((one) => isUnsettled(one.finding) && isSure(one) && one.model.kind === best?.model.kind)
  if (best?.finding.verdict === 'wrong' && unsettled !== undefined) return unsettled
  const unsaid = found.find(({ finding, model }) => finding.verdict === 'right' && model.unsaid !== undefined)
  if (unsaid?.model.unsaid !== undefined) return unsaid.model.unsaid
  const doubtful = found.find(({ finding, model }) => finding.verdict === 'right' && model.doubtful === true)
  if (doubtful === undefined) return best
  const slip = found.find(
    ({ finding, identity, model }) =>
      finding.verdict === 'wrong' && !assumesMore(model, doubtful.model) && isOneSlip(identity, finding.side),
  )
  if (slip === undefined) return doubtful
  return `it is right if ${doubtful.model.conventions.join('; ')}, and one slip away from what is right ${
    slip.model.conventions.length === 0 ? 'otherwise' : `if ${slip.model.conventions.join('; ')}`
  }: nothing in it tells which is meant`
}

/** The terms that alone make a side wrong; where there are none and it is one of two sums, those of the other. */
function termsOf(identity: Identity, side: number): readonly WrongTerm[] {
  const terms = wrongTerms(identity, side)
  const [left] = identity.sides
  return terms.length > 0 || left?.kind !== 'sum' || identity.sides.length > 2 ? terms : wrongTerms(turned(identity), 1)
}

function isUnsettled(finding: Finding): boolean {
  return finding.verdict === 'not-judged' && finding.isUnsettled === true
}

/** Whether one term makes the difference. */
function isOneSlip(identity: Identity, side: number): boolean {
  return side >= 0 && wrongTerms(identity, side).length > 0
}

/** Whether a reading takes for granted what another does, and more: who means the other does not mean this one. */
function assumesMore({ conventions }: Model, other: Model): boolean {
  return conventions.length > other.conventions.length && other.conventions.every((one) => conventions.includes(one))
}

interface Tried {
  readonly identity: Identity
  readonly model: Model
  readonly finding: Finding
}

/** A reading that is among the first to think of. */
function isSure({ model }: Tried): boolean {
  return model.doubtful !== true && model.unsaid === undefined
}

/** Signs that say that two sides are one quantity, to the orders that are written. */
const EQUALITIES = new Set(['=', '≈', '∼', '\\sim'])
/** Every side is judged. */
const MOST_SIDES = 20

type Written = Pick<Judged, 'text' | 'macros' | 'input'>

/** The text without its comments, every character at its place. */
function withoutRemarks(text: string, input: Judged['input']): string {
  return input === 'plain' ? text.replaceAll(/#[^\n]*/g, (remark) => ' '.repeat(remark.length)) : blankedTex(text)
}

/** What the trees of a formula are; undefined for what cannot be read, of which the other judge has said why. */
function chainOf({ macros, input }: Written, text: string): Chain | undefined {
  try {
    const chain = readChain(text, macros, input)
    const isOfEqualities = chain.relations.every((relation) => EQUALITIES.has(relation))
    return isOfEqualities && chain.sides.length <= MOST_SIDES ? chain : undefined
  } catch (error) {
    const isTold = error instanceof SeveralEquations || error instanceof MiscountedDerivative
    if (!(error instanceof UnreadableMathematics) || isTold) throw error
    return undefined
  }
}

function numberOf<K extends string>(key: K, value: unknown): { readonly [key in K]?: number } {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Q.toNumber(Q.parse(value)) : undefined
  return (number === undefined ? {} : { [key]: number }) as { readonly [key in K]?: number }
}

function opinionOf(
  equation: IdentityJudged,
  { identity, model, finding }: Tried,
  identities: readonly (() => Identity)[],
): Opinion {
  const { text, file } = equation
  switch (finding.verdict) {
    case 'not-judged': {
      const { at, expected } = finding
      const place = at === undefined ? '' : `${placeIn(text, file, at.at)}: `
      const received = at === undefined ? '' : `, received '${shortened(text.slice(at.at, at.end))}'`
      return notJudged(`${place}expected ${expected}${received}`)
    }
    case 'right': {
      const convention = finding.conventions.join('; ')
      return {
        ...notJudged(null),
        verdict: convention === '' ? 'right' : 'right-under',
        kind: model.kind,
        convention: convention === '' ? null : convention,
        noticed: equation.planting === false ? [] : noticedIn(equation, identity, identities),
      }
    }
    case 'wrong': {
      const terms = finding.side < 0 ? [] : termsOf(identity, finding.side)
      const whole = terms.length > 0 || finding.side < 0 ? undefined : wrongWhole(identity, finding.side)
      const said = whole === undefined ? [] : [everyTerm(Q.divide(Q.one, whole))]
      return {
        ...notJudged(null),
        verdict: 'wrong',
        kind: model.kind,
        differences: [finding.difference, ...said, ...terms.slice(0, 3).map((term) => sentence(term, text))],
        lines:
          whole === undefined ? linesOf(equation, terms) : [wholeTimes(equation, identity.sides[finding.side], whole)],
      }
    }
  }
}

function shortened(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ')
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat
}

function sentence({ term, factor, unit }: WrongTerm, text: string): string {
  return termSaid(shortened(text.slice(term.at, term.end)), unit?.said ?? factor)
}

/** The line with the one term mended, for each that could be. */
function linesOf({ text, input }: IdentityJudged, terms: readonly WrongTerm[]): readonly string[] {
  const clean = withoutRemarks(text, input)
  return terms
    .map(({ term, factor, unit }) => {
      if (unit !== undefined) return withTermBehind(clean, term, unit.written)
      return Q.isZero(factor) ? withoutTerm(clean, term) : withTermTimes(clean, term, factor, input)
    })
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
}

/** The line with every term of a side multiplied by a number. */
function wholeTimes({ text, input }: IdentityJudged, side: Expression | undefined, factor: Q.Rational): string {
  const terms = side?.kind === 'sum' ? side.terms.filter((term) => addends(side).includes(term)) : []
  return [...terms]
    .sort((a, b) => b.at - a.at)
    .reduce((line, term) => withTermTimes(line, term, factor, input), withoutRemarks(text, input))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The errors that the same judge calls wrong when they are planted in the last side, one at a time, in each of its terms. */
function noticedIn(
  equation: IdentityJudged,
  identity: Identity,
  identities: readonly (() => Identity)[],
): readonly Noticed[] {
  const { text, input } = equation
  const clean = withoutRemarks(text, input)
  const side = identity.sides.length - 1
  const whole = identity.sides[side] as Expression
  const terms = addends(whole)
  const planted: readonly [Noticed, Q.Rational, readonly Expression[]][] = [
    ['a sign', Q.rational(-1n), terms],
    ['a factor 2', Q.rational(2n), terms],
    ['a dropped term', Q.zero, omissible(whole)],
  ]
  /** As it is written with the error: without a term letters may mean something else. */
  const inWriting = (term: Expression, factor: Q.Rational): readonly (() => Identity)[] => {
    const chain = chainOf(
      equation,
      Q.isZero(factor) ? withoutTerm(clean, term) : withTermTimes(clean, term, factor, input),
    )
    return chain === undefined ? [] : identitiesOf(equation, chain)
  }
  /** A number leaves letters what they are, and what was drawn for them. */
  const isWrongInTrees = (term: Expression, factor: Q.Rational): boolean | undefined => {
    const budget = newBudget()
    const changed = identities.map((given) => withErrorIn(given(), side, term, factor, budget))
    return changed.every((one) => one !== undefined) ? isWrongIn(changed.map((one) => () => one)) : undefined
  }
  /** Another reading may excuse it. Of a whole side nothing is left that could be judged. */
  const isWrong = (term: Expression, factor: Q.Rational): boolean => {
    if (Q.isZero(factor) && isAlone(term, terms)) return true
    return (Q.isZero(factor) ? undefined : isWrongInTrees(term, factor)) ?? isWrongIn(inWriting(term, factor))
  }
  return planted.flatMap(([name, factor, errors]) =>
    triedOf(errors).every((term) => isNoticed(identity, side, term, factor) && isWrong(term, factor)) ? [name] : [],
  )
}

function isWrongIn(identities: readonly (() => Identity)[]): boolean {
  const decision = decided(identities)
  return typeof decision === 'object' && decision.finding.verdict === 'wrong'
}

/** The formulas in which one term of the last side, as far as they are tried, is left out. */
export function withoutOneTerm(equation: Written): readonly string[] {
  const { text, input } = equation
  const last = chainOf(equation, text)?.sides.at(-1)
  if (last === undefined) return []
  const terms = addends(last)
  return triedOf(omissible(last))
    .filter((term) => !isAlone(term, terms))
    .map((term) => withoutTerm(withoutRemarks(text, input), term))
}

/** Whether a side has no other term beside this one. */
function isAlone({ at, end }: Expression, terms: readonly Expression[]): boolean {
  return terms.every((other) => other.at >= at && other.end <= end)
}
