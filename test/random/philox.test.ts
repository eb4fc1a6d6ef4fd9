import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { philox4x32, randomStream } from '../../src/random/philox.js'

function block(counter: readonly number[], key: readonly number[]): number[] {
  const out = new Uint32Array(4)
  philox4x32(Uint32Array.from(counter), Uint32Array.from(key), out)
  return [...out]
}

/** Philox4x32-10 by its definition, in exact integers. */
function blockByBigInt(counter: readonly number[], key: readonly number[]): number[] {
  const mask = 0xffffffffn
  let [c0, c1, c2, c3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint]
  let [k0, k1] = key.map(BigInt) as [bigint, bigint]
  for (let round = 0; round < 10; round++) {
    const [p0, p1] = [0xd2511f53n * c0, 0xcd9e8d57n * c2]
    ;[c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & mask, (p0 >> 32n) ^ c3 ^ k1, p0 & mask]
    ;[k0, k1] = [(k0 + 0x9e3779b9n) & mask, (k1 + 0xbb67ae85n) & mask]
  }
  return [c0, c1, c2, c3].map(Number)
}

describe('philox4x32', () => {
  it.each([
    { counter: [0, 0, 0, 0], key: [0, 0], words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
    { counter: Array<number>(4).fill(0xffffffff), key: [0xffffffff, 0xffffffff], words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd] },
    { counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], key: [0xa4093822, 0x299f31d0], words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1] },
  ])('gives the known answer of Random123 for key $key', ({ counter, key, words }) => {
    expect(block(counter, key)).toEqual(words)
  })

  it('is the definition for all counters and keys', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff })
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
        expect(block(counter, key)).toEqual(blockByBigInt(counter, key))
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})

describe('randomStream', () => {
  it('takes the key from the seed and the counter from draw and index', () => {
    const seed = 5 * 2 ** 32 + 6
    const stream = randomStream(seed, 7 * 2 ** 32 + 8)
    for (let draw = 0; draw < 3; draw++) {
      const words = blockByBigInt([draw, 0, 8, 7], [6, 5])
      for (const [a, b] of [words.slice(0, 2), words.slice(2)] as [number, number][]) {
        expect(stream.uniform()).toBe(Number((BigInt(a >>> 5) << 26n) | BigInt(b >>> 6)) / 2 ** 53)
      }
    }
  })

  it.each([
    { seed: 0, index: 0, uniforms: [0.39904647231489565, 0.7357127860596914, 0.9722412032044762], normals: [1.5273188110643863, 0.18757966300890752] },
    { seed: 20260000, index: 7, uniforms: [0.9670203180352691, 0.6708255313038393, 0.2553042933052161], normals: [-0.36694687268005294, 0.43954292552964325] },
    {
      seed: 2 ** 53 - 1,
      index: 2 ** 40 + 3,
      uniforms: [0.3623478361367537, 0.38432032012098427, 0.15610018989333208],
      normals: [0.14929623593516012, -0.96524742116295],
    },
  ])('is frozen for seed $seed, index $index', ({ seed, index, uniforms, normals }) => {
    const stream = randomStream(seed, index)
    expect([stream.uniform(), stream.uniform(), stream.uniform()]).toEqual(uniforms)
    // Logarithm and cosine may differ in the last digit between JavaScript engines.
    normals.forEach((normal) => {
      expect(stream.normal()).toBeCloseTo(normal, 12)
    })
  })

  it('does not depend on the order in which indices are visited', () => {
    const indices = Array.from({ length: 50 }, (_, i) => i)
    const stream = randomStream(3, 0)
    const draw = (index: number): number[] => {
      stream.aim(index)
      // An odd number of normals and of uniforms: nothing may be left over for the next index.
      return [stream.normal(), stream.uniform(), stream.normal(), stream.normal()].slice(0, 1 + (index % 4))
    }
    const forward = indices.map(draw)
    const backward = indices.toReversed().map(draw).toReversed()
    expect(backward).toEqual(forward)
    expect(forward.map(([first]) => first)).toEqual(indices.map((index) => randomStream(3, index).normal()))
  })

  it('keeps the second normal of a pair when a uniform is drawn between', () => {
    const [plain, mixed] = [randomStream(3, 1), randomStream(3, 1)]
    const pair = [plain.normal(), plain.normal()]
    const first = mixed.normal()
    mixed.uniform()
    expect([first, mixed.normal()]).toEqual(pair)
  })

  // Each average below has standard error sqrt(variance / draws); 4 of them are allowed.
  const draws = 200_000
  const within = (name: string, sum: number, mean: number, variance: number): void => {
    expect(Math.abs(sum / draws - mean) / Math.sqrt(variance / draws), name).toBeLessThan(4)
  }

  it.each(['along one stream', 'across indices', 'across seeds'] as const)(
    'has uniform and normal moments and no correlation between neighbours, %s',
    (how) => {
      const one = randomStream(11, 5)
      const sums = { u: 0, uu: 0, un: 0, n: 0, n2: 0, n3: 0, n4: 0, nn: 0, pair: 0 }
      let [lastUniform, lastNormal] = [0.5, 0]
      for (let i = 0; i < draws; i++) {
        const stream = how === 'across seeds' ? randomStream(i, 5) : one
        if (how === 'across indices') one.aim(i)
        const [u, n, second] = [stream.uniform(), stream.normal(), stream.normal()]
        sums.u += u
        sums.uu += (u - 0.5) ** 2
        sums.un += (u - 0.5) * (lastUniform - 0.5)
        sums.n += n
        sums.n2 += n ** 2
        sums.n3 += n ** 3
        sums.n4 += n ** 4
        sums.nn += n * lastNormal
        sums.pair += n * second
        ;[lastUniform, lastNormal] = [u, n]
      }
      within('uniform mean', sums.u, 1 / 2, 1 / 12)
      within('uniform variance', sums.uu, 1 / 12, 1 / 180)
      within('uniform neighbours', sums.un, 0, 1 / 144)
      within('normal mean', sums.n, 0, 1)
      within('normal variance', sums.n2, 1, 2)
      within('normal third moment', sums.n3, 0, 15)
      within('normal fourth moment', sums.n4, 3, 96)
      within('normal neighbours', sums.nn, 0, 1)
      within('normal pair', sums.pair, 0, 1)
    },
  )

  it('fills sixteen equal cells of the unit interval evenly', () => {
    const cells = new Float64Array(16)
    const stream = randomStream(4, 4)
    for (let i = 0; i < draws; i++) {
      const cell = Math.floor(16 * stream.uniform())
      cells[cell] = (cells[cell] as number) + 1
    }
    const chiSquare = cells.reduce((sum, count) => sum + (count - draws / 16) ** 2 / (draws / 16), 0)
    expect(chiSquare).toBeLessThan(37.7) // 15 degrees of freedom, 1 in 1000
    expect(chiSquare).toBeGreaterThan(3.5)
  })

  it.each([-1, 1.5, NaN, Infinity, 2 ** 53])('refuses %d as seed and as index', (number) => {
    expect(() => randomStream(number, 0)).toThrow(InputError)
    expect(() => randomStream(0, number)).toThrow(InputError)
    expect(() => {
      randomStream(0, 0).aim(number)
    }).toThrow(`index: expected a natural number up to 2^53 − 1, received ${number}`)
  })
})
