import type { Expression } from '../mathematics/expression.js'
import { written } from '../mathematics/written.js'

/** A letter for a moment or cumulant of one variable: κ_4, μ'_3, m_2; μ is the mean and σ the standard deviation. */
export interface MomentLetter {
  readonly head: string
  /** Its number; NaN for a letter. */
  readonly degree: number
}

const HEADS = new Set(['κ', 'μ', "μ'", 'm', "m'", 'γ', 'c'])

/** What letter of a moment or cumulant this is; undefined for other letters. */
export function momentLetter(node: Expression): MomentLetter | undefined {
  if (node.kind !== 'symbol' || node.accent !== undefined) return undefined
  const head = `${node.name}${"'".repeat(node.primes ?? 0)}`
  if (node.below === undefined) {
    if (head === 'μ') return { head: 'mean', degree: 1 }
    return head === 'σ' ? { head: 'deviation', degree: 2 } : undefined
  }
  if (!HEADS.has(head)) return undefined
  const text = written(node.below)
  const degree = /^\d$/.test(text) ? Number(text) : /^(?:[nrkjpq]|[nrkjpq][-+].*)$/.test(text) ? NaN : undefined
  if (degree === undefined) return undefined
  if (head === 'γ') return degree === 1 || degree === 2 ? { head, degree: degree + 2 } : undefined
  return { head, degree }
}

/** How the letters of a formula are read: about 0, or about the mean. */
export interface MomentReading {
  readonly μ: 'raw' | 'central'
  readonly m: 'raw' | 'central'
  /** kurt(X) is 0 of a Gaussian variable, not 3. */
  readonly isExcess?: boolean
}

/** What a letter means. */
export function meaningOfHead(head: string, reading: MomentReading): 'cumulant' | 'raw' | 'central' | undefined {
  if (head === 'κ' || head === 'c') return 'cumulant'
  if (head.endsWith("'")) return 'raw'
  return head === 'μ' || head === 'm' ? reading[head] : undefined
}
