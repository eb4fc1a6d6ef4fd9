// How true the verdicts are, measured: every network's check and `action --data` on known ensembles, over many seeds. Writes docs/calibration.md between its
// markers.   npm run calibrate [-- --seeds 50 --state FILE]
// What is done is kept, a line for each run, in the state file: stopped by Ctrl-C, or anyhow, the same command goes on. Another build begins anew.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { analyseEnsemble, architectures, checkNetwork, erf, momentAccumulator, randomStream } from '../dist/index.js'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '50' }, state: { type: 'string', default: 'node_modules/.cache/calibration.jsonl' } },
})
const SEEDS = Number(values.seeds)
const PLANTED = [0.03, 0.1, 0.3]
/** Seeds for each wrong action. */
const PLANTED_SEEDS = Math.min(10, SEEDS)
const SAMPLES = 2000
const DRAWS = 20_000
const ESTIMATORS = ['kernel', 'direct', 'neuron']
/** Four standard errors of a single comparison decide; the alarms are counted at two, where there are enough to count. */
const [SIGMAS, COUNTED] = [4, 2]
const NETWORKS = ['cos-net', 'gauss-net', 'relu-net', 'erf-net', 'tanh-net', 'phi4-net']

const twoSided = (z) => 1 - erf(z / Math.SQRT2)
function zOf(p) {
  let [low, high] = [0, 8]
  for (let step = 0; step < 60; step++) [low, high] = twoSided((low + high) / 2) > p ? [(low + high) / 2, high] : [low, (low + high) / 2]
  return low
}

/** A network whose correlators are computed once, the four-point ones times a number. */
function planted(network, factor) {
  const kept = new Map()
  const correlator = (points) => {
    const key = JSON.stringify(points)
    if (!kept.has(key)) kept.set(key, (points.length === 4 ? factor : 1) * network.correlator(points))
    return kept.get(key)
  }
  const { correlatorsOn: _, ...others } = network
  return { ...others, correlator }
}

const subjects = new Map()
/** A network with its default points, and an action whose couplings are times `factor`. */
function subjectOf(name, factor) {
  const key = `${name} ${factor}`
  if (subjects.has(key)) return subjects.get(key)
  const of = architectures[name]
  const network = of.create(of.parameters)
  const onAxis = (xs) => xs.map((x) => Array.from({ length: network.inputs }, (_, k) => (k === 0 ? x * of.correlationLength(network.parameters) : 0)))
  const { correlators, action } = of.checkPoints?.(network.parameters) ?? { correlators: onAxis([0, 0.4, -0.7, 1.1]), action: onAxis([-1.2, 0, 1.5]) }
  const wide = new Map()
  const atWidth = (N) => {
    if (!wide.has(N)) wide.set(N, planted(of.create({ ...network.parameters, N }), factor))
    return wide.get(N)
  }
  const subject = { network: planted(network, 1), points: correlators, atWidth, actionPoints: action, smooth: of.smooth?.(network.parameters) }
  subjects.set(key, subject)
  return subject
}

/** What one check finds: of each comparison the estimator, z, the standard error by the prediction, the threshold, and the verdict. */
function check(name, seed, factor) {
  const subject = subjectOf(name, factor)
  const right = factor === 1
  const found = checkNetwork(right ? subject : { ...subject, points: [], smooth: undefined }, {
    samples: SAMPLES,
    seed,
    estimators: right ? ESTIMATORS : [],
    sigmas: SIGMAS,
  })
  const row = (kind) => (result) => ({
    kind,
    z: result.z,
    relative: Math.abs(result.estimate.standardError / result.prediction),
    threshold: result.visible / result.estimate.standardError - zOf(0.2),
    verdict: result.verdict,
  })
  return [
    ...found.correlators.map((result) => row(result.estimate.method.split(' ')[0])(result)),
    ...found.packets.map(row('smooth sources')),
    ...found.slopes.map(({ testFunction, result }) => row(`slope, f ${testFunction}`)(result)),
  ]
}

