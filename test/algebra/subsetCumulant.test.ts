import { describe, expect, it } from 'vitest'
import { subsetCumulant } from '../../src/algebra/subsetCumulant.js'

describe('the cumulant by sets', () => {
  const ofMoments = (n: number, moment: (items: readonly number[]) => number): number =>
    subsetCumulant(n, {
      zero: 0,
      moment,
      without: (whole, cumulants, moments, count) =>
        cumulants.slice(0, count).reduce((sum, cumulant, i) => sum - cumulant * (moments[i] as number), whole),
    })

  it('of four and six equal variables is that of moments, M₄ − 3M₂² and M₆ − 15M₂M₄ + 30M₂³', () => {
    const [m2, m4, m6] = [2, 7, 31]
    const moment = ({ length }: readonly number[]): number => [1, 0, m2, 0, m4, 0, m6][length] as number
    expect(ofMoments(4, moment)).toBe(m4 - 3 * m2 ** 2)
    expect(ofMoments(6, moment)).toBe(m6 - 15 * m2 * m4 + 30 * m2 ** 3)
  })

  it('asks for the moment of all first, which is refused before anything is computed', () => {
    const asked: (readonly number[])[] = []
    const refusing = (items: readonly number[]): number => {
      asked.push(items)
      throw new RangeError('too many')
    }
    expect(() => ofMoments(6, refusing)).toThrow('too many')
    expect(asked).toEqual([[0, 1, 2, 3, 4, 5]])
  })
})
