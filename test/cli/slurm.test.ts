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

describe('slurm check', () => {
  it('writes a script that a shell can read, with quoted options', async () => {
    const { status, out } = await runWith(words("slurm check cos-net --samples 1e6 --array 64 --at '0;1' --param N=7 --directory my/part --workers 4"))
    expect(status).toBe(0)
    expect(spawnSync('bash', ['-n'], { input: out }).status).toBe(0)
    expect(out).toContain('--array=0-63 ')
    expect(out).toContain('--cpus-per-task=4 ')
    expect(out).toContain(`check cos-net --param N=7 --at '0;1' --samples 1e6 --seed 1 `)
    expect(out).toContain('part-63.json --format text')
  })

  it.each([
    ['slurm check cos-net --array 0', '--array: expected a number from 1 to 200, received 0'],
    ['slurm check cos-net --array 4 --time 1;rm', '--time: expected a time limit such as 1:00:00, received 1;rm'],
    ['slurm check cos-net --array 4 --param N=0', 'cos-net N: expected a positive integer, received 0'],
    ['slurm check nothing --array 4', 'network: expected one of '],
  ])('%s', async (command, sentence) => {
    const { status, out, err } = await runWith(words(command))
    expect(err).toContain(`edgewick: ${sentence}`)
    expect({ status, out }).toEqual({ status: 2, out: '' })
  })

  describe.skipIf(!hasSlurm)('on a real Slurm', () => {
    const folder = mkdtempSync(join(tmpdir(), 'edgewick-slurm-'))
    const env = { ...process.env, SLURM_CONF: join(folder, 'slurm.conf') }

    beforeAll(() => {
      execFileSync(process.execPath, ['scripts/edgewick.mjs', 'list'])
      execFileSync('bash', ['test/cli/slurm/start.sh', folder], { stdio: 'ignore' })
    })

    afterAll(() => {
      spawnSync('bash', ['test/cli/slurm/stop.sh', folder])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    })

    it('gives the bytes of one run, and keeps finished shards when it is run again', async () => {
      const options = '--samples 400 --seed 7 --param N=5 --format json'
      const script = join(folder, 'check.sh')
      const edgewick = `${process.execPath} ${resolve('dist/cli.js')}`
      const job = join(folder, 'job')
      const { out } = await runWith([...words(`slurm check cos-net ${options} --array 5`), '--directory', job, '--edgewick', edgewick])
      writeFileSync(script, out)
      const submit = async (): Promise<string> => {
        execFileSync('bash', [script], { env })
        for (let wait = 0; wait < 400 && !existsSync(join(job, 'result.json')); wait++) await setTimeout(250)
        return readFileSync(join(job, 'result.json'), 'utf8')
      }
      const whole = await runWith(words(`check cos-net ${options}`))
      expect(await submit()).toBe(whole.out)
      const kept = readFileSync(join(job, 'part-0.json'), 'utf8')
      rmSync(join(job, 'result.json'))
      rmSync(join(job, 'part-3.json'))
      expect(await submit()).toBe(whole.out)
      expect(readFileSync(join(job, 'part-0.json'), 'utf8')).toBe(kept)
    }, 240_000)
  })
})
