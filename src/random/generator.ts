import { webAssembly } from '../webAssembly.js'
import { philox4x32 } from './philox4x32.js'
import { philoxWasm } from './philoxWasm.js'
import { insides, widths } from './ziggurat.js'

/** Words in a group: those of four blocks. */
export const GROUP = 16

/** Groups that are made at once at most. */
export const MOST_GROUPS = 64

/** Where philox.wat has its layers and its numbers. */
const LAYERS_AT = 4096
const NUMBERS_AT = 8192

/** What follows from a counter and a key, many words and numbers at once. */
export interface Generator {
  /** The words of the last groups that were made, one group after the other. */
  readonly words: Int32Array
  /**
   * Makes so many groups from the one on that begins with the block of the counter, the first word of which is a multiple
   * of four.
   */
  readonly blocks: (counter: Uint32Array, key: Uint32Array, groups: number) => void
  /**
   * Makes numbers of the words from `from` to `end` and writes them to `out`, to the places from `done` on that are below
   * `total`: in rows of `period` numbers, the first `uniforms` of which are uniform, the others normal. It ends early where
   * a normal number needs a look at the density.
   *
   * @returns the place behind the last one written
   */
  readonly numbers: (
    from: number,
    end: number,
    out: Float64Array,
    done: number,
    total: number,
    uniforms: number,
    period: number,
  ) => number
}

/**
 * By WebAssembly, which has 64-bit products and four lanes and takes a fifth of the time, or by JavaScript where there is
 * none of it. The words and the numbers are the same.
 */
export const generator: Generator = byWebAssembly() ?? byJavaScript()

/** As {@link generator}, in JavaScript, which makes no numbers at once: they come one by one. */
function byJavaScript(): Generator {
  const words = new Int32Array(GROUP * MOST_GROUPS)
  const block = new Uint32Array(4)
  return {
    words,
    blocks: (counter, key, groups) => {
      const at = counter.slice()
      for (let b = 0; b < 4 * groups; b++) {
        philox4x32(at, key, block)
        words.set(block, 4 * b)
        advance(at, 1)
      }
    },
    numbers: (_from, _end, _out, done) => done,
  }
}

/** Moves a counter, whose first two words are one number, by so many blocks. */
export function advance(counter: Uint32Array, blocks: number): void {
  const draw = (counter[0] as number) + blocks
  counter[0] = draw
  if (draw >= 2 ** 32) counter[1] = (counter[1] as number) + 1
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly blocks: (
    draw: number,
    counter1: number,
    counter2: number,
    counter3: number,
    key0: number,
    key1: number,
    end: number,
  ) => void
  readonly numbers: (
    from: number,
    end: number,
    count: number,
    place: number,
    uniforms: number,
    period: number,
  ) => number
}

function byWebAssembly(): Generator | undefined {
  const exports = webAssembly(philoxWasm) as Exports | undefined
  if (exports === undefined) return undefined
  const { buffer } = exports.memory
  const layers = new Float64Array(buffer, LAYERS_AT, 2 * widths.length)
  widths.forEach((width, i) => {
    layers[2 * i] = insides[i] as number
    layers[2 * i + 1] = width
  })
  const made = new Float64Array(buffer, NUMBERS_AT, (GROUP * MOST_GROUPS) / 2)
  return {
    words: new Int32Array(buffer, 0, GROUP * MOST_GROUPS),
    blocks: (counter, key, groups) => {
      exports.blocks(
        counter[0] as number,
        counter[1] as number,
        counter[2] as number,
        counter[3] as number,
        key[0] as number,
        key[1] as number,
        4 * GROUP * groups,
      )
    },
    numbers: (from, end, out, done, total, uniforms, period) => {
      const count = exports.numbers(4 * from, 4 * end, total - done, done % period, uniforms, period)
      for (let i = 0; i < count; i++) out[done + i] = made[i] as number
      return done + count
    },
  }
}
