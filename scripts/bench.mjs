// Benchmarks of the generator: whole processes, processor time, ours beside nauty's geng | multig where they solve the
// same problem.
//   npm run bench                   all cases, three runs each, medians
//   npm run bench -- φ⁴             cases whose name contains a word
//   npm run bench -- --against REV  beside another revision, built for this, runs alternated
// Starts of the command line, beyond the start of Node; counts, then lists: every diagram as a line of JSON in a file,
// and pictures: every diagram as a line of an SVG sheet; sums at a point. Counting two legs goes through diagrams without legs,
// while peers make every diagram, so lists are what can be compared with them. Writes bench.json. Every count and every
// exact sum of weights is compared with the known one, every list with its number of lines, and byte by byte with the
// one of the other revision.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAgainst, withoutAgainst } from './buildOf.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const [word = ''] = withoutAgainst(process.argv.slice(2))
const RUNS = 3

// name, theory and options, diagrams, weight, best peer (seconds, as measured elsewhere), goal (seconds)
const cases = [
  ['φ⁴, 2 legs, 8 vertices', 'phi4 --legs 2 --vertices 8', 27607, '108386/81', 'grcc 0.35', 0.3],
  ['φ⁴, 2 legs, 9 vertices', 'phi4 --legs 2 --vertices 9', 180148, '18639247/2304', 'grcc 2.5', 0.7],
  ['φ⁴, 2 legs, 10 vertices', 'phi4 --legs 2 --vertices 10', 1281437, '4394374/81', 'grcc 30', 2],
  ['φ⁴, 4 legs, 7 vertices', 'phi4 --legs 4 --vertices 7', 72314, '10882849/1728', 'grcc 0.94', 0.3],
  ['φ³, 2 legs, 12 vertices', 'edgeworth --legs 2 --vertices 3=12', 45519, '7040125/1024', 'grcc 1.1', 0.4],
  ['φ³, 2 legs, 14 vertices', 'edgeworth --legs 2 --vertices 3=14', 512661, '295125/4', 'grcc 21', 1.2],
  ['φ³+φ⁴, 2 legs, 5 loops', 'test/bench/rules/phi3-phi4.yaml --legs 2 --loops 5', 84749, undefined, 'grcc 1.4', 0.5],
  [
    'φ³+φ⁴, 2 legs, 6 loops',
    'test/bench/rules/phi3-phi4.yaml --legs 2 --loops 6',
    1607179,
    '4192377457/20736',
    'grcc 34',
    2.5,
  ],
  ['every valence ≥ 3, 2 legs, 4 loops', 'edgeworth --legs 2 --loops 4', 8475, undefined, 'grcc 0.09', 0.2],
  ['φ³ vacuum, 10 vertices', 'edgeworth --legs 0 --vertices 3=10', 388, '82825/3072', '', undefined, [10, 3]],
  ['φ³ vacuum, 12 vertices', 'edgeworth --legs 0 --vertices 3=12', 2592, '19675/96', 'nauty 0.84', 0.3, [12, 3]],
  ['φ³ vacuum, 14 vertices', 'edgeworth --legs 0 --vertices 3=14', 21096, '1282031525/688128', '', 1],
  ['φ⁴ vacuum, 8 vertices', 'phi4 --legs 0 --vertices 8', 1635, '54193/1296', '', undefined, [8, 4]],
  ['φ⁴ vacuum, 9 vertices', 'phi4 --legs 0 --vertices 9', 8296, '18639247/82944', 'nauty 1.5', 0.4, [9, 4]],
  ['φ⁴ vacuum, 10 vertices', 'phi4 --legs 0 --vertices 10', 48432, '2197187/1620', '', 1.5],
  ['one leg, one 8-valent, seven 3-valent', 'edgeworth --legs 1 --vertices 8=1,3=7', 4099, '954335/9216', '', 0.2],
  [
    'complex field and photon, 2 legs, 5 loops',
    'test/bench/rules/complex-photon.yaml --legs ψ,ψbar --loops 5',
    8162,
    undefined,
    'FORM 0.42',
    0.25,
  ],
]

