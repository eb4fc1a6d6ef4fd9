import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerAction } from '../../src/requests/action.js'
import { answerActionOfData } from '../../src/requests/actionOfData.js'
import { answerAudit } from '../../src/requests/audit.js'
import { weighing } from '../../src/diagrams/weightSum.js'
import type { DiagramRequest } from '../../src/diagrams/request.js'
import { diagramRequests } from '../../src/expansion/diagramRequests.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { inTurns } from '../../src/requests/turns.js'
import type { CheckPart } from '../../src/montecarlo/check/shards.js'
import type { Point } from '../../src/networks/network.js'
import { ownArchitecture } from '../../src/networks/ownArchitecture.js'
import { answerCheck, checkPart } from '../../src/requests/check.js'
import { answerMerge } from '../../src/requests/merge.js'
import { pieces } from '../../src/requests/pieces.js'
import { spinPart } from '../../src/requests/spinPart.js'
import { answerReport } from '../../src/requests/report.js'
import { answerCheckTheory } from '../../src/requests/checkTheory.js'
import { answerCorrelator } from '../../src/requests/correlator.js'
import { diagramPart } from '../../src/requests/diagramPart.js'
import { answerDiagrams, diagramList } from '../../src/requests/diagrams.js'
import { diagramsJson, diagramsNdjson } from '../../src/requests/diagramsReadings.js'
import { answerExpand } from '../../src/requests/expand.js'
import { answerExplain } from '../../src/requests/explain.js'
import { answerGeneralTerm } from '../../src/requests/generalTerm.js'
import { answerList } from '../../src/requests/list.js'
import { answerCumulant, answerMoment } from '../../src/requests/moment.js'
import type { Done, Progress, Threads, Work } from '../../src/requests/running.js'
import { answerSchema } from '../../src/requests/schema.js'
import { answerSymmetries } from '../../src/requests/symmetries.js'
import { answerVerify } from '../../src/requests/verify.js'
import { answerWick } from '../../src/requests/wick.js'

const many = { theory: 'phi4', legs: 2, vertices: 7 } as const
const TOTAL = 4632

/** h = sin(wx + w + 0.3): the two-point function has an inverse on any different points. */
const SINE = {
  name: 'sine-net',
  N: 4,
  d: 1,
  sigma1: 1,
  densities: [{ kind: 'normal', deviation: 1 }],
  hidden: ([w = 0]: Float64Array, [x = 0]: Point) => Math.sin(w * x + 0.3 + w),
} as const
const SINE_TEXT = `{ ...${JSON.stringify(SINE)}, hidden: ([w], [x]) => Math.sin(w * x + 0.3 + w) }`
const SMALL = {
  points: [[0], [0.5]],
  actionPoints: [[-1], [0.5]],
  samples: 400,
  seed: 3,
  estimators: ['kernel'],
} as const
const CHECK = { network: 'cos-net', parameters: { N: 4 }, ...SMALL } as const

function requestOf(vertices: number): DiagramRequest {
  const { requests } = diagramRequests(theory('phi4'), { legs: 2, select: { vertices: { 4: vertices } } }, 'fixed')
  return requests[0] as DiagramRequest
}

/** A signal that is aborted at the first progress of which this holds, and all progress until then. */
function stopping(when: (progress: Progress) => boolean): {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
  readonly seen: Progress[]
} {
  const controller = new AbortController()
  const seen: Progress[] = []
  const onProgress = (progress: Progress): void => {
    seen.push(progress)
    if (when(progress)) controller.abort(new Error(`stopped at ${progress.done}`))
  }
  return { signal: controller.signal, onProgress, seen }
}

/** Threads that are none: every task is copied as it would be on its way to another thread. */
const here: Threads = {
  cores: 2,
  run: async function* <K extends keyof Work>(
    kind: K,
    tasks: readonly Work[K]['task'][],
    signal?: AbortSignal,
  ): AsyncGenerator<Done<K>> {
    const work: { readonly [L in keyof Work]: (task: Work[L]['task']) => unknown } = {
      diagrams: diagramPart,
      samples: pieces,
      spins: spinPart,
    }
    for (const task of tasks.toReversed()) {
      await new Promise((resolve) => setTimeout(resolve))
      signal?.throwIfAborted()
      yield [task, structuredClone(await work[kind](structuredClone(task) as never))] as unknown as Done<K>
    }
  },
}

