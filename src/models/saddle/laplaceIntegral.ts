import { smallFactorial } from '../../algebra/integers.js'
import type { Chain, Expression } from '../../mathematics/expression.js'
import { nodesOf } from '../../mathematics/parts.js'
import { resolved } from '../../mathematics/resolved.js'
import { written } from '../../mathematics/written.js'
import type { ModelMaker } from '../claimed.js'
import type { Model } from '../model.js'
import { momentsOf } from '../point/weight.js'
import { letterOf } from '../symbolText.js'
import { multiplyValues, numeric, powerValue, small, sumOf } from '../value.js'
import type { Value } from '../value.js'
import { formalExponential, formalValue } from './formal.js'
import { derivativeHere, ordersOf, saddlesIn } from './saddleLetters.js'
import type { DerivativeHere } from './saddleLetters.js'

const LARGE = new Set(['n', 'N', 'λ', 'M', 'Λ', 't', 'β'])
const SMALL = new Set(['ħ', 'ε', 'g'])

/** ∫ g(x) e^{−n f(x)} dx as it is written. */
interface LaplaceIntegral {
  /** The function in the exponent, the one before the exponential, the variable, the letter that counts orders. */
  readonly exponent: string
  readonly prefactor: string | undefined
  readonly variable: string
  readonly letter: string
  readonly isLarge: boolean
  /** The sign of the exponent. */
  readonly sign: 1 | -1
}

/**
 * Laplace's method: ∫ g(x) e^{−n f(x)} dx = g(x_0) e^{−n f(x_0)} √(2π/n f''(x_0)) [1 + O(1/n)], with the terms of higher
 * orders. The functions are drawn by their derivatives at x_0; the integral is the Gaussian average of the rest.
 */
export const laplaceIntegral: ModelMaker = ({ chain }) => {
  const saddles = saddlesIn(chain.sides.slice(1).flatMap(nodesOf))
  const seen = new Map(saddles.map((saddle) => [`${saddle.name} ${saddle.at}`, saddle]))
  return [...seen.values()].flatMap((saddle) => modelAt(chain, saddle) ?? [])
}

function modelAt(chain: Chain, saddle: Omit<DerivativeHere, 'order'>): Model | undefined {
  const [left, ...others] = chain.sides
  if (left === undefined || saddle.at === undefined) return undefined
  const isFunction = (node: Expression & { readonly kind: 'applied' }): boolean => {
    const { above, ...bare } = node
    const here = derivativeHere(bare)
    return (
      here !== undefined &&
      (here.name === saddle.name || (here.name.length === 1 && !LARGE.has(here.name) && above === undefined))
    )
  }
  const found = integralIn(resolved(left, isFunction), saddle.name)
  if (found === undefined || found.variable === saddle.at || isAtEnd(left, saddle.at)) return undefined
  const sides = others.map((side) => resolved(side, isFunction))
  const orders = ordersOf(found.letter, sides.flatMap(nodesOf))
  return {
    kind: 'saddle point',
    conventions: [
      `${saddle.at} is where ${saddle.name} is ${found.sign < 0 ? 'smallest' : 'largest'}, inside the interval`,
    ],
    isFunction,
    trial: (draw) => {
      const some = (): number => (draw() < 0.5 ? -1 : 1) * (0.4 + draw())
      const highest = orders + 2
      const f = Array.from({ length: highest + 1 }, (_, r) =>
        r === 1 ? 0 : r === 2 ? -found.sign * (0.5 + draw()) : some(),
      )
      const g = Array.from({ length: highest + 1 }, () => (found.prefactor === undefined ? 0 : some()))
      if (found.prefactor === undefined) g[0] = 1
      const letter = small(0.8 + draw(), found.isLarge ? -2 : 2)
      const large = found.isLarge ? letter : powerValue(letter, -1, orders)
      const place = some()
      const times = (x: number): Value => multiplyValues(large, numeric(x))
      const stiffness = times(Math.abs(f[2] as number))
      const rest = f.map((x, r) => (r < 3 ? numeric(0) : times((found.sign * x) / smallFactorial(r))))
      const moments = momentsOf({ stiffness, rest }, orders, orders) ?? []
      const fluctuations = sumOf(
        moments.map((moment, r) => multiplyValues(moment, numeric((g[r] as number) / smallFactorial(r)))),
      )
      const width = powerValue(multiplyValues(powerValue(stiffness, -1, orders), numeric(2 * Math.PI)), 0.5, orders)
      const peak = formalExponential(times(found.sign * (f[0] as number)), orders)
      const integral = multiplyValues(multiplyValues(peak, width), fluctuations)
      return {
        orders,
        meaning: (node, scope) => {
          if (node.kind === 'integral') return integralIn(node, saddle.name) === undefined ? undefined : integral
          const here = derivativeHere(node)
          if (here !== undefined && here.at === saddle.at) {
            const of = here.name === saddle.name ? f : here.name === found.prefactor ? g : undefined
            const value = of?.[here.order]
            return value === undefined ? undefined : numeric(value)
          }
          const text = letterOf(node)
          if (text === found.letter) return letter
          return text === saddle.at ? numeric(place) : formalValue(node, scope)
        },
      }
    },
  }
}

/** An extremum at an end of the interval counts by half. */
function isAtEnd(node: Expression, at: string): boolean {
  return nodesOf(node).some(
    (one) => one.kind === 'integral' && [one.below, one.above].some((row) => row !== undefined && written(row) === at),
  )
}

function integralIn(node: Expression, exponent: string): LaplaceIntegral | undefined {
  if (node.kind !== 'integral' || node.over.length !== 1) return undefined
  const variable = node.over[0] === undefined ? undefined : letterOf(node.over[0].of)
  if (variable === undefined || node.over[0]?.sign !== 'd') return undefined
  const factors = node.body.kind === 'product' ? node.body.factors : [node.body]
  const [exponential, more] = factors.filter((one) => one.kind === 'call' && one.name === 'exp')
  const [before, other] = factors.filter((one) => one !== exponential)
  if (exponential?.kind !== 'call' || more !== undefined || other !== undefined) return undefined
  const prefactor = before === undefined ? undefined : derivativeHere(before)
  if (before !== undefined && (prefactor?.order !== 0 || prefactor.at !== variable || prefactor.name === exponent))
    return undefined
  const { argument } = exponential
  const parts = argument.kind === 'product' ? argument.factors : [argument]
  const isF = (one: Expression): boolean => {
    const here = derivativeHere(one)
    return here?.name === exponent && here.order === 0 && here.at === variable
  }
  const minus = parts.filter((one) => one.kind === 'number')
  const isMinus =
    minus.length === 1 && minus[0]?.kind === 'number' && minus[0].value.num === -1n && minus[0].value.den === 1n
  const [letter, third] = parts.filter((one) => !isF(one) && one.kind !== 'number')
  if (parts.filter(isF).length !== 1 || third !== undefined || letter === undefined || (minus.length > 0 && !isMinus))
    return undefined
  const isInverse = letter.kind === 'power' && letter.exponent.kind === 'number' && letter.exponent.value.num === -1n
  const text = letterOf(isInverse ? letter.base : letter)
  if (text === undefined || !(isInverse ? SMALL : LARGE).has(text)) return undefined
  return { exponent, prefactor: prefactor?.name, variable, letter: text, isLarge: !isInverse, sign: isMinus ? -1 : 1 }
}
