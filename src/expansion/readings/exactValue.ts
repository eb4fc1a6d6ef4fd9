import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Powers } from '../../algebra/polynomial.js'
import { lineNamed, memberNamed } from '../../theory/lookups.js'
import type { Theory } from '../../theory/theory.js'
import type { Expansion, Term } from '../expansion.js'
import { carriedByLegs } from '../legsMeant.js'
import { evaluate } from './evaluate.js'
import { pointsOf } from './points.js'
import { ruled } from './ruledDiagram.js'
import type { ClaimedProduct, Claim } from '../formula/claim.js'
import type { Kernel } from '../formula/syntax.js'
import { hasPoints } from '../formula/vocabulary.js'
import { isOriented } from '../../diagrams/diagram.js'

/**
 * Whole numbers for the symbols of a theory on two points, and squares for its small parameters, so that every value is
 * exact.
 */
export interface ExactRealization {
  readonly line: (name: string, a: number, b: number) => bigint
  /** Symmetric in the points. */
  readonly vertex: (name: string, points: readonly number[]) => bigint
  /** What the outer end of a leg carries, by its name. */
  readonly carried: (name: string, point: number) => bigint
  /** A root of the small parameter. */
  readonly root: (symbol: string) => bigint
  /** Which root: the square root, 2, for half powers. */
  readonly degree: number
}

/** Largest of the numbers drawn. */
const LARGEST = 999

/** A factor of more points is not tabulated: its table doubles with each. */
const WIDEST = 14

/**
 * A realization whose numbers are drawn once each, from −999 to 999 without 0: large enough that different formulas do
 * not agree by accident.
 *
 * @param degree a multiple of every denominator among the exponents of the small parameters: these are powers of that
 * degree
 */
export function exactRealization(draw: () => number, degree = 2): ExactRealization {
  const values = new Map<string, bigint>()
  const drawn = (key: string): bigint => {
    const known = values.get(key)
    if (known !== undefined) return known
    const value = BigInt(Math.floor(draw() * 2 * LARGEST)) - BigInt(LARGEST)
    values.set(key, value >= 0n ? value + 1n : value)
    return values.get(key) as bigint
  }
  return {
    line: (name, a, b) => drawn(`line ${name} ${a} ${b}`),
    vertex: (name, points) => drawn(`vertex ${name} ${[...points].sort().join(' ')}`),
    carried: (name, point) => drawn(`carried ${name} ${point}`),
    root: (symbol) => {
      const value = drawn(`root ${symbol}`)
      return value < 0n ? 2n - value : 2n + value
    },
    degree,
  }
}

/**
 * One factor of a sum over points: its value for each assignment of 0 or 1 to its points, the first point the lowest
 * bit.
 */
interface Factor {
  readonly points: readonly string[]
  readonly values: readonly bigint[]
}

/**
 * The value of a formula as it is written, its points summed over two points and its legs contracted with numbers:
 * nothing of diagrams, names or symmetry enters, save the number of terms for which Comb. stands. Undefined when too
 * many points hang together to be summed so.
 */
export function valueOfClaim(
  { theory, terms, points, carries, request }: Claim,
  values: ExactRealization,
): Rational | undefined {
  const named = carries ?? request.legFields
  const sources = named === undefined ? undefined : carriedByLegs(theory, named)
  return total(
    terms.flatMap(({ products }) =>
      products.map((product) => {
        const legs = points.map((point, i): Kernel => carriedAt((sources ?? product.carries)[i] ?? '', point))
        return valueOfProduct(theory, product, legs, values)
      }),
    ),
  )
}

/** The value of an expansion on the same points: its diagrams written out. */
export function valueOfExpansion({ theory, terms }: Expansion, values: ExactRealization): Rational | undefined {
  return total(terms.map((term) => valueOfTerm(theory, term, values)))
}

function total(values: readonly (Rational | undefined)[]): Rational | undefined {
  return values.reduce<Rational | undefined>(
    (sum, value) => (sum === undefined || value === undefined ? undefined : Q.add(sum, value)),
    Q.zero,
  )
}

function valueOfProduct(
  theory: Theory,
  { coefficient, copies, powers, kernels }: ClaimedProduct,
  legs: readonly Kernel[],
  values: ExactRealization,
): Rational | undefined {
  const isUnderFields = kernels.some(({ of }) => of === 'carried')
  // A coupling that is one number, as in λ(y), is in the powers.
  const constant = ({ of, name }: Kernel): boolean => of === 'vertex' && !hasPoints(memberNamed(theory, { name }))
  return valueOfKernels(
    theory,
    [...kernels.filter((kernel) => !constant(kernel)), ...(isUnderFields ? [] : legs)],
    powers,
    values,
    Q.multiply(coefficient, copies),
  )
}

/** What the outer end of a leg at a point carries. */
function carriedAt(name: string, point: string): Kernel {
  return { of: 'carried', name, points: [point], at: 0 }
}