describe('an answer that is stopped', () => {
  it('lists no more', async () => {
    const { signal, onProgress, seen } = stopping(({ done }) => done >= 512)
    const answer = await answerDiagrams(many)
    expect(answer.diagrams).toBe(BigInt(TOTAL))
    let listed = 0
    const list = async (): Promise<void> => {
      for await (const { id } of diagramList(answer, { signal, onProgress })) listed += id === '' ? 0 : 1
    }
    await expect(list()).rejects.toThrow('stopped at 512')
    expect(listed).toBe(512)
    expect(seen).toEqual([0, 256, 512].map((done) => ({ what: 'listing diagrams', done, of: TOTAL, unit: 'diagrams' })))
  })

  it('counts no more, on several cores', async () => {
    const { signal, onProgress, seen } = stopping(({ done }) => done === 3)
    await expect(answerDiagrams({ ...many, want: 'count' }, { signal, onProgress, threads: here })).rejects.toThrow(
      'stopped at 3',
    )
    expect(seen.map(({ done, of, unit }) => ({ done, of, unit }))).toEqual(
      [0, 1, 2, 3].map((done) => ({ done, of: 16, unit: 'parts' })),
    )
  })

  it.each([
    ['on one core', { theory: 'phi4', legs: 2, vertices: 10, want: 'count' }],
    ['of several parts', { theory: 'phi4', legs: 2, vertices: 5, parts: 'any', want: 'count' }],
  ] as const)('counts no more, %s', async (_, request) => {
    const { signal, onProgress, seen } = stopping(({ done }) => done > 0)
    await expect(answerDiagrams(request, { signal, onProgress })).rejects.toThrow('stopped at')
    expect(seen.filter(({ done }) => done > 0)).toHaveLength(1)
    expect(seen.at(-1)).toMatchObject({ what: 'counting', unit: 'diagrams' })
    expect(seen.at(-1)?.done).toBeLessThan(request.vertices === 10 ? 1281437 : 5000)
  })

  it('weighs no more: the sum that tells of too many diagrams is in steps', async () => {
    const controller = new AbortController()
    let steps = 0
    const work = function* (): Generator<undefined, number> {
      for (const each of weighing(requestOf(8))) {
        if (++steps === 5) controller.abort(new Error('enough'))
        yield each
      }
      return steps
    }
    await expect(inTurns(work(), controller.signal)).rejects.toThrow('enough')
    expect(steps).toBe(5)
    const all = [...weighing(requestOf(8))].length
    expect(all).toBeGreaterThan(steps)
  })

  it('expands and verifies no more', async () => {
    const request = { theory: 'phi4', legs: 2, order: 7 } as const
    const expansion = stopping(({ done }) => done > 0)
    await expect(answerExpand(request, expansion)).rejects.toThrow('stopped at 256')
    const verification = stopping(({ done }) => done > 0)
    await expect(answerVerify({ ...request, formula: 'Δ(x1,x2)' }, verification)).rejects.toThrow('stopped at 256')
  })

  it('certifies no action', async () => {
    const sampling = stopping(({ done }) => done > 0)
    await expect(answerAction({ network: 'cos-net', samples: 4000 }, sampling)).rejects.toThrow('stopped at')
  })

  it('tries no further law', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort())
    await expect(answerCheckTheory({ theory: 'phi4', upTo: 1, legs: 2 }, controller)).rejects.toThrow('aborted')
  })

  it('every law is work that whoever asks may end', async () => {
    let begun = 0
    const ended = answerCheckTheory({ theory: 'phi4', upTo: 1, legs: 2 }, {}, (work) => {
      if (++begun === 3) throw new Error('enough')
      return work()
    })
    await expect(ended).rejects.toThrow('enough')
    const whole = await answerCheckTheory({ theory: 'phi4', upTo: 1, legs: 2 }, {}, (work) => {
      begun++
      return work()
    })
    expect(whole.laws.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds', 'holds'])
    // Three before, then four laws and the end of them.
    expect(begun).toBe(8)
  })

  it('samples no more, and keeps what it has', async () => {
    let draws = 0
    const counted = ownArchitecture({ ...SINE, hidden: (w, x) => (draws++, SINE.hidden(w, x)) })
    const request = { network: counted, ...SMALL }
    const { signal, onProgress, seen } = stopping(({ done }) => done >= 100)
    let [drawn, parts] = [0, 0]
    const running = {
      signal,
      onProgress: (progress: Progress) => {
        onProgress(progress)
        if (signal.aborted) drawn ||= draws
      },
      onSums: ({ samplings }: CheckPart) => (parts = samplings.reduce((sum, { size }) => sum + size, 0)),
    }
    await expect(answerCheck(request, running)).rejects.toThrow('stopped at 100')
    expect(draws).toBe(drawn)
    expect(seen.map(({ done }) => done)).toEqual(Array.from({ length: 51 }, (_, i) => 2 * i))
    expect(seen[0]).toMatchObject({ unit: 'samples', of: 30_400 })
    expect(parts).toBe(50)
  })

  it('samples no more within a piece', async () => {
    const controller = new AbortController()
    let draws = 0
    const hidden: typeof SINE.hidden = (w, x) => {
      if (++draws === 1e6) controller.abort(new Error('in the middle'))
      return SINE.hidden(w, x)
    }
    const request = { network: ownArchitecture({ ...SINE, hidden }), ...SMALL, samples: 2e6 }
    await expect(answerCheck(request, { signal: controller.signal })).rejects.toThrow('in the middle')
    // A step is 256 samples of 4 neurons at two points, a piece 10,000 of them.
    expect(draws).toBeLessThan(1e6 + 256 * 4 * 2)
  })

  it('samples no more on several cores', async () => {
    const { signal, onProgress, seen } = stopping(({ done }) => done > 0)
    await expect(answerCheck(CHECK, { signal, onProgress, threads: here })).rejects.toThrow('stopped at')
    expect(seen).toHaveLength(2)
  })

  it('is not begun when it is stopped before', async () => {
    const signal = AbortSignal.abort()
    const running = { signal }
    const begun = [
      answerDiagrams(many, running),
      answerExpand({ theory: 'phi4', legs: 2, order: 1 }, running),
      answerVerify({ theory: 'phi4', legs: 2, order: 1, formula: '0' }, running),
      answerExplain({ theory: 'phi4', diagram: 'ee0|' }, running),
      answerGeneralTerm({ theory: 'independence-breaking', order: 1 }, running),
      answerCheckTheory({ theory: 'phi4' }, running),
      answerWick({ points: ['1'] }, running),
      answerMoment({ points: ['1'] }, running),
      answerCumulant({ points: ['1'] }, running),
      answerAction({ network: 'cos-net' }, running),
      answerActionOfData({ data: [] }, running),
      answerCorrelator({ network: 'cos-net', n: 2 }, running),
      answerSymmetries({ network: 'cos-net' }, running),
      answerAudit({}, running),
      answerCheck(CHECK, running),
      answerMerge({ parts: [] }, running),
      answerReport(CHECK, running),
      answerList({}, running),
      answerSchema({}, running),
    ]
    for (const each of await Promise.allSettled(begun))
      expect(each).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } })
  })
})

