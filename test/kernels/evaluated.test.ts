import { describe, expect, it } from 'vitest'
import { actionOnPoints, evaluateAction } from '../../src/actions/actionOnPoints.js'
import { requireDigits } from '../../src/kernels/evaluated.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'

describe('a number with its error, on its way out', () => {
  it('is not lost in it, or is small beside what cancels', () => {
    expect(requireDigits({ value: 2, error: 0.9 }, { at: 'x' }).value).toBe(2)
    expect(requireDigits({ value: 0, error: 1e-17 }, { at: 'x', size: () => 1 }).value).toBe(0)
    expect(requireDigits({ value: 0, error: 0 }, { at: 'x' }).value).toBe(0)
    for (const found of [
      { value: 1.65e36, error: 1.42e36 },
      { value: 0, error: 1 },
      { value: 1, error: Infinity },
      { value: Number.NaN, error: Number.NaN },
    ])
      expect(() => requireDigits(found, { at: 'x' })).toThrow(/^x: expected a number that is not lost in its error/)
  })

  it('is the value of an action on points', () => {
    const action = actionOnPoints(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), [[0.3], [0.9]], 1)
    expect(evaluateAction(action, [0.5, 0.4], [1e-5, 1e-5]).errors.value).toBeLessThan(0.01)
    expect(() => evaluateAction(action, [0.5, 0.4], [0.01, 0.01])).toThrow(
      /^S: expected a number that is not lost in its error/,
    )
  })
})
