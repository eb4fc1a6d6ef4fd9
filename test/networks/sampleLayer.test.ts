import { expect, it } from 'vitest'
import { everywhere, sampleLayer } from '../../src/networks/layers/sampleLayer.js'
import type { RandomStream } from '../../src/random/philox.js'
import { randomStream } from '../../src/random/philox.js'

it('is f(w·x + b) with the weights and then the bias of each neuron', () => {
  const normals = [0.3, -1.1, 0.5, 0.7, 2.0, -0.2]
  const random: RandomStream = {
    normal: () => NaN,
    normals: (out, count) => out.set(normals.splice(0, count)),
    uniform: () => NaN,
  }
  const points = [
    [1, 2],
    [-0.5, 0.4],
    [0, 0],
  ]
  const out = new Float64Array(6).fill(9)
  sampleLayer({ N: 2, d: 2, sigma0: 3, sigmab: 2, activate: everywhere(Math.cos) }, random, points, out)
  const scale = 3 / Math.sqrt(2)
  const neuron = (w0: number, w1: number, b: number): number[] =>
    points.map(([x, y]) => Math.cos(scale * (w0 * (x as number) + w1 * (y as number)) + b))
  const expected = [...neuron(0.3, -1.1, 1), ...neuron(0.7, 2.0, -0.4)]
  out.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] as number, 12)
  })
})

it('does not let points disturb each other', () => {
  const [alone, together] = [new Float64Array(5), new Float64Array(10)]
  sampleLayer({ N: 5, d: 1, sigma0: 1, sigmab: 2, activate: everywhere(Math.cos) }, randomStream(1, 2), [[0.4]], alone)
  sampleLayer(
    { N: 5, d: 1, sigma0: 1, sigmab: 2, activate: everywhere(Math.cos) },
    randomStream(1, 2),
    [[-3], [0.4]],
    together,
  )
  expect([...together].filter((_, i) => i % 2 === 1)).toEqual([...alone])
})
