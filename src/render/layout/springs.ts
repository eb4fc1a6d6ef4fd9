import type { Smooth } from './minimise.js'
import { push } from './push.js'

/** Σ w (d − D)² over quadruples i, j, D, w. */
export function springs(quadruples: readonly (readonly number[])[]): Smooth {
  const terms = Float64Array.from(quadruples.flat())
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < terms.length; k += 4) {
      const i = 2 * (terms[k] as number)
      const j = 2 * (terms[k + 1] as number)
      const dx = (x[i] as number) - (x[j] as number)
      const dy = (x[i + 1] as number) - (x[j + 1] as number)
      const d = Math.sqrt(dx * dx + dy * dy) + 1e-9
      const off = d - (terms[k + 2] as number)
      const weight = terms[k + 3] as number
      total += weight * off * off
      const force = (2 * weight * off) / d
      push(slope, i, force * dx, force * dy)
      push(slope, j, -force * dx, -force * dy)
    }
    return total
  }
}
