import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { asPublished } from './asPublished.js'
import * as edgewick from './everything.js'
import { atAPoint, checkTheory, expand, expansionLatex, parseTheory, shippedTheories, theory } from '../src/index.js'
import type { Polynomial } from '../src/index.js'
import type { Series } from '../src/doors/algebra.js'
import { polynomialText } from '../src/render/text/unicode.js'
import { twoParts } from './cli/parts.js'
import { runWith, words } from './cli/run.js'
import { cosDraws, someSamples, zipped } from './cli/samples.js'

describe('the README', () => {
  const commands = [...readFileSync('README.md', 'utf8').matchAll(/^npm run -s edgewick -- (.*?)(?:\s+#.*)?$/gm)].map(
    (match) => match[1] ?? '',
  )

  it('shows every command', () => {
    expect(new Set(commands.map((command) => command.split(' ')[0]))).toEqual(
      new Set([
        'quickstart',
        'list',
        'completion',
        'diagrams',
        'expand',
        'gamma',
        'explain',
        'correlator',
        'action',
        'check',
        'symmetries',
        'tap',
        'sde',
        'dmft',
        'merge',
        'slurm',
        'wick',
        'moment',
        'cumulant',
        'general-term',
        'check-theory',
        'schema',
        'report',
        'verify',
        'referee',
        'audit',
        'serve',
        'mcp',
      ]),
    )
  })

  const shortened = (command: string): string =>
    command
      .replace('1e5', '2000')
      .replace('part-*.json', 'part-0.json part-1.json')
      .replace(/^report .*/, '$& --samples 400')

  it.each(commands.map(shortened))('edgewick %s', async (command) => {
    const parts = command.startsWith('merge') ? await twoParts('--samples 2000') : {}
    const { status, out, err } = await runWith(words(command), {
      'docs/formulas/g4.txt': readFileSync('docs/formulas/g4.txt', 'utf8'),
      'docs/formulas/paper.tex': readFileSync('docs/formulas/paper.tex', 'utf8'),
      'samples.npy': someSamples(),
      '-': command.startsWith('mcp')
        ? '{"jsonrpc":"2.0","id":1,"method":"ping"}\n'
        : '{"id":1,"kind":"list","request":{}}',
      'K.json': '[[0, 0.3, 0.2], [0.3, 0, -0.4], [0.2, -0.4, 0]]',
      'm.json': '[0.1, 0.5, -0.2]',
      'h.json': '[0.1, 0.5, -0.2]',
      'spikes.csv': Array.from({ length: 300 }, (_, i) => `${i % 2},${i % 3 === 0 ? 1 : 0}\n`).join(''),
      ...parts,
    })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).not.toBe('')
  })

  it('says of g₄ what the program says', () => {
    const g4 = expand(theory('edgeworth-even'), { legs: 4, select: { order: 2 } })
    expect(g4.terms).toHaveLength(3)
    expect(expansionLatex(g4)).toMatch(/^\\begin\{aligned\} g_\{4\}\(x_\{1\},\\ldots,x_\{4\}\) =/)
    expect(atAPoint(g4)).toMatchObject([
      { coefficient: { num: 1n, den: 48n } },
      { coefficient: { num: -7n, den: 48n } },
    ])
  })
})

describe('docs/readings.md', () => {
  const page = readFileSync('docs/readings.md', 'utf8')
  const examples = [...page.matchAll(/```sh\n([^]*?)```\n\n```text\n([^]*?)```/g)].map(
    ([, commands = '', output = '']) => ({
      commands: commands.trim().split('\n'),
      output,
    }),
  )

  it('has examples', () => expect(examples.length).toBeGreaterThan(2))

  it.each(examples)('$commands.0', async ({ commands, output }) => {
    for (const [i, command] of commands.entries()) {
      const { status, out, err } = await runWith(words(command.replace('edgewick ', '')))
      expect({ status, err }).toEqual({ status: 0, err: '' })
      if (i === 0) expect(out).toBe(output)
    }
  })

  it('shows the program that test/examples/readings.ts is', async () => {
    const shown = /```ts\n([^]*?)```/.exec(page)?.[1]
    const file = readFileSync('test/examples/readings.ts', 'utf8')
    expect(shown).toBe(asPublished(file))
    const { matrix, value } = await import('./examples/readings.js')
    for (const entry of matrix) expect(entry).toBeCloseTo(0.05, 14)
    expect(value).toBeCloseTo(0.45, 14)
  })

  it('shows the program that test/examples/ownReading.ts is', async () => {
    const shown = [...page.matchAll(/```ts\n([^]*?)```/g)][1]?.[1]
    const file = readFileSync('test/examples/ownReading.ts', 'utf8')
    expect(shown).toBe(asPublished(file))
    const { selfEnergy, coupling } = await import('./examples/ownReading.js')
    expect(selfEnergy).toEqual([2, 2])
    expect(coupling).toEqual([0])
  })
})

describe('docs/referee.md', () => {
  const page = readFileSync('docs/referee.md', 'utf8')

  it('shows what the command prints', async () => {
    const file = 'test/requests/papers/edgeworth.tex'
    const { status, out } = await runWith(['referee', file], { [file]: readFileSync(file, 'utf8') })
    expect(status).toBe(1)
    const table = /```text\n([^]*?)\n```/.exec(page)?.[1] ?? ''
    expect(table).toContain('eq:two')
    expect(out.startsWith(`${table}\n`)).toBe(true)
  })

  it('shows the program that test/examples/referee.ts is', async () => {
    expect(/```ts\n([^]*?)```/.exec(page)?.[1]).toBe(asPublished(readFileSync('test/examples/referee.ts', 'utf8')))
    const { answer, text } = await import('./examples/referee.js')
    expect(answer.claims).toMatchObject([
      { verdict: 'wrong', corrected: String.raw`w_2(x,y) = \frac{1}{2} \Delta(x,y)` },
    ])
    expect(text).toContain('1 equation: 0 right, 1 wrong, 0 not judged')
  })
})

describe('docs/networks.md', () => {
  const page = readFileSync('docs/networks.md', 'utf8')
  const commands = [...page.matchAll(/^edgewick (.*?)(?:\s+# (.*))?$/gm)].map(([, command = '', printed]) => ({
    command,
    printed,
  }))

  it('has commands for every network', () => {
    for (const name of ['gauss-net', 'relu-net', 'erf-net', 'tanh-net'])
      expect(commands.some(({ command }) => command.includes(name))).toBe(true)
  })

  it.each(commands)('edgewick $command', async ({ command, printed }) => {
    const files = Object.fromEntries(
      ['docs/formulas/hat.yaml', 'docs/formulas/signs.yaml'].map((file) => [file, readFileSync(file, 'utf8')]),
    )
    const { status, out, err } = await runWith(words(command), files)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    if (printed !== undefined) expect(out.split('\n')[0]?.replace(/ ±.*/, '')).toBe(printed)
  })

  it('shows docs/formulas/hat.yaml and signs.yaml as they are', () => {
    expect([...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text)).toEqual(
      ['hat', 'signs'].map((name) => readFileSync(`docs/formulas/${name}.yaml`, 'utf8')),
    )
  })

  it('shows the program that test/examples/networks.ts is', async () => {
    const shown = /```ts\n([^]*?)```/.exec(page)?.[1]
    const file = readFileSync('test/examples/networks.ts', 'utf8')
    expect(shown).toBe(asPublished(file))
    const { closed, onPoints, own, z, action, wide, sampled, shared } = await import('./examples/networks.js')
    expect(closed).toBeCloseTo(0.108, 14)
    expect(onPoints?.value).toBeCloseTo(0.010846146247079039, 12)
    expect(own).toBeCloseTo((1 - Math.exp(-1 / 2)) / 2, 9)
    expect(Math.abs(z)).toBeLessThan(4.5)
    // S = φ²/2κ₂ + κ₄ φ²/4κ₂³ − κ₄ φ⁴/24κ₂⁴ with the moments of sin(w/2), which are means of cosines.
    const [k2, k4] = [own, (3 * (3 - 4 * Math.exp(-1 / 2) + Math.exp(-2))) / 80 - (3 * own ** 2) / 10]
    expect(action).toBeCloseTo(0.09 / (2 * k2) + (k4 * 0.09) / (4 * k2 ** 3) - (k4 * 0.0081) / (24 * k2 ** 4), 8)
    expect(Math.abs((sampled?.mean ?? 0) - wide)).toBeLessThan(4.5 * (sampled?.standardError ?? 0) + wide / 50)
    expect(shared).toBeCloseTo(2.1, 11)
  })
})

describe('docs/theories.md', () => {
  it('shows the program that test/examples/ownTheory.ts is', async () => {
    const shown = /```ts\n([^]*?)```/.exec(readFileSync('docs/theories.md', 'utf8'))?.[1]
    expect(shown).toBe(asPublished(readFileSync('test/examples/ownTheory.ts', 'utf8')))
    // ½ of the cumulant of two fields: (105 − 15)/72 − 1/4 = 1, from the moments of a Gaussian.
    expect((await import('./examples/ownTheory.js')).propagator).toBe('1/2 Δ⁴ λ²')
  })
})

describe('docs/data.md', () => {
  const [, block = ''] = /```sh\n([^]*?)```/.exec(readFileSync('docs/data.md', 'utf8')) ?? []
  const commands = block.trim().split('\n')

  it.each(commands)('%s', async (command) => {
    const rows = cosDraws(2000, [[0], [0.9], [-1.3]], 0.5)
    const { status, out, err } = await runWith(words(command.replace('edgewick ', '')), {
      'samples.npy': someSamples(),
      'samples.csv': `x1,x2,x3\n${rows.map((row) => row.join(',')).join('\n')}`,
      'samples.npz': await zipped({ 'phi.npy': someSamples(), 'x.npy': someSamples() }, 6),
    })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('0.5')
  })
})

describe('docs/requests.md', () => {
  const page = readFileSync('docs/requests.md', 'utf8')

  it('shows the program that test/examples/requests.ts is', async () => {
    const shown = /```ts\n([^]*?)```/.exec(page)?.[1]
    const file = readFileSync('test/examples/requests.ts', 'utf8')
    expect(shown).toBe(
      file.replaceAll("'../../src/doors/requests.js'", "'edgewick/requests'").replaceAll(/export (const|let)/g, '$1'),
    )
    const { names, ended, seen, count } = await import('./examples/requests.js')
    expect(names).toHaveLength(1024)
    expect(ended).toBe('Error: a thousand are enough')
    expect(seen).toEqual([0, 256, 512, 768, 1024].map((done) => `listing diagrams: ${done} of 4632 diagrams`))
    expect(count).toMatch(/^phi4, 2 legs: 4632 diagrams, Σ 1\/\|Aut\| = /)
  })

  it('shows the program that test/examples/anyRequest.ts is', async () => {
    const shown = [...page.matchAll(/```ts\n([^]*?)```/g)][1]?.[1]
    expect(shown).toBe(asPublished(readFileSync('test/examples/anyRequest.ts', 'utf8')))
    const { names, wick } = await import('./examples/anyRequest.js')
    expect(shown).toContain(`// ${names.join(', ')}\n`)
    expect(shown).toContain(`// ${wick}`)
  })

  it('has lines that edgewick serve understands, but the one that is wrong', async () => {
    const lines = [...page.matchAll(/^\| (`\{.*?\}`|the same .*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\{.*?\})`/g)].map(([, line = '']) => line),
    )
    expect(lines.length).toBe(4)
    const { readMessage } = await import('../src/cli/serveMessage.js')
    for (const line of lines) expect(readMessage(line.replaceAll('…', ''))).toBeTypeOf('object')
  })

  it('shows the program that test/examples/ownCheck.ts is', async () => {
    const shown = [...page.matchAll(/```ts\n([^]*?)```/g)][2]?.[1]
    expect(shown).toBe(asPublished(readFileSync('test/examples/ownCheck.ts', 'utf8')))
    const { agreed, table, reason, file, resumed, page: html, paper } = await import('./examples/ownCheck.js')
    expect(agreed).toBe(true)
    expect(table).toMatch(/^sine-net, N = 10, d = 1, sigma1 = 1; seed 7\n/)
    expect(reason).toBe('Error: later')
    expect(JSON.parse(file)).toMatchObject({ kind: 'check-part', complete: false })
    expect(resumed).toBe(table)
    expect(html).toContain('answerReport({&quot;network&quot;:&quot;sine-net&quot;')
    expect(paper).toMatch(/^\\documentclass.*revtex/)
  }, 60_000)

  it('names functions that there are, for every kind of request', async () => {
    const [, table = ''] = /(\| command \|[^]*?)\n\n/.exec(page) ?? []
    const names = [...table.matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(20)
    const room = { ...(await import('../src/doors/requests.js')), ...(await import('../src/doors/render.js')) }
    for (const name of names) expect(room, name).toHaveProperty(name)
    for (const kind of Object.keys((await import('../src/requests/schemas.js')).requestSchemas))
      expect(page.split(`| \`${kind}\` |`)).toHaveLength(3)
  })
})

describe('docs/theories.md', () => {
  it('shows rules/phi4.yaml as it is', () => {
    const shown = /```yaml\n([^]*?)```/.exec(readFileSync('docs/theories.md', 'utf8'))?.[1] ?? ''
    const lines = (text: string): string[] =>
      text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
    expect(lines(shown)).toEqual(lines(readFileSync('rules/phi4.yaml', 'utf8')))
  })

  const page = readFileSync('docs/theories.md', 'utf8')

  it('lists every key as the schema does', async () => {
    const { out } = await runWith(['schema', '--format', 'markdown'])
    expect(page).toContain(out.trim())
  })

  const commands = [...page.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))

  it.each(commands)('%s', async (command) => {
    const { status, out, err } = await runWith(words(command.replace('edgewick ', '')))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).not.toBe('')
  })

  it('shows a theory with indices that obeys the laws and has the factor it says', () => {
    const layer = parseTheory([...page.matchAll(/```yaml\n([^]*?)```/g)][1]?.[1] ?? '', 'layer.yaml')
    expect(checkTheory(layer, { upTo: 2, legs: 2 }).map(({ verdict }) => verdict)).toEqual([
      'holds',
      'holds',
      'holds',
      'not applicable',
      'not applicable',
      'not applicable',
    ])
    const [tadpole, ...others] = expand(layer, { legs: 1, legFields: ['K'], select: { order: 1 } }).terms
    expect(others).toEqual([])
    expect(tadpole).toMatchObject({
      coefficient: { num: -1n, den: 2n },
      powers: { N: { num: 1n, den: 1n }, n: { num: 1n, den: 1n } },
    })
  })

  it('names every theory that ships', () => {
    for (const name of shippedTheories) expect(page).toContain(`\`${name}\``)
  })
})

