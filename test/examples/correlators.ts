import { atAPoint, expand, theory } from '../../src/index.js'
import { nPointTheory } from '../../src/doors/expansion.js'
import type { Polynomial, Rational } from '../../src/index.js'

const connected = nPointTheory(theory('phi4'), 'connected')
export const weights: readonly Rational[] = expand(connected, { legs: 2, select: { order: 2 } }).terms.map(
  ({ coefficient }) => coefficient,
)

// The second moment of e^{−φ²/2Δ − λφ⁴/4!}: Δ − 1/2 Δ³ λ + 2/3 Δ⁵ λ²
const full = nPointTheory(theory('phi4'), 'full')
export const moment: Polynomial = atAPoint(expand(full, { legs: 2, select: { upTo: 2 } }))
