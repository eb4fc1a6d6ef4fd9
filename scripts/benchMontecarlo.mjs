// Benchmark of the Monte Carlo beside numpy (Debian package python3-numpy; scipy, python3-scipy, for erf), one thread
// against one thread, on the same work: d = 1, N = 100, four points, the 4 × 4 kernel of each network, their sum and sum
// of squares. numpy is at its best: float64, contiguous, in place, batches that stay in the cache. Then what two workers
// do, the start of a pool, and the time to a standard error of 1 % of G4c.   npm run bench:montecarlo
// The two take turns, and the best of each counts, since other work on the machine only ever slows down.
import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { Worker, isMainThread, parentPort } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import { compareWith, cosNet, estimateCorrelators } from '../dist/index.js'
import { samplesNeeded } from '../dist/doors/montecarlo.js'
import { erfNet, gaussNet, reluNet, tanhNet } from '../dist/doors/networks.js'

const N = 100
const plain = { N, d: 1, sigma0: 1, sigma1: 1 }
const gauss = { ...plain, sigma0: 0.7, sigmab: 0.2 }
const biased = { ...plain, sigmab: 0.5 }
const normalBias = ({ sigmab }) => `rng.standard_normal(out=b); b *= ${sigmab}`
const network = cosNet(plain)
// Each with how numpy draws the biases and applies the activation to h, both in place, and how many ns a neuron we aim at.
const rows = [
  ['cos-net', network, 'rng.random(out=b); b -= 0.5; b *= 2 * np.pi', 'np.cos(h, out=h)', 45],
  [
    'gauss-net',
    gaussNet(gauss),
    `${normalBias(gauss)}; w *= ${gauss.sigma0}`,
    `h -= ${gauss.sigmab ** 2} + ${gauss.sigma0 ** 2} * (x * x)[None, :, None]; np.exp(h, out=h)`,
    60,
  ],
  ['relu-net', reluNet(plain), 'b[:] = 0', 'np.maximum(h, 0, out=h)', 25],
  ['erf-net', erfNet(biased), normalBias(biased), 'erf(h, out=h)', 80],
  ['tanh-net', tanhNet(biased), normalBias(biased), 'np.tanh(h, out=h)', 60],
]
const python = process.env.PYTHON ?? 'python3'
const points = [[0], [0.4], [-0.7], [1.1]]
const pairs = points.flatMap((_, i) => points.slice(i).map((_, j) => [i, i + j]))
const four = [[0, 1, 2, 3]]
const ROUNDS = 5

function measured({ samples, seed, estimator, quantities, of = network }) {
  const start = performance.now()
  const [estimate] = estimateCorrelators(of, points, { samples, seed, estimator, quantities })
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

/** Whether Python has a module. */
function has(module) {
  return spawnSync(python, ['-c', `import ${module}`]).status === 0
}

/** Nanoseconds that numpy takes for a neuron; undefined where it, or scipy that has erf, is not installed. */
function numpy(bias, activation) {
  if (!has('numpy') || (activation.startsWith('erf') && !has('scipy'))) return undefined
  const { status, stdout, stderr } = spawnSync(
    python,
    [
      '-c',
      `
import numpy as np, time
${activation.startsWith('erf') ? 'from scipy.special import erf' : ''}
rng = np.random.default_rng(1); N = ${N}; x = np.array([0, 0.4, -0.7, 1.1]); B = 25
w = np.empty((B, N)); b = np.empty((B, N)); h = np.empty((B, 4, N))
def run(n):
    global w, b, h
    S = np.zeros((4, 4)); Q = np.zeros((4, 4))
    for _ in range(n // B):
        rng.standard_normal(out=w); ${bias}
        np.multiply(w[:, None, :], x[None, :, None], out=h); np.add(h, b[:, None, :], out=h)
        ${activation}
        K = h @ h.transpose(0, 2, 1); K /= N; S += K.sum(0); K *= K; Q += K.sum(0)
run(2000); t = time.perf_counter(); run(20000); print((time.perf_counter() - t) / 20000 / N * 1e9)
`,
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
    },
  )
  if (status !== 0) throw new Error(`numpy with ${activation}: ${stderr}`)
  return Number(stdout)
}

/** Nanoseconds that we take for a neuron. */
function ours(of) {
  const samples = 10_000
  return (measured({ samples, seed: 1, estimator: 'kernel', quantities: pairs, of }).seconds / samples / N) * 1e9
}

/** Each kind of network, ours beside numpy's. */
function architectures() {
  return rows.map(([name, of, bias, activation, goal]) => {
    const [own, theirs] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      own.push(ours(of))
      theirs.push(numpy(bias, activation) ?? Number.POSITIVE_INFINITY)
    }
    const [best, peer] = [Math.min(...own), Math.min(...theirs)]
    return {
      network: name,
      'ns a neuron': Math.round(best),
      numpy: Number.isFinite(peer) ? Math.round(peer) : 'not here',
      'numpy / ours': Number.isFinite(peer) ? Number((peer / best).toFixed(2)) : '',
      goal,
    }
  })
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
  console.log(`load ${loadavg()[0].toFixed(1)}; best of ${ROUNDS} rounds, one thread`)
  console.table(architectures())
  const rates = { one: 0, two: 0 }
  const workers = [0, 1].map(() => new Worker(new URL(import.meta.url)))
  await together(workers, 40_000)
  for (let round = 0; round < ROUNDS; round++) {
    rates.one = Math.max(rates.one, 40_000 / (await together(workers.slice(0, 1), 40_000)))
    rates.two = Math.max(rates.two, 80_000 / (await together(workers, 80_000)))
  }
  await Promise.all(workers.map((worker) => worker.terminate()))
  console.log(
    `networks a second, 4 × 4 kernel of the Cos-net: one worker ${Math.round(rates.one)}, two ${Math.round(rates.two)}`,
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
    console.log(
      `G4c to ${(100 * error).toFixed(2)} %, ${estimator} estimator, one thread: ${samples} networks, ${seconds.toFixed(4)} s`,
    )
  }
}
