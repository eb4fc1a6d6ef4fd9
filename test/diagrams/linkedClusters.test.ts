import { describe, expect, it } from 'vitest'
import { composeSeries, substitutePolynomial } from '../../src/algebra/composeSeries.js'
import { connectedSum } from '../../src/algebra/connectedSum.js'
import { factorial } from '../../src/algebra/integers.js'
import { limit } from '../../src/algebra/limits.js'
import { addPolynomials, monomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { replicaLogarithm } from '../../src/algebra/replicaLogarithm.js'
import { series, truncate } from '../../src/algebra/series.js'
import { logarithm } from '../../src/algebra/seriesFunctions.js'
import type { VertexKind } from '../../src/diagrams/diagram.js'
import { linkedClusters } from '../../src/diagrams/linkedClusters.js'
import type { ClusterRequest } from '../../src/diagrams/linkedClusters.js'
import { edgeworthAction } from '../oracles/edgeworthAction.js'

const vertex = (n: number): VertexKind => ({ name: `v_${n}`, fields: Array.from({ length: n }, () => 'f') })
const lines = [{ name: 'K', fields: ['f', 'f'] as const }]
const clusters = (valences: readonly number[], most: ClusterRequest['most']): ReturnType<typeof linkedClusters> =>
  linkedClusters({ vertices: valences.map(vertex), lines, most })

/** Σ v_n fⁿ/n! with √K at each half-edge and, to count them, ε at each vertex. */
const potential = (valences: readonly number[]): Polynomial =>
  addPolynomials(
    ...valences.map((n) => monomial({ eps: 1, [`v_${n}`]: 1, K: Q.rational(n, 2), f: n }, Q.rational(1, factorial(n)))),
  )
const unitLine = [{ fields: ['f', 'f'] as const, value: monomial({}) }]

describe('the linked-cluster theorem', () => {
  it.each([
    ['phi4', [4], 4],
    ['phi3 + phi4', [3, 4], 4],
    ['vertices with sources', [1, 3, 4], 3],
    ['a non-Gaussian base: one-, two-, three-, four-valent', [1, 2, 3, 4], 3],
  ] as const)('%s: the connected diagrams are the logarithm of all, by vertices', (_, valences, most) => {
    const { all, logarithm: log, connected } = clusters(valences, { vertices: most })
    expect(connected).toEqual(log)
    expect(replicaLogarithm(all, most)).toEqual(log)
    const integral = connectedSum(potential(valences), unitLine, [limit({ eps: 1 }, most), limit({ f: 1 }, 0)])
    expect(connected.terms).toEqual(substitutePolynomial(integral.terms, { eps: monomial({}) }))
  })

  it('a non-Gaussian base theory with cumulants of every valence, in powers of the coupling K', () => {
    const valences = [1, 2, 3, 4, 5, 6, 7, 8]
    const { all, logarithm: log, connected } = clusters(valences, { lines: 4 })
    expect(connected).toEqual(log)
    expect(replicaLogarithm(all, 4)).toEqual(log)
    expect(replicaLogarithm(all, 3)).not.toEqual(log)
    const integral = connectedSum(potential(valences), unitLine, [limit({ K: 1 }, 4), limit({ f: 1 }, 0)])
    expect(connected.terms).toEqual(substitutePolynomial(integral.terms, { eps: monomial({}) }))
  })

  it('an Ising base in a field: log of the mean of exp(K s²/2 + …) is what two-valued spins give', () => {
    // E[e^{√K η s}] over η is e^{K/2} for s = ±1 whatever m: so the sum over all diagrams is e^{K/2}, and the connected
    // one K/2 exactly.
    const m = (exponents: Readonly<Record<number, number>>): Polynomial =>
      addPolynomials(...Object.entries(exponents).map(([n, c]) => monomial({ m: Number(n) }, Q.rational(c))))
    const cumulants = {
      v_1: m({ 1: 1 }),
      v_2: m({ 0: 1, 2: -1 }),
      v_3: m({ 1: -2, 3: 2 }),
      v_4: m({ 0: -2, 2: 8, 4: -6 }),
      v_5: m({ 1: 16, 3: -40, 5: 24 }),
      v_6: m({ 0: 16, 2: -136, 4: 240, 6: -120 }),
    }
    const { connected } = clusters([1, 2, 3, 4, 5, 6], { lines: 3 })
    expect(substitutePolynomial(connected.terms, cumulants)).toEqual(monomial({ K: 1 }, Q.rational(1, 2)))
  })

  it('edgeworth: the vacuum diagrams are the constant of the action', () => {
    const valences = [3, 4, 5, 6]
    const powersOf = Object.fromEntries(
      valences.map((n) => [
        `v_${n}`,
        series(monomial({ N: Q.rational(2 - n, 2), [`kappa_${n}`]: 1 }, Q.rational((-1) ** n)), [limit({ N: -2 }, 4)]),
      ]),
    )
    const { all, connected } = clusters(valences, { vertices: 4 })
    const read = (terms: Polynomial): Polynomial =>
      composeSeries(series(terms), { ...powersOf, K: series(monomial({ kappa_2: -1 }, Q.rational(-1))) }).terms
    const vacuum = edgeworthAction(4, 1).terms.filter(({ powers }) => !('t' in powers))
    expect(read(connected.terms)).toEqual(
      vacuum.map(({ coefficient, powers }) => ({ coefficient: Q.negate(coefficient), powers })),
    )
    expect(logarithm(truncate(series(read(all.terms)), [limit({ N: -2 }, 4)])).terms).toEqual(read(connected.terms))
  })

  it('needs an end of diagrams', () => {
    expect(() => clusters([0, 2], { lines: 1 })).toThrow(
      'vertices, v_0: expected at least one half-edge where lines are counted, received none',
    )
  })
})
