import { describe, expect, it } from 'vitest'
import * as actions from '../src/doors/actions.js'
import * as algebra from '../src/doors/algebra.js'
import * as kernels from '../src/doors/kernels.js'
import * as montecarlo from '../src/doors/montecarlo.js'
import * as networks from '../src/doors/networks.js'
import * as index from '../src/index.js'
import type { Network, Point } from '../src/doors/networks.js'

const edgewick = { ...index, ...actions, ...algebra, ...kernels, ...montecarlo, ...networks }

const estimate: montecarlo.Estimate = {
  quantity: { kind: 'correlator', of: 'points', indices: [0, 0] },
  mean: 1,
  standardError: 0.1,
  samples: 100,
  seed: 1,
  method: { kind: 'reweighted', batches: 20 },
}
const points = [[0.3], [-0.4]]
const at = (network: Network, places: readonly Point[]): unknown => [
  network.correlator(places),
  network.correlatorsOn?.(places)([0, 1, 1, 0]),
]
const walk = (items: Generator): unknown => [...items].length

/** Every function that takes numbers of a program's own, with arguments that are right. */
const calls: Readonly<
  Record<string, { readonly call: (...values: never[]) => unknown; readonly right: readonly unknown[] }>
> = {
  rational: { call: (n: number, d: number) => edgewick.rational(n, d), right: [3, 4] },
  monomial: { call: (powers: Record<string, number>) => edgewick.monomial(powers), right: [{ x: 2 }] },
  powers: { call: (powers: Record<string, number>) => edgewick.powers(powers), right: [{ x: 2 }] },
  constant: { call: (value: number) => edgewick.constant(value), right: [2] },
  limit: {
    call: (weights: Record<string, number>, order: number) => edgewick.limit(weights, order),
    right: [{ x: 1 }, 2],
  },
  hermite: { call: (n: number) => edgewick.hermite(n, 'x'), right: [3] },
  tensor: { call: (size: number, rank: number) => edgewick.tensor(size, rank, () => 1).data.length, right: [2, 3] },
  multisetPartitions: {
    call: (sizes: { smallest: number; largest: number }) => walk(edgewick.multisetPartitions(['a', 'a', 'b'], sizes)),
    right: [{ smallest: 1, largest: 2 }],
  },
  orthantMoment: {
    call: edgewick.orthantMoment,
    right: [
      [
        [1, 0.5],
        [0.5, 1],
      ],
      [1, 2],
    ],
  },
  signMoment: {
    call: (matrix: number[][], tolerance: number) => edgewick.signMoment(matrix, { tolerance }),
    right: [
      [
        [1, 0.5],
        [0.5, 1],
      ],
      1e-10,
    ],
  },
  cosCorrelator: { call: (n: number) => edgewick.cosCorrelator(n).points, right: [4] },
  gaussCorrelator: { call: (n: number) => edgewick.gaussCorrelator(n).points, right: [4] },
  coupledCosCorrelator: { call: (n: number) => edgewick.coupledCosCorrelator(n, 1).points, right: [2] },
  cosNet: {
    call: (p: networks.CosNetParameters, places: Point[]) => at(edgewick.cosNet(p), places),
    right: [{ N: 5, d: 1, sigma0: 1, sigma1: 1 }, points],
  },
  gaussNet: {
    call: (p: networks.BiasedNetParameters, places: Point[]) => at(edgewick.gaussNet(p), places),
    right: [{ N: 5, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.3 }, points],
  },
  erfNet: {
    call: (p: networks.BiasedNetParameters, places: Point[]) => at(edgewick.erfNet(p), places),
    right: [{ N: 5, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.3 }, points],
  },
  tanhNet: {
    call: (p: networks.BiasedNetParameters, places: Point[]) => at(edgewick.tanhNet(p), places),
    right: [{ N: 5, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.3 }, points],
  },
  reluNet: {
    call: (p: networks.ReluNetParameters, places: Point[]) => at(edgewick.reluNet(p), places),
    right: [{ N: 5, d: 1, sigma0: 1, sigma1: 1 }, points],
  },
  correlatedNeurons: {
    call: (n: number, N: number, moment: number) =>
      edgewick.correlatedNeurons(n, N, () => moment, { exchangeable: true }),
    right: [2, 3, 0.5],
  },
  compareWith: {
    call: (mean: number, standardError: number, prediction: number) =>
      edgewick.compareWith({ ...estimate, mean, standardError }, prediction).z,
    right: [1, 0.1, 0.9],
  },
  reweightedCorrelators: {
    call: (lambda: number, box: networks.Deformation) =>
      edgewick.reweightedCorrelators(edgewick.cosNet({ N: 5, d: 1, sigma0: 1, sigma1: 1 }), box, [[0.1]], {
        lambda,
        quantities: [[0, 0]],
        samples: 40,
        seed: 1,
      }),
    right: [0.1, { box: [-1, 1], nodes: 3 }],
  },
  infiniteWidthKernel: {
    call: (p: Omit<networks.DeepNetworkParameters, 'activation'>, x: number[]) =>
      edgewick.infiniteWidthKernel({ ...p, activation: 'erf' }, x, [0.2]),
    right: [{ depth: 2, N: 3, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.1 }, [0.4]],
  },
  actionAt: {
    call: (places: Point[], field: number[], order: number) =>
      edgewick.actionAt(edgewick.cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), places, field, order),
    right: [[[0.3], [-0.9]], [0.5, 0.2], 1],
  },
}

