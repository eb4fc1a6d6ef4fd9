import type { Expression } from '../mathematics/expression.js'
import type { Item, Row } from '../mathematics/item.js'
import { isBare } from '../mathematics/rows.js'
import { labelOf, labelsBetween } from './labels.js'
import type { LabelParts } from './labels.js'

type Big = Expression & { readonly kind: 'big' }

/** What stands below `∑`: its letters, with what is said of them. */
export interface Limits {
  readonly letters: readonly string[]
  /** `k = 1`. */
  readonly from?: Row
  /** `i ≠ j`, `i < j`: pairs of letters; in `i ≠ j ≠ k` no two are the same; `j ∈ ∂i`, a neighbour of i. */
  readonly pairs: readonly { readonly sign: string; readonly left: string; readonly right: string }[]
  /** `(ijk)`, `⟨ijk⟩`: everything different that the body is for different letters, once. */
  readonly isOfDifferent?: true
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
    const names = bracket.body.filter((item) => !(item.kind === 'sign' && item.text === ','))
    if (names.length < 2 || names.some(({ kind }) => kind !== 'name')) return undefined
    const several = names.map(labelOf)
    const [left, right] = several as [string, string]
    if (several.length === 2) return { letters: several, pairs: [{ sign: '<', left, right }] }
    return { letters: several, pairs: pairsOf(several, '≠'), isOfDifferent: true }
  }
  const only = below.length === 1 && below[0]?.kind === 'group' ? below[0].body : below
  const equals = only.findIndex((item) => item.kind === 'sign' && item.text === '=')
  if (equals === 1 && only[0]?.kind === 'name') return { letters: [labelOf(only[0])], from: only.slice(2), pairs: [] }
  const [neighbour, of, ...around] = only
  if (neighbour?.kind === 'name' && of?.kind === 'sign' && of.text === '∈') {
    const centre = centreOf(around)
    const left = labelOf(neighbour)
    return centre === undefined ? undefined : { letters: [left], pairs: [{ sign: '∈', left, right: centre }] }
  }
  let previous: Item | undefined
  // The letters of i ≠ j ≠ k before the one that is read.
  let chain: readonly string[] = []
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
    if (item.text === ',') {
      chain = []
      continue
    }
    if (item.text === '…') {
      const filled = labelsBetween(partsOf(previous), partsOf(only[i + 2]), 12)
      if (filled === undefined) return undefined
      letters.push(...filled.filter((one) => !letters.includes(one)))
      continue
    }
    const sign = { '≠': '≠', '\\neq': '≠', '<': '<', '\\lt': '<', '>': '>', '\\gt': '>' }[item.text]
    if (sign === undefined || previous === undefined || next?.kind !== 'name') return undefined
    const [left, right] = [labelOf(previous), labelOf(next)]
    chain = sign === '≠' ? [...chain, left] : [left]
    pairs.push(...chain.map((one) => ({ sign, left: one, right })))
    if (sign !== '≠') chain = []
  }
  return letters.length === 0 ? undefined : { letters, pairs }
}

/** All pairs of letters, with a sign between them. */
export function pairsOf(letters: readonly string[], sign: string): Limits['pairs'] {
  return letters.flatMap((left, i) => letters.slice(i + 1).map((right) => ({ sign, left, right })))
}

/** The i of `∂i`, `N(i)`, `N_i`. */
function centreOf([sign, of, ...more]: Row): string | undefined {
  if (sign === undefined || sign.kind !== 'name' || !['∂', 'N', 'V'].includes(sign.text) || more.length > 0)
    return undefined
  const script = sign.below ?? (of?.kind === 'group' ? of.body : of === undefined ? [] : [of])
  const [label, ...others] = script
  return label?.kind === 'name' && others.length === 0 && (sign.below === undefined || of === undefined)
    ? labelOf(label)
    : undefined
}

function partsOf(item: Item | undefined): LabelParts | undefined {
  return item?.kind === 'name' ? { letter: item.text, below: item.below } : undefined
}
