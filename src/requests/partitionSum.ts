import type { PartitionTerm } from '../algebra/cumulant.js'
import { InputError } from '../errors.js'
import type { BlockMeaning } from '../render/blockPowers.js'
import { jsonText } from '../render/jsonText.js'
import { blockLatex, partitionTermLatex } from '../render/latex/partitionLatex.js'
import { alignedLatex } from '../render/latex/number.js'
import { blockText, partitionTermText } from '../render/text/partitionText.js'
import { largest, requireSize } from '../sizes.js'

/**
 * A product of variables as a sum over products of blocks: `of` the points = Σ terms, each block standing for its
 * moment, cumulant or propagator.
 */
export interface PartitionSum {
  readonly of: BlockMeaning
  readonly points: readonly string[]
  readonly blocks: BlockMeaning
  /** One by one: ten different points have 115,975 of them. */
  readonly terms: () => Iterable<PartitionTerm<string>>
}

const LINE_WIDTH = 120

/** @throws InputError for a name that is none, and for too many of them */
export function requireLabels(points: readonly string[]): void {
  if (points.length === 0 || !points.every((point) => /^[\p{L}\d][\p{L}\d_]*$/u.test(point))) {
    const received = `'${points.join(',')}'`
    throw new InputError({
      code: 'requests.labels',
      at: 'points',
      expected: 'numbers or names separated by commas, such as 1,1,2',
      received,
    })
  }
  requireSize({
    code: 'requests.labels',
    at: 'points',
    of: 'points',
    needed: points.length,
    most: largest.partitionPoints,
  })
}

/**
 * The sum as an equation of LaTeX.
 *
 * @throws InputError for more terms than a formula can have
 * @example
 * partitionSumLatex(await answerCumulant({ points: ['1', '2'] })).includes('\\langle x_{1} x_{2} \\rangle') // true
 */
export function partitionSumLatex({ of, points, blocks, terms }: PartitionSum): string {
  const summands: ReturnType<typeof partitionTermLatex>[] = []
  for (const term of terms()) {
    const needed = summands.push(partitionTermLatex(term, blocks))
    requireSize({
      code: 'requests.labels',
      at: 'points',
      of: 'terms of a formula in LaTeX',
      needed,
      most: largest.terms,
      instead: 'JSON and text have all',
    })
  }
  return `${alignedLatex(blockLatex(points, of), summands)}\n`
}

/**
 * One JSON object, in pieces as the terms come.
 *
 * @example
 * JSON.parse([...partitionSumJson(await answerCumulant({ points: ['1', '2'] }))].join('')).terms.length // 2
 */
export function* partitionSumJson({ of, points, blocks: meaning, terms }: PartitionSum): Generator<string> {
  yield `{${jsonText(of)}:${jsonText(points)},"blocks":${jsonText(meaning)},"terms":[`
  let separator = ''
  for (const { coefficient, blocks } of terms()) {
    yield `${separator}${jsonText({ coefficient: `${coefficient}`, blocks })}`
    separator = ','
  }
  yield ']}\n'
}

/**
 * What is expanded = its terms, on lines of a readable width; `0` when there are none.
 *
 * @example
 * [...partitionSumText(await answerCumulant({ points: ['1', '2'] }))].join('') // 'κ₁₂ = ⟨x₁ x₂⟩ − ⟨x₁⟩ ⟨x₂⟩\n'
 */
export function* partitionSumText({ of, points, blocks: meaning, terms }: PartitionSum): Generator<string> {
  const head = `${blockText(points, of)} =`
  let line = head
  let first = true
  for (const term of terms()) {
    const next = partitionTermText(term, meaning, first)
    if (line.length + next.length >= LINE_WIDTH) {
      yield `${line}\n`
      line = ' '
    }
    line += ` ${next}`
    first = false
  }
  yield first ? `${head} 0\n` : `${line}\n`
}
