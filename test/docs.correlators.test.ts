import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { polynomialText } from '../src/render/text/unicode.js'
import { asPublished } from './asPublished.js'
import { runWith, words } from './cli/run.js'

describe('docs/correlators.md', () => {
  const page = readFileSync('docs/correlators.md', 'utf8')
  const formula = readFileSync('docs/formulas/sigma.tex', 'utf8')
  const commands = [...page.matchAll(/^edgewick (.*)$/gm)].map(([, command = '']) => command)

  it('has commands for all quantities that it lists', () => {
    expect(commands.length).toBeGreaterThan(4)
    for (const quantity of ['connected', 'full', 'self-energy'])
      expect(commands.some((command) => command.includes(quantity))).toBe(true)
  })

  it.each(commands)('edgewick %s', async (command) => {
    const { status, err } = await runWith(words(command), { 'docs/formulas/sigma.tex': formula })
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  it('shows what is printed, and the formula that is judged', async () => {
    const [, command = '', output] = /```sh\nedgewick (.*)\n```\n\n```text\n([^]*?)```/.exec(page) ?? []
    expect((await runWith(words(command))).out).toBe(output)
    expect(page).toContain(`\`\`\`latex\n${formula}\`\`\``)
    const wrong = { 'wrong.tex': formula.replace('\\frac{1}{6}', '\\frac{1}{12}') }
    const { status, out } = await runWith(
      words('verify wrong.tex --against phi4 --up-to 2 --quantity self-energy'),
      wrong,
    )
    expect(status).toBe(1)
    expect(out).toContain('e111|e|')
  })

  it('shows the program that test/examples/correlators.ts is', async () => {
    const shown = /```ts\n([^]*?)```/.exec(page)?.[1]
    expect(shown).toBe(asPublished(readFileSync('test/examples/correlators.ts', 'utf8')))
    const { weights, moment } = await import('./examples/correlators.js')
    expect(weights.map(({ num, den }) => `${num}/${den}`)).toEqual(['1/4', '1/6', '1/4'])
    expect(polynomialText(moment)).toBe('Δ − 1/2 Δ³ λ + 2/3 Δ⁵ λ²')
  })
})
