import { describe, expect, it } from 'vitest'
import { readEquation } from '../../../src/dynamics/stochastic/readEquation.js'
import { answerSde } from '../../../src/requests/sde.js'
import type { SdeRequest } from '../../../src/requests/sde.js'
import { answerSelfEnergy } from '../../../src/requests/sdeSelfEnergy.js'

describe('numbers with powers of ten', () => {
  it.each([
    ['dx = -x + 1e-2 x^2, noise 2.5E-1', 'dx = -x + 0.01 x^2, noise 0.25'],
    ['dx = -x + 1.5e+3, noise 1', 'dx = -x + 1500, noise 1'],
    ['dx = -x + .5e-1 x^3, noise 12.5e-1', 'dx = -x + 0.05 x^3, noise 1.25'],
    ['dx = -x + 1e-1 cos(t), noise 1e0, x(0) = 2e-3', 'dx = -x + 1/10 cos(t), noise 1, x(0) = 1/500'],
  ])('%s', (written, plain) => {
    expect({ ...readEquation(written), text: '' }).toEqual({ ...readEquation(plain), text: '' })
  })

  it('stand in starts, and are no product with e, which may be a parameter', async () => {
    const mean = await answerSde({ equation: 'dx = -x, noise D', quantity: 'mean', start: { x: '1e-3' }, upTo: 0 })
    expect(mean.series.terms).toMatchObject([{ coefficient: { num: 1n, den: 1000n } }])
    expect(readEquation('dx = -x + 2e x^2, noise 1').parameters).toEqual(['e'])
    expect(() => readEquation('dx = -x + 1e400, noise 1')).toThrow(
      'number: expected a power of ten up to 300, received 1e400',
    )
  })
})

describe('noises that there are not', () => {
  const at = (equation: string, parameters: Readonly<Record<string, number>> = {}): SdeRequest => ({
    equation,
    quantity: 'correlation',
    upTo: 0,
    parameters,
  })

  it.each([
    [at('dx = -x, noise -1'), 'noise: expected a variance that is not negative, received -1'],
    [at('dx = -x + eps x^2, noise D', { D: -1 }), 'noise: expected a variance that is not negative, received -1'],
    [
      at('dx = -x; dy = -2y; noise x 1, noise y 1, noise x y 5'),
      'noise: expected covariances that noises can have, received some of which a combination has a negative variance',
    ],
    [
      at('dx = -x dt + (1 + s x) dW, noise D', { D: -0.5, s: 1 }),
      'noise: expected a variance that is not negative, received -0.5',
    ],
  ])('%j', async (request, sentence) => {
    await expect(answerSde(request)).rejects.toThrow(sentence)
    await expect(answerSelfEnergy(request)).rejects.toThrow(sentence)
  })

  it('those on the edge are some', async () => {
    const { series } = await answerSde(at('dx = -x; dy = -2y; noise x 1, noise y 1, noise x y 1'))
    expect(series.terms).toHaveLength(1)
    await answerSde(at('dx = -x + eps x^2, noise D', { D: 0 }))
  })
})
