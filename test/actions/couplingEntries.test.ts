import { describe, expect, it } from 'vitest'
import { partsAt } from '../../src/actions/action.js'
import { actionOnPoints, evaluateAction } from '../../src/actions/actionOnPoints.js'
import { actionAt } from '../../src/actions/actionAt.js'
import { couplingsAt } from '../../src/actions/couplingEntries.js'
import type { CouplingEntry } from '../../src/actions/couplingEntries.js'
import { gaussianAverages } from '../../src/actions/gaussianAverages.js'
import { decimals } from '../../src/algebra/decimals.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { gaussNet } from '../../src/networks/layers/gaussNet.js'
import { reluNet } from '../../src/networks/layers/reluNet.js'
import { tanhNet } from '../../src/networks/layers/tanhNet.js'
import type { Network, Point } from '../../src/networks/network.js'
import { monomials } from '../../src/render/latex/pointActionLatex.js'
import { runWith, words } from '../cli/run.js'

const cos = (N: number): Network => cosNet({ N, d: 1, sigma0: 1, sigma1: 1 })

const cases: readonly (readonly [string, Network, readonly Point[], number])[] = [
  ['cos-net at a point', cos(20), [[0.3]], 2],
  ['cos-net', cos(12), [[0.3], [1.5], [-1]], 2],
  ['gauss-net', gaussNet({ N: 30, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.3 }), [[0.2], [0.9]], 2],
  [
    'relu-net',
    reluNet({ N: 20, d: 2, sigma0: 1, sigma1: 1 }),
    [
      [1, 0],
      [0.5, 0.7],
    ],
    2,
  ],
  ['tanh-net', tanhNet({ N: 20, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.5 }), [[0.4], [1.2]], 1],
]

const valueOf = (all: readonly CouplingEntry[], field: readonly number[]): number =>
  all.reduce(
    (sum, { indices, value }) => sum + indices.reduce((product, i) => product * (field[i] as number), value),
    0,
  )

describe('the entries of an action on points', () => {
  it.each(cases)('are the coefficients of the polynomial that the action is: %s', (_, network, points, order) => {
    const action = actionOnPoints(network, points, order)
    const polynomial = monomials(couplingsAt(network, points, order))
    for (const scale of [0.3, -1.1, 2]) {
      const field = points.map((__, i) => scale * (1 - 0.7 * i))
      const { value, parts } = evaluateAction(action, field)
      const size = Math.max(...[...parts.values()].map(Math.abs))
      expect(Math.abs(valueOf(polynomial, field) - value)).toBeLessThan(1e-12 * size)
    }
  })

  it('are those by hand at one point: G4 = 3/8N, g₂ = G4/4G³, g₄ = −G4/24G⁴ with G = ½', () => {
    const { inverse, couplings } = couplingsAt(cos(20), [[0.3]], 1)
    expect(inverse[0]?.value).toBeCloseTo(2, 12)
    expect(couplings.get(2)?.[0]?.value).toBeCloseTo(0.0375, 12)
    expect(couplings.get(4)?.[0]?.value).toBeCloseTo(-0.0125, 12)
  })

  it('stand once for each multiset of points, in their order', () => {
    const { couplings } = couplingsAt(cos(20), [[0.3], [1.5], [-1]], 1)
    const indices = couplings.get(4)?.map((entry) => entry.indices.join('')) ?? []
    expect(indices).toHaveLength(15)
    expect(indices).toEqual([...indices].sort())
  })

  it('have bounds that contain their errors where points are near', () => {
    const number = decimals(60)
    const lost: number[] = []
    for (const distance of [1, 0.1, 0.01, 0.003]) {
      const { inverse } = couplingsAt(cos(20), [[0], [distance]], 0)
      const far = new number(distance).pow(2).div(-2).exp()
      const determinant = new number(1).minus(far.pow(2))
      for (const { indices, value, error } of inverse) {
        const exact = (indices[0] === indices[1] ? new number(2) : far.times(-2)).div(determinant)
        expect(exact.minus(value).abs().toNumber()).toBeLessThan(error)
        lost.push(error / Math.abs(value))
      }
    }
    expect(Math.max(...lost)).toBeLessThan(1e-6)
  })
})

