import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { isThorough } from '../fastCheck.js'
import { Fault, kind } from './kind.js'
import { faultOfMessage, judged } from './judge.js'
import { parseTheory } from '../../src/theory/parseTheory.js'

/**
 * The kinds of `npm run fuzz`, of which a frozen handful is tried in every run; processor time and memory are watched
 * there.
 */
const CASES = isThorough ? 60 : 6
const SEED = 13

/** Filling memory takes processor time too: the reader that swells has a lower limit, so that it is met first. */
function fuzz(name: string, ...args: readonly number[]): { readonly status: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/fuzz.mjs', name, ...args.map(String)], {
    encoding: 'utf8',
    env: { ...process.env, EDGEWICK_FUZZ_MB: name === 'swelling' ? '256' : '512' },
  })
  return { status, out: stdout + stderr }
}

it('finds no fault in the frozen cases of every kind', () => {
  const { status, out } = fuzz('all', CASES, SEED)
  expect(out).not.toMatch(/again by/)
  expect(out.match(/no fault/g)).toHaveLength(13)
  expect(status).toBe(0)
})

it.each([
  ['a vertex with 98 self-loops and 98 legs is drawn', 'crowded', [1, 1, 0]],
  ['one with 128 legs, 126 of them beside self-loops, is refused', 'nickel', [10_000, 1, 9000]],
] as const)('%s, in seconds', (_, kind, args) => {
  const { status, out } = fuzz(kind, ...args)
  expect(out).toMatch(/\nno fault\n$/)
  expect(status).toBe(0)
})

describe('the watch sees', () => {
  it.each([
    ['hanging', 'more than 2 s of processor time'],
    ['swelling', 'more than 256 MB'],
  ])('a reader that is %s', (name, fault) => {
    const { status, out } = fuzz(name, 1, SEED)
    expect(out).toContain(`  ${fault}\n  again by: npm run fuzz -- ${name} 1 ${SEED} 0\n`)
    expect(status).toBe(1)
  })

  it.each<readonly [fault: RegExp, read: () => string]>([
    [/^TypeError/, () => (undefined as unknown as string).trim()],
    [/^RangeError/, () => `${(2n ** 64n) ** (2n ** 40n)}`],
    [/control character U\+001b/, () => '\u001b[31m'],
    [/^NaN in/, () => `S = ${Number('x')}`],
    [/^Infinity in/, () => `S = ${1 / 0}`],
    [/^undefined in/, () => `S = ${String(undefined)}`],
    [
      /written/,
      () => {
        throw new Fault('part.json written in spite of a refusal')
      },
    ],
    [
      /code of the input was run/,
      () => {
        ;(globalThis as { edgewickFuzzed?: number }).edgewickFuzzed = 1
        return ''
      },
    ],
  ])('%s', async (fault, read) => {
    const found = await judged(kind({ make: () => 'input', read, show: (text) => text }), SEED, 0)
    delete (globalThis as { edgewickFuzzed?: number }).edgewickFuzzed
    expect(found).toMatch(fault)
  })

  it('a sentence that is too long, or more than one line', () => {
    expect([faultOfMessage('y'.repeat(2000)), faultOfMessage('a\nb'), faultOfMessage('a')]).toEqual([
      expect.stringMatching(/^a message of 2000 characters/),
      expect.stringMatching(/^control character/),
      undefined,
    ])
  })

  it('and nothing in what is right, or refused in a sentence', async () => {
    const right = kind({
      make: () => 'input',
      read: () => 'S = 1 <img src="data:font/woff2;base64,4HSMb1ONaNxXG=="> ',
      show: (text) => text,
    })
    const refused = kind({
      make: () => 'input',
      read: () => parseTheory('name: [', 'rules.yaml').name,
      show: (text) => text,
    })
    expect([await judged(right, SEED, 0), await judged(refused, SEED, 0)]).toEqual([undefined, undefined])
  })
})
