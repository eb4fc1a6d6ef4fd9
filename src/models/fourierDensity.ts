import { coefficient, exponentialValue, orderByOrder } from './value.js'
import type { Value } from './value.js'

/** A Gaussian variable in one or two dimensions with higher cumulants that are small: r-th order ones count as δ^weight(r). */
export interface NearlyGaussian {
  readonly mean: readonly number[]
  readonly covariance: readonly (readonly number[])[]
  /** Σ κ^{i…} k_i … / r! of the cumulants of r-th order at k. */
  readonly form: (r: number, k: readonly number[]) => number
  readonly weight: (r: number) => number
  /** What is computed: orders of δ from 0 to this. */
  readonly orders: number
}

const HIGHEST = 8
/** Range and step of the trapezoidal rule, in standard deviations of the characteristic function: exact to rounding. */
const [RANGE, STEP] = [10, 0.55]

/**
 * The density at x, order by order in δ: the inverse Fourier transform of exp(i k·mean - k·Σk/2 + Σ_r i^r form_r(k)),
 * whose exponential is expanded at every k.
 *
 * @param derivative in one dimension: so many times by x; -1 for the integral from -∞ without its order 0
 */
export function densitySeries(variable: NearlyGaussian, x: readonly number[], derivative = 0): Value {
  const { mean, covariance, orders } = variable
  const dimension = x.length
  const [[a = 1, b = 0] = [], [, c = 1] = []] = covariance
  const total = Array.from({ length: orders + 1 }, () => 0)
  const determinant = dimension === 1 ? a : a * c - b * b
  // k = L^{-T} u for Σ = L L^T, so that k·Σk = |u|^2.
  const l11 = Math.sqrt(a)
  const l21 = b / l11
  const l22 = Math.sqrt(c - l21 * l21)
  const visit = (u: readonly number[], times: number): void => {
    const [u1 = 0, u2 = 0] = u
    const k = dimension === 1 ? [u1 / l11] : [(u1 - (l21 * u2) / l22) / l11, u2 / l22]
    const phase = k.reduce((sum, kj, j) => sum + kj * ((mean[j] as number) - (x[j] as number)), 0)
    const size = times * Math.exp(-(u1 * u1 + u2 * u2) / 2)
    const series = exponentialOf(variable, k)
    for (let order = 0; order <= orders; order++) {
      const [re, im] = coefficient(series, order)
      const real = re * Math.cos(phase) - im * Math.sin(phase)
      const imaginary = re * Math.sin(phase) + im * Math.cos(phase)
      total[order] = (total[order] as number) + size * derivedPart(real, imaginary, k[0] as number, derivative, order)
    }
  }
  const steps = Math.round(RANGE / STEP)
  // What stands at -k is the conjugate of what stands at k.
  for (let i = 0; i <= steps; i++)
    if (dimension === 1) visit([i * STEP], i === 0 ? 1 : 2)
    else for (let j = i === 0 ? 0 : -steps; j <= steps; j++) visit([i * STEP, j * STEP], i === 0 && j === 0 ? 1 : 2)
  const scale = (STEP / (2 * Math.PI)) ** dimension / Math.sqrt(determinant)
  return orderByOrder(total.map((part) => part * scale))
}

/** The real part of a complex number times (-ik)^derivative. */
function derivedPart(real: number, imaginary: number, k: number, derivative: number, order: number): number {
  if (derivative === 0) return real
  if (derivative < 0) return order === 0 || k === 0 ? 0 : -imaginary / k
  const [cosine = 0, sine = 0] = [
    [1, 0],
    [0, -1],
    [-1, 0],
    [0, 1],
  ][derivative % 4] as number[]
  return k ** derivative * (real * cosine - imaginary * sine)
}

/** exp(Σ_r i^r form_r(k) δ^weight(r)). */
function exponentialOf({ form, weight, orders }: NearlyGaussian, k: readonly number[]): Value {
  const re = new Array<number>(orders + 1).fill(0)
  const im = new Array<number>(orders + 1).fill(0)
  for (let r = 3; r <= HIGHEST; r++) {
    const order = weight(r)
    if (order > orders) continue
    const part = r % 2 === 0 ? re : im
    part[order] = (part[order] as number) + (r % 4 < 2 ? 1 : -1) * form(r, k)
  }
  return exponentialValue(orderByOrder(re, im), orders + 1)
}
