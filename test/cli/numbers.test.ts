import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.js'
import { runWith, words } from './run.js'

/** What is no number for any option: numbers of other notations, beyond float64, and none at all. */
const NO_NUMBERS = [
  'Infinity',
  '-Infinity',
  'NaN',
  '0x10',
  '0b11',
  '1e400',
  '1e-400',
  '1_000',
  '1e',
  '',
  ' ',
  '1n',
  '٣',
  'constructor',
]
/** Numbers that are none of those that count things. */
const NO_COUNTS = ['-1', '1.5', '1,5', '9007199254740993', '20.00000000000000000001']

/** A command for every option that takes numbers, VALUE where they stand. */
const counts: Readonly<Record<string, string>> = {
  'diagrams --legs': 'diagrams phi4 --vertices 1 --count --legs VALUE',
  'diagrams --vertices': 'diagrams phi4 --legs 2 --count --vertices VALUE',
  'diagrams --loops': 'diagrams phi4 --legs 2 --count --loops VALUE',
  'diagrams --max-self-loops': 'diagrams phi4 --legs 2 --vertices 1 --count --max-self-loops VALUE',
  'diagrams --max-valence': 'diagrams edgeworth --legs 2 --order 1 --count --max-valence VALUE',
  'diagrams --max-parallel': 'diagrams phi4 --legs 2 --vertices 1 --count --max-parallel VALUE',
  'diagrams --limit': 'diagrams phi4 --legs 2 --vertices 1 --count --limit VALUE',
  'diagrams --workers': 'diagrams phi4 --legs 2 --vertices 1 --count --workers VALUE',
  'diagrams --shard': 'diagrams phi4 --legs 2 --vertices 1 --count --shard VALUE/9',
  'expand --legs': 'expand phi4 --vertices 1 --legs VALUE',
  'expand --vertices': 'expand phi4 --legs 2 --vertices λ=VALUE',
  'expand --loops': 'expand phi4 --legs 2 --loops 1-VALUE',
  'expand --max-self-loops': 'expand phi4 --legs 2 --vertices 1 --max-self-loops VALUE',
  'expand --max-valence': 'expand edgeworth --legs 2 --order 1 --max-valence VALUE',
  'expand --max-parallel': 'expand phi4 --legs 2 --vertices 1 --max-parallel VALUE',
  'expand --limit': 'expand phi4 --legs 2 --vertices 1 --limit VALUE',
  'expand --terms-per-line': 'expand phi4 --legs 2 --vertices 1 --format latex --terms-per-line VALUE',
  'expand --line-width': 'expand phi4 --legs 2 --vertices 1 --format latex --line-width VALUE',
  'gamma --legs': 'gamma phi4 --vertices 1 --legs VALUE',
  'gamma --vertices': 'gamma phi4 --legs 2 --vertices λ=VALUE',
  'gamma --loops': 'gamma phi4 --legs 2 --loops 1-VALUE',
  'gamma --max-self-loops': 'gamma phi4 --legs 2 --vertices 1 --max-self-loops VALUE',
  'gamma --max-valence': 'gamma edgeworth --legs 2 --order 1 --max-valence VALUE',
  'gamma --max-parallel': 'gamma phi4 --legs 2 --vertices 1 --max-parallel VALUE',
  'gamma --limit': 'gamma phi4 --legs 2 --vertices 1 --limit VALUE',
  'gamma --terms-per-line': 'gamma phi4 --legs 2 --vertices 1 --format latex --terms-per-line VALUE',
  'gamma --line-width': 'gamma phi4 --legs 2 --vertices 1 --format latex --line-width VALUE',
  'general-term --order': 'general-term independence-breaking --order VALUE',
  'general-term --legs': 'general-term independence-breaking --order 1 --legs VALUE',
  'check-theory --legs': 'check-theory phi4 --up-to 1 --legs VALUE',
  'check-theory --max-valence': 'check-theory phi4 --up-to 1 --max-valence VALUE',
  'referee --seed': 'referee f --seed VALUE',
  'referee --limit': 'referee f --limit VALUE',
  'verify --seed': 'verify f --against phi4 --legs 2 --vertices 1 --seed VALUE',
  'verify --limit': 'verify f --against phi4 --legs 2 --vertices 1 --limit VALUE',
  'verify --legs': 'verify f --against phi4 --vertices 1 --legs VALUE',
  'verify --vertices': 'verify f --against phi4 --legs 2 --vertices VALUE',
  'verify --loops': 'verify f --against phi4 --legs 2 --loops VALUE',
  'verify --max-self-loops': 'verify f --against phi4 --legs 2 --vertices 1 --max-self-loops VALUE',
  'verify --max-valence': 'verify f --against phi4 --legs 2 --vertices 1 --max-valence VALUE',
  'verify --max-parallel': 'verify f --against phi4 --legs 2 --vertices 1 --max-parallel VALUE',
  'action --order': 'action cos-net --samples 0 --order VALUE',
  'action --samples': 'action cos-net --samples VALUE',
  'action --seed': 'action cos-net --samples 0 --seed VALUE',
  'action --columns': 'action --data f --columns VALUE',
  'correlator --n': 'correlator cos-net --n VALUE',
  'correlator --samples': 'correlator cos-net --n 2 --at 0,1 --samples VALUE',
  'correlator --seed': 'correlator cos-net --n 2 --at 0,1 --samples 20 --seed VALUE',
  'symmetries --n': 'symmetries cos-net --n VALUE',
  'symmetries --samples': 'symmetries cos-net --samples VALUE',
  'symmetries --seed': 'symmetries cos-net --seed VALUE',
  'check --samples': 'check cos-net --samples VALUE',
  'check --seed': 'check cos-net --samples 20 --seed VALUE',
  'check --workers': 'check cos-net --samples 20 --workers VALUE',
  'check --shard': 'check cos-net --samples 20 -o p --shard VALUE/3',
  'report --order': 'report cos-net -o r.html --order VALUE',
  'report --samples': 'report cos-net -o r.html --samples VALUE',
  'report --seed': 'report cos-net -o r.html --samples 20 --seed VALUE',
  'report --workers': 'report cos-net -o r.html --samples 20 --workers VALUE',
  'tap --columns': 'tap --data f --columns VALUE',
  'tap --order': 'tap --couplings K.csv --fields h.csv --order VALUE',
  'tap --starts': 'tap --couplings K.csv --fields h.csv --starts VALUE',
  'tap --seed': 'tap --couplings K.csv --fields h.csv --seed VALUE',
  'tap --sweeps': 'tap --couplings K.csv --fields h.csv --sweeps VALUE',
  'tap --workers': 'tap --couplings K.csv --fields h.csv --workers VALUE',
  'sde --order': "sde 'dx=-x,noise=D' --order VALUE",
  'sde --up-to': "sde 'dx=-x,noise=D' --up-to VALUE",
  'sde --seed': "sde 'dx=-x,noise=1' --simulate paths=20 --seed VALUE",
  'sde --workers': "sde 'dx=-x,noise=D' --workers VALUE",
  'dmft --seed': 'dmft tanh --g 1 --simulate N=50 --seed VALUE',
  'dmft --workers': 'dmft tanh --g 1 --workers VALUE',
  'sde --shard': "sde 'dx=-x,noise=1' --simulate paths=20 -o p --shard VALUE/9",
  'dmft --shard': 'dmft tanh --g 1 --simulate N=50 -o p --shard VALUE/9',
  'slurm sde --array': "slurm sde 'dx=-x,noise=1' --simulate paths=20 --array VALUE",
  'slurm sde --order': "slurm sde 'dx=-x,noise=D' --simulate paths=20 --param D=1 --array 2 --order VALUE",
  'slurm sde --up-to': "slurm sde 'dx=-x,noise=D' --simulate paths=20 --param D=1 --array 2 --up-to VALUE",
  'slurm sde --seed': "slurm sde 'dx=-x,noise=D' --simulate paths=20 --param D=1 --array 2 --seed VALUE",
  'serve --workers': 'serve --workers VALUE',
  'mcp --workers': 'mcp --workers VALUE',
  'slurm sde --workers': "slurm sde 'dx=-x,noise=D' --simulate paths=20 --param D=1 --array 2 --workers VALUE",
  'slurm dmft --array': 'slurm dmft tanh --g 1 --simulate N=50 --array VALUE',
  'slurm dmft --seed': 'slurm dmft tanh --g 1 --simulate N=50 --array 2 --seed VALUE',
  'slurm dmft --workers': 'slurm dmft tanh --g 1 --simulate N=50 --array 2 --workers VALUE',
  'slurm check --array': 'slurm check cos-net --array VALUE',
  'slurm check --samples': 'slurm check cos-net --array 2 --samples VALUE',
  'slurm check --seed': 'slurm check cos-net --array 2 --seed VALUE',
  'slurm check --workers': 'slurm check cos-net --array 2 --workers VALUE',
}
const numbers: Readonly<Record<string, string>> = {
  'diagrams --order': 'diagrams phi4 --legs 2 --count --order VALUE',
  'diagrams --up-to': 'diagrams phi4 --legs 2 --count --up-to VALUE',
  'expand --order': 'expand phi4 --legs 2 --order 1..VALUE',
  'expand --up-to': 'expand phi4 --legs 2 --up-to λ=VALUE',
  'gamma --order': 'gamma phi4 --legs 2 --order 1..VALUE',
  'gamma --up-to': 'gamma phi4 --legs 2 --up-to λ=VALUE',
  'verify --order': 'verify f --against phi4 --legs 2 --order VALUE',
  'verify --up-to': 'verify f --against phi4 --legs 2 --up-to VALUE',
  'check-theory --up-to': 'check-theory phi4 --up-to VALUE',
  'sde --at': "sde 'dx=-x,noise=D' --param D=1 --at 0,VALUE",
  'sde --waiting': "sde 'dx=-x,noise=D' --from x=0 --at 0 --param D=1 --waiting VALUE",
  'sde --param': "sde 'dx=-x,noise=D' --at 0 --param D=VALUE",
  'action --field': 'action cos-net --samples 0 --at 0.3 --field VALUE',
  'action --at': 'action cos-net --samples 0 --field 1 --at VALUE',
  'action --param': 'action cos-net --samples 0 --param sigma1=VALUE',
  'action --sigmas': 'action --data f --sigmas VALUE',
  'correlator --at': 'correlator cos-net --n 2 --at 0,VALUE',
  'correlator --param': 'correlator cos-net --n 2 --param N=VALUE',
  'correlator --deform': 'correlator cos-net --n 2 --at 0,1 --deform lambda=VALUE',
  'symmetries --at': 'symmetries cos-net --at 0,1,2,VALUE',
  'symmetries --param': 'symmetries cos-net --param sigma0=VALUE',
  'check --at': 'check cos-net --samples 20 --at 0,VALUE',
  'check --param': 'check cos-net --samples 20 --param alpha=VALUE',
  'check --sigmas': 'check cos-net --samples 20 --sigmas VALUE',
  'check --error': 'check cos-net --samples 20 --error VALUE',
  'report --at': 'report cos-net -o r.html --samples 20 --at 0,VALUE',
  'report --param': 'report cos-net -o r.html --samples 20 --param d=VALUE',
  'report --sigmas': 'report cos-net -o r.html --samples 20 --sigmas VALUE',
  'dmft --g': 'dmft tanh --g VALUE',
  'dmft --noise': 'dmft tanh --g 1 --noise VALUE',
  'dmft --until': 'dmft tanh --g 1 --until VALUE',
  'dmft --step': 'dmft tanh --g 1 --step VALUE',
  'dmft --simulate': 'dmft tanh --g 1 --simulate N=VALUE',
  'sde --simulate': "sde 'dx=-x,noise=1' --simulate paths=20,time=VALUE",
  'dmft --tau': 'dmft --trace J --tau VALUE',
  'dmft --param': 'dmft --trace J --param N=VALUE',
  'dmft --scan': 'dmft linear --scan g=0:VALUE:0.5',
  'dmft --phase-diagram': 'dmft tanh --phase-diagram noise=0:VALUE:1',
  'slurm sde --at': "slurm sde 'dx=-x,noise=D' --simulate paths=20 --param D=1 --array 2 --at 0,VALUE",
  'slurm sde --waiting':
    "slurm sde 'dx=-x,noise=D' --from x=0 --simulate paths=20 --param D=1 --at 0 --array 2 --waiting VALUE",
  'slurm sde --param': "slurm sde 'dx=-x,noise=D' --simulate paths=20 --array 2 --param D=VALUE",
  'slurm sde --simulate': "slurm sde 'dx=-x,noise=1' --array 2 --simulate paths=20,time=VALUE",
  'slurm dmft --g': 'slurm dmft tanh --simulate N=50 --array 2 --g VALUE',
  'slurm dmft --noise': 'slurm dmft tanh --g 1 --simulate N=50 --array 2 --noise VALUE',
  'slurm dmft --until': 'slurm dmft tanh --g 1 --simulate N=50 --array 2 --until VALUE',
  'slurm dmft --step': 'slurm dmft tanh --g 1 --simulate N=50 --array 2 --step VALUE',
  'slurm dmft --simulate': 'slurm dmft tanh --g 1 --array 2 --simulate N=VALUE',
  'slurm check --at': 'slurm check cos-net --array 2 --at 0,VALUE',
  'slurm check --param': 'slurm check cos-net --array 2 --param d=VALUE',
  'slurm check --sigmas': 'slurm check cos-net --array 2 --sigmas VALUE',
}

