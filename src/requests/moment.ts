import { promised } from './promised.js'
import { cumulantTerms, momentTerms } from '../algebra/cumulant.js'
import { requireLabels } from './partitionSum.js'
import type { PartitionSum } from './partitionSum.js'
import type { Running } from './running.js'

/**
 * A joint moment by cumulants, as the command `moment` is asked for it. Equal points are one variable several times.
 */
export interface MomentRequest {
  readonly points: readonly string[]
  /** Of the deviations from the means; default false. */
  readonly central?: boolean
}

/**
 * The moment as the exact sum over products of cumulants; `partitionSumText`, `partitionSumLatex`, `partitionSumJson`
 * write the answer.
 *
 * @throws InputError for points that are none
 * @example
 * [...(await answerMoment({ points: ['1', '1'] })).terms()].length // 2: κ₁₁ + κ₁²
 */
export function answerMoment(
  { points, central = false }: MomentRequest,
  { signal }: Running = {},
): Promise<PartitionSum> {
  return promised(() => {
    signal?.throwIfAborted()
    requireLabels(points)
    return {
      of: central ? 'centralMoment' : 'moment',
      points,
      blocks: 'cumulant',
      terms: () => momentTerms(points, { central }),
    }
  })
}

/** A joint cumulant by moments, as the command `cumulant` is asked for it. */
export interface CumulantRequest {
  readonly points: readonly string[]
}

/**
 * The cumulant as the exact sum over products of moments, likewise.
 *
 * @throws InputError for points that are none
 * @example
 * [...(await answerCumulant({ points: ['1', '2'] })).terms()].length // 2: ⟨x₁ x₂⟩ − ⟨x₁⟩ ⟨x₂⟩
 */
export function answerCumulant({ points }: CumulantRequest, { signal }: Running = {}): Promise<PartitionSum> {
  return promised(() => {
    signal?.throwIfAborted()
    requireLabels(points)
    return { of: 'cumulant', points, blocks: 'moment', terms: () => cumulantTerms(points) }
  })
}
