import { atAPoint, expand, parseTheory } from '../../src/index.js'
import { polynomialText } from '../../src/doors/render.js'

// The text of a rule file, and what a mistake in it is reported under: here a cubic coupling.
const phi3 = parseTheory(
  `
name: phi3
title: A scalar field with a cubic coupling
source: any text
expands: { functional: W, sign: 1, latex: 'W[J]', coupling: w }
fields: { φ: { latex: \\phi } }
orders: { λ: { small: λ, latex: \\lambda } }
lines: [{ name: Δ, joins: [φ, φ], factor: 1, latex: '\\Delta({a},{b})', at-a-point: Δ }]
legs: [{ field: φ, line: Δ, carries: J }]
vertices: [{ name: λ, legs: [φ^3], factor: -1, order: { λ: 1 }, local: true, latex: \\lambda, at-a-point: '1' }]
`,
  'phi3.yaml',
)

export const propagator: string = polynomialText(atAPoint(expand(phi3, { legs: 2, select: { order: 2 } }))) // 1/2 Δ⁴ λ²
