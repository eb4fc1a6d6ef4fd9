import type { Expression, SymbolNode } from '../mathematics/expression.js'
import { nodesOf } from '../mathematics/parts.js'
import { written } from '../mathematics/written.js'
import { bigLabels } from './bigLimits.js'

/** What a letter is of a sample: its mean, its sum, the root of its variance. */
export interface SampleLetter {
  readonly sort: 'mean' | 'sum' | 'deviation'
  /** X of `\bar X`, else the letter itself. */
  readonly of: string
  /** n of `S_n`; none where it is not said. */
  readonly size?: string
}

/** A bar over these is a conjugate. */
const CONJUGATED = /^[zcw]$/

/** `\bar X`, `\bar x_n`, `S_n`, `s`: what it is of a sample; undefined for other letters. */
export function sampleLetter({ name, accent, below, primes }: SymbolNode): SampleLetter | undefined {
  const label = below === undefined ? '' : written(below).replaceAll(/[{}]/g, '')
  if (primes !== undefined || !/^(?:|[nN])$/.test(label)) return undefined
  const said = { of: name, ...(label === '' ? {} : { size: label }) }
  if (accent === 'bar' || accent === 'overline')
    return /^[A-Za-z]$/.test(name) && !CONJUGATED.test(name) ? { sort: 'mean', ...said } : undefined
  if (accent !== undefined || !/^[sS]$/.test(name)) return undefined
  return { sort: label === '' ? 'deviation' : 'sum', ...said }
}

/**
 * Whether letters and members are those of one sample of this size: X̄ and X_i of one variable, one letter for its sum, one
 * for its deviation, and no other number of members.
 */
export function areOfOneSample(
  letters: readonly SampleLetter[],
  members: readonly SymbolNode[],
  size: string | undefined,
): boolean {
  const named = (...sorts: readonly SampleLetter['sort'][]): readonly string[] =>
    letters.flatMap(({ sort, of }) => (sorts.includes(sort) ? [of] : []))
  const isOne = (names: readonly string[]): boolean => new Set(names).size <= 1
  return (
    isOne([...named('mean'), ...members.map(({ name }) => name)]) &&
    isOne(named('sum')) &&
    isOne(named('deviation')) &&
    isOne([...(size === undefined ? [] : [size]), ...letters.flatMap((letter) => letter.size ?? [])])
  )
}

/** The letters with the index of a sum over all members, `\sum_{i=1}^{n} X_i`, by their places. */
export function membersIn(side: Expression): readonly SymbolNode[] {
  return nodesOf(side).flatMap((node) => {
    if (node.kind !== 'big' || !/^\{?[nN]\}?$/.test(written(node.above ?? []))) return []
    const labels = bigLabels(node)
    return nodesOf(node.body).filter((one): one is SymbolNode => isMember(one) && labels.includes(labelOf(one)))
  })
}

/** `X_i`. */
export function isMember(node: Expression): node is SymbolNode {
  return node.kind === 'symbol' && /^[A-Za-z]$/.test(node.name) && node.accent === undefined && labelOf(node) !== ''
}

export function labelOf({ below }: SymbolNode): string {
  const label = below === undefined ? '' : written(below)
  return /^[a-z]$/.test(label) ? label : ''
}
