import type { MomentLetter, MomentReading } from './momentLetters.js'

/** About what moments with one head are. */
export interface SortOfMoments {
  readonly sort: MomentReading['μ']
  /** What is told of it where the formula leaves the choice. */
  readonly conventions: readonly string[]
}

/** μ_n and m_n are moments about the mean or about 0, where the formula does not tell by μ'_n or μ_1. */
export function momentReadings(head: 'μ' | 'm', letters: readonly MomentLetter[]): readonly SortOfMoments[] {
  const own = letters.filter((letter) => letter.head === head)
  if (own.length === 0) return [{ sort: 'raw', conventions: [] }]
  if (letters.some((letter) => letter.head === `${head}'`)) return [{ sort: 'central', conventions: [] }]
  if (own.some(({ degree }) => degree === 1)) return [{ sort: 'raw', conventions: [] }]
  return [
    { sort: 'central', conventions: [`read ${head}_n as moments about the mean`] },
    { sort: 'raw', conventions: [`read ${head}_n as moments about 0`] },
  ]
}
