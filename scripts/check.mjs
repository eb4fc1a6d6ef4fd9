// Everything but the tests: the scripts `check:…` of package.json, two at a time where there are two cores, the longest first.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const LONGEST = ['package', 'format', 'types', 'lint']
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const place = (check) => (LONGEST.includes(check) ? LONGEST.indexOf(check) : LONGEST.length)
const waiting = Object.keys(scripts)
  .filter((name) => name.startsWith('check:'))
  .map((name) => name.slice('check:'.length))
  .sort((a, b) => place(a) - place(b))

/** Runs a check; what it says is printed when it has ended, in one piece. */
async function run(check) {
  const start = performance.now()
  const child = spawn('npm', ['run', '-s', `check:${check}`], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const status = await new Promise((resolve) => child.on('close', resolve))
  console.log(
    `\n== check:${check}, ${Math.round((performance.now() - start) / 1000)} s${status === 0 ? '' : ', FAILED'}`,
  )
  if (said.trim() !== '') console.log(said.trimEnd())
  if (status !== 0) process.exitCode = 1
}

async function lane() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) await run(check)
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane))
