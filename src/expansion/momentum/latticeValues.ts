import type { Rational } from '../../algebra/rational.js'
import { permutations } from '../../algebra/partitions.js'
import type { Theory } from '../../theory/theory.js'
import { isOriented } from '../../diagrams/diagram.js'
import type { Phase } from './compareIntegrals.js'
import type { DerivedIntegral } from './derivedIntegrals.js'
import type { LegMomenta } from './legMomenta.js'
import { fieldsOf } from './momentumClaim.js'
import type { ClaimedIntegral } from './momentumClaim.js'

/** Values are whole numbers modulo this prime, in which −1 has the root I, so that i is a number too. */
const PRIME = 67_108_837
const ROOT = 55_262_216

/** The legs are exchanged in every way. */
const MOST_LEGS = 5

/** As many terms of the sums over momenta are added up. */
const MOST_SUMMANDS = 400_000

/** A product with the number of labellings that stand for all, where it does. */
export interface LatticeClaim {
  readonly claimed: ClaimedIntegral
  readonly labellings: number
}

/**
 * Both sides on a lattice whose momenta are whole numbers modulo a prime, integrals being sums over them: every line,
 * vertex function, coupling and small parameter has a number drawn for every momentum, lines without direction the same
 * for k and −k. Nothing is known of how integrals are named or matched; the momenta of legs are exchanged in every way
 * and the mean is taken, so that `+ 2 perms` is a factor.
 *
 * @returns undefined where there would be too many summands
 */
export function latticeValues(
  theory: Theory,
  legs: number,
  derived: readonly DerivedIntegral[],
  claims: readonly LatticeClaim[],
  momenta: LegMomenta,
  phase: Phase,
  draw: () => number,
): { readonly derived: number; readonly claimed: number } | undefined {
  const most = Math.max(
    0,
    ...derived.map(({ integral }) => integral.loops),
    ...claims.map(({ claimed }) => claimed.loops.length),
  )
  const size = SIZES[most]
  const orders = legs <= MOST_LEGS ? [...permutations(Array.from({ length: legs }, (_, i) => i))] : []
  const summands = (derived.length + claims.length * orders.length) * (size ?? Infinity) ** most
  if (size === undefined || orders.length === 0 || summands > MOST_SUMMANDS) return undefined
  const numbers = drawnNumbers(theory, size, draw)
  const external = Array.from({ length: legs }, () => (momenta.atZero || legs === 1 ? 0 : Math.floor(draw() * size)))
  if (legs > 1) external[legs - 1] = momenta.atZero ? 0 : -external.slice(0, -1).reduce((a, b) => a + b, 0)
  const ofDerived = derived.map((one): number => {
    const { integral } = one
    const value = sumOver(size, integral.loops, (loops) => {
      const at = (momentum: { readonly loops: readonly number[]; readonly legs: readonly number[] }): number =>
        dot(momentum.loops, loops) + dot(momentum.legs, external)
      return times(
        ...integral.lines.map(({ name, momentum, power }) => powerOf(numbers.line(name, at(momentum)), power)),
        ...integral.vertices.map(({ name, fields, momenta: own }) => numbers.vertex(name, fields, own.map(at))),
      )
    })
    const turns =
      phase.turns + phase.factorTurns + one.vertexNames.map(phase.vertexTurns).reduce((sum, turns) => sum + turns, 0)
    return times(
      value,
      residue(one.coefficient),
      residue(phase.factor),
      phase.sign,
      powerOf(ROOT, turns),
      ...[...one.couplings].map(([name, count]) => powerOf(numbers.symbol(name), count)),
      ...Object.entries(one.written).map(([name, count]) => numbers.symbolPower(name, count)),
    )
  })
  const valueOf = (claimed: ClaimedIntegral, order: readonly number[]): number => {
    const of = new Map(
      [...momenta.letters].map(
        ([letter, own]) =>
          [
            letter,
            dot(
              own,
              order.map((leg) => external[leg] ?? 0),
            ),
          ] as const,
      ),
    )
    const value = sumOver(size, claimed.loops.length, (loops) => {
      const at = (momentum: ClaimedIntegral['lines'][number]['momentum']): number =>
        momentum.reduce((sum, [letter, count]) => {
          const loop = claimed.loops.indexOf(letter)
          return sum + count * (loop < 0 ? (of.get(letter) ?? 0) : (loops[loop] as number))
        }, 0)
      return times(
        ...claimed.lines.map(({ name, momentum, power }) => powerOf(numbers.line(name, at(momentum)), power)),
        ...claimed.vertices.map(({ name, momenta: own }) => numbers.vertex(name, fieldsOf(theory, name), own.map(at))),
      )
    })
    return times(
      value,
      residue(claimed.coefficient),
      powerOf(ROOT, claimed.turns),
      ...[...claimed.couplings].map(([name, count]) => numbers.symbolPower(name, count)),
      ...[...claimed.parameters].map(([name, count]) => numbers.parameterPower(name, count)),
    )
  }
  const values = claims.map(({ claimed }) => orders.map((order) => valueOf(claimed, order)))
  const ofClaims = claims.map(({ claimed, labellings }, i) => {
    const own = values[i] ?? []
    const { completion } = claimed
    const changes = (list: readonly number[]): boolean => new Set(list).size > 1
    const mates = claims.map((_, j) => j).filter((j) => claims[j]?.claimed.completion?.bracket === completion?.bracket)
    const changing = mates.filter((j) => changes(values[j] ?? []))
    const counted = mates.length === 1 ? mates : changing
    const copies = (): readonly [above: number, below: number] => {
      if (completion === undefined) return [1, 1]
      if (completion.count === undefined) return [labellings, 1]
      return counted.includes(i) ? [counted.length + completion.count, counted.length] : [1, 1]
    }
    const [above, below] = copies()
    return times(plus(...own), inverse(orders.length), above, inverse(below))
  })
  return { derived: plus(...ofDerived), claimed: plus(...ofClaims) }
}

