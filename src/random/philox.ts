import { InputError } from '../errors.js'

/** A source of independent random numbers; every call takes the next ones. */
export interface RandomStream {
  /** Uniform on [0, 1), 1 excluded, with 53 random bits. */
  uniform(): number
  /** Standard normal, N(0, 1). */
  normal(): number
}

/** A stream that can be moved to another sample index, so that a loop over samples needs one object only. */
export interface IndexedStream extends RandomStream {
  /** Goes to the beginning of the stream of sample `index`, a natural number up to 2^53 − 1. Allocates nothing. */
  aim(index: number): void
}

/**
 * The stream of random numbers of sample `index` under `seed`, by the counter-based generator Philox4x32-10: what it gives depends on
 * seed, index and number of draws before, never on which streams were used earlier. So samples can be drawn in any order, and in parts.
 *
 * Key: the low and high word of `seed`. Counter: two words for the draw, then the low and high word of `index`. A block of four words gives
 * two uniforms, ((a >> 5)·2^26 + (b >> 6))/2^53 of two words each; normals come in pairs from two uniforms u, v by Box–Muller,
 * sqrt(−2 log(1 − u)) times cos 2πv, then sin 2πv. A uniform drawn between the two normals of a pair does not disturb the second.
 *
 * @param seed a natural number up to 2^53 − 1
 * @param index likewise
 * @throws InputError when seed or index is not such a number
 * @example
 * randomStream(1, 0).uniform() // 0.8902591757080309, whatever else was drawn
 * @source J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3 (SC11)
 */
export function randomStream(seed: number, index: number): IndexedStream {
  requireNatural(seed, 'seed')
  const key = Uint32Array.of(seed % wordSize, Math.floor(seed / wordSize))
  const counter = new Uint32Array(4)
  const block = new Uint32Array(4)
  // Kept in an array because a captured variable that holds a fraction is allocated anew at every assignment.
  const spare = new Float64Array(1)
  let hasSpare = false
  let used = 4

  function aim(sample: number): void {
    requireNatural(sample, 'index')
    counter[0] = 0
    counter[1] = 0
    counter[2] = sample % wordSize
    counter[3] = Math.floor(sample / wordSize)
    hasSpare = false
    used = 4
  }

  function uniform(): number {
    if (used === 4) {
      philox4x32(counter, key, block)
      const draw = (counter[0] as number) + 1
      counter[0] = draw
      if (draw === wordSize) counter[1] = (counter[1] as number) + 1
      used = 0
    }
    const high = (block[used] as number) >>> 5
    const low = (block[used + 1] as number) >>> 6
    used += 2
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  function normal(): number {
    if (hasSpare) {
      hasSpare = false
      return spare[0] as number
    }
    // 1 − u lies in (0, 1], so the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()))
    const angle = 2 * Math.PI * uniform()
    spare[0] = radius * Math.sin(angle)
    hasSpare = true
    return radius * Math.cos(angle)
  }

  aim(index)
  return { uniform, normal, aim }
}

/**
 * One block of Philox4x32-10: the four words that belong to a counter of four words under a key of two, written to `out`.
 *
 * @source the known-answer vectors of the Random123 library
 */
export function philox4x32(counter: Uint32Array, key: Uint32Array, out: Uint32Array): void {
  let c0 = counter[0] as number
  let c1 = counter[1] as number
  let c2 = counter[2] as number
  let c3 = counter[3] as number
  let k0 = key[0] as number
  let k1 = key[1] as number
  for (let round = 0; round < 10; round++) {
    const high0 = highWord(0xd2511f53, c0)
    const high1 = highWord(0xcd9e8d57, c2)
    const low0 = Math.imul(0xd2511f53, c0)
    c0 = high1 ^ c1 ^ k0
    c1 = Math.imul(0xcd9e8d57, c2)
    c2 = high0 ^ c3 ^ k1
    c3 = low0
    k0 = (k0 + 0x9e3779b9) | 0
    k1 = (k1 + 0xbb67ae85) | 0
  }
  out[0] = c0
  out[1] = c1
  out[2] = c2
  out[3] = c3
}

const wordSize = 4_294_967_296

/**
 * The upper 32 bits of the product of two 32-bit words, from products of their halves. Only 32-bit integers appear, which is what makes
 * it several times faster than the same by float64 or bigint; no sum of a carry and a product of halves exceeds 2^32 − 1.
 */
function highWord(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0
  const carry = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) | 0
}

function requireNatural(value: number, at: 'seed' | 'index'): void {
  if (Number.isSafeInteger(value) && value >= 0) return
  throw new InputError({ code: `random.${at}`, at, expected: 'a natural number up to 2^53 − 1', received: `${value}` })
}
