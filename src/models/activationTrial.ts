import { smallFactorial } from '../algebra/integers.js'
import type { Expression } from '../mathematics/expression.js'
import { derivativeBy, isActivation, isGaussian, isLower, KERNELS } from './activationLetters.js'
import type { Target } from './activationLetters.js'
import { normalRule } from './gaussHermite.js'
import type { Scope, Trial } from './model.js'
import { diagonal, offDiagonalSlope } from './pairedPolynomials.js'
import { standsAt } from './standsAt.js'
import { letterOf, symbolText } from './symbolText.js'
import { addValues, coefficient, multiplyValues, numeric, powerValue, small } from './value.js'
import type { Value } from './value.js'
import { varianceOf } from './varianceLetters.js'

/** Of the polynomial that is drawn for the activation. */
const DEGREE = 4
/** Exact for products of four of them. */
const NODES = 12
const ORDERS = 2

/** What the letters of a formula are. */
export interface ActivationLetters {
  readonly left: Expression
  readonly target: Target
  readonly name: string
  /** Whether it stands without its argument. */
  readonly isBare: boolean
  readonly variable: string
  readonly weight: string | undefined
  readonly bias: string | undefined
  readonly sort: 'polynomial' | 'ramp'
  /** The variance, where no letter is it. */
  readonly fixed?: number
}

/** Draws a polynomial or a ramp, and the numbers. */
export function activationTrial(
  { left, target, name, isBare, variable, weight, bias, sort, fixed }: ActivationLetters,
  draw: () => number,
): Trial {
  const polynomial = Array.from({ length: DEGREE + 1 }, () => (draw() < 0.5 ? -1 : 1) * (0.3 + draw()))
  const [w, b, drawn] = [0.6 + draw(), 0.6 + draw(), 0.5 + draw()]
  const variance = fixed ?? drawn
  const [down = 0, up = 0] = polynomial
  const rule = normalRule(NODES)
  /** A derivative of the polynomial. */
  const at = (z: Value, order: number): Value => {
    if (sort === 'ramp') {
      const slope = numeric((z.re[0] as number) < 0 ? down : up)
      return order === 0 ? multiplyValues(slope, z) : order === 1 ? slope : numeric(0)
    }
    return polynomial.reduce((sum, a, k) => {
      if (k < order) return sum
      const factor = (a * smallFactorial(k)) / smallFactorial(k - order)
      return addValues(sum, multiplyValues(numeric(factor), powerValue(z, k - order, ORDERS)))
    }, numeric(0))
  }
  /** Over the nodes of the rule; `unit` is 1 where its variable is the standard normal one itself. */
  const averaged = (of: Expression, unit: number, scope: Scope): Value =>
    rule.weights
      .map((weight, k) =>
        multiplyValues(
          numeric(weight),
          scope
            .within([
              ['@z', k],
              ['@unit', unit],
            ])
            .value(of),
        ),
      )
      .reduce(addValues, numeric(0))
  const square = (letter: string | undefined, value: number): number =>
    letter === undefined ? 0 : varianceOf(letter, value)
  const truth = (): number => {
    if (sort === 'ramp') {
      const both = (square(weight, w) * (down ** 2 + up ** 2)) / 2
      return target === 'layer' ? square(bias, b) + both * variance : both
    }
    if (target === 'layer') return square(bias, b) + square(weight, w) * diagonal(polynomial, variance, 0)
    return (
      square(weight, w) *
      (target === 'parallel' ? diagonal(polynomial, variance, 1) : offDiagonalSlope(polynomial, variance))
    )
  }
  return {
    orders: ORDERS,
    meaning: (node, scope) => {
      if (target !== 'relation' && standsAt(node, left)) return numeric(truth())
      // K moves by δ where it is differentiated.
      const moved = scope.indices.get('@moved') === 1
      const width = moved ? addValues(numeric(variance), small(1, 1)) : numeric(variance)
      const z = scope.indices.get('@z')
      if (node.kind === 'average') {
        if (node.above !== undefined || node.sort === '⟨⟨⟩⟩' || z !== undefined) return undefined
        return averaged(node.of, 0, scope)
      }
      if (isGaussian(node)) return z === undefined ? averaged(node.body, 1, scope) : undefined
      const differentiated = derivativeBy(node)
      if (differentiated !== undefined) {
        if (moved || z !== undefined || !KERNELS.has(differentiated.by)) return undefined
        const [value, im] = coefficient(scope.within([['@moved', 1]]).value(differentiated.of), 1)
        return numeric(value, im)
      }
      if (node.kind === 'applied') {
        // φ^2(z) is resolved to φ(z)^2, and that is a power of φ(z).
        const isPower = node.above !== undefined || node.head.above !== undefined
        if (isPower || node.head.name !== name || !isActivation(node) || z === undefined) return undefined
        return at(scope.value(node.args[0] as Expression), node.head.primes ?? 0)
      }
      if (node.kind !== 'symbol') return undefined
      if (isBare && node.name === name && z !== undefined) {
        if (node.above !== undefined) return undefined
        const place = multiplyValues(powerValue(width, 0.5, ORDERS), numeric(rule.nodes[z] as number))
        return at(place, node.primes ?? 0)
      }
      if (letterOf(node) === variable) {
        const at = z === undefined ? undefined : rule.nodes[z]
        if (at === undefined) return undefined
        return scope.indices.get('@unit') === 1
          ? numeric(at)
          : multiplyValues(powerValue(width, 0.5, ORDERS), numeric(at))
      }
      if (isLower(node, left)) return width
      if (node.above !== undefined) return undefined
      const text = symbolText(node)
      // The next layer's kernel is by that of this one.
      if (KERNELS.has(text)) return target === 'layer' ? undefined : width
      if (text === weight) return numeric(w)
      if (text === bias) return numeric(b)
      return text === 'σ' && name !== 'σ' ? powerValue(width, 0.5, ORDERS) : undefined
    },
  }
}
