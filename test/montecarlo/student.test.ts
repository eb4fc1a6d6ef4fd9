import { describe, expect, it } from 'vitest'
import { zOf } from '../../src/montecarlo/statistics/normal.js'
import { normalScore, studentDeviation, studentScore } from '../../src/montecarlo/statistics/student.js'

describe('Student’s distribution', () => {
  // Tables of t: the two-sided probability, the degrees of freedom, t.
  it.each([
    [0.05, 5, 2.5706],
    [0.05, 10, 2.2281],
    [0.01, 10, 3.1693],
    [0.001, 10, 4.5869],
    [0.001, 30, 3.646],
    [0.05, 100, 1.984],
  ])('two-sided %d with %d degrees is beyond %d', (p, degrees, t) => {
    expect(Math.abs(normalScore(t, degrees) - zOf(p))).toBeLessThan(0.03)
    expect(normalScore(-t, degrees)).toBe(-normalScore(t, degrees))
    expect(studentScore(normalScore(t, degrees), degrees)).toBeCloseTo(t, 10)
  })

  it('has the variance ν/(ν − 2)', () => {
    // ∫ t² (1 + t²/5)^−3 dt over ∫ (1 + t²/5)^−3 dt = 5/3.
    expect(studentDeviation(5) ** 2).toBeCloseTo(5 / 3, 12)
  })
})
