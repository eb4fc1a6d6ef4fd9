import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runWith, words } from './run.js'

const PATHS =
  "sde 'dx = -x + eps x^2/2, noise D' --param eps=0.2,D=1 --at 0,1 --simulate paths=24,time=20,dt=0.1 --seed 5"
const NETWORKS = 'dmft tanh --g 1.2 --noise 0.5 --until 2 --step 1 --simulate N=40,24,seeds=3,time=20 --seed 5'

type Files = Record<string, string>

/** Shard i of n in `i.json`. */
async function shard(command: string, i: number, n: number): Promise<Files> {
  const { status, err, out, written } = await runWith(words(`${command} --shard ${i}/${n} -o ${i}.json`))
  if (status !== 0) throw new Error(err)
  expect(out).toMatch(new RegExp(`^shard ${i}/${n} of the .*, seed 5: ${i}.json\n$`))
  return Object.fromEntries(written)
}

async function shards(command: string, n: number): Promise<Files> {
  return Object.assign({}, ...(await Promise.all(Array.from({ length: n }, (_, i) => shard(command, i, n))))) as Files
}

const TRANSIENT =
  "sde 'dx = -x + eps x^2/2, noise D' --from x=x0 --waiting 0.5 --param eps=0.2,D=1,x0=2 --at 0,1 --simulate paths=24 --seed 5"

it('paths from a start merge to the bytes of one run, and are of another request than those of the stationary state', async () => {
  const whole = await runWith(words(`${TRANSIENT} --format json`))
  const files = await shards(TRANSIENT, 3)
  expect(await runWith(words('merge 2.json 0.json 1.json --format json'), files)).toMatchObject({
    status: 0,
    out: whole.out,
  })
  const mixed = { ...files, ...(await shard(TRANSIENT.replace('x=x0', 'x=-x0'), 1, 3)) }
  expect((await runWith(words('merge 0.json 1.json 2.json'), mixed)).err).toBe(
    'edgewick: 1.json: expected start {"x":"x0"} as in 0.json, received start {"x":"-x0"}\n',
  )
})

