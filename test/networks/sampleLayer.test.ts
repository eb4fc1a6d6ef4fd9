import { readFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import wabt from 'wabt'
import { layerWasm } from '../../src/kernels/layerWasm.js'
import { erf } from '../../src/kernels/erf.js'
import { tanh } from '../../src/kernels/tanh.js'
import { sampleLayer } from '../../src/networks/layers/sampleLayer.js'
import type { Layer } from '../../src/networks/layers/sampleLayer.js'
import type { RandomStream } from '../../src/random/philox.js'
import { randomStream } from '../../src/random/philox.js'

afterEach(() => {
  vi.unstubAllGlobals()
})

const points = [
  [1, 2],
  [-0.5, 0.4],
  [0, 0],
]

/** A stream that gives these numbers. */
function given(numbers: readonly number[]): RandomStream {
  const left = [...numbers]
  return {
    normal: () => NaN,
    uniform: () => NaN,
    rows: (out, count, uniforms, normals) => out.set(left.splice(0, count * (uniforms + normals))),
  }
}

it.each([
  ['erf', erf, 2],
  ['tanh', tanh, 2],
  ['exp', Math.exp, 2],
  ['relu', (z: number) => Math.max(0, z), 2],
] as const)('is %s(w·x + b − o) with the weights and then the bias of each neuron', (activation, f, sigmab) => {
  const out = new Float64Array(7).fill(9)
  const layer = { N: 2, d: 2, sigma0: 3, biases: sigmab, activation, offset: (x: readonly number[]) => x[0] as number }
  sampleLayer(layer, given([0.3, -1.1, 0.5, 0.7, 2.0, -0.2]), points, out)
  const scale = 3 / Math.sqrt(2)
  const neuron = (w0: number, w1: number, b: number): number[] =>
    points.map(([x, y]) => f(scale * (w0 * (x as number) + w1 * (y as number)) + b - (x as number)))
  const expected = [...neuron(0.3, -1.1, 1), ...neuron(0.7, 2.0, -0.4)]
  expected.forEach((value, i) => {
    expect((out[i] as number) / value || 0).toBeCloseTo(value === 0 ? 0 : 1, 12)
  })
  expect(out[6]).toBe(9)
})

it('does not let points disturb each other', () => {
  const [alone, together] = [new Float64Array(5), new Float64Array(10)]
  const layer = { N: 5, d: 1, sigma0: 1, biases: 2, activation: 'tanh' } as const
  sampleLayer(layer, randomStream(1, 2), [[0.4]], alone)
  sampleLayer(layer, randomStream(1, 2), [[-3], [0.4]], together)
  expect([...together].filter((_, i) => i % 2 === 1)).toEqual([...alone])
})

/** Layers that differ in all that matters for how they are computed; σ up to where nothing but 0, 1 and infinities is left. */
const layers: readonly (Layer & { readonly at: number })[] = (
  ['cosine', 'relu', 'exp', 'erf', 'tanh'] as const
).flatMap((activation) =>
  [0.3, 5, 400].flatMap((sigma0) =>
    [1, 2, 3].flatMap((d) =>
      [1, 2, 4, 5, 7].map((at) => {
        const biases = activation === 'cosine' ? 'turns' : activation === 'relu' ? undefined : 0.7
        return {
          N: at === 7 ? 613 : 21,
          d,
          sigma0,
          activation,
          at,
          ...(biases === undefined ? {} : { biases }),
          offset: (x: readonly number[]) => (activation === 'exp' ? (x[0] as number) ** 2 : 0),
        }
      }),
    ),
  ),
)

it('has the same digits where there is no WebAssembly', async () => {
  const drawn = async (): Promise<readonly Float64Array[]> => {
    vi.resetModules()
    const [{ sampleLayer }, { randomStream }] = await Promise.all([
      import('../../src/networks/layers/sampleLayer.js'),
      import('../../src/random/philox.js'),
    ])
    return layers.map(({ at, ...layer }, i) => {
      const out = new Float64Array(layer.N * at)
      const places = Array.from({ length: at }, (_, p) =>
        Array.from({ length: layer.d }, (_, k) => (p - 1.3) / (k + 1)),
      )
      sampleLayer(layer, randomStream(5, i), places, out)
      return out
    })
  }
  const fast = await drawn()
  vi.stubGlobal('WebAssembly', undefined)
  const plain = await drawn()
  layers.forEach((layer, i) => {
    expect(fast[i], JSON.stringify(layer)).toEqual(plain[i])
  })
})

it('is compiled from layer.wat', async () => {
  const source = readFileSync('src/kernels/layer.wat', 'utf8')
  const { buffer } = (await wabt()).parseWat('layer.wat', source, { simd: true }).toBinary({})
  expect(layerWasm).toBe(Buffer.from(buffer).toString('base64'))
})
