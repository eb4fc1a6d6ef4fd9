// Action couplings on points as tensors, processor seconds of the computation alone and memory of the process, beside
// numpy's einsum where python3 has it. Each program and case has a process of its own; the programs take turns.
//   npm run bench:tensors
//   npm run bench:tensors -- --against REV     beside another revision, built for this
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildAgainst } from './buildOf.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const RUNS = 5
const cases = {
  'g2 on 16 points to N^-2': { legs: 2, size: 16, upTo: 2, goal: 0.1, peer: true },
  'g4 on 8 points to N^-3': { legs: 4, size: 8, upTo: 3, goal: 0.1, peer: true },
  'g6 on 16 points to N^-2': { legs: 6, size: 16, upTo: 2, goal: 2, peer: false },
}

/** The values of a symmetric tensor: a sum of three products of functions of a point. */
const functions = (size) =>
  [1, 2, 3].map((k) =>
    Array.from({ length: size }, (_, i) => Math.cos(k * Math.sin(1 + 1.7 * i) + 0.3 * i * (k - 1)) / k),
  )

function symmetric(size, rank) {
  const data = new Float64Array(size ** rank)
  for (const values of functions(size)) {
    let product = Float64Array.of(1)
    for (let axis = 0; axis < rank; axis++) {
      const last = axis === rank - 1
      const next = last ? data : new Float64Array(product.length * size)
      for (let i = 0; i < product.length; i++)
        for (let j = 0; j < size; j++) next[i * size + j] += product[i] * values[j]
      product = next
    }
  }
  return { size, rank, data }
}

const line = (size) =>
  Float64Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size]
    return (i === j ? 2 : 0) + 0.3 * Math.cos((i + 1) * (j + 1))
  })

/** Runs a case with the package of a checkout: seconds of each run, memory, and the sum of all entries. */
async function run(name, checkout) {
  const { legs, size, upTo } = cases[name]
  const at = (path) => import(pathToFileURL(resolve(checkout, 'dist', path)).href)
  const { expand, onPoints, theory } = await at('index.js')
  const all = expand(theory('edgeworth-even'), { legs, select: { upTo } })
  const expansion = { ...all, terms: all.terms.filter(({ weighted }) => weighted.diagram.vertices.length > 0) }
  const kinds = expansion.terms.flatMap(({ weighted }) => weighted.diagram.vertices)
  const tensors = new Map(kinds.map(({ fields }) => [fields.length, symmetric(size, fields.length)]))
  const K = { size, rank: 2, data: line(size) }
  const vertex = ({ fields }) => tensors.get(fields.length)
  const realization = { size, line: () => K, vertex, parameters: { N: 20 } }
  const seconds = []
  let sum
  let memory
  for (let i = 0; i < RUNS && seconds.reduce((a, b) => a + b, 0) < 10; i++) {
    const start = process.cpuUsage()
    const { data } = onPoints(expansion, realization)
    const { user, system } = process.cpuUsage(start)
    seconds.push((user + system) / 1e6)
    sum = data.reduce((a, b) => a + b, 0)
    memory ??= process.resourceUsage().maxRSS / 1000
  }
  return { seconds, memory, sum }
}

/** The same diagrams as sums over letters: coefficient, subscripts, names. */
async function einsums(name) {
  const { legs, size, upTo } = cases[name]
  const { expand, theory } = await import('../dist/index.js')
  const { expansionJson } = await import('../dist/doors/render.js')
  const { terms } = expansionJson(expand(theory('edgeworth-even'), { legs, select: { upTo } }), 'written')
  const products = terms.flatMap(({ coefficient, powers, diagram, labelled }) => {
    if (diagram.vertices.length === 0) return []
    const { factors } = labelled[0]
    const letters = new Map()
    const letter = (point) => {
      if (!letters.has(point)) letters.set(point, String.fromCodePoint(97 + letters.size))
      return letters.get(point)
    }
    const free = Array.from({ length: legs }, (_, i) => letter(`x${i + 1}`)).join('')
    const each = factors.flatMap((factor) => Array.from({ length: factor.power }, () => factor))
    const [above, below = '1'] = coefficient.split('/')
    const weight = (Number(above) / Number(below)) * 20 ** Number(powers.N ?? 0)
    const subscripts = `${each.map(({ points }) => points.map(letter).join('')).join()}->${free}`
    return [{ weight, subscripts, ranks: each.map(({ points, kind }) => (kind === 'line' ? 0 : points.length)) }]
  })
  return { products, legs, size, runs: RUNS, functions: functions(size), line: [...line(size)] }
}

const python = `
import json, sys, time, itertools, math, functools
import numpy as np
case = json.load(sys.stdin)
n, legs = case['size'], case['legs']
known = {0: np.array(case['line']).reshape(n, n)}
def tensor(rank):
    if rank not in known:
        known[rank] = sum(functools.reduce(np.multiply.outer, [np.array(f)] * rank) for f in case['functions'])
    return known[rank]
operands = [[tensor(rank) for rank in product['ranks']] for product in case['products']]
seconds = []
for _ in range(case['runs']):
    start = time.process_time()
    total = sum(p['weight'] * np.einsum(p['subscripts'], *of, optimize=True) for p, of in zip(case['products'], operands))
    total = sum(np.transpose(total, order) for order in itertools.permutations(range(legs))) / math.factorial(legs)
    seconds.append(time.process_time() - start)
print(json.dumps({'seconds': seconds, 'sum': float(total.sum())}))
`

/** A program in a process of its own, which prints JSON. */
function answer(command, args, input) {
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', input, env })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

const [flag, value, checkout] = process.argv.slice(2)
if (flag === '--run') {
  console.log(JSON.stringify(await run(value, checkout)))
} else {
  const against = buildAgainst(process.argv.slice(2))
  const hasNumpy = spawnSync('python3', ['-c', 'import numpy']).status === 0
  if (!hasNumpy) console.log('numpy is not installed (Debian package python3-numpy)')
  const round = (seconds) => Number(seconds.toFixed(3))
  const rows = {}
  for (const [name, { goal, peer }] of Object.entries(cases)) {
    const self = fileURLToPath(import.meta.url)
    const ours = answer(process.execPath, [self, '--run', name, root])
    const row = {
      first: round(ours.seconds[0]),
      best: round(Math.min(...ours.seconds)),
      MB: Math.round(ours.memory),
      goal,
    }
    const others = []
    if (against !== undefined) {
      const other = answer(process.execPath, [self, '--run', name, against.folder])
      others.push(other)
      Object.assign(row, { 'against: first': round(other.seconds[0]), 'best there': round(Math.min(...other.seconds)) })
      row['MB there'] = Math.round(other.memory)
    }
    if (hasNumpy && peer) {
      const numpy = answer('python3', ['-c', python], JSON.stringify(await einsums(name)))
      others.push(numpy)
      row.numpy = round(Math.min(...numpy.seconds))
    }
    for (const { sum } of others)
      if (!(Math.abs(sum - ours.sum) <= 1e-9 * Math.abs(sum))) throw new Error(`${name}: ${ours.sum}, but ${sum} there`)
    rows[name] = row
  }
  console.log(`processor seconds of the computation, first and best of ${RUNS}; memory of the process after the first`)
  console.table(rows)
}
