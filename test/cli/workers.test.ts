import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync, spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DiagramRequest } from '../../src/diagrams/request.js'
import { weightSum } from '../../src/diagrams/weightSum.js'
import { diagramRequests } from '../../src/expansion/diagramRequests.js'
import { theory } from '../../src/theory/shippedTheories.js'

/** The built command line, in a process of its own: worker threads need it. */
function edgewick(...args: string[]): { readonly status: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/edgewick.mjs', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return { status, out: stdout, err: stderr }
}

describe('the command line as a process', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/edgewick.mjs', 'list'])
  }, 60_000)

  it('one object of JSON is the same on one worker and on two', () => {
    const [one, two] = ['1', '2'].map((workers) =>
      edgewick('diagrams', 'phi4', '--legs', '2', '--vertices', '5', '--format', 'json', '--workers', workers),
    )
    expect(two).toEqual(one)
    expect(JSON.parse(two?.out ?? '')).toMatchObject({ diagrams: 174 })
  })

  it('counts the same on one, two and three workers', () => {
    const counts = ['1', '2', '3'].map(
      (workers) =>
        edgewick(
          'diagrams',
          'phi4',
          '--legs',
          '2',
          '--vertices',
          '6',
          '--count',
          '--format',
          'json',
          '--workers',
          workers,
        ).out,
    )
    expect(JSON.parse(counts[0] ?? '')).toMatchObject({ diagrams: 853, weight: '1418/27' })
    expect(new Set(counts).size).toBe(1)
  })

  it('counts beyond what is counted at once, by the sum of the weights that field theory gives', () => {
    const { status, out, err } = edgewick(
      'diagrams',
      'phi4',
      '--legs',
      '2',
      '--vertices',
      '10',
      '--count',
      '--format',
      'json',
    )
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const weight = weightSum(
      diagramRequests(theory('phi4'), { legs: 2, select: { vertices: { λ: 10 } } }, 'fixed')
        .requests[0] as DiagramRequest,
    )
    expect(JSON.parse(out)).toMatchObject({ diagrams: 1281437, weight: `${weight.num}/${weight.den}` })
    expect(edgewick('diagrams', 'phi4', '--legs', '2', '--vertices', '10')).toEqual({
      status: 2,
      out: '',
      err: expect.stringMatching(
        /^edgewick: limit: expected at most 1000000 diagrams \(a larger --limit allows more\), received more than \d+\n$/,
      ) as unknown,
    })
  })

  it('lists the same on two workers as on one, in any order', () => {
    const list = (...args: string[]): string[] =>
      edgewick('diagrams', 'edgeworth', '--legs', '2', '--loops', '2', '--format', 'ndjson', ...args)
        .out.trimEnd()
        .split('\n')
        .sort()
    const alone = list()
    expect(alone.length).toBeGreaterThan(20)
    expect(list('--workers', '2')).toEqual(alone)
    expect(
      ['0/3', '1/3', '2/3']
        .flatMap((shard) => list('--shard', shard))
        .filter((line) => line !== '')
        .sort(),
    ).toEqual(alone)
  })

  it('reads a rule file from standard input', () => {
    const { stdout } = spawnSync(
      'bash',
      ['-c', 'node scripts/edgewick.mjs diagrams - --legs 2 --vertices 1 --count < rules/phi4.yaml'],
      { encoding: 'utf8' },
    )
    expect(stdout).toBe('phi4, 2 legs: 1 diagram, Σ 1/|Aut| = 1/2\n')
  })

  it('a path that cannot be written leaves nothing behind', () => {
    const { status, out, err } = edgewick(
      'diagrams',
      'phi4',
      '--legs',
      '2',
      '--vertices',
      '2',
      '-o',
      '/nonexistent/diagrams.txt',
    )
    expect({ status, out, err }).toEqual({
      status: 2,
      out: '',
      err: 'edgewick: /nonexistent/diagrams.txt: expected a path that can be written, received no such file or folder\n',
    })
  })

  it('refuses a request that is too large, before searching', () => {
    const { status, err } = edgewick('diagrams', 'phi4', '--legs', '2', '--vertices', '16', '--count')
    expect(status).toBe(2)
    expect(err).toMatch(
      /^edgewick: limit: expected at most 100000000 diagrams \(a larger --limit allows more\), received more than 2\.80e\+10\n$/,
    )
  })

  it('a reader that stops early is no error', () => {
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        'set -o pipefail; node scripts/edgewick.mjs diagrams phi4 --legs 2 --vertices 6 --format ndjson | head -n 1 > /dev/null',
      ],
      { encoding: 'utf8' },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('a check has the same bytes on one worker and on seven', () => {
    const checks = ['1', '7'].map((workers) =>
      edgewick('check', 'cos-net', '--samples', '2000', '--seed', '7', '--format', 'json', '--workers', workers),
    )
    expect(checks[0]).toMatchObject({ status: 0, err: '' })
    expect(JSON.parse(checks[0]?.out ?? '')).toMatchObject({ agreed: true })
    expect(new Set(checks.map(({ out }) => out)).size).toBe(1)
  })

  it('a check that gets SIGINT leaves its sums, and goes on to the bytes of one that did not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'edgewick-'))
    const options = '--samples 200000 --seed 2 --estimator kernel --workers 2 --format json'
    // It listens for the end of its terminal, signal 1, from the beginning of the work on.
    const listens = 'while kill -0 $pid && ! grep -q "^SigCgt:.*[13579bdf]$" /proc/$pid/status; do sleep 0.01; done'
    const script = `node scripts/edgewick.mjs check cos-net ${options} -o ${folder}/part.json & pid=$!; ${listens}; kill -INT $pid; wait $pid`
    const stopped = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
    expect(stopped.stderr).toContain('To go on:')
    expect(stopped.status).toBe(130)
    const part = join(folder, 'part.json')
    const resumed = edgewick('check', 'cos-net', ...options.split(' '), '-o', part, '--resume', part)
    expect(resumed).toEqual(edgewick('check', 'cos-net', ...options.split(' ')))
    rmSync(folder, { recursive: true })
  })
})
