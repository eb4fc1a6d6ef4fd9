import type { Expression } from '../mathematics/expression.js'
import type { Item, Row } from '../mathematics/item.js'
import { isBare } from '../mathematics/rows.js'
import { written } from '../mathematics/written.js'
import { labelOf } from './labels.js'

type Big = Expression & { readonly kind: 'big' }

/** What stands below `∑`: its letters, with what is said of them. */
export interface Limits {
  readonly letters: readonly string[]
  /** `k = 1`. */
  readonly from?: Row
  /** `i ≠ j`, `i < j`: pairs of letters. */
  readonly pairs: readonly { readonly sign: string; readonly left: string; readonly right: string }[]
}

/** The letters that a sum or product binds. */
export function bigLabels(node: Big): readonly string[] {
  return limitsOf(node)?.letters ?? []
}

/** What stands below; undefined for what is no list of letters. */
export function limitsOf({ below = [] }: Big): Limits | undefined {
  const letters: string[] = []
  const pairs: Limits['pairs'][number][] = []
  const [bracket] = below
  // Σ_{⟨ij⟩}, Σ_{(ij)}: every pair once.
  if (bracket?.kind === 'group' && below.length === 1 && ['⟨', '('].includes(bracket.open)) {
    const [first, second, ...more] = bracket.body.filter((item) => !(item.kind === 'sign' && item.text === ','))
    if (first?.kind !== 'name' || second?.kind !== 'name' || more.length > 0) return undefined
    const [left, right] = [labelOf(first), labelOf(second)]
    return { letters: [left, right], pairs: [{ sign: '<', left, right }] }
  }
  const only = below.length === 1 && below[0]?.kind === 'group' ? below[0].body : below
  const equals = only.findIndex((item) => item.kind === 'sign' && item.text === '=')
  if (equals === 1 && only[0]?.kind === 'name') return { letters: [labelOf(only[0])], from: only.slice(2), pairs: [] }
  let previous: Item | undefined
  for (let i = 0; i < only.length; i++) {
    const item = only[i] as Item
    if (item.kind === 'name') {
      const label = labelOf(item)
      if (!letters.includes(label)) letters.push(label)
      previous = item
      continue
    }
    if (item.kind !== 'sign' || !isBare(item)) return undefined
    const next = only[i + 1]
    if (item.text === ',') continue
    if (item.text === '…') {
      const filled = between(previous, only[i + 2])
      if (filled === undefined) return undefined
      letters.push(...filled.filter((one) => !letters.includes(one)))
      continue
    }
    const sign = { '≠': '≠', '\\neq': '≠', '<': '<', '\\lt': '<', '>': '>', '\\gt': '>' }[item.text]
    if (sign === undefined || previous === undefined || next?.kind !== 'name') return undefined
    pairs.push({ sign, left: labelOf(previous), right: labelOf(next) })
  }
  return letters.length === 0 ? undefined : { letters, pairs }
}

/** `ρ_1, …, ρ_4`: the letters between. */
function between(first: Item | undefined, last: Item | undefined): readonly string[] | undefined {
  if (first?.kind !== 'name' || last?.kind !== 'name' || first.text !== last.text) return undefined
  const [from, to] = [Number(written(first.below ?? [])), Number(written(last.below ?? []))]
  if (!Number.isInteger(from) || !Number.isInteger(to) || to <= from || to - from > 12) return undefined
  return Array.from({ length: to - from - 1 }, (_, k) => `${first.text}_${from + 1 + k}`)
}
