// How true the verdicts are, measured over many seeds: of the correlators of every network, of the N-slopes of their
// actions, and of `action --data` on known ensembles. Writes the tables of docs/calibration.md.   npm run calibrate [--
// --seeds 200 --slopes 50 --only correlators|slopes|data --state FILE] What is done is kept, a line for each run, in
// the state file: stopped by Ctrl-C, or anyhow, the same command goes on. Another build begins anew.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { analyseEnsemble, checkNetwork, compareWith, estimateCorrelators } from '../dist/index.js'
import { erf, randomStream } from '../dist/doors/kernels.js'
import { judge, momentAccumulator } from '../dist/doors/montecarlo.js'
import { architectures } from '../dist/doors/networks.js'

const TABLES = ['correlators', 'data', 'slopes']
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    slopes: { type: 'string', default: '50' },
    only: { type: 'string' },
    state: { type: 'string', default: 'node_modules/.cache/calibration.jsonl' },
  },
})
const [SEEDS, SLOPES] = [Number(values.seeds), Number(values.slopes)]
const wanted = TABLES.filter((table) => values.only === undefined || values.only === table)
const PLANTED = [0.03, 0.1, 0.3]
/** Seeds for each wrong action. */
const PLANTED_SEEDS = Math.min(10, SLOPES)
const DATA_SEEDS = Math.min(50, SEEDS)
const SAMPLES = 2000
const DRAWS = 20_000
const ESTIMATORS = ['kernel', 'direct', 'neuron']
/**
 * Four standard errors of a single comparison decide; the alarms are counted at two, where there are enough to count.
 */
const [SIGMAS, COUNTED] = [4, 2]
const NETWORKS = ['cos-net', 'gauss-net', 'relu-net', 'erf-net', 'tanh-net', 'phi4-net']

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
  const onAxis = (xs) =>
    xs.map((x) =>
      Array.from({ length: network.inputs }, (_, k) => (k === 0 ? x * of.correlationLength(network.parameters) : 0)),
    )
  const { correlators, action } = of.checkPoints?.(network.parameters) ?? {
    correlators: onAxis([0, 0.4, -0.7, 1.1]),
    action: onAxis([-1.2, 0, 1.5]),
  }
  const wide = new Map()
  const atWidth = (N) => {
    if (!wide.has(N)) wide.set(N, planted(of.create({ ...network.parameters, N }), factor))
    return wide.get(N)
  }
  const subject = {
    network: planted(network, 1),
    points: correlators,
    atWidth,
    actionPoints: action,
    smooth: of.smooth?.(network.parameters),
  }
  subjects.set(key, subject)
  return subject
}

/** What a check compares, by estimator: where it is sampled, the quantities, and their predictions. */
const groupsOf = cached((name) => {
  const { network, points, smooth } = subjectOf(name, 1)
  const quantities = [
    [0, 0],
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 1, 2, 3],
    [0, 0, 0, 0],
  ]
  const group = (kind, estimator, at, wanted, predict) => ({
    kind,
    estimator,
    ...at,
    quantities: wanted,
    predictions: wanted.map((q) => predict(q.map((i) => at.points[i]))),
  })
  return [
    ...ESTIMATORS.map((estimator) => group(estimator, estimator, { network, points }, quantities, network.correlator)),
    ...(smooth === undefined
      ? []
      : [
          group(
            'smooth sources',
            'kernel',
            { network: smooth.network, points: smooth.packets },
            smooth.quantities,
            smooth.predict,
          ),
        ]),
  ]
})

function cached(make) {
  const kept = new Map()
  return (key) => {
    if (!kept.has(key)) kept.set(key, make(key))
    return kept.get(key)
  }
}

/**
 * The verdicts on the correlators of a network, all estimators together, and on those of one estimator when its
 * predictions are wrong by a factor.
 */
