import type { PartitionTerm } from '../algebra/cumulant.js'
import { InputError } from '../errors.js'
import type { BlockMeaning } from '../render/blockPowers.js'
import { blockLatex, partitionTermLatex } from '../render/latex/partitionLatex.js'
import { alignedLatex } from '../render/latex/number.js'
import { blockText, partitionTermText } from '../render/text/partitionText.js'
import { jsonText } from '../render/jsonText.js'
import { largest, requireSize } from '../sizes.js'

/** Of different points, twelve have 4,213,597 partitions. */
const MOST_POINTS = 12
const LINE_WIDTH = 120

/** Points such as `1,1,2` or `a,b`; equal ones are one variable several times. @throws InputError naming what is no point */
export function readLabels(text: string): readonly string[] {
  const labels = text.split(',').map((label) => label.trim())
  const wrong = labels.find((label) => !/^[\p{L}\d][\p{L}\d_]*$/u.test(label))
  if (wrong !== undefined)
    throw new InputError({ code: 'cli.labels', at: 'points', expected: 'numbers or names separated by commas, such as 1,1,2', received: `'${text}'` })
  if (labels.length > MOST_POINTS)
    throw new InputError({ code: 'cli.labels', at: 'points', expected: `at most ${MOST_POINTS} points`, received: `${labels.length}` })
  return labels
}

/** What is expanded. */
interface Left {
  readonly points: readonly string[]
  readonly meaning: BlockMeaning
}

/** `left = sum` as text, LaTeX or JSON, part by part as the terms come. */
export function partitionSum(left: Left, terms: Iterable<PartitionTerm<string>>, meaning: BlockMeaning, format: 'text' | 'latex' | 'json'): Iterable<string> {
  switch (format) {
    case 'text':
      return textLines(`${blockText(left.points, left.meaning)} =`, terms, meaning)
    case 'latex': {
      const summands: ReturnType<typeof partitionTermLatex>[] = []
      for (const term of terms) {
        const needed = summands.push(partitionTermLatex(term, meaning))
        requireSize({ code: 'cli.labels', at: 'points', of: 'terms of a formula in LaTeX', needed, most: largest.terms, instead: 'JSON and text have all' })
      }
      return [`${alignedLatex(blockLatex(left.points, left.meaning), summands)}\n`]
    }
    case 'json':
      return jsonParts(left, terms, meaning)
  }
}

function* jsonParts({ points, meaning: name }: Left, terms: Iterable<PartitionTerm<string>>, meaning: BlockMeaning): Generator<string> {
  yield `{${jsonText(name)}:${jsonText(points)},"blocks":${jsonText(meaning)},"terms":[`
  let separator = ''
  for (const { coefficient, blocks } of terms) {
    yield `${separator}${jsonText({ coefficient: `${coefficient}`, blocks })}`
    separator = ','
  }
  yield ']}\n'
}

/** Terms on lines of a readable width; `0` when there are none. */
function* textLines(head: string, terms: Iterable<PartitionTerm<string>>, meaning: BlockMeaning): Generator<string> {
  let line = head
  let first = true
  for (const term of terms) {
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
