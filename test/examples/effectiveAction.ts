import { atAPoint, expand, theory } from '../../src/index.js'
import { effectiveTheory } from '../../src/doors/expansion.js'

// The vertex function of φ⁴ with four legs, at tree level and one loop: at a point, the coefficient of φ⁴.
const gamma = expand(effectiveTheory(theory('phi4')), { legs: 4, select: { loops: [0, 1] } })

export const names: readonly string[] = gamma.terms.map(({ weighted }) => weighted.id) // ['eeee|', 'ee11|ee|']
export const coefficient: string = String(atAPoint(gamma)) // '-1/16 Δ^2 λ^2 + 1/24 λ'
