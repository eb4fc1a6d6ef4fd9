import { expect, it } from 'vitest'
import { sampleCosHidden } from '../../src/networks/cosines/sampleCosHidden.js'
import type { RandomStream } from '../../src/random/philox.js'
import { randomStream } from '../../src/random/philox.js'

it('is cos(w·x + b) with the bias and the weights of each neuron', () => {
  const numbers = [0.25, 0.3, -1.1, 0.9, 0.7, 2.0]
  const random: RandomStream = {
    normal: () => NaN,
    uniform: () => NaN,
    rows: (out, count, uniforms, normals) => out.set(numbers.splice(0, count * (uniforms + normals))),
  }
  const points = [
    [1, 2],
    [-0.5, 0.4],
    [0, 0],
  ]
  const out = new Float64Array(6).fill(9)
  sampleCosHidden({ N: 2, d: 2, sigma0: 3 }, random, points, out)
  const scale = 3 / Math.sqrt(2)
  const neuron = (w0: number, w1: number, b: number): number[] =>
    points.map(([x, y]) => Math.cos(scale * (w0 * (x as number) + w1 * (y as number)) + b))
  const expected = [...neuron(0.3, -1.1, -Math.PI / 2), ...neuron(0.7, 2.0, 0.8 * Math.PI)]
  out.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] as number, 12)
  })
})

it('does not let points disturb each other', () => {
  const [alone, together] = [new Float64Array(5), new Float64Array(10)]
  sampleCosHidden({ N: 5, d: 1, sigma0: 1 }, randomStream(1, 2), [[0.4]], alone)
  sampleCosHidden({ N: 5, d: 1, sigma0: 1 }, randomStream(1, 2), [[-3], [0.4]], together)
  expect([...together].filter((_, i) => i % 2 === 1)).toEqual([...alone])
})
