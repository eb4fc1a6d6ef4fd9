import { isOriented } from '../diagrams/diagram.js'
import { inverseLines, linesText } from './lineBlocks.js'
import type { LineBlock } from './lineBlocks.js'
import type { Field, Theory } from './theory.js'

/**
 * What of Γ is no finite diagram, in words: the vacuum part of one loop, a logarithm, and the quadratic part of the action
 * where a matrix of lines has no inverse.
 */
export function partsWithoutDiagram(
  blocks: readonly LineBlock[],
  fields: readonly Field[],
): NonNullable<Theory['withoutDiagram']> {
  const vacuum = `one loop without legs is ${determinants(blocks)}, which no finite diagram gives: it is not listed`
  const singular = blocks.find((block) => inverseLines(block, fields).length === 0)
  if (singular === undefined) return { vacuum }
  return {
    vacuum,
    pair: `the matrix of ${linesText(singular.lines)} has no inverse: its part of the action is not listed`,
  }
}

/** An oriented line stands for two entries of the matrix of lines; a response has −det R² whatever the correlation is. */
function determinants(blocks: readonly LineBlock[]): string {
  const own = blocks
    .filter(({ kind }) => kind !== 'matrix')
    .flatMap(({ kind, lines }) => (kind === 'single' ? lines : lines.filter(isOriented)))
  const [plain, oriented] = [own.filter((line) => !isOriented(line)), own.filter(isOriented)]
  return [
    ...(plain.length === 0 ? [] : [`½ log det of the inverse of ${linesText(plain)}`]),
    ...(oriented.length === 0 ? [] : [`log det of the inverse of ${linesText(oriented)}`]),
    ...blocks.flatMap(({ kind, lines }) =>
      kind === 'matrix' ? [`½ log det of the inverse of the matrix of ${linesText(lines)}`] : [],
    ),
  ].join(' and ')
}
