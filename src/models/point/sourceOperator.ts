import { smallFactorial } from '../../algebra/integers.js'
import * as Q from '../../algebra/rational.js'
import type { Expression } from '../../mathematics/expression.js'
import { nodesOf } from '../../mathematics/parts.js'
import { written } from '../../mathematics/written.js'
import { resolved } from '../../mathematics/resolved.js'
import type { ModelMaker } from '../claimed.js'
import type { Model, Scope } from '../model.js'
import { addCoefficients } from '../polynomialIn.js'
import type { Coefficients } from '../polynomialIn.js'
import { addValues, multiplyValues, numeric, plainNumber, powerValue, small, unknownFrom } from '../value.js'
import type { Value } from '../value.js'
import { derivativesIn } from './derivatives.js'
import { isPlainLetter, letterOf } from '../symbolText.js'
import { exponentOf } from './fieldIntegral.js'
import { exponentialOf } from './density.js'
import { countOf } from './points.js'
import { pointCouplings } from './pointTheory.js'
import { generatingFunction } from './sourceAverage.js'

/** Orders in the couplings, and the couplings g_1, …, g_LAST that are drawn. */
const [ORDERS, LAST] = [2, 6]
const SOURCES = ['J', 'j']
const PROPAGATORS = new Set(['Δ', 'G', 'D', 'K', 'C', 'Δ_0', 'G_0', 'Δ_F', 'D_0'])
/** Names of a constant in front, which normalises. */
const CONSTANTS = new Set(['c', 'C', 'N', 'A', 'const'])

/** How the field is coupled to its source: e^{zJφ}. */
const SOURCE_SIGNS = [
  { z: [1, 0], unsaid: undefined },
  { z: [-1, 0], unsaid: 'e^{-Jφ}' },
  { z: [0, 1], unsaid: 'e^{iJφ}' },
] as const

/**
 * Generating functionals as operators on the free one, e^{W[J]} = c exp(−Σ_r ∫ g_r δ^r/δJ^r) e^{½∫JΔJ}, at one point and
 * to second order in the couplings. The left side is the Gaussian average of e^{−Σ g_r φ^r + Jφ}, by its moments.
 */
