import { theory } from '../../src/index.js'
import type { Polynomial } from '../../src/index.js'
import {
  effectivePotential,
  equationOfState,
  gapEquation,
  groundStateEnergy,
  meanFieldByOrders,
} from '../../src/doors/effective.js'
import type { Solution } from '../../src/doors/effective.js'

// S(φ) = φ²/2 + 0.2 φ³/3! + 0.9 φ⁴/4!, to three loops.
const request = { action: [0, 0, 0.5, 0.2 / 6, 0.9 / 24], loops: 3, hbar: 0.1 }

export const potential: number = effectivePotential(request, 0.3)
export const state: Solution = equationOfState(request, 0.1) // its value, iterations, residual, converged
export const orders: readonly number[] = meanFieldByOrders(request, 0.1) // φ₀, φ₁, φ₂, φ₃
export const gap: Solution = gapEquation(request, state.value)

// H = p²/2 + x²/2 + λx⁴/4!: 1/2 + λ/32 − 7λ²/1536 + …
export const energy: Polynomial = groundStateEnergy(theory('phi4'), 2)
