// Expansion and evaluation at a point, every number of legs, with the share of time in the search for diagrams, in
// their canonical order and names, and in the algebra of coefficients. `npm run bench:expansion`.
import { performance } from 'node:perf_hooks'
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
