import { solvedDecay, addDecays } from '../../algebra/decay.js'
import type { Decays, Ring } from '../../algebra/decay.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { largest, requireSize } from '../../sizes.js'

/**
 * A line between times. A response line goes from its earlier end to the later one; a correlation line decays with the
 * rate of whichever end is later.
 */
export interface TimeLine {
  readonly from: number
  readonly to: number
  readonly response: boolean
  /** Of the modes at `from` and at `to`, whole numbers. */
  readonly rates: readonly [number, number]
}

/**
 * A diagram as an integral over the times of its vertices, numbered from 0. Behind them: `size` is the outer point at
 * time 0, and every larger number one at the last time.
 */
export interface TimeDiagram {
  readonly size: number
  readonly lines: readonly TimeLine[]
}

/** Rationals as coefficients of decays. */
export const rationals: Ring<Rational> = {
  zero: Q.zero,
  add: Q.add,
  times: (a, n) => Q.multiply(a, Q.rational(n)),
  over: (a, n) => Q.divide(a, Q.rational(n)),
  isZero: Q.isZero,
  multiply: Q.multiply,
}

/**
 * Which vertices may come first: `valid` sets hold with a vertex all from which response lines lead to it, and `rate` is
 * the sum of the rates of the lines that leave a set.
 */
export interface Sets {
  readonly all: number
  readonly valid: (set: number) => boolean
  readonly rate: (set: number) => number
}

/** The sets of vertices of a diagram, and of its outer point at 0. */
export function setsOf({ size, lines }: TimeDiagram): Sets {
  requireSize({
    code: 'dynamics.times',
    at: 'order',
    of: 'vertices of a diagram with time integrals',
    needed: size,
    most: largest.timeVertices,
  })
  const before = new Array<number>(size + 1).fill(0)
  for (const { from, to, response } of lines)
    if (response && to <= size) before[to] = (before[to] as number) | (1 << from)
  const bit = (node: number, set: number): boolean => node <= size && ((set >> node) & 1) === 1
  return {
    all: 2 ** size - 1,
    valid: (set) => before.every((needed, node) => ((set >> node) & 1) === 0 || (needed & ~set) === 0),
    rate: (set) =>
      lines.reduce((sum, { from, to, rates: [first, second] }) => {
        const [a, b] = [bit(from, set), bit(to, set)]
        return a === b ? sum : sum + (a ? second : first)
      }, 0),
  }
}

/**
 * The integral over all times before the last, where all outer points are at the last time. In each order of the times
 * it is Π 1/rate over the gaps between them; the sum over orders is a sum over the sets of vertices that come first.
 *
 * @example
 * // ∫_{−∞}^0 e^{t} dt: a vertex with a response line to the last time
 * equalTimes({ size: 1, lines: [{ from: 0, to: 2, response: true, rates: [1, 1] }] }) // 1
 */
export function equalTimes(diagram: TimeDiagram): Rational {
  const sets = setsOf(diagram)
  return past(diagram, sets)[sets.all] ?? Q.zero
}

/** For each valid set of vertices the integral over their times before 0, the last gap included. */
function past({ size }: TimeDiagram, { all, valid, rate }: Sets): readonly (Rational | undefined)[] {
  const integrals: (Rational | undefined)[] = [Q.one]
  for (let set = 1; set <= all; set++) {
    integrals[set] = undefined
    if (!valid(set)) continue
    let sum = Q.zero
    for (let v = 0; v < size; v++) {
      const rest = (set >> v) & 1 ? integrals[set & ~(1 << v)] : undefined
      if (rest !== undefined) sum = Q.add(sum, rest)
    }
    integrals[set] = Q.divide(sum, Q.rational(rate(set)))
  }
  return integrals
}

/**
 * The diagram as a function of the time τ ≥ 0 between its outer point at 0 and that at the last time, the times of
 * vertices before 0 and between 0 and τ being integrated over: dF/dτ = −rate·F + Σ F of the sets without one vertex.
 */
export function betweenTimes(diagram: TimeDiagram): Decays<Rational> {
  const { size } = diagram
  const sets = setsOf(diagram)
  const integrals = past(diagram, sets)
  const outer = 2 ** size
  const functions: (Decays<Rational> | undefined)[] = []
  for (let set = 0; set <= sets.all; set++) {
    functions[set] = undefined
    if (!sets.valid(set | outer)) continue
    const sources: Decays<Rational>[] = []
    for (let v = 0; v < size; v++) {
      const rest = (set >> v) & 1 ? functions[set & ~(1 << v)] : undefined
      if (rest !== undefined) sources.push(rest)
    }
    const [only] = sources
    const source = sources.length === 1 && only !== undefined ? only : addDecays(rationals, sources)
    functions[set] = solvedDecay(rationals, sets.rate(set | outer), integrals[set] ?? Q.zero, source)
  }
  return functions[sets.all] ?? new Map<number, readonly Rational[]>()
}

/**
 * ∫_0^∞ e^{−sτ} of {@link betweenTimes}, without integrating over τ: Π 1/(rate + s) over the gaps behind 0. Of s = −iω it
 * is the part τ > 0 of the function of frequency.
 */
export function transformed(diagram: TimeDiagram, s: Rational): Rational {
  const { size } = diagram
  const sets = setsOf(diagram)
  const integrals = past(diagram, sets)
  const outer = 2 ** size
  const found: (Rational | undefined)[] = []
  for (let set = 0; set <= sets.all; set++) {
    found[set] = undefined
    if (!sets.valid(set | outer)) continue
    let sum = integrals[set] ?? Q.zero
    for (let v = 0; v < size; v++) {
      const rest = (set >> v) & 1 ? found[set & ~(1 << v)] : undefined
      if (rest !== undefined) sum = Q.add(sum, rest)
    }
    found[set] = Q.divide(sum, Q.add(s, Q.rational(sets.rate(set | outer))))
  }
  return found[sets.all] ?? Q.zero
}

/** ∫_0^∞ e^{−sτ} Σ c τ^k e^{−rτ} = Σ c k!/(r + s)^{k+1}. */
export function laplaceOf(decays: Decays<Rational>, s: Rational): Rational {
  return Q.sum(
    [...decays].flatMap(([rate, coefficients]) => {
      const over = Q.divide(Q.one, Q.add(s, Q.rational(rate)))
      let factor = Q.one
      return coefficients.map((each, k) => {
        factor = Q.multiply(factor, k === 0 ? over : Q.multiply(over, Q.rational(k)))
        return Q.multiply(each, factor)
      })
    }),
  )
}
