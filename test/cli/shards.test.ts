import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { partOf, twoParts } from './parts.js'
import { runWith, words } from './run.js'

const CHECK = '--samples 400 --seed 7 --param N=5'

let halves: Readonly<Record<string, string>> = {}
beforeAll(async () => {
  halves = await twoParts(CHECK)
}, 60_000)

describe('a check in shards', () => {
  it.each([1, 3, 10])('%i of them merge to the bytes of one run, in any order', async (count) => {
    const whole = await runWith(words(`check cos-net ${CHECK} --format json -o whole.json`))
    const parts = await Promise.all(Array.from({ length: count }, (_, i) => partOf(`${i}/${count}`, CHECK)))
    const files = Object.assign({}, ...parts.reverse()) as Record<string, string>
    const merged = await runWith(['merge', ...Object.keys(files), '--format', 'json', '-o', 'merged.json'], files)
    expect({ status: merged.status, err: merged.err }).toEqual({ status: 0, err: '' })
    expect(merged.out).toBe(whole.out)
    expect(merged.written.get('merged.json')).toBe(whole.written.get('whole.json'))
  })

  it('merges histograms too', async () => {
    const check = `${CHECK} --histogram`
    const whole = await runWith(words(`check cos-net ${check} --format json`))
    const files = await twoParts(check)
    expect(whole.out).toContain('histogram of φ(x1), φ(x2): χ²')
    expect((await runWith(['merge', ...Object.keys(files), '--format', 'json'], files)).out).toBe(whole.out)
  })

  /** The first part changed, with a digest of what it says now. */
  const resealed = (
    parts: Readonly<Record<string, string>>,
    change: (part: Readonly<Record<string, unknown>>) => object,
  ): Record<string, string> => {
    const { digest: old, ...part } = JSON.parse(parts['part-0.json'] ?? '') as Readonly<Record<string, unknown>>
    const content = change(part)
    expect(old).toHaveLength(64)
    const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex')
    return { ...parts, 'part-0.json': JSON.stringify({ ...content, digest }) }
  }

  const changed = (text: string | undefined, from: string, to: string): string => {
    expect(text).toContain(from)
    return (text ?? '').replace(from, to)
  }

  it.each<
    [string, (parts: Record<string, string>) => Promise<Record<string, string>> | Record<string, string>, string]
  >([
    [
      'a lost shard',
      ({ 'part-1.json': one = '' }) => ({ 'part-1.json': one }),
      'shard 0/2: expected a file with it beside part-1.json, received none',
    ],
    [
      'a file cut off',
      (parts) => ({ ...parts, 'part-1.json': (parts['part-1.json'] ?? '').slice(0, 2000) }),
      'part-1.json: expected a part file, as --shard writes it, received one that is cut off or damaged',
    ],
    [
      'an empty file',
      (parts) => ({ ...parts, 'part-1.json': '' }),
      'part-1.json: expected a part file, as --shard writes it, received an empty file',
    ],
    [
      'other JSON',
      (parts) => ({ ...parts, 'part-1.json': '{"a":1}' }),
      'part-1.json: expected a part file, as --shard writes it, received other JSON',
    ],
    [
      'a shard given twice',
      (parts) => ({ ...parts, 'again.json': parts['part-0.json'] ?? '' }),
      'again.json: expected a shard that is not there yet, received shard 0/2 again, which is in part-0.json',
    ],
    [
      'another seed',
      async (parts) => ({ ...parts, ...(await partOf('1/2', CHECK.replace('7', '8'))) }),
      'part-1.json: expected seed 7 as in part-0.json, received seed 8',
    ],
    [
      'other parameters',
      async (parts) => ({ ...parts, ...(await partOf('1/2', CHECK.replace('N=5', 'N=6'))) }),
      'part-1.json: expected parameters {"N":5,"d":1,"sigma0":1,"sigma1":1} as in part-0.json, received parameters {"N":6,',
    ],
    [
      'another number of samples',
      async (parts) => ({ ...parts, ...(await partOf('1/2', CHECK.replace('400', '402'))) }),
      'part-1.json: expected samples 400 as in part-0.json, received samples 402',
    ],
    [
      'another division',
      async (parts) => ({ ...parts, ...(await partOf('1/3', CHECK)) }),
      'part-1.json: expected one of 2 shards as in part-0.json, received one of 3',
    ],
    [
      'another shape',
      (parts) => resealed(parts, (part) => ({ ...part, shard: { index: 0, of: '2' } })),
      'part-0.json: expected a part file, as --shard writes it, received one with something else under shard.of',
    ],
    [
      'null for a number',
      (parts) => resealed(parts, (part) => ({ ...part, request: { ...(part['request'] as object), sigmas: null } })),
      'part-0.json: expected a part file, as --shard writes it, received one with something else under request.sigmas',
    ],
    [
      'a shard beyond its division',
      (parts) => resealed(parts, (part) => ({ ...part, shard: { index: 2, of: 2 } })),
      'part-0.json: expected a part file, as --shard writes it, received one of shard 2/2',
    ],
    [
      'no samplings',
      (parts) =>
        resealed(parts, (part) => Object.fromEntries(Object.entries(part).filter(([key]) => key !== 'samplings'))),
      'part-0.json: expected a part file, as --shard writes it, received one with something else under samplings',
    ],
    [
      'another version',
      (parts) => ({ ...parts, 'part-1.json': changed(parts['part-1.json'], '"edgewick":"0.', '"edgewick":"7.') }),
      'part-1.json: expected a part of version 0.1.0 of edgewick, received one of version 7.1.0',
    ],
    [
      'another stream of random numbers',
      (parts) => ({
        ...parts,
        'part-1.json': changed(parts['part-1.json'], '"stream":"philox', '"stream":"old philox'),
      }),
      "part-1.json: expected a part of the random numbers 'philox4x32-10, ziggurat, turns, nodes', received one of 'old philox4x32-10, ziggurat, turns, nodes'",
    ],
    [
      'a changed sum',
      (parts) => ({
        ...parts,
        'part-1.json': changed(parts['part-1.json'], '"samplings":[[[100,', '"samplings":[[[100,1'),
      }),
      'part-1.json: expected a part file, as --shard writes it, received one whose content was changed (its digest differs)',
    ],
  ])('%s is refused in one sentence', async (_, damage, sentence) => {
    const files = await damage({ ...halves })
    const { status, out, err } = await runWith(['merge', ...Object.keys(files)], files)
    expect(err).toContain(`edgewick: ${sentence}`)
    expect({ status, out, lines: err.trimEnd().split('\n').length }).toEqual({ status: 2, out: '', lines: 1 })
  })

  it('is stopped, and goes on to the bytes of a run that was not', async () => {
    const command = 'check cos-net --samples 3000 --seed 3 --param N=20 --format json'
    const whole = await runWith(words(command))
    const stopped = await runWith(words(command), {}, { sums: 2 })
    expect(stopped).toMatchObject({ status: 130, out: '' })
    const part = stopped.written.get('edgewick-check.part.json') ?? ''
    expect(JSON.parse(part)).toMatchObject({ complete: false, shard: { index: 0, of: 1 } })
    const [, again = ''] = /To go on:\n {2}edgewick (.*)\n$/.exec(stopped.err) ?? []
    expect(again).toContain('--resume edgewick-check.part.json')
    const resumed = await runWith(words(again), { 'edgewick-check.part.json': part })
    expect({ status: resumed.status, out: resumed.out }).toEqual({ status: whole.status, out: whole.out })
    const merged = await runWith(words('merge edgewick-check.part.json'), { 'edgewick-check.part.json': part })
    expect(merged.err).toMatch(
      /^edgewick: edgewick-check.part.json: expected a finished shard, received shard 0\/1 stopped before its end/,
    )
  })

  it('resumes only its own check and shard', async () => {
    const files = halves
    expect(
      (await runWith(words(`check cos-net ${CHECK} --shard 1/2 -o p.json --resume part-0.json`), files)).err,
    ).toContain('part-0.json: expected shard 1/2 as in the request, received shard 0/2')
    expect(
      (
        await runWith(
          words(`check cos-net ${CHECK.replace('7', '9')} --shard 0/2 -o p.json --resume part-0.json`),
          files,
        )
      ).err,
    ).toContain('part-0.json: expected seed 9 as in the request, received seed 7')
    expect((await runWith(words(`check cos-net ${CHECK} --shard 1/2`))).err).toContain(
      '--shard: expected a file for the sums, by -o, received none',
    )
  })
})

describe('check --error', () => {
  it('says how many samples each quantity needs', async () => {
    const { status, out } = await runWith(
      words('check cos-net --param N=5 --error 0.1 --estimator kernel --format json'),
    )
    const { needed } = JSON.parse(out) as { needed: readonly { readonly quantity: string; readonly samples: number }[] }
    const four = needed.find(({ quantity }) => quantity === 'G4c(x1, x2, x3, x4)')
    // 30.26 for a third of the prediction, measured independently.
    expect({ status, near: Math.abs(Math.log((four?.samples ?? 0) / ((30.26 * 100) / 9))) < 0.5 }).toEqual({
      status: 0,
      near: true,
    })
    expect((await runWith(words('check cos-net --error 2'))).err).toBe(
      "edgewick: --error: expected a number between 0 and 1, received '2'\n",
    )
  })
})
