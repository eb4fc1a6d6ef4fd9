import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'

export type RationalRows = readonly (readonly Rational[])[]

/**
 * A basis of the solutions of A v = 0, exact; empty where there is none but 0.
 *
 * @example
 * nullSpace([[rational(1), rational(-1)]]) // [[1, 1]]
 */
export function nullSpace(rows: RationalRows): RationalRows {
  const columns = rows[0]?.length ?? 0
  const { reduced, pivots } = rowReduced(rows)
  const free = Array.from({ length: columns }, (_, j) => j).filter((j) => !pivots.includes(j))
  return free.map((column) =>
    Array.from({ length: columns }, (_, j) => {
      if (j === column) return Q.one
      const row = pivots.indexOf(j)
      return row < 0 ? Q.zero : Q.negate(reduced[row]?.[column] as Rational)
    }),
  )
}

/** The inverse; undefined where there is none. */
export function inverseRows(rows: RationalRows): RationalRows | undefined {
  const size = rows.length
  const extended = rows.map((row, i) => [...row, ...rows.map((_, j) => (i === j ? Q.one : Q.zero))])
  const { reduced, pivots } = rowReduced(extended)
  if (pivots.length < size || (pivots[size - 1] as number) >= size) return undefined
  return reduced.map((row) => row.slice(size))
}

function rowReduced(rows: RationalRows): { readonly reduced: RationalRows; readonly pivots: readonly number[] } {
  const reduced = rows.map((row) => [...row])
  const pivots: number[] = []
  for (let column = 0; column < (rows[0]?.length ?? 0) && pivots.length < reduced.length; column++) {
    const at = pivots.length
    const found = reduced.findIndex((row, i) => i >= at && !Q.isZero(row[column] as Rational))
    if (found < 0) continue
    const [row] = reduced.splice(found, 1) as [Rational[]]
    const pivot = row[column] as Rational
    const scaled = row.map((each) => Q.divide(each, pivot))
    reduced.splice(at, 0, scaled)
    reduced.forEach((other, i) => {
      const factor = other[column] as Rational
      if (i === at || Q.isZero(factor)) return
      reduced[i] = other.map((each, j) => Q.subtract(each, Q.multiply(factor, scaled[j] as Rational)))
    })
    pivots.push(column)
  }
  return { reduced, pivots }
}

/**
 * det(λ − A) by powers of λ, the constant first (Faddeev and Le Verrier).
 *
 * @example
 * characteristic([[rational(-1), rational(0)], [rational(1), rational(-2)]]) // [2, 3, 1]
 */
export function characteristic(rows: RationalRows): readonly Rational[] {
  const size = rows.length
  const coefficients: Rational[] = Array.from({ length: size + 1 }, () => Q.zero)
  coefficients[size] = Q.one
  let powers: RationalRows = rows.map((_, i) => rows.map((__, j) => (i === j ? Q.one : Q.zero)))
  for (let k = 1; k <= size; k++) {
    const product = multiplyRows(rows, powers)
    const trace = Q.sum(product.map((row, i) => row[i] as Rational))
    const coefficient = Q.divide(trace, Q.rational(-k))
    coefficients[size - k] = coefficient
    powers = product.map((row, i) => row.map((each, j) => (i === j ? Q.add(each, coefficient) : each)))
  }
  return coefficients
}

function multiplyRows(a: RationalRows, b: RationalRows): RationalRows {
  return a.map((row) =>
    (b[0] ?? []).map((_, j) => Q.sum(row.map((each, k) => Q.multiply(each, b[k]?.[j] as Rational)))),
  )
}

/**
 * The rational zeros of a polynomial, each once, from its coefficients by powers.
 *
 * @example
 * rationalRoots([rational(2), rational(3), rational(1)]) // [-2, -1]
 */
export function rationalRoots(coefficients: readonly Rational[]): readonly Rational[] {
  const shift = coefficients.findIndex((each) => !Q.isZero(each))
  if (shift < 0) return []
  const rest = coefficients.slice(shift)
  const common = rest.reduce((product, { den }) => product * den, 1n)
  const whole = rest.map(({ num, den }) => (num * common) / den)
  const found = shift > 0 ? [Q.zero] : []
  if (whole.length < 2) return found
  for (const p of divisors(whole[0] as bigint))
    for (const q of divisors(whole.at(-1) as bigint))
      for (const sign of [1n, -1n]) {
        const root = Q.rational(sign * p, q)
        if (Q.isZero(valueAt(rest, root)) && !found.some((each) => Q.equal(each, root))) found.push(root)
      }
  return found.sort(Q.compare)
}

export function valueAt(coefficients: readonly Rational[], x: Rational): Rational {
  return coefficients.reduceRight((value, each) => Q.add(Q.multiply(value, x), each), Q.zero)
}

/** Up to a size at which they are still found at once; beyond it those that are small. */
function divisors(value: bigint): readonly bigint[] {
  const size = value < 0n ? -value : value
  const found = new Set<bigint>()
  for (let d = 1n; d * d <= size && d <= 20_000n; d++)
    if (size % d === 0n) {
      found.add(d)
      found.add(size / d)
    }
  return [...found]
}