/** What options take that is no number. */
const OTHERS =
  /^(?:file|format|folder|command|limit|theory|way|names|list|product|form|space|class|name|layout|places|style|unit)$/

async function expectRefused(command: string, value: string): Promise<void> {
  const args = words(command).map((word) => word.replace('VALUE', value))
  const { status, out, err, written } = await runWith(args, {
    f: '1,2\n3,4\n',
    'K.csv': '0,0.1\n0.1,0\n',
    'h.csv': '0.1,0.2\n',
  })
  expect(
    { status, out, lines: err.trimEnd().split('\n').length, written: written.size },
    `${args.join(' ')}: ${err}`,
  ).toEqual({
    status: 2,
    out: '',
    lines: 1,
    written: 0,
  })
  expect(err).not.toMatch(/[^\n -~\u00a0-\uffff]/)
}

describe('options that take numbers', () => {
  it('are all here', () => {
    const io = { out: () => Promise.resolve(), err: () => undefined } as unknown as Parameters<
      (typeof commands)[string]
    >[0]
    const found: string[] = []
    for (const load of Object.values(commands)) {
      const command = load(io, { agreed: true })
      for (const each of command.commands.length > 0 ? command.commands : [command])
        for (const { long, flags } of each.options) {
          const takes = /<([^>]+)>/.exec(flags)?.[1]
          if (takes !== undefined && (!OTHERS.test(takes) || long === '--columns'))
            found.push(`${each === command ? '' : `${command.name()} `}${each.name()} ${long ?? ''}`)
        }
    }
    expect(found.sort()).toEqual([...Object.keys(counts), ...Object.keys(numbers)].sort())
  })

  it.each(Object.entries(counts))('%s counts', async (_, command) => {
    for (const value of [...NO_NUMBERS, ...NO_COUNTS]) await expectRefused(command, value)
  })

  it.each(Object.entries(numbers))('%s measures', async (_, command) => {
    for (const value of NO_NUMBERS) await expectRefused(command, value)
  })
})

