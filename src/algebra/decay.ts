/**
 * Σ c_{r,k} t^k e^{−rt} for t ≥ 0, with whole r: for each r the coefficients c by powers of t. The coefficients are
 * rationals, polynomials, or what else can be added and scaled.
 */
export type Decays<T> = ReadonlyMap<number, readonly T[]>

/** How coefficients are computed with; `over(c, n)` is c/n. */
export interface Coefficients<T> {
  readonly zero: T
  readonly add: (a: T, b: T) => T
  readonly times: (a: T, n: number) => T
  readonly over: (a: T, n: number) => T
  readonly isZero: (a: T) => boolean
}

/**
 * The solution of dF/dt = −rate·F + source, F(0) = initial: exact, a source of the same rate raising the power of t.
 *
 * @example
 * solvedDecay(rationals, 1, rational(1), new Map([[1, [rational(1)]]])).get(1) // [1, 1]: (1 + t) e^{−t}
 */
export function solvedDecay<T>(of: Coefficients<T>, rate: number, initial: T, source: Decays<T>): Decays<T> {
  const found = new Map<number, readonly T[]>()
  let start = initial
  for (const [other, coefficients] of source) {
    if (other === rate) continue
    // (rate − other) b_j + (j + 1) b_{j+1} = c_j, from the highest power down.
    const gap = rate - other
    const solved = new Array<T>(coefficients.length)
    let above = of.zero
    for (let j = coefficients.length - 1; j >= 0; j--) {
      above = of.over(of.add(coefficients[j] as T, of.times(above, -(j + 1))), gap)
      solved[j] = above
    }
    start = of.add(start, of.times(above, -1))
    found.set(other, solved)
  }
  const own = [start, ...(source.get(rate) ?? []).map((each, k) => of.over(each, k + 1))]
  if (own.length > 1 || !of.isZero(start)) found.set(rate, own)
  return found
}

/** The sum of several, without zeros behind the last power. */
export function addDecays<T>(of: Coefficients<T>, summands: Iterable<Decays<T>>): Decays<T> {
  const total = new Map<number, T[]>()
  for (const summand of summands)
    for (const [rate, coefficients] of summand) {
      const sum = total.get(rate)
      if (sum === undefined) total.set(rate, [...coefficients])
      else coefficients.forEach((each, k) => (sum[k] = k < sum.length ? of.add(sum[k] as T, each) : each))
    }
  for (const [rate, coefficients] of total) {
    while (coefficients.length > 0 && of.isZero(coefficients.at(-1) as T)) coefficients.pop()
    if (coefficients.length === 0) total.delete(rate)
  }
  return total
}

/** Each coefficient made another. */
export function mapDecays<T, U>(decays: Decays<T>, change: (coefficient: T) => U): Decays<U> {
  return new Map([...decays].map(([rate, coefficients]) => [rate, coefficients.map(change)]))
}

/** Coefficients that can be multiplied. */
export interface Ring<T> extends Coefficients<T> {
  readonly multiply: (a: T, b: T) => T
}

/** The product of two sums of decays. */
export function multiplyDecays<T>(of: Ring<T>, a: Decays<T>, b: Decays<T>): Decays<T> {
  const products = new Map<number, T[]>()
  for (const [rate, left] of a)
    for (const [other, right] of b) {
      const sum = products.get(rate + other) ?? []
      products.set(rate + other, sum)
      for (const [j, x] of left.entries())
        for (const [k, y] of right.entries()) {
          while (sum.length <= j + k) sum.push(of.zero)
          if (!of.isZero(x) && !of.isZero(y)) sum[j + k] = of.add(sum[j + k] as T, of.multiply(x, y))
        }
    }
  return addDecays(of, [products])
}

/** Sums of decays as coefficients of others: functions of two times. */
export function decayRing<T>(of: Ring<T>): Ring<Decays<T>> {
  return {
    zero: new Map(),
    add: (a, b) => (a.size === 0 ? b : b.size === 0 ? a : addDecays(of, [a, b])),
    times: (a, n) => (n === 0 ? new Map<number, readonly T[]>() : mapDecays(a, (each) => of.times(each, n))),
    over: (a, n) => mapDecays(a, (each) => of.over(each, n)),
    isZero: (a) => a.size === 0,
    multiply: (a, b) => multiplyDecays(of, a, b),
  }
}

/**
 * A function of t at the time t′ + τ: a sum of decays in τ whose coefficients are sums of decays in t′.
 *
 * @example
 * laterBy(rationals, new Map([[1, [rational(0), rational(1)]]])).get(1)?.length // 2: t e^{−t} = t′ e^{−t′} e^{−τ} + e^{−t′} τ e^{−τ}
 */
export function laterBy<T>(of: Coefficients<T>, decays: Decays<T>): Decays<Decays<T>> {
  return new Map(
    [...decays].map(([rate, coefficients]) => [
      rate,
      coefficients.map((_, k) => {
        // Σ_n c_n (t′ + τ)^n: the binomial coefficients of τ^k.
        let binomial = 1
        const inner = coefficients.slice(k).map((each, j) => {
          if (j > 0) binomial = (binomial * (k + j)) / j
          return of.times(each, binomial)
        })
        return addDecays(of, [new Map([[rate, inner]])])
      }),
    ]),
  )
}
