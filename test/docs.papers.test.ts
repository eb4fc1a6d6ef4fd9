import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runWith, words } from './cli/run.js'

describe('docs/papers.md', () => {
  const examples = [...readFileSync('docs/papers.md', 'utf8').matchAll(/```sh\n(.*)\n```\n\n```text\n([^]*?)```/g)].map(
    ([, command = '', output = '']) => ({
      command,
      output,
    }),
  )

  it('has examples', () => expect(examples.length).toBeGreaterThan(4))

  it.each(examples)('$command', async ({ command, output }) => {
    const { status, out, err } = await runWith(words(command.replace('edgewick ', '')))
    expect({ status, err, out }).toEqual({ status: 0, err: '', out: output })
  })
})