export const sourceOperator: ModelMaker = ({ chain, theory }) => {
  const sides = chain.sides.map((side) => resolved(side, () => true))
  const [left, right, ...more] = sides
  if (left === undefined || right === undefined || more.length > 0 || !mentionsFunctional(left)) return []
  const { operator } = partsIn(right) ?? {}
  const nodes = sides.flatMap(nodesOf)
  // In Minkowski space there are i's, by one of several conventions.
  if (operator === undefined || nodes.some(isUnit)) return []
  const local = theory === undefined ? undefined : pointCouplings(theory)
  if (theory !== undefined && local === undefined && theory.expands.functional !== 'S') return []
  const family = theory?.expands.functional === 'S' ? theory.expands.coupling : 'g'
  const isFamily = nodes.some((node) => memberOf(node, family) !== undefined)
  const norms = isFamily ? ([false, true] as const) : ([true] as const)
  return norms.flatMap((isDivided) =>
    SOURCE_SIGNS.map(({ z, unsaid }): Model => ({
      kind: 'functional',
      conventions: isFamily ? [`the action ½∫φΔ^{-1}φ + Σ ∫ ${family}_r φ^r${isDivided ? '/r!' : ''}`] : [],
      ...(isFamily && isDivided ? { doubtful: true } : {}),
      ...(unsaid === undefined ? {} : { unsaid: `it holds if the source enters as ${unsaid}, which nothing says` }),
      isFunction: () => true,
      trial: (draw) => {
        const [variance, source] = [0.5 + draw(), 0.3 + 0.6 * draw()]
        const least = leastMember(operator) ?? 1
        const members = Array.from({ length: LAST + 1 }, (_, r) =>
          r < least ? numeric(0) : small((0.2 + draw()) * (draw() < 0.5 ? 1 : -1), 1),
        )
        const own = new Map((local ?? []).map(({ letter }) => [letter, small(0.3 + draw(), 1)] as const))
        const potential: Coefficients = isFamily
          ? members.map((g, r) => multiplyValues(g, numeric(isDivided ? 1 / smallFactorial(r) : 1)))
          : (local ?? [])
              .map(({ letter, valence }): Coefficients => [
                ...new Array<Value>(valence).fill(numeric(0)),
                multiplyValues(own.get(letter) as Value, numeric(1 / smallFactorial(valence))),
              ])
              .reduce(addCoefficients, [])
        const truth = (J: number): Value => generatingFunction(potential, variance, numeric(z[0] * J, z[1] * J), ORDERS)
        const claimed = (parts: OperatorParts, J: number, scope: Scope): Value | undefined => {
          const at = scope.within([['@J', J]])
          const form = quadraticForm(parts.free, variance, z, at)
          const exponent = exponentOf(parts.operator)
          const series =
            exponent === undefined ? undefined : derivativesIn(exponent, at, { letters: SOURCES, last: LAST })
          return form === undefined || series === undefined ? undefined : acting(series, form, J)
        }
        return {
          orders: ORDERS,
          meaning: (node, scope) => {
            const J = scope.indices.get('@J') ?? source
            if (isFunctional(node)) return truth(isAtZero(node) ? 0 : J)
            const parts = partsIn(node)
            if (parts !== undefined) {
              const values = [claimed(parts, J, scope), claimed(parts, 0, scope)]
              const [there, atZero] = values
              if (there === undefined || atZero === undefined) return undefined
              // A constant in front is what makes both sides one where there is no source.
              const constant = multiplyValues(scope.within([['@J', 0]]).value(left), powerValue(atZero, -1, ORDERS))
              return parts.others
                .map((other) => (isConstant(other) ? constant : scope.value(other)))
                .reduce(multiplyValues, there)
            }
            const member = isFamily ? memberOf(node, family) : undefined
            if (member !== undefined) {
              const number = scope.indices.get(member) ?? Number(member)
              // g_r has as many points as it says.
              const isOfAsMany = node.kind !== 'applied' || countOf(node.args, scope) === number
              return isOfAsMany ? members[number] : undefined
            }
            const letter = letterOf(node.kind === 'applied' && node.above === undefined ? node.head : node)
            if (letter === undefined) return node.kind === 'integral' ? scope.value(node.body) : undefined
            if (SOURCES.includes(letter)) return numeric(J)
            if (PROPAGATORS.has(letter)) return numeric(variance)
            return own.get(letter)
          },
        }
      },
    })),
  )
}

interface OperatorParts {
  readonly operator: Expression
  readonly free: Expression
  readonly others: readonly Expression[]
}

/** A product of an operator and the free functional, with what else stands in it. */
function partsIn(node: Expression): OperatorParts | undefined {
  if (node.kind !== 'product') return undefined
  const operators = node.factors.filter(isOperator)
  const frees = node.factors.filter(isFree)
  const [operator, free] = [operators[0], frees[0]]
  if (operator === undefined || free === undefined || operators.length + frees.length > 2) return undefined
  return { operator, free, others: node.factors.filter((factor) => factor !== operator && factor !== free) }
}

/** c, c', 𝒩. */
function isConstant(node: Expression): boolean {
  return node.kind === 'symbol' && CONSTANTS.has(node.name) && node.above === undefined && node.below === undefined
}

/** exp(Σ a_n ∂^n) e^{sJ²} at J: the exponential as a series of derivatives, each by p → p′ + 2sJp. */
function acting(series: Coefficients, s: number, J: number): Value {
  const operator = exponentialOf(series, ORDERS)
  let polynomial: number[] = [1]
  let total = numeric(0)
  for (const value of operator) {
    const at = polynomial.reduceRight((sum, c) => sum * J + c, 0)
    total = addValues(total, multiplyValues(value, numeric(at)))
    const before = polynomial
    polynomial = Array.from(
      { length: before.length + 1 },
      (_, k) => (k + 1) * (before[k + 1] ?? 0) + 2 * s * (before[k - 1] ?? 0),
    )
  }
  return addValues(multiplyValues(total, numeric(Math.exp(s * J * J))), unknownFrom(ORDERS + 1))
}

