import { describe, expect, it } from 'vitest'
import { InputError } from '../src/errors.js'
import { monomial } from '../src/algebra/polynomial.js'
import { tensor } from '../src/algebra/tensor.js'
import { diagramRequests } from '../src/expansion/diagramRequests.js'
import { expand } from '../src/expansion/expand.js'
import { onPoints } from '../src/expansion/readings/onPoints.js'
import { estimateCorrelators } from '../src/montecarlo/correlators.js'
import type { Estimator } from '../src/montecarlo/method.js'
import { checkNetwork } from '../src/montecarlo/check/checkNetwork.js'
import { actionOnPoints, evaluateAction } from '../src/actions/actionOnPoints.js'
import { breakingActionOnPoints, evaluateBreakingAction } from '../src/actions/breakingAction.js'
import { coupledCosNet } from '../src/networks/coupled/coupledCosNet.js'
import { coupledCosSeries } from '../src/networks/coupled/coupledCosSeries.js'
import { cosNet } from '../src/networks/cosines/cosNet.js'
import { defaultCosNet } from '../src/networks/listedNetworks.js'
import { architectures } from '../src/networks/architectures.js'
import { exportPolynomial } from '../src/render/exports/exportPolynomial.js'
import type { ExportLanguage } from '../src/render/exports/languages.js'
import { jsonText } from '../src/render/jsonText.js'
import { theory } from '../src/theory/shippedTheories.js'
import { runWith, words } from './cli/run.js'

