import type { Expression } from '../mathematics/expression.js'
import { saysConnected } from './connected.js'

type Average = Expression & { readonly kind: 'average' }

/** Whether a bracket is a mean or a cumulant; undefined where something unknown stands below it. */
export function averageSort({ sort, below, above }: Average): 'moment' | 'cumulant' | undefined {
  if (saysConnected(below) || saysConnected(above)) return sort === '⟨⟨⟩⟩' ? undefined : 'cumulant'
  if (below !== undefined) return undefined
  return sort === '⟨⟨⟩⟩' ? 'cumulant' : 'moment'
}
