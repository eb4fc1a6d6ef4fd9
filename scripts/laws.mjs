// All laws on cases that nobody has tried: a seed of its own and ten times as many cases.
//   npm run laws                    prints the seed
//   npm run laws -- 12345 3         a seed again, and how many times as many cases
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [seed = `${randomInt(2 ** 31)}`, factor = '10'] = process.argv.slice(2)
const withLaws = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter(
    (file) =>
      file.endsWith('.test.ts') &&
      /\/(?:fastCheck|describeRight)\.js'/.test(readFileSync(join(root, 'test', file), 'utf8')),
  )
  .map((file) => `test/${file}`)

const again = `npm run laws -- ${seed} ${factor}`
console.log(
  `seed ${seed}, ${factor} times as many cases as in the tests of every day, ${withLaws.length} files; again by: ${again}`,
)
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...withLaws], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, EDGEWICK_LAW_SEED: seed, EDGEWICK_LAW_FACTOR: factor },
})
console.log(status === 0 ? `seed ${seed}: every law holds` : `seed ${seed}: a law is broken; again by: ${again}`)
process.exitCode = status ?? 1