describe('on several cores', () => {
  it('counts and lists the same', async () => {
    const request = { theory: 'edgeworth', legs: 2, loops: 2 } as const
    const alone = await answerDiagrams(request)
    const together = await answerDiagrams(request, { threads: here })
    expect([together.diagrams, together.weight, together.requests]).toEqual([
      alone.diagrams,
      alone.weight,
      alone.requests,
    ])
    const lines = async (running: { readonly threads?: Threads }): Promise<readonly string[]> => {
      let text = ''
      for await (const part of diagramsNdjson(alone, running)) text += part
      return text.trimEnd().split('\n').sort()
    }
    expect(await lines({ threads: here })).toEqual(await lines({}))
  })

  it('one object of JSON has its list in the order of one core', async () => {
    const answer = await answerDiagrams({ theory: 'edgeworth', legs: 2, loops: 2 })
    const whole = async (running: { readonly threads?: Threads }): Promise<string> => {
      let text = ''
      for await (const part of diagramsJson(answer, running)) text += part
      return text
    }
    const together = await whole({ threads: here })
    expect(together).toBe(await whole({}))
    expect(JSON.parse(together)).toMatchObject({ diagrams: Number(answer.diagrams) })
  })

  it('a list has no empty part where filters leave most out', async () => {
    const request = { theory: 'phi4', legs: 2, vertices: 6, filters: ['1pi', 'bipartite'] } as const
    const answer = await answerDiagrams(request)
    for await (const part of diagramsNdjson(answer, { threads: here })) expect(part).not.toBe('')
  })
})

