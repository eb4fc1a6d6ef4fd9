import { describe, expect, it } from 'vitest'
import { finished } from '../../src/algebra/finished.js'
import { enumeratedSpins } from '../../src/effective/enumeratedSpins.js'
import { exactFit } from '../../src/effective/exactFit.js'
import { inverseIsing } from '../../src/effective/inverseIsing.js'
import type { FittedSpins, InverseMethod, SpinMoments } from '../../src/effective/inverseIsing.js'
import { SpinRows } from '../../src/effective/spinSample.js'
import { randomStream } from '../../src/random/philox.js'

const spins = 5
const random = randomStream(9, 0)
const K = Array.from({ length: spins }, () => new Array<number>(spins).fill(0))
for (let i = 0; i < spins; i++)
  for (let j = 0; j < i; j++) {
    const coupling = 2 * random.uniform() - 1
    ;(K[i] as number[])[j] = coupling
    ;(K[j] as number[])[i] = coupling
  }
const h = Array.from({ length: spins }, () => random.uniform() - 0.5)

function scaled(epsilon: number): readonly (readonly number[])[] {
  return K.map((row) => row.map((x) => epsilon * x))
}

function momentsAt(epsilon: number): SpinMoments {
  const { means, moments } = enumeratedSpins(scaled(epsilon), h)
  return {
    means: Float64Array.from(means),
    covariances: Float64Array.from(
      moments.flatMap((row, i) => row.map((x, j) => x - (means[i] as number) * (means[j] as number))),
    ),
  }
}

function missed({ couplings, fields }: FittedSpins, epsilon: number): readonly [couplings: number, fields: number] {
  const exact = scaled(epsilon).flat()
  return [
    Math.max(...couplings.map((x, at) => Math.abs(x - (exact[at] as number)))),
    Math.max(...fields.map((x, i) => Math.abs(x - (h[i] as number)))),
  ]
}

describe('couplings from means and covariances', () => {
  it.each<readonly [InverseMethod, number, number]>([
    ['naive', 1, 2],
    ['tap', 2, 3],
    ['sessak-monasson', 1, 2],
    ['sessak-monasson', 2, 3],
    ['sessak-monasson', 3, 4],
    ['sessak-monasson', 4, 5],
    ['sessak-monasson', 5, 6],
    ['sessak-monasson', 6, 7],
  ])('by %s to order %d are wrong by ε^%d', (method, order, power) => {
    const [wide, near] = [0.08, 0.04].map((epsilon) =>
      missed(finished(inverseIsing(momentsAt(epsilon), method, order)), epsilon),
    ) as [readonly [number, number], readonly [number, number]]
    for (const what of [0, 1] as const) {
      const slope = Math.log2(wide[what] / near[what])
      expect(slope).toBeGreaterThan(power - 0.5 - what)
      expect(slope).toBeLessThan(power + 1.2)
    }
  })

  it('are exact to third order as Sessak and Monasson print them, for means that are 0', () => {
    // J_ij = C_ij − Σ_k C_ik C_kj + (2/3) C_ij³ ⋯ of two spins: atanh C.
    const C = 0.2
    const { couplings } = finished(
      inverseIsing({ means: new Float64Array(2), covariances: Float64Array.of(1, C, C, 1) }, 'sessak-monasson', 5),
    )
    expect(couplings[1]).toBeCloseTo(C + C ** 3 / 3 + C ** 5 / 5, 12)
  })

  it('are found by all states, whatever their strength', () => {
    const [couplings, fields] = missed(finished(exactFit(momentsAt(1))), 1)
    expect(couplings).toBeLessThan(1e-6)
    expect(fields).toBeLessThan(1e-6)
  })

  it('are refused where covariances have no inverse', () => {
    const moments = { means: new Float64Array(2), covariances: Float64Array.of(1, 1, 1, 1) }
    expect(() => finished(inverseIsing(moments, 'naive', 1))).toThrow('data: expected covariances with an inverse')
    expect(() => finished(exactFit(moments))).toThrow('data: expected moments that a pairwise model has')
  })
})

describe('rows of spins', () => {
  const rowsOf = (values: readonly number[], columns: number): SpinRows => {
    const rows = new SpinRows('f')
    rows.add(Float64Array.from(values), columns)
    return rows
  }
  const drawn = (draws: number, low: number): number[] =>
    Array.from({ length: draws }, (_, i) => [i % 3 ? low : 1, i % 7 < 3 ? low : 1]).flat()

  it('are counted, 0 as −1 or −1 as it is', () => {
    const zero = rowsOf(drawn(420, 0), 2).finish()
    const minus = rowsOf(drawn(420, -1), 2).finish()
    expect([zero.coding, minus.coding]).toEqual(['0/1', '-1/1'])
    expect(zero.moments).toEqual(minus.moments)
    expect(zero.moments.means[0]).toBeCloseTo(-1 / 3, 12)
    expect(zero.moments.means[1]).toBeCloseTo(1 / 7, 12)
    // Remainders by 3 and by 7 are independent in 420 rows.
    expect(zero.moments.covariances[1]).toBeCloseTo(0, 12)
    expect(zero.without).toHaveLength(20)
    const [first] = zero.without
    const rest = drawn(420, -1).slice(42)
    expect(first?.means[0]).toBeCloseTo(rest.reduce((sum, s, at) => (at % 2 ? sum : sum + s), 0) / 399, 12)
  })

  it('are refused where they are not binary, constant, or too few', () => {
    expect(() => rowsOf([0, 1, 0.5, 1], 2)).toThrow(
      'f, row 2, column 1: expected binary data, all values 0 or 1, or all -1 or 1, received 0.5',
    )
    expect(() => rowsOf([0, 1, -1, 1], 2)).toThrow('received 0 and -1 in one file')
    expect(() => rowsOf(drawn(199, 0), 2).finish()).toThrow('f: expected at least 200 draws of 2 spins')
    expect(() => rowsOf(new Array<number>(800).fill(1), 2).finish()).toThrow('received column 1, which does not')
  })
})
