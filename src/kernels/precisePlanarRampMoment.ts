import type { Decimal } from 'decimal.js'
import type { Decimals, PreciseSum } from '../algebra/decimals.js'

/** A vector of the plane. */
export type PreciseVector = readonly [Decimal, Decimal]

/**
 * E Π (w·x_i) θ(w·x_i) for w ~ N(0, 1) in the plane in as many digits as `number` has, for factors among a few vectors
 * that may repeat; the same function as `planarRampMoment`, with algebra in place of trigonometry: on the circle z =
 * e^{iθ} a factor is (x̄z + x z̄)/2, x being a complex number, so that the product is a polynomial in z and 1/z, whose
 * integral over the arc where all factors are positive needs the ends of the arc, which are quarter turns from the
 * outermost vectors, and one angle, the length of the arc.
 *
 * @returns the moment of the factors `block`, an even number of them
 */
export function precisePlanarRampMoment(
  number: Decimals,
  vectors: readonly PreciseVector[],
): (block: readonly number[]) => PreciseSum {
  const zero = new number(0)
  const pi = number.acos(-1)
  const lengths = vectors.map(([x, y]) => number.hypot(x, y))
  const angles = vectors.map(([x, y]) => number.atan2(y, x))
  return (block) => {
    const n = block.length
    const first = block[0]
    const size = block.reduce((product, i) => product.times(lengths[i] as Decimal), radialMoment(number, n))
    if (first === undefined) return { value: new number(1), size }
    let [low, high] = [first, first]
    const relative = (i: number): Decimal => remainder((angles[i] as Decimal).minus(angles[first] as Decimal), pi)
    for (const i of block) {
      if (relative(i).lt(relative(low))) low = i
      if (relative(i).gt(relative(high))) high = i
    }
    const arc = pi.minus(relative(high).minus(relative(low)))
    if (size.isZero() || arc.lte(0)) return { value: zero, size }
    /** Coefficients of z^{−n}, z^{2−n}, … zⁿ. */
    let polynomial: PreciseVector[] = [[new number(1), zero]]
    for (const i of block) {
      const [x, y] = vectors[i] as PreciseVector
      const next: PreciseVector[] = Array.from({ length: polynomial.length + 1 }, () => [zero, zero])
      polynomial.forEach((c, k) => {
        next[k] = plus(next[k] as PreciseVector, times(c, [x, y]))
        next[k + 1] = plus(next[k + 1] as PreciseVector, times(c, [x, y.neg()]))
      })
      polynomial = next.map(([re, im]) => [re.div(2), im.div(2)])
    }
    const unit = (i: number): PreciseVector => [
      (vectors[i] as PreciseVector)[0].div(lengths[i] as Decimal),
      (vectors[i] as PreciseVector)[1].div(lengths[i] as Decimal),
    ]
    const [[a, b], [c, d]] = [unit(low), unit(high)]
    const [to, from]: readonly [PreciseVector, PreciseVector] = [
      [b.neg(), a],
      [d, c.neg()],
    ]
    let total = (polynomial[n / 2] as PreciseVector)[0].times(arc)
    let [toPower, fromPower]: readonly [PreciseVector, PreciseVector] = [
      [new number(1), zero],
      [new number(1), zero],
    ]
    for (let k = 2; k <= n; k += 2) {
      toPower = times(times(toPower, to), to)
      fromPower = times(times(fromPower, from), from)
      const [, imaginary] = times(polynomial[(n + k) / 2] as PreciseVector, [
        toPower[0].minus(fromPower[0]),
        toPower[1].minus(fromPower[1]),
      ])
      total = total.plus(imaginary.times(2).div(k))
    }
    return { value: radialMoment(number, n).times(total).div(pi.times(2)), size }
  }
}

/** E rⁿ for even n: 2·4·…·n. */
function radialMoment(number: Decimals, n: number): Decimal {
  let moment = new number(1)
  for (let k = 2; k <= n; k += 2) moment = moment.times(k)
  return moment
}

function times([a, b]: PreciseVector, [c, d]: PreciseVector): PreciseVector {
  return [a.times(c).minus(b.times(d)), a.times(d).plus(b.times(c))]
}

function plus([a, b]: PreciseVector, [c, d]: PreciseVector): PreciseVector {
  return [a.plus(c), b.plus(d)]
}

/** The angle in (−π, π]. */
function remainder(angle: Decimal, pi: Decimal): Decimal {
  if (angle.gt(pi)) return angle.minus(pi.times(2))
  return angle.lte(pi.neg()) ? angle.plus(pi.times(2)) : angle
}
