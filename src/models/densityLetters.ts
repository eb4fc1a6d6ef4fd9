import type { Expression, SymbolNode } from '../mathematics/expression.js'
import type { Row } from '../mathematics/item.js'
import { written } from '../mathematics/written.js'
import { labelBlocks } from './labels.js'

/** A letter of a formula for a density. */
export type DensityLetter =
  /** f(x), F(x) of the variable. */
  | { readonly kind: 'density' | 'distribution' }
  /** φ(x), Φ(x), f_0(x). */
  | { readonly kind: 'normal'; readonly ofVariable: boolean }
  | { readonly kind: 'normal distribution' }
  /** He_3(x), h_3(x), H_3(x). */
  | { readonly kind: 'hermite'; readonly order: number; readonly head: string }
  /** h_{ijk}(x). */
  | { readonly kind: 'hermite tensor'; readonly labels: readonly string[] }
  /** κ_3, or divided by σ^3: ρ_3, λ_3, γ_1. */
  | { readonly kind: 'cumulant' | 'standardised'; readonly order: number }
  /** κ^{i,j,k}, κ_{ijk}. */
  | { readonly kind: 'cumulant tensor'; readonly labels: readonly string[] }

/** What a node is in a formula for a density; undefined for other letters. */
export function densityLetter(node: Expression): DensityLetter | undefined {
  if (node.kind === 'applied') return functionLetter(node.head)
  if (node.kind !== 'symbol' || node.accent !== undefined || node.primes !== undefined) return undefined
  const { name, below, above } = node
  if (name === 'h' && below !== undefined) return functionLetter(node)
  if (name === 'κ' && (above === undefined) !== (below === undefined)) {
    const labels = labelsIn(above ?? below)
    if (labels !== undefined && labels.length >= 2) return { kind: 'cumulant tensor', labels }
  }
  if (above !== undefined || below === undefined || !/^\d$/.test(written(below))) return undefined
  const order = Number(written(below))
  if (name === 'κ') return { kind: 'cumulant', order }
  if (name === 'ρ' || name === 'λ') return { kind: 'standardised', order }
  return name === 'γ' ? { kind: 'standardised', order: order + 2 } : undefined
}

function functionLetter({ name, below, above, primes, accent }: SymbolNode): DensityLetter | undefined {
  if (above !== undefined || primes !== undefined || accent !== undefined) return undefined
  const index = below === undefined ? '' : written(below)
  if (index === '' && /^[φϕ]$/.test(name)) return { kind: 'normal', ofVariable: false }
  if (index === '0' && /^[fpgφϕ]$/.test(name)) return { kind: 'normal', ofVariable: true }
  if (index === '' && name === 'Φ') return { kind: 'normal distribution' }
  if (/^(?:He|H|h)$/.test(name)) {
    if (/^\d$/.test(index)) return { kind: 'hermite', order: Number(index), head: name }
    const labels = labelsIn(below)
    return labels === undefined || name === 'He' ? undefined : { kind: 'hermite tensor', labels }
  }
  if (!/^(?:|[nNXYSZ]|S_n|\{S_n\}|Z_n)$/.test(index)) return undefined
  if (/^[fpgq]$/.test(name)) return { kind: 'density' }
  return /^[FP]$/.test(name) ? { kind: 'distribution' } : undefined
}

/** `ijk`, `i,j,k`, `i⋯n`; undefined for anything else. */
function labelsIn(row: Row | undefined): readonly string[] | undefined {
  const text = row === undefined ? '' : written(row)
  const run = /^([a-z])…([a-z])$/.exec(text)
  if (run !== null) {
    const [from, to] = [(run[1] as string).charCodeAt(0), (run[2] as string).charCodeAt(0)]
    return to <= from ? undefined : Array.from({ length: to - from + 1 }, (_, k) => String.fromCharCode(from + k))
  }
  const isLetters = row?.every((item) => item.kind === 'name' || (item.kind === 'sign' && item.text === ','))
  return isLetters === true ? labelBlocks(row).flat() : undefined
}
