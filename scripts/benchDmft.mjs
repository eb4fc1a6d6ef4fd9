// Random networks that are simulated (two workers) beside the same loop with NumPy on one core: four trajectories of each
// network, with tangent vectors.   npm run bench:dmft [-- units …]     default: 1000
// PYTHON names the interpreter, whose NumPy may have another library of linear algebra.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { answerDmft } from '../dist/doors/requests.js'
import { threads } from '../dist/threads.js'

const python = process.env.PYTHON ?? '/usr/bin/python3'
const [g, dt, time, networks] = [1.5, 0.1, 50, 4]
const sizes = process.argv.slice(2).map(Number)

for (const units of sizes.length > 0 ? sizes : [1000]) {
  const [wall, cpu] = [performance.now(), process.cpuUsage()]
  await answerDmft({ phi: 'tanh', g, simulate: { units: [units], networks, time, dt } }, { threads: threads(2) })
  const { user, system } = process.cpuUsage(cpu)
  // With the warm-up.
  const steps = (networks * (time + 50)) / dt
  const own = { wall: ((performance.now() - wall) * 1e3) / steps, cpu: (user + system) / steps }
  console.log(
    `${units} units, edgewick on two workers: ${own.wall.toFixed(0)} µs a step, processor ${own.cpu.toFixed(0)} µs`,
  )
  for (const [how, kind] of [
    ['alone', 'float64'],
    ['together', 'float64'],
    ['together', 'float32'],
  ]) {
    const count = Math.max(20, Math.round(4e8 / units ** 2))
    const { stdout, stderr } = spawnSync(
      python,
      [fileURLToPath(new URL('benchDmft.py', import.meta.url)), units, count, g, dt, how, kind].map(String),
      { encoding: 'utf8', env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' } },
    )
    if (stdout === '') {
      console.error(stderr)
      continue
    }
    const peer = JSON.parse(stdout)
    const [a, b] = [(peer.wall * 1e6) / count, (peer.cpu * 1e6) / count]
    console.log(
      `${units} units, numpy ${kind}, columns ${how}: ${a.toFixed(0)} µs a step, processor ${b.toFixed(0)} µs: ${(a / own.wall).toFixed(1)} times as long, ${(b / own.cpu).toFixed(1)} times the processor`,
    )
  }
}
