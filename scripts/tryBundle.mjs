// The executable of `npm run bundle`, made and tried where no Node is in the path: everything that it says and writes has
// to be what the command line of this checkout does, byte for byte.
//   npm run bundle:try
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'edgewick-try-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
const executable = join(scratch, 'edgewick')
execFileSync(process.execPath, [join(root, 'scripts/bundle.mjs'), '-o', executable], { stdio: 'ignore' })
execFileSync(process.execPath, [join(root, 'scripts/edgewick.mjs'), '--version'], { stdio: 'ignore' })

const INPUTS = {
  'mine.yaml': readFileSync(join(root, 'rules/yukawa.yaml'), 'utf8').replace('name: yukawa', 'name: mine'),
  'net.yaml': 'name: mine\nhidden: tanh(z)\n',
  'g4.txt': readFileSync(join(root, 'docs/formulas/g4.txt'), 'utf8'),
  'paper.tex': readFileSync(join(root, 'docs/formulas/paper.tex'), 'utf8'),
  'K.json': '[[0,0.3],[0.3,0]]',
  'm.json': '[0.1,-0.5]',
}

// The command, and what it gets on standard input. Each has its own files, as a shell would part the words.
const COMMANDS = [
  ['--version'],
  ['--help'],
  ['list'],
  ['expand edgeworth --legs 4 --order 2'],
  ['expand mine.yaml --legs 2 --order 2 --format latex --standalone'],
  ['expand edgeworth-even --legs 4 --order 2 --at-a-point --format sympy'],
  ['expand phi4 --legs 2 --order 2 --equation -o equation.html'],
  ['diagrams phi4 --legs 2 --vertices 3 --format svg -o sheet.svg'],
  ['diagrams phi4 --legs 2 --vertices 7 --count --workers 2'],
  ['diagrams phi4 --legs 2 --vertices 6 --count --dry-run'],
  ['verify g4.txt --against edgeworth --legs 4 --order 1'],
  ['referee paper.tex -o paper.html'],
  ['audit'],
  ['correlator net.yaml --n 2 --at 0.3,0.8'],
  ['action cos-net --at 0.3 --field 0.8 --samples 1000'],
  ['check cos-net --samples 4000 --seed 7 --workers 2 --plot check.svg'],
  ['tap --couplings K.json --magnetisations m.json --order 3 --workers 2'],
  ['dmft tanh --g 1.5 --simulate N=50,seeds=2,time=20 --workers 2'],
  ['report cos-net --samples 2000 -o report.html'],
  ['completion bash'],
  ['serve', '{"id":1,"kind":"wick","request":{"points":["1","1","2","2"]},"as":["text"]}\n'],
]

const failures = []
for (const [command, input = ''] of COMMANDS) {
  const [own, inside] = [
    [process.execPath, [join(root, 'dist/cli.js')], process.env],
    [executable, [], { PATH: '/nowhere' }],
  ].map(([program, before, env], i) => {
    const folder = join(scratch, `${i}`)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
    for (const [name, text] of Object.entries(INPUTS)) writeFileSync(join(folder, name), text)
    const words = [...before, ...command.split(' ')]
    const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, env, input, encoding: 'utf8' })
    return JSON.stringify({
      status,
      stdout,
      stderr,
      files: readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    })
  })
  if (own !== inside) failures.push(command)
  console.log(`${own === inside ? 'same ' : 'OTHER'}  edgewick ${command}`)
  if (own !== inside) console.log(`${own.slice(0, 1500)}\n${inside.slice(0, 1500)}`)
}
console.log(failures.length === 0 ? 'all the same' : `${failures.length} differ`)
process.exitCode = failures.length === 0 ? 0 : 1
