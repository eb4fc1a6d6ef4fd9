import { cosAction, fourPoint, fourPointAlpha } from './cosNet.js'
import { feynmanRules, leadingAction, quarticCoupling, quarticCouplingAlpha } from './diagrams.js'
import type { Finding } from './finding.js'
import { phi4Network, tanhTwoPoint } from './networks.js'
import { cumulantScaling, edgeworth, gaussianAction, independenceBreakingW, sourceFormula } from './series.js'

/**
 * Printed formulas of the literature, each with the verdict that its computation gives: power series, Gaussian moments,
 * quadrature, diagrams, closed forms. Takes about a second.
 *
 * @example
 * audit().find(({ id }) => id === 'g4-leading-1/N')?.verdict // 'wrong'
 */
export function audit(): readonly Finding[] {
  return [
    cumulantScaling(),
    independenceBreakingW(),
    ...edgeworth(),
    ...gaussianAction(),
    sourceFormula(),
    feynmanRules(),
    quarticCoupling(),
    leadingAction(),
    quarticCouplingAlpha(),
    cosAction(),
    fourPoint(),
    fourPointAlpha(),
    tanhTwoPoint(),
    phi4Network(),
  ]
}
