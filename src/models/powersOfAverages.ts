import type { Chain, Expression } from '../mathematics/expression.js'
import { rewritten } from '../mathematics/rewritten.js'
import type { Model } from './model.js'

/** One way to read a formula, with what that says of the models that it is judged by. */
export interface PowerReading {
  readonly chain: Chain
  readonly said: (model: Model) => Model
}

/**
 * The ways to read a power behind the bracket of an average of a sum. E(X - μ)^4 of statisticians is the average of the
 * fourth power, and (E(X - μ))^4 would have to be meant; behind a square bracket it is the other way round.
 */
export function powerReadings(chain: Chain): readonly PowerReading[] {
  const brackets = new Set<string>()
  const sides = chain.sides.map((side) =>
    rewritten(side, (node) => {
      const average = averageOfPower(node)
      if (average !== undefined && node.kind === 'power') brackets.add(node.behind ?? '')
      return average
    }),
  )
  const asWritten: PowerReading = { chain, said: (model) => model }
  if (brackets.size === 0) return [asWritten]
  const inside = { ...chain, sides }
  if (!brackets.has('['))
    return [
      { chain: inside, said: (model) => under(model, 'read E(·)^k as E[(·)^k]') },
      { chain, said: (model) => ({ ...under(model, 'read E(·)^k as (E(·))^k'), doubtful: true }) },
    ]
  const unsaid = 'it holds if E[·]^k is E[(·)^k], which it does not say'
  return [asWritten, { chain: inside, said: (model) => ({ ...model, unsaid }) }]
}

function under(model: Model, convention: string): Model {
  return { ...model, conventions: [convention, ...model.conventions] }
}

/** E[(X - μ)^4] for `E(X - μ)^4`; undefined for other nodes. */
function averageOfPower(node: Expression): Expression | undefined {
  if (node.kind !== 'power' || node.behind === undefined || node.base.kind !== 'average') return undefined
  const { base, exponent, at, end } = node
  if (base.above !== undefined || base.of.kind !== 'sum') return undefined
  return { ...base, of: { kind: 'power', base: base.of, exponent, at, end }, at, end }
}
