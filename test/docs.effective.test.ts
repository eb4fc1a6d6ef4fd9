import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asPublished } from './asPublished.js'
import { runWith, words } from './cli/run.js'

describe('docs/effective-action.md', () => {
  const page = readFileSync('docs/effective-action.md', 'utf8')
  const examples = [...page.matchAll(/```sh\nedgewick (.*)\n```\n\n```text\n([^]*?)```/g)].map(
    ([, command = '', output = '']) => ({ command, output }),
  )

  it('has examples', () => expect(examples.length).toBeGreaterThan(4))

  it.each(examples)('edgewick $command', async ({ command, output }) => {
    const { status, out, err } = await runWith(words(command))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toBe(output)
  })

  it('shows the programs of test/examples', async () => {
    const shown = [...page.matchAll(/```ts\n([^]*?)```/g)].map(([, program]) => program)
    expect(shown).toEqual(
      ['loops', 'effectiveAction'].map((name) => asPublished(readFileSync(`test/examples/${name}.ts`, 'utf8'))),
    )
    const { potential, state, orders, gap, energy } = await import('./examples/loops.js')
    expect([state.converged, gap.converged]).toEqual([true, true])
    // S = 0.0462, ħ/2 log S″ = 0.0048, and about 0.0008 of two loops.
    expect(potential).toBeCloseTo(0.0518, 3)
    expect(orders.reduce((sum, c, k) => sum + c * 0.1 ** k, 0)).toBeCloseTo(state.value, 4)
    expect(gap.value).toBeLessThan(1)
    expect(energy).toHaveLength(3)
    const { names, coefficients } = await import('./examples/effectiveAction.js')
    expect(names).toEqual(['eeee|', 'ee11|ee|'])
    expect(coefficients).toEqual([
      { num: 1n, den: 24n },
      { num: -1n, den: 16n },
    ])
  })
})
