// Expansion and evaluation at a point, every number of legs, with the share of time in the search for diagrams, in
// their canonical order and names, and in the algebra of coefficients; then the same without diagrams and correlators at
// points, beside SymPy where it is installed and beside another revision.
//   npm run bench:expansion
//   npm run bench:expansion -- --against REV    built for this
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { buildAgainst } from './buildOf.mjs'
import { atAPoint, countDiagrams, enumerateDiagrams, expand, theory } from '../dist/index.js'
import { diagramRequests } from '../dist/doors/expansion.js'

const cases = [
  ['edgeworth', 4],
  ['edgeworth-even', 6],
]

/** Every number of legs that has diagrams up to the order. */
function allLegs(of, upTo) {
  const found = []
  for (let legs = 0; legs <= 2 * upTo + 2; legs++)
    if (diagramRequests(of, { legs, select: { upTo } }, 'free').requests.length > 0) found.push(legs)
  return found
}

function seconds(work) {
  const start = performance.now()
  const result = work()
  return { seconds: (performance.now() - start) / 1000, result }
}

const rows = cases.map(([name, upTo]) => {
  const of = theory(name)
  const asked = allLegs(of, upTo).map((legs) => ({ legs, select: { upTo } }))
  const requests = asked.flatMap((request) => diagramRequests(of, request, 'free').requests)
  // Each stage contains the one before; the first pass warms up.
  const passes = Array.from({ length: 3 }, () => ({
    search: seconds(() => requests.map((request) => countDiagrams(request))),
    named: seconds(() => requests.map((request) => [...enumerateDiagrams(request)].length)),
    whole: seconds(() => asked.map((request) => atAPoint(expand(of, request)).length)),
  }))
  const best = (stage) => Math.min(...passes.map((pass) => pass[stage].seconds))
  const [search, named, whole] = ['search', 'named', 'whole'].map(best)
  const share = (part) => `${Math.round((100 * part) / whole)} %`
  return {
    theory: name,
    'up to': `N^-${upTo}`,
    diagrams: passes[0].named.result.reduce((sum, n) => sum + n, 0),
    monomials: passes[0].whole.result.reduce((sum, n) => sum + n, 0),
    seconds: Number(whole.toFixed(2)),
    enumeration: share(search),
    canonicalisation: share(named - search),
    algebra: share(whole - named),
  }
})
console.table(rows)

// Without diagrams: processor seconds beyond start-up of whole processes, alternated, medians of three.
const scripts = fileURLToPath(new URL('.', import.meta.url))
const against = buildAgainst(process.argv.slice(2))
const builds = [
  fileURLToPath(new URL('../dist', import.meta.url)),
  ...(against === undefined ? [] : [join(against.folder, 'dist')]),
]
const recursions = [
  ['action at a point, even, N^-6', ['action', 'edgeworth-even', '6'], ['12', '2']],
  ['action at a point, even, N^-12', ['action', 'edgeworth-even', '12'], ['24', '2']],
  ['action at a point, general, N^-6', ['action', 'edgeworth', '6'], ['12', '1']],
  ['G_c^(10) of the Cos-net', ['correlator', '10']],
  ['G_c^(12) of the Cos-net', ['correlator', '12']],
  ['G_c^(16) of the Cos-net', ['correlator', '16']],
]
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** What a build says of a row; undefined where it refuses. */
function measured(dist, row) {
  const args = [join(scripts, 'benchAtAPoint.mjs'), dist, ...row]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status === 0) return JSON.parse(stdout)
  if (stderr.includes('InputError')) return undefined
  throw new Error(stderr)
}

function sympy(options) {
  if (options === undefined) return undefined
  const { status, stdout } = spawnSync('python3', [join(scripts, 'benchAtAPoint.py'), ...options], { encoding: 'utf8' })
  if (status !== 0) return undefined
  const [terms, seconds] = stdout.trim().split(' ').map(Number)
  return { terms, seconds }
}

console.table(
  recursions.map(([name, row, options]) => {
    const runs = Array.from({ length: 3 }, () => ({
      ours: builds.map((dist) => measured(dist, row)),
      peer: sympy(options),
    }))
    const [here, other] = builds.map((_, b) => {
      const known = runs.flatMap(({ ours }) => ours[b] ?? [])
      return known.length === 0 ? undefined : { ...known[0], seconds: median(known.map(({ seconds }) => seconds)) }
    })
    const peers = runs.flatMap(({ peer }) => peer ?? [])
    // Its terms are those beyond the Gaussian one.
    for (const { terms } of peers)
      if (terms + 1 !== here?.result) throw new Error(`${name}: ${here?.result} terms, but SymPy has ${terms} + 1`)
    return {
      row: name,
      result: here?.result,
      seconds: here?.seconds.toFixed(3),
      MB: here?.megabytes.toFixed(0),
      ...(against === undefined
        ? {}
        : { 'other build': other?.seconds.toFixed(3), 'its MB': other?.megabytes.toFixed(0) }),
      SymPy: peers.length === 0 ? undefined : median(peers.map(({ seconds }) => seconds)).toFixed(3),
    }
  }),
)
