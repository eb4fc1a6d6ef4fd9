import { InputError } from '../errors.js'

/**
 * A number as a power series in one small quantity δ that counts orders: Σ_k (re + i im)_k δ^(low+k) + O(δ^end). What
 * small parameters are (λ = random·δ, 1/√N = random·δ) a model says; a plain number has one coefficient and no end.
 */
export interface Value {
  /** Order of the first coefficient. */
  readonly low: number
  readonly re: readonly number[]
  readonly im: readonly number[]
  /** The first order that is not known; infinite for what is exact. */
  readonly end: number
}

/** A plain number. */
export function numeric(re: number, im = 0): Value {
  return re === 0 && im === 0 ? ZERO : { low: 0, re: [re], im: [im], end: Infinity }
}

const ZERO: Value = { low: 0, re: [], im: [], end: Infinity }

/** x δ^order, exactly. */
export function small(x: number, order: number): Value {
  return trimmed({ low: order, re: [x], im: [0], end: Infinity })
}

/** Its coefficients from order 0 on; orders beyond them are not known. */
export function orderByOrder(re: readonly number[], im: readonly number[] = re.map(() => 0)): Value {
  return trimmed({ low: 0, re, im, end: re.length })
}

/** Nothing but what an O says: O(δ^order). */
export function unknownFrom(order: number): Value {
  return { low: order, re: [], im: [], end: order }
}

/** The coefficient of δ^order. */
export function coefficient({ low, re, im }: Value, order: number): readonly [number, number] {
  return [re[order - low] ?? 0, im[order - low] ?? 0]
}

/** Without zeros before and behind, and without what is not known. */
function trimmed({ low, re, im, end }: Value): Value {
  const known = Math.min(re.length, Math.max(0, end - low))
  const isZero = (k: number): boolean => re[k] === 0 && im[k] === 0
  let [from, to] = [0, known]
  while (to > from && isZero(to - 1)) to--
  while (from < to && isZero(from)) from++
  return to === from
    ? { low: Math.min(low, end), re: [], im: [], end }
    : { low: low + from, re: re.slice(from, to), im: im.slice(from, to), end }
}

/** Whether nothing of it is known to differ from zero. */
export function isNothing({ re }: Value): boolean {
  return re.length === 0
}

/** Whether it is zero, to every order. */
export function isExactZero(value: Value): boolean {
  return isNothing(value) && value.end === Infinity
}

/** The largest of its parts. */
export function sizeOfValue({ re, im }: Value): number {
  return Math.max(0, ...re.map(Math.abs), ...im.map(Math.abs))
}

/** Its number, when it has no other orders; undefined otherwise. */
export function plainNumber(value: Value): readonly [number, number] | undefined {
  if (value.end !== Infinity) return undefined
  if (isNothing(value)) return [0, 0]
  return value.low === 0 && value.re.length === 1 ? coefficient(value, 0) : undefined
}

export function addValues(a: Value, b: Value): Value {
  if (isExactZero(a)) return b
  if (isExactZero(b)) return a
  const end = Math.min(a.end, b.end)
  const low = Math.min(isNothing(a) ? Infinity : a.low, isNothing(b) ? Infinity : b.low)
  if (low === Infinity) return unknownOrZero(end)
  const length = Math.max(a.low + a.re.length, b.low + b.re.length) - low
  const re: number[] = []
  const im: number[] = []
  for (let k = 0; k < length; k++) {
    const [x, y] = [coefficient(a, low + k), coefficient(b, low + k)]
    re.push(x[0] + y[0])
    im.push(x[1] + y[1])
  }
  return trimmed({ low, re, im, end })
}

function unknownOrZero(end: number): Value {
  return { low: end === Infinity ? 0 : end, re: [], im: [], end }
}

export function multiplyValues(a: Value, b: Value): Value {
  if (isExactZero(a) || isExactZero(b)) return ZERO
  const end = Math.min(a.low + b.end, b.low + a.end)
  if (isNothing(a) || isNothing(b)) return unknownOrZero(end)
  const low = a.low + b.low
  const length = Math.min(a.re.length + b.re.length - 1, Math.max(0, end - low))
  const re = new Array<number>(length).fill(0)
  const im = new Array<number>(length).fill(0)
  for (let i = 0; i < a.re.length; i++)
    for (let j = 0; j < b.re.length && i + j < length; j++) {
      const [ar, ai, br, bi] = [a.re[i], a.im[i], b.re[j], b.im[j]] as [number, number, number, number]
      re[i + j] = (re[i + j] as number) + ar * br - ai * bi
      im[i + j] = (im[i + j] as number) + ar * bi + ai * br
    }
  return trimmed({ low, re, im, end })
}

export function negateValue(a: Value): Value {
  return multiplyValues(a, numeric(-1))
}

/** Σ of values. */
export function sumOf(values: readonly Value[]): Value {
  return values.reduce(addValues, numeric(0))
}

/** Its orders from one on: rounding leaves no 1 − 1. */
export function ordersFrom({ low, re, im, end }: Value, from: number): Value {
  const without = Math.max(0, from - low)
  return trimmed({ low: low + without, re: re.slice(without), im: im.slice(without), end })
}

