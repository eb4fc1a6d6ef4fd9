import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asPublished } from './asPublished.js'
import { runWith, words } from './cli/run.js'
import './examples/handCalculation.js'
import { terms, value } from './examples/start.js'

const page = (name: string): string => readFileSync(`docs/${name}.md`, 'utf8')
const g4 = { 'docs/formulas/g4.txt': readFileSync('docs/formulas/g4.txt', 'utf8') }
/** Runs of these commands are for a machine with time. */
const shortened = (command: string): string => command.replace('1e4', '400')

describe.each(['start', 'expand', 'comparison', 'slurm'])('docs/%s.md', (name) => {
  const examples = [...page(name).matchAll(/```sh\n([^]*?)```(?:\n\n```text\n([^]*?)```)?/g)].map(
    ([, commands = '', output]) => ({ commands: commands.trim().split('\n'), output }),
  )

  it('has examples', () => expect(examples.length).toBeGreaterThan(0))

  it.each(examples)('$commands.0', async ({ commands, output }) => {
    for (const [i, command] of commands.entries()) {
      const { status, out, err, written } = await runWith(words(shortened(command)).slice(1), g4)
      expect({ status, err }).toEqual({ status: 0, err: '' })
      if (i === 0 && output !== undefined) expect(out).toBe(output)
      expect(out.length + [...written.values()].join('').length).toBeGreaterThan(20)
    }
  })
})

describe('the programs of the pages', () => {
  it.each([
    ['start', 'start'],
    ['vitest', 'handCalculation'],
  ])('docs/%s.md shows what test/examples/%s.ts is', (name, example) => {
    expect(/```ts\n([^]*?)```/.exec(page(name))?.[1]).toBe(
      asPublished(readFileSync(`test/examples/${example}.ts`, 'utf8')),
    )
  })

  it('give what the page says', () => {
    expect(terms).toBe(3)
    expect(value).toContain('1/48')
  })
})

describe('docs/index.md', () => {
  const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ')

  it('shows the action that the program derives', async () => {
    const formula = /```math\n([^]*?)```/.exec(page('index'))?.[1]?.trim() ?? ''
    const { out } = await runWith(['action', 'cos-net', '--format', 'latex', '--samples', '0'])
    expect(formula.length).toBeGreaterThan(500)
    expect(spaced(out)).toContain(spaced(formula))
  })
})

describe('docs/decisions/README.md', () => {
  it('lists every decision by its title', () => {
    const list = page('decisions/README')
    for (const file of readdirSync('docs/decisions').filter((name) => /^\d/.test(name))) {
      const title = /^# (?:\d+\. )?(.*)$/m.exec(readFileSync(`docs/decisions/${file}`, 'utf8'))?.[1] ?? ''
      expect(list).toContain(`(${file}): ${title}`)
    }
  })
})

describe('docs/comparison.md', () => {
  it('has the figures of docs/speed.md and the counts of scripts/bench.mjs', () => {
    const rows = [...page('comparison').matchAll(/^\| (.*?) \| ([\d,]+) \| ([\d.]+) \| ([\d.]+) \|$/gm)]
    expect(rows.length).toBe(6)
    const bench = readFileSync('scripts/bench.mjs', 'utf8')
    for (const [, list = '', diagrams = '', , grcc = ''] of rows) {
      const name = list.replace('every valence', 'every valence ≥ 3')
      const line = bench.split('\n').find((each) => each.includes(`'list ${name}'`)) ?? ''
      expect(line, list).toContain(`, ${diagrams.replaceAll(',', '')}, 'grcc ${grcc}'`)
    }
  })
})
