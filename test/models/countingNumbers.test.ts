import { expect, it } from 'vitest'
import { readChain } from '../../src/mathematics/readChain.js'
import { valueOf } from '../../src/models/evaluate.js'
import { NoMeaning } from '../../src/models/noMeaning.js'
import { coefficient } from '../../src/models/value.js'
import { claimOf } from './identityClaims.js'

function value(tex: string): number {
  const [side] = readChain(tex).sides
  if (side === undefined) throw new Error('nothing')
  return coefficient(valueOf(side, { orders: 0, meaning: () => undefined }, new Map()), 0)[0]
}

it.each([
  [String.raw`\binom{5}{2}`, 10],
  [String.raw`\binom{5}{0}`, 1],
  [String.raw`\binom{2}{3}`, 0],
  // No subset has fewer than no members.
  [String.raw`\binom{4}{-1}`, 0],
  [String.raw`\binom{4}{-3}`, 0],
  [String.raw`\binom{0}{-1}`, 0],
  [String.raw`\binom{1/2}{-1}`, 0],
  [String.raw`\binom{-2}{-1}`, 0],
  // The binomial series.
  [String.raw`\binom{-1}{0}`, 1],
  [String.raw`\binom{-1}{3}`, -1],
  [String.raw`\binom{-3}{2}`, 6],
  [String.raw`\binom{1/2}{2}`, -1 / 8],
  [String.raw`\binom{-1/2}{2}`, 3 / 8],
  [String.raw`0!`, 1],
  [String.raw`5!!`, 15],
  [String.raw`(-1)!!`, 1],
])('%s is %s', (tex, expected) => {
  expect(value(tex)).toBeCloseTo(expected, 14)
})

it.each([
  String.raw`\binom{-1}{-1}`,
  String.raw`\binom{-1}{-2}`,
  String.raw`\binom{2}{1/2}`,
  String.raw`\binom{i}{2}`,
  String.raw`\binom{2000}{3}`,
  String.raw`(-1)!`,
  String.raw`(1/2)!`,
  String.raw`(-3)!!`,
])('%s has no meaning', (tex) => {
  expect(() => value(tex)).toThrow(NoMeaning)
})

it.each([
  [String.raw`\mu'_n = \sum_{k=1}^{n}\left[\binom{n}{k} - \binom{n-1}{k}\right]\kappa_k\mu'_{n-k}`, 'right'],
  [String.raw`\kappa_2 = \mu'_2 - {\mu'_1}^2 + \binom{4}{-1}\mu'_3`, 'right'],
  [String.raw`\kappa_2 = \mu'_2 - \binom{4}{-1} {\mu'_1}^2`, 'wrong'],
  [String.raw`\kappa_2 = \mu'_2 + \binom{-1}{-1} {\mu'_1}^2`, 'not-judged'],
])('%s is %s', async (tex, verdict) => {
  expect((await claimOf(tex)).verdict).toBe(verdict)
})
