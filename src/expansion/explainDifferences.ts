import { factorial } from '../algebra/integers.js'
import { formatPowers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { loopNumber } from '../diagrams/loopNumber.js'
import { memberNamed } from '../theory/lookups.js'
import { matchExpansions } from './compare.js'
import type { Matching, Pair } from './compare.js'
import type { Expansion, Term } from './expansion.js'
import { termsOf } from './expand.js'
import { couplingName } from '../theory/couplingName.js'

/** Why a claimed expansion differs from a derived one. */
export interface Explanation {
  /**
   * `equal`: nothing differs. `single`: one reason fits every coefficient, and what is left out is named. `several`:
   * more than one reason fits equally well, and the terms at hand cannot tell which. `none`: no known reason fits all
   * of them.
   */
  readonly kind: 'equal' | 'single' | 'several' | 'none'
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
  const pairs = [...matching.pairs, ...matching.otherOrders]
  if (pairs.every(({ ratio }) => Q.equal(ratio, Q.one)))
    return { kind: terms.length === 0 ? 'equal' : 'single', reasons: [], causes: 0, terms }
  const { reasons, causes } = fittingReasons(derived, pairs)
  if (reasons.length > 0)
    return {
      kind: reasons.length === 1 ? 'single' : 'several',
      reasons,
      ...(causes === undefined ? {} : { causes }),
      terms,
    }
  return { kind: 'none', reasons: termByTerm(derived, pairs), terms }
}

/** A possible reason: the ratio claimed/derived that it gives each term. */
interface Reason {
  readonly says: string
  readonly ratio: (term: Term) => Rational
}

function signReasons(derived: Expansion): readonly Reason[] {
  const { theory } = derived
  const lines = ({ weighted: { diagram } }: Term): number => diagram.lines.length
  const vertexSign = ({ weighted: { diagram } }: Term): bigint =>
    diagram.vertices.reduce((sign, kind) => (memberNamed(theory, kind).factor.num < 0n ? -sign : sign), 1n)
  const minus = (odd: boolean): Rational => Q.rational(odd ? -1n : 1n)
  const functional = theory.expands.functional
  return [
    { says: `every sign is reversed, as in −${functional} instead of ${functional}`, ratio: () => Q.rational(-1n) },
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

function factorReasons(derived: Expansion, pairs: readonly Pair[]): readonly Reason[] {
  const legs = factorial(derived.request.legs)
  const free = ({ weighted }: Term): Rational => Q.rational(weighted.automorphisms.free)
  const fixed = ({ weighted }: Term): Rational => Q.rational(weighted.automorphisms.fixed)
  const labellings = ({ weighted }: Term): Rational => Q.rational(weighted.labellings)
  const valences = ({ weighted: { diagram } }: Term): Rational =>
    Q.rational(diagram.vertices.reduce((total, { fields }) => total * factorial(fields.length), 1n))
  const inverse =
    (of: (term: Term) => Rational) =>
    (term: Term): Rational =>
      Q.divide(Q.one, of(term))
  const E = derived.request.legs
  const [first] = pairs
  const constant = first === undefined ? Q.one : absolute(first.ratio)
  const named = nameOf(constant)
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
    {
      says: `1/${E}! is left out, as when ${couplingName(derived.theory)}_${E} is defined with 1/${E}! in front`,
      ratio: () => Q.rational(legs),
    },
    {
      says: `1/${E}! is taken twice, as when ${couplingName(derived.theory)}_${E} already contains it`,
      ratio: () => Q.rational(1n, legs),
    },
    { says: 'the 1/n! of the n-valent vertices is left out, as with couplings defined without it', ratio: valences },
    { says: 'the 1/n! of the n-valent vertices is taken twice', ratio: inverse(valences) },
    {
      says: `Comb. is read as ${E}! distinct terms where symmetric kernels leave fewer labellings`,
      ratio: (term) => Q.divide(Q.rational(legs), labellings(term)),
    },
    {
      says: 'the coefficient is 1/n! of the vertices without the number of ways to attach their half-edges (n!/|Aut|), which symmetric kernels make equal terms',
      ratio: (term) => Q.divide(free(term), valences(term)),
    },
    {
      says: `every coefficient is ${Q.format(constant)} times the derived one${named === '' ? '' : ` (${named})`}`,
      ratio: () => constant,
    },
  ]
}

/** Sentences that fit, and how many causes each of them names. */
type Fitting = Pick<Explanation, 'reasons' | 'causes'>

/** The simplest reasons that give every ratio: one sign or factor, else one of each; none when nothing fits. */
function fittingReasons(derived: Expansion, pairs: readonly Pair[]): Fitting {
  const fits = (ratio: (term: Term) => Rational): boolean =>
    pairs.every((pair) => Q.equal(ratio(pair.derived), pair.ratio))
  const signs = signReasons(derived)
  const factors = factorReasons(derived, pairs).filter(
    ({ ratio }) => !pairs.every((pair) => Q.equal(ratio(pair.derived), Q.one)),
  )
  const single = [...signs, ...factors].filter(({ ratio }) => fits(ratio))
  if (single.length > 0) return telling(single, 1)
  const two = doubleSigns(signs).filter(({ ratio }) => fits(ratio))
  const both = signs.flatMap((sign) =>
    factors
      .filter(({ ratio }) => fits((term) => Q.multiply(sign.ratio(term), ratio(term))))
      .map((factor) => ({ ...factor, says: `${sign.says}; and ${factor.says}` })),
  )
  return telling([...two, ...both], 2)
}

/** "Every coefficient is r times" says less than a reason for r, so it stands only alone. */
function telling(reasons: readonly Reason[], causes: number): Fitting {
  const better = reasons.filter(({ says }) => !says.includes('every coefficient is '))
  const sentences = [...new Set((better.length > 0 ? better : reasons).map(({ says }) => says))]
  return { reasons: sentences, ...(better.length > 0 ? { causes } : {}) }
}

/** Where no reason fits all: how many agree, and what fits each of the others by itself. */
function termByTerm(derived: Expansion, pairs: readonly Pair[]): readonly string[] {
  const wrong = pairs.filter(({ ratio }) => !Q.equal(ratio, Q.one))
  const agree = pairs.length - wrong.length
  return [
    `${agree} of ${pairs.length} coefficients agree; no one reason known here gives the ratios of all the others`,
    ...(wrong.length > SHOWN ? [] : wrong).map((pair) => {
      const own = fittingReasons(derived, [pair]).reasons.slice(0, 3)
      return `${pair.derived.weighted.id}, ratio ${Q.format(pair.ratio)}: ${own.length === 0 ? 'nothing known fits' : `by itself this fits: ${own.join('; or ')}`}`
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
    ...otherOrders.map(({ derived: term, claimed }) =>
      isOnlyUnit(term, claimed)
        ? `${term.weighted.id} has an i too many or too few`
        : `${term.weighted.id} has the powers of the small parameters wrong`,
    ),
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

/** Whether two terms differ by the imaginary unit only, which claims have as a power of i. */
function isOnlyUnit(derived: Term, claimed: Term): boolean {
  const { i, ...others } = claimed.powers
  return i !== undefined && formatPowers(others) === formatPowers(derived.powers)
}

function absolute(value: Rational): Rational {
  return value.num < 0n ? Q.negate(value) : value
}

/** `3!` for 6, `1/4!` for 1/24; empty for other numbers. */
function nameOf(value: Rational): string {
  for (let k = 3; k <= 12; k++) {
    if (Q.equal(value, Q.rational(factorial(k)))) return `${k}!`
    if (Q.equal(value, Q.rational(1n, factorial(k)))) return `1/${k}!`
  }
  return ''
}