describe('on near points', () => {
  const near = [
    { at: '0,0.5,1,1.5', field: '0.3,0.4,0.5,0.45', order: 1 },
    { at: '0,0.8,1.6', field: '0.3,0.4,0.5', order: 2 },
    { at: '0,0.05', field: '0.5,0.52', order: 1 },
    { at: '0,0.3,0.6', field: '0.5,0.6,0.65', order: 1 },
  ]
  it.each(near)(
    'the polynomial that is printed has six digits of the value: $at to order $order',
    async ({ at, field, order }) => {
      const { out } = await runWith(words(`action cos-net --at ${at} --order ${order} --samples 0 --format latex`), {})
      const [numbers, places] = [field.split(',').map(Number), at.split(',').map((x) => [Number(x)])]
      const body =
        out
          .split('\n')[1]
          ?.replace(/^.*?=(?:\{\}&)?/u, '')
          .replace('\\end{aligned}', '') ?? ''
      const terms = [...body.matchAll(/([+-]?)\s*([\d.]+)(?: \\cdot 10\^\{(-?\d+)\})?((?: \\phi_\{\d+\}(?:\^\d)?)+)/gu)]
      const value = terms.reduce((sum, [, sign, digits, power, fields]) => {
        const product = [...(fields ?? '').matchAll(/\{(\d+)\}(?:\^(\d))?/gu)].reduce(
          (all, [, index, exponent = '1']) => all * (numbers[Number(index) - 1] as number) ** Number(exponent),
          Number(digits) * 10 ** Number(power ?? 0),
        )
        return sum + (sign === '-' ? -product : product)
      }, 0)
      const exact = actionAt(cos(20), places, numbers, order).value
      expect(Math.abs(value / exact - 1)).toBeLessThan(3e-5)
    },
  )

  it('the entries are known, and ⟨S_g₄⟩ is nearly that of points at no distance', () => {
    const { couplings, averages } = couplingsAt(cos(20), [[0], [0.05]], 1)
    expect(averages.get(4)).toBeCloseTo(-0.08125, 3)
    expect(couplings.get(4)?.every(({ value, error }) => error < 1e-9 * Math.abs(value) || error < 1e-3)).toBe(true)
  })

  it('is refused where twelve digits of the coefficients leave no six', async () => {
    for (const request of [
      'action cos-net --at 0,0.001 --samples 0',
      'action cos-net --at 0,0.5,1,1.5 --order 2 --samples 0',
      'action tanh-net --at 0.4,0.401 --samples 0',
      'action phi4-net --at 0,0.001 --samples 0 --format latex',
    ]) {
      const { status, err } = await runWith(words(request), {})
      expect(status).toBe(2)
      expect(err).toMatch(
        /points: expected points on which a polynomial in the fields.*with a field there is the value/,
      )
    }
  })
})

describe('the parts on average over fields of the Gaussian part', () => {
  /** Gauss and Hermite's four nodes, right up to degree 7. */
  const NODES = [
    [0.7419637843027259, 0.4541241452319315],
    [-0.7419637843027259, 0.4541241452319315],
    [2.3344142183389773, 0.0458758547680685],
    [-2.3344142183389773, 0.0458758547680685],
  ] as const

  it.each(cases.filter(([, , points]) => points.length === 2))(
    'are those of a quadrature: %s',
    (_, network, points, order) => {
      const action = actionOnPoints(network, points, order)
      const [a, b, , c] = action.covariance.data as unknown as readonly [number, number, number, number]
      const slope = b / Math.sqrt(a)
      const rest = Math.sqrt(c - slope ** 2)
      const sums = new Map<unknown, number>()
      for (const [x, wx] of NODES)
        for (const [y, wy] of NODES)
          for (const [part, value] of partsAt(action, [Math.sqrt(a) * x, slope * x + rest * y]))
            sums.set(part, (sums.get(part) ?? 0) + wx * wy * value)
      const averages = gaussianAverages(action)
      expect([...averages.keys()]).toEqual([...sums.keys()])
      const size = Math.max(...[...sums.values()].map(Math.abs))
      for (const [part, value] of averages)
        expect(Math.abs(value - (sums.get(part) as number))).toBeLessThan(1e-9 * size)
    },
  )

  it('obey ⟨S_g₂⟩ = −2 ⟨S_g₄⟩ to order 1/N', () => {
    for (const [, network, points] of cases) {
      const averages = gaussianAverages(actionOnPoints(network, points, 1))
      expect((averages.get(2) as number) / (averages.get(4) as number)).toBeCloseTo(-2, 7)
    }
  })
})

describe('action --at without a field', () => {
  it('is the polynomial, its entries and what samples say', async () => {
    const { out } = await runWith(words('action cos-net --at 0.3 --samples 0'), {})
    expect(out).toContain('S(φ₁) = 1.0375 φ₁² − 0.0125 φ₁⁴\n\nwith φ₁ = φ(0.3)')
    expect(out).toMatch(/^g4\(1,1,1,1\) {2}-0\.0125$/m)
    expect(out).toContain('½φK⁻¹φ is 0.5, g2 0.0188, g4 −0.00938.')
    const sampled = await runWith(words('action cos-net --at 0.3,1.5'), {})
    expect(sampled.out).toMatch(/^certificate: agrees: Schwinger–Dyson slope/m)
  })

  it('says where the expansion does not hold, and counts what it leaves out', async () => {
    const { out } = await runWith(words('action gauss-net --at 0.3,1.5 --samples 0'), {})
    expect(out).toMatch(/g4 −?[\d.]+: the expansion does not hold at a field of typical size/)
    const { out: four } = await runWith(words('action cos-net --at 0,2,4,6 --samples 0'), {})
    expect(four).toMatch(/^g4: \d+ smaller ones \(--format json\)$/m)
    const { out: many } = await runWith(words('action cos-net --at 0,2,4,6,8 --samples 0'), {})
    expect(many).toContain('as a polynomial in the fields with --format latex')
  })

  it('is a formula in LaTeX, and JSON with errors', async () => {
    const { out: latex } = await runWith(words('action cos-net --at 0.3,1.5 --samples 0 --format latex'), {})
    expect(latex).toContain('S(\\phi_{1}, \\phi_{2}) ={}& 1.48338 \\phi_{1}^2 - 1.55359 \\phi_{1} \\phi_{2}')
    const { out: json } = await runWith(words('action cos-net --at 0.3 --samples 0 --format json'), {})
    expect(JSON.parse(json)).toMatchObject({
      points: [[0.3]],
      couplings: { g2: [{ indices: [0, 0] }], g4: [{ indices: [0, 0, 0, 0] }] },
      averages: { gaussian: 0.5 },
      certificate: { unchecked: 'left out (--samples 0)' },
    })
    const { out: free } = await runWith(words('action cos-net --order 0 --at 0.3 --samples 0'), {})
    expect(free).toContain('½φK⁻¹φ is 0.5.')
  })
})
