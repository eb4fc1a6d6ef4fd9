import { words } from '../cli/run.js'
import { EXTREMES, HOSTILE, changedText } from './changes.js'
import { commandRun } from './commandRun.js'
import type { Draw } from './draw.js'
import { kind } from './kind.js'
import type { Kind } from './kind.js'

/** Runs of every command that take hundredths of a second. */
const lines: readonly (readonly string[])[] = `
list
list --format json
diagrams phi4 --legs 2 --vertices 3
diagrams phi4 --legs 2 --vertices 2 --format json
diagrams edgeworth --legs 2 --order 1 --filter no-tadpole,2pi --format dot
diagrams edgeworth --legs 2 --loops 1 --max-self-loops 1 --max-parallel 2 --format qgraf
diagrams phi4 --legs 4 --vertices 2 --unlabelled --count
diagrams phi3 --legs 2 --vertices 4 --count --shard 1/3
diagrams yukawa --legs J,K --vertices 3 --format nickel
diagrams phi4 --legs 2 --vertices 2 --format tikz --standalone -o sheet.tex
diagrams msrdj-cubic --legs J,J --order 1 --format ndjson
expand edgeworth --legs 4 --order 1
expand phi4 --legs 2 --up-to 2 --format latex --layout multline --line-width 20 --rename x=z
expand edgeworth --legs 3 --order 1/2 --at-a-point --format sympy
expand phi4 --legs 2 --order 2 --space momentum
expand phi4 --legs 4 --order 1 --format plain --perms written
expand action --legs 3 --order 1 --max-valence 4 --format json
explain phi4 'e111|e|'
explain edgeworth 'e11|e|' --format latex
verify formula --against edgeworth --legs 4 --order 1
correlator cos-net --n 4 --at 0,0.4,-0.7,1.1
correlator gauss-net --n 4 --param N=3 --param d=2 --format latex
correlator relu-net --n 2 --at 0.3,1 --param sigma1=1/3
correlator cos-net --n 4 --param alpha=0.05
correlator erf-net --n 2 --at 0;1 --format json
action cos-net --at 0.3 --field 0.8 --param N=20 --samples 0
action gauss-net --at 0,1 --field 0.8,0.1 --samples 0 --order 1 --format json
action --data data.csv --columns 1,2 --sigmas 3
check cos-net --samples 100 --seed 7 --param N=3 --at 0 --workers 1
check cos-net --samples 100 --seed 7 --param N=3 --at 0 --workers 1 --shard 0/2 -o part.json
slurm check cos-net --samples 100 --array 4 --time 1:00:00 --directory a/b -o job.sh
check-theory phi4 --up-to 1 --legs 2
general-term independence-breaking --order 1 --legs any --format latex
symmetries cos-net --n 2
moment 1,1,2 --central
cumulant 1,1,2 --format json
wick 1,1,2,2 --mean --pairings
schema
merge part.json
report cos-net --samples 100 --param N=3 --workers 1 -o report.txt
`
  .trim()
  .split('\n')
  .map(words)

const files: Readonly<Record<string, string>> = {
  formula: 'g_4 = 1/24 iG(x1,y1) iG(x2,y2)',
  'data.csv': '1,2\n3,4\n5,7\n',
  'part.json': '{}',
  'my.yaml': 'name: my\n',
}
const values = [
  ...EXTREMES,
  ...HOSTILE,
  ...Object.keys(files),
  'cos-net',
  'phi4',
  'json',
  'latex',
  'svg',
  '1,1',
  '0;1',
  'N=3',
  'sigma1=2',
  'J',
  'φ,φ',
  '1/2',
  '1..2',
  '1-3',
  '3=2',
  '/readonly/x',
]

/** Numbers that are honest requests for more work stay what they are: they may take their time. */
const WORK = new Set([
  '--samples',
  '--legs',
  '--vertices',
  '--order',
  '--up-to',
  '--loops',
  '--n',
  '--param',
  '--array',
  '--workers',
  '--limit',
  '--max-valence',
])
const modest = (value: string): boolean => !/^(?:7|[0-9]{2,8})$|^1e[1-8]$/.test(value)

function changed(line: readonly string[], draw: Draw): readonly string[] {
  const at = 1 + draw.below(line.length)
  const other = draw.pick(lines)
  const before = line[at - 1] ?? ''
  const value = (): string => {
    const drawn = draw.chance(0.8)
      ? draw.pick(values)
      : WORK.has(before)
        ? draw.pick(HOSTILE)
        : changedText(line[at] ?? 'x', draw)
    return !WORK.has(before) || modest(drawn) ? drawn : '3'
  }
  switch (draw.below(6)) {
    case 0:
      return [...line.slice(0, at), ...line.slice(at + 1)]
    case 1:
      return [...line, ...other.slice(1 + draw.below(other.length))]
    case 2:
      return [...line.slice(0, at), value(), ...line.slice(at)]
    default:
      return line.map((word, i) => (i === at ? value() : word))
  }
}

export const commandLines: Kind = kind<readonly string[]>({
  make: (draw) => {
    let line: readonly string[] = draw.pick(lines)
    for (let left = 1 + draw.below(2); left > 0; left--) line = changed(line, draw)
    return line
  },
  read: (line) => commandRun(line, files),
  // A page with its pictures, plots and formulas takes four.
  seconds: ([command]) => (command === 'report' ? 10 : 2),
  show: (line) => `edgewick ${line.map((word) => `'${word}'`).join(' ')}`,
})
