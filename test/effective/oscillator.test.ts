import { describe, expect, it } from 'vitest'
import { formatMonomials, formatPowers, polynomial, powers as sorted } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import type { Rational } from '../../src/algebra/rational.js'
import type { LineKind } from '../../src/diagrams/diagram.js'
import { groundStateEnergy } from '../../src/effective/groundStateEnergy.js'
import { timeIntegral } from '../../src/effective/timeIntegral.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { effectiveTheory } from '../../src/theory/effectiveTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'

/** E₀ of H = p²/2 + x²/2 + g x⁴ by powers of g: the recursion of Bender and Wu, ψ = e^{−x²/2} Σ g^k Σ_j b_{k,j} x^{2j}. */
function benderWu(most: number): readonly Rational[] {
  const b: Rational[][] = [[Q.one]]
  const energies: Rational[] = [Q.rational(1, 2)]
  const at = (k: number, j: number): Rational => b[k]?.[j] ?? Q.zero
  for (let k = 1; k <= most; k++) {
    const row: Rational[] = [Q.zero]
    b[k] = row
    for (let j = 2 * k; j >= 1; j--) {
      const above = Q.multiply(Q.rational((j + 1) * (2 * j + 1)), at(k, j + 1))
      const lower = Q.sum(
        Array.from({ length: k - 1 }, (_, i) => Q.multiply(energies[i + 1] as Rational, at(k - 1 - i, j))),
      )
      row[j] = Q.divide(Q.sum([above, Q.negate(at(k - 1, j - 2)), lower]), Q.rational(2 * j))
    }
    energies[k] = Q.negate(at(k, 1))
  }
  return energies
}

/** The coefficients of powers of g, λ being 24 g. */
function inG(of: ReturnType<typeof theory>, most: number): readonly Rational[] {
  const energy = groundStateEnergy(of, most)
  return Array.from({ length: most + 1 }, (_, k) =>
    Q.multiply(
      energy.find(({ powers }) => Q.equal(powers['λ'] ?? Q.zero, Q.rational(k)))?.coefficient ?? Q.zero,
      Q.power(Q.rational(24), k),
    ),
  )
}

