import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pictureFormats } from '../../src/cli/pictureOptions.js'
import { architectures } from '../../src/networks/architectures.js'
import { shippedFiles } from '../../src/networks/files/shippedFiles.js'
import { answerCost } from '../../src/requests/cost.js'
import { costJson, costText } from '../../src/requests/costReadings.js'
import { answerDiagrams, diagramList } from '../../src/requests/diagrams.js'
import { answerExpand } from '../../src/requests/expand.js'
import { runOf } from '../../src/requests/runOf.js'
import { runTimes } from '../../src/requests/runTimes.js'
import { words, runWith } from '../cli/run.js'

const error = async (request: Parameters<typeof answerCost>[0]): Promise<string> =>
  answerCost(request).then(costText, String)

describe('the cost of a request', () => {
  it.each([
    { theory: 'phi4', legs: 2, vertices: 5 },
    { theory: 'phi4', legs: 2, vertices: 5, labels: 'free' },
    { theory: 'phi4', legs: 2, vertices: 5, filters: ['1pi'] },
    { theory: 'yukawa', legs: ['φ', 'φ'], loops: 2 },
    { theory: 'edgeworth', legs: 4, order: 2, shard: [1, 3] },
    { theory: 'phi4', legs: 2, upTo: 3, quantity: 'self-energy' },
  ] as const)('has as many diagrams as are listed: %j', async (request) => {
    let listed = 0n
    for await (const { id } of diagramList(await answerDiagrams(request))) listed += id === '' ? 0n : 1n
    const { count, counted } = await answerCost({ diagrams: request })
    expect([count, counted]).toEqual([listed, 'labels' in request ? 'classes' : 'diagrams'])
    expect(listed).toBeGreaterThan(3n)
  })

  it('has as many terms as an expansion, and at a point as many sets of vertices as powers', async () => {
    const request = { theory: 'edgeworth', legs: 4, order: 2 } as const
    const { expansion } = await answerExpand(request)
    expect(await answerCost({ expand: request })).toMatchObject({ counted: 'classes' })
    if (!('terms' in expansion)) throw new Error('an expansion in diagrams')
    expect((await answerCost({ expand: request })).count).toBe(BigInt(expansion.terms.length))
    const point = await answerExpand({ ...request, space: 'point' })
    if (point.space !== 'point') throw new Error('at a point')
    expect(await answerCost({ expand: { ...request, space: 'point' } })).toMatchObject({
      counted: 'sets',
      count: BigInt(point.expansion.value.length),
    })
    // With a filter only the diagrams tell.
    const filtered = await answerCost({ expand: { ...request, space: 'point', filters: ['1pi'] } })
    const { expansion: few } = await answerExpand({ ...request, filters: ['1pi'] })
    expect(filtered).toMatchObject({ counted: 'classes', count: BigInt('terms' in few ? few.terms.length : -1) })
    const written = await answerCost({ expand: { ...request, permutations: 'written' } })
    expect(written).toMatchObject({ counted: 'diagrams', count: (await answerDiagrams(request)).diagrams })
  })

  it('says what --limit allows it, and how many there are at least where they are too many to count', async () => {
    const ten = { theory: 'phi4', legs: 2, vertices: 10 } as const
    const refused = costText(await answerCost({ diagrams: ten, format: 'ndjson' }))
    expect(refused).toMatch(/^phi4, 2 legs: 1281437 diagrams\nas ndjson: about /)
    expect(refused).toContain('refused as it stands: at most 1000000; --limit 1281437 allows it\n')
    expect(costText(await answerCost({ diagrams: { ...ten, limit: 1_281_437 } }))).not.toContain('refused')
    const endless = await answerCost({ diagrams: { ...ten, vertices: 20 } })
    expect(endless.more).toBe(true)
    // All ways to pair 82 half-edges; nearly all are connected.
    const pairings = Array.from({ length: 41 }, (_, i) => 2 * i + 1).reduce((product, k) => product * k, 1)
    const orders = Array.from({ length: 20 }, (_, i) => 24 * (i + 1)).reduce((product, k) => product * k, 1)
    expect(Number(endless.count) / (pairings / orders)).toBeGreaterThan(0.9)
    expect(Number(endless.count) / (pairings / orders)).toBeLessThan(1)
    expect(costText(endless)).toMatch(/more than \d{15,} diagrams\nas text: more than [\d.e+]+ days of one/)
    expect(JSON.parse(costJson(endless))).toMatchObject({ more: true, count: `${endless.count}`, limit: 1e6 })
  })

  it('says why there are none, and refuses what it cannot tell', async () => {
    expect(await error({ expand: { theory: 'phi4', legs: 3, order: 1 } })).toMatch(/: 0 classes with free legs \(.+\)/)
    const few = { theory: 'phi4', legs: 2, vertices: 1 } as const
    expect(await error({})).toContain('expected one of diagrams, expand, received none of them')
    expect(await error({ diagrams: few, expand: few })).toContain('received both')
    expect(await error({ diagrams: { ...few, want: 'count' } })).toContain('received a count')
    expect(await error({ diagrams: { ...few, parts: 'any' } })).toContain('only counted by making them')
    expect(await error({ expand: { ...few, quantity: 'full' } })).toContain('only counted by making them')
    expect(await error({ diagrams: few, format: 'odt' })).toContain('format: expected one of text, json, ndjson, dot')
    expect(await error({ diagrams: few, format: 'constructor' })).toContain("received 'constructor'")
  })
})

