import { describe, expect, it } from 'vitest'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import type { ActionPart, PartValues } from '../../src/actions/action.js'
import { networkSeries, seriesByOrder, sizeAlong } from '../../src/actions/seriesByOrder.js'
import { seriesText } from '../../src/render/text/seriesText.js'
import { runWith, words } from '../cli/run.js'

const at = (N: number, field: readonly number[]): ReturnType<typeof networkSeries> =>
  networkSeries(cosNet({ N, d: 1, sigma0: 1, sigma1: 1 }), [[0], [1], [2]], field, 2)

describe('the series of an action by order', () => {
  it('has the orders of the powers of N, whatever the parts cancel', () => {
    const [ten, twenty] = [at(10, [1.5, -1.5, 1.5]), at(20, [1.5, -1.5, 1.5])]
    ten.orders.forEach((order, k) => expect(order / (twenty.orders[k] as number) / 2 ** k).toBeCloseTo(1, 8))
    ten.sizes.forEach((size, k) => expect(size).toBeGreaterThanOrEqual(Math.abs(ten.orders[k] as number) * (1 - 1e-12)))
  })

  it('does not converge where an order is larger than the one before: where N is below their ratio at N = 1', () => {
    const ratio = at(1, [1.5, -1.5, 1.5]).ratio as number
    expect(at(Math.ceil(ratio * 1.1), [1.5, -1.5, 1.5]).converges).toBe(true)
    expect(at(Math.floor(ratio / 1.1), [1.5, -1.5, 1.5]).converges).toBe(false)
  })

  it('reaches as far as the field at which the last two orders are equal', () => {
    for (const N of [100, 400, 2000]) {
      const { reach = 0, parts } = at(N, [1.5, -1.5, 1.5])
      const there = at(
        N,
        [1.5, -1.5, 1.5].map((value) => value * reach),
      )
      expect(there.ratio).toBeCloseTo(1, 8)
      there.sizes.forEach((size, k) => expect(sizeAlong(parts[k] as PartValues, reach) / size).toBeCloseTo(1, 8))
    }
    const one: PartValues = new Map([['gaussian', 1]])
    const grown = (g2: number): readonly { value: number; parts: PartValues }[] => [
      { value: 1, parts: one },
      { value: 1 + g2, parts: new Map([...one, [2, g2]]) },
    ]
    expect(seriesByOrder(grown(2)).reach).toBe(0)
    expect(seriesByOrder(grown(0.5)).reach).toBeUndefined()
  })

  it('does not converge where any order is larger than the one before', async () => {
    const { out } = await runWith(
      words('action cos-net --at 0,0.5,1,1.5 --field 0.03,0.04,0.05,0.045 --order 2 --samples 0'),
      {},
    )
    expect(out).toMatch(
      /does not converge at this field and N: sizes .*, order 1\/N being 2\.6\d? times the one before;/,
    )
    expect(out).not.toContain('become smaller for fields')
    const values = [1, 3, 4].map((value) => ({ value, parts: new Map<ActionPart, number>([['gaussian', value]]) }))
    expect(seriesByOrder(values)).toMatchObject({ converges: false, reach: 0, ratio: 0.5 })
  })

  it('says nothing of convergence with one order alone, and that a field of 0 has no series', () => {
    expect(seriesByOrder([{ value: 2, parts: new Map([['gaussian', 2]]) }])).toEqual({
      orders: [2],
      sizes: [2],
      parts: [new Map([['gaussian', 2]])],
    })
    expect(at(10, [0, 0, 0])).toMatchObject({ sizes: [0, 0, 0], converges: true })
    expect(seriesText(seriesByOrder([{ value: 2, parts: new Map([['gaussian', 2]]) }]), 1)).toBe(
      'sizes by order in 1/N: 2',
    )
  })

  it('is printed with the size of the next order and the condition number', async () => {
    const { out } = await runWith(
      words('action cos-net --at 0,1,2 --field 1.5,-1.5,1.5 --order 2 --param N=10 --samples 0'),
      {},
    )
    expect(out).toMatch(
      /The series in 1\/N does not converge at this field and N: .*; order 1\/N\^3 is then about \d+; the condition number of the correlations is (\d+\.\d+)\. The value means nothing/,
    )
    // K of 1, e^(−1/2), e^(−2) halves is symmetric under exchange of its ends: two of its eigenvalues are those of a
    // matrix of two.
    const [a, b] = [Math.exp(-0.5), Math.exp(-2)]
    const [sum, root] = [(2 + b) / 2, Math.sqrt(b * b + 8 * a * a) / 2]
    expect(
      Number(/condition number of the correlations is ([\d.]+\d)/.exec(out)?.[1]) /
        ((sum + root) / Math.min(1 - b, sum - root)),
    ).toBeCloseTo(1, 1)
    const fine = await runWith(words('action cos-net --at 0.3 --field 0.8 --param N=20 --samples 0 --format json'), {})
    // ½·0.64/0.5, then g2 + |g4| of the example of actionOnPoints: 0.024 + 0.00512.
    const { series } = JSON.parse(fine.out) as { series: ReturnType<typeof networkSeries> }
    expect(series.sizes[1]).toBeCloseTo(0.02912, 10)
    expect(series.converges).toBe(true)
  })
})
