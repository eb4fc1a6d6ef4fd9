import { createHash } from 'node:crypto'

/** What a mutant outside the sample is said to be found by. */
export const NOT_CHOSEN = 'not in the sample'

const { EDGEWICK_MUTATE_SAMPLE = '1', EDGEWICK_MUTATE_SEED = '13' } = process.env

/**
 * Whether a mutant is one of the sample: by its own text and the seed, so that a sample is the same whatever files it
 * is run with, and one in 5 contains one in 10.
 */
export function isChosen({ fileName, location: { start, end }, mutatorName, replacement }) {
  const name = fileName.slice(fileName.lastIndexOf('/src/'))
  const text = [
    EDGEWICK_MUTATE_SEED,
    name,
    start.line,
    start.column,
    end.line,
    end.column,
    mutatorName,
    replacement,
  ].join('\n')
  return createHash('sha256').update(text).digest().readUInt32BE() * Number(EDGEWICK_MUTATE_SAMPLE) < 2 ** 32
}
