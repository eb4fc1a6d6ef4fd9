import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asPublished } from './asPublished.js'
import { runWith, words } from './cli/run.js'

describe('docs/stochastic.md', () => {
  const page = readFileSync('docs/stochastic.md', 'utf8')
  const examples = [...page.matchAll(/```sh\nedgewick (.*)\n```\n\n```text\n([^]*?)```/g)].map(
    ([, command = '', output = '']) => ({ command, output }),
  )

  it('has examples', () => expect(examples.length).toBeGreaterThan(2))

  it.each(examples)('edgewick $command', async ({ command, output }) => {
    const { status, out, err } = await runWith(words(command))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toBe(output)
  })

  it('shows the program that test/examples/stochastic.ts is', async () => {
    expect(/```ts\n([^]*?)```/.exec(page)?.[1]).toBe(asPublished(readFileSync('test/examples/stochastic.ts', 'utf8')))
    const { diagrams, values, rates, terms } = await import('./examples/stochastic.js')
    expect([diagrams, rates]).toEqual([6, [1, 2]])
    // C₂ = D²[e^{−τ}/8 + 3τe^{−τ}/8 + e^{−2τ}/8], of msrdj.json.
    const [t1, t2] = [Math.exp(-1), Math.exp(-2)]
    expect(values[0]).toBeCloseTo(1 / 2 + 0.01 * (1 / 8 + 1 / 8), 12)
    expect(values[1]).toBeCloseTo(t1 / 2 + 0.01 * (t1 / 8 + (3 * t1) / 8 + t2 / 8), 12)
    expect(terms).toEqual(['1 e^(-1 t)', '-1 e^(-2 t)'])
  })

  it('has a file that is read', async () => {
    const [, file = ''] = /```yaml\n([^]*?)```/.exec(page) ?? []
    const { status, out } = await runWith(['sde', 'two.yaml', '--of', 'x,y', '--order', '0', '--format', 'json'], {
      'two.yaml': file,
    })
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      of: ['x', 'y'],
      terms: [{ coefficient: '1/6', powers: { D: 1 }, rate: '1' }],
    })
  })
})
