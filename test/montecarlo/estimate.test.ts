import { expect, it } from 'vitest'
import { compareWith } from '../../src/montecarlo/estimate.js'
import type { Estimate } from '../../src/montecarlo/estimate.js'

const estimate: Estimate = {
  quantity: { kind: 'named', name: 'G2(x1, x1)' },
  mean: 0.5,
  standardError: 0.125,
  samples: 100,
  seed: 1,
  method: { kind: 'named', name: 'direct' },
}

it.each([
  { standardError: 0.125, prediction: 0.75, z: -2 },
  { standardError: 0.125, prediction: 0.25, z: 2 },
  { standardError: 0.125, prediction: 0.5, z: 0 },
  { standardError: 0, prediction: 0.5, z: 0 },
  { standardError: 0, prediction: 0.25, z: Infinity },
  { standardError: 0, prediction: 0.75, z: -Infinity },
])('0.5 ± $standardError lies $z standard errors above $prediction', ({ standardError, prediction, z }) => {
  const measured = { ...estimate, standardError }
  expect(compareWith(measured, prediction)).toEqual({ estimate: measured, prediction, difference: 0.5 - prediction, z })
})