describe('runs that were measured', () => {
  it('are there for every format of the commands', () => {
    const formats = ['text', 'json', 'ndjson', 'dot', 'qgraf', ...pictureFormats]
    const sums = ['text', 'plain', 'json', 'latex', 'unicode']
    expect(new Set(Object.keys(runTimes))).toEqual(
      new Set([
        ...formats.map((format) => `diagrams ${format}`),
        ...[...sums, ...pictureFormats].map((format) => `expand ${format}`),
        ...sums.flatMap((format) => [`momentum ${format}`, `written ${format}`]),
        'momentum form',
        'point text',
        ...Object.keys(architectures)
          .filter((name) => !Object.hasOwn(shippedFiles, name) || name === 'gelu-net')
          .map((name) => `action ${name}`),
      ]),
    )
  })

  it.each(Object.keys(runTimes))('%s: hold at their points, rise between and grow in proportion beyond', (key) => {
    const [series = '', format = ''] = key.split(' ')
    const points = runTimes[key] ?? []
    expect(points.length).toBeGreaterThanOrEqual(4)
    for (const [count, seconds, memory, written] of points)
      expect(runOf(series, format, BigInt(count))).toEqual({
        seconds: expect.closeTo(seconds, 9) as number,
        memory: expect.closeTo(memory, 6) as number,
        written: expect.closeTo(written, 6) as number,
      })
    const last = points.at(-1)?.[0] ?? 0
    const sizes = Array.from({ length: 60 }, (_, i) => BigInt(Math.round(1.4 ** i)))
    const times = sizes.map((size) => runOf(series, format, size).seconds)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(runOf(series, format, BigInt(10 * last)).seconds).toBeCloseTo(
      10 * runOf(series, format, BigInt(last)).seconds,
      6,
    )
    expect(runOf(series, format, 0n)).toEqual(runOf(series, format, 1n))
  })
})

describe('--dry-run', () => {
  it('makes nothing, whatever the file', async () => {
    const { status, out, written } = await runWith(
      words('diagrams phi4 --legs 2 --vertices 7 -o list.ndjson --dry-run'),
    )
    expect([status, [...written.keys()]]).toEqual([0, []])
    expect(out).toMatch(
      /^phi4, 2 legs: 4632 diagrams\nas ndjson: about [\d.]+ s of one processor core, \d+ MB of memory, 2 MB written\n$/,
    )
  })

  it('of gamma is the count of its diagrams', async () => {
    const { out } = await runWith(words('gamma phi4 --legs 4 --up-to 3 --dry-run'))
    const whole = await runWith(words('gamma phi4 --legs 4 --up-to 3 --format json'))
    const { terms } = JSON.parse(whole.out) as { readonly terms: readonly unknown[] }
    expect(terms.length).toBeGreaterThan(3)
    expect(out).toContain(`4 legs: ${terms.length} classes with free legs\n`)
  })

  it('of check is how many networks it draws: each of the samplings, and a tenth, 10,000 at least, at each of three widths', async () => {
    const { status, out } = await runWith(words('check cos-net --samples 50000 --dry-run'))
    expect(status).toBe(0)
    const drawn = [...out.matchAll(/ {2}(\d+)$/gm)].map(([, n]) => Number(n))
    const total = drawn.at(-1) ?? NaN
    expect(drawn.slice(0, -1).reduce((sum, n) => sum + n, 0)).toBe(total)
    expect(drawn.filter((n) => n === 50_000).length).toBeGreaterThanOrEqual(2)
    expect(drawn.filter((n) => n === 10_000)).toHaveLength(3)
  })

  it.each([
    ['gamma solvable --legs 0 --order 4 --dry-run', 'received a solvable theory'],
    ['gamma phi4 --legs 2 --up-to 2 --dyson --dry-run', 'received --dyson'],
    ['check cos-net --shard 0/2 -o part.json --dry-run', 'received --shard 0/2'],
    ['check cos-net --error 0.1 --dry-run', 'received --error 0.1'],
    ['diagrams phi4 --legs 2 --vertices 4 --count --dry-run', 'received a count'],
    ['diagrams phi4 --legs 2 --vertices 4 --disconnected --dry-run', 'only counted by making them'],
  ])('%s is refused', async (line, sentence) => {
    const { status, err } = await runWith(words(line))
    expect([status, err]).toEqual([2, expect.stringContaining(sentence)])
  })
})

describe('the table of docs/speed.md', () => {
  const page = readFileSync('docs/speed.md', 'utf8')
  const [, table = ''] = /<!-- run times -->\n\n([^]*?)\n\n<!-- end of run times -->/.exec(page) ?? []
  const rows = table
    .split('\n')
    .slice(2)
    .map((row) => row.slice(2, -2).split(' | '))

  it('has requests of its own, measured within a factor of five of what is said', () => {
    expect(rows.length).toBeGreaterThan(10)
    for (const [, , seconds, said, memory, saidMemory] of rows) {
      expect(
        [seconds, said, memory, saidMemory].map((text = '') => Number.parseFloat(text)).every((value) => value > 0),
      ).toBe(true)
      const ratio = Number.parseFloat(said ?? '') / Number(seconds)
      expect(ratio).toBeGreaterThan(0.2)
      expect(ratio).toBeLessThan(5)
    }
  })

  it.each(rows)('%s', async (command = '', count, _, said, __, memory) => {
    const { out } = await runWith(words(`${command.slice(1, -1)} --dry-run`))
    // Of networks the last row of a table has them all.
    expect(out.replace(/^all +/m, ': ').replaceAll('\n', ' \n')).toContain(`: ${count} `)
    expect(out).toContain(`about ${said} of one processor core, ${memory} of memory`)
  })
})
