import { describe, expect, it } from 'vitest'
import { factorial } from '../../src/algebra/integers.js'
import * as Q from '../../src/algebra/rational.js'
import type { Rational } from '../../src/algebra/rational.js'
import { contractWithVector, tensor } from '../../src/algebra/tensor.js'
import type { Tensor } from '../../src/algebra/tensor.js'
import { expand } from '../../src/expansion/expand.js'
import { onPoints, pointsReading, valueOnPoints } from '../../src/expansion/readings/onPoints.js'
import type { Realization } from '../../src/expansion/readings/onPoints.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { logOfOperatorSeries } from '../oracles/operatorSeries.js'
import type { OperatorTerm, Series } from '../oracles/operatorSeries.js'

/** A whole number between −4 and 4 for each set of equal indices. */
function cumulant(index: readonly number[]): number {
  const key = [...index].sort((a, b) => a - b).reduce((total, i) => total * 5 + i + 1, index.length)
  return ((key * 7919 + 13) % 9) - 4
}

/** K⁻¹ with whole entries, positive definite. */
function inverseCovariance(i: number, j: number): number {
  return i === j ? 3 + i : (i + j) % 2 === 0 ? 1 : -1
}

function realization(size: number): Realization {
  const inverse = tensor(size, 2, ([i, j]) => inverseCovariance(i as number, j as number))
  return {
    size,
    line: () => inverse,
    vertex: ({ fields }) => tensor(size, fields.length, cumulant),
    parameters: { N: 1 },
  }
}

/** All exponents of n variables that add up to `degree`. */
function* exponentsOf(n: number, degree: number): Generator<readonly number[]> {
  if (n === 1) {
    yield [degree]
    return
  }
  for (let e = degree; e >= 0; e--) for (const rest of exponentsOf(n - 1, degree - e)) yield [e, ...rest]
}

function indexOf(exponents: readonly number[]): readonly number[] {
  return exponents.flatMap((e, i) => Array.from({ length: e }, () => i))
}

function factorialsOf(exponents: readonly number[]): bigint {
  return exponents.reduce((product, e) => product * factorial(e), 1n)
}

/**
 * −log of exp(Σ_r (−1)^r/r! κ_r ∂^r) e^{−½φK⁻¹φ} beyond the Gaussian, by powers of N^{−1/2}; cumulant r has order r −
 * 2.
 */
function edgeworthAction(size: number, order: number, valences: readonly number[]): Series {
  const M = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => Q.rational(-inverseCovariance(i, j))),
  )
  const terms = valences.flatMap((r) =>
    [...exponentsOf(size, r)].map((exponents): OperatorTerm => ({
      order: r - 2,
      exponents,
      coefficient: Q.rational((r % 2 === 0 ? 1 : -1) * cumulant(indexOf(exponents)), factorialsOf(exponents)),
    })),
  )
  return logOfOperatorSeries(M, terms, order).map((p) => new Map([...p].map(([key, value]) => [key, Q.negate(value)])))
}

/** The polynomial that a symmetric tensor stands for: E!/Π e_i! times the entry, for each monomial. */
function coefficientsOf(t: Tensor): ReadonlyMap<string, number> {
  return new Map(
    [...exponentsOf(t.size, t.rank)].map((exponents) => {
      const entry = t.data[indexOf(exponents).reduce((offset, i) => offset * t.size + i, 0)] as number
      return [exponents.join(), (Number(factorial(t.rank)) / Number(factorialsOf(exponents))) * entry]
    }),
  )
}

function expectEqual(found: ReadonlyMap<string, number>, expected: ReadonlyMap<string, Rational>, what: string): void {
  const largest = Math.max(1, ...[...expected.values()].map((value) => Math.abs(Q.toNumber(value))))
  for (const [key, value] of found)
    expect(Math.abs(value - Q.toNumber(expected.get(key) ?? Q.zero)) / largest, `${what}, φ^(${key})`).toBeLessThan(
      1e-12,
    )
}

describe('the Edgeworth action of several variables', () => {
  it.each([
    ['edgeworth', 2, 4, [3, 4, 5, 6]],
    ['edgeworth', 3, 4, [3, 4, 5, 6]],
    ['edgeworth-even', 2, 6, [4, 6, 8]],
    ['edgeworth-even', 3, 4, [4, 6]],
  ] as const)(
    '%s of %i variables equals the logarithm of the series through N^(−%i/2), monomial by monomial',
    (name, size, order, valences) => {
      const exact = edgeworthAction(size, order, valences)
      const values = realization(size)
      let compared = 0
      for (let half = 1; half <= order; half++) {
        for (let legs = 0; legs <= half + 2; legs++) {
          const found = onPoints(expand(theory(name), { legs, select: { order: Q.rational(half, 2) } }), values)
          expectEqual(coefficientsOf(found), exact[half] ?? new Map<string, Rational>(), `order ${half}/2`)
          compared += found.data.length
        }
        const highest = Math.max(
          ...[...(exact[half]?.keys() ?? [])].map((key) => key.split(',').reduce((sum, e) => sum + Number(e), 0)),
          0,
        )
        expect(highest).toBeLessThanOrEqual(half + 2)
      }
      expect(compared).toBeGreaterThan(100)
    },
  )

  it('has at a field the value that its tensor has there', () => {
    const values = realization(3)
    const field = [0.3, -0.8, 0.5]
    for (const legs of [0, 1, 2, 3, 4]) {
      const reading = pointsReading(expand(theory('edgeworth'), { legs, select: { upTo: 2 } }))
      const expected = contractWithVector(reading.tensor(values), field)
      expect(Math.abs(reading.value(values, { φ: field }) / (expected || 1) - 1)).toBeLessThan(1e-10)
    }
  })
})

describe('wrong values are refused with a sentence', () => {
  it('a tensor of three axes that is symmetric at points in descending order only', () => {
    const half = expand(theory('edgeworth'), { legs: 3, select: { order: Q.rational(1, 2) } })
    const { vertex, ...values } = realization(3)
    const wrong: Realization = {
      ...values,
      vertex: (kind) => {
        const value = vertex(kind)
        value.data[2 * 3 + 1] = 100
        return value
      },
    }
    const message =
      'vertex Gc3: expected a tensor that is symmetric in the axes of one field, received entries that differ by'
    expect(() => onPoints(half, wrong)).toThrow(message)
    expect(() => valueOnPoints(half, wrong, { φ: [1, 2, 3] })).toThrow(message)
  })

  const expansion = expand(theory('edgeworth'), { legs: 2, select: { order: 1 } })
  const good = realization(2)
  it.each([
    [{ line: () => tensor(3, 2, () => 1) }, 'line iG: expected 2 axes of length 2, received 2 axes of length 3'],
    [
      { line: () => tensor(2, 2, ([i]) => i ?? 0) },
      'line iG: expected a tensor that is symmetric in the axes of one field, received entries that differ by 1.0 where the largest is 1.0',
    ],
    [{ vertex: () => tensor(2, 1, () => 1) }, 'vertex Gc3: expected 3 axes of length 2, received 1 axis of length 2'],
    [{ parameters: {} }, 'parameters: expected a value of N, received none'],
  ])('%#', (wrong, message) => {
    expect(() => onPoints({ ...expansion, terms: expansion.terms.slice(1) }, { ...good, ...wrong })).toThrow(message)
  })

  it('a field of the wrong length', () => {
    expect(() => valueOnPoints(expansion, good, { φ: [1] })).toThrow(
      'what the legs φ carry: expected 1 axis of length 2, received 1 axis of length 1',
    )
  })
})
