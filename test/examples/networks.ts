import { actionAt, compareWith, estimateCorrelators, network } from '../../src/index.js'
import { correlatedNeurons, deepNetwork, erfNet, infiniteWidthKernel, reluNet } from '../../src/doors/networks.js'
import type { Estimate } from '../../src/index.js'
import type { Evaluated } from '../../src/doors/kernels.js'

// A network that ships: values, errors of quadratures, many correlators on the same points.
const relu = reluNet({ N: 5, d: 1, sigma0: 1, sigma1: 1 })
export const closed: number = relu.correlator([[0.3], [0.8], [0.5], [1.2]]) // 0.108
const erf = erfNet({ N: 5, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.5 })
export const onPoints: Evaluated | undefined = erf.correlatorsOn?.([[0], [0.4], [-0.7], [1.1]])([0, 1, 2, 3]) // { value: 0.010846…, error: 3.4e-15 }

// One's own: h(w, x) = sin(w·x) with a normal weight. Its moments are quadratures unless `moment` gives them.
const sine = network({
  name: 'sine-net',
  N: 10,
  d: 1,
  sigma1: 1,
  densities: [{ kind: 'normal', deviation: 1 }],
  hidden: ([w = 0], [x = 0]) => Math.sin(w * x),
})
export const own: number = sine.correlator([[0.5], [0.5]]) // (1 − e^{−1/2})/2; correlatorsOn gives the error too
const [estimate] = estimateCorrelators(sine, [[0.5]], { samples: 2000, seed: 1, quantities: [[0, 0]] })
export const z: number = estimate === undefined ? Number.NaN : compareWith(estimate, own).z
export const action: number = actionAt(sine, [[0.5]], [0.3], 1).value // to order 1/N, of the field 0.3 at the point 0.5

// Two hidden layers: the recursion at infinite width, and samples at N = 50.
const deep = { activation: 'erf', depth: 2, N: 50, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.5 } as const
export const wide: number = infiniteWidthKernel(deep, [0.3], [0.8])
export const sampled: Estimate | undefined = estimateCorrelators(deepNetwork(deep), [[0.3], [0.8]], {
  samples: 200,
  seed: 1,
  quantities: [[0, 1]],
})[0]

// Neurons that are not independent: 1,000 of them share a random scale s with E s² = 1, E s⁴ = 1.7. G_c^(4) = 3(1.7 −
// 1) does not fall with N.
export const shared: number = correlatedNeurons(
  4,
  1000,
  (factors) => {
    const counts = new Map<number, number>()
    for (const { neuron } of factors) counts.set(neuron, (counts.get(neuron) ?? 0) + 1)
    const normal = [...counts.values()].reduce(
      (product, count) => product * (count % 2 === 1 ? 0 : count === 4 ? 3 / 1000 ** 2 : 1 / 1000),
      1,
    )
    return normal * (factors.length === 4 ? 1.7 : 1)
  },
  { exchangeable: true },
)
