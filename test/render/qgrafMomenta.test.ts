import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagramNamed } from '../../src/expansion/diagramNamed.js'
import { fromQgraf, toQgraf } from '../../src/render/exchange/qgraf.js'
import { answerTo } from '../../src/requests/answerTo.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { runWith, words } from '../cli/run.js'

/** Everything that the command lists, one diagram each. */
async function listed(command: string): Promise<readonly string[]> {
  const { status, out, err } = await runWith(words(`diagrams ${command} --format qgraf --momenta`))
  expect([status, err]).toEqual([0, ''])
  return out.split(';\n').filter((text) => text !== '')
}

/** The sum of momenta such as `k1-p2`, by letters. */
function total(momenta: readonly string[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>()
  for (const momentum of momenta)
    for (const [, sign, count, letter = ''] of momentum.matchAll(/([+-]?)(\d*)([kp]\d+)/g))
      sum.set(letter, (sum.get(letter) ?? 0) + (sign === '-' ? -1 : 1) * Number(count === '' ? 1 : count))
  return new Map([...sum].filter(([, count]) => count !== 0))
}

const LISTS = [
  'phi4 --legs 2 --vertices 3',
  'phi4 --legs 4 --vertices 2',
  'phi4 --legs 0 --vertices 2',
  'phi4 --legs 2 --vertices 0',
  'phi3 --legs 1 --vertices 3',
  'phi3 --legs 3 --vertices 3',
  'edgeworth --legs 4 --order 1',
  'yukawa --legs φ,φ --order 2',
  'msrdj-quadratic --legs J,J~ --order 2',
]

describe('momenta in QGRAF text', () => {
  it.each(LISTS)('are conserved at every vertex and along every line: %s', async (command) => {
    const texts = await listed(command)
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) {
      const factors = [...text.matchAll(/(?:vrtx|prop)\(((?:[^()]+\([^()]*\),?)+)\)/g)]
      expect(factors.length).toBeGreaterThan(0)
      for (const [, ends = ''] of factors) {
        const momenta = [...ends.matchAll(/\(-?\d+,([^()]*)\)/g)].map(([, momentum = '']) => momentum)
        expect(momenta.length).toBe([...ends.matchAll(/\(/g)].length)
        expect([text, [...total(momenta)]]).toEqual([text, []])
      }
    }
  })

  it('have as many loop momenta as there are loops, and are passed over by who reads the diagram', () => {
    const sunset = diagramNamed(theory('phi4'), 'e111|e|')
    const text = toQgraf(sunset, 'fixed', { momenta: true })
    expect(text).toContain('k2')
    expect(text).not.toContain('k3')
    const kinds = { vertices: sunset.diagram.vertices, lines: theory('phi4').lines }
    expect(fromQgraf(text, kinds)).toEqual(fromQgraf(toQgraf(sunset, 'fixed'), kinds))
  })

  it('are what a request has that asks for them, in pictures too', async () => {
    const request = { theory: 'phi4', legs: 2, vertices: 2, momenta: true }
    const { qgraf, svg } = await answerTo('diagrams', request)
    expect(`${await qgraf?.()}`).toBe((await listed('phi4 --legs 2 --vertices 2')).map((text) => `${text};\n`).join(''))
    const plain = await answerTo('diagrams', { ...request, momenta: false })
    expect(await svg?.()).not.toBe(await plain['svg']?.())
    expect(await plain['qgraf']?.()).not.toContain('k1')
    for (const [more, received] of [
      [{ want: 'count' }, 'a count'],
      [{ parts: 'any' }, 'diagrams of any number of parts'],
      [{ quantity: 'full' }, 'diagrams of any number of parts'],
    ] as const)
      await expect(answerTo('diagrams', { ...request, ...more })).rejects.toThrow(
        `momenta: expected a list of connected diagrams, for each part conserves its own momentum, received ${received}`,
      )
  })

  it('are told of connected diagrams in this format only', async () => {
    for (const [options, received] of [
      ['--format json', '--format json'],
      ['--format qgraf --disconnected', '--disconnected'],
    ] as const) {
      const { status, err } = await runWith(words(`diagrams phi4 --legs 2 --vertices 1 --momenta ${options}`))
      expect([status, err]).toEqual([
        2,
        `edgewick: --momenta: expected --format qgraf, and connected diagrams, received ${received}\n`,
      ])
    }
  })
})

describe.runIf(spawnSync('form', ['-v']).status === 0)('FORM', () => {
  /** What FORM makes of texts, whose vertices and lines are 1 where their momenta add up to 0. */
  function byForm(texts: readonly string[]): readonly string[] {
    const folder = mkdtempSync(join(tmpdir(), 'edgewick-form-'))
    try {
      const locals = texts.map((text, i) => `Local F${i + 1} = ${text.replaceAll('φ', 'phi')};`)
      const program = `#-
Off statistics;
Symbols k1,...,k9,p1,...,p9,n,x,s;
CFunctions prop,vrtx,phi,total;
${locals.join('\n')}
id prop(?a) = total(0,?a);
id vrtx(?a) = total(0,?a);
repeat;
id total(s?,phi(n?,x?),?a) = total(s+x,?a);
endrepeat;
id total(0) = 1;
Print +s;
.end
`
      writeFileSync(join(folder, 'momenta.frm'), program)
      const { stdout, status } = spawnSync('form', ['-q', 'momenta.frm'], { cwd: folder, encoding: 'utf8' })
      expect([status, stdout.includes('-->')]).toEqual([0, false])
      return [...stdout.replaceAll(/\s+/g, '').matchAll(/F\d+=([^;]*);/g)].map(([, value = '']) => value)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  it.each(['phi4 --legs 2 --vertices 3', 'phi4 --legs 4 --vertices 2', 'phi3 --legs 3 --vertices 3'])(
    'finds that the momenta of %s are conserved, and what the diagrams weigh',
    async (command) => {
      const texts = await listed(command)
      const weights = texts.map((text) => /^\((1\/\d+)\)/.exec(text)?.[1]?.replace(/^1\/1$/, '1'))
      expect(byForm(texts)).toEqual(weights.map((weight) => `+${weight ?? ''}`))
      // One momentum with the other sign, and FORM sees it.
      const [first = ''] = texts
      expect(
        byForm([
          first.replace(/,(-?)([kp]1)/, (_, sign: string, letter: string) => `,${sign === '' ? '-' : ''}${letter}`),
        ])[0],
      ).toContain('total(')
    },
  )
})
