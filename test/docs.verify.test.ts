import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runWith, words } from './cli/run.js'

describe('docs/verify.md', () => {
  const text = readFileSync('docs/verify.md', 'utf8')
  const files = Object.fromEntries(
    [...text.matchAll(/```formula (\S+)\n([^]*?)```/g)].map((match) => [match[1] as string, match[2] as string]),
  )
  const commands = [...text.matchAll(/^npm run -s edgewick -- (.*?)(?:\s+# exit status (\d))?$/gm)].map(
    (match): [string, number] => [match[1] as string, Number(match[2] ?? 0)],
  )

  it('has commands and formulas', () => {
    expect(commands.length).toBe(Object.keys(files).length)
  })

  it.each(commands)('edgewick %s', async (command, expected) => {
    const { status, err, out } = await runWith(words(command), files)
    expect({ status, err }).toEqual({ status: expected, err: '' })
    expect(out).toMatch(expected === 0 ? /^right: .*\n[^]*difference exactly 0/ : /^wrong: /)
  })

  it('quotes what is printed', async () => {
    const g4 = await runWith(words('verify g4.tex --against edgeworth-even --legs 4 --order 1'), files)
    expect(g4.out).toContain('explanation: every sign is reversed, as in −S instead of S\n')
    expect(g4.out).toContain('Comb. adds nothing')
    expect(g4.out).toContain('\nright would be: g_4(x_1,\\dots,x_4) = -\\frac{1}{24} ')
    const rules = await runWith(words('verify rules.tex --against edgeworth --legs 4 --order 1'), files)
    expect(rules.out).toMatch(/the distinct labellings are counted twice/)
    const right = { 'rules.tex': (files['rules.tex'] as string).replace('\\frac18', '\\frac1{24}') }
    expect((await runWith(words('verify rules.tex --against edgeworth --legs 4 --order 1'), right)).status).toBe(0)
  })
})