// name, theory and options, lines (of a sheet two more than pictures), best peer (seconds, as measured elsewhere), goal (seconds)
const lists = [
  ['list φ⁴, 2 legs, 9 vertices', 'phi4 --legs 2 --vertices 9', 180148, 'grcc 4.8', 1.3],
  ['list φ⁴, 2 legs, 10 vertices', 'phi4 --legs 2 --vertices 10 --limit 1e7', 1281437, 'grcc 40', 6],
  ['list φ⁴, 4 legs, 7 vertices', 'phi4 --legs 4 --vertices 7', 72314, 'grcc 1.3', 0.6],
  ['list φ³, 2 legs, 12 vertices', 'edgeworth --legs 2 --vertices 3=12', 45519, 'grcc 1.3', 0.7],
  ['list three fields, 2 legs, 3 loops', 'test/bench/rules/qcd.yaml --legs A,A --loops 3', 2829, 'grcc 0.05', 0.35],
  ['list every valence ≥ 3, 2 legs, 4 loops', 'edgeworth --legs 2 --loops 4', 8475, 'grcc 0.19', 0.45],
  ['pictures φ⁴, 2 free legs, 6 vertices', 'phi4 --legs 2 --vertices 6 --unlabelled', 550, 'neato 0.28', 0.8, 'svg'],
]

// name, arguments, terms at a point, the coefficient of one of them, goal (seconds)
const sums = [['Γ of φ³+φ⁴ to 5 loops, at a point', 'gamma phi3-phi4 --legs 0 --loops 2-5', 14, '-539/384', 2]]

// name, arguments, goal (seconds beyond the start of Node)
const starts = [
  ['start: list', 'list', 0.06],
  ['start: --help', '--help', 0.1],
]

// Where this is set, every start of Node reads certificates first, which takes up to 0.1 s and is nothing of ours.
const env = { ...process.env, NODE_EXTRA_CA_CERTS: '' }

/** Processor seconds of a command and what it printed; the time is the child's, from the shell. */
function timed(command) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time { ${command}; }`], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${command}: ${stderr}`)
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return { seconds: user + system, output: stdout.trim() }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Connected loopless multigraphs with the degrees that the vertices have left beside k self-loops, for every k. */
function nauty(vertices, degree) {
  const commands = []
  for (let loops = 0; loops <= vertices; loops++) {
    const lines = (degree * vertices - 2 * loops) / 2
    if (!Number.isInteger(lines) || lines < vertices - 1) continue
    commands.push(
      `nauty-geng -c -D${degree} -q ${vertices} ${vertices - 1}:${lines} | nauty-multig -q -u -e${lines} -D${degree}`,
    )
  }
  return commands.join('; ')
}

/** How many lines a file has, and a digest of its bytes. */
async function linesOf(file) {
  const hash = createHash('sha256')
  let lines = 0
  for await (const bytes of createReadStream(file)) {
    hash.update(bytes)
    for (const byte of bytes) if (byte === 10) lines++
  }
  return { lines, digest: hash.digest('hex') }
}

