import { smallFactorial } from '../algebra/integers.js'
import type { Expression } from '../mathematics/expression.js'
import { nodesOf } from '../mathematics/parts.js'
import { resolved } from '../mathematics/resolved.js'
import { written } from '../mathematics/written.js'
import type { Row } from '../mathematics/item.js'
import type { ModelMaker } from './claimed.js'
import { labelBlocks } from './labels.js'
import type { Model, Trial } from './model.js'
import { letterOf, symbolText } from './symbolText.js'
import {
  addValues,
  coefficient,
  exponentialValue,
  logarithmValue,
  multiplyValues,
  numeric,
  powerValue,
  small,
} from './value.js'
import type { Value } from './value.js'

/** Variables that are summed, and outcomes of all of them. */
const [VARIABLES, OUTCOMES] = [3, 7]
const ORDERS = 4

/**
 * Sums φ = Σ X_i/√N of variables whose joint density p(X; α) breaks their independence: W[J] = log E[e^{Jφ}] order by
 * order in α, with P_k = (1/p) ∂^k p/∂α^k at α = 0. The density is a table of outcomes whose probabilities are power
 * series in α.
 */
export const brokenIndependence: ModelMaker = ({ chain }) => {
  const sides = chain.sides.map((side) => resolved(side, isFunction))
  const nodes = sides.flatMap(nodesOf)
  if (sides.length < 2 || !nodes.some((node) => scoreOf(node) !== undefined)) return undefined
  const [left] = sides
  if (left === undefined || !nodesOf(left).some((node) => functionalOf(node) !== undefined)) return undefined
  if (!nodes.some((node) => letterOf(withoutPower(node)) === 'α')) return undefined
  return [false, true].map((isDivided): Model => ({
    kind: 'broken independence',
    conventions: [isDivided ? 'P_k is (1/k!) (1/p) ∂^k p/∂α^k at α = 0' : 'P_k is (1/p) ∂^k p/∂α^k at α = 0'],
    doubtful: isDivided,
    isFunction,
    trial: (draw) => trialOf(isDivided, draw),
  }))
}

function isFunction(node: Expression & { readonly kind: 'applied' }): boolean {
  const { above, ...bare } = node
  return functionalOf(above === undefined ? node : bare) !== undefined
}

function withoutPower(node: Expression): Expression {
  if (node.kind !== 'symbol') return node
  const { above, ...bare } = node
  return above === undefined ? node : bare
}

/** W[J], Z_φ[J], at α = 0 or not. */
function functionalOf(node: Expression): { readonly name: 'W' | 'Z'; readonly atZero: boolean } | undefined {
  const head = node.kind === 'applied' && node.above === undefined ? node.head : node
  if (head.kind !== 'symbol' || (head.name !== 'W' && head.name !== 'Z') || head.above !== undefined) return undefined
  if (head.primes !== undefined || head.accent !== undefined) return undefined
  const [argument, more] = node.kind === 'applied' ? node.args : []
  if (more !== undefined || (argument !== undefined && letterOf(argument) !== 'J')) return undefined
  const below = head.below === undefined ? '' : written(head.below).replaceAll(/[{}]/g, '')
  if (!/^(?:φ|ϕ)?,?(?:α=0|0)?$/u.test(below)) return undefined
  return { name: head.name, atZero: below.endsWith('0') }
}

/** P_k, as its label. */
function scoreOf(node: Expression): string | undefined {
  if (node.kind !== 'symbol' || node.name !== 'P' || node.above !== undefined || node.below === undefined)
    return undefined
  const [label, more] = labelBlocks(node.below).flat()
  return more === undefined ? label : undefined
}

/** `p(X, α=0)`, `α=0`, `0` below an average. */
function isAtZero(below: Row | undefined): boolean {
  return below !== undefined && /(?:α=0|^\{?0\}?|p_0.*|;0\)?)\)?\}?$/u.test(written(below))
}

