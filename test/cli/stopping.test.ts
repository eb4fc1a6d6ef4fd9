import { describe, expect, it } from 'vitest'
import { npyRows } from '../../src/cli/npyRows.js'
import { randomStream } from '../../src/random/philox.js'
import { runWith, words } from './run.js'
import { npy } from './samples.js'

/** Couplings of spins as files, of variance J²/n. */
function spins(n: number, J: number): Readonly<Record<string, string>> {
  const random = randomStream(3, n)
  const K = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++)
      (K[i] as number[])[j] = (K[j] as number[])[i] = (J / Math.sqrt(n)) * (random.uniform() < 0.5 ? -1 : 1)
  return {
    'K.json': JSON.stringify(K),
    'h.json': JSON.stringify(K.map(() => random.uniform() - 0.5)),
  }
}

describe('Ctrl-C on one thread', () => {
  it.each([
    ['sampling', 'tap --couplings K.json --fields h.json --exact --sweeps 20000000 --workers 1', spins(60, 0.3)],
    ['short works in great number', 'tap --couplings K.json --fields h.json --starts 1000 --workers 1', spins(30, 2)],
  ])('is heard while %s takes minutes', async (_, command, files) => {
    // Heard at once, and in a process in which another run was stopped a moment ago.
    for (const after of [100, 50]) {
      const { status, err } = await runWith(words(command), files, after)
      expect(status).toBe(130)
      expect(err).toMatch(/^edgewick: stopped after \d+ of \d+ (?:chains|starts)\n$/)
    }
  })
})

/** An array of one column in another type. */
function typed(descr: string, bytes: readonly number[], rows: number): Buffer {
  const text = npy(Array.from({ length: rows }, () => [0]))
  const header = text.subarray(0, text.length - 8 * rows).toString('latin1')
  return Buffer.concat([Buffer.from(header.replace('<f8', descr), 'latin1'), Buffer.from(bytes)])
}

describe('numbers of NumPy', () => {
  const read = async (file: Buffer): Promise<readonly number[]> => {
    const found: number[] = []
    async function* whole(): AsyncGenerator<Uint8Array> {
      await Promise.resolve()
      yield file
    }
    for await (const { rows } of npyRows(whole(), 'f')) found.push(...rows)
    return found
  }

  it.each([
    // numpy.array([1, -1, 0.1, 65504, 2**-24, -2**-14], '<f2').tobytes()
    [
      '<f2',
      [0x00, 0x3c, 0x00, 0xbc, 0x66, 0x2e, 0xff, 0x7b, 0x01, 0x00, 0x00, 0x84],
      [1, -1, 0.0999755859375, 65504, 2 ** -24, -(2 ** -14)],
    ],
    ['<u2', [0xff, 0xff, 1, 0], [65535, 1]],
    ['>u2', [0, 1, 1, 0], [1, 256]],
    ['<u4', [0xff, 0xff, 0xff, 0xff], [4294967295]],
    ['<u8', [0, 0, 0, 0, 0, 0, 0, 0x80], [2 ** 63]],
  ])('of type %s are read', async (descr, bytes, expected) => {
    expect(await read(typed(descr, bytes, expected.length))).toEqual(expected)
  })

  it('that are infinite in sixteen bits are told as such', async () => {
    await expect(read(typed('<f2', [0, 0xfc], 1))).rejects.toThrow('expected a finite number, received -Infinity')
  })
})
