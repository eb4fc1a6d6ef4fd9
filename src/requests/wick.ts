import { promised } from './promised.js'
import { wickPairings, wickTerms } from '../algebra/wick.js'
import { jsonText } from '../render/jsonText.js'
import { blockText } from '../render/text/partitionText.js'
import { requireLabels } from './partitionSum.js'
import type { PartitionSum } from './partitionSum.js'
import type { Running } from './running.js'

/** Wick's theorem, as the command `wick` is asked for it. Equal points are one variable several times. */
export interface WickRequest {
  readonly points: readonly string[]
  /** The variables have means; default false. */
  readonly mean?: boolean
}

/** The Gaussian moment as a sum, and the request, whose pairings {@link pairingsText} lists. */
export interface WickAnswer extends PartitionSum {
  readonly mean: boolean
}

/**
 * The Gaussian moment as the exact sum over products of propagators; `partitionSumText`, `partitionSumLatex`,
 * `partitionSumJson` write the answer.
 *
 * @throws InputError for points that are none
 * @example
 * [...(await answerWick({ points: ['1', '1', '2', '2'] })).terms()].length // 2: D₁₁ D₂₂ + 2 D₁₂²
 */
export function answerWick({ points, mean = false }: WickRequest, { signal }: Running = {}): Promise<WickAnswer> {
  return promised(() => {
    signal?.throwIfAborted()
    requireLabels(points)
    return { of: 'moment', points, blocks: 'propagator', mean, terms: () => wickTerms(points, { mean }) }
  })
}

/**
 * A line for each pairing, equal ones not collected: `(1 3)(2 4)  D₁₂ D₁₂`, positions counted from 1.
 *
 * @example
 * [...pairingsText(await answerWick({ points: ['1', '1', '2', '2'] }))].length // 3
 */
export function* pairingsText({ points, mean }: WickAnswer): Generator<string> {
  const label = (position: number): string => points[position - 1] as string
  for (const { pairs, singles } of pairingsOf(points, mean)) {
    const blocks = [...pairs, ...singles.map((single) => [single])]
    const positions = blocks.map((block) => `(${block.join(' ')})`).join('')
    yield `${positions}  ${blocks.map((block) => blockText(block.map(label), 'propagator')).join(' ')}\n`
  }
}

/**
 * A line of JSON for each pairing, likewise.
 *
 * @example
 * [...pairingsNdjson(await answerWick({ points: ['1', '1', '2', '2'] }))].length // 3
 */
export function* pairingsNdjson({ points, mean }: WickAnswer): Generator<string> {
  for (const { pairs, singles } of pairingsOf(points, mean)) yield `${jsonText({ pairs, singles })}\n`
}

function pairingsOf(points: readonly string[], mean: boolean): ReturnType<typeof wickPairings<number>> {
  return wickPairings(
    points.map((_, i) => i + 1),
    { mean },
  )
}