describe('a check', () => {
  it('has the digits of one core on several, in any order, and after a stop', async () => {
    const alone = await answerCheck(CHECK)
    const progress: number[] = []
    const together = await answerCheck(CHECK, {
      threads: here,
      onProgress: ({ done, of = 0 }) => progress.push(done / of),
    })
    expect(together).toEqual(alone)
    expect(progress[0]).toBe(0)
    expect(progress.at(-1)).toBe(1)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    let known: CheckPart | undefined
    const stopped = stopping(({ done }) => done >= 100)
    await answerCheck(CHECK, { ...stopped, onSums: (part) => (known = part) }).catch(() => undefined)
    expect(await answerCheck(CHECK, { known })).toEqual(alone)
  })

  it('of a network of one of ours as a module has the same digits', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'edgewick-'))
    const file = join(folder, 'cosine.mjs')
    const source = pathToFileURL(resolve('src/networks/ownArchitecture.ts')).href
    writeFileSync(file, `import { ownArchitecture } from '${source}'\nexport default ownArchitecture(${SINE_TEXT})\n`)
    const module = pathToFileURL(file).href
    const own = await answerCheck({ network: ownArchitecture(SINE), ...SMALL })
    expect(own.title).toBe('sine-net, N = 4, d = 1, sigma1 = 1; seed 3')
    expect(await answerCheck({ network: { module }, ...SMALL }, { threads: here })).toEqual(own)
    rmSync(folder, { recursive: true })
  })

  it('refuses what it cannot do', async () => {
    const refusals = [
      answerCheck({ network: ownArchitecture(SINE), ...SMALL }, { threads: here }),
      answerCheck({ network: ownArchitecture({ ...SINE, name: 'cos-net' }), ...SMALL }),
      answerCheck({ ...CHECK, shard: [0, 2] }),
      answerCheck({ ...CHECK, sigmas: 0 }),
      answerCheck({ ...CHECK, samples: 1e15 }),
      answerCheck({ ...CHECK, samples: 19 }),
      answerCheck({ ...CHECK, parameters: { M: 1 } }),
      checkPart({ ...CHECK, shard: [2, 2] }),
      answerReport({ ...CHECK, order: 4 }),
      answerMerge({ parts: [{ file: 'p', text: '{}' }] }),
    ]
    const messages = (await Promise.allSettled(refusals)).map((each) =>
      each.status === 'rejected' ? (each.reason as Error).message : 'answered',
    )
    expect(messages).toEqual([
      "network: expected a name or a module, for functions do not pass to other threads, received 'sine-net' as an object",
      "network: expected a name of its own for a network that does not ship, received 'cos-net'",
      'shard: expected none, for a verdict needs all samples (checkPart gives the sums of a shard), received [0, 2]',
      'sigmas: expected a positive number, received 0',
      expect.stringContaining('samples: expected at most 10000000000000 numbers to draw') as unknown,
      'samples: expected a natural number, 20 at least, received 19',
      "parameters: expected one of N, d, sigma0, sigma1, alpha, received 'M'",
      'shard: expected [i, n] with 0 ≤ i < n, received [2, 2]',
      'order: expected an order from 1 to 3, received 4',
      'p: expected a part file, as --shard writes it, received other JSON',
    ])
  })
})

describe('edgewick/threads, built', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/edgewick.mjs', 'list'])
  }, 300_000)

  const programs = {
    'checks on two threads with the digits of one': [
      `const request = { network: 'cos-net', parameters: { N: 4 }, samples: 4000 }
const [one, two] = await Promise.all([answerCheck(request), answerCheck(request, { threads: threads(2) })])
console.log(checkJson(one) === checkJson(two), two.part.complete)`,
      'true true\n',
    ],
    'stops a check at once': [
      `const controller = new AbortController()
const onProgress = ({ done }) => { if (done > 0) controller.abort(new Error('enough')) }
await answerCheck({ network: 'cos-net', samples: 1e8 }, { threads: threads(2), signal: controller.signal, onProgress }).catch((error) => console.log(error.message))`,
      'enough\n',
    ],
    'counts on two threads': [
      "console.log((await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 6, want: 'count' }, { threads: threads(2) })).diagrams)",
      '853n\n',
    ],
    'stops at once, and leaves no thread behind': [
      `const controller = new AbortController()
const onProgress = ({ done }) => { if (done === 2) controller.abort(new Error('enough')) }
await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 8, want: 'count' }, { threads: threads(2), signal: controller.signal, onProgress }).catch((error) => console.log(error.message))`,
      'enough\n',
    ],
  } as const

  it.each(Object.entries(programs))('%s', (_, [program, printed]) => {
    const folder = mkdtempSync(join(tmpdir(), 'edgewick-'))
    const file = join(folder, 'program.mjs')
    const built = (name: string): string => pathToFileURL(resolve('dist', name)).href
    writeFileSync(
      file,
      `import { answerCheck, answerDiagrams, checkJson } from '${built('doors/requests.js')}'\nimport { threads } from '${built('threads.js')}'\n${program}`,
    )
    const { stdout, stderr, status } = spawnSync(process.execPath, [file], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect({ stdout, stderr, status }).toEqual({ stdout: printed, stderr: '', status: 0 })
  })
})
