import { bench, describe } from 'vitest'
import { actionOnPoints } from '../../src/actions/actionOnPoints.js'
import { cosCorrelator } from '../../src/networks/cosines/cosNet.js'
import type { Point } from '../../src/networks/network.js'
import { architecture } from '../../src/networks/architectures.js'
import { randomStream } from '../../src/random/philox.js'
import { gaussianLatex } from '../../src/render/latex/gaussianLatex.js'

const random = randomStream(1, 0)
const sets = Array.from({ length: 1000 }, () =>
  Array.from({ length: 4 }, (): Point => [random.normal() + 1, random.normal()]),
)

/** Goal: below 50 ms for each network with closed four-point functions. */
describe('G_c^(4) at 1,000 sets of points in the plane', () => {
  for (const name of ['cos-net', 'gauss-net', 'relu-net']) {
    const of = architecture(name)
    const network = of.create({ ...of.parameters, d: 2 })
    bench(name, () => {
      for (const points of sets) network.correlator(points)
    })
  }
})

/** Goal: below 10 s for each. */
describe('the action on 8 points to O(1/N²)', () => {
  const line = Array.from({ length: 8 }, (_, i): Point => [1.6 * i - 5.6])
  // Not evenly spread: the kernel of the ReLU-net has no odd harmonics beyond the first, so that eight even angles
  // would be singular.
  const circle = Array.from({ length: 8 }, (_, i): Point => [Math.cos(0.75 * i), Math.sin(0.75 * i)])
  const plane = Array.from({ length: 8 }, (_, i): Point => [
    Math.cos(0.75 * i) * (1 + (i % 3)),
    Math.sin(0.75 * i) * (1 + (i % 3)),
  ])
  const space = Array.from({ length: 8 }, (_, i): Point => [
    1.5 * Math.sin(1.3 * i + 0.2),
    1.5 * Math.cos(2.1 * i),
    1.5 * Math.sin(0.7 * i * i + 1),
  ])
  const cases: readonly [string, readonly Point[]][] = [
    ['cos-net', line],
    ['gauss-net', line],
    ['relu-net', circle],
    ['erf-net', line],
    ['tanh-net', line],
    ['phi4-net', line],
    ['erf-net', plane],
    ['tanh-net', plane],
    ['relu-net', space],
    ['erf-net', space],
    ['tanh-net', space],
  ]
  for (const [name, points] of cases) {
    const of = architecture(name)
    const d = points[0]?.length ?? 1
    const network = of.create({ ...of.parameters, d, ...(name === 'gauss-net' ? { sigmab: 0.1, sigma0: 1 } : {}) })
    bench(`${name}, d = ${d}`, () => void actionOnPoints(network, points, 2), {
      iterations: 1,
      warmupIterations: 0,
      warmupTime: 0,
      time: 0,
    })
  }
})

/** Goal: below 1 s, derivation included, which happens once in a process. */
describe('closed forms', () => {
  bench('G_c^(6) of the Cos-net printed', () => void gaussianLatex('G', cosCorrelator(6)), {
    iterations: 1,
    time: 0,
    warmupIterations: 0,
    warmupTime: 0,
  })
})
