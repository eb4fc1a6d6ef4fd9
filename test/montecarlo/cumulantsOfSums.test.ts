import { describe, expect, it } from 'vitest'
import { analyseEnsemble } from '../../src/montecarlo/analyseEnsemble.js'
import { cumulantsOfSums } from '../../src/montecarlo/cumulantsOfSums.js'
import { momentAccumulator, productsUpTo } from '../../src/montecarlo/sampling/momentSums.js'
import { randomStream } from '../../src/random/philox.js'

/** Small whole numbers that depend on each other and are not symmetric. */
function draws(count: number, columns: number): number[][] {
  const random = randomStream(3, 0)
  return Array.from({ length: count }, () => {
    const common = Math.floor(3 * random.uniform())
    return Array.from({ length: columns }, (_, c) => (c % 3 === 0 ? common : 0) + Math.floor(4 * random.uniform() ** 2))
  })
}

/** Fisher's k-statistics up to the fourth order, by central moments, which are multiples of n⁻⁵ here: no digit is lost. */
function byCentralMoments(rows: readonly (readonly number[])[]): (indices: readonly number[]) => number {
  const n = rows.length
  const sums = (rows[0] as readonly number[]).map((_, c) => rows.reduce((sum, row) => sum + (row[c] as number), 0))
  // n (x − mean), whole numbers.
  const centred = sums.map((sum, c) => Float64Array.from(rows, (row) => n * (row[c] as number) - sum))
  const moment = (...columns: readonly number[]): number => {
    let total = 0
    for (let i = 0; i < n; i++)
      total += columns.reduce((product, c) => product * ((centred[c] as Float64Array)[i] as number), 1)
    return total / n ** (columns.length + 1)
  }
  return (indices) => {
    const [a = 0, b = 0, c = 0, d = 0] = indices
    if (indices.length === 1) return (sums[a] as number) / n
    if (indices.length === 2) return (n / (n - 1)) * moment(a, b)
    if (indices.length === 3) return (n ** 2 / ((n - 1) * (n - 2))) * moment(a, b, c)
    const pairs = moment(a, b) * moment(c, d) + moment(a, c) * moment(b, d) + moment(a, d) * moment(b, c)
    return (n ** 2 / ((n - 1) * (n - 2) * (n - 3))) * ((n + 1) * moment(a, b, c, d) - (n - 1) * pairs)
  }
}

describe('cumulants of many columns', () => {
  it('of 32 columns to the fourth order are what central moments give', () => {
    const rows = draws(60, 32)
    const accumulator = momentAccumulator(32, 4)
    for (const row of rows) accumulator.add(Float64Array.from(row))
    const sums = accumulator.finish()
    expect(sums.batches.batches).toBe(60)
    const wanted = productsUpTo(32, 4)
    expect(wanted).toHaveLength(58_904)
    const totals = new Float64Array(sums.batches.terms)
    sums.batches.sums.forEach((sum, i) => (totals[i % totals.length] = (totals[i % totals.length] as number) + sum))
    const found = cumulantsOfSums(sums, wanted)(totals, 60)
    const expected = byCentralMoments(rows)
    let worst = 0
    wanted.forEach((indices, i) => (worst = Math.max(worst, Math.abs((found[i] as number) - expected(indices)))))
    expect(worst).toBeLessThan(1e-10)
  })

  it('have the errors of a jackknife over the batches', () => {
    const [columns, count] = [9, 100]
    const rows = draws(count, columns)
    const accumulator = momentAccumulator(columns, 4)
    accumulator.add(Float64Array.from(rows.flat()))
    const { cumulants, batches } = analyseEnsemble(accumulator.finish(), { order: 1, sigmas: 4 })
    expect(batches).toBe(count)
    const without = rows.map((_, i) => byCentralMoments(rows.filter((_, j) => j !== i)))
    for (const { indices, standardError } of cumulants.filter((_, i) => i % 37 === 0)) {
      const values = without.map((statistic) => statistic(indices))
      const mean = values.reduce((a, b) => a + b) / count
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      expect(standardError / Math.sqrt(((count - 1) / count) * squares)).toBeCloseTo(1, 8)
    }
  })
})