function trialOf(isDivided: boolean, draw: () => number): Trial {
  const some = (): number => draw() - 0.5
  const alpha = small(0.5 + draw(), 1)
  const source = some()
  const variables = Array.from({ length: OUTCOMES }, () => Array.from({ length: VARIABLES }, () => 2 * some()))
  const root = Math.sqrt(VARIABLES)
  /** Probabilities as series in α. */
  const raw = variables.map(() =>
    multiplyValues(
      numeric(0.3 + draw()),
      exponentialValue(
        Array.from({ length: ORDERS }, (_, k) =>
          multiplyValues(numeric(2 * some()), powerValue(alpha, k + 1, ORDERS)),
        ).reduce(addValues, numeric(0)),
        ORDERS,
      ),
    ),
  )
  const perTotal = powerValue(raw.reduce(addValues, numeric(0)), -1, ORDERS)
  const weights = raw.map((weight) => multiplyValues(weight, perTotal))
  const plain = (value: Value): Value => numeric(coefficient(value, 0)[0])
  const sums = variables.map((values) => values.reduce((sum, x) => sum + x, 0) / root)
  const partition = weights.reduce(
    (sum, weight, o) => addValues(sum, multiplyValues(weight, numeric(Math.exp(source * (sums[o] as number))))),
    numeric(0),
  )
  const weightAt = (outcome: number, atZero: boolean): Value => {
    const weight = weights[outcome] as Value
    return atZero ? plain(weight) : weight
  }
  const score = (k: number, outcome: number): Value => {
    const weight = weights[outcome] as Value
    const factorial = isDivided ? 1 : smallFactorial(k)
    const unit = coefficient(alpha, 1)[0] ** k
    return numeric((factorial * coefficient(weight, k)[0]) / unit / coefficient(weight, 0)[0])
  }
  return {
    orders: ORDERS,
    range: VARIABLES,
    indices: (node) => (node.kind === 'symbol' && node.name === 'X' ? labelBlocks(node.below).flat() : []),
    meaning: (node, scope) => {
      const functional = functionalOf(node)
      if (functional !== undefined) {
        const value = functional.atZero ? plain(partition) : partition
        return functional.name === 'Z' ? value : logarithmValue(value, ORDERS)
      }
      const outcome = scope.indices.get('@o')
      switch (node.kind) {
        case 'average': {
          if (node.above !== undefined || node.sort === '⟨⟨⟩⟩' || outcome !== undefined) return undefined
          const atZero = isAtZero(node.below)
          return variables.reduce(
            (sum, _, o) =>
              addValues(sum, multiplyValues(weightAt(o, atZero), scope.within([['@o', o]]).value(node.of))),
            numeric(0),
          )
        }
        case 'at':
          return /^\{?α=0\}?$/u.test(written(node.below)) && outcome !== undefined ? scope.value(node.of) : undefined
        case 'symbol': {
          if (node.above !== undefined) return undefined
          const label = scoreOf(node)
          if (label !== undefined && outcome !== undefined) {
            const k = /^\d$/.test(label) ? Number(label) : scope.indices.get(label)
            if (k === undefined || k < 1) return undefined
            // Beyond the orders that are computed it stands behind a power that is not looked at.
            return k > ORDERS ? numeric(1) : score(k, outcome)
          }
          if (node.name === 'X' && outcome !== undefined) {
            const [index, more] = labelBlocks(node.below).flat()
            const place = index === undefined ? undefined : scope.indices.get(index)
            return place === undefined || more !== undefined
              ? undefined
              : numeric(variables[outcome]?.[place] as number)
          }
          const text = symbolText(node)
          if (text === 'α') return alpha
          if (text === 'J') return numeric(source)
          if (text === 'N') return numeric(VARIABLES)
          return (text === 'φ' || text === 'ϕ') && outcome !== undefined ? numeric(sums[outcome] as number) : undefined
        }
        default:
          return undefined
      }
    },
  }
}
