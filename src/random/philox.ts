import { InputError } from '../errors.js'
import { fourBlocks } from './fourBlocks.js'
import { underneath, ziggurat } from './ziggurat.js'

/** A source of independent random numbers; every call takes the next ones. */
export interface RandomStream {
  /** Uniform on [0, 1), 1 excluded, with 53 random bits. */
  uniform(): number
  /** Standard normal, N(0, 1). */
  normal(): number
  /** Writes the next `count` standard normals to the front of `out`: those that `normal` would give one by one, in less time. */
  normals(out: Float64Array, count: number): void
}

/** A stream that can be moved to another sample index, so that a loop over samples needs one object only. */
export interface IndexedStream extends RandomStream {
  /** Goes to the beginning of the stream of sample `index`, a natural number up to 2^53 − 1. Allocates nothing. */
  aim(index: number): void
}

/**
 * The stream of random numbers of sample `index` under `seed`, by the counter-based generator Philox4x32-10: what it
 * gives depends on seed, index and number of draws before, never on which streams were used earlier. So samples can be
 * drawn in any order, and in parts.
 *
 * Key: the low and high word of `seed`. Counter: two words for the draw, then the low and high word of `index`. A block
 * gives four words, and every number takes two, a and b: a uniform is ((a >> 5)·2^26 + (b >> 6))/2^53, a normal comes
 * by the {@link ziggurat}, which now and then takes more.
 *
 * @param seed a natural number up to 2^53 − 1
 * @param index likewise
 * @throws InputError when seed or index is not such a number
 * @example
 * randomStream(1, 0).uniform() // 0.8902591757080309, whatever else was drawn
 * @source J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3 (SC11)
 */
export function randomStream(seed: number, index: number): IndexedStream {
  return new Stream(seed, index)
}

/**
 * A class, not closures: its fields are in registers within a loop, where variables of a closure are read anew, which
 * takes a tenth of a sampled network's time.
 */
class Stream implements IndexedStream {
  private readonly key: Uint32Array
  private readonly counter = new Uint32Array(4)
  private readonly words = new Int32Array(16)
  private used = 16
  private readonly more = (): number => this.uniform()

  constructor(seed: number, index: number) {
    requireNatural(seed, 'seed')
    this.key = Uint32Array.of(seed % wordSize, Math.floor(seed / wordSize))
    this.aim(index)
  }

  aim(sample: number): void {
    requireNatural(sample, 'index')
    const { counter } = this
    counter[0] = 0
    counter[1] = 0
    counter[2] = sample % wordSize
    counter[3] = Math.floor(sample / wordSize)
    this.used = 16
  }

  private refill(): void {
    const { counter } = this
    fourBlocks(counter, this.key, this.words)
    const draw = (counter[0] as number) + 4
    counter[0] = draw
    if (draw === wordSize) counter[1] = (counter[1] as number) + 1
    this.used = 0
  }

  uniform(): number {
    if (this.used === 16) this.refill()
    const { used, words } = this
    const high = (words[used] as number) >>> 5
    const low = (words[used + 1] as number) >>> 6
    this.used = used + 2
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  normal(): number {
    for (;;) {
      if (this.used === 16) this.refill()
      const { used, words } = this
      const high = words[used] as number
      const low = words[used + 1] as number
      this.used = used + 2
      const found = ziggurat(high, low, this.more)
      if (found === found) return found
    }
  }

  normals(out: Float64Array, count: number): void {
    const { words } = this
    for (let i = 0; i < count;) {
      if (this.used === 16) this.refill()
      let { used } = this
      for (; used < 16 && i < count; used += 2) {
        const x = underneath(words[used] as number, words[used + 1] as number)
        if (x !== x) break
        out[i++] = x
      }
      this.used = used
      // One in 80 lies where the density has to be looked at, which may take further words.
      if (used < 16 && i < count) out[i++] = this.normal()
    }
  }
}

const wordSize = 4_294_967_296

function requireNatural(value: number, at: 'seed' | 'index'): void {
  if (Number.isSafeInteger(value) && value >= 0) return
  throw new InputError({ code: `random.${at}`, at, expected: 'a natural number up to 2^53 − 1', received: `${value}` })
}
