import { exponentialError, exponentRounding } from '../../kernels/exponentialError.js'
import type { HiddenMoments } from '../correlators/hiddenMoments.js'
import type { Point } from '../network.js'

/**
 * M_B = E Π cos(w·x_i + b) as numbers, v = σ₀²/d: 2^(1−n) Σ exp(−(v/2)|Σ ε_i x_i|²) over the choices of n = |B| signs
 * that add up to 0, one of each choice and its opposite. What a sum over signs has in common with the one before it is
 * not added again.
 */
export function cosMomentNumbers(v: number): HiddenMoments {
  return (points) => {
    const d = points[0]?.length ?? 0
    const sizes = points.map((point) => Math.hypot(...point))
    // Partial sums over the first points of a block, d numbers for each length.
    let sums = new Float64Array(0)
    let [value, error, rounding] = [0, 0, 0]
    const add = (from: number): void => {
      let square = 0
      for (let k = from; k < from + d; k++) square += (sums[k] as number) ** 2
      const size = (v / 2) * square
      const wave = Math.exp(-size)
      const lost = (v / 2) * rounding * (2 * Math.sqrt(square) + rounding)
      value += wave
      error += exponentialError(-size, wave, lost + exponentRounding(size, d))
    }
    /** All ways to go on with so many signs of each kind after the first i points. */
    const walk = (block: readonly number[], i: number, up: number, down: number): void => {
      if (up + down === 0) {
        add(i * d)
        return
      }
      const point = points[block[i] as number] as Point
      const from = i * d
      if (up > 0) {
        for (let k = 0; k < d; k++) sums[from + d + k] = (sums[from + k] as number) + (point[k] as number)
        walk(block, i + 1, up - 1, down)
      }
      if (down > 0) {
        for (let k = 0; k < d; k++) sums[from + d + k] = (sums[from + k] as number) - (point[k] as number)
        walk(block, i + 1, up, down - 1)
      }
    }
    return (block) => {
      const n = block.length
      if (sums.length < (n + 1) * d) sums = new Float64Array((n + 1) * d)
      value = error = rounding = 0
      for (const i of block) rounding += n * Number.EPSILON * (sizes[i] as number)
      const first = points[block[0] as number] as Point
      for (let k = 0; k < d; k++) sums[d + k] = first[k] as number
      walk(block, 1, n / 2 - 1, n / 2)
      const scale = 2 ** (1 - n)
      return { value: scale * value, error: scale * error }
    }
  }
}
