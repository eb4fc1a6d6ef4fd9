import { cosNet } from '../../src/index.js'
import { breakingActionOnPoints } from '../../src/doors/actions.js'
import { insertionTerms } from '../../src/doors/algebra.js'
import { coupledCosCorrelator, coupledCosNet, coupledCosSeries } from '../../src/doors/networks.js'
import { polynomialGaussianText } from '../../src/doors/render.js'
import type { Point } from '../../src/index.js'
import type { BreakingAction } from '../../src/doors/actions.js'
import type { InsertionTerm } from '../../src/doors/algebra.js'

const parameters = { N: 20, d: 1, sigma0: 1.2, sigma1: 0.9 }
const points = [[0], [0.4], [-0.7], [1.1]]

// −E[φ₁φ₂U] + E[φ₁φ₂]E[U] and more, for any density P(h; α) ∝ P(h; 0) e^{−αU}
export const terms: readonly InsertionTerm<string>[] = [...insertionTerms(['φ1', 'φ2'], ['U'], 1)]

// the closed form of dG_c^(4)/dα, exact in N: six polynomials times Gaussians
export const form: string = polynomialGaussianText(coupledCosCorrelator(4, 1))

// coefficients of 1, α, α² at the points: 0.00948382, −0.00218491, 0.00292766
export const series: readonly number[] = coupledCosSeries(parameters, points, 2)

// the value at α = 0.05, exact: 0.00938141
export const exact: number = coupledCosNet({ ...parameters, alpha: 0.05 }).correlator(points)

// the action linear in α on two points, G_c^(2) … G_c^(6)
export const action: BreakingAction = breakingActionOnPoints(
  {
    twoPoint: cosNet(parameters).correlator,
    derivative: (at: readonly Point[]) => coupledCosSeries(parameters, at, 1)[1] ?? 0,
  },
  [[0], [1.5]],
  6,
)
