import { deformedDiagrams } from '../../src/doors/actions.js'
import { reweightedCorrelators } from '../../src/doors/montecarlo.js'
import { deformedCorrelator, phi4Net } from '../../src/doors/networks.js'
import type { ReweightedEstimates } from '../../src/doors/montecarlo.js'

const net = phi4Net({ N: 200, d: 1, Lambda: 3, m: 1, sigma_a: 1, s: 0 })
const points = [[-0.5], [0], [0.4], [0.9]]
const box = { box: [-1.5, 1.5], nodes: 12 } as const

// 0, −0.0131418, +0.0115735: G_c^(4) at 1, λ, λ² for infinite width, the diagrams of `phi4`
export const diagrams: readonly number[] = deformedDiagrams(net, box, points, 2)

// coefficients[k][j] belongs to λ^k N^−j, N put in: at λ −0.0131418 and, of order 1/N, −0.0032892
export const coefficients: readonly (readonly number[])[] = deformedCorrelator(net, box, points, {
  order: 1,
  widthOrder: 1,
}).coefficients

// the same from networks weighted with e^{−λ∫φ⁴/4!}, with standard errors and the number of samples that they are worth
export const sampled: ReweightedEstimates = reweightedCorrelators(net, { ...box, nodes: 6 }, points, {
  lambda: 0.2,
  samples: 400,
  seed: 1,
  quantities: [[0, 1, 2, 3]],
})