function correlators(name, seed) {
  const groups = groupsOf(name).map(({ kind, estimator, network, points, quantities, predictions }) => ({
    kind,
    predictions,
    estimates: estimateCorrelators(network, points, { samples: SAMPLES, seed, estimator, quantities }),
  }))
  const compared = ({ estimates, predictions }, factor) =>
    estimates.map((estimate, q) => {
      const prediction = factor * predictions[q]
      return {
        agreement: compareWith(estimate, prediction),
        alternative: prediction === 0 ? Infinity : Math.abs(prediction),
      }
    })
  /** The verdicts on one group in a check in which only its predictions are wrong. */
  const within = (g, factor) => {
    const before = groups.slice(0, g).flatMap(({ estimates }) => estimates).length
    const results = judge(
      groups.flatMap((group, i) => compared(group, i === g ? factor : 1)),
      SIGMAS,
    )
    return results.slice(before, before + groups[g].estimates.length)
  }
  return groups.map((group, g) => {
    const right = within(g, 1)
    return {
      kind: group.kind,
      z: right.map(({ z }) => z),
      verdicts: right.map(({ verdict }) => verdict),
      alarm: judge(compared(group, 1), COUNTED).some(differs),
      sees: PLANTED.map((error) => within(g, 1 + error).some(differs)),
    }
  })
}

const differs = ({ verdict }) => verdict === 'differs'