/** How many momenta there are for so many loops. */
const SIZES: Readonly<Record<number, number>> = { 0: 31, 1: 31, 2: 17, 3: 11, 4: 5 }

interface Numbers {
  readonly line: (name: string, momentum: number) => number
  readonly vertex: (name: string, fields: readonly string[], momenta: readonly number[]) => number
  readonly symbol: (name: string) => number
  readonly symbolPower: (name: string, power: Rational) => number
  /** A small parameter that vertices imply is 1. */
  readonly parameterPower: (name: string, power: Rational) => number
}

function drawnNumbers(theory: Theory, size: number, draw: () => number): Numbers {
  const known = new Map<string, number>()
  const drawn = (key: string): number => {
    const value = known.get(key) ?? 1 + Math.floor(draw() * (PRIME - 1))
    known.set(key, value)
    return value
  }
  const modulo = (momentum: number): number => ((momentum % size) + size) % size
  const symbolPower = (name: string, { num, den }: Rational): number => powerOf(drawn(`${name}^1/${den}`), Number(num))
  const ownParameters = new Set(
    [...theory.lines, ...theory.legs, theory.expands].flatMap(({ order }) => Object.keys(order)),
  )
  return {
    line: (name, momentum) => {
      const rule = theory.lines.find((line) => line.name === name)
      const at = modulo(momentum)
      return drawn(`${name}(${rule === undefined || isOriented(rule) ? at : Math.min(at, modulo(-at))})`)
    },
    vertex: (name, fields, momenta) =>
      drawn(
        `${name}[${momenta
          .map((momentum, i) => `${fields[i] ?? ''} ${modulo(momentum)}`)
          .sort()
          .join('|')}]`,
      ),
    symbol: (name) => drawn(`${name}^1/1`),
    symbolPower,
    parameterPower: (name, power) =>
      theory.orders.some(({ symbol }) => symbol === name) && !ownParameters.has(name) ? 1 : symbolPower(name, power),
  }
}

function sumOver(size: number, loops: number, value: (momenta: readonly number[]) => number): number {
  let total = 0
  const momenta = Array.from({ length: loops }, () => 0)
  for (let code = 0; code < size ** loops; code++) {
    let rest = code
    for (let l = 0; l < loops; l++) {
      momenta[l] = rest % size
      rest = Math.floor(rest / size)
    }
    total = (total + value(momenta)) % PRIME
  }
  return total
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, count, i) => sum + count * (b[i] ?? 0), 0)
}

function times(...factors: readonly number[]): number {
  return factors.reduce((product, factor) => (product * (((factor % PRIME) + PRIME) % PRIME)) % PRIME, 1)
}

function plus(...values: readonly number[]): number {
  return values.reduce((sum, value) => (sum + value) % PRIME, 0)
}

function powerOf(base: number, exponent: number): number {
  let [result, square, left] = [1, exponent < 0 ? inverse(base) : base, Math.abs(exponent)]
  for (; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(result, square)
    square = times(square, square)
  }
  return result
}

function inverse(value: number): number {
  return powerOf(((value % PRIME) + PRIME) % PRIME, PRIME - 2)
}

function residue({ num, den }: Rational): number {
  const prime = BigInt(PRIME)
  return times(Number(num % prime), inverse(Number(den % prime)))
}
