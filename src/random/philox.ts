import { InputError } from '../errors.js'
import { GROUP, MOST_GROUPS, advance, generator } from './generator.js'
import { ziggurat } from './ziggurat.js'

/** A source of independent random numbers; every call takes the next ones. */
export interface RandomStream {
  /** Uniform on [0, 1), 1 excluded, with 53 random bits. */
  uniform(): number
  /** Standard normal, N(0, 1). */
  normal(): number
  /**
   * Writes the next `count` rows of so many uniforms and then so many normals to the front of `out`: those that `uniform` and
   * `normal` would give one by one, in less time.
   */
  rows(out: Float64Array, count: number, uniforms: number, normals: number): void
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
 * by the `ziggurat`, which now and then takes more.
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

const { words } = generator

/** The counter of the stream whose words were made last; another one makes its own again. */
let owner: Uint32Array | undefined

/**
 * A class, not closures: its fields are in registers within a loop, where variables of a closure are read anew, which
 * takes a tenth of a sampled network's time.
 */
class Stream implements IndexedStream {
  private readonly key: Uint32Array
  /** Of the first of the words. */
  private readonly counter = new Uint32Array(4)
  private used = 0
  private end = 0
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
    this.used = 0
    this.end = 0
  }

  /** Makes words from the group of the next one on, enough for so many numbers if there is room. */
  private refill(numbers: number): void {
    const { counter, used } = this
    const first = used % GROUP
    advance(counter, (used - first) / 4)
    // One normal number in 80 takes further words.
    const groups = Math.min(MOST_GROUPS, Math.ceil((first + numbers * (2 + 1 / 16)) / GROUP))
    generator.blocks(counter, this.key, groups)
    owner = this.counter
    this.used = first
    this.end = GROUP * groups
  }

  uniform(): number {
    if (owner !== this.counter || this.used === this.end) this.refill(1)
    const { used } = this
    const high = (words[used] as number) >>> 5
    const low = (words[used + 1] as number) >>> 6
    this.used = used + 2
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  normal(): number {
    for (;;) {
      if (owner !== this.counter || this.used === this.end) this.refill(1)
      const { used } = this
      const high = words[used] as number
      const low = words[used + 1] as number
      this.used = used + 2
      const found = ziggurat(high, low, this.more)
      if (found === found) return found
    }
  }

  rows(out: Float64Array, count: number, uniforms: number, normals: number): void {
    const period = uniforms + normals
    const total = count * period
    for (let i = 0; i < total;) {
      if (owner !== this.counter || this.used === this.end) this.refill(total - i)
      const done = generator.numbers(this.used, this.end, out, i, total, uniforms, period)
      this.used += 2 * (done - i)
      i = done
      if (i < total && this.used < this.end) out[i] = i++ % period < uniforms ? this.uniform() : this.normal()
    }
  }
}

const wordSize = 4_294_967_296

function requireNatural(value: number, at: 'seed' | 'index'): void {
  if (Number.isSafeInteger(value) && value >= 0) return
  throw new InputError({ code: `random.${at}`, at, expected: 'a natural number up to 2^53 − 1', received: `${value}` })
}