/** Its orders below one, and nothing of the others; what is exact remains so. */
export function ordersBelow({ low, re, im, end }: Value, before: number): Value {
  const known = Math.max(0, Math.ceil(before) - low)
  return trimmed({ low, re: re.slice(0, known), im: im.slice(0, known), end })
}

/** What is known of it before an order: nothing more is computed where a function has infinitely many. */
function cutValue(value: Value, end: number): Value {
  return trimmed({ ...value, end: Math.min(value.end, end) })
}

/**
 * a^exponent for a real exponent: (c δ^l (1 + u))^p = c^p δ^(lp) Σ_k binomial(p, k) u^k.
 *
 * @param orders how many orders are kept where there are infinitely many
 * @throws InputError for a negative power of nothing, and a fractional order
 */
export function powerValue(a: Value, exponent: number, orders: number): Value {
  if (Number.isInteger(exponent) && exponent >= 0 && exponent <= 64) {
    let result = numeric(1)
    for (let k = 0; k < exponent; k++) result = multiplyValues(result, a)
    return result
  }
  if (isNothing(a)) throw undefinedAt('a power of something other than 0')
  const low = a.low * exponent
  if (!Number.isInteger(low)) throw undefinedAt('whole orders of the small parameter')
  const [re, im] = [a.re[0] as number, a.im[0] as number]
  const leading = complexPower(re, im, exponent)
  if (a.re.length === 1 && a.end === Infinity)
    return trimmed({ low, re: [leading[0]], im: [leading[1]], end: Infinity })
  const u = multiplyValues({ ...a, low: 0, end: a.end - a.low }, inverseNumber(re, im))
  const small = addValues(u, numeric(-1))
  const series = binomialSeries(ordersFrom(small, 1), exponent, Math.min(orders, a.end - a.low))
  return multiplyValues(series, { low, re: [leading[0]], im: [leading[1]], end: Infinity })
}

function inverseNumber(re: number, im: number): Value {
  const size = re * re + im * im
  return numeric(re / size, -im / size)
}

function binomialSeries(u: Value, exponent: number, orders: number): Value {
  let result = numeric(1)
  let term = numeric(1)
  for (let k = 1; k <= orders; k++) {
    term = cutValue(multiplyValues(multiplyValues(term, u), numeric((exponent - k + 1) / k)), orders)
    if (isNothing(term)) break
    result = addValues(result, term)
  }
  return isNothing(u) && u.end === Infinity ? result : cutValue(result, orders)
}

function complexPower(re: number, im: number, p: number): readonly [number, number] {
  if (im === 0 && (re > 0 || Number.isInteger(p))) return [re ** p, 0]
  const [size, angle] = [Math.hypot(re, im) ** p, Math.atan2(im, re) * p]
  return [size * Math.cos(angle), size * Math.sin(angle)]
}

/** e^a for a value without negative orders: E' = a'E, so that n e_n = Σ_j j a_j e_(n−j). */
export function exponentialValue(a: Value, orders: number): Value {
  requireRegular(a, 'exp')
  const [re, im] = coefficient(a, 0)
  const first = numeric(Math.exp(re) * Math.cos(im), im === 0 ? 0 : Math.exp(re) * Math.sin(im))
  const u = ordersFrom(a, 1)
  if (isNothing(u) && u.end === Infinity) return first
  const end = Math.min(orders, a.end)
  const result = { re: [1], im: [0] }
  for (let n = 1; n < end; n++) {
    let [x, y] = [0, 0]
    for (let j = 1; j <= n; j++) {
      const [ar, ai] = coefficient(u, j)
      const [er, ei] = [result.re[n - j] as number, result.im[n - j] as number]
      x += (j / n) * (ar * er - ai * ei)
      y += (j / n) * (ar * ei + ai * er)
    }
    result.re.push(x)
    result.im.push(y)
  }
  return multiplyValues(first, trimmed({ low: 0, ...result, end }))
}

/** log a for a value that begins at order 0. */
export function logarithmValue(a: Value, orders: number): Value {
  if (isNothing(a) || a.low !== 0) throw undefinedAt('a logarithm of what begins with a number')
  const [re, im] = coefficient(a, 0)
  const u = ordersFrom(multiplyValues(a, inverseNumber(re, im)), 1)
  const first = numeric(Math.log(Math.hypot(re, im)), Math.atan2(im, re))
  const end = isNothing(u) && u.end === Infinity ? Infinity : orders
  let result = first
  let power = numeric(1)
  for (let k = 1; k <= orders; k++) {
    power = cutValue(multiplyValues(power, u), end)
    if (isNothing(power)) break
    result = addValues(result, multiplyValues(power, numeric((k % 2 === 1 ? 1 : -1) / k)))
  }
  return cutValue(addValues(result, isNothing(u) ? u : numeric(0)), Math.min(end, a.end))
}

function requireRegular(a: Value, name: string): void {
  if (!isNothing(a) && a.low < 0) throw undefinedAt(`${name} of what has no negative orders`)
}

/** A formula that can be read and has no value. */
function undefinedAt(expected: string): InputError {
  return new InputError({ code: 'formula.value', at: 'formula', expected, received: 'another one' })
}
