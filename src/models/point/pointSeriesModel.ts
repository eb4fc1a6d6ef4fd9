import * as Q from '../../algebra/rational.js'
import type { Expression } from '../../mathematics/expression.js'
import type { Row } from '../../mathematics/item.js'
import { nodesOf, partsOfExpression, someNode } from '../../mathematics/parts.js'
import { readable } from '../../mathematics/readable.js'
import { addends } from '../../mathematics/rewritten.js'
import type { Claimed } from '../claimed.js'
import type { Model, Scope, Trial } from '../model.js'
import { addCoefficients, polynomialIn } from '../polynomialIn.js'
import type { Coefficients } from '../polynomialIn.js'
import { multiplyValues, numeric, powerValue, small } from '../value.js'
import type { Value } from '../value.js'
import { fieldIntegral, integralValue, unprimedLetter, weightOf } from './fieldIntegral.js'
import type { FieldIntegral } from './fieldIntegral.js'
import { averagedLetter, lettersIn } from './pointLetters.js'
import { isQuantity, quantityValue } from './pointQuantities.js'
import type { PointReading } from './pointReadings.js'
import { pointReadings } from './pointReadings.js'
import { pointCouplings, unitOf } from './pointTheory.js'
import { momentsOf } from './weight.js'
import type { PointWeight } from './weight.js'

/** As many orders as fit in 0.1 s; formulas end far below. */
const MOST_ORDERS = 24
/** Moments and cumulants to this order have a meaning. */
const HIGHEST = 8

/**
 * Series in zero dimensions: Z, log Z, moments, cumulants, vertex functions of one variable with the weight that the
 * formula itself states as an integral, or that of the theory named. The left side is the Gaussian average of the
 * exponential of the rest, order by order.
 */
export function pointSeries({ chain, theory, upTo, order }: Claimed): readonly Model[] {
  const { sides } = chain
  const [left] = sides
  if (
    left === undefined ||
    sides.length < 2 ||
    !sides.some((side) => someNode(side, saysSomething)) ||
    sides.some((side) => someNode(side, isOfPoints))
  )
    return []
  const integral = sides.flatMap(integralsIn)[0]
  const letters = lettersIn(sides, isQuantity)
  const size = { orders: highestPower(sides) + 2, hbarSmall: isHbarSmall(sides, letters) }
  if (integral !== undefined) return [ownWeight(integral, letters, size)]
  const couplings = theory === undefined ? undefined : pointCouplings(theory)
  if (couplings === undefined || couplings.length === 0) return []
  const field = averagedLetter(sides)
  // A series in nothing is none: couplings that are 1 are counted by ħ.
  if (!size.hbarSmall && couplings.every(({ letter }) => !letters.has(letter)) && letters.size === 0) return []
  const asked = upTo ?? order
  return pointReadings(couplings, letters).map((reading) => ofTheory(reading, letters, field, asked, size))
}

interface Size {
  /** Powers of what is small. */
  readonly orders: number
  readonly hbarSmall: boolean
}

/** Whether one of its nodes names what this model knows. */
function saysSomething(node: Expression): boolean {
  return isQuantity(node) || node.kind === 'average' || (node.kind === 'integral' && fieldIntegral(node) !== undefined)
}

/** Functional derivatives and integrals, fields at points: relations of functionals are no series. */
function isOfPoints(node: Expression): boolean {
  if (node.kind === 'derivative' || node.kind === 'at') return true
  return node.kind === 'integral' && node.over.some(({ sign }) => sign === 'D')
}

function integralsIn(node: Expression): readonly FieldIntegral[] {
  const own = node.kind === 'integral' ? fieldIntegral(node) : undefined
  return own === undefined ? partsOfExpression(node).flatMap(integralsIn) : [own]
}

