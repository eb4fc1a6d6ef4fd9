import * as Q from '../../algebra/rational.js'
import type { Expression } from '../../mathematics/expression.js'
import { nodesOf } from '../../mathematics/parts.js'
import { resolved } from '../../mathematics/resolved.js'
import type { ModelMaker } from '../claimed.js'
import type { Model } from '../model.js'
import { momentsOf } from '../point/weight.js'
import { letterOf } from '../symbolText.js'
import { logarithmValue, multiplyValues, negateValue, numeric, powerValue, small, sumOf } from '../value.js'
import type { Value } from '../value.js'
import { formalExponential, formalLogarithm, formalValue } from './formal.js'
import { ordersOf } from './saddleLetters.js'

/**
 * Stirling's series of n!, Γ(n + 1), Γ(z) and their logarithms: n! = n^{n+1} e^{−n} ∫ e^{−n(u − ln(1 + u))} du, order by
 * order in 1/n.
 */
export const stirling: ModelMaker = ({ chain }) => {
  const isFunction = (node: Expression & { readonly kind: 'applied' }): boolean => factorialIn(node) !== undefined
  const [left, ...others] = chain.sides.map((side) => resolved(side, isFunction))
  const target = left === undefined ? undefined : targetIn(left)
  if (target === undefined || others.length === 0) return undefined
  const nodes = others.flatMap(nodesOf)
  if (nodes.some((node) => factorialIn(node) !== undefined || ['big', 'integral', 'average'].includes(node.kind)))
    return undefined
  const orders = Math.min(11, ordersOf(target.letter, nodes))
  // ln n! ~ n ln n is said of logarithms that are large themselves.
  return (target.isLog ? [false, true] : [false]).map((isLeading): Model => ({
    kind: 'saddle point',
    conventions: [`${target.letter} is large`],
    ...(isLeading ? { unsaid: `it holds if ln ${target.letter} is large too, which it does not say` } : {}),
    isFunction,
    trial: (draw) => {
      const n = small(1.2 + draw(), -2)
      const rest = Array.from({ length: orders + 3 }, (_, r) =>
        r < 3 ? numeric(0) : multiplyValues(n, numeric((r % 2 === 0 ? -1 : 1) / r)),
      )
      const [series = numeric(NaN)] = momentsOf({ stiffness: n, rest }, 0, orders) ?? []
      const logN = formalLogarithm(n, orders)
      const width = multiplyValues(n, numeric(2 * Math.PI))
      const exponent = sumOf([multiplyValues(n, logN), negateValue(n)])
      const [root, perN] = [powerValue(width, 0.5, orders), powerValue(n, -1, orders)]
      return {
        orders,
        meaning: (node, scope): Value | undefined => {
          const found = targetIn(node)
          if (found?.letter === target.letter) {
            if (!found.isLog) {
              const value = multiplyValues(multiplyValues(formalExponential(exponent, orders), root), series)
              return found.isShifted ? value : multiplyValues(value, perN)
            }
            if (isLeading) return { ...multiplyValues(n, logN), end: -1 }
            const half = multiplyValues(formalLogarithm(width, orders), numeric(0.5))
            const log = sumOf([exponent, half, logarithmValue(series, orders)])
            return found.isShifted ? log : sumOf([log, negateValue(logN)])
          }
          return letterOf(node) === target.letter ? n : formalValue(node, scope)
        },
      }
    },
  }))
}

interface Target {
  readonly letter: string
  readonly isLog: boolean
  /** n! = Γ(n + 1), not Γ(n). */
  readonly isShifted: boolean
}

function targetIn(node: Expression): Target | undefined {
  if (node.kind === 'call' && (node.name === 'ln' || node.name === 'log')) {
    const of = factorialIn(node.argument)
    return of === undefined ? undefined : { ...of, isLog: true }
  }
  const of = factorialIn(node)
  return of === undefined ? undefined : { ...of, isLog: false }
}

function factorialIn(node: Expression): Omit<Target, 'isLog'> | undefined {
  if (node.kind === 'factorial') {
    const letter = node.double ? undefined : letterOf(node.of)
    return letter === undefined ? undefined : { letter, isShifted: true }
  }
  if (node.kind !== 'applied' || node.above !== undefined || node.head.name !== 'Γ' || node.args.length !== 1)
    return undefined
  if (node.head.above !== undefined || node.head.below !== undefined) return undefined
  const [argument] = node.args
  const letter = letterOf(argument)
  // Γ(φ), Γ(m), Γ(p) are other functions.
  if (letter !== undefined) return ['z', 'n', 'N', 'x', 's'].includes(letter) ? { letter, isShifted: false } : undefined
  if (argument?.kind !== 'sum' || argument.terms.length !== 2) return undefined
  const [first, second] = argument.terms
  const one = second?.kind === 'number' && Q.equal(second.value, Q.one)
  const own = letterOf(first)
  return own === undefined || !one ? undefined : { letter: own, isShifted: true }
}
