// Benchmark of the Monte Carlo beside vectorised numpy (Debian package python3-numpy), on the same work: Cos-net, d = 1, N = 100, four points, the
// 4 × 4 kernel summed over networks; and the time to a standard error of 1 % of G4c.   npm run bench:montecarlo
import { spawnSync } from 'node:child_process'
import { cosNet, compareWith, estimateCorrelators, samplesNeeded } from '../dist/index.js'

const network = cosNet({ N: 100, d: 1, sigma0: 1, sigma1: 1 })
const points = [[0], [0.4], [-0.7], [1.1]]
const pairs = points.flatMap((_, i) => points.slice(i).map((_, j) => [i, i + j]))

const NUMPY = `
import numpy as np, time
rng = np.random.default_rng(1); N = 100; x = np.array([0, 0.4, -0.7, 1.1]); B = 500
def run(n):
    S = np.zeros((4, 4))
    for _ in range(n // B):
        w = rng.standard_normal((B, N)); b = rng.uniform(-np.pi, np.pi, (B, N))
        h = np.cos(w[:, :, None] * x + b[:, :, None]); S += (np.einsum('bna,bnc->bac', h, h) / N).sum(0)
run(2000); t = time.perf_counter(); run(40000); print(40000 / (time.perf_counter() - t))
`
const python = spawnSync('python3', ['-c', NUMPY], { encoding: 'utf8' })
const numpy = python.status === 0 ? Number(python.stdout) : undefined

function seconds(samples, estimator, quantities) {
  const start = performance.now()
  const [estimate] = estimateCorrelators(network, points, { samples, seed: 1, estimator, quantities })
  return { time: (performance.now() - start) / 1000, estimate }
}

seconds(2000, 'kernel', pairs)
const { time } = seconds(20_000, 'kernel', pairs)
console.log(`networks a second, 4 × 4 kernel: ${Math.round(20_000 / time)} on one thread; numpy ${numpy === undefined ? 'is not here' : Math.round(numpy)}`)

const four = [[0, 1, 2, 3]]
const needed = (estimator) => samplesNeeded(compareWith(seconds(2000, estimator, four).estimate, network.correlator(points)), 0.01)
for (const estimator of ['kernel', 'neuron']) {
  const samples = needed(estimator)
  const found = seconds(samples, estimator, four)
  const error = found.estimate.standardError / network.correlator(points)
  const beside = numpy === undefined ? '' : `; numpy's kernel estimator takes ${(needed('kernel') / numpy).toFixed(2)} s`
  console.log(`G4c to ${(100 * error).toFixed(2)} %, ${estimator}: ${samples} networks, ${found.time.toFixed(3)} s${beside}`)
}
