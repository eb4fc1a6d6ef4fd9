import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { asPublished } from './asPublished.js'
import { runWith, words } from './cli/run.js'

it('docs/mean-field.md shows the program that test/examples/meanField.ts is', async () => {
  const page = readFileSync('docs/mean-field.md', 'utf8')
  expect(/```ts\n([^]*?)```/.exec(page)?.[1]).toBe(asPublished(readFileSync('test/examples/meanField.ts', 'utf8')))
  const { fourth, diagrams, node, cancelled } = await import('./examples/meanField.js')
  expect(fourth).toBe('{"coefficient":"-1/12","powers":{}}')
  expect(diagrams).toBe(4)
  expect(node).toBe('["-2","4","-2"]')
  expect(cancelled).toBe(true)
})

const examples = [
  ...readFileSync('docs/mean-field.md', 'utf8').matchAll(/```sh\nedgewick (.*)\n```\n\n```text\n([^]*?)```/g),
].map(([, command = '', output = '']) => ({ command, output }))

it('docs/mean-field.md has examples', () => expect(examples).toHaveLength(2))

it.each(examples)('docs/mean-field.md: $command', async ({ command, output }) => {
  const vector = '[0.1,0.5,-0.2]'
  const { out, err } = await runWith(words(command), {
    'K.json': '[[0,0.3,0.2],[0.3,0,-0.4],[0.2,-0.4,0]]',
    'm.json': vector,
    'h.json': vector,
  })
  expect(err).toBe('')
  expect(out).toBe(output)
})
