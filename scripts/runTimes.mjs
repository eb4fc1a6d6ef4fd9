// What requests take: processor seconds, memory and bytes of whole processes, for every way of writing diagrams, on φ⁴
// with two legs and ever more vertices. `--dry-run` reads between these points. Writes src/requests/runTimes.ts, builds,
// and measures the rows of the table in docs/speed.md, which are other requests, beside what --dry-run says of them:
//   npm run runtimes            everything, some ten minutes
//   npm run runtimes -- table   the table alone
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'edgewick-run-times-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** A series ends with the first point that takes longer. */
const LONG = 4
/** Of so many runs the best counts, where they are short. */
const RUNS = 3

/** Appends what the process has used to standard error when it ends. */
const METER = `data:text/javascript,${encodeURIComponent(`
import { writeSync } from 'node:fs'
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeSync(2, '\\n' + JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]))
})`)}`

/** Processor seconds, megabytes of memory, megabytes written. */
function measured(words) {
  const output = join(scratch, 'output')
  const once = () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', METER, 'dist/cli.js', ...words, '-o', output], {
      cwd: root,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`edgewick ${words.join(' ')}: ${stderr}`)
    return JSON.parse(stderr.trim().split('\n').at(-1))
  }
  let [seconds, memory] = once()
  for (let run = 1; run < RUNS && seconds < 1; run++) {
    const [again, also] = once()
    ;[seconds, memory] = [Math.min(seconds, again), Math.min(memory, also)]
  }
  return [seconds, memory, statSync(output).size / 1e6]
}

const rounded = (value) => Number(value.toPrecision(2))

const PICTURES = ['svg', 'png', 'html', 'tikz', 'tikz-feynman', 'tikz-feynhand', 'terminal']
const LATEX = ['latex', 'unicode']
const SUMS = ['text', 'plain', 'json', ...LATEX]
const vertices = (count) => ['phi4', '--legs', '2', '--vertices', `${count}`, '--limit', '1e7']
const upTo = (count) => ['edgeworth', '--legs', '4', '--up-to', `${count}`, '--limit', '1e7']

/** The series by name: the command, its flags, the formats, and the counts that are tried. */
const SERIES = [
  ['diagrams', 'diagrams', [], ['text', 'json', 'ndjson', 'dot', 'qgraf'], vertices, [1, 3, 5, 6, 7, 8, 9, 10]],
  ['diagrams', 'diagrams', [], PICTURES, vertices, [1, 3, 4, 5, 6]],
  ['expand', 'expand', [], SUMS, vertices, [1, 3, 5, 6, 7, 8]],
  ['expand', 'expand', [], PICTURES, vertices, [1, 3, 4, 5, 6]],
  ['momentum', 'expand', ['--space', 'momentum'], [...SUMS, 'form'], vertices, [1, 3, 5, 6, 7, 8]],
  ['written', 'expand', ['--perms', 'written'], SUMS, vertices, [1, 3, 5, 6, 7, 8]],
  ['point', 'expand', ['--at-a-point'], ['text'], upTo, [1, 2, 4, 6, 8, 10, 12]],
]

/** Networks, whose actions are certified with ever more samples; what is counted are neurons. Files are taken for gelu-net. */
const NETWORKS = ['cos', 'gauss', 'relu', 'erf', 'tanh', 'phi4', 'gelu']
const SAMPLES = [0, 1000, 30_000, 200_000]
const NEURONS = 20

/** Neurons that an action draws, by what `--dry-run` says of networks. */
const drawnBy = (words) => Math.max(1, NEURONS * Number(/^all +(\d+)$/m.exec(run([...words, '--dry-run']))?.[1] ?? 0))

/** How many the series counts: classes of diagrams in sums, sets of vertices at a point, else diagrams. */
function counted(series, count) {
  if (series === 'point')
    return JSON.parse(run([...'expand --at-a-point --format json'.split(' '), ...upTo(count)])).terms.length
  const classes = series === 'expand' || series === 'momentum'
  return JSON.parse(
    run(['diagrams', ...vertices(count), ...(classes ? ['--unlabelled'] : []), '--count', '--format', 'json']),
  ).diagrams
}

/** What is more takes no less: short runs are as noisy as the machine. */
const rising = (points) =>
  points.map((point, i) => point.map((_, k) => Math.min(...points.slice(i).map((later) => later[k]))))

const run = (words) =>
  execFileSync(process.execPath, ['dist/cli.js', ...words], { cwd: root, encoding: 'utf8', maxBuffer: 1e9 })

async function measureSeries() {
  const found = {}
  for (const [series, command, flags, formats, request, counts] of SERIES)
    for (const each of formats) {
      const points = []
      for (const count of counts) {
        const [seconds, memory, written] = measured([command, ...request(count), ...flags, '--format', each])
        points.push([counted(series, count), rounded(seconds), Math.round(memory), rounded(written)])
        if (seconds > LONG) break
      }
      found[`${series} ${each}`] = rising(points)
      console.log(`${series} ${each}: ${JSON.stringify(points)}`)
    }
  for (const name of NETWORKS) {
    const points = SAMPLES.map((samples) => {
      const words = ['action', `${name}-net`, '--samples', `${samples}`]
      const [seconds, memory, written] = measured(words)
      return [drawnBy(words), rounded(seconds), Math.round(memory), rounded(written)]
    })
    found[`action ${name}-net`] = rising(points)
    console.log(`action ${name}-net: ${JSON.stringify(points)}`)
  }
  const text = `/**
 * Written by \`npm run runtimes\`: what whole runs took, for each way of writing, on φ⁴ with two legs; at a point the action to ever
 * higher orders. Points are [diagrams, processor seconds, megabytes of memory, megabytes written]; in sums classes of diagrams are
 * counted, at a point sets of vertices, in actions neurons that are drawn.
 */
export const runTimes: Readonly<Record<string, readonly (readonly [number, number, number, number])[]>> = ${JSON.stringify(found)}
`
  const style = JSON.parse(readFileSync(join(root, '.prettierrc.json'), 'utf8'))
  writeFileSync(join(root, 'src/requests/runTimes.ts'), await format(text, { parser: 'typescript', ...style }))
}

/** The rows are those that stand in the page: a new one is a line with a command. */
function measureTable() {
  const page = join(root, 'docs/speed.md')
  const text = readFileSync(page, 'utf8')
  const [before, table, after] = text.split(/(?<=<!-- run times -->\n)|(?=<!-- end of run times -->)/)
  const [heading, rule, ...rows] = table.trim().split('\n')
  const lines = rows.map((row) => {
    const [, command] = /^\| `([^`]*)`/.exec(row)
    const words = command.split(' ')
    const [seconds, memory] = measured(words)
    const { diagrams, said } = dryRun(words)
    const line = `| \`${command}\` | ${diagrams} | ${rounded(seconds)} | ${said.seconds} | ${Math.round(memory)} | ${said.memory} |`
    console.log(line)
    return line
  })
  writeFileSync(page, `${before}\n${[heading, rule, ...lines].join('\n')}\n\n${after}`)
}

/** What `--dry-run` says. */
function dryRun(words) {
  const text = run([...words, '--dry-run'])
  const [, diagrams = 'none'] = /: (\d+) /.exec(text) ?? /^all +(\d+)$/m.exec(text) ?? []
  const [, seconds] = /about ([\d.]+ (?:s|min|h|days))/.exec(text)
  const [, memory] = /, ([\d.]+ (?:MB|GB)) of memory/.exec(text)
  return { diagrams, said: { seconds, memory } }
}

if (process.argv[2] !== 'table') {
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' })
  await measureSeries()
}
execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' })
measureTable()