/** s of e^{sJ²}; undefined for another function of J. */
function quadraticForm(
  free: Expression,
  variance: number,
  z: readonly [number, number],
  scope: Scope,
): number | undefined {
  const exponent = isFunctional0(free) ? undefined : exponentOf(free)
  if (exponent === undefined) return ((z[0] ** 2 - z[1] ** 2) * variance) / 2
  const at = (J: number): number => {
    const [re = NaN, im = NaN] = plainNumber(scope.within([['@J', J]]).value(exponent)) ?? []
    return im === 0 ? re : NaN
  }
  const [one, two] = [at(1), at(2)]
  return Math.abs(two - 4 * one) < 1e-9 * Math.abs(one) ? one : undefined
}

/** Z[J], e^{W[J]}, W without index: of the whole theory. */
function isFunctional(node: Expression): boolean {
  return named(node, '')
}

/** Z_0[J], e^{W_0[J]}. */
function isFunctional0(node: Expression): boolean {
  return named(node, '0')
}

function named(node: Expression, below: string): boolean {
  const exponent = node.kind === 'symbol' || node.kind === 'call' ? exponentOf(node) : undefined
  const of = exponent ?? node
  const head = of.kind === 'applied' ? of.head : of
  if (head.kind !== 'symbol' || head.name !== (exponent === undefined ? 'Z' : 'W')) return false
  if (!isPlainLetter(head) || head.above !== undefined) return false
  return (head.below === undefined ? '' : written(head.below)) === below && of.kind === 'applied'
}

function isAtZero(node: Expression): boolean {
  const of = (node.kind === 'applied' ? node : exponentOf(node)) as Expression
  return of.kind === 'applied' && of.args.every((arg) => arg.kind === 'number' && Q.isZero(arg.value))
}

function mentionsFunctional(left: Expression): boolean {
  return isFunctional(left) || (left.kind === 'product' && left.factors.some(isFunctional))
}

/** An exponential of derivatives by the source. */
function isOperator(node: Expression): boolean {
  const exponent = exponentOf(node)
  return (
    exponent !== undefined && nodesOf(exponent).some((part) => part.kind === 'derivative' && part.by.every(isOfSource))
  )
}

function isOfSource(node: Expression): boolean {
  if (node.kind === 'product') return node.factors.every(isOfSource)
  const head = node.kind === 'applied' ? node.head : node
  return node.kind === 'dots' || (head.kind === 'symbol' && SOURCES.includes(head.name))
}

/** The free functional: an exponential in which the source stands, and no derivative. */
function isFree(node: Expression): boolean {
  if (isFunctional0(node)) return true
  const exponent = exponentOf(node)
  if (exponent === undefined || isFunctional(node)) return false
  const parts = nodesOf(exponent)
  return (
    parts.every(({ kind }) => kind !== 'derivative') &&
    parts.some((part) => ['applied', 'symbol'].includes(part.kind) && isOfSource(part))
  )
}

/** r of g_r, g_r(x_1, …): as it is written. */
function memberOf(node: Expression, family: string): string | undefined {
  const head = node.kind === 'applied' && node.above === undefined ? node.head : node
  if (head.kind !== 'symbol' || head.name !== family || !isPlainLetter(head)) return undefined
  if (head.below === undefined || head.above !== undefined) return undefined
  const index = written(head.below)
  return /^(?:\d|[a-z])$/u.test(index) ? index : undefined
}

/** 3 of `\sum_{r=3}^{\infty}` and of `\sum_{r\ge3}`. */
function leastMember(operator: Expression): number | undefined {
  const exponent = exponentOf(operator)
  const sum = (exponent === undefined ? [] : nodesOf(exponent)).find((part) => part.kind === 'big' && part.sign === '∑')
  const from = sum?.kind === 'big' ? /(\d)$/.exec(written(sum.below ?? []))?.[1] : undefined
  return from === undefined ? undefined : Number(from)
}

function isUnit(node: Expression): boolean {
  return node.kind === 'symbol' && node.name === 'i' && node.below === undefined
}
