import * as Q from '../../src/algebra/rational.js'
import type { Rational } from '../../src/algebra/rational.js'

/** A polynomial in x_1 … x_n: coefficients by exponents, `2,0,1` for x_1² x_3. */
export type Coefficients = ReadonlyMap<string, Rational>

/** A polynomial for each power of the small parameter. */
export type Series = readonly Coefficients[]

/** ε^order · coefficient · ∂^exponents. */
export interface OperatorTerm {
  readonly order: number
  readonly exponents: readonly number[]
  readonly coefficient: Rational
}

/**
 * log of exp(Σ operator terms) e^{½ x M x} · e^{−½ x M x}, order by order in ε up to `order`, by nothing but
 * derivatives of polynomials: ∂_i e^{½xMx} p = e^{½xMx} (∂_i + (Mx)_i) p, the exponential and the logarithm being their
 * power series.
 */
export function logOfOperatorSeries(
  M: readonly (readonly Rational[])[],
  terms: readonly OperatorTerm[],
  order: number,
): Series {
  const n = M.length
  const one: Coefficients = new Map([[Array.from({ length: n }, () => 0).join(), Q.one]])
  const derivative = (p: Coefficients, i: number): Coefficients => {
    const result = new Map<string, Rational>()
    for (const [key, coefficient] of p) {
      const exponents = key.split(',').map(Number)
      const raised = (j: number, by: number): string => exponents.map((e, k) => (k === j ? e + by : e)).join()
      const e = exponents[i] as number
      if (e > 0) accumulate(result, raised(i, -1), Q.multiply(Q.rational(e), coefficient))
      for (let j = 0; j < n; j++) accumulate(result, raised(j, 1), Q.multiply(M[i]?.[j] as Rational, coefficient))
    }
    return result
  }
  /** The operator applied to a series, cut at `order`. */
  const apply = (series: Series): Series => {
    const result = Array.from({ length: order + 1 }, () => new Map<string, Rational>())
    series.forEach((p, k) => {
      if (p.size === 0) return
      const derivatives = new Map([[Array.from({ length: n }, () => 0).join(), p]])
      const at = (exponents: readonly number[]): Coefficients => {
        const known = derivatives.get(exponents.join())
        if (known !== undefined) return known
        const i = exponents.findIndex((e) => e > 0)
        const made = derivative(at(exponents.map((e, j) => (j === i ? e - 1 : e))), i)
        derivatives.set(exponents.join(), made)
        return made
      }
      for (const { order: by, exponents, coefficient } of terms) {
        const target = result[k + by]
        if (target === undefined) continue
        for (const [key, value] of at(exponents)) accumulate(target, key, Q.multiply(coefficient, value))
      }
    })
    return result
  }
  let power: Series = [one, ...Array.from({ length: order }, (): Coefficients => new Map())]
  const exponential = Array.from({ length: order + 1 }, () => new Map<string, Rational>())
  for (let k = 1; k <= order; k++) {
    power = apply(power).map((p) => scaled(p, Q.rational(1, k)))
    power.forEach((p, i) => p.forEach((value, key) => accumulate(exponential[i] as Map<string, Rational>, key, value)))
  }
  return logOfOnePlus(exponential)
}

/** log(1 + series) for a series that begins at order 1: Σ (−1)^{k+1} series^k / k. */
function logOfOnePlus(series: Series): Series {
  const total = series.map(() => new Map<string, Rational>())
  let power: Series | undefined
  for (let k = 1; k < series.length; k++) {
    power = power === undefined ? series : product(power, series)
    power.forEach((p, i) =>
      p.forEach((value, key) =>
        accumulate(total[i] as Map<string, Rational>, key, Q.multiply(Q.rational(k % 2 === 0 ? -1 : 1, k), value)),
      ),
    )
  }
  return total.map(withoutZeros)
}

function product(a: Series, b: Series): Series {
  const result = a.map(() => new Map<string, Rational>())
  a.forEach((p, i) =>
    b.forEach((q, j) => {
      const target = result[i + j]
      if (target === undefined) return
      for (const [x, u] of p) {
        const left = x.split(',').map(Number)
        for (const [y, v] of q)
          accumulate(
            target,
            y
              .split(',')
              .map((e, k) => Number(e) + (left[k] as number))
              .join(),
            Q.multiply(u, v),
          )
      }
    }),
  )
  return result
}

function scaled(p: Coefficients, factor: Rational): Coefficients {
  return new Map([...p].map(([key, value]) => [key, Q.multiply(value, factor)]))
}

function withoutZeros(p: Coefficients): Coefficients {
  return new Map([...p].filter(([, value]) => !Q.isZero(value)))
}

function accumulate(target: Map<string, Rational>, key: string, value: Rational): void {
  const known = target.get(key)
  target.set(key, known === undefined ? value : Q.add(known, value))
}