/** Draws of known ensembles; what is right to say of them. */
const ENSEMBLES = {
  'Gaussian, two columns': {
    right: 'agrees',
    draw: (random) => () => {
      const x = random.normal()
      return [x, 0.6 * x + 0.8 * random.normal()]
    },
  },
  'Gaussian AR(1), 0.8': {
    right: 'undecided',
    draw: (random) => {
      let x = random.normal()
      return () => [(x = 0.8 * x + 0.6 * random.normal())]
    },
  },
  exponential: { right: 'differs', draw: (random) => () => [-Math.log(1 - random.uniform())] },
  'tanh network, N = 5, two points': { right: 'differs', draw: (random) => networkDraws(architectures['tanh-net'].create({ N: 5 }), [[0], [1]], random) },
  'Cos-net, N = 5, two points': {
    right: 'differs',
    draw: (random) => networkDraws(architectures['cos-net'].create({ N: 5 }), [[0], [1]], random),
  },
  'Student t, 5 degrees': {
    right: 'differs',
    draw: (random) => () => [random.normal() / Math.sqrt(Array.from({ length: 5 }, () => random.normal() ** 2).reduce((a, b) => a + b) / 5)],
  },
}

function networkDraws(network, points, random) {
  const hidden = new Float64Array(network.width * points.length)
  return () => {
    network.sampleHidden(random, points, hidden)
    const phi = points.map(() => 0)
    for (let j = 0; j < network.width; j++) {
      const weight = Math.sqrt(network.readoutVariance) * random.normal()
      points.forEach((_, p) => (phi[p] += weight * hidden[j * points.length + p]))
    }
    return phi
  }
}

function data(name, seed) {
  const next = ENSEMBLES[name].draw(randomStream(seed, 0))
  const first = next()
  const accumulator = momentAccumulator(first.length, 4)
  accumulator.add(Float64Array.from(first))
  for (let draw = 1; draw < DRAWS; draw++) accumulator.add(Float64Array.from(next()))
  const { gaussian, correlated, effectiveDraws, divergence, furthest } = analyseEnsemble(accumulator.finish(), { order: 1, sigmas: SIGMAS })
  return [{ gaussian, correlated, effectiveDraws, divergence: divergence.value, score: furthest.score }]
}

const jobs = [
  ...NETWORKS.flatMap((name) => Array.from({ length: SEEDS }, (_, i) => ['check', name, 1 + 100 * i, 1])),
  ...NETWORKS.flatMap((name) => PLANTED.flatMap((error) => Array.from({ length: PLANTED_SEEDS }, (_, i) => ['check', name, 1 + 100 * i, 1 + error]))),
  ...Object.keys(ENSEMBLES).flatMap((name) => Array.from({ length: SEEDS }, (_, i) => ['data', name, 1 + i])),
]

const build = createHash('sha256')
  .update(readFileSync(new URL('../dist/index.js', import.meta.url)))
  .update(readFileSync(new URL(import.meta.url)))
  .digest('hex')
const done = new Map()
if (existsSync(values.state)) {
  for (const line of readFileSync(values.state, 'utf8').split('\n')) {
    // The last line of a run that was killed may be cut off.
    const end = line.endsWith(']}') ? JSON.parse(line) : undefined
    if (end?.build === build) done.set(end.job, end.found)
  }
}
mkdirSync(dirname(values.state), { recursive: true })

let stopped = false
process.on('SIGINT', () => (stopped = true)).on('SIGTERM', () => (stopped = true))
const keyOf = (job) => JSON.stringify(job)
let left = jobs.filter((job) => !done.has(keyOf(job))).length
for (const job of jobs) {
  const key = keyOf(job)
  if (done.has(key)) continue
  const [kind, name, seed, factor] = job
  const found = kind === 'check' ? check(name, seed, factor) : data(name, seed)
  done.set(key, found)
  appendFileSync(values.state, `${JSON.stringify({ build, job: key, found })}\n`)
  left--
  process.stderr.write(`\r${jobs.length - left} of ${jobs.length}: ${name}, seed ${seed}${factor > 1 ? `, action × ${factor}` : ''}          `)
  // Signals are heard between two runs.
  await new Promise((resolve) => setImmediate(resolve))
  if (stopped) {
    process.stderr.write(`\nstopped; the same command goes on (${values.state})\n`)
    process.exit(130)
  }
}
process.stderr.write('\n')

