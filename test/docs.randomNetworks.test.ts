import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { asPublished } from './asPublished.js'
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

it('docs/random-networks.md shows the program that test/examples/randomNetworks.ts is', async () => {
  const page = readFileSync('docs/random-networks.md', 'utf8')
  expect(/```ts\n([^]*?)```/.exec(page)?.[1]).toBe(asPublished(readFileSync('test/examples/randomNetworks.ts', 'utf8')))
  const { differ, phase, chaosAt, average } = await import('./examples/randomNetworks.js')
  expect(differ).toBeLessThan(1e-6)
  expect(phase).toBe('chaotic')
  expect(chaosAt).toBeGreaterThan(1)
  expect(average).toBe('2 N⁻² g⁴ τ + 3 N⁻² g⁴ τ² + N⁻¹ g⁴ + 4 N⁻¹ g⁴ τ + 2 g⁴')
})
