import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { asPublished } from './asPublished.js'

it('docs/mean-field.md shows the program that test/examples/meanField.ts is', async () => {
  const page = readFileSync('docs/mean-field.md', 'utf8')
  expect(/```ts\n([^]*?)```/.exec(page)?.[1]).toBe(asPublished(readFileSync('test/examples/meanField.ts', 'utf8')))
  const { fourth, nodes, cancelled } = await import('./examples/meanField.js')
  expect(fourth).toMatch(/^-\\frac\{1\}\{12\} /)
  expect(nodes).toContain('-2 + 4 m^2 - 2 m^4')
  expect(cancelled).toBe(true)
})
