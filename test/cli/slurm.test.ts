import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runWith, words } from './run.js'
import { installed } from '../installed.js'

const isRoot = process.getuid?.() === 0
const hasSlurm = installed(
  isRoot && spawnSync('bash', ['-c', 'command -v slurmctld slurmd munged sbatch']).status === 0,
  'Slurm, for root,',
  'slurm-wlm, munge',
)

describe('slurm', () => {
  it('writes a script that a shell can read, with quoted options', async () => {
    const { status, out } = await runWith(
      words("slurm check cos-net --samples 1e6 --array 64 --at '0;1' --param N=7 --directory my/part --workers 4"),
    )
    expect(status).toBe(0)
    expect(spawnSync('bash', ['-n'], { input: out }).status).toBe(0)
    expect(out).toContain('shards=64\n')
    expect(out).toContain('--signal=B:TERM@60 ')
    expect(out).toContain('--cpus-per-task=4 ')
    expect(out).toContain(`check cos-net --param N=7 --at '0;1' --samples 1e6 --seed 1 `)
    expect(out).toContain('merge part-{0..63}.json --format text')
  })

  it.each([
    ['slurm check cos-net --array 0', '--array: expected a number from 1 to 10000, received 0'],
    ['slurm check cos-net --array 4 --time 1;rm', '--time: expected a time limit such as 1:00:00, received 1;rm'],
    ...['1', '1:59', '0:90', '0:1:59', '0-0:1', '30:'].map((time): [string, string] => [
      `slurm check cos-net --array 4 --time ${time}`,
      time === '30:'
        ? '--time: expected a time limit such as 1:00:00, received 30:'
        : `--time: expected at least 2 minutes, for a task is warned a minute before its end, received ${time}`,
    ]),
    ['slurm check cos-net --array 4 --param N=0', 'cos-net N: expected a positive integer, received 0'],
    ['slurm check nothing --array 4', 'network: expected one of '],
  ])('%s', async (command, sentence) => {
    const { status, out, err } = await runWith(words(command))
    expect(err).toContain(`edgewick: ${sentence}`)
    expect({ status, out }).toEqual({ status: 2, out: '' })
  })

  const PATHS =
    "sde 'dx = -x + eps x^2/2, noise D' --param eps=0.2,D=1 --at 0,1 --simulate paths=24,time=20,dt=0.1 --seed 7"
  const NETWORKS = 'dmft tanh --g 1.2 --noise 0.5 --simulate N=40,24,seeds=3,time=20 --seed 7'

  it.each([
    [
      PATHS,
      "$EDGEWICK sde 'dx = -x + eps x^2/2, noise D' --param eps=0.2 --param D=1 --at 0,1 --simulate paths=24,time=20,dt=0.1 --seed 7 --workers 1 --shard",
      'edgewick-sde',
    ],
    [
      NETWORKS,
      '$EDGEWICK dmft tanh --noise 0.5 --g 1.2 --simulate N=40,24,seeds=3,time=20 --seed 7 --workers 1 --shard',
      'edgewick-dmft',
    ],
  ])('writes one for simulations: %s', async (command, line, name) => {
    const { status, out } = await runWith(words(`slurm ${command} --array 4 --format json`))
    expect(status).toBe(0)
    expect(spawnSync('bash', ['-n'], { input: out }).status).toBe(0)
    for (const part of [line, `mkdir -p '${name}'`, `--job-name=${name} `, 'merge part-{0..3}.json --format json'])
      expect(out).toContain(part)
  })

  it('writes one for networks of several populations, whose file goes with it', async () => {
    const file = 'phi: tanh\npopulations:\n  E: { fraction: 1 }\nnoise: 0.5\ng: [[1]]\n'
    const files = { 'my net.yaml': file }
    const { status, out, err } = await runWith(
      ['slurm', 'dmft', 'my net.yaml', ...words('--simulate N=20,seeds=4,time=10 --seed 7 --array 4')],
      files,
    )
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(spawnSync('bash', ['-n'], { input: out }).status).toBe(0)
    expect(out).toContain(`printf '%s' '${file}' > network.yaml`)
    expect(out).toContain('$EDGEWICK dmft network.yaml --simulate N=20,seeds=4,time=10 --seed 7 --workers 1 --shard')
    expect(out).toContain('--job-name=edgewick-dmft ')
    const { err: refused } = await runWith(
      ['slurm', 'dmft', 'my net.yaml', ...words('--simulate N=20 --g 2 --array 4')],
      files,
    )
    expect(refused).toMatch(/^edgewick: my net\.yaml: expected nothing beside it but .*, received --g\n$/)
  })

  it.each([
    [
      "slurm sde 'dx = -x, noise D' --param D=1 --array 4",
      '--simulate: expected what is simulated, which is what is divided, received none',
    ],
    [
      "slurm sde 'dx = x, noise D' --param D=1 --simulate paths=20 --array 4",
      'equation: expected a linear part that decays',
    ],
    ['slurm dmft tanh --g 1.2 --array 4', '--simulate: expected what is simulated'],
    ['slurm dmft tanh --simulate N=40 --array 4', 'g: expected one of a coupling strength g'],
    ['slurm dmft tanh --g 1.2 --simulate N=40 --array 4 --workers 0', '--workers: expected a number from 1'],
    [`slurm ${PATHS} --array 0`, '--array: expected a number from 1 to 10000, received 0'],
  ])('%s is refused', async (command, sentence) => {
    const { status, out, err } = await runWith(words(command))
    expect(err).toContain(`edgewick: ${sentence}`)
    expect({ status, out }).toEqual({ status: 2, out: '' })
  })

  it.each(['2', '2:00', '0:2:00', '0-1', '1-12:30', '0-0:2:00', '0', 'UNLIMITED'])(
    'takes the time limit %s, as sbatch does',
    async (time) => {
      expect((await runWith(words(`slurm check cos-net --array 4 --time ${time}`))).out).toContain(` --time=${time} `)
    },
  )

  describe.skipIf(!hasSlurm)('on a real Slurm', () => {
    const folder = mkdtempSync(join(tmpdir(), 'edgewick-slurm-'))
    const env = { ...process.env, SLURM_CONF: join(folder, 'slurm.conf') }

    beforeAll(() => {
      execFileSync(process.execPath, ['scripts/edgewick.mjs', 'list'])
      execFileSync('bash', ['test/cli/slurm/start.sh', folder])
    })

    afterAll(() => {
      spawnSync('bash', ['test/cli/slurm/stop.sh', folder])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    })

    const edgewick = `${process.execPath} ${resolve('dist/cli.js')}`
    const job = join(folder, 'job')

    const script = async (options: string, program = edgewick): Promise<string> =>
      (await runWith([...words(`slurm check cos-net ${options}`), '--directory', job, '--edgewick', program])).out

    const submit = async (text: string, until: string): Promise<string> => {
      const { status, stderr } = spawnSync('bash', ['-s'], { env, input: text, encoding: 'utf8' })
      if (status !== 0) throw new Error(stderr)
      for (let wait = 0; wait < 400 && !existsSync(join(job, until)); wait++) await setTimeout(250)
      while (execFileSync('squeue', ['-h'], { env, encoding: 'utf8' }) !== '') await setTimeout(250)
      return readFileSync(join(job, until), 'utf8')
    }

    const options = '--samples 400 --seed 7 --param N=5 --format json --array 5'

    it('gives the bytes of one run in arrays as long as the scheduler allows, and keeps finished shards when it is run again', async () => {
      const whole = await runWith(words(`check cos-net ${options.replace(/ --array 5/, '')}`))
      // start.sh allows arrays of three tasks.
      expect(await submit(await script(options), 'result.json')).toBe(whole.out)
      const kept = readFileSync(join(job, 'part-0.json'), 'utf8')
      rmSync(join(job, 'part-3.json'))
      expect(await submit(await script(options), 'result.json')).toBe(whole.out)
      expect(readFileSync(join(job, 'part-0.json'), 'utf8')).toBe(kept)
    })

    it.each([
      '--samples 400 --seed 8 --param N=5 --format json --array 5',
      '--samples 400 --seed 7 --param N=6 --format json --array 5',
      `${options}0`,
    ])('another check is not put into the same folder: %s', async (other) => {
      const before = readFileSync(join(job, 'result.json'), 'utf8')
      await expect(submit(await script(other), 'result.json')).rejects.toThrow(
        'has the parts of another check (request.json says which)',
      )
      expect(readFileSync(join(job, 'result.json'), 'utf8')).toBe(before)
    })

    it('a task that is killed goes back into the queue; what stays away is named by the merge', async () => {
      const whole = readFileSync(join(job, 'result.json'), 'utf8')
      for (const part of ['part-1.json', 'part-4.json']) rmSync(join(job, part))
      // Shard 1 is killed at its first start; shard 4 is refused, so there is no second.
      const faulty = join(folder, 'faulty.sh')
      writeFileSync(
        faulty,
        `case "$*" in
*1/5*) [ -e ${folder}/killed ] || { touch ${folder}/killed; kill -KILL $$; } ;;
*4/5*) exit 2 ;;
esac
exec ${edgewick} "$@"`,
      )
      expect(await submit(await script(options, `bash ${faulty}`), 'merge.log')).toContain(
        '1 of 5 shards are not finished: 4;',
      )
      expect(existsSync(join(job, 'result.json'))).toBe(false)
      expect(await submit(await script(options), 'result.json')).toBe(whole)
    })

    it.each([
      [
        'paths of an equation in a file',
        PATHS.replace(/'.*?'/, 'walk.yaml'),
        { 'walk.yaml': "equations:\n  x: -x + eps x^2/2\nnoise:\n  x: D # it's white\n" },
      ],
      ['networks', NETWORKS, {}],
      [
        'networks of two populations in a file',
        'dmft network.yaml --simulate N=40,seeds=3,time=10 --seed 7',
        {
          'network.yaml':
            'phi: tanh\npopulations:\n  E: { fraction: 0.5 }\n  I: { fraction: 0.5 }\nnoise: 0.5\ng: [[1, 1], [1, 1]]\n',
        },
      ],
    ])(
      'gives the numbers of one run of simulated %s',
      async (_, command, files) => {
        rmSync(job, { recursive: true })
        const whole = await runWith(words(`${command} --format json`), files)
        const { out } = await runWith(
          [...words(`slurm ${command} --array 3 --format json`), '--directory', job, '--edgewick', edgewick],
          files,
        )
        expect(await submit(out, 'result.json')).toBe(whole.out)
      },
      120_000,
    )
  })
})
