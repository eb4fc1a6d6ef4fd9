import type { NumericEquation } from './numericEquation.js'

/** How a step is made: of first order, or of second order, in the weak sense, that is for averages. */
export type Scheme = 'euler' | 'weak2'

/** Moves `x` at `time` by a step of length h with the increments `kicks`; `signs` has ±1 for each pair of noises. */
export type Step = (x: Float64Array, time: number, h: number, kicks: Float64Array, signs: Float64Array) => void

/** The order of the error of averages in h. */
export const schemeOrders: Readonly<Record<Scheme, number>> = { euler: 1, weak2: 2 }

/** A step with scratch space of its own. */
export function stepOf(equation: NumericEquation, scheme: Scheme): Step {
  return scheme === 'euler' ? eulerStep(equation) : equation.isAdditive ? heunStep(equation) : platenStep(equation)
}

function eulerStep({ size, noises, drift, columns }: NumericEquation): Step {
  const [force, push] = [new Float64Array(size), new Float64Array(size * noises)]
  return (x, time, h, kicks) => {
    drift(x, force, time)
    columns(x, push)
    for (let i = 0; i < size; i++) {
      let moved = h * (force[i] as number)
      for (let j = 0; j < noises; j++) moved += (push[j * size + i] as number) * (kicks[j] as number)
      x[i] = (x[i] as number) + moved
    }
  }
}

/** The trapezoidal rule, which the scheme of Platen is where noise is additive. */
function heunStep({ size, noises, drift, columns }: NumericEquation): Step {
  const [first, second, push] = [new Float64Array(size), new Float64Array(size), new Float64Array(size * noises)]
  const [reached, kicked] = [new Float64Array(size), new Float64Array(size)]
  columns(reached, push)
  return (x, time, h, kicks) => {
    drift(x, first, time)
    for (let i = 0; i < size; i++) {
      let sum = 0
      for (let j = 0; j < noises; j++) sum += (push[j * size + i] as number) * (kicks[j] as number)
      kicked[i] = sum
      reached[i] = (x[i] as number) + h * (first[i] as number) + sum
    }
    drift(reached, second, time + h)
    for (let i = 0; i < size; i++)
      x[i] = (x[i] as number) + (h / 2) * ((first[i] as number) + (second[i] as number)) + (kicked[i] as number)
  }
}

/**
 * The explicit scheme of weak order two without derivatives.
 *
 * @source P. E. Kloeden and E. Platen, Numerical Solution of Stochastic Differential Equations, equation (15.1.3)
 */
function platenStep({ size, noises, drift, columns }: NumericEquation): Step {
  const vector = (): Float64Array => new Float64Array(size)
  const matrix = (): Float64Array => new Float64Array(size * noises)
  const [first, second, reached, place, sum] = [vector(), vector(), vector(), vector(), vector()]
  const [push, above, below] = [matrix(), matrix(), matrix()]
  return (x, time, h, kicks, signs) => {
    if (h === 0) return
    const root = Math.sqrt(h)
    drift(x, first, time)
    columns(x, push)
    for (let i = 0; i < size; i++) {
      let moved = (x[i] as number) + h * (first[i] as number)
      for (let j = 0; j < noises; j++) moved += (push[j * size + i] as number) * (kicks[j] as number)
      reached[i] = moved
    }
    drift(reached, second, time + h)
    for (let i = 0; i < size; i++) sum[i] = (h / 2) * ((first[i] as number) + (second[i] as number))
    for (let r = 0; r < noises; r++) {
      const kick = kicks[r] as number
      // b of noise r where its own kick of √h leads to.
      for (const [direction, found] of [
        [root, above],
        [-root, below],
      ] as const) {
        for (let i = 0; i < size; i++)
          place[i] = (x[i] as number) + h * (first[i] as number) + direction * (push[r * size + i] as number)
        columns(place, found)
      }
      for (let i = 0; i < size; i++) {
        const [own, up, down] = [push[r * size + i], above[r * size + i], below[r * size + i]] as [
          number,
          number,
          number,
        ]
        sum[i] =
          (sum[i] as number) + ((up + down + 2 * own) * kick) / 4 + ((up - down) * (kick * kick - h)) / (4 * root)
      }
      if (noises === 1) continue
      // b of all others where noise r leads to.
      for (const [direction, found] of [
        [root, above],
        [-root, below],
      ] as const) {
        for (let i = 0; i < size; i++) place[i] = (x[i] as number) + direction * (push[r * size + i] as number)
        columns(place, found)
      }
      for (let j = 0; j < noises; j++) {
        if (j === r) continue
        const both = (kicks[j] as number) * kick + signOf(signs, r, j) * h
        for (let i = 0; i < size; i++) {
          const at = j * size + i
          const [own, up, down] = [push[at], above[at], below[at]] as [number, number, number]
          sum[i] =
            (sum[i] as number) + ((up + down - 2 * own) * (kicks[j] as number)) / 4 + ((up - down) * both) / (4 * root)
        }
      }
    }
    for (let i = 0; i < size; i++) x[i] = (x[i] as number) + (sum[i] as number)
  }
}

/** ±1 of a pair, the other way round for the pair the other way round. */
function signOf(signs: Float64Array, r: number, j: number): number {
  const [low, high] = r < j ? [r, j] : [j, r]
  const sign = signs[(high * (high - 1)) / 2 + low] as number
  return r < j ? sign : -sign
}
