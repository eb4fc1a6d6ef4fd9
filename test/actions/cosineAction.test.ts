import { describe, expect, it } from 'vitest'
import { evaluate, monomial } from '../../src/algebra/polynomial.js'
import { permutations } from '../../src/algebra/partitions.js'
import * as Q from '../../src/algebra/rational.js'
import { gaussLegendre } from '../../src/kernels/gaussLegendre.js'
import { inverseKernel } from '../../src/kernels/momentumForm.js'
import { product } from '../../src/kernels/momentumTerm.js'
import type { MomentumTerm } from '../../src/kernels/momentumTerm.js'
import { inModes } from '../../src/kernels/polynomialGaussian.js'
import { continuumAction, continuumParts } from '../../src/actions/continuumAction.js'
import { cosineAction } from '../../src/actions/cosineAction.js'
import { cosCorrelator } from '../../src/networks/cosines/cosNet.js'
import type { CosineSpectrum } from '../../src/networks/cosines/cosineSpectrum.js'
import { phi4Spectrum } from '../../src/networks/cosines/phi4Spectrum.js'
import { phi4Net } from '../../src/networks/cosines/phi4Net.js'

describe('the action of a network of cosines, from its spectrum', () => {
  it('of the φ⁴ network is there where powers of k² + m² are short polynomials', () => {
    expect([-1, 0.5, 5].map(phi4Spectrum)).toEqual([undefined, undefined, undefined])
  })

  it('is that of the diagrams for normal momenta, infinite pieces included', () => {
    const inverse = inverseKernel(inModes(cosCorrelator(2)))
    // ρ(k) = (2πv)^{−d/2} e^{−k²/2v}, 1/((2π)^d ρ) = (v/2π)^{d/2} e^{k²/2v}
    const found = continuumParts(
      cosineAction({ inverse, sparsity: { coefficient: monomial({}), gaussians: -1, exponent: Q.rational(-1) } }),
    )
    const sorted = (terms: readonly MomentumTerm[] | undefined): readonly string[] =>
      (terms ?? [])
        .map((term) => JSON.stringify(term, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)))
        .sort()
    const expected = continuumParts(continuumAction(cosCorrelator, 1))
    expect([...found.keys()]).toEqual([...expected.keys()])
    for (const name of expected.keys()) expect(sorted(found.get(name))).toEqual(sorted(expected.get(name)))
  })

  const values = { N: 4, d: 1, Lambda: 2.2, m: 0.7, sigma_a: 1.3 }
  const n = (2 * values.Lambda) / (2 * Math.PI)
  const rule = gaussLegendre(64)
  const momenta = Array.from(rule.nodes, (node, i) => ({
    k: node * values.Lambda,
    weight: ((rule.weights[i] as number) * values.Lambda) / (2 * Math.PI),
  }))
  const weighted = Object.fromEntries(
    [1, 2, 3].map((s) => [
      `n${s}`,
      momenta.reduce((sum, { k, weight }) => sum + weight / (k * k + values.m ** 2) ** s, 0),
    ]),
  )
  const propagator = (k: number): number => values.sigma_a ** 2 / (k * k + values.m ** 2)

  /** The multilinear form of ψ_i = G ∗ δ(· − x_i), momenta inside the cutoff. */
  function onPropagators(terms: readonly MomentumTerm[] | undefined, points: readonly number[]): number {
    const orders = [...permutations(points)]
    return (terms ?? []).reduce((total, term) => {
      const grid = term.form.reduce<readonly (readonly (typeof momenta)[number][])[]>(
        (lists) => lists.flatMap((list) => momenta.map((each) => [...list, each])),
        [[]],
      )
      return grid.reduce((sum, at) => {
        const products = Object.fromEntries(at.map(({ k }, a) => [product(a, a), k * k]))
        const carried = term.legs.map((row) =>
          row.reduce((p, entry, a) => p + Q.toNumber(entry) * (at[a]?.k as number), 0),
        )
        const weight =
          at.reduce(
            (w, each) => w * each.weight,
            evaluate(term.coefficient, { ...values, n, ...weighted, ...products }),
          ) * carried.map(propagator).reduce((x, y) => x * y, 1)
        const phase =
          orders.reduce((s, order) => s + Math.cos(carried.reduce((p, k, i) => p + k * (order[i] as number), 0)), 0) /
          orders.length
        return sum + weight * phase
      }, total)
    }, 0)
  }

  it.each([0, 1, 2, 3])(
    'gives the correlators of the φ⁴ network with s = %i back, on fields inside the cutoff',
    (s) => {
      const action = cosineAction(phi4Spectrum(s) as CosineSpectrum)
      const net = phi4Net({ ...values, s })
      for (const r of [0, 0.8, 2.1])
        expect(onPropagators(action.inverse, [r, 0])).toBeCloseTo(net.correlator([[r], [0]]), 10)
      for (const points of [
        [0.1, 0.8, -0.5, 0.4],
        [0, 0, 0, 0],
        [1.5, -2, 0.3, 0.9],
      ])
        expect(-24 * onPropagators(action.couplings.get(4), points)).toBeCloseTo(
          net.correlator(points.map((x) => [x])),
          9,
        )
    },
  )
})
