import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { finished } from '../../src/algebra/finished.js'
import { averagesOf, enumeratedSpins, exactGibbs } from '../../src/effective/enumeratedSpins.js'
import { flat, gibbsEnergy, gibbsParts } from '../../src/effective/gibbsEnergy.js'
import { glauberEstimate, glauberMeans } from '../../src/effective/glauber.js'
import { solvedMeans, spinGlassMargin } from '../../src/effective/solvedMeans.js'
import type { GibbsAt, SolvedMeans } from '../../src/effective/solvedMeans.js'
import { siteTerms } from '../../src/effective/siteTerms.js'
import { randomStream } from '../../src/random/philox.js'

/** Couplings and numbers of that size for each spin. */
function drawn(spins: number, size: number, seed = 1): { readonly K: number[][]; readonly m: number[] } {
  const random = randomStream(seed, spins)
  const K = Array.from({ length: spins }, () => new Array<number>(spins).fill(0))
  for (let i = 0; i < spins; i++)
    for (let j = 0; j < i; j++) {
      const coupling = size * (2 * random.uniform() - 1)
      ;(K[i] as number[])[j] = coupling
      ;(K[j] as number[])[i] = coupling
    }
  return { K, m: Array.from({ length: spins }, () => 1.6 * random.uniform() - 0.8) }
}

/** F^(order), tuple of distinct sites by tuple. */
function bruteForce(order: number, K: readonly (readonly number[])[], m: readonly number[]): number {
  let sum = 0
  for (const { graph, symmetry, coefficient } of siteTerms(order)) {
    const place = (at: readonly number[]): void => {
      if (at.length < graph.sites) {
        for (let i = 0; i < m.length; i++) if (!at.includes(i)) place([...at, i])
        return
      }
      const couplings = graph.bonds.reduce(
        (p, { from, to, times }) => p * (K[at[from] as number]?.[at[to] as number] as number) ** times,
        1,
      )
      for (const { coefficient: c, powers } of coefficient)
        sum += Object.entries(powers).reduce(
          (p, [name, exponent]) => p * (m[at[Number(name.slice(1)) - 1] as number] as number) ** Q.toNumber(exponent),
          (Q.toNumber(c) * couplings) / symmetry,
        )
    }
    place([])
  }
  return sum
}

describe('the Gibbs free energy in numbers', () => {
  const { K, m } = drawn(6, 0.7)

  it.each([1, 2, 3, 4, 5, 6])('order %d is the sum over tuples of distinct sites', (order) => {
    expect(gibbsEnergy(K, m, order).terms[order - 1]).toBeCloseTo(bruteForce(order, K, m), 11)
  })

  it('has the fields as its slopes, and correlations as those by the couplings', () => {
    const width = 1e-4
    const at = (couplings: readonly (readonly number[])[], means: readonly number[]): number =>
      gibbsEnergy(couplings, means, 6).value
    const { fields } = gibbsEnergy(K, m, 6)
    const { couplingSlopes } = finished(gibbsParts(flat(K), Float64Array.from(m), 6, 'means and couplings'))
    const moved = (i: number, by: number): number[] => m.map((x, k) => (k === i ? x + by : x))
    const bent = (i: number, j: number, by: number): number[][] =>
      K.map((row, a) => row.map((x, b) => ((a === i && b === j) || (a === j && b === i) ? x + by : x)))
    for (let i = 0; i < 6; i++) {
      expect((at(K, moved(i, width)) - at(K, moved(i, -width))) / (2 * width)).toBeCloseTo(fields[i] as number, 6)
      for (let j = 0; j < i; j++) {
        const slope = (at(bent(i, j, width), m) - at(bent(i, j, -width), m)) / (2 * width)
        expect(-slope).toBeCloseTo(couplingSlopes[6 * i + j] as number, 6)
        expect(couplingSlopes[6 * j + i]).toBe(couplingSlopes[6 * i + j])
      }
    }
  })

  it('is wrong by ε^{P+1} when couplings are scaled by ε', () => {
    const scaled = (epsilon: number): number[][] => K.map((row) => row.map((x) => epsilon * x))
    for (let order = 1; order <= 6; order++) {
      const [wide, near] = [0.16, 0.08].map((epsilon) => {
        const weak = scaled(epsilon)
        return Math.abs(gibbsEnergy(weak, m, order).value - exactGibbs(weak, m).value)
      }) as [number, number]
      expect(Math.log2(wide / near), `order ${order}`).toBeGreaterThan(order + 0.6)
      expect(Math.log2(wide / near), `order ${order}`).toBeLessThan(order + 1.6)
    }
  })

  it('refuses what is no such system with one sentence', () => {
    const pair = [
      [0, 1],
      [1, 0],
    ]
    expect(() => gibbsEnergy(pair, [0, 1], 2)).toThrow(
      'means[1]: expected a magnetisation between -1 and 1, both excluded, received 1',
    )
    expect(() =>
      gibbsEnergy(
        [
          [0, 1],
          [2, 0],
        ],
        [0, 0],
        2,
      ),
    ).toThrow('couplings[1][0]: expected 1, as at [0][1]')
    expect(() => gibbsEnergy([[1]], [0], 2)).toThrow('couplings[0][0]: expected 0, for a spin is not coupled to itself')
    expect(() => gibbsEnergy(pair, [0], 2)).toThrow('a list of 2 magnetisations')
    expect(() => gibbsEnergy(pair, [0, 0], 7)).toThrow('order: expected an order in the couplings from 1')
  })
})

