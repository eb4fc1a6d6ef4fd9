import { describe, expect, it } from 'vitest'
import { effectivePotential } from '../../src/effective/effectivePotential.js'
import { equationOfState } from '../../src/effective/equationOfState.js'
import { gapEquation } from '../../src/effective/gapEquation.js'

/** The mean of exp((−S + jφ)/ħ) by the trapezoidal rule. */
function exactMean(action: readonly number[], hbar: number, source: number): number {
  let [norm, first] = [0, 0]
  for (let x = -40; x <= 40; x += 0.001) {
    const s = action.reduceRight((sum, c) => sum * x + c, 0)
    const weight = Math.exp((source * x - s) / hbar)
    norm += weight
    first += weight * x
  }
  return first / norm
}

describe('the equation of state', () => {
  const action = [0, 0, 0.5, 0.2 / 6, 0.9 / 24]

  it('has the root that the tree level goes over to, not another one of the truncated equation', () => {
    const exact = exactMean(action, 3, 2)
    expect(exact).toBeCloseTo(1.022, 3)
    for (const loops of [1, 2, 3, 5]) {
      const { value, converged, residual } = equationOfState({ action, hbar: 3, loops }, 2)
      expect(converged).toBe(true)
      expect(Math.abs(residual)).toBeLessThan(1e-11)
      expect(Math.abs(value - exact)).toBeLessThan(0.2)
      // No root lies between it and the tree level.
      const tree = equationOfState({ action, hbar: 3, loops: 0 }, 2).value
      for (let part = 0.05; part < 1; part += 0.05)
        expect(effectivePotential({ action, hbar: 3, loops }, value + part * (tree - value), 1) - 2).toBeGreaterThan(0)
    }
  })

  it('has the largest root of its cubic at one loop, and says where it meets another', () => {
    // S = φ²/2 + gφ³/6: u = 1 + gφ solves u³ − (1 + 2gj) u + ħg² = 0, with a double root where 4 (1 + 2gj)³ = 27 ħ²g⁴.
    const [g, j] = [0.7, 0.4]
    const p = 1 + 2 * g * j
    const last = (2 * p ** 1.5) / (3 * Math.sqrt(3) * g ** 2)
    const request = (hbar: number) => ({ action: [0, 0, 0.5, g / 6], loops: 1, hbar })
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      const angle = Math.acos((-1.5 * part * last * g ** 2 * Math.sqrt(3)) / p ** 1.5)
      const u = 2 * Math.sqrt(p / 3) * Math.cos(angle / 3)
      const { value, converged } = equationOfState(request(part * last), j)
      expect(converged).toBe(true)
      expect(value).toBeCloseTo((u - 1) / g, 9)
    }
    const beyond = equationOfState(request(1.01 * last), j)
    expect(beyond).toMatchObject({ converged: false })
    expect(beyond.reason).toContain(`ends at ħ = ${Number(last.toPrecision(6))}`)
    expect(beyond.reason).toContain('∂²Γ/∂φ² falls to 0')
    expect(Math.abs(beyond.residual)).toBeGreaterThan(1e-4)
  })

  it('follows the classical solution from its start, and does not leave a well for another', () => {
    // S = −φ²/2 + φ⁴/4: the right well ends at j = −2/(3√3).
    const request = { action: [0, 0, -0.5, 0, 0.25], loops: 0 }
    expect(equationOfState(request, -0.38, 1).value).toBeGreaterThan(1 / Math.sqrt(3))
    const { converged, reason } = equationOfState(request, -0.39, 1)
    expect(converged).toBe(false)
    expect(reason).toContain(`j = ${Number((-2 / (3 * Math.sqrt(3))).toPrecision(6))}`)
    expect(() => equationOfState(request, 0.1)).toThrow('second derivative')
  })

  it.each([-1, 0, NaN, Infinity])('is refused for ħ = %s, as all of its kind', (hbar) => {
    const request = { action, hbar }
    for (const ask of [
      () => effectivePotential(request, 0.3),
      () => equationOfState(request, 0.3),
      () => gapEquation(request, 0.3),
    ])
      expect(ask).toThrow('hbar: expected a positive number')
  })
})

describe('the gap equation', () => {
  it('has Hartree’s root for any coupling, and says where it ends', () => {
    for (const lambda of [0.1, 10, 1e4])
      expect(gapEquation({ action: [0, 0, 0.5, 0, lambda / 24] }, 0)).toMatchObject({ converged: true })
    // λ < 0: G + λG²/2 = 1 has a double root at ħλ = −1/2.
    const { converged, reason } = gapEquation({ action: [0, 0, 0.5, 0, -1 / 24], hbar: 0.51 }, 0)
    expect(converged).toBe(false)
    expect(reason).toContain('ends at ħ = 0.5, G = 2')
    expect(gapEquation({ action: [0, 0, 0.5, 0, -1 / 24], hbar: 0.49 }, 0).value).toBeCloseTo(
      (1 - Math.sqrt(1 - 0.98)) / 0.49,
      10,
    )
  })
})
