import type { Smooth } from './minimise.js'
import { push } from './push.js'

/** Σ w (d − D)² over quadruples i, j, D, w. */
export function springs(quadruples: readonly (readonly number[])[]): Smooth {
  const ends = Int32Array.from(quadruples.flatMap(([i = 0, j = 0]) => [2 * i, 2 * j]))
  const wishes = Float64Array.from(quadruples.flatMap(([, , length = 0, weight = 0]) => [length, weight]))
  return (x, slope) => {
    let total = 0
    for (let k = 0; k < ends.length; k += 2) {
      const i = ends[k] as number
      const j = ends[k + 1] as number
      const dx = (x[i] as number) - (x[j] as number)
      const dy = (x[i + 1] as number) - (x[j + 1] as number)
      const d = Math.sqrt(dx * dx + dy * dy) + 1e-9
      const off = d - (wishes[k] as number)
      const weight = wishes[k + 1] as number
      total += weight * off * off
      const force = (2 * weight * off) / d
      push(slope, i, force * dx, force * dy)
      push(slope, j, -force * dx, -force * dy)
    }
    return total
  }
}
