import { factorial } from '../algebra/integers.js'
import { formatPowers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { loopNumber } from '../diagrams/loopNumber.js'
import { memberNamed } from '../theory/lookups.js'
import { matchExpansions } from './compare.js'
import type { Matching, Pair } from './compare.js'
import type { Expansion, Term } from './expansion.js'
import { termsOf } from './expand.js'
import type { Theory } from '../theory/theory.js'
import { couplingName } from '../theory/couplingName.js'
import { everyCoefficient, ratioRules, sharedRatio, times } from './ratioRules.js'
import type { CountedRatio } from './ratioRules.js'

/** Why a claimed expansion differs from a derived one. */
export interface Explanation {
  /**
   * `equal`: nothing differs. `single`: one reason fits every coefficient, and what is left out is named. `several`:
   * more than one reason fits equally well, and the terms at hand cannot tell which. `none`: no known reason fits all
   * of them.
   */
  readonly kind: 'equal' | 'single' | 'several' | 'none'
  /** What the ratios have in common as they stand, where one number says it; undefined where nothing does. */
  readonly shared?: string
  /** Sentences; with `several`, each of the first ones is a possible reason. */
  readonly reasons: readonly string[]
  /**
   * How many things went wrong with the coefficients, by the simplest reason; undefined where none is known, or only
   * the factor itself.
   */
  readonly causes?: number
  /** Sentences on terms that are missing, extra or of another order. */
  readonly terms: readonly string[]
}

/**
 * The simplest explanation of the differences between a claimed and a derived expansion: signs (all of them, (−1) for
 * each internal line, those of the vertex rules), factors (a constant, symmetry factors, labellings, factorials of the
 * couplings), and what the terms left out have in common. A reason counts only if it gives the ratio claimed/derived of
 * every term exactly; a product of a sign and a factor counts as less simple.
 *
 * @param scale by what the derived coefficients are larger than those of the functional: 1, or n! for n-point functions
 * @example
 * const even = theory('edgeworth-even')
 * const claim = parseExpansion('1/2 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)', even)
 * explainDifferences(expand(even, { legs: 2, select: { order: 1 } }), claim).kind // 'several'
 */
export function explainDifferences(
  derived: Expansion,
  claimed: Expansion,
  scale: (term: Term) => Rational = () => Q.one,
): Explanation {
  const matching = matchExpansions(derived, claimed)
  const terms = [...missingReasons(derived, matching), ...otherReasons(derived, matching, scale)]
  const why = explainRatios(derived, [...matching.pairs, ...matching.otherOrders])
  return { ...why, kind: why.kind === 'equal' && terms.length > 0 ? 'single' : why.kind, terms }
}

/**
 * The same of coefficients alone, of terms that are matched already and may have different numbers of legs, as those of
 * a whole action have; `equal` where each ratio is 1.
 */
export function explainRatios(
  { theory }: Pick<Expansion, 'theory'>,
  pairs: readonly Ratio[],
): Omit<Explanation, 'terms'> {
  const wrong = pairs.filter(({ ratio }) => !Q.equal(ratio, Q.one))
  if (wrong.length === 0) return { kind: 'equal', reasons: [], causes: 0 }
  const said = sharedRatio(pairs.map((pair) => countedRatio(theory, pair)))
  const { reasons, causes } = fittingReasons(theory, pairs)
  // Which of many terms a reason changes follows from it.
  const isFewWords = wrong.length === pairs.length || wrong.length === 1 || reasons.length !== 1
  const shared = said === undefined || !isFewWords ? {} : { shared: said }
  if (reasons.length > 0)
    return {
      kind: reasons.length === 1 ? 'single' : 'several',
      ...shared,
      reasons,
      ...(causes === undefined ? {} : { causes }),
    }
  if (said !== undefined) return { kind: 'single', ...shared, reasons: [`${said}${ofWhich(theory, pairs, wrong)}`] }
  return { kind: 'none', reasons: byRatio(theory, pairs, wrong) }
}

/** A derived term and claimed/derived. */
export type Ratio = Pick<Pair, 'derived' | 'ratio'>

/** A possible reason: the ratio claimed/derived that it gives each term. */
interface Reason {
  readonly says: string
  readonly ratio: (term: Term) => Rational
  /** A convention is one of all terms: it explains none of some where others agree. */
  readonly isConvention?: true
}

function signReasons(theory: Theory): readonly Reason[] {
  const lines = ({ weighted: { diagram } }: Term): number => diagram.lines.length
  const vertexSign = ({ weighted: { diagram } }: Term): bigint =>
    diagram.vertices.reduce((sign, kind) => (memberNamed(theory, kind).factor.num < 0n ? -sign : sign), 1n)
  const minus = (odd: boolean): Rational => Q.rational(odd ? -1n : 1n)
  const functional = theory.expands.functional
  return [
    {
      says:
        theory.expands.quantity === undefined
          ? `every sign is reversed, as in −${functional} instead of ${functional}`
          : 'every sign is reversed',
      ratio: () => Q.rational(-1n),
      isConvention: true,
    },
    ...(theory.lines.some(({ factor }) => factor.num < 0n)
      ? [
          {
            says: 'the sign (−1) of each internal line is left out',
            ratio: (term: Term) => minus(lines(term) % 2 === 1),
          },
        ]
      : [
          {
            says: 'each internal line carries a sign (−1) too many',
            ratio: (term: Term) => minus(lines(term) % 2 === 1),
          },
        ]),
    { says: "the signs of the vertices' factors are left out", ratio: (term) => Q.rational(vertexSign(term)) },
  ]
}

/** Two signs at once. */
function doubleSigns(signs: readonly Reason[]): readonly Reason[] {
  return signs.flatMap((a, i) =>
    signs.slice(i + 1).map((b) => ({
      says: `${a.says}; and ${b.says}`,
      ratio: (term: Term) => Q.multiply(a.ratio(term), b.ratio(term)),
    })),
  )
}

function factorReasons(theory: Theory, pairs: readonly Ratio[]): readonly Reason[] {
  const legsOf = ({ weighted: { diagram } }: Term): number => diagram.legs.length
  const legs = (term: Term): Rational => Q.rational(factorial(legsOf(term)))
  const free = ({ weighted }: Term): Rational => Q.rational(weighted.automorphisms.free)
  const fixed = ({ weighted }: Term): Rational => Q.rational(weighted.automorphisms.fixed)
  const labellings = ({ weighted }: Term): Rational => Q.rational(weighted.labellings)
  const valences = ({ weighted: { diagram } }: Term): Rational =>
    Q.rational(diagram.vertices.reduce((total, { fields }) => total * factorial(fields.length), 1n))
  const inverse =
    (of: (term: Term) => Rational) =>
    (term: Term): Rational =>
      Q.divide(Q.one, of(term))
  const [count, another] = new Set(pairs.map(({ derived }) => legsOf(derived)))
  const E = count === undefined || another !== undefined ? 'n' : `${count}`
  const coefficient = `${couplingName(theory)}_${E}`
  return [
    { says: 'the symmetry factor 1/|Aut| (legs free) is left out', ratio: free },
    { says: 'the symmetry factor 1/|Aut| (legs free) is taken twice', ratio: inverse(free) },
    { says: 'the symmetry factor 1/|Aut| of the diagram with its legs held fixed is left out', ratio: fixed },
    {
      says: 'the symmetry factor 1/|Aut| of the diagram with its legs held fixed is taken twice',
      ratio: inverse(fixed),
    },
    {
      says: 'the distinct labellings are counted twice: the coefficient is that of all of them, and Comb. (or perms) adds them again',
      ratio: labellings,
    },
    { says: 'Comb. is left out: the coefficient is that of one labelling', ratio: inverse(labellings) },
    ...(theory.expands.quantity === undefined
      ? [
          {
            says: `1/${E}! is left out, as when ${coefficient} is defined with 1/${E}! in front`,
            ratio: legs,
            isConvention: true as const,
          },
          {
            says: `1/${E}! is taken twice, as when ${coefficient} already contains it`,
            ratio: inverse(legs),
            isConvention: true as const,
          },
        ]
      : [
          {
            says: `1/${E}! stands in front, as of the coefficients of ${theory.expands.functional}`,
            ratio: inverse(legs),
            isConvention: true as const,
          },
        ]),
    { says: 'the 1/n! of the n-valent vertices is left out, as with couplings defined without it', ratio: valences },
    { says: 'the 1/n! of the n-valent vertices is taken twice', ratio: inverse(valences) },
    {
      says: `Comb. is read as ${E}! distinct terms where symmetric kernels leave fewer labellings`,
      ratio: (term) => Q.divide(legs(term), labellings(term)),
    },
    {
      says: 'the coefficient is 1/n! of the vertices without the number of ways to attach their half-edges (n!/|Aut|), which symmetric kernels make equal terms',
      ratio: (term) => Q.divide(free(term), valences(term)),
    },
  ]
}

/** Sentences that fit, and how many causes each of them names. */
type Fitting = Pick<Explanation, 'reasons' | 'causes'>

/**
 * The simplest reasons that give every ratio: one sign or factor, else a factor at each vertex, loop or power, else one
 * sign and one factor, else one number for all; none when nothing fits.
 */
function fittingReasons(theory: Theory, pairs: readonly Ratio[], of: 'all' | 'some' = 'all'): Fitting {
  const fits = (ratio: (term: Term) => Rational): boolean =>
    pairs.every((pair) => Q.equal(ratio(pair.derived), pair.ratio))
  const isPossible = ({ isConvention }: Reason): boolean => of === 'all' || isConvention !== true
  const signs = signReasons(theory).filter(isPossible)
  const factors = factorReasons(theory, pairs)
    .filter(isPossible)
    .filter(({ ratio }) => !pairs.every((pair) => Q.equal(ratio(pair.derived), Q.one)))
  const single = [...signs, ...factors].filter(({ ratio }) => fits(ratio))
  if (single.length > 0) return telling(single, 1)
  const rules = ratioRules(pairs.map((pair) => countedRatio(theory, pair)))
  if (rules[0]?.causes === 1) return telling(rules, 1)
  const two = doubleSigns(signs).filter(({ ratio }) => fits(ratio))
  const both = signs.flatMap((sign) =>
    factors
      .filter(({ ratio }) => fits((term) => Q.multiply(sign.ratio(term), ratio(term))))
      .map((factor) => ({ ...factor, says: `${sign.says}; and ${factor.says}` })),
  )
  if (two.length + both.length > 0) return telling([...two, ...both], 2)
  const [first, second] = pairs
  const isOne = first !== undefined && second !== undefined && fits(() => first.ratio)
  // The number itself gives no reason for it.
  if (isOne) return { reasons: [everyCoefficient(first.ratio)] }
  return telling(rules, 2)
}

function telling(reasons: readonly { readonly says: string }[], causes: number): Fitting {
  return { reasons: [...new Set(reasons.map(({ says }) => says))], causes }
}

/** A ratio with what may bring a factor, the likeliest first. */
function countedRatio(theory: Theory, { derived, ratio }: Ratio): CountedRatio {
  const { diagram, id } = derived.weighted
  const kinds = [...new Set(diagram.vertices.map(({ name }) => name))]
  const powers = theory.orders.map(({ symbol, unit }): readonly [string, number] => {
    const order = Q.divide(derived.powers[symbol] ?? Q.zero, unit)
    const parameter =
      unit.num < 0n ? `1/${formatPowers({ [symbol]: Q.negate(unit) })}` : formatPowers({ [symbol]: unit })
    return [`power of ${parameter}`, Q.isInteger(order) ? Q.toNumber(order) : 0]
  })
  return {
    ratio,
    // Where fields have indices a diagram is several terms.
    name: theory.spaces.length === 0 ? id : `${id} of order ${formatPowers(derived.powers) || '1'}`,
    counts: new Map([
      ...kinds.map((kind): readonly [string, number] => [
        `vertex ${kind}`,
        diagram.vertices.filter(({ name }) => name === kind).length,
      ]),
      ['vertex', diagram.vertices.length],
      ...powers.filter(([, order]) => order >= 0),
      ['loop', loopNumber(diagram)],
      ['internal line', diagram.lines.length],
      ['self-contraction', diagram.lines.filter(({ from, to }) => from === to).length],
      ['leg', diagram.legs.length],
    ]),
  }
}

/** What the terms that differ are, and what fits them by itself. */
function ofWhich(theory: Theory, pairs: readonly Ratio[], wrong: readonly Ratio[]): string {
  const property = PROPERTIES.find(({ holds }) => pairs.every((pair) => holds(pair.derived) === wrong.includes(pair)))
  const which = property === undefined || wrong.length === 1 ? '' : `: the ${property.says}`
  return `${which}${ownReasons(theory, wrong)}`
}

function ownReasons(theory: Theory, pairs: readonly Ratio[]): string {
  const [first] = pairs
  const own = fittingReasons(theory, pairs, 'some')
    .reasons.filter((reason) => first === undefined || reason !== everyCoefficient(first.ratio))
    .slice(0, MOST_OWN)
  return own.length === 0 ? '' : `; by ${pairs.length === 1 ? 'itself' : 'themselves'} this fits: ${own.join('; or ')}`
}

/** Of a term by itself many reasons may be true. */
const MOST_OWN = 3

/** Where no reason fits all: how many agree, and which of the others differ by which number. */
function byRatio(theory: Theory, pairs: readonly Ratio[], wrong: readonly Ratio[]): readonly string[] {
  const groups = new Map<string, readonly Ratio[]>()
  for (const pair of wrong) groups.set(Q.format(pair.ratio), [...(groups.get(Q.format(pair.ratio)) ?? []), pair])
  return [
    `${pairs.length - wrong.length} of ${pairs.length} coefficients agree; no one reason known here gives the ratios of all the others`,
    ...(groups.size > SHOWN ? [] : [...groups.values()]).map((group) => {
      const ids = group.slice(0, SHOWN).map(({ derived }) => derived.weighted.id)
      const more = group.length > SHOWN ? `, and ${group.length - SHOWN} more` : ''
      return `${ids.join(', ')}${more}: ${times(group[0]?.ratio ?? Q.one)} the derived ${group.length === 1 ? 'coefficient' : 'coefficients'}${ownReasons(theory, group)}`
    }),
  ]
}

/** More terms than this are not discussed one by one. */
const SHOWN = 12

const PROPERTIES: readonly { readonly says: string; readonly holds: (term: Term) => boolean }[] = [
  {
    says: 'self-contractions, that is diagrams with a self-loop',
    holds: ({ weighted: { diagram } }) => diagram.lines.some(({ from, to }) => from === to),
  },
  { says: 'diagrams with loops', holds: ({ weighted: { diagram } }) => loopNumber(diagram) > 0 },
  { says: 'diagrams of several vertices', holds: ({ weighted: { diagram } }) => diagram.vertices.length > 1 },
  { says: 'diagrams of one vertex', holds: ({ weighted: { diagram } }) => diagram.vertices.length === 1 },
  { says: 'tree diagrams', holds: ({ weighted: { diagram } }) => loopNumber(diagram) === 0 },
]

function missingReasons(derived: Expansion, { missing }: Matching): readonly string[] {
  if (missing.length === 0) return []
  const ids = missing.map(
    ({ weighted: { id, diagram } }) =>
      `${id}${diagram.vertices.length === 0 ? '' : ` (${diagram.vertices.map(({ name }) => name).join(' ')})`}`,
  )
  const left = new Set(missing)
  const shared = PROPERTIES.filter(({ holds }) => derived.terms.every((term) => holds(term) === left.has(term)))
  const what =
    missing.length === derived.terms.length
      ? 'all terms'
      : shared[0] === undefined
        ? `${missing.length} of ${derived.terms.length} terms`
        : `all ${shared[0].says}`
  const shown = ids.slice(0, SHOWN).join(', ')
  return [`left out: ${what}: ${shown}${ids.length > SHOWN ? `, and ${ids.length - SHOWN} more` : ''}`]
}

function otherReasons(
  derived: Expansion,
  { otherOrders, extra }: Matching,
  scale: (term: Term) => Rational,
): readonly string[] {
  const { theory } = derived
  return [
    ...orderReasons(theory, otherOrders),
    ...extra.slice(0, SHOWN).map((term) => {
      const rule = termsOf(theory, term.weighted).find(
        ({ powers }) => formatPowers(powers) === formatPowers(term.powers),
      )
      if (rule === undefined) return `${term.weighted.id} has no term with such powers`
      const coefficient = Q.multiply(rule.coefficient, scale(rule))
      const right = Q.equal(coefficient, term.coefficient)
      return `${term.weighted.id} is not among the terms that were asked for; its derived coefficient is ${Q.format(coefficient)}${right ? ', as claimed' : `, not ${Q.format(term.coefficient)}`}`
    }),
  ]
}

/** Terms of another order than the derived ones: one sentence where all have the same powers too many. */
function orderReasons(theory: Theory, others: readonly Pair[]): readonly string[] {
  const factors = others.map(({ derived, claimed }) => quotient(claimed.powers, derived.powers))
  const [first] = factors
  const ids = others.map(({ derived }) => derived.weighted.id)
  const isOneFactor = factors.every((factor) => first !== undefined && formatPowers(factor) === formatPowers(first))
  if (first !== undefined && others.length > 1 && isOneFactor && !others.some(isUnitAlone)) {
    const isLacking = Object.entries(first).every(([symbol, power]) => {
      const unit = theory.orders.find((order) => order.symbol === symbol)?.unit ?? Q.one
      return Q.divide(power, unit).num < 0n
    })
    const what = isLacking
      ? `lack a factor ${formatPowers(quotient({}, first))}`
      : `have a factor ${formatPowers(first)} too many`
    return [`${ids.slice(0, SHOWN).join(', ')}${ids.length > SHOWN ? `, and ${ids.length - SHOWN} more,` : ''} ${what}`]
  }
  return others.map((pair, i) =>
    isUnitAlone(pair)
      ? `${ids[i] ?? ''} has an i too many or too few`
      : `${ids[i] ?? ''} has the powers of the small parameters wrong: ${formatPowers(pair.claimed.powers) || '1'} where ${formatPowers(pair.derived.powers) || '1'} is right`,
  )
}

function quotient(a: Powers, b: Powers): Powers {
  const symbols = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return Object.fromEntries(
    symbols
      .map((symbol): readonly [string, Rational] => [symbol, Q.subtract(a[symbol] ?? Q.zero, b[symbol] ?? Q.zero)])
      .filter(([, power]) => !Q.isZero(power)),
  )
}

function isUnitAlone({ derived, claimed }: Pair): boolean {
  return isOnlyUnit(derived, claimed)
}

/** Whether two terms differ by the imaginary unit only, which claims have as a power of i. */
function isOnlyUnit(derived: Term, claimed: Term): boolean {
  const { i, ...others } = claimed.powers
  return i !== undefined && formatPowers(others) === formatPowers(derived.powers)
}
