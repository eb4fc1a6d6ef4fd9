import type { SymbolNode } from '../mathematics/expression.js'
import { written } from '../mathematics/written.js'
import { symbolText } from './symbolText.js'

/** The mean or the standard deviation of a variable, by the variable's letter or by its label. */
export interface Statistic {
  readonly head: 'mean' | 'deviation'
  readonly of: string
}

/** A bar over these is a conjugate. */
const CONJUGATED = /^(?:[zcw]|[^A-Za-z].*)$/u

/** `μ_x`, `m_X`, `\bar x`, `σ_X`: what it is if there is such a variable; undefined for other letters. */
export function statisticOf(node: SymbolNode): Statistic | undefined {
  const { name, below, primes, accent, ...place } = node
  if (primes !== undefined) return undefined
  if (accent === 'bar' || accent === 'overline') {
    if (CONJUGATED.test(name)) return undefined
    return { head: 'mean', of: symbolText({ ...place, name, ...(below === undefined ? {} : { below }) }) }
  }
  if (accent !== undefined || below === undefined) return undefined
  if (name === 'μ' || name === 'm') return { head: 'mean', of: written(below) }
  return name === 'σ' ? { head: 'deviation', of: written(below) } : undefined
}
