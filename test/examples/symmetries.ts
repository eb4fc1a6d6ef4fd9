import { cosNet } from '../../src/index.js'
import { sampledSymmetries } from '../../src/doors/montecarlo.js'
import { networkSymmetries } from '../../src/doors/networks.js'
import type { Network } from '../../src/index.js'
import type { SampledSymmetry } from '../../src/doors/montecarlo.js'
import type { SymmetryFinding } from '../../src/doors/networks.js'

// cosines without phases: the origin is special
const net: Network = {
  ...cosNet({ N: 8, d: 1, sigma0: 1, sigma1: 1 }),
  correlator: ([[x = 0] = [], [y = 0] = []]) => (Math.exp(-((x - y) ** 2) / 2) + Math.exp(-((x + y) ** 2) / 2)) / 2,
  sampleHidden: (random, points, out) => {
    for (let j = 0; j < 8; j++) {
      const weight = random.normal()
      points.forEach(([x = 0], p) => (out[j * points.length + p] = Math.cos(weight * x)))
    }
  },
}

// translation, by evaluation
export const broken: readonly SymmetryFinding[] = networkSymmetries(net, { orders: [2] }).filter(({ holds }) => !holds)

// translation: broken; reflection: unbroken
export const sampled: readonly SampledSymmetry[] = sampledSymmetries(net, [[0], [0.5], [-0.4], [0.9]], {
  samples: 4000,
  seed: 2,
}).filter(({ n }) => n === 2)
