import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runWith, words } from './run.js'

/** Rule files whose counts, valences and families are as large as a stranger can write them. */
const phi4 = readFileSync('rules/phi4.yaml', 'utf8')
const files = {
  'valence.yaml': phi4.replace('legs: [φ^4]', 'legs: [φ^1000]'),
  'family.yaml': phi4
    .replace('legs: [φ^4]', 'legs: [φ^n]\n    n: { from: 3 }')
    .replace('order: { λ: 1 }', 'order: { λ: n/1000 }'),
}
const twenty = Array.from({ length: 20 }, (_, i) => i).join()

describe('every number that sets a size', () => {
  it.each([
    [
      'diagrams phi4 --legs 1000000000 --order 1 --count',
      'legs: expected at most 256 legs (no flag allows more), received 1.00e+9',
    ],
    [
      'diagrams phi4 --legs 2 --order 1000000000 --count',
      'vertices: expected at most 32 vertices (no flag allows more), received 1.00e+9',
    ],
    [
      'diagrams phi4 --legs 2 --up-to 1000000000',
      'vertices: expected at most 32 vertices (no flag allows more), received 33',
    ],
    [
      'diagrams phi4 --legs 2 --vertices 1000000000',
      'vertices: expected at most 32 vertices (no flag allows more), received 1.00e+9',
    ],
    [
      'diagrams phi4 --legs 2 --loops 1-1000000 --count',
      'vertices: expected at most 32 vertices (no flag allows more), received 33',
    ],
    [
      'diagrams phi4 --legs 2 --vertices 11 --limit 100000',
      'limit: expected at most 100000 diagrams (a larger --limit allows more), received more than ',
    ],
    ['diagrams phi4 --legs 2 --vertices 8 --format svg', 'limit: expected at most 2000 diagrams'],
    ['diagrams phi4 --legs 24 --vertices 11 --disconnected --count', 'limit: expected at most 1000000 diagrams'],
    [
      'diagrams edgeworth --legs 4 --order 1000000 --count',
      'order: expected at most 256 half-edges of a vertex (no flag allows more), received 257',
    ],
    ['diagrams edgeworth --legs 4 --vertices 64=20 --limit 1000', 'limit: expected at most 1000 diagrams'],
    [
      'diagrams independence-breaking --legs 4 --order 1 --max-valence 1000000000',
      'maxValence: expected at most 256 half-edges of a vertex (no flag allows more), received 258',
    ],
    ['diagrams phi4 --legs 2 --vertices 2 --count --workers 1000000000', '--workers: expected a number from 1 to 256'],
    ['diagrams valence.yaml --legs 2 --order 1', 'valence.yaml:28:12: vertices'],
    ['expand family.yaml --legs 2 --order 2', 'expected at most 256 half-edges'],
    ['expand yukawa --legs 4 --loops 1-1000000', 'expected at most '],
    ['expand solvable --legs 1000 --up-to 2', 'legs: expected at most 256 legs (no flag allows more), received 1000'],
    ['expand solvable --legs 200 --up-to 30', 'expected at most '],
    ['expand phi4 --legs 60 --order 30', 'limit: expected at most 100000 diagrams'],
    ['expand phi4 --legs 8 --order 6 --perms written', 'limit: expected at most 100000 diagrams'],
    ['verify f.txt --against phi4 --legs 4 --order 12', 'limit: expected at most 100000 diagrams'],
    ['general-term independence-breaking --order 1 --legs 1000000000', 'legs: expected at most 256 legs'],
    [
      'general-term independence-breaking --order 1000000',
      'order: expected at most 3 vertices of a general term (no flag allows more), received 1000000',
    ],
    ['general-term phi4 --order 1/3 --legs 1000000000', "--order: expected a natural number, received '1/3'"],
    ['check-theory phi4 --legs 1000000000', 'legs: expected at most 1000 choices of legs'],
    ['check-theory phi4 --up-to 1000000000', 'expected at most '],
    ['check-theory edgeworth --up-to 12', 'a lower order, fewer legs, or a lower valence'],
    ['check-theory independence-breaking --max-valence 40', 'a lower order, fewer legs, or a lower valence'],
    ['correlator cos-net --n 1000000000', '--n: expected an order from 1 to 10'],
    [
      'correlator cos-net --n 2 --at 0,1 --param N=1e9 --samples 20',
      'samples: expected at most 10000000000 numbers to draw (no flag allows more), received about 6.00e+10',
    ],
    [
      'correlator cos-net --n 2 --at 0,1 --samples 1000000000',
      'samples: expected at most 10000000000 numbers to draw (no flag allows more), received about ',
    ],
    [
      'correlator tanh-net --n 2 --at 0,1 --param depth=1000000000',
      'depth: expected at most 1000 hidden layers (no flag allows more), received 1.00e+9',
    ],
    [
      'correlator tanh-net --n 2 --at 0,1 --param depth=3 --param N=100000 --samples 20',
      'samples: expected at most 10000000000 numbers to draw',
    ],
    [
      'correlator phi4-net --n 2 --at 0,1 --deform lambda=1,power=1000000000',
      'power: expected at most 14 fields in a term',
    ],
    [
      'correlator phi4-net --n 4 --at 0,1,2,3 --deform lambda=1,nodes=4096',
      'nodes: expected at most 10000000 products of correlators',
    ],
    [
      'correlator phi4-net --n 4 --at 0,1,2,3 --deform lambda=1 --samples 1000000000',
      'samples: expected at most 10000000000 numbers to draw',
    ],
    [
      'check cos-net --samples 1000 --param N=1000000000 --workers 1',
      'N: expected at most 10000000 hidden units times points in memory (no flag allows more), received 4.00e+9',
    ],
    [
      'check cos-net --samples 1000000000000 --workers 1',
      '--samples: expected at most 10000000000000 numbers to draw (fewer samples, or a shard of them)',
    ],
    ['check cos-net --samples 1000 --param d=1000000000', 'd: expected at most 1000 coordinates'],
    ['check cos-net --workers 1000000000', '--workers: expected a number from 1 to 256'],
    ['report cos-net -o r.html --param N=1000000000 --workers 1', 'N: expected at most 10000000 hidden units'],
    [
      'symmetries cos-net --n 1000000000',
      'n: expected at most 6 points of a correlator (no flag allows more), received 1.00e+9',
    ],
    ['symmetries cos-net --n 2,4 --param d=1000000', 'd: expected at most 1000 coordinates'],
    ['symmetries cos-net --n 2,4 --samples 1000000000', 'samples: expected at most 10000000000 numbers to draw'],
    ['symmetries cos-net --n 2,4 --samples 1000 --param N=1000000000', 'N: expected at most 10000000 hidden units'],
    [
      `action cos-net --at ${twenty} --field ${twenty} --order 2 --samples 0`,
      'points: expected at most 2000000 entries of the highest coupling on all points',
    ],
    ['action cos-net --order 1000000000', '--order: expected an order of at most 2'],
    ['moment 1,2,3,4,5,6,7,8,9,10,11 --format latex', 'points: expected at most 100000 terms of a formula in LaTeX'],
    ['wick 1,2,3,4,5,6,7,8,9,10,11,12,13', 'points: expected at most 12 points'],
  ])('%s: one sentence, exit status 2, nothing printed', async (command, sentence) => {
    const { status, out, err } = await runWith(words(command), {
      ...files,
      'f.txt': 'λ Δ(x1,y1) Δ(x2,y1) Δ(x3,y1) Δ(x4,y1)',
    })
    expect({ status, out, lines: err.trimEnd().split('\n').length }).toEqual({ status: 2, out: '', lines: 1 })
    expect(err).toContain(sentence)
  })

  it.each([
    'diagrams phi4 --legs 2 --vertices 8 --count',
    'diagrams phi4 --legs 2 --vertices 2 --max-self-loops 1000000000 --shard 0/1000000000',
    'correlator cos-net --n 2 --at 0,1 --param N=1000000000',
    'correlator cos-net --n 2 --param d=1000000000',
  ])('%s: an answer, for its work does not grow with the number', async (command) => {
    expect((await runWith(words(command))).status).toBe(0)
  })

  it('a long list takes no more memory than a short one, a process of its own with 100 MB', () => {
    const command =
      'node --max-old-space-size=100 scripts/edgewick.mjs diagrams phi4 --legs 2 --vertices 9 --format text'
    const { status, stdout } = spawnSync('bash', ['-c', `ulimit -t 60; ${command} | head -n 12000 | wc -l`], {
      encoding: 'utf8',
    })
    expect({ status, lines: Number(stdout) }).toEqual({ status: 0, lines: 12000 })
  })
})
