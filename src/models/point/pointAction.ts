import type { Expression } from '../../mathematics/expression.js'
import { partsOfExpression } from '../../mathematics/parts.js'
import { readExpression } from '../../mathematics/readExpression.js'
import { smallFactorial } from '../../algebra/integers.js'
import * as Q from '../../algebra/rational.js'
import type { ModelMaker } from '../claimed.js'
import type { Model } from '../model.js'
import { addValues, multiplyValues, numeric, powerValue, small } from '../value.js'
import type { Value } from '../value.js'
import { densityOverGaussian, minusLogarithm } from './density.js'
import { numberLabel } from './labels.js'
import { unprimedLetter } from './fieldIntegral.js'

/** Cumulants beyond this do not come in at the orders that formulas have. */
const HIGHEST = 12
const MOST_ORDERS = 8

/**
 * Couplings of the action at a point from cumulants, g_4 = −κ_4/(24 κ_2⁴ N) + …: minus the logarithm of the density that
 * has these cumulants, order by order, δ = N^{−1/2}.
 */
export const pointAction: ModelMaker = ({ chain, theory, upTo, order }) => {
  const { sides } = chain
  const [left] = sides
  const isEdgeworth =
    theory?.expands.functional === 'S' &&
    theory.vertices.length === 1 &&
    theory.orders.some(({ symbol }) => symbol === 'N')
  const family = theory?.vertices[0]?.family
  const coupling = left === undefined ? undefined : couplingOf(left, theory?.expands.coupling ?? 'g')
  if (!isEdgeworth || family === undefined || coupling === undefined || coupling < 1 || sides.length < 2) return []
  const nodes = sides.flatMap(all)
  const hasN = nodes.some((node) => unprimedLetter(node) === 'N' || (node.kind === 'symbol' && node.name === 'N'))
  const isEven = family.step === 2
  const asked = upTo ?? order
  const highest = Math.max(asked ?? 0, 1, ...nodes.map(powerOf), 2)
  const orders = Math.min(MOST_ORDERS, 2 * highest + 2)
  return (['g', 'g/n!'] as const).map((norm): Model => ({
    kind: 'series',
    conventions: [
      ...(hasN ? [] : ['κ_n is of order N^{1-n/2}']),
      ...(norm === 'g' ? [] : ['the action has g_n φ^n/n!']),
    ],
    doubtful: norm !== 'g',
    isFunction: () => false,
    ...(asked === undefined ? {} : { upTo: 2 * asked }),
    trial: (draw) => {
      const size = small(0.5 + draw(), -2)
      const perSize = (n: number): Value => powerValue(powerValue(size, -1, orders), n / 2 - 1, orders)
      const plain = Array.from({ length: HIGHEST + 1 }, (_, n) => {
        const drawn = numeric((0.5 + draw()) * (n % 4 < 2 ? 1 : -1) * (n === 2 ? -1 : 1))
        return n < 2 || (isEven && n % 2 === 1) ? numeric(0) : drawn
      })
      const variance = plain[2] as Value
      const scaled = plain.map((value, n) => (n < 3 ? value : multiplyValues(value, perSizeOrRoot(n))))
      function perSizeOrRoot(n: number): Value {
        return n % 2 === 0
          ? perSize(n)
          : multiplyValues(perSize(n - 1), small(Math.sqrt(1 / (size.re[0] as number)), 1))
      }
      const action = minusLogarithm(densityOverGaussian(scaled, orders), orders)
      const gaussian = coupling === 2 ? multiplyValues(powerValue(variance, -1, orders), numeric(0.5)) : numeric(0)
      const truth = addValues(action[coupling] ?? numeric(0), gaussian)
      const value = norm === 'g' ? truth : multiplyValues(truth, numeric(smallFactorial(coupling)))
      return {
        orders,
        meaning: (node) => {
          if (node.kind !== 'symbol' || node.above !== undefined || node.primes !== undefined) return undefined
          if (node.name === 'N' && node.below === undefined) return size
          if (couplingOf(node, theory.expands.coupling) === coupling) return value
          const n = node.name === 'κ' ? numberLabel(node.below) : undefined
          return n === undefined ? undefined : (hasN ? plain : scaled)[n]
        },
      }
    },
  }))
}

function couplingOf(node: Expression, letter: string): number | undefined {
  return node.kind === 'symbol' && node.name === letter && node.above === undefined
    ? numberLabel(node.below)
    : undefined
}

/** Without tails: an O(N^{-2}) does not say that cumulants are to be divided. */
function all(node: Expression): readonly Expression[] {
  return node.kind === 'tail' ? [] : [node, ...partsOfExpression(node).flatMap(all)]
}

/** The power of N in a node, without its sign. */
function powerOf(node: Expression): number {
  if (node.kind !== 'symbol' || node.name !== 'N' || node.above === undefined) return 0
  const exponent = readExpression(node.above)
  return exponent.kind === 'number' ? Math.abs(Q.toNumber(exponent.value)) : exponent.kind === 'product' ? 3 : 0
}