execFileSync(process.execPath, ['scripts/edgewick.mjs', 'list'], { cwd: root })
const against = buildAgainst(process.argv.slice(2))
const hasNauty = spawnSync('bash', ['-c', 'command -v nauty-geng nauty-multig']).status === 0
const startup = median(Array.from({ length: RUNS }, () => timed('node -e 0').seconds))
console.log(
  `processor seconds, medians of ${RUNS}; node -e 0 takes ${startup.toFixed(2)}${hasNauty ? '' : '; nauty is not installed (Debian package nauty)'}\n`,
)
const results = []
let wrong = 0
for (const [name, words, goal] of starts.filter(([each]) => each.includes(word))) {
  const [node, ours, theirs] = [[], [], []]
  for (let run = 0; run < 3 * RUNS; run++) {
    node.push(timed('node -e 0').seconds)
    ours.push(timed(`node dist/cli.js ${words} > /dev/null`).seconds)
    if (against !== undefined) theirs.push(timed(`node ${against.folder}/dist/cli.js ${words} > /dev/null`).seconds)
  }
  const seconds = median(ours) - median(node)
  const before = against === undefined ? undefined : median(theirs) - median(node)
  results.push({
    name,
    seconds,
    goal,
    startup: median(node),
    ...(before === undefined ? {} : { against: against.revision, before, ratio: before / seconds }),
  })
  console.log(
    `${name.padEnd(42)} ${seconds.toFixed(3)} beyond node -e 0 (${median(node).toFixed(3)})  goal ${goal}` +
      `${before === undefined ? '' : `  ${against.revision} ${before.toFixed(3)}, ratio ${(before / seconds).toFixed(1)}`}`,
  )
}
for (const [name, options, diagrams, weight, peer, goal, vacuum] of cases.filter(([each]) => each.includes(word))) {
  const ours = []
  const theirs = []
  let found
  for (let run = 0; run < RUNS; run++) {
    const { seconds, output } = timed(`node dist/cli.js diagrams ${options} --count --format json`)
    ours.push(seconds)
    found = JSON.parse(output)
    if (vacuum !== undefined && hasNauty) theirs.push(timed(nauty(...vacuum)).seconds)
  }
  const right = found.diagrams === diagrams && (weight === undefined || found.weight === weight)
  if (!right) wrong++
  const result = {
    name,
    diagrams: found.diagrams,
    weight: found.weight,
    right,
    seconds: median(ours),
    best: Math.min(...ours),
    startup,
    goal,
    peer,
    ...(theirs.length > 0 ? { nauty: median(theirs), ratio: median(theirs) / median(ours) } : {}),
  }
  results.push(result)
  console.log(
    `${name.padEnd(42)} ${String(found.diagrams).padStart(8)} ${right ? 'right' : `WRONG: ${diagrams} ${weight} expected, ${found.weight} found`}  ${result.seconds.toFixed(2)} (best ${result.best.toFixed(2)})` +
      `${goal === undefined ? '' : `  goal ${goal}`}${peer === '' ? '' : `  ${peer}`}${result.nauty === undefined ? '' : `  nauty here ${result.nauty.toFixed(2)}, ratio ${result.ratio.toFixed(1)}`}`,
  )
}
for (const [name, words, terms, coefficient, goal] of sums.filter(([each]) => each.includes(word))) {
  const ours = []
  let found
  for (let run = 0; run < RUNS; run++) {
    const { seconds, output } = timed(`node dist/cli.js ${words} --at-a-point --format json`)
    ours.push(seconds)
    found = JSON.parse(output).terms
  }
  const right = found.length === terms && found.some((term) => term.coefficient === coefficient)
  if (!right) wrong++
  results.push({ name, terms: found.length, right, seconds: median(ours), best: Math.min(...ours), startup, goal })
  console.log(
    `${name.padEnd(42)} ${String(found.length).padStart(8)} ${right ? 'right' : `WRONG: ${terms} terms expected, with ${coefficient}`}  ${median(ours).toFixed(2)} (best ${Math.min(...ours).toFixed(2)})  goal ${goal}`,
  )
}

const folder = mkdtempSync(join(tmpdir(), 'edgewick-lists-'))
for (const [name, options, diagrams, peer, goal, format = 'ndjson'] of lists.filter(([each]) => each.includes(word))) {
  const listed = (build, file) =>
    timed(`node ${build}/dist/cli.js diagrams ${options} --format ${format} -o ${join(folder, file)}`).seconds
  const [ours, theirs] = [[], []]
  for (let run = 0; run < RUNS; run++) {
    ours.push(listed('.', 'ours'))
    if (against !== undefined) theirs.push(listed(against.folder, 'theirs'))
  }
  const found = await linesOf(join(folder, 'ours'))
  const isSame = against === undefined || (await linesOf(join(folder, 'theirs'))).digest === found.digest
  const right = found.lines === diagrams && isSame
  if (!right) wrong++
  const result = {
    name,
    diagrams: found.lines,
    right,
    seconds: median(ours),
    best: Math.min(...ours),
    startup,
    goal,
    peer,
    ...(against === undefined
      ? {}
      : { against: against.revision, before: median(theirs), ratio: median(theirs) / median(ours) }),
  }
  results.push(result)
  console.log(
    `${name.padEnd(42)} ${String(found.lines).padStart(8)} ${right ? 'right' : `WRONG: ${diagrams} lines expected${isSame ? '' : ', other bytes'}`}  ${result.seconds.toFixed(2)} (best ${result.best.toFixed(2)})  goal ${goal}  ${peer}` +
      `${against === undefined ? '' : `  ${against.revision} ${result.before.toFixed(2)}, ratio ${result.ratio.toFixed(1)}`}`,
  )
}
rmSync(folder, { recursive: true })
writeFileSync(
  new URL('../bench.json', import.meta.url),
  `${JSON.stringify({ node: process.version, runs: RUNS, startup, results }, null, 2)}\n`,
)
process.exitCode = wrong === 0 ? 0 : 1
