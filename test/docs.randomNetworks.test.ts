import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runWith, words } from './cli/run.js'

const examples = [
  ...readFileSync('docs/random-networks.md', 'utf8').matchAll(/```sh\nedgewick (.*)\n```\n\n```text\n([^]*?)```/g),
].map(([, command = '', output = '']) => ({ command, output }))

it('docs/random-networks.md has examples', () => expect(examples.length).toBeGreaterThan(2))

it.each(examples)('docs/random-networks.md: $command', async ({ command, output }) => {
  const file = 'docs/formulas/populations.yaml'
  const { out, err } = await runWith(words(command), { [file]: readFileSync(file, 'utf8') })
  expect(err).toBe('')
  expect(out).toBe(output)
})
