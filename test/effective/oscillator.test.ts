import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import type { Rational } from '../../src/algebra/rational.js'
import type { LineKind } from '../../src/diagrams/diagram.js'
import { groundStateEnergy } from '../../src/effective/groundStateEnergy.js'
import { timeIntegral } from '../../src/effective/timeIntegral.js'
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

  it('has no time integral of a diagram of two parts', () => {
    const [line] = theory('phi4').lines
    const vertices = [1, 2].map((n) => ({ name: `v${n}`, fields: ['φ', 'φ'] }))
    const lines = [0, 1].map((v) => ({ kind: line as LineKind, from: v, to: v }))
    expect(() => timeIntegral({ vertices, lines })).toThrow('a connected diagram')
  })

  it('is refused for several coordinates', () => {
    expect(() => groundStateEnergy(theory('yukawa'), 2)).toThrow('one coordinate')
  })
})
