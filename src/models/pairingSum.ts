import { permutations } from '../algebra/partitions.js'
import type { Expression } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { written } from '../mathematics/written.js'
import { labelOf } from './labels.js'
import type { Scope } from './model.js'
import { addValues, numeric } from './value.js'
import type { Value } from './value.js'

/** How a sum over `\mathcal{P}(abcd)` runs. */
export type PairingReading = 'pairings' | 'permutations'

/** (12)(34), (13)(42), (14)(23): each point stands once behind each other. */
const PAIRINGS: readonly (readonly number[])[] = [
  [0, 1, 2, 3],
  [0, 2, 3, 1],
  [0, 3, 1, 2],
]

/** Whether a sum is over ways to pair four letters: `\sum_{\mathcal{P}(abcd)}`, `\sum_{\mathcal{P}(ab,cd)}`, `\sum_{(ab)(cd)}`. */
export function pairedLetters(node: Expression): readonly string[] | undefined {
  if (node.kind !== 'big' || node.sign !== '∑' || node.below === undefined) return undefined
  const [first, ...rest] = node.below
  const isNamed = first?.kind === 'name' && first.text === 'P'
  const row = isNamed ? rest : node.below
  if (row.length === 0 || !row.every(({ kind }) => kind === 'group')) return undefined
  const letters = row.flatMap(lettersIn)
  return letters.length === 4 && new Set(letters).size === 4 ? letters : undefined
}

function lettersIn(item: Row[number]): readonly string[] {
  if (item.kind === 'group') return item.body.flatMap(lettersIn)
  return item.kind === 'name' ? [labelOf(item)] : item.kind === 'sign' && written([item]) === ',' ? [] : ['', '']
}

/** The sum over the pairings of four points. */
export function pairingSum(body: Expression, letters: readonly string[], reading: PairingReading, scope: Scope): Value {
  const orders = reading === 'pairings' ? PAIRINGS : [...permutations([0, 1, 2, 3])]
  return orders
    .map((order) => scope.within(letters.map((letter, k) => [letter, order[k] as number] as const)).value(body))
    .reduce(addValues, numeric(0))
}
