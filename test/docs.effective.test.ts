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

  it('shows the program that test/examples/effectiveAction.ts is', async () => {
    expect(/```ts\n([^]*?)```/.exec(page)?.[1]).toBe(
      asPublished(readFileSync('test/examples/effectiveAction.ts', 'utf8')),
    )
    const { names, coefficients } = await import('./examples/effectiveAction.js')
    expect(names).toEqual(['eeee|', 'ee11|ee|'])
    expect(coefficients).toEqual([
      { num: 1n, den: 24n },
      { num: -1n, den: 16n },
    ])
  })
})