/** The verdicts on the slopes of an action whose couplings are times `factor`. */
function slopes(name, seed, factor) {
  const found = checkNetwork(
    { ...subjectOf(name, factor), points: [], smooth: undefined },
    { samples: SAMPLES, seed, estimators: [], sigmas: SIGMAS },
  )
  return found.slopes.map(({ testFunction, result }) => ({
    kind: `slope, f ${testFunction}`,
    z: [result.z],
    verdicts: [result.verdict],
    alarm: judge([{ agreement: result, alternative: 1 }], COUNTED).some(differs),
  }))
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
  'tanh network, N = 5, two points': {
    right: 'differs',
    draw: (random) => networkDraws(architectures['tanh-net'].create({ N: 5 }), [[0], [1]], random),
  },
  'Cos-net, N = 5, two points': {
    right: 'differs',
    draw: (random) => networkDraws(architectures['cos-net'].create({ N: 5 }), [[0], [1]], random),
  },
  'Student t, 5 degrees': {
    right: 'differs',
    draw: (random) => () => [
      random.normal() / Math.sqrt(Array.from({ length: 5 }, () => random.normal() ** 2).reduce((a, b) => a + b) / 5),
    ],
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
  const { gaussian, correlated, effectiveDraws, divergence, furthest } = analyseEnsemble(accumulator.finish(), {
    order: 1,
    sigmas: SIGMAS,
  })
  return [{ gaussian, correlated, effectiveDraws, divergence: divergence.value, score: furthest.score }]
}

const many = (length, make) => Array.from({ length }, (_, i) => make(i))
/** Networks of equal seeds would share weights: each has seeds of its own, with room for those of three widths. */
const seedOf = (name, i) => 1 + 100 * i + 10 * NETWORKS.indexOf(name)
const jobs = {
  correlators: NETWORKS.flatMap((name) => many(SEEDS, (i) => ['correlators', name, seedOf(name, i)])),
  data: Object.keys(ENSEMBLES).flatMap((name) => many(DATA_SEEDS, (i) => ['data', name, 1 + i])),
  slopes: NETWORKS.flatMap((name) => [
    ...many(SLOPES, (i) => ['slopes', name, seedOf(name, i), 1]),
    ...PLANTED.flatMap((error) => many(PLANTED_SEEDS, (i) => ['slopes', name, seedOf(name, i), 1 + error])),
  ]),
}
const measure = { correlators, data, slopes }

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
const all = wanted.flatMap((table) => jobs[table])
let left = all.filter((job) => !done.has(keyOf(job))).length
for (const job of all) {
  const key = keyOf(job)
  if (done.has(key)) continue
  const [table, ...subject] = job
  const found = measure[table](...subject)
  done.set(key, found)
  appendFileSync(values.state, `${JSON.stringify({ build, job: key, found })}\n`)
  left--
  process.stderr.write(`\r${all.length - left} of ${all.length}: ${subject.join(', ')}          `)
  // Signals are heard between two runs.
  await new Promise((resolve) => setImmediate(resolve))
  if (stopped) {
    process.stderr.write(`\nstopped; the same command goes on (${values.state})\n`)
    process.exit(130)
  }
}
process.stderr.write('\n')

const promised = 1 - erf(COUNTED / Math.SQRT2)
const percent = (part) => `${Number((100 * part).toFixed(1))} %`
const mean = (numbers) => numbers.reduce((a, b) => a + b, 0) / numbers.length
/** The standard error of a mean of independent numbers. */
const errorOf = (numbers) => Math.sqrt(mean(numbers.map((x) => (x - mean(numbers)) ** 2)) / (numbers.length - 1))
const signed = (number) => number.toFixed(2).replace(/^-/, '−').replace('−0.00', '0.00')
const part = (flags) => percent(mean(flags.map(Number)))
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** So many of n, and where the chance lies with 95 %, after Wilson. */
function interval(count, n) {
  const z = 1.96
  const centre = (count + z ** 2 / 2) / (n + z ** 2)
  const half = (z / (n + z ** 2)) * Math.sqrt((count * (n - count)) / n + z ** 2 / 4)
  return `${count} of ${n} (${(100 * Math.max(0, centre - half)).toFixed(1)}–${(100 * (centre + half)).toFixed(1)} %)`
}

/**
 * Mean and rms of z with the errors that so many independent seeds leave, alarms, verdicts, and how often each planted
 * error is seen.
 */
function row(name, kind, runs, sees) {
  const means = runs.map(({ z }) => mean(z))
  const squares = runs.map(({ z }) => mean(z.map((each) => each ** 2)))
  const rms = Math.sqrt(mean(squares))
  const verdicts = runs.flatMap((run) => run.verdicts)
  return [
    name,
    kind,
    `${signed(mean(means))} ± ${errorOf(means).toFixed(2)}`,
    `${rms.toFixed(2)} ± ${(errorOf(squares) / (2 * rms)).toFixed(2)}`,
    interval(runs.filter(({ alarm }) => alarm).length, runs.length),
    part(verdicts.map((verdict) => verdict === 'differs')),
    part(verdicts.map((verdict) => verdict === 'undecided')),
    ...sees,
  ]
}

const HEAD = [
  'network',
  'by',
  'mean z',
  'rms z',
  `alarms at ${percent(promised)}`,
  'differs',
  'undecided',
  ...PLANTED.map((error) => `sees ${100 * error} %`),
]
const resultsOf = (chosen) => chosen.map((job) => done.get(keyOf(job)))
const ofKind = (runs, kind) => runs.map((run) => run.find((each) => each.kind === kind))

/** The text of each table. */
const written = {
  correlators: () => {
    const rows = NETWORKS.flatMap((name) => {
      const runs = resultsOf(jobs.correlators.filter(([, of]) => of === name))
      return runs[0].map(({ kind }) => {
        const found = ofKind(runs, kind)
        return row(
          name,
          kind,
          found,
          PLANTED.map((_, p) => part(found.map(({ sees }) => sees[p]))),
        )
      })
    })
    return [`${SEEDS} seeds, ${SAMPLES} sampled networks, default parameters and points.`, table(HEAD, rows)]
  },
  slopes: () => {
    const rows = NETWORKS.flatMap((name) => {
      const runs = (factor) => resultsOf(jobs.slopes.filter(([, of, , planted]) => of === name && planted === factor))
      return runs(1)[0].map(({ kind }) => {
        const sees = PLANTED.map((error) =>
          part(ofKind(runs(1 + error), kind).map(({ verdicts }) => verdicts.includes('differs'))),
        )
        return row(name, kind, ofKind(runs(1), kind), sees)
      })
    })
    return [
      `${SLOPES} seeds, 10,000 sampled networks for each width, default parameters and points; errors in the action: ${PLANTED_SEEDS} seeds.`,
      table(HEAD, rows),
    ]
  },
  data: () => {
    const rows = Object.entries(ENSEMBLES).map(([name, { right }]) => {
      const runs = resultsOf(jobs.data.filter(([, of]) => of === name)).map(([found]) => found)
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
    const head = [
      'ensemble',
      'agrees',
      'undecided',
      'differs',
      'right',
      'rms of the largest score',
      'effective draws',
      'least distance',
    ]
    return [`\`action --data --order 1\`, ${DRAWS} draws, ${DATA_SEEDS} seeds (1, 2, 3, …).`, table(head, rows)]
  },
}

const page = new URL('../docs/calibration.md', import.meta.url)
let text = readFileSync(page, 'utf8')
for (const each of wanted) {
  const [start, end] = [`<!-- ${each} -->`, `<!-- end of ${each} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/calibration.md has no place for ${each}`)
  text = `${text.slice(0, from)}${[start, ...written[each](), end].join('\n\n')}${text.slice(to + end.length)}`
}
writeFileSync(page, text)
