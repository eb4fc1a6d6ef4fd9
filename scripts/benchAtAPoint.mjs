// One row of `npm run bench:expansion` in a process of its own: node scripts/benchAtAPoint.mjs DIST ROW …, which prints
// a count or a value, the processor seconds beyond start-up, and the largest memory in MB.
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'

const [dist, row, ...rest] = process.argv.slice(2)
const door = (name) => import(pathToFileURL(join(dist, 'doors', `${name}.js`)).href)

const rows = {
  async action(name, upTo) {
    const { pointSeries, pointSeriesByLegs, theory } = await door('expansion')
    const of = theory(name)
    const legs = Array.from({ length: 2 * Number(upTo) + 3 }, (_, i) => i)
    const select = { upTo: Number(upTo) }
    return () =>
      (pointSeriesByLegs?.(of, { legs, select }) ?? legs.map((each) => pointSeries(of, { legs: each, select }))).flat()
        .length
  },
  async correlator(n) {
    const { cosNet } = await door('networks')
    const points = Array.from({ length: Number(n) }, (_, i) => [0.3 * Math.sin(1.7 * i) + 0.05 * i])
    const network = cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 })
    return () => network.correlator(points)
  },
}

const work = await rows[row](...rest)
const before = process.cpuUsage()
const result = work()
const { user, system } = process.cpuUsage(before)
console.log(
  JSON.stringify({ result, seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }),
)
