import { readFileSync } from 'node:fs'
import fc, { runs } from '../fastCheck.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import wabt from 'wabt'
import { InputError } from '../../src/errors.js'
import { randomStream } from '../../src/random/philox.js'
import { philox4x32 } from '../../src/random/philox4x32.js'
import { philoxWasm } from '../../src/random/philoxWasm.js'
import { ziggurat } from '../../src/random/ziggurat.js'
import { twoSided } from '../../src/montecarlo/statistics/normal.js'

afterEach(() => {
  vi.unstubAllGlobals()
})

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
    {
      counter: Array<number>(4).fill(0xffffffff),
      key: [0xffffffff, 0xffffffff],
      words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    },
    {
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    },
  ])('gives the known answer of Random123 for key $key', ({ counter, key, words }) => {
    expect(block(counter, key)).toEqual(words)
  })

  it('is the definition for all counters and keys', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff })
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
        expect(block(counter, key)).toEqual(blockByBigInt(counter, key))
      }),
      { numRuns: runs(300) },
    )
  })
})

describe('many blocks at once', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff })

  it.each(['WebAssembly', 'JavaScript'])(
    'are by %s, with the words of the definition for all counters and keys',
    async (how) => {
      vi.resetModules()
      if (how === 'JavaScript') vi.stubGlobal('WebAssembly', undefined)
      const { generator } = await import('../../src/random/generator.js')
      fc.assert(
        fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), ([draw, second, ...others], key) => {
          // Sometimes over the end of the first word of the counter.
          const first = draw % 2 === 0 ? 4 * (draw >>> 2) : 2 ** 32 - 4
          generator.blocks(Uint32Array.of(first, second, ...others), Uint32Array.from(key), 2)
          const words = Array.from({ length: 8 }, (_, b) => {
            const at = first + b
            return blockByBigInt([at % 2 ** 32, (second + Math.floor(at / 2 ** 32)) % 2 ** 32, ...others], key)
          }).flat()
          expect([...generator.words.subarray(0, 32)].map((each) => each >>> 0)).toEqual(words)
        }),
        { numRuns: runs(100) },
      )
      expect(generator.numbers(0, 32, new Float64Array(1), 0, 1, 1, 1)).toBe(how === 'JavaScript' ? 0 : 1)
    },
  )

  it('are compiled from philox.wat', async () => {
    const source = readFileSync('src/random/philox.wat', 'utf8')
    const { buffer } = (await wabt()).parseWat('philox.wat', source, { simd: true }).toBinary({})
    expect(philoxWasm).toBe(Buffer.from(buffer).toString('base64'))
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
    {
      seed: 0,
      index: 0,
      uniforms: [0.39904647231489565, 0.7357127860596914, 0.9722412032044762],
      normals: [-1.04668871170428, 0.049790459827578196],
    },
    {
      seed: 20260000,
      index: 7,
      uniforms: [0.9670203180352691, 0.6708255313038393, 0.2553042933052161],
      normals: [0.5654856226563804, 1.4547044706858396],
    },
    {
      seed: 2 ** 53 - 1,
      index: 2 ** 40 + 3,
      uniforms: [0.3623478361367537, 0.38432032012098427, 0.15610018989333208],
      normals: [0.8029400671901493, -0.48433779433134394],
    },
  ])('is frozen for seed $seed, index $index', ({ seed, index, uniforms, normals }) => {
    const stream = randomStream(seed, index)
    expect([stream.uniform(), stream.uniform(), stream.uniform()]).toEqual(uniforms)
    // Logarithm and exponential, which make the tables, may differ in the last digit between JavaScript engines.
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

  it.each([
    [0, 1],
    [1, 1],
    [0, 3],
    [2, 0],
    [1, 4],
  ])('gives rows of %i uniforms and %i normals as it gives them one by one, from any place on', (uniforms, normals) => {
    const [one, many, other] = [randomStream(8, 1), randomStream(8, 1), randomStream(9, 1)]
    const period = uniforms + normals
    const out = new Float64Array(1500 * period)
    // A stream of many normals holds all ways through the ziggurat.
    for (const count of [1, 7, 8, 9, 0, 1500, 3, ...Array.from({ length: 40 }, () => 1500)]) {
      many.rows(out, count, uniforms, normals)
      expect([...out.subarray(0, count * period)]).toEqual(
        Array.from({ length: count * period }, (_, i) => (i % period < uniforms ? one.uniform() : one.normal())),
      )
      // Another stream in between changes nothing.
      other.normal()
      expect(many.uniform()).toBe(one.uniform())
    }
  })

  it('gives normals whose distribution function is that of the normal, in the middle and in the tail', () => {
    const [count, beyond] = [1_000_000, 3.6541528853610088]
    const stream = randomStream(8, 8)
    const drawn = Float64Array.from({ length: count }, () => stream.normal()).sort()
    // Kolmogorov–Smirnov: sqrt(n) times the largest distance exceeds 1.95 once in a thousand.
    const distance = drawn.reduce((largest, x, i) => Math.max(largest, Math.abs((i + 0.5) / count - below(x))), 0)
    expect(Math.sqrt(count) * distance).toBeLessThan(1.95)
    // Beyond the last layer x² − TAIL² has a known mean, and so has the number of them.
    const tail = drawn.filter((x) => Math.abs(x) > beyond)
    const expected = count * twoSided(beyond)
    expect(Math.abs(tail.length - expected) / Math.sqrt(expected)).toBeLessThan(4)
    const far = 300_000
    const tails = Array.from({ length: far }, (_, i) =>
      ziggurat(i % 2 === 0 ? 2 ** 31 - 1 : -(2 ** 31), 0x7fffff00, () => stream.uniform()),
    )
    expect(tails.every((x) => Math.abs(x) >= beyond)).toBe(true)
    // E[x − t | x > t] = f(t)/Q(t) − t for the normal density f and tail Q.
    const mean = (2 * Math.exp((-beyond * beyond) / 2)) / Math.sqrt(2 * Math.PI) / twoSided(beyond)
    const found = tails.reduce((sum, x) => sum + Math.abs(x), 0) / far
    const deviation = Math.sqrt(1 + beyond * mean - mean * mean)
    expect(Math.abs(found - mean) / (deviation / Math.sqrt(far))).toBeLessThan(4)
    expect(Math.abs(tails.reduce((sum, x) => sum + Math.sign(x), 0))).toBeLessThan(1)
  })
})

function below(x: number): number {
  return x < 0 ? twoSided(x) / 2 : 1 - twoSided(x) / 2
}
