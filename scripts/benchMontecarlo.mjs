// Benchmark of the Monte Carlo beside vectorised numpy (Debian package python3-numpy, float64, one process), on the
// same work: Cos-net, d = 1, N = 100, four points, the 4 × 4 kernel summed over networks, on two worker threads; and
// the time to a standard error of 1 % of G4c.   npm run bench:montecarlo The two take turns, and the best of each
// counts, since other work on the machine only ever slows down.
import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { Worker, isMainThread, parentPort } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import { compareWith, cosNet, estimateCorrelators } from '../dist/index.js'
import { samplesNeeded } from '../dist/doors/montecarlo.js'

const network = cosNet({ N: 100, d: 1, sigma0: 1, sigma1: 1 })
const points = [[0], [0.4], [-0.7], [1.1]]
const pairs = points.flatMap((_, i) => points.slice(i).map((_, j) => [i, i + j]))
const four = [[0, 1, 2, 3]]
const ROUNDS = 5

function measured({ samples, seed, estimator, quantities }) {
  const start = performance.now()
  const [estimate] = estimateCorrelators(network, points, { samples, seed, estimator, quantities })
  return { seconds: (performance.now() - start) / 1000, estimate }
}

if (isMainThread) await main()
else parentPort.on('message', (work) => parentPort.postMessage(measured(work).seconds))

/** Seconds that the threads take together, each with a seed of its own. */
async function together(workers, samples) {
  const start = performance.now()
  await Promise.all(
    workers.map(
      (worker, seed) =>
        new Promise((resolve) => {
          worker.once('message', resolve)
          worker.postMessage({ samples: samples / workers.length, seed, estimator: 'kernel', quantities: pairs })
        }),
    ),
  )
  return (performance.now() - start) / 1000
}

/** Networks a second. */
function numpy() {
  const { status, stdout } = spawnSync(
    'python3',
    [
      '-c',
      `
import numpy as np, time
rng = np.random.default_rng(1); N = 100; x = np.array([0, 0.4, -0.7, 1.1]); B = 500
def run(n):
    S = np.zeros((4, 4))
    for _ in range(n // B):
        w = rng.standard_normal((B, N)); b = rng.uniform(-np.pi, np.pi, (B, N))
        h = np.cos(w[:, :, None] * x + b[:, :, None]); S += (np.einsum('bna,bnc->bac', h, h) / N).sum(0)
run(2000); t = time.perf_counter(); run(40000); print(40000 / (time.perf_counter() - t))
`,
    ],
    { encoding: 'utf8' },
  )
  return status === 0 ? Number(stdout) : undefined
}

/** Seconds until a new pool of two workers of the command line has done its first task on each. */
async function poolStart() {
  const start = performance.now()
  const pool = new Tinypool({
    filename: new URL('../dist/samplingWorker.js', import.meta.url).href,
    minThreads: 2,
    maxThreads: 2,
  })
  const parameters = { N: 100, d: 1, sigma0: 1, sigma1: 1, alpha: 0 }
  const request = {
    network: 'cos-net',
    parameters,
    points,
    samples: 2000,
    seed: 1,
    estimators: ['kernel'],
    sigmas: 4,
    histogram: false,
  }
  await Promise.all([0, 1].map((first) => pool.run({ request, sampling: 0, first, end: first + 1 })))
  const seconds = (performance.now() - start) / 1000
  await pool.destroy()
  return seconds
}

async function main() {
  const rates = { one: 0, two: 0, numpy: 0 }
  const workers = [0, 1].map(() => new Worker(new URL(import.meta.url)))
  await together(workers, 40_000)
  for (let round = 0; round < ROUNDS; round++) {
    rates.one = Math.max(rates.one, 40_000 / (await together(workers.slice(0, 1), 40_000)))
    rates.two = Math.max(rates.two, 80_000 / (await together(workers, 80_000)))
    rates.numpy = Math.max(rates.numpy, numpy() ?? 0)
  }
  await Promise.all(workers.map((worker) => worker.terminate()))
  const beside =
    rates.numpy === 0
      ? 'numpy is not here'
      : `numpy ${Math.round(rates.numpy)}: ${(rates.two / rates.numpy).toFixed(2)} times its rate`
  console.log(`load ${loadavg()[0].toFixed(1)}; best of ${ROUNDS} rounds`)
  console.log(
    `networks a second, 4 × 4 kernel: one worker ${Math.round(rates.one)}, two ${Math.round(rates.two)}; ${beside}`,
  )
  const starts = []
  for (let round = 0; round < ROUNDS; round++) starts.push(await poolStart())
  console.log(
    `a pool of two workers, started and its first tasks done: ${starts.map((start) => Math.round(1000 * start)).join(', ')} ms`,
  )
  console.log(`two workers do ${(rates.two / rates.one).toFixed(2)} times the work of one`)

  const needed = (estimator) =>
    samplesNeeded(
      compareWith(
        measured({ samples: 4000, seed: 1, estimator, quantities: four }).estimate,
        network.correlator(points),
      ),
      0.01,
    )
  const sizes = { kernel: needed('kernel'), neuron: needed('neuron') }
  for (const [estimator, samples] of Object.entries(sizes)) {
    const runs = Array.from({ length: ROUNDS }, (_, seed) => measured({ samples, seed, estimator, quantities: four }))
    const seconds = Math.min(...runs.map((run) => run.seconds))
    const error =
      runs.reduce((sum, { estimate }) => sum + estimate.standardError, 0) / ROUNDS / network.correlator(points)
    const theirs = sizes.kernel / rates.numpy
    const ratio =
      rates.numpy === 0
        ? ''
        : `; numpy's kernel estimator takes ${theirs.toFixed(2)} s, ${(theirs / seconds).toFixed(1)} times as long`
    console.log(
      `G4c to ${(100 * error).toFixed(2)} %, ${estimator} estimator, one thread: ${samples} networks, ${seconds.toFixed(4)} s${ratio}`,
    )
  }
}
