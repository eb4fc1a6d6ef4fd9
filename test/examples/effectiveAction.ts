import { expand, theory } from '../../src/index.js'
import type { Rational } from '../../src/index.js'
import { effectiveTheory } from '../../src/doors/expansion.js'

// The vertex function of φ⁴ with four legs, at tree level and one loop: λ/24 φ⁴ − λ²Δ²/16 φ⁴.
const gamma = expand(effectiveTheory(theory('phi4')), { legs: 4, select: { loops: [0, 1] } })

export const names: readonly string[] = gamma.terms.map(({ weighted }) => weighted.id) // ['eeee|', 'ee11|ee|']
export const coefficients: readonly Rational[] = gamma.terms.map(({ coefficient }) => coefficient) // 1/24, −1/16
