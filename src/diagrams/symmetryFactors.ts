import { factorial } from '../algebra/integers.js'
import { isOriented, legKind } from './diagram.js'
import type { Diagram } from './diagram.js'

/** One reason for symmetry and the factor that it contributes to the order of the group. */
export type SymmetryFactor =
  | {
      readonly kind: 'self-loops'
      readonly vertex: number
      readonly count: number
      readonly oriented: boolean
      readonly factor: bigint
    }
  | {
      readonly kind: 'parallel lines'
      readonly vertices: readonly [number, number]
      readonly count: number
      readonly factor: bigint
    }
  | { readonly kind: 'legs'; readonly vertex: number; readonly count: number; readonly factor: bigint }
  | { readonly kind: 'vertices'; readonly factor: bigint }

/** Exchanges of parallel lines, and exchanges and (without orientation) reversals of self-loops. */
export function lineFactors({ lines }: Diagram): SymmetryFactor[] {
  const bundles = new Map<
    string,
    { readonly from: number; readonly to: number; readonly oriented: boolean; count: number }
  >()
  for (const { kind, from, to } of lines) {
    const oriented = isOriented(kind)
    const key = `${kind.name} ${(oriented ? [from, to] : [from, to].sort((a, b) => a - b)).join(' ')}`
    const bundle = bundles.get(key)
    if (bundle === undefined) bundles.set(key, { from, to, oriented, count: 1 })
    else bundle.count++
  }
  return [...bundles.values()].flatMap(({ from, to, oriented, count }): SymmetryFactor[] => {
    const factor = factorial(count) * (from === to && !oriented ? 2n ** BigInt(count) : 1n)
    if (factor === 1n) return []
    return [
      from === to
        ? { kind: 'self-loops', vertex: from, count, oriented, factor }
        : { kind: 'parallel lines', vertices: [from, to], count, factor },
    ]
  })
}

/** Exchanges of free legs of one field at one vertex; the two equal ends of the bare line. */
export function legFactors({ legs }: Diagram): SymmetryFactor[] {
  const counts = new Map<string, { readonly vertex: number; count: number }>()
  for (const leg of legs) {
    const key = `${legKind(leg)} ${leg.vertex}`
    const entry = counts.get(key)
    if (entry === undefined) counts.set(key, { vertex: leg.vertex, count: 1 })
    else entry.count++
  }
  // The two ends of the bare line name each other.
  if (legs.length === 2 && legs.every(({ vertex }) => vertex < 0) && new Set(legs.map(legKind)).size === 1)
    return [{ kind: 'legs', vertex: -1, count: 2, factor: 2n }]
  return [...counts.values()].flatMap(({ vertex, count }): SymmetryFactor[] =>
    count < 2 ? [] : [{ kind: 'legs', vertex, count, factor: factorial(count) }],
  )
}
