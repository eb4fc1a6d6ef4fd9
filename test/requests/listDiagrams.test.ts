import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerDiagrams } from '../../src/requests/diagrams.js'
import type { DiagramsRequest } from '../../src/requests/diagrams.js'
import { diagramsNdjson } from '../../src/requests/diagramsReadings.js'
import { listDiagrams } from '../../src/requests/listDiagrams.js'
import type { Progress, Running } from '../../src/requests/running.js'

const QCD = readFileSync(new URL('../bench/rules/qcd.yaml', import.meta.url), 'utf8')

/** Lists of no diagram, a few, some hundreds of kilobytes, several sets, and more than are tried without a count. */
const requests: Readonly<Record<string, DiagramsRequest>> = {
  none: { theory: 'phi4', legs: 3, vertices: 2 },
  few: { theory: 'phi4', legs: 2, vertices: 2 },
  bare: { theory: 'phi4', legs: 2, vertices: 0 },
  parts: { theory: 'phi4', legs: 4, vertices: 2, parts: 'any' },
  free: { theory: 'edgeworth', legs: 4, loops: 2, labels: 'free' },
  shard: { theory: 'edgeworth', legs: 2, loops: 3, shard: [1, 3] },
  filtered: { theory: 'phi4', legs: 2, vertices: 5, filters: ['simple'] },
  many: { theory: 'phi4', legs: 2, vertices: 7 },
  light: { theory: { rules: QCD }, legs: ['A', 'A', 'A'], loops: 3 },
  heavy: { theory: 'phi4', legs: 2, vertices: 8 },
}

async function listed(request: DiagramsRequest, running: Running = {}) {
  const expected: number[] = []
  const { lines, remark } = await listDiagrams(request, running, (diagrams) => void expected.push(diagrams))
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of lines) text += decoder.decode(bytes)
  return { text, remark, expected }
}

async function counted(request: DiagramsRequest): Promise<{ readonly text: string; readonly diagrams: number }> {
  const answer = await answerDiagrams(request)
  let text = ''
  for await (const lines of diagramsNdjson(answer)) text += lines
  return { text, diagrams: Number(answer.diagrams) }
}

/** What the work tells of itself. */
function watching(): { readonly running: Running; readonly told: Progress[] } {
  const told: Progress[] = []
  return { running: { onProgress: (progress) => void told.push(progress) }, told }
}

const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'none',
    (error: unknown) => String(error),
  )

describe('a list that is begun before it is counted', () => {
  it.each(Object.keys(requests))('has the lines of the counted one: %s', async (name) => {
    const request = requests[name] as DiagramsRequest
    const [{ text }, { text: other, diagrams }] = [await listed(request), await counted(request)]
    expect(text).toBe(other)
    expect(text.split('\n')).toHaveLength(diagrams + 1)
  })

  it('is not counted where it is short, and where it is long before the first line', async () => {
    const short = watching()
    expect((await listed(requests['many'] as DiagramsRequest, short.running)).expected).toEqual([10_000])
    expect(new Set(short.told.map(({ what }) => what))).toEqual(new Set(['listing diagrams']))
    expect(short.told[0]).toEqual({ what: 'listing diagrams', done: 0, unit: 'diagrams' })
    expect(short.told.at(-1)).toMatchObject({ done: 4632, of: 4632 })
    for (const [name, expected] of [
      // Its diagrams weigh too much to be few; those of the other look as if they were few until so many are there.
      ['heavy', [27_607]],
      ['light', [10_000, 30_745]],
    ] as const) {
      // So many are known before the first line: only a count tells them.
      const long = watching()
      expect((await listed(requests[name] as DiagramsRequest, long.running)).expected).toEqual(expected)
      const [first, last] = [
        long.told.find(({ what, of }) => what === 'listing diagrams' && of !== undefined),
        long.told.at(-1),
      ]
      expect(first).toMatchObject({ done: 0, of: expected.at(-1) })
      expect(last).toMatchObject({ done: expected.at(-1), of: expected.at(-1) })
    }
  })

  it('is refused as the count refuses it, before it has a line', async () => {
    for (const [name, limit, said = `at most ${limit} diagrams`] of [
      // There are no more than 3 of these, but those that the filter leaves out weigh more.
      ['filtered', 3, 'before filtering'],
      ['few', 2],
      ['many', 100],
      ['heavy', 20_000],
      ['light', 20_000],
      ['parts', 1],
    ] as const) {
      const request = { ...(requests[name] as DiagramsRequest), limit }
      const refused = await refusal(answerDiagrams(request))
      expect(refused).toContain(said)
      expect(await refusal(listDiagrams(request, {}))).toBe(refused)
    }
    const exact = { ...(requests['few'] as DiagramsRequest), limit: 3 }
    expect((await listed(exact)).text).toBe((await counted(exact)).text)
  })

  it('ends with the reason of the signal, also while it is tried', async () => {
    const stop = new AbortController()
    stop.abort(new Error('enough'))
    expect(await refusal(listDiagrams(requests['many'] as DiagramsRequest, { signal: stop.signal }))).toBe(
      'Error: enough',
    )
    // Told of the work, somebody ends it.
    const told = new AbortController()
    const running = { signal: told.signal, onProgress: () => told.abort(new Error('enough')) }
    expect(await refusal(listDiagrams(requests['many'] as DiagramsRequest, running))).toBe('Error: enough')
    const later = new AbortController()
    setTimeout(() => later.abort(new Error('enough')), 1)
    expect(await refusal(listed(requests['light'] as DiagramsRequest, { signal: later.signal }))).toBe('Error: enough')
  })

  it('has the remark of the counted one', async () => {
    const request: DiagramsRequest = { theory: 'phi4', functional: 'Γ', legs: 0, loops: [1, 2] }
    const { remark } = await answerDiagrams(request)
    expect(remark).toContain('one loop')
    expect((await listed(request)).remark).toBe(remark)
  })
})