describe('all states of a few spins', () => {
  const { K, m: h } = drawn(5, 0.8, 3)

  it('have the averages that a sum over them, one by one, has', () => {
    let [Z, mean, moment] = [0, 0, 0]
    for (let bits = 0; bits < 32; bits++) {
      const s = h.map((_, i) => ((bits >> i) & 1 ? 1 : -1))
      const pairs = s.reduce<number>(
        (sum, a, i) => sum + s.slice(0, i).reduce<number>((part, b, j) => part + (K[i]?.[j] as number) * a * b, 0),
        0,
      )
      const weight = Math.exp(s.reduce<number>((sum, a, i) => sum + a * (h[i] as number), pairs))
      Z += weight
      mean += weight * (s[2] as number)
      moment += weight * (s[1] as number) * (s[4] as number)
    }
    const exact = enumeratedSpins(K, h)
    expect(exact.logZ).toBeCloseTo(Math.log(Z), 12)
    expect(exact.means[2]).toBeCloseTo(mean / Z, 13)
    expect(exact.moments[1]?.[4]).toBeCloseTo(moment / Z, 13)
  })

  it('give back the fields whose means they have', () => {
    const { means, logZ } = enumeratedSpins(K, h)
    const { value, fields } = exactGibbs(K, means)
    fields.forEach((field, i) => expect(field).toBeCloseTo(h[i] as number, 10))
    expect(value).toBeCloseTo(
      h.reduce((sum, x, i) => sum + x * (means[i] as number), -logZ),
      11,
    )
  })
})