/** (a + a†)^k |0⟩ = Σ_n B_n a†^n |0⟩. */
function raised(k: number): readonly number[] {
  let row = [1]
  for (let i = 0; i < k; i++)
    row = Array.from({ length: row.length + 1 }, (_, n) => (row[n - 1] ?? 0) + (n + 1) * (row[n + 1] ?? 0))
  return row
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

/** ⟨0|x^n|0⟩/n! in units of ħ^(n/2). */
function firstOrder(n: number): Rational {
  return Q.divide(Q.rational(raised(n)[0] as number), Q.rational(factorial(n) * 2 ** (n / 2)))
}

/** −Σ_k ⟨0|x^m|k⟩⟨k|x^n|0⟩/(k m! n!), twice where m and n differ. */
function secondOrder(m: number, n: number): Rational {
  const [a, b] = [raised(m), raised(n)]
  const all = Q.sum(a.slice(1).map((value, i) => Q.rational(value * (b[i + 1] ?? 0) * factorial(i + 1), i + 1)))
  const scale = Q.rational(-(m === n ? 1 : 2), factorial(m) * factorial(n) * 2 ** ((m + n) / 2))
  return Q.multiply(all, scale)
}

/** φ³ + φ⁴ with couplings that are no small parameters. */
const ownCouplings = `
name: own
title: A cubic and a quartic coupling
source: none
expands: { functional: W, sign: 1, latex: 'W[J]', coupling: w, order: { ħ: 1 } }
fields:
  φ: { latex: \\phi }
orders:
  ħ: { small: ħ, latex: \\hbar }
lines:
  - { name: Δ, joins: [φ, φ], factor: 1, order: { ħ: 1 }, latex: '\\Delta({a},{b})', at-a-point: Δ }
legs:
  - { field: φ, line: Δ, carries: J, order: { ħ: -1 } }
vertices:
  - { name: u, legs: [φ^3], factor: -1, order: { ħ: -1 }, local: true, latex: u, at-a-point: u }
  - { name: v, legs: [φ^4], factor: -1, order: { ħ: -1 }, local: true, latex: v, at-a-point: v }
`

function coefficientsOf(energy: Polynomial): Readonly<Record<string, string>> {
  return Object.fromEntries(
    polynomial(energy).map(({ coefficient, powers }) => [formatPowers(powers), Q.format(coefficient)]),
  )
}

describe('the anharmonic oscillator by diagrams with time integrals', () => {
  it('has the ground state energy of the recursion of Bender and Wu, to g⁶', () => {
    expect(inG(theory('phi4'), 6)).toEqual(benderWu(6))
  })

  it('starts as in the textbooks', () => {
    expect(benderWu(4).map(Q.format)).toEqual(['1/2', '3/4', '-21/8', '333/16', '-30885/128'])
  })

  it('is the effective action too, whose vacuum diagrams are irreducible', () => {
    expect(inG(effectiveTheory(theory('phi4')), 4)).toEqual(benderWu(4))
  })

  it('of a cubic force is that of second order perturbation theory', () => {
    // H₁ = λx³/3!: −Σ |⟨n|H₁|0⟩|²/n = −(λ/6)² (9/8 + 3/4/3) = −11λ²/288.
    const energy = groundStateEnergy(theory('phi3'), 2)
    expect(energy.find(({ powers }) => powers['g'] !== undefined)?.coefficient).toEqual(Q.rational(-11, 288))
  })

  it('is an energy by powers of ħ where a theory has W = ħ log Z, whose free part is ħ/2', () => {
    expect(formatMonomials(groundStateEnergy(theory('phi3-phi4'), 0))).toBe('0')
    expect(formatMonomials(groundStateEnergy(theory('phi3-phi4'), 1))).toBe('1/2 ħ')
    expect(coefficientsOf(groundStateEnergy(theory('phi3-phi4'), 2))).toEqual({
      ħ: '1/2',
      'g^2 ħ^2': '-11/288',
      'ħ^2 λ': '1/32',
    })
    expect(coefficientsOf(groundStateEnergy(effectiveTheory(theory('phi3-phi4')), 1))).toEqual({ ħ: '1/2' })
  })

  it('has couplings of every valence, as the perturbation theory of Rayleigh and Schrödinger has them', () => {
    const energy = coefficientsOf(groundStateEnergy(theory('loops'), 3))
    expect(energy['ħ']).toBe('1/2')
    // λ_n x^n/n! to first order, and λ_m λ_n to second.
    for (const [n, lines] of [
      [4, 2],
      [6, 3],
    ] as const)
      expect(energy[`G^${lines} l${n} ħ^${lines}`]).toBe(Q.format(firstOrder(n)))
    expect(energy['G^3 l3^2 ħ^2']).toBe(Q.format(secondOrder(3, 3)))
    expect(energy['G^4 l4^2 ħ^3']).toBe(Q.format(secondOrder(4, 4)))
    expect(energy['G^4 l3 l5 ħ^3']).toBe(Q.format(secondOrder(3, 5)))
  })

  it('keeps the symbols that vertices have at a point', () => {
    const own = parseTheory(ownCouplings, 'own.yaml')
    const energy = groundStateEnergy(own, { ħ: 3 })
    const renamed = energy.map(({ coefficient, powers }) => ({
      coefficient,
      powers: sorted(
        Object.fromEntries(
          Object.entries(powers).map(([symbol, power]) => [{ u: 'g', v: 'λ' }[symbol] ?? symbol, power]),
        ),
      ),
    }))
    expect(coefficientsOf(renamed)).toEqual(coefficientsOf(groundStateEnergy(theory('phi3-phi4'), { ħ: 3 })))
    expect(Object.keys(coefficientsOf(energy))).toContain('u^2 v ħ^3')
  })

  it('has no time integral of a diagram of two parts', () => {
    const [line] = theory('phi4').lines
    const vertices = [1, 2].map((n) => ({ name: `v${n}`, fields: ['φ', 'φ'] }))
    const lines = [0, 1].map((v) => ({ kind: line as LineKind, from: v, to: v }))
    expect(() => timeIntegral({ vertices, lines })).toThrow('a connected diagram')
  })

  it('is refused for several coordinates', () => {
    expect(() => groundStateEnergy(theory('yukawa'), 2)).toThrow('one coordinate')
  })

  it.each([
    ['solvable', 'sources that act on the vertices'],
    ['edgeworth', 'an action that is expanded in correlators'],
    ['action', 'not local'],
    ['trees', 'only some of the diagrams'],
    ['complex-phi4', 'a line between'],
    ['phi4-vector', 'indices'],
    ['msrdj-cubic', 'lines C, R'],
  ])('is refused for %s, which is no oscillator', (name, why) => {
    expect(() => groundStateEnergy(theory(name), 2)).toThrow(why)
  })
})
