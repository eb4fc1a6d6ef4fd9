import type { Expression } from '../mathematics/expression.js'
import { written } from '../mathematics/written.js'
import { saysConnected } from './connected.js'

type Average = Expression & { readonly kind: 'average' }

/** Whether a bracket is a mean or a cumulant; undefined where something unknown stands below it. */
export function averageSort({ sort, below, above }: Average): 'moment' | 'cumulant' | undefined {
  if (saysConnected(below) || saysConnected(above)) return sort === '⟨⟨⟩⟩' ? undefined : 'cumulant'
  if (below !== undefined) return undefined
  return sort === '⟨⟨⟩⟩' ? 'cumulant' : 'moment'
}

const JOINT = new Set(['Var', 'Cov', 'var', 'cov', 'cum', 'Cum', 'κ', 'kurt'])

/** `Var(X)`, `Cov(X, Y)`, `cum(X, Y, Z)`, `κ(X, Y)`, `κ_3(X)`. */
export function isJointCumulant(node: Expression & { readonly kind: 'applied' }): boolean {
  const { head, args } = node
  if (!JOINT.has(head.name) || head.accent !== undefined || head.above !== undefined || head.primes !== undefined)
    return false
  return head.below === undefined || (head.name === 'κ' && args.length === 1 && /^\d$/.test(written(head.below)))
}