describe('the mean-field equations', () => {
  const at =
    (K: Float64Array, order: number): GibbsAt =>
    async (m) =>
      Promise.resolve(finished(gibbsParts(K, m, order, 'means')))
  const solved = async (K: Float64Array, h: readonly number[], order: number): Promise<SolvedMeans> =>
    solvedMeans(Float64Array.from(h), Float64Array.from(h, Math.tanh), at(K, order))

  it('are solved, each order nearer to the exact means', async () => {
    const { K, m: h } = drawn(8, 0.2, 5)
    const exact = enumeratedSpins(K, h)
    const errors: number[] = []
    for (const order of [1, 2, 3, 4, 6]) {
      const { means, converged, residual, curvature } = await solved(flat(K), h, order)
      expect(converged).toBe(true)
      expect(residual).toBeLessThan(1e-12)
      expect(curvature).toBeGreaterThan(0)
      const { fields } = gibbsEnergy(K, [...means], order)
      fields.forEach((field, i) => expect(field).toBeCloseTo(h[i] as number, 9))
      errors.push(Math.max(...means.map((mean, i) => Math.abs(mean - (exact.means[i] as number)))))
    }
    expect(errors).toEqual([...errors].sort((a, b) => b - a))
    expect(errors.at(-1)).toBeLessThan(1e-3)
  })

  it('have two solutions below the temperature of a ferromagnet, and say that the middle is no minimum', async () => {
    const n = 12
    const K = new Float64Array(n * n).fill(1.5 / n)
    for (let i = 0; i < n; i++) K[i * n + i] = 0
    const zero = new Array<number>(n).fill(0)
    const up = await solvedMeans(Float64Array.from(zero), new Float64Array(n).fill(0.5), at(K, 1))
    const middle = await solvedMeans(Float64Array.from(zero), new Float64Array(n), at(K, 1))
    // m = tanh(1.5 · 11/12 m), solved by hand with the same number of neighbours.
    let m = 0.7
    for (let round = 0; round < 500; round++) m = Math.tanh(((1.5 * 11) / 12) * m)
    expect(up.means[3]).toBeCloseTo(m, 10)
    expect(up.curvature).toBeGreaterThan(0)
    expect(middle.means[3]).toBe(0)
    expect(middle.curvature).toBeCloseTo(1 - (1.5 * 11) / 12, 6)
    expect(middle.smallestEigenvalue).toBeCloseTo(1 - (1.5 * 11) / 12, 6)
    // All spins together: 1/q − the couplings to all others.
    expect(up.smallestEigenvalue).toBeCloseTo(1 / (1 - m * m) - (1.5 * 11) / 12, 6)
    expect(up.curvature).toBeCloseTo(1 - ((1 - m * m) * (1.5 * 11)) / 12, 6)
    expect(up.freeEnergy).toBeLessThan(middle.freeEnergy)
  })

  it.each([
    [6, 0.3, 3, 2],
    [12, 0.15, 4, 3],
    [70, 0.05, 4, 2],
  ])('have the smallest eigenvalue of ∂²G itself, of %s spins', async (n, size, strength, order) => {
    const { K, m } = drawn(n, size, 11)
    const h = m.map((field) => strength * field)
    const { means, smallestEigenvalue, curvature } = await solved(flat(K), h, order)
    // The slopes of the fields, by differences of whole free energies.
    const step = 1e-5
    const column = (j: number): readonly number[] => {
      const [plus, minus] = [step, -step].map(
        (change) =>
          gibbsEnergy(
            K,
            [...means].map((mean, i) => (i === j ? mean + change * (1 - mean * mean) : mean)),
            order,
          ).fields,
      ) as [readonly number[], readonly number[]]
      const q = 1 - (means[j] as number) ** 2
      return plus.map((field, i) => (field - (minus[i] as number)) / (2 * step * q))
    }
    const hessian = new Matrix(Array.from({ length: n }, (_, j) => [...column(j)]))
    const least = (of: Matrix): number =>
      Math.min(
        ...new EigenvalueDecomposition(of.clone().add(of.transpose()).mul(0.5), { assumeSymmetric: true })
          .realEigenvalues,
      )
    const roots = Matrix.diag([...means].map((mean) => Math.sqrt(1 - mean * mean)))
    expect(smallestEigenvalue / least(hessian)).toBeCloseTo(1, 5)
    expect(curvature / least(roots.mmul(hessian).mmul(roots))).toBeCloseTo(1, 5)
    expect(Math.abs(smallestEigenvalue - curvature)).toBeGreaterThan(0.01)
  })

  it('know the line of de Almeida and Thouless: 1 − J²⟨(1−m²)²⟩ for couplings of one size', async () => {
    const [n, J] = [40, 0.8]
    const K = new Float64Array(n * n)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < i; j++) K[i * n + j] = K[j * n + i] = ((i + j) % 2 ? 1 : -1) * (J / Math.sqrt(n - 1))
    expect(await spinGlassMargin(K, new Float64Array(n).fill(0.5))).toBeCloseTo(1 - J ** 2 * 0.75 ** 2, 9)
  })

  it('say so when they are not solved', async () => {
    const { K, m: h } = drawn(12, 1.5, 2)
    const { converged, residual } = await solved(flat(K), h, 4)
    expect({ converged, far: residual > 1e-6 }).toEqual({ converged: false, far: true })
  })
})

describe('Glauber dynamics', () => {
  it('has the exact means within its errors', () => {
    const { K, m: h } = drawn(6, 0.5, 7)
    const exact = averagesOf(flat(K), Float64Array.from(h))
    const chains = [0, 1].map((chain) =>
      finished(
        glauberMeans({
          couplings: flat(K),
          fields: Float64Array.from(h),
          seed: 4,
          chain,
          warmUp: 100,
          sweeps: 4000,
          batches: 20,
        }),
      ),
    )
    const { means, errors } = glauberEstimate(chains)
    means.forEach((mean, i) => {
      expect(Math.abs(mean - (exact.means[i] as number)) / (errors[i] as number)).toBeLessThan(4)
      expect(errors[i]).toBeLessThan(0.02)
    })
  })
})
