import { readFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import wabt from 'wabt'
import { pairsWasm } from '../../src/montecarlo/sampling/pairsWasm.js'
import { randomStream } from '../../src/random/philox.js'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** The sums by themselves, neuron after neuron. */
function expected(points: number, hidden: Float64Array, [a, b]: readonly [number, number]): number {
  let sum = 0
  for (let row = 0; row < hidden.length; row += points) sum += (hidden[row + a] as number) * (hidden[row + b] as number)
  return sum
}

it.each(['WebAssembly', 'JavaScript'])(
  'adds up products neuron after neuron by %s, for few points and many, some pairs and all',
  async (how) => {
    vi.resetModules()
    if (how === 'JavaScript') vi.stubGlobal('WebAssembly', undefined)
    const { pairSums } = await import('../../src/montecarlo/sampling/pairSums.js')
    // 100 points have more pairs of fours than are done at once, 613 neurons more values, 2100 points more than there is room for.
    for (const [points, neurons] of [
      [1, 7],
      [2, 100],
      [3, 5],
      [4, 613],
      [6, 613],
      [9, 20],
      [100, 3],
      [2100, 2],
    ] as const) {
      const hidden = new Float64Array(points * neurons)
      randomStream(3, points).rows(hidden, hidden.length, 0, 1)
      const all = Array.from({ length: Math.min(points, 100) }, (_, a) =>
        Array.from({ length: a + 1 }, (_, b) => [b, a] as const),
      ).flat()
      for (const pairs of [all, all.filter((_, i) => i % 3 === 1), []]) {
        const sums = new Float64Array(pairs.length + 1).fill(9)
        pairSums(points, pairs)(hidden, neurons, sums)
        expect([...sums]).toEqual([...pairs.map((pair) => expected(points, hidden, pair)), 9])
      }
    }
  },
)

it('is compiled from pairs.wat', async () => {
  const source = readFileSync('src/montecarlo/sampling/pairs.wat', 'utf8')
  const { buffer } = (await wabt()).parseWat('pairs.wat', source, { simd: true }).toBinary({})
  expect(pairsWasm).toBe(Buffer.from(buffer).toString('base64'))
})