describe('names from outside', () => {
  const inherited = Object.getOwnPropertyNames(Object.prototype)
  it.each([
    'NAME',
    'diagrams NAME --legs 2 --order 1',
    'diagrams phi4 --legs 2 --vertices 1 --filter NAME',
    'diagrams phi4 --legs NAME,NAME --vertices 1',
    'diagrams phi4 --legs 2 --vertices NAME=1',
    'diagrams phi4 --legs 2 --order NAME=1',
    'diagrams phi4 --legs 2 --vertices 1 --format NAME',
    'diagrams phi4 --legs 2 --vertices 1 --format svg --vertex-style NAME',
    'expand phi4 --legs 2 --order 1 --format NAME',
    'expand phi4 --legs 2 --order 1 --at-a-point --format NAME',
    'expand phi4 --legs 2 --order 1 --space NAME',
    'expand phi4 --legs 2 --order 1 --perms NAME',
    'expand phi4 --legs 2 --order 1 --format latex --layout NAME',
    'expand phi4 --legs 2 --order 1 --format latex --standalone NAME',
    'expand phi4 --legs 2 --order 1 --format latex --rename NAME=z',
    "explain phi4 'e11|e|[NAME,NAME][Δ01,Δ01][φ,φ]'",
    'correlator NAME --n 2',
    'correlator cos-net --n 2 --param NAME=1',
    'correlator cos-net --n 2 --param sigma0=NAME',
    'correlator cos-net --n 2 --at 0,1 --deform NAME=1',
    'check cos-net --samples 20 --estimator NAME',
    'report cos-net -o r.html --tex --class NAME',
    'list NAME',
  ])('%s is refused for every name that objects have', async (command) => {
    for (const name of inherited) {
      const args = words(command).map((word) => word.replaceAll('NAME', name))
      const { status, out, err } = await runWith(args)
      expect(
        {
          status,
          out,
          lines: err
            .trimEnd()
            .split('\n')
            .filter((line) => !line.startsWith('(Did you mean')).length,
        },
        `${args.join(' ')}: ${err}`,
      ).toEqual({ status: 2, out: '', lines: 1 })
    }
  })
})
