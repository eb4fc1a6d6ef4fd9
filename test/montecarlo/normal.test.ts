import { describe, expect, it } from 'vitest'
import { twoSided, zOf } from '../../src/montecarlo/statistics/normal.js'
import { known } from '../known/known.js'

const { tails, quantiles } = known<{
  readonly tails: readonly { readonly z: number; readonly twoSided: string }[]
  readonly quantiles: readonly { readonly p: number; readonly z: string }[]
}>('normal.json')

describe('the normal distribution', () => {
  it.each(tails)('beyond $z has the probability that 60 digits give, to a part in 10¹⁵', ({ z, twoSided: exact }) => {
    expect(Math.abs(twoSided(z) / Number(exact) - 1)).toBeLessThan(1.5e-15)
    expect(twoSided(-z)).toBe(twoSided(z))
  })

  it.each(quantiles)('lies beyond the right z with probability $p', ({ p, z }) => {
    expect(Math.abs(zOf(p) / Number(z) - 1)).toBeLessThan(1.5e-15)
  })

  it('is whole at 0 and ends at infinity', () => {
    expect([twoSided(0), twoSided(Infinity), twoSided(100)]).toEqual([1, 0, 0])
  })
})
