import { describe, expect, it } from 'vitest'
import { runWith } from './run.js'
import { npy } from './samples.js'

const K = [
  [0, 0.3, 0.2],
  [0.3, 0, -0.4],
  [0.2, -0.4, 0],
]
const files = {
  'K.json': JSON.stringify(K),
  'K.npy': npy(K),
  'K.csv': K.map((row) => row.join(',')).join('\n'),
  'm.json': '[0.1, 0.5, -0.2]',
  'm.npy': npy([[0.1], [0.5], [-0.2]]),
  'h.json': '[0.1, 0.5, -0.2]',
  'wrong.json': '{"K": 1}',
  'strong.json': JSON.stringify(K.map((row) => row.map((k) => 12 * k))),
}

describe('edgewick tap', () => {
  it('reads couplings and magnetisations from JSON, CSV and NPY', async () => {
    const [json, csv, binary] = await Promise.all(
      ['K.json', 'K.csv', 'K.npy'].map((couplings, i) =>
        runWith(
          [
            'tap',
            '--couplings',
            couplings,
            '--magnetisations',
            i === 2 ? 'm.npy' : 'm.json',
            '--order',
            '3',
            '--format',
            'json',
          ],
          files,
        ),
      ),
    )
    expect(json).toMatchObject({ status: 0, err: '' })
    expect(csv?.out).toBe(json?.out)
    expect(binary?.out).toBe(json?.out)
    const { terms } = JSON.parse(json?.out ?? '') as { readonly terms: readonly number[] }
    // Σ K m m, Σ K²(1−m²)(1−m²)/2, by hand.
    expect(terms[0]).toBeCloseTo(0.3 * 0.05 - 0.2 * 0.02 + 0.4 * 0.1, 14)
    expect(terms[1]).toBeCloseTo((0.09 * 0.99 * 0.75 + 0.04 * 0.99 * 0.96 + 0.16 * 0.75 * 0.96) / 2, 14)
  })

  it('writes magnetisations with the exact ones, as text', async () => {
    const { status, out, err } = await runWith(['tap', '--couplings', 'K.json', '--fields', 'h.json', '--exact'], files)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('TAP, with Onsager’s reaction term')
    expect(out).toMatch(/spin +h +m +m, exact\n +1 +0\.100000 +0\.170708 +0\.180422/)
  })

  it('ends with 1 and one sentence where what is found is no minimum, or beyond the line of de Almeida and Thouless', async () => {
    const { status, out, err } = await runWith(
      ['tap', '--couplings', 'strong.json', '--fields', 'h.json', '--order', '4', '--format', 'json'],
      files,
    )
    expect(status).toBe(1)
    expect(err).toMatch(
      /^edgewick: the solution that was found is none to trust: beyond the line of de Almeida and Thouless.*\n$/,
    )
    expect(JSON.parse(out)).toMatchObject({ converged: true, stable: false })
  })

  it.each([
    [['--fields', 'h.json'], '--couplings: expected a file of couplings, received none'],
    [
      ['--couplings', 'wrong.json', '--fields', 'h.json'],
      'wrong.json: expected a list of numbers, or a list of such lists',
    ],
    [
      ['--couplings', 'K.json', '--fields', 'K.json'],
      'K.json: expected one row or one column of numbers, received 3 rows of 3',
    ],
    [['--couplings', 'none.json', '--fields', 'h.json'], 'none.json: expected a readable file'],
  ])('refuses %j', async (args, sentence) => {
    const { status, err } = await runWith(['tap', ...args], files)
    expect(status).toBe(2)
    expect(err).toContain(sentence)
  })
})
