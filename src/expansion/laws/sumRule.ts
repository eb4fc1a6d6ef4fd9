import { connectedSum } from '../../algebra/connectedSum.js'
import { limit } from '../../algebra/limits.js'
import type { Limit } from '../../algebra/limits.js'
import { multiplyPowers, polynomial, raisePowers } from '../../algebra/polynomial.js'
import type { Monomial, Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { SmallParameter, Theory } from '../../theory/theory.js'
import { orderBudget } from '../powerCounting.js'
import { amputated, amputatedSum } from './amputatedSum.js'
import type { LawRange } from './amputatedSum.js'
import { componentsOf, halvesOf, lineFields, lineShare, potential, propagators } from './generating.js'
import type { Halves } from './generating.js'
import { compared } from './law.js'
import type { LawResult } from './law.js'
import { fieldSymbol } from './sites.js'
import type { Sites } from './sites.js'

/**
 * The sum rule: Σ over connected diagrams = log exp(½ Σ_ab L_ab ∂_a ∂_b) exp V(f), coefficient by coefficient in the
 * fields, the symbols and the small parameters. The right side draws no diagram.
 */
export function sumRule(theory: Theory, sites: Sites, range: LawRange): LawResult {
  const where =
    sites.size === 1
      ? sites.components === 1
        ? 'at a point'
        : `at a point with ${sites.components} ${theory.spaces.every(({ kind }) => kind === 'component') ? 'components' : 'values of each index'}`
      : `on ${sites.size} sites`
  const evidence = `diagrams against the logarithm of the series, up to ${range.legs} legs, ${where}`
  return compared('sum rule', amputatedSum(theory, sites, range), connectedSeries(theory, sites, range), evidence)
}

/** W(f) without diagrams; legs have the first value of every index. */
export function connectedSeries(theory: Theory, sites: Sites, range: LawRange): Polynomial {
  const { limits, halves, parameters } = seriesLimits(theory, range)
  const fields = lineFields(theory).flatMap((field) =>
    Array.from({ length: sites.size }, (_, site) =>
      componentsOf(theory, field, sites.components).map((component) => ({
        field,
        component,
        symbol: fieldSymbol(field, site, component),
      })),
    ).flat(),
  )
  const degree = limit(Object.fromEntries(fields.map(({ symbol }) => [symbol, 1])), range.legs)
  const { terms } = connectedSum(
    potential(theory, sites, limits, halves, range.maxValence),
    propagators(theory, sites, halves),
    [...limits, degree],
  )
  const others = new Set(fields.filter(({ component }) => component > 0).map(({ symbol }) => symbol))
  const kept = terms.filter(({ powers }) => Object.keys(powers).every((symbol) => !others.has(symbol)))
  return polynomial(
    kept.map((term) => withoutLegShares(term, fields, halves)).filter((term) => isWithin(term, parameters)),
  )
}

interface AskedParameter extends SmallParameter {
  readonly most: Rational
}

/** How far the series must go for every number of legs, half-edges of legs counting as if a line took them. */
function seriesLimits(
  theory: Theory,
  { upTo, legs }: LawRange,
): { readonly limits: readonly Limit[]; readonly halves: Halves; readonly parameters: readonly AskedParameter[] } {
  const bare = amputated(theory)
  const budgets = [...bare.legs.map((rule) => Array.from({ length: legs }, () => rule)), []].map((rules) =>
    orderBudget(bare, rules, { upTo }),
  )
  const [first] = budgets as [(typeof budgets)[number]]
  const none = budgets.at(-1) as typeof first
  const limits = first.parameters.map(({ symbol, unit }, i) => {
    const most = budgets.map(({ amounts }) => amounts[i] as Rational).reduce((a, b) => (Q.compare(a, b) > 0 ? a : b))
    return limit({ [symbol]: Q.divide(Q.one, unit) }, most)
  })
  return {
    limits,
    halves: halvesOf(theory, first.parameters),
    parameters: first.parameters.map((each, i) => ({ ...each, most: none.amounts[i] as Rational })),
  }
}

function withoutLegShares(
  term: Monomial,
  fields: readonly { readonly field: string; readonly symbol: string }[],
  halves: Halves,
): Monomial {
  const shares = fields.map(({ field, symbol }) =>
    raisePowers(lineShare(halves, field), Q.negate(term.powers[symbol] ?? Q.zero)),
  )
  return { coefficient: term.coefficient, powers: shares.reduce(multiplyPowers, term.powers) }
}

function isWithin({ powers }: Monomial, parameters: readonly AskedParameter[]): boolean {
  return parameters.every(({ symbol, unit, most }) => Q.compare(Q.divide(powers[symbol] ?? Q.zero, unit), most) <= 0)
}
