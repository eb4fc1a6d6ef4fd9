import { describe, expect, it } from 'vitest'
import { answerTo, readingText } from '../../src/requests/answerTo.js'
import { checkPart } from '../../src/requests/check.js'
import { partText } from '../../src/requests/partFile.js'
import type { Requests } from '../../src/requests/requests.js'
import { requestSchemas } from '../../src/requests/schemas.js'
import { runWith, words } from '../cli/run.js'

const few = { network: 'cos-net', parameters: { N: 5 }, samples: 400, seed: 7 } as const
const couplings = [
  [0, 0.3],
  [0.3, 0],
]
const spikes = Array.from({ length: 300 }, (_, i) => [i % 2, i % 3 === 0 ? 1 : 0])
const draws = Array.from({ length: 200 }, (_, i) => [Math.sin(i), Math.cos(3 * i) + Math.sin(i)])
const equation = 'dx = -x + eps x^2/2, noise D'
const population = 'phi: tanh\npopulations:\n  E: { fraction: 1 }\nnoise: 0.5\ng: [[1]]\n'
const parts = await Promise.all(
  [0, 1].map(async (index) => ({
    file: `p${index}`,
    text: await partText(await checkPart({ ...few, shard: [index, 2] })),
  })),
)
const small = { units: [20], networks: 4, time: 10, shard: [0, 2] } as const

/** A request of each kind, the readings that its answer has, and the command that prints the first of them. */
const cases: readonly (readonly [kind: keyof Requests, request: unknown, readings: string, command?: string])[] = [
  [
    'diagrams',
    { theory: 'phi4', legs: 2, vertices: 2 },
    'json text ndjson dot qgraf svg tikz',
    'diagrams phi4 --legs 2 --vertices 2 --format json',
  ],
  [
    'diagrams',
    { theory: 'phi4', legs: 2, vertices: 2, want: 'count' },
    'json text',
    'diagrams phi4 --legs 2 --vertices 2 --count --format json',
  ],
  [
    'expand',
    { theory: 'phi4', legs: 2, order: 1 },
    'text unicode plain latex json svg tikz equation',
    'expand phi4 --legs 2 --order 1',
  ],
  [
    'expand',
    { theory: 'phi4', legs: 2, order: 1, space: 'momentum' },
    'text unicode plain latex json form svg tikz equation',
    'expand phi4 --legs 2 --order 1 --space momentum',
  ],
  [
    'expand',
    { theory: 'phi4', legs: 2, order: 1, space: 'point' },
    'text unicode latex json sympy mathematica form julia nerdamer mathml typst',
    'expand phi4 --legs 2 --order 1 --at-a-point',
  ],
  ['cost', { diagrams: { theory: 'phi4', legs: 2, vertices: 4 } }, 'json text'],
  [
    'gamma',
    { theory: 'phi4', legs: 4, loops: 1 },
    'text unicode plain latex json svg tikz equation',
    'gamma phi4 --legs 4 --loops 1',
  ],
  [
    'gamma',
    { theory: 'solvable', legs: 0, order: 2 },
    'json text latex unicode svg tikz',
    'gamma solvable --legs 0 --order 2 --format json',
  ],
  [
    'gamma',
    { theory: 'solvable', legs: 0, order: 2, space: 'point' },
    'json text latex unicode sympy mathematica form julia nerdamer mathml typst',
  ],
  [
    'gamma',
    { theory: 'phi4', legs: 2, upTo: 1, dyson: true },
    'text latex json',
    'gamma phi4 --dyson --legs 2 --order 0..1',
  ],
  [
    'verify',
    { theory: 'phi4', legs: 2, order: 0, formula: '1/2 Δ(x1,x2)', file: 'f' },
    'json text',
    'verify f --against phi4 --legs 2 --order 0 --format json',
  ],
  [
    'referee',
    { document: '% edgewick: theory=phi4 legs=2 order=0\n\\[ w_2(x,y) = \\frac14 \\Delta(x,y) \\]', file: 'd' },
    'json text page paper',
    'referee d --format json',
  ],
  ['explain', { theory: 'phi4', diagram: 'e111|e|' }, 'json text latex', "explain phi4 'e111|e|' --format json"],
  [
    'general-term',
    { theory: 'independence-breaking', order: 1, legs: 2 },
    'json latex text',
    'general-term independence-breaking --order 1 --legs 2 --format json',
  ],
  [
    'general-term',
    { theory: 'independence-breaking', order: 1, legs: 'any' },
    'json latex',
    'general-term independence-breaking --order 1 --legs any --format json',
  ],
  [
    'check-theory',
    { theory: 'phi4', upTo: 1, legs: 2 },
    'json text',
    'check-theory phi4 --up-to 1 --legs 2 --format json',
  ],
  ['moment', { points: ['1', '2'] }, 'json text latex', 'moment 1,2 --format json'],
  ['cumulant', { points: ['1', '2'] }, 'json text latex', 'cumulant 1,2 --format json'],
  ['wick', { points: ['1', '2', '1', '2'] }, 'json text latex pairings ndjson', 'wick 1,2,1,2 --format json'],
  [
    'correlator',
    { network: 'cos-net', n: 2, points: [[0], [0.4]] },
    'json text latex',
    'correlator cos-net --n 2 --at 0,0.4 --format json',
  ],
  ['correlator', { network: 'cos-net', n: 2, points: [[0], [0.4]], deform: { lambda: 0.2 } }, 'json text'],
  ['action', { network: 'cos-net', samples: 0 }, 'json text latex', 'action cos-net --samples 0 --format json'],
  [
    'action',
    { network: 'cos-net', points: [[0.3]], field: [0.8], samples: 0 },
    'json text',
    'action cos-net --samples 0 --at 0.3 --field 0.8 --format json',
  ],
  ['action-data', { data: draws, file: 'draws' }, 'json text latex'],
  ['check', few, 'json text plot', 'check cos-net --param N=5 --samples 400 --seed 7 --format json'],
  ['check', { ...few, shard: [0, 2] }, 'json part'],
  ['merge', { parts }, 'json text plot', 'merge p0 p1 --format json'],
  ['report', few, 'json text plot page paper'],
  ['symmetries', { network: 'cos-net' }, 'json text', 'symmetries cos-net --format json'],
  ['tap', { couplings, magnetisations: [0.1, -0.5] }, 'json text latex page paper'],
  [
    'tap-data',
    { data: spikes, file: 'spikes.csv' },
    'json text plot page paper',
    'tap --data spikes.csv --format json',
  ],
  [
    'sde',
    { equation, quantity: 'correlation', order: 1, parameters: { D: 1, eps: 0.1 } },
    'json text latex sympy mathematica julia svg tikz plot page paper',
    `sde '${equation}' --order 1 --param D=1,eps=0.1 --format json`,
  ],
  [
    'sde',
    {
      equation,
      quantity: 'correlation',
      parameters: { D: 1, eps: 0.1 },
      simulate: { paths: 20, time: 10, dt: 0.1, shard: [0, 2] },
    },
    'json part',
  ],
  [
    'sde-frequency',
    { equation, quantity: 'correlation', order: 1 },
    'json text latex',
    `sde '${equation}' --order 1 --in frequency --format json`,
  ],
  ['sde-self-energy', { equation, order: 1 }, 'json text latex'],
  ['sde-effective', { equation }, 'json text latex', `sde '${equation}' --effective --format json`],
  ['dmft', { phi: 'tanh', g: 1.5 }, 'json text plot page paper', 'dmft tanh --g 1.5 --format json'],
  [
    'dmft',
    { phi: 'tanh', transition: true, noise: 0.5 },
    'json text',
    'dmft tanh --transition --noise 0.5 --format json',
  ],
  ['dmft', { phi: 'tanh', g: 1.5, simulate: small }, 'json part'],
  ['dmft-derive', {}, 'json text latex', 'dmft --derive --format json'],
  ['dmft-populations', { network: population, file: 'n.yaml' }, 'json text', 'dmft n.yaml --format json'],
  ['dmft-populations', { network: population, simulate: small }, 'json part'],
  ['dmft-trace', { trace: 'J J^T' }, 'json text latex', "dmft --trace 'J J^T' --format json"],
  ['list', {}, 'json text', 'list --format json'],
  ['schema', {}, 'json text', 'schema'],
]
const files = {
  f: '1/2 Δ(x1,x2)',
  d: '% edgewick: theory=phi4 legs=2 order=0\n\\[ w_2(x,y) = \\frac14 \\Delta(x,y) \\]',
  'spikes.csv': spikes.map((row) => `${row.join(',')}\n`).join(''),
  'n.yaml': population,
  ...Object.fromEntries(parts.map(({ file, text }) => [file, text])),
}