describe.each([
  ['paths', PATHS, 'sde'],
  ['networks', NETWORKS, 'dmft'],
])('simulated %s in shards', (_, command, of) => {
  it.each([1, 2, 7])(
    '%i of them merge to the bytes of one run, in any order, and their sums answer it again',
    async (n) => {
      const [text, json] = await Promise.all(
        ['text', 'json'].map((format) => runWith(words(`${command} --format ${format}`))),
      )
      const files = await shards(command, n)
      const names = Object.keys(files).reverse()
      expect(await runWith(['merge', ...names], files)).toMatchObject({ status: 0, err: '', out: text?.out })
      const merged = await runWith(['merge', ...names, '--format', 'json', '-o', 'all.json'], files)
      expect(merged.out).toBe(json?.out)
      expect(JSON.parse(merged.out)).toHaveProperty('simulation')
      const again = await runWith(
        words(`${command} --format json --resume all.json`),
        Object.fromEntries(merged.written),
      )
      expect(again).toMatchObject({ status: 0, out: json?.out })
    },
  )

  it('is stopped, and goes on to the bytes of a run that was not', async () => {
    const whole = await runWith(words(`${command} --format json`))
    const name = `edgewick-${of}.part.json`
    const stopped = await runWith(words(`${command} --format json`), {}, { sums: 2 })
    expect(stopped).toMatchObject({ status: 130, out: '' })
    const part = stopped.written.get(name) ?? ''
    expect(JSON.parse(part)).toMatchObject({ kind: `${of}-part`, complete: false, shard: { index: 0, of: 1 } })
    const [, again = ''] =
      /^edgewick: stopped at \d+ %; the sums so far are in \S+\. To go on:\n {2}edgewick (.*)\n$/.exec(stopped.err) ??
      []
    expect(again).toContain(`--format json --resume ${name}`)
    expect((await runWith(words(again), { [name]: part })).out).toBe(whole.out)
    expect((await runWith(['merge', name], { [name]: part })).err).toMatch(
      new RegExp(`^edgewick: ${name}: expected a finished shard, received shard 0/1 stopped before its end`),
    )
  }, 60_000)

  it.each<[string, (files: Files) => Files | Promise<Files>, string]>([
    [
      'a lost one',
      ({ '0.json': zero = '' }) => ({ '0.json': zero }),
      'shard 1/2: expected a file with it beside 0.json',
    ],
    [
      'a file cut off',
      (files) => ({ ...files, '1.json': (files['1.json'] ?? '').slice(0, 400) }),
      '1.json: expected a part file, as --shard writes it, received one that is cut off or damaged',
    ],
    [
      'a changed sum',
      (files) => ({ ...files, '0.json': (files['0.json'] ?? '').replace('"samplings":[[[0,', '"samplings":[[[0,1') }),
      '0.json: expected a part file, as --shard writes it, received one whose content was changed',
    ],
    [
      'pieces of another shard',
      (files) => {
        const { digest: old, ...content } = JSON.parse(files['0.json'] ?? '') as Record<string, unknown>
        const text = JSON.stringify({ ...content, shard: { index: 1, of: 2 } })
        expect(old).toHaveLength(64)
        const digest = createHash('sha256').update(text).digest('hex')
        return { ...files, '0.json': `${text.slice(0, -1)},"digest":"${digest}"}` }
      },
      '0.json: expected a part file, as --shard writes it, received one with pieces of another simulation',
    ],
    [
      'another seed',
      async (files) => ({
        ...files,
        '1.json':
          [...(await runWith(words(`${command.replace('seed 5', 'seed 6')} --shard 1/2 -o p`))).written.values()][0] ??
          '',
      }),
      '1.json: expected seed 5 as in 0.json, received seed 6',
    ],
    [
      'a part of the other kind',
      async (files) => ({ ...files, ...(await shard(of === 'sde' ? NETWORKS : PATHS, 1, 2)) }),
      `1.json: expected a part of ${of} as in 0.json, received one of ${of === 'sde' ? 'dmft' : 'sde'}`,
    ],
  ])('%s is refused in one sentence', async (__, damage, sentence) => {
    const files = await damage(await shards(command, 2))
    const { status, out, err } = await runWith(['merge', ...Object.keys(files).sort()], files)
    expect(err).toContain(`edgewick: ${sentence}`)
    expect({ status, out, lines: err.trimEnd().split('\n').length }).toEqual({ status: 2, out: '', lines: 1 })
  })

  it.each([
    ['--shard 0/2', '--shard: expected a file for the sums, by -o, received none'],
    ['--shard 2/2 -o p', '--shard: expected i/n with 0 ≤ i < n'],
    ['--shard 0/2 -o p.json --plot c.svg', '--plot: expected none beside --shard, for edgewick merge prints and draws'],
    ['--shard 1/2 -o p.json --resume 0.json', '0.json: expected shard 1/2 as in the request, received shard 0/2'],
    ['--resume 0.json', '0.json: expected shard 0/1 as in the request, received shard 0/2'],
    ['--seed 7 --shard 0/2 -o p.json --resume 0.json', '0.json: expected seed 7 as in the request, received seed 5'],
  ])('%s is refused', async (flags, sentence) => {
    const { status, err } = await runWith(words(`${command} ${flags}`), await shard(command, 0, 2))
    expect(err).toContain(`edgewick: ${sentence}`)
    expect(status).toBe(2)
  })

  it('needs something that is divided', async () => {
    const plain = command.replace(/--simulate \S+/, '')
    expect((await runWith(words(`${plain} --shard 0/2 -o p`))).err).toBe(
      'edgewick: --shard: expected --simulate, which is what is divided, received none\n',
    )
  })
})

it('a part whose order was asked for in another way is another request', async () => {
  const only = await runWith(words(`${PATHS} --order 2 --shard 1/2 -o 1.json`))
  const files = { ...(await shard(PATHS, 0, 2)), ...Object.fromEntries(only.written) }
  expect((await runWith(words('merge 0.json 1.json'), files)).err).toBe(
    'edgewick: 1.json: expected no order as in 0.json, received order 2\n',
  )
})

it('an equation from a file merges to the bytes of one run', async () => {
  const files = { 'walk.yaml': 'equations:\n  x: -x\nnoise:\n  x: D\n' }
  const command = 'sde walk.yaml --quantity mean --param D=1 --simulate paths=20,time=20,dt=0.1'
  const whole = await runWith(words(command), files)
  const parts = await Promise.all(
    [0, 1].map(async (i) => [...(await runWith(words(`${command} --shard ${i}/2 -o ${i}.json`), files)).written]),
  )
  expect((await runWith(words('merge 0.json 1.json'), Object.fromEntries(parts.flat()))).out).toBe(whole.out)
})
