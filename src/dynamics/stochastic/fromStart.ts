import { addDecays, decayRing, laterBy, multiplyDecays, solvedDecay } from '../../algebra/decay.js'
import type { Decays, Ring } from '../../algebra/decay.js'
import { setsOf } from './timeOrdered.js'
import type { Sets, TimeDiagram, TimeLine } from './timeOrdered.js'

/** What coefficients are, 1 among them: rationals, or where a drive turns complex polynomials. */
export interface WithOne<T> extends Ring<T> {
  readonly one: T
}

/** A diagram whose times begin at 0: `once` are the vertices at that time, as bits. */
export interface TimesFromStart extends TimeDiagram {
  readonly once: number
}

/**
 * The diagram as a function of its last time t, all vertices between 0 and t but those of the start, which are at 0. A
 * correlation line is what noise between 0 and its earlier end has made, (1 − e^{−rt})/r there with the rate r of both
 * ends, or t where that is 0; from then on it decays as any line.
 *
 * @example
 * // ∫_0^t e^{−(t−s)} ds: a vertex with a response line to the last time
 * fromStart({ ...rationals, one: Q.one }, { size: 1, once: 0, lines: [{ from: 0, to: 2, response: true, rates: [1, 1] }] }) // 1 − e^{−t}
 */
export function fromStart<T>(of: WithOne<T>, diagram: TimesFromStart): Decays<T> {
  const sets = setsOf(diagram)
  const last = untilNow(of, diagram, sets)[sets.all] ?? new Map<number, readonly T[]>()
  const { lines, size } = diagram
  const bare = lines.filter(({ from, to, response }) => !response && from > size && to > size)
  return bare.reduce((product, line) => multiplyDecays(of, product, grownNoise(of, rateOf(line))), last)
}

/**
 * The same between the outer point at an earlier time t′ and that at t′ + τ: a sum of decays in τ with coefficients that
 * are sums of decays in t′.
 */
export function fromStartBetween<T>(of: WithOne<T>, diagram: TimesFromStart): Decays<Decays<T>> {
  const twoTimes = decayRing<T>(of)
  const sets = setsOf(diagram)
  const before = untilNow(of, diagram, sets)
  const functions = grown(twoTimes, diagram, sets, {
    outer: 2 ** diagram.size,
    initial: (set) =>
      begun(diagram, diagram.size, set).reduce(
        (product, rate) => multiplyDecays(of, product, grownNoise(of, rate)),
        before[set] ?? twoTimes.zero,
      ),
    noise: (rate) => laterBy(of, grownNoise(of, rate)),
  })
  return functions[sets.all] ?? new Map<number, readonly Decays<T>[]>()
}

function untilNow<T>(of: WithOne<T>, diagram: TimesFromStart, sets: Sets): readonly (Decays<T> | undefined)[] {
  return grown(of, diagram, sets, {
    outer: 0,
    initial: (set) => (set === diagram.once ? of.one : of.zero),
    noise: (rate) => grownNoise(of, rate),
  })
}

/** ∫_0^t e^{−rate (t−s)} ds. */
function grownNoise<T>(of: WithOne<T>, rate: number): Decays<T> {
  if (rate === 0) return new Map([[0, [of.zero, of.one]]])
  const size = of.over(of.one, rate)
  return new Map([
    [0, [size]],
    [rate, [of.times(size, -1)]],
  ])
}

interface Growth<T> {
  /** The bit of the outer point, where that is passed already. */
  readonly outer: number
  /** The value of a set of vertices at the beginning. */
  readonly initial: (set: number) => T
  readonly noise: (rate: number) => Decays<T>
}

/** For each set of vertices that has those of the start the integral over the times of the others up to the last one. */
function grown<T>(
  of: Ring<T>,
  diagram: TimesFromStart,
  sets: Sets,
  { outer, initial, noise }: Growth<T>,
): readonly (Decays<T> | undefined)[] {
  const { size, once } = diagram
  const functions: (Decays<T> | undefined)[] = []
  for (let set = 0; set <= sets.all; set++) {
    functions[set] = undefined
    if ((set & once) !== once || !sets.valid(set | outer)) continue
    const sources: Decays<T>[] = []
    for (let v = 0; v < size; v++) {
      const others = set & ~(1 << v)
      const rest = others === set ? undefined : functions[others]
      if (rest === undefined) continue
      const rates = begun(diagram, v, others | outer)
      sources.push(rates.reduce((product, rate) => multiplyDecays(of, product, noise(rate)), rest))
    }
    functions[set] = solvedDecay(of, sets.rate(set | outer), initial(set), addDecays(of, sources))
  }
  return functions
}

/** Rates of the correlation lines of which `node` is the earlier end: those to what is not passed before it. */
function begun({ lines, size }: TimeDiagram, node: number, passed: number): readonly number[] {
  return lines
    .filter(({ from, to, response }) => {
      if (response || (from !== node && to !== node)) return false
      const other = from === node ? to : from
      return other > size || ((passed >> other) & 1) === 0
    })
    .map(rateOf)
}

function rateOf({ rates: [a, b] }: TimeLine): number {
  return a + b
}
