import { describe, expect, it } from 'vitest'
import { setPartitions } from '../../src/algebra/partitions.js'
import { kStatistic } from '../../src/montecarlo/statistics/kStatistic.js'

/** Draws of (x, y, z) that are equally likely; means are not zero, and the variables depend on each other. */
const states = [
  [1, 2, -1],
  [3, 0.5, 2],
  [-0.5, 1, 4],
] as const

/** The joint cumulant of the uniform distribution on the states, from its moments. */
function cumulant(variables: readonly number[]): number {
  const moment = (block: readonly number[]): number =>
    states.reduce((sum, state) => sum + block.reduce((p, v) => p * (state[v] as number), 1), 0) / 3
  return [...setPartitions(variables)].reduce((sum, blocks) => {
    const sign = blocks.slice(1).reduce((p, _, k) => -p * (k + 1), 1)
    return sum + blocks.reduce((p, block) => p * moment(block), sign)
  }, 0)
}

/** The mean of the estimator over all 3^n samples of n draws. */
function meanOverAllSamples(variables: readonly number[], n: number): number {
  const { subsets, value } = kStatistic(variables.length)
  let total = 0
  for (let code = 0; code < 3 ** n; code++) {
    const sums = subsets.map(() => 0)
    for (let i = 0; i < n; i++) {
      const state = states[Math.floor(code / 3 ** i) % 3] as readonly number[]
      subsets.forEach(
        (subset, s) =>
          (sums[s] = (sums[s] as number) + subset.reduce((p, k) => p * (state[variables[k] as number] as number), 1)),
      )
    }
    total += value(sums, n)
  }
  return total / 3 ** n
}

describe('kStatistic', () => {
  it.each([
    [[0], 2],
    [[0, 1], 2],
    [[0, 1], 5],
    [[0, 1, 2], 3],
    [[0, 0, 1, 2], 4],
    [[0, 0, 1, 2], 6],
    [[0, 1, 1, 2, 2], 6],
    [[0, 0, 1, 1, 2, 2], 6],
    [[0, 0, 0, 0, 0, 0], 7],
  ])('of variables %j has exactly the cumulant as its mean over all samples of %i draws', (variables, n) => {
    expect(meanOverAllSamples(variables, n) / cumulant(variables)).toBeCloseTo(1, 9)
  })

  it('does not change when constants are added, from the second order on', () => {
    const draws = Array.from({ length: 9 }, (_, i) => [0, 1, 2, 3, 4, 5].map((v) => Math.sin(7 * i + v * v)))
    const at = (shift: number): number => {
      const { subsets, value } = kStatistic(6)
      return value(
        subsets.map((subset) =>
          draws.reduce((sum, draw) => sum + subset.reduce((p, v) => p * ((draw[v] as number) + shift), 1), 0),
        ),
        draws.length,
      )
    }
    expect(at(0.3)).toBeCloseTo(at(0), 9)
  })

  it('where odd moments vanish is (n+2)/(n−1) m₁₂₃₄ − n/(n−1) Σ m m', () => {
    const { subsets, value } = kStatistic(4, 'odd')
    expect(subsets).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
      [0, 1, 2, 3],
    ])
    const [n, sums] = [11, [3, 5, 7, 11, 13, 17, 19]]
    const m = sums.map((sum) => sum / n) as [number, number, number, number, number, number, number]
    expect(value(sums, n)).toBeCloseTo(
      ((n + 2) / (n - 1)) * m[6] - (n / (n - 1)) * (m[0] * m[5] + m[1] * m[4] + m[2] * m[3]),
      12,
    )
  })
})