const percent = (part) => `${Number((100 * part).toFixed(1))} %`
const mean = (numbers) => numbers.reduce((a, b) => a + b, 0) / numbers.length
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const checks = NETWORKS.flatMap((name) => {
  const runs = jobs.filter(([kind, of, , factor]) => kind === 'check' && of === name && factor === 1).map((job) => done.get(keyOf(job)))
  return [...new Set(runs[0].map(({ kind }) => kind))].map((kind) => {
    const rows = runs.map((run) => run.filter((each) => each.kind === kind))
    const all = rows.flat()
    const level = zOf(twoSided(COUNTED) / rows[0].length)
    const alarms = rows.filter((run) => run.some(({ z }) => Math.abs(z) > level)).length
    const noticed = (error) => {
      if (kind.startsWith('slope')) {
        const wrong = jobs.filter(([what, of, , factor]) => what === 'check' && of === name && factor === 1 + error).map((job) => done.get(keyOf(job)))
        return mean(wrong.map((run) => (run.some((each) => each.kind === kind && each.verdict === 'differs') ? 1 : 0)))
      }
      // A prediction times 1 + error moves z by that part of it in standard errors.
      return mean(rows.map((run) => (run.some(({ z, relative, threshold }) => Math.abs(z - error / relative) > threshold) ? 1 : 0)))
    }
    return [
      name,
      kind,
      mean(all.map(({ z }) => z)).toFixed(2),
      Math.sqrt(mean(all.map(({ z }) => z * z))).toFixed(2),
      `${alarms} of ${runs.length}`,
      percent(mean(all.map(({ verdict }) => (verdict === 'differs' ? 1 : 0)))),
      percent(mean(all.map(({ verdict }) => (verdict === 'undecided' ? 1 : 0)))),
      ...PLANTED.map((error) => percent(noticed(error))),
    ].map((cell) =>
      String(cell)
        .replace(/^-(?=\d)/, '−')
        .replace('−0.00', '0.00'),
    )
  })
})

const ensembles = Object.entries(ENSEMBLES).map(([name, { right }]) => {
  const runs = jobs.filter(([kind, of]) => kind === 'data' && of === name).map((job) => done.get(keyOf(job))[0])
  const count = (verdict) => runs.filter(({ gaussian }) => gaussian === verdict).length
  return [
    name,
    ...['agrees', 'undecided', 'differs'].map(count),
    right,
    Math.sqrt(mean(runs.map(({ score }) => score * score))).toPrecision(3),
    Math.round(mean(runs.map(({ effectiveDraws }) => effectiveDraws))),
    Math.min(...runs.map(({ divergence }) => divergence)).toExponential(1),
  ]
})

const page = new URL('../docs/calibration.md', import.meta.url)
const [before, , after] = readFileSync(page, 'utf8').split(/(<!-- measured -->[\s\S]*<!-- end -->)/)
const measured = [
  '<!-- measured -->',
  '',
  `${SEEDS} seeds (1, 101, 201, …), ${SAMPLES} sampled networks, 10,000 for each width of a slope, default parameters and points; errors in the action: ${PLANTED_SEEDS} seeds.`,
  '',
  table(
    ['network', 'by', 'mean z', 'rms z', `alarms at ${percent(twoSided(COUNTED))}`, 'differs', 'undecided', ...PLANTED.map((error) => `sees ${100 * error} %`)],
    checks,
  ),
  '',
  `\`action --data --order 1\`, ${DRAWS} draws, ${SEEDS} seeds (1, 2, 3, …).`,
  '',
  table(['ensemble', 'agrees', 'undecided', 'differs', 'right', 'rms of the largest score', 'effective draws', 'least distance'], ensembles),
  '',
  '<!-- end -->',
].join('\n')
writeFileSync(page, `${before}${measured}${after}`)