/** ħ counts orders unless a tail counts in something else. */
function isHbarSmall(sides: readonly Expression[], letters: ReadonlySet<string>): boolean {
  if (!letters.has('ħ')) return false
  const tails = sides.flatMap(nodesOf).filter((node) => node.kind === 'tail' && node.of !== undefined)
  return tails.every((tail) => lettersIn([tail], isQuantity).has('ħ'))
}

/** The largest whole exponent in the formula. */
function highestPower(nodes: readonly Expression[]): number {
  let highest = 1
  for (const node of nodes.flatMap(nodesOf)) {
    if ((node.kind === 'symbol' || node.kind === 'applied') && node.above !== undefined) {
      const power = exponentIn(node.above)
      if (power !== undefined) highest = Math.max(highest, power)
    }
    if (node.kind === 'power' && node.exponent.kind === 'number')
      highest = Math.max(highest, Math.abs(Q.toNumber(node.exponent.value)))
  }
  return Math.ceil(highest)
}

function exponentIn(row: Row): number | undefined {
  const node = readable(row)
  return node?.kind === 'number' ? Math.abs(Q.toNumber(node.value)) : undefined
}

function ofTheory(
  reading: PointReading,
  letters: ReadonlySet<string>,
  field: string | undefined,
  upTo: number | undefined,
  size: Size,
): Model {
  const { couplings, lines, conventions, doubtful } = reading
  const unit = unitOf(
    couplings.map(({ valence }) => valence),
    size.hbarSmall ? [2] : [],
  )
  const isPure = couplings.every(({ letter }) => !letters.has(letter))
  const [first] = couplings
  const perOrder = first === undefined ? 1 : (first.valence - 2) / unit
  const orders = Math.min(MOST_ORDERS, size.orders * Math.max(perOrder, 2 / unit))
  return {
    kind: 'series',
    conventions,
    doubtful,
    isFunction: isQuantity,
    ...(upTo === undefined || (size.hbarSmall && !isPure) || couplings.length > 1 ? {} : { upTo: upTo * perOrder }),
    trial: (draw) => {
      const line = numeric(0.6 + draw())
      const drawn = 0.5 + draw()
      const hbar = size.hbarSmall ? small(drawn, 2 / unit) : numeric(letters.has('ħ') ? drawn : 1)
      const hasHbar = size.hbarSmall
      const values = new Map<string, Value>([['ħ', hbar]])
      const stands = [...lines.keys()].length > 0
      const bare = stands ? line : numeric(1)
      for (const [letter, power] of lines) values.set(letter, powerValue(line, power, orders))
      const coupled: Coefficients = couplings.reduce<Coefficients>((sum, { letter, valence, factor }) => {
        const value = isPure ? numeric(1) : hasHbar ? numeric(0.5 + draw()) : small(0.5 + draw(), (valence - 2) / unit)
        values.set(letter, value)
        return addCoefficients(sum, [
          ...new Array<Value>(valence).fill(numeric(0)),
          multiplyValues(value, numeric(factor)),
        ])
      }, [])
      const perHbar = powerValue(hbar, -1, orders)
      const weight: PointWeight = {
        stiffness: multiplyValues(powerValue(bare, -1, orders), perHbar),
        rest: coupled.map((value) => multiplyValues(value, perHbar)),
      }
      return trialOf({ orders, values, field, weightIn: () => weight, hbar, bare, normalisation: () => numeric(1) })
    },
  }
}

