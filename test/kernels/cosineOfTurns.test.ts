import { expect, it } from 'vitest'
import { cosineOfTurns } from '../../src/kernels/cosineOfTurns.js'

it('is the cosine of 2πt', () => {
  for (let i = -4000; i <= 4000; i++) {
    const t = i / 1777
    // 2πt is rounded before Math.cos sees it.
    expect(Math.abs(cosineOfTurns(t) - Math.cos(2 * Math.PI * t)), `${t}`).toBeLessThan(
      5e-16 + 2.3e-16 * 2 * Math.PI * Math.abs(t),
    )
  }
})

it('has the period 1 at any distance, and exact zeros and extremes', () => {
  expect([0, 0.5, 1, -0.5, 2 ** 40 + 0.5, 1e300].map(cosineOfTurns)).toEqual(
    [1, -1, 1, -1, -1, 1].map((value) => expect.closeTo(value, 15) as number),
  )
  expect([0.25, 0.75, -0.25, 2 ** 40 + 0.25].map((t) => Math.abs(cosineOfTurns(t)))).toEqual([0, 0, 0, 0])
  expect(cosineOfTurns(Infinity)).toBeNaN()
})