/** The integral that a diagram stands for, written out. */
function valueOfTerm(
  theory: Theory,
  { coefficient, powers, weighted: { diagram } }: Term,
  values: ExactRealization,
): Rational | undefined {
  const parts = ruled(theory, diagram)
  const points = pointsOf(parts)
  // Numbers are drawn in the order of the factors, which is therefore part of what is printed.
  return evaluate<string, readonly Kernel[], Kernel, Rational | undefined>(parts, {
    label: (end) => `${points.of(end)}`,
    vertex: ({ member: { kind, local, latex } }, at) =>
      local && !latex.includes('{points}')
        ? []
        : [{ of: 'vertex', name: kind.name, points: local ? at.slice(0, 1) : at, at: 0 }],
    line: ({ rule: { name } }, at) => ({ of: 'line', name, points: at, at: 0 }),
    leg: ({ rule: { carries }, line }, [inside, outside]) => [
      carriedAt(carries, outside),
      ...(line !== undefined || inside === outside
        ? []
        : [{ of: 'delta', name: 'δ', points: [inside, outside], at: 0 } as const]),
    ],
    join: ({ vertices, lines, legLines, legs }) =>
      valueOfKernels(theory, [...lines, ...legs, ...legLines, ...vertices.flat()], powers, values, coefficient),
  })
}

function valueOfKernels(
  theory: Theory,
  kernels: readonly Kernel[],
  powers: Powers,
  values: ExactRealization,
  coefficient: Rational,
): Rational | undefined {
  if (kernels.some(({ points }) => points.length > WIDEST)) return undefined
  let factors = kernels.map((kernel) => factorOf(theory, kernel, values))
  let points = [...new Set(factors.flatMap((factor) => factor.points))]
  // The point whose factors together have the fewest points is summed first.
  while (points.length > 0) {
    const widths = points.map(
      (point) =>
        new Set(factors.filter((factor) => factor.points.includes(point)).flatMap((factor) => factor.points)).size,
    )
    const least = Math.min(...widths)
    if (least > WIDEST) return undefined
    const point = points[widths.indexOf(least)] as string
    const touching = factors.filter((factor) => factor.points.includes(point))
    factors = [...factors.filter((factor) => !touching.includes(factor)), summedOver(point, touching)]
    points = points.filter((other) => other !== point)
  }
  const product = factors.reduce((total, { values: [value = 1n] }) => total * value, 1n)
  const scale = Object.entries(powers).map(([symbol, exponent]) => powerOf(values, symbol, exponent))
  return [coefficient, ...scale].reduce(Q.multiply, Q.rational(product))
}

/** The power of a small parameter, root^(degree·exponent). */
function powerOf({ root, degree }: ExactRealization, symbol: string, exponent: Rational): Rational {
  const whole = Q.multiply(exponent, Q.rational(degree))
  if (!Q.isInteger(whole))
    throw new Error(`exactRealization: ${symbol}^(${Q.format(exponent)}) is no power of a root of degree ${degree}`)
  return Q.power(Q.rational(root(symbol)), Q.toNumber(whole))
}

function factorOf(theory: Theory, kernel: Kernel, values: ExactRealization): Factor {
  const points = [...new Set(kernel.points)]
  const places = kernel.points.map((point) => points.indexOf(point))
  const tables = TABLES.get(values) ?? new Map<string, readonly bigint[]>()
  TABLES.set(values, tables)
  const key = `${kernel.of} ${kernel.name} ${places.join()}`
  const table = tables.get(key) ?? tableOf(theory, kernel, points.length, places, values)
  tables.set(key, table)
  return { points, values: table }
}

/** Kernels of one name have the same values, whatever their points are called. */
const TABLES = new WeakMap<ExactRealization, Map<string, readonly bigint[]>>()

/** @param places which of its points each of the kernel's is */
function tableOf(
  theory: Theory,
  { of, name }: Kernel,
  count: number,
  places: readonly number[],
  values: ExactRealization,
): readonly bigint[] {
  const symmetric = of === 'line' && !isOriented(lineNamed(theory, name))
  const value = (at: readonly number[]): bigint => {
    if (of === 'carried') return values.carried(name, at[0] as number)
    if (of === 'delta') return at[0] === at[1] ? 1n : 0n
    if (of === 'vertex') return values.vertex(name, at)
    const [a, b] = (symmetric ? [...at].sort() : at) as [number, number]
    return values.line(name, a, b)
  }
  return assignments(count).map((bits) => value(places.map((place) => bits[place] as number)))
}

function summedOver(point: string, factors: readonly Factor[]): Factor {
  const points = [...new Set(factors.flatMap((factor) => factor.points))].filter((other) => other !== point)
  const all = [...points, point]
  const read = factors.map(({ points: own, values }) => ({ values, bits: own.map((name) => all.indexOf(name)) }))
  const at = (bits: number): bigint => {
    let product = 1n
    for (const { values, bits: places } of read) {
      let index = 0
      for (const [i, place] of places.entries()) index |= ((bits >> place) & 1) << i
      product *= values[index] as bigint
    }
    return product
  }
  const last = 1 << points.length
  return { points, values: Array.from({ length: last }, (_, bits) => at(bits) + at(bits | last)) }
}

/** All ways to put `count` points on the two points. */
function assignments(count: number): readonly (readonly number[])[] {
  return Array.from({ length: 1 << count }, (_, bits) => Array.from({ length: count }, (__, i) => (bits >> i) & 1))
}