function ownWeight(integral: FieldIntegral, letters: ReadonlySet<string>, size: Size): Model {
  const terms = integral.exponents.flatMap(addends).map((term) => ({
    letters: lettersIn([term], integral.isField),
    power: powerOfField(term, integral),
  }))
  const valences = terms.map(({ power }) => power).filter((power) => power > 2)
  const unit = Math.max(1, unitOf(valences, size.hbarSmall ? [2] : []))
  const orders = Math.min(MOST_ORDERS, size.orders * Math.max(1, ...valences.map((n) => (n - 2) / unit)))
  const smallBy = (letter: string): number => {
    if (size.hbarSmall) return letter === 'ħ' ? 2 / unit : 0
    const holding = terms.filter((term) => term.letters.has(letter)).map(({ power }) => power)
    const lowest = Math.min(...holding)
    return holding.length > 0 && lowest > 2 ? (lowest - 2) / unit : 0
  }
  return {
    kind: 'series',
    conventions: [],
    isFunction: isQuantity,
    trial: (draw) => {
      const values = new Map([...letters].map((letter) => [letter, small(0.5 + draw(), smallBy(letter))] as const))
      let known: PointWeight | undefined
      return trialOf({
        orders,
        values,
        field: undefined,
        isField: integral.isField,
        weightIn: (scope) => (known ??= weightOf(exponentOfAll(integral, scope) ?? [])),
        normalisation: (scope) =>
          integralValue(
            { ...integral, factors: integral.factors.filter((one) => polynomialDegree(one, integral, scope) === 0) },
            scope,
          ),
        hbar: values.get('ħ') ?? numeric(1),
        bare: undefined,
      })
    },
  }
}

function powerOfField(term: Expression, { isField }: FieldIntegral): number {
  if (term.kind === 'product')
    return term.factors.reduce((sum, factor) => sum + powerOfField(factor, { isField, exponents: [], factors: [] }), 0)
  if (term.kind === 'symbol') {
    const { above, ...bare } = term
    return isField(bare) ? (above === undefined ? 1 : (exponentIn(above) ?? NaN)) : 0
  }
  return 0
}

function polynomialDegree(node: Expression, { isField }: FieldIntegral, scope: Scope): number {
  return (polynomialIn(node, isField, scope)?.length ?? Infinity) - 1
}

function exponentOfAll({ exponents, isField }: FieldIntegral, scope: Scope): Coefficients | undefined {
  const polynomials = exponents.map((part) => polynomialIn(part, isField, scope))
  return polynomials.some((one) => one === undefined)
    ? undefined
    : (polynomials as Coefficients[]).reduce(addCoefficients, [])
}

interface PointTrial {
  readonly orders: number
  readonly values: ReadonlyMap<string, Value>
  readonly field: string | undefined
  readonly isField?: (node: Expression) => boolean
  readonly weightIn: (scope: Scope) => PointWeight | undefined
  readonly hbar: Value
  readonly bare: Value | undefined
  /** Z without what is not Gaussian in the weight is 1, or what the integral of the formula says. */
  readonly normalisation: (scope: Scope) => Value | undefined
}

function trialOf(point: PointTrial): Trial {
  const { orders, values, field, weightIn } = point
  const isField =
    point.isField ?? ((node: Expression): boolean => field !== undefined && unprimedLetter(node) === field)
  let known: readonly Value[] | undefined
  const unnormalised = (scope: Scope): readonly Value[] | undefined => {
    if (known === undefined) {
      const weight = weightIn(scope)
      known = weight === undefined ? undefined : momentsOf(weight, HIGHEST, orders)
    }
    return known
  }
  return {
    orders,
    meaning: (node, scope) => {
      if (node.kind === 'integral') {
        const integral = fieldIntegral(node)
        return integral === undefined ? undefined : integralValue(integral, scope)
      }
      const letter = unprimedLetter(node)
      if (letter !== undefined && values.has(letter)) return values.get(letter)
      return quantityValue(node, scope, {
        orders,
        isField,
        hbar: point.hbar,
        bare: point.bare,
        partition: () => {
          const moments = unnormalised(scope)
          const [first] = moments ?? []
          if (point.isField !== undefined) return point.normalisation(scope)
          return first
        },
        moments: () => {
          const moments = unnormalised(scope)
          const [first] = moments ?? []
          if (moments === undefined || first === undefined) return undefined
          const inverse = powerValue(first, -1, orders)
          return moments.map((value) => multiplyValues(value, inverse))
        },
      })
    },
  }
}
