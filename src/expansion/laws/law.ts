import { formatPowers, polynomial, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { InputError } from '../../errors.js'
import { largest } from '../../sizes.js'

/**
 * What a law says of a theory: that it holds on so many coefficients, or the first coefficient on which it fails, or
 * why it cannot be tried, or was left out, for it takes too many diagrams.
 */
export interface LawResult {
  readonly law: 'sum rule' | 'Dyson–Schwinger' | 'duality' | 'Legendre'
  readonly verdict: 'holds' | 'fails' | 'not applicable' | 'left out'
  readonly evidence: string
  /** How many coefficients were compared. */
  readonly compared: number
}

/** Compares two exact polynomials coefficient by coefficient. Without any, nothing is shown. */
export function compared(law: LawResult['law'], left: Polynomial, right: Polynomial, evidence: string): LawResult {
  const [difference] = polynomial([...left, ...scalePolynomial(right, Q.rational(-1))])
  const count = new Set([...left, ...right].map(({ powers }) => formatPowers(powers))).size
  if (count === 0) return notApplicable(law, `no coefficients in this range, ${evidence}`)
  if (difference === undefined) return { law, verdict: 'holds', evidence, compared: count }
  const of = formatPowers(difference.powers)
  const coefficientIn = (side: Polynomial): string =>
    Q.format(side.find(({ powers }) => formatPowers(powers) === of)?.coefficient ?? Q.zero)
  return {
    law,
    verdict: 'fails',
    evidence: `${of}: ${coefficientIn(left)} on the left, ${coefficientIn(right)} on the right, ${evidence}`,
    compared: count,
  }
}

/** The result of a law, or that it takes more diagrams than are tried. @throws what else it throws */
export function unlessTooLarge(law: LawResult['law'], attempt: () => LawResult): LawResult {
  try {
    return attempt()
  } catch (error) {
    if (!(error instanceof InputError) || error.code !== 'diagrams.limit') throw error
    const evidence = `it takes ${error.received} diagrams, and at most ${largest.tried} are tried`
    return { law, verdict: 'left out', evidence, compared: 0 }
  }
}

/** A law that this theory does not admit. */
export function notApplicable(law: LawResult['law'], evidence: string): LawResult {
  return { law, verdict: 'not applicable', evidence, compared: 0 }
}
