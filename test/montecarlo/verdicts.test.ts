import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../src/montecarlo/check/judge.js'
import { countVerdicts, verdictOf, verdictWords } from '../../src/montecarlo/check/verdicts.js'

const results = (...verdicts: readonly Verdict[]): readonly { readonly verdict: Verdict }[] =>
  verdicts.map((verdict) => ({ verdict }))

describe('verdicts together', () => {
  it.each<[readonly { readonly verdict: Verdict }[], Verdict, string]>([
    [results('agrees', 'agrees'), 'agrees', '2 agree, none differs'],
    [results('agrees', 'undecided', 'undecided'), 'undecided', '1 agrees, 2 undecided, none differs'],
    [results('undecided', 'differs', 'agrees', 'differs'), 'differs', '1 agrees, 1 undecided, 2 differ'],
    [results('differs'), 'differs', 'none agrees, 1 differs'],
    [[], 'undecided', 'none agrees, none differs'],
  ])('%j', (of, verdict, words) => {
    expect(verdictOf(of)).toBe(verdict)
    expect(verdictWords(countVerdicts(of))).toBe(words)
  })
})