describe('answerTo', () => {
  it('is tried with every kind of request', () => {
    expect(new Set(cases.map(([kind]) => kind))).toEqual(
      // The audit is the referee's answer to a long document: test/audit.
      new Set(Object.keys(requestSchemas).filter((kind) => kind !== 'audit')),
    )
  })

  it.each(cases.map((each, i) => [`${i}: ${each[0]}`, ...each] as const))(
    '%s',
    async (_, kind, request, names, command) => {
      const readings = await answerTo(kind, request)
      expect(Object.keys(readings).join(' ')).toBe(names)
      for (const name of Object.keys(readings)) {
        const text = await readingText(readings, name)
        expect(text.length, name).toBeGreaterThan(5)
        if (name === 'json') expect(JSON.parse(text)).toBeTypeOf('object')
        if (name === 'svg' || name === 'plot' || name === 'equation') expect(text).toMatch(/^<svg/)
        if (name === 'page') expect(text).toContain('<html')
        if (name === 'paper') expect(text).toMatch(/^\\documentclass/)
      }
      if (command === undefined) return
      const { out } = await runWith(words(command), files)
      expect(out.trimEnd()).toBe((await readingText(readings, names.split(' ')[0] as string)).trimEnd())
    },
  )

  it('says which readings there are', async () => {
    const readings = await answerTo('list', {})
    await expect(readingText(readings, 'constructor')).rejects.toThrow(
      "as: expected one of json, text of this answer, received 'constructor'",
    )
  })
})
