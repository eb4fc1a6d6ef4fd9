import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { countDiagrams } from '../../src/diagrams/countDiagrams.js'
import { installed } from '../installed.js'

const hasNauty = installed(
  spawnSync('bash', ['-c', 'command -v nauty-geng nauty-multig']).status === 0,
  'nauty',
  'nauty',
)

/**
 * Connected multigraphs of one degree, self-loops included, by nauty: a vertex with l self-loops has degree − 2l ends
 * left, so they are the connected loopless multigraphs whose degrees are all of the parity of `degree` and at most it.
 */
function byNauty(vertices: number, degree: number): number {
  let total = 0
  for (let loops = 0; loops <= (vertices * degree) / 2; loops++) {
    const lines = (degree * vertices - 2 * loops) / 2
    if (!Number.isInteger(lines) || lines < vertices - 1) continue
    const command = `nauty-geng -c -D${degree} -q ${vertices} ${vertices - 1}:${lines} | nauty-multig -q -T -e${lines} -D${degree}`
    const { stdout } = spawnSync('bash', ['-c', command], { encoding: 'utf8', maxBuffer: 2 ** 28 })
    for (const row of stdout.split('\n').filter((text) => text !== '')) {
      const [size = 0, , ...edges] = row.trim().split(/\s+/).map(Number)
      const degrees = Array.from({ length: size }, () => 0)
      for (let i = 0; i < edges.length; i += 3) {
        for (const end of [edges[i], edges[i + 1]] as number[])
          degrees[end] = (degrees[end] as number) + (edges[i + 2] as number)
      }
      if (degrees.every((each) => each <= degree && (degree - each) % 2 === 0)) total++
    }
  }
  return total
}

function ours(vertices: number, degree: number): bigint {
  const kind = { name: `v${degree}`, fields: Array.from({ length: degree }, () => 'φ') }
  return countDiagrams({
    legs: [],
    legLabels: 'free',
    vertices: [{ kind, count: vertices }],
    lines: [{ name: 'Δ', fields: ['φ', 'φ'] }],
  }).diagrams
}

describe.skipIf(!hasNauty)('vacuum diagrams against nauty’s geng | multig', () => {
  it.each([
    [3, 2],
    [3, 4],
    [3, 6],
    [3, 8],
    [3, 10],
    [4, 2],
    [4, 3],
    [4, 4],
    [4, 5],
    [4, 6],
    [4, 7],
    [4, 8],
    [5, 4],
    [5, 6],
    [6, 4],
    [6, 5],
  ])('valence %i, %i vertices', (degree, vertices) => {
    expect(Number(ours(vertices, degree))).toBe(byNauty(vertices, degree))
  })
})

describe('known sequences of connected multigraphs', () => {
  it('cubic: 2, 5, 17, 71, 388, 2592, 21096', () => {
    expect([2, 4, 6, 8, 10, 12, 14].map((vertices) => Number(ours(vertices, 3)))).toEqual([
      2, 5, 17, 71, 388, 2592, 21096,
    ])
  })

  it('quartic: 1, 2, 4, 10, 28, 97, 359, 1635, 8296, 48432', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((vertices) => Number(ours(vertices, 4)))).toEqual([
      1, 2, 4, 10, 28, 97, 359, 1635, 8296, 48432,
    ])
  })
})