describe.each(['docs/moments.md', 'docs/series.md'])('%s', (file) => {
  const blocks = (language: string): string[] =>
    [...readFileSync(file, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(
      (match) => match[1] ?? '',
    )
  const commented = (text: string, mark: string): (readonly [string, string])[] =>
    text.split('\n').flatMap((line) => {
      const [, left = '', right = ''] = new RegExp(`^(?!const|import)(\\S.*?)\\s+${mark} (.*)$`).exec(line) ?? []
      return left === '' ? [] : [[left, right]]
    })

  it('shows commands with what they print first', async () => {
    for (const [command, printed] of blocks('sh').flatMap((block) => commented(block, '#'))) {
      const { status, out } = await runWith(words(command).slice(1))
      expect({ status, first: out.split('\n')[0] }).toEqual({ status: 0, first: printed })
    }
  })

  it('shows expressions with their values', () => {
    for (const block of blocks('ts')) {
      const definitions = block.split('\n').filter((line) => line.startsWith('const'))
      const examples = commented(block, '//')
      expect(examples.length).toBeGreaterThan(2)
      for (const [expression, value] of examples) {
        const { code } = transformSync(`${definitions.join('\n')}; ${expression}`, { loader: 'ts' })
        const result = runInNewContext(code, { ...edgewick }) as Polynomial | Series
        expect(terms(polynomialText('terms' in result ? result.terms : result))).toEqual(terms(value))
      }
    }
  })

  /** The terms of a sum with their signs, in any order: pages give them by degree. */
  const terms = (text: string): string[] =>
    text
      .replace(/^(?!−)/, '+ ')
      .replaceAll(/([+−]) ?/g, '\n$1')
      .split('\n')
      .map((term) => term.trim())
      .sort()
})

describe('docs/pictures.md', () => {
  const page = readFileSync('docs/pictures.md', 'utf8')
  const blocks = (language: string): string =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map((match) => match[1] ?? '').join('')

  it.each(blocks('sh').trim().split('\n'))('%s', async (command) => {
    const { status, out, err, written, bytes } = await runWith(words(command).slice(1))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out.length + bytes.length + [...written.values()].join('').length).toBeGreaterThan(100)
  })

  it('shows a program that runs', () => {
    const program = blocks('ts').replaceAll(/^import .*$/gm, '')
    expect(runInNewContext(program, { ...edgewick })).toBe(192n)
  })
})
