import { inverseOf } from '../../algebra/matrices.js'
import type { Rows } from '../../algebra/matrices.js'
import type { Expression } from '../../mathematics/expression.js'
import { written } from '../../mathematics/written.js'
import type { ModelMaker } from '../claimed.js'
import { integralOf } from '../functionals/functionalNodes.js'
import type { Model, Scope, Trial } from '../model.js'
import { letterOf } from '../symbolText.js'
import { multiplyValues, numeric, powerValue, small } from '../value.js'
import type { Value } from '../value.js'
import { dysonLetters, isCall, nameOf } from './dysonLetters.js'
import type { DysonLetters, Role } from './dysonLetters.js'
import { fullOf, ORDERS } from './fullPropagator.js'
import { conventionsOf } from './selfEnergyConventions.js'
import type { SelfEnergyConvention } from './selfEnergyConventions.js'

/** What is between two points is a matrix. */
const SITES = 3

/**
 * Dyson's equation, G = G₀ + G₀ΣG, in each of its forms: with momenta or without, where all are numbers, and between
 * points, where they are matrices on a few sites. The sign of Σ is a convention, which the answer tells.
 */
export const selfEnergy: ModelMaker = ({ chain }) => {
  const said = dysonLetters(chain)
  if (said === undefined) return undefined
  return (said.hasPoints ? [false, true] : [false]).flatMap((isSymmetric) =>
    conventionsOf(said).map((convention): Model => ({
      kind: 'self-energy',
      conventions: [convention.text, ...(isSymmetric ? ['two points may be exchanged'] : [])],
      ...(convention.unsaid === undefined ? {} : { unsaid: convention.unsaid }),
      isFunction: (node) => isCall(node, said.roles),
      trial: (draw) => trialOf(said, convention, isSymmetric, draw),
    })),
  )
}

function trialOf(
  said: DysonLetters,
  convention: SelfEnergyConvention,
  isSymmetric: boolean,
  draw: () => number,
): Trial {
  const { roles, hasPoints, momentum, isSeries } = said
  const [p, m] = [0.4 + draw(), 0.6 + draw()]
  const size = hasPoints ? SITES : 1
  const bare = momentum !== undefined ? [[1 / (p * p + convention.mass * m * m)]] : drawn(size, isSymmetric, draw)
  const self = drawn(size, isSymmetric, draw)
  const full = fullOf(bare, self, convention, isSeries)
  const orders = isSeries ? ORDERS : 0
  const unit = numeric(...convention.unit)
  const at = (role: Role, [i, j]: readonly [number, number], isInverse: boolean): Value => {
    if (role === 'full')
      return multiplyValues((isInverse ? full.inverse : full.itself)(i, j), isInverse ? powerValue(unit, -1, 0) : unit)
    const rows = role === 'bare' ? bare : self
    const value = (isInverse ? inverseOf(rows) : rows)[i]?.[j] as number
    return role === 'self-energy' && isSeries ? small(value, isInverse ? -1 : 1) : numeric(value)
  }
  const placeOf = (arg: Expression | undefined, { indices }: Scope): number | undefined =>
    indices.get(letterOf(arg) ?? '')
  return {
    orders,
    ...(hasPoints
      ? {
          range: SITES,
          indices: (node: Expression) =>
            node.kind === 'applied' && isCall(node, roles) ? node.args.flatMap((arg) => letterOf(arg) ?? []) : [],
        }
      : {}),
    meaning: (node, scope) => {
      if (hasPoints && node.kind === 'integral') return integralOf(node, scope, SITES, 0)
      const head = node.kind === 'applied' ? node.head : node
      if (head.kind !== 'symbol') return undefined
      const role = roles.get(nameOf(head))
      if (role === undefined) {
        const letter = letterOf(node)
        if (momentum === undefined || letter === undefined) return undefined
        return letter === 'm' ? numeric(m) : letter === momentum ? numeric(p) : undefined
      }
      const above = node.kind === 'applied' ? (node.above ?? head.above) : head.above
      const power = above === undefined ? '' : written(above)
      if (!hasPoints) return ['', '-1', '0', '(0)'].includes(power) ? at(role, [0, 0], power === '-1') : undefined
      if (node.kind !== 'applied' || !['', '-1', '0', '(0)'].includes(power)) return undefined
      const [i, j] = node.args.map((arg) => placeOf(arg, scope))
      return i === undefined || j === undefined ? undefined : at(role, [i, j], power === '-1')
    },
  }
}

/** Largest on the diagonal. */
function drawn(size: number, isSymmetric: boolean, draw: () => number): Rows {
  const rows = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_unused, j) => (i === j ? 0.8 + 0.5 * draw() : 0.4 * (draw() - 0.5))),
  )
  return isSymmetric ? rows.map((row, i) => row.map((x, j) => (i < j ? x : (rows[j]?.[i] as number)))) : rows
}
