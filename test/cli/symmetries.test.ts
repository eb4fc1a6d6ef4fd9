import { describe, expect, it } from 'vitest'
import { jsonOf, runWith, words } from './run.js'

interface Finding {
  readonly symmetry: string
  readonly n: number
  readonly holds: boolean
  readonly evidence: string
}

describe('edgewick symmetries', () => {
  it('gives every symmetry of every order with its evidence', async () => {
    const { findings } = (await jsonOf('symmetries cos-net --n 2,4,6 --param d=2')) as {
      readonly findings: readonly Finding[]
    }
    expect(findings).toHaveLength(18)
    expect(findings.every(({ holds }) => holds)).toBe(true)
    expect(findings[0]).toEqual({ symmetry: 'translation', n: 2, holds: true, evidence: 'closed form' })
  })

  it('looks at samples where they are asked for, reproducibly', async () => {
    const command = 'symmetries cos-net --samples 400 --seed 3'
    const found = (await jsonOf(command)) as { readonly sampled: readonly Record<string, unknown>[] }
    expect(found).toMatchObject({ samples: 400, seed: 3 })
    expect(found.sampled.map(({ symmetry, n }) => [symmetry, n])).toEqual([
      ['translation', 2],
      ['translation', 4],
      ['reflection', 2],
      ['reflection', 4],
    ])
    expect(await jsonOf(command)).toEqual(found)
    expect((await runWith(words(command))).out).toContain('sampled')
  })

  it('refuses what it cannot answer', async () => {
    for (const [options, sentence] of [
      ['--n 3', 'orders: expected even numbers from 2 on (odd correlators vanish), received 3'],
      ['--n 4 --at 0,1', 'points: expected 4 points, for G_c^(4), received 2'],
      ['--n 2 --at 0,1 --samples 100', '--at: expected four points or more with --samples, received 2'],
      ['--samples 5', 'samples: expected a natural number, 20 at least, received 5'],
    ] as const)
      expect(await runWith(words(`symmetries cos-net ${options}`))).toMatchObject({
        status: 2,
        err: `edgewick: ${sentence}\n`,
        out: '',
      })
  })
})