/** The value with one of its numbers replaced, in every possible way. */
function* replaced(value: unknown, by: number): Generator {
  if (typeof value === 'number') yield by
  else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) for (const other of replaced(value[i], by)) yield value.with(i, other)
  } else if (typeof value === 'object' && value !== null)
    for (const [key, entry] of Object.entries(value))
      for (const other of replaced(entry, by)) yield { ...value, [key]: other }
}

/** Everything in a result that is no finite number. */
function notFinite(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : 1
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + notFinite(each), 0)
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) ? notFinite(Object.values(value)) : 0
}

describe('numbers that a program gives', () => {
  it.each(Object.entries(calls))('%s: a result of finite numbers, or one sentence', (name, { call, right }) => {
    expect(name in edgewick).toBe(true)
    const tried = (values: readonly unknown[]): unknown =>
      (call as (...values: readonly unknown[]) => unknown)(...values)
    expect(notFinite(tried(right))).toBe(0)
    for (const wrong of [NaN, Infinity, -Infinity, -1, 1.5, 1e300, 1e-300])
      for (const values of replaced(right, wrong) as Generator<readonly unknown[]>) {
        let found: unknown
        try {
          found = tried(values)
        } catch (error) {
          expect(error, `${name}(${JSON.stringify(values)}), ${wrong}`).toBeInstanceOf(edgewick.InputError)
          continue
        }
        expect(Number.isFinite(wrong), `${name}(${JSON.stringify(values)}), ${wrong} was taken`).toBe(true)
        expect(notFinite(found), `${name}(${JSON.stringify(values)}), ${wrong}`).toBe(0)
      }
  })

  it('no points have no correlator', () => {
    const parameters = { N: 5, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.3 }
    for (const make of [edgewick.cosNet, edgewick.gaussNet, edgewick.erfNet, edgewick.tanhNet, edgewick.reluNet])
      expect(() => make(parameters).correlator([])).toThrow('correlator: expected at least one point, received none')
  })

  it('are whole, in range, and not too many: the sentences', () => {
    expect(() => edgewick.monomial({ x: 0.5 })).toThrow(
      'numerator: expected a whole number (a fraction has a numerator and a denominator), received 0.5',
    )
    expect(() => edgewick.hermite(-1, 'x')).toThrow('n: expected a natural number, received -1')
    expect(() => edgewick.tensor(1000, 10, () => 0)).toThrow(
      'size: expected at most 100000000 entries (no flag allows more), received 1.00e+30',
    )
    expect(() => edgewick.cosCorrelator(0)).toThrow('n: expected a number of points, 1 or more, received 0')
    expect(() => edgewick.coupledCosCorrelator(2.5, 1)).toThrow(
      'n: expected a number of points, 1 or more, received 2.5',
    )
  })
})
