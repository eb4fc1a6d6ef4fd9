import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { atAPoint, expand, expansionLatex, theory } from '../src/index.js'
import { runWith, words } from './cli/run.js'

describe('the README', () => {
  const commands = [...readFileSync('README.md', 'utf8').matchAll(/^npm run -s edgewick -- (.*?)(?:\s+#.*)?$/gm)].map((match) => match[1] ?? '')

  it('shows every command', () => {
    expect(new Set(commands.map((command) => command.split(' ')[0]))).toEqual(
      new Set(['list', 'diagrams', 'expand', 'correlator', 'action', 'check', 'report']),
    )
  })

  it.each(commands.map((command) => command.replace('1e5', '2000').replace(/^report .*/, '$& --samples 400')))('edgewick %s', async (command) => {
    const { status, out, err } = await runWith(words(command))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).not.toBe('')
  })

  it('says of g₄ what the program says', () => {
    const g4 = expand(theory('edgeworth-even'), { legs: 4, select: { order: 2 } })
    expect(g4.terms).toHaveLength(3)
    expect(expansionLatex(g4)).toMatch(/^\\begin\{aligned\} g_\{4\}\(x_\{1\},\\ldots,x_\{4\}\) =/)
    expect(atAPoint(g4)).toMatchObject([{ coefficient: { num: 1n, den: 48n } }, { coefficient: { num: -7n, den: 48n } }])
  })
})

describe('docs/theories.md', () => {
  it('shows rules/phi4.yaml as it is', () => {
    const shown = /```yaml\n([^]*?)```/.exec(readFileSync('docs/theories.md', 'utf8'))?.[1] ?? ''
    const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
    expect(lines(shown)).toEqual(lines(readFileSync('rules/phi4.yaml', 'utf8')))
  })
})
