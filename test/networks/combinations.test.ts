import { describe, expect, it } from 'vitest'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { gaussNet } from '../../src/networks/layers/gaussNet.js'
import { reluNet } from '../../src/networks/layers/reluNet.js'
import type { Network } from '../../src/networks/network.js'

const shape = { N: 5, d: 1, sigma0: 0.7, sigma1: 1 }
const networks: readonly Network[] = [cosNet(shape), gaussNet({ ...shape, sigmab: 0.2 }), reluNet(shape)]

describe.each(networks.map((network) => [network.name, network] as const))('combinations of the %s', (_, network) => {
  const identity = [
    [1, 0],
    [0, 1],
  ]
  const combined = network.combinations?.([[0.3], [-0.4]])?.(identity)

  it('vanish for an odd number of legs', () => {
    for (const legs of [[0], [0, 1, 0]]) expect(combined?.(legs).value).toBe(0)
  })

  it('are refused for no legs, and for more than the recursion goes through', () => {
    expect(() => combined?.([])).toThrow('n: expected a number of points, 1 or more, received 0')
    for (const n of [17, 18, 100_000])
      expect(() => combined?.(Array.from({ length: n }, () => 0))).toThrow('expected at most 16 legs of a correlator')
  })

  it('are the correlators of the field for the identity', () => {
    const onPoints = network.correlatorsOn?.([[0.3], [-0.4]])
    for (const legs of [
      [0, 1],
      [0, 1, 1, 0],
    ]) {
      const { value, error } = onPoints?.(legs) ?? { value: NaN, error: NaN }
      expect(Math.abs((combined?.(legs).value as number) - value)).toBeLessThanOrEqual(error + 1e-15 * Math.abs(value))
    }
  })
})