/** The sentence of a refusal; anything else that is thrown fails the test. */
function refusal(compute: () => unknown): string {
  try {
    compute()
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  return 'accepted'
}

const network = cosNet(defaultCosNet)
const WRONG = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

describe('numbers that a program gives', () => {
  it.each(Object.values(architectures))(
    '$name takes only parameters that mean something',
    ({ name, parameters, create }) => {
      for (const parameter of Object.keys(parameters)) {
        const whole = ['N', 'd', 'depth'].includes(parameter)
        for (const value of [...WRONG, -1, ...(whole ? [0, 1.5, 2 ** 53] : [1e155, 1e-155, 1e300])]) {
          // A coupling and a slope may be of any size, a mass, a power or the deviation of a bias may vanish.
          if (parameter === 'alpha' && Math.abs(value) < Infinity && value > 0) continue
          if (parameter === 'slope' && Number.isFinite(value)) continue
          if (parameter === 's' && value === 1e-155) continue
          const sentence = refusal(() => create({ ...parameters, [parameter]: value }))
          expect(sentence, `${name} ${parameter} = ${value}`).toMatch(/ expected .*, received /)
        }
      }
    },
  )

  it('points, fields and orders are finite numbers', () => {
    const action = actionOnPoints(network, [[0.3], [1.2]], 1)
    for (const value of WRONG) {
      expect(refusal(() => network.correlator([[value], [0]]))).toContain('finite coordinate')
      expect(refusal(() => actionOnPoints(network, [[value]], 1))).toContain('finite coordinate')
      expect(refusal(() => actionOnPoints(network, [[0]], value))).toContain('order: expected a natural number')
      expect(refusal(() => evaluateAction(action, [0, value]))).toBe(
        `field[1]: expected a finite number, received ${value}`,
      )
      expect(refusal(() => coupledCosSeries(defaultCosNet, [[0], [value]], 1))).toContain('finite coordinate')
      expect(refusal(() => coupledCosSeries(defaultCosNet, [[0], [1]], value))).toContain(
        'order: expected a natural number',
      )
    }
    for (const order of [-1, 0.5])
      expect(refusal(() => actionOnPoints(network, [[0]], order))).toContain('order: expected a natural number')
    const broken = { twoPoint: network.correlator, derivative: () => 0.1 }
    const breaking = breakingActionOnPoints(broken, [[0]], 4)
    expect(refusal(() => evaluateBreakingAction(breaking, [Number.NaN], 1))).toBe(
      'field[0]: expected a finite number, received NaN',
    )
    expect(refusal(() => evaluateBreakingAction(breaking, [1], Number.NaN))).toBe(
      'alpha: expected a finite number, received NaN',
    )
  })

  it('requests for diagrams and expansions count', () => {
    for (const legs of [...WRONG, -2, 1.5]) {
      expect(refusal(() => expand(theory('phi4'), { legs, select: { order: 1 } }))).toContain('a natural number')
      expect(refusal(() => diagramRequests(theory('phi4'), { legs, select: { order: 1 } }, 'fixed'))).toContain(
        'a natural number',
      )
    }
    for (const loops of [...WRONG, -1, 0.5])
      expect(refusal(() => expand(theory('phi4'), { legs: 2, select: { loops } }))).toContain('a natural number')
    for (const count of [...WRONG, -1, 0.5])
      expect(refusal(() => expand(theory('phi4'), { legs: 2, select: { vertices: { λ: count } } }))).toContain(
        'a natural number',
      )
  })

  it('samples and seeds count, estimators are known', () => {
    const quantities = [[0, 1]]
    for (const value of [...WRONG, -1, 20.5]) {
      expect(
        refusal(() => estimateCorrelators(network, [[0], [1]], { samples: value, seed: 1, quantities })),
      ).toContain('samples')
      expect(
        refusal(() => estimateCorrelators(network, [[0], [1]], { samples: 20, seed: value, quantities })),
      ).toContain('seed')
    }
    for (const estimator of ['constructor', 'toString', '__proto__'] as unknown as Estimator[])
      expect(
        refusal(() => estimateCorrelators(network, [[0], [1]], { samples: 20, seed: 1, quantities, estimator })),
      ).toContain('one of kernel, direct, neuron')
    const subject = { network, points: [[0], [Number.NaN]], atWidth: () => network, actionPoints: [[0]] }
    expect(refusal(() => checkNetwork(subject, { samples: 20, seed: 1, estimators: ['kernel'], sigmas: 4 }))).toContain(
      'finite coordinate',
    )
    expect(refusal(() => exportPolynomial(monomial({ N: 1 }), 'g', 'constructor' as ExportLanguage))).toContain(
      'language: expected one of sympy',
    )
  })
})

describe('results that float64 does not hold', () => {
  const large = cosNet({ ...defaultCosNet, sigma1: 1e100 })
  const small = cosNet({ ...defaultCosNet, sigma1: 1e-80 })
  const four = [[0], [0.5], [1], [2]]

  it('are refused where they are formed', () => {
    expect(refusal(() => large.correlator(four))).toMatch(
      /^(?:sum of Gaussians|correlator of 4 points): expected a value within the range of float64, up to 1.8e308 in size, received (?:-?Infinity|NaN)$/,
    )
    expect(refusal(() => small.correlator(four))).toMatch(
      /^correlator of 4 points: expected a value of 2.2e-308 or more in size/,
    )
    expect(large.correlator([[0], [0]])).toBeCloseTo(1e200 / 2, -190)
    expect(refusal(() => evaluateAction(actionOnPoints(network, [[0.3]], 1), [1e80]))).toBe(
      'g4: expected a value of the action within the range of float64, up to 1.8e308 in size, received -Infinity',
    )
    const coupled = coupledCosNet({ ...defaultCosNet, sigma1: 1e100, alpha: 0.1 })
    expect(refusal(() => coupled.correlator(four))).toContain('within the range of float64')
    const realization = {
      size: 1,
      line: () => tensor(1, 2, () => 1e200),
      vertex: () => tensor(1, 0, () => 1),
      parameters: { λ: 1 },
    }
    expect(refusal(() => onPoints(expand(theory('phi4'), { legs: 2, select: { order: 1 } }), realization))).toContain(
      'expansion on points: expected a value within',
    )
  })

  it('a correlator of points far apart may be zero', () => {
    expect(network.correlator([[0], [100]])).toBe(0)
  })

  it.each([
    ['correlator cos-net --n 2 --at 0,100', true],
    ['correlator erf-net --n 2 --at 1e-200,1e-200 --param sigmab=0', true],
    ['correlator erf-net --n 2 --at 0,0 --param sigmab=0', false],
  ])('%s: 0, by underflow: %s', async (command, lost) => {
    const { status, out } = await runWith(words(command))
    expect({ status, start: out.startsWith('G_c^(2) = 0'), lost: out.includes('less than 5e-324 in size') }).toEqual({
      status: 0,
      start: true,
      lost,
    })
  })

  it('are no null in JSON', () => {
    expect(jsonText({ a: [1, { b: null }], c: undefined })).toBe('{"a":[1,{"b":null}]}')
    for (const value of WRONG)
      expect(refusal(() => jsonText({ a: [1, { b: value }] }))).toContain(`a[1].b: expected a number within`)
  })

  const doors = [
    'action cos-net --at 0.3 --field 1e80 --samples 0',
    'action cos-net --at 0.3 --field 1e80 --param N=2 --samples 40',
    'action cos-net --at 0.3 --field 1e80 --param alpha=0.1 --samples 0',
    'action cos-net --at 0.3 --field 1e-200 --samples 0',
    'action gauss-net --at 0.3 --field 1e100 --order 2 --samples 0',
    'action --data f --field 1e160',
    'action --data g',
    'correlator cos-net --n 4 --at 0,0.5,1,2 --param sigma1=1e100',
    'correlator cos-net --n 4 --at 0,0.5,1,2 --param sigma1=1e-80',
    'correlator cos-net --n 2 --at 0,1 --param sigma1=1e-200',
    'correlator cos-net --n 4 --at 0,0.5,1,2 --param sigma1=1e100 --param alpha=0.1',
    'correlator relu-net --n 4 --at 1e80,1e80,1e80,1e80',
    'correlator relu-net --n 2 --at 1e200,1e200 --param depth=2',
    'correlator gauss-net --n 4 --at 20,20,20,20',
    'correlator phi4-net --n 4 --at 0,0.5,1,2 --deform lambda=1e300',
    'correlator erf-net --n 2 --at 0,1 --param depth=2 --param sigma1=1e160 --samples 20',
  ]
  it.each(doors)('%s: one sentence, by text and JSON', async (command) => {
    const row = (scale: number, i: number): string => `${scale * Math.sin(i)},${scale * Math.cos(2 * i)}`
    const files = Object.fromEntries(
      [['f', 1] as const, ['g', 1e80] as const].map(([name, scale]) => [
        name,
        Array.from({ length: 200 }, (_, i) => row(scale, i)).join('\n'),
      ]),
    )
    for (const format of ['text', 'json']) {
      const { status, out, err } = await runWith([...words(command), '--format', format], files)
      expect({ status, out, lines: err.trimEnd().split('\n').length }, err).toEqual({ status: 2, out: '', lines: 1 })
    }
  })
})
