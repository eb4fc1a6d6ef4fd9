// The Gibbs free energy of Ising spins to sixth order with its slopes, dense couplings, beside the same sums with NumPy.
//   npm run bench:tap [-- spins …]     default: 100 1000
// PYTHON names the interpreter, whose NumPy may have another library of linear algebra.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { answerTap } from '../dist/doors/requests.js'
import { threads } from '../dist/threads.js'

const ORDER = 6
const python = process.env.PYTHON ?? '/usr/bin/python3'
const spins = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'edgewick-tap-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

// The plan of the sums is no part of the package's doors.
await build({
  entryPoints: [fileURLToPath(new URL('../src/effective/sumPlan.ts', import.meta.url))],
  outfile: join(folder, 'sumPlan.mjs'),
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
})
const { sumPlan } = await import(join(folder, 'sumPlan.mjs'))
const { steps, terms } = sumPlan(ORDER)
const numbers = (polynomial) =>
  polynomial.map(({ coefficient, powers: { m } }) => [
    Number(coefficient.num) / Number(coefficient.den),
    m === undefined ? 0 : Number(m.num),
  ])
writeFileSync(
  join(folder, 'plan.json'),
  JSON.stringify({
    order: ORDER,
    steps: steps.map((step) => (step.kind === 'node' ? { ...step, polynomial: numbers(step.polynomial) } : step)),
    terms,
  }),
)

for (const n of spins.length > 0 ? spins : [100, 1000]) {
  const couplings = Array.from({ length: n }, () => new Array(n).fill(0))
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) couplings[i][j] = couplings[j][i] = Math.sin(1 + 7 * i * j + i + j) / Math.sqrt(n)
  const magnetisations = Array.from({ length: n }, (_, i) => 0.8 * Math.sin(3 * i + 1))
  writeFileSync(join(folder, 'couplings'), Float64Array.from(couplings.flat()))
  writeFileSync(join(folder, 'means'), Float64Array.from(magnetisations))
  const rows = {}
  const own = async (running) => {
    const [wall, cpu] = [performance.now(), process.cpuUsage()]
    const { gibbs } = await answerTap({ couplings, magnetisations, order: ORDER }, running)
    const { user, system } = process.cpuUsage(cpu)
    return { gibbs, wall: (performance.now() - wall) / 1e3, cpu: (user + system) / 1e6 }
  }
  // Once for the compiler: a program that asks twice has it warm.
  rows['edgewick, first time'] = await own({})
  if (n <= 200) rows['edgewick'] = await own({})
  if (n >= 200) rows['edgewick, two workers'] = await own({ threads: threads(2) })
  const { stdout, stderr } = spawnSync(python, [fileURLToPath(new URL('benchTap.py', import.meta.url)), folder], {
    encoding: 'utf8',
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
    maxBuffer: 1e9,
  })
  const peer = stdout === '' ? undefined : JSON.parse(stdout)
  if (peer === undefined) console.error(stderr)
  for (const [name, { gibbs, wall, cpu }] of Object.entries(rows)) {
    const beside =
      peer === undefined
        ? ''
        : `; numpy takes ${(peer.wall / wall).toFixed(1)} times as long (processor ${(peer.cpu / cpu).toFixed(1)})`
    console.log(`${n} spins, ${name}: ${wall.toFixed(2)} s, processor ${cpu.toFixed(2)} s${beside}`)
    if (peer === undefined) continue
    const apart = gibbs.fields.map((h, i) => Math.abs(Math.atanh(magnetisations[i]) - peer.slopes[i] - h))
    const far = Math.max(...apart, ...gibbs.terms.map((term, k) => Math.abs(term - peer.terms[k])))
    if (!(far < 1e-9)) throw new Error(`the two differ by ${far}`)
  }
  if (peer !== undefined)
    console.log(`${n} spins, numpy: ${peer.wall.toFixed(2)} s, processor ${peer.cpu.toFixed(2)} s`)
}
