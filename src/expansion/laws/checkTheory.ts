import * as Q from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'
import { InputError } from '../../errors.js'
import { memberOf } from '../../theory/members.js'
import { orderBudget } from '../powerCounting.js'
import { amputated } from './amputatedSum.js'
import type { LawRange } from './amputatedSum.js'
import { duality } from './duality.js'
import { dysonSchwinger } from './dysonSchwinger.js'
import { notApplicable, unlessTooLarge } from './law.js'
import { legendre } from './legendre.js'
import type { LawResult } from './law.js'
import { sumRule } from './sumRule.js'
import { onePoint, sitesOf } from './sites.js'

/**
 * The exact laws that the expansion of every theory obeys, each tried by computation: the sum rule (against the
 * logarithm of a power series, without diagrams), the Dyson–Schwinger equation, the duality round trip, and the Legendre
 * transform, to which the irreducible diagrams add up. On a point
 * where all diagrams are there, on three sites in causal order where closed response loops are left out, and with 1, 2
 * and 3 values of every counted index (units, components).
 *
 * @throws InputError when the order leaves infinitely many diagrams and no largest valence is given, and for a range in which
 * the sum rule takes too many; the other laws are then left out
 * @example
 * checkTheory(theory('phi4'), { upTo: 2, legs: 4 }).map(({ verdict }) => verdict) // ['holds', 'holds', 'holds', 'holds']
 */
export function checkTheory(theory: Theory, range: LawRange): readonly LawResult[] {
  return [...theoryLaws(theory, range)]
}

/**
 * The laws of {@link checkTheory}, one after the other.
 *
 * @param tooMany what becomes of a law beside the sum rule that takes too many diagrams
 */
export function* theoryLaws(
  theory: Theory,
  range: LawRange,
  tooMany: 'left out' | 'refused' = 'left out',
): Generator<LawResult> {
  const tried = tooMany === 'refused' ? (_: LawResult['law'], law: () => LawResult) => law() : unlessTooLarge
  if (theory.spaces.length > 0) {
    const oneComponent = 'legs have one value of an index only'
    for (const components of [1, 2, 3]) yield sumRule(theory, onePoint(components), range)
    yield notApplicable('Dyson–Schwinger', oneComponent)
    yield notApplicable('duality', oneComponent)
    yield notApplicable('Legendre', oneComponent)
    return
  }
  const sites = attempt(() => sitesOf(theory))
  if (sites instanceof InputError) {
    for (const law of ['sum rule', 'Dyson–Schwinger', 'duality', 'Legendre'] as const)
      yield notApplicable(law, sites.message)
    return
  }
  yield sumRule(theory, sites, range)
  // The others take diagrams with as many legs as there are, far more than the sum rule: what is too much is left out.
  yield tried('Dyson–Schwinger', () => dysonSchwinger(theory, sites, range))
  yield tried('duality', () => duality(theory, range))
  yield tried('Legendre', () => legendre(theory, sites, range))
}

/** The result, or the problem with the theory. */
function attempt<T>(compute: () => T): T | InputError {
  try {
    return compute()
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
}

/** Whether a family's members never raise an order asked for, so that a check needs a largest valence. */
export function isEndless(theory: Theory, upTo: LawRange['upTo']): boolean {
  const { costOf } = orderBudget(amputated(theory), [], { upTo })
  return theory.vertices.some((rule) => {
    if (rule.family === undefined) return false
    const { from, step } = rule.family
    const [first, next] = [from, from + step].map((n) => Q.sum(costOf(memberOf(rule, n)))) as [Q.Rational, Q.Rational]
    return Q.compare(next, first) <= 0
  })
}
