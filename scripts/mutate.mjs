// Mutation testing: every file of a folder is changed in one place at a time, and the tests that reach that place are run; a change that no test notices survives.
//   npm run mutate -- algebra                       one of algebra, diagrams, theory, expansion; results of earlier runs are kept where nothing changed
//   npm run mutate -- algebra packing.ts wick.ts    some files of it; a range of lines: packing.ts:10-40
// Writes reports/mutation/FOLDER.json and .html. Texts are left as they are: messages and codes have tests where they matter.
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
process.env.EDGEWICK_LAW_FACTOR ??= '0.3'

/** Whose tests a folder's mutants meet: its own first, and the laws that go through it. */
const tests = {
  algebra: ['algebra', 'laws'],
  diagrams: ['diagrams', 'laws'],
  theory: ['theory'],
  expansion: ['expansion'],
}
const [folder = '', ...files] = process.argv.slice(2)
if (tests[folder] === undefined) {
  console.error(`mutate: expected one of ${Object.keys(tests).join(', ')}, received '${folder}'`)
  process.exit(2)
}
const testFiles = tests[folder].flatMap((each) =>
  readdirSync(join('test', each), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `test/${each}/${file}`),
)
mkdirSync('reports/mutation', { recursive: true })
const stryker = new Stryker({
  mutate: files.length === 0 ? [`src/${folder}/**/*.ts`] : files.map((file) => `src/${folder}/${file}`),
  testFiles,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  mutator: { excludedMutations: ['StringLiteral'] },
  ignorePatterns: ['dist', 'reports', 'report.html', 'coverage'],
  concurrency: Number(process.env.EDGEWICK_MUTATE_WORKERS ?? '1'),
  timeoutFactor: 4,
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 30,
  incremental: true,
  incrementalFile: `reports/mutation/${folder}.incremental.json`,
  reporters: ['progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: `reports/mutation/${folder}.html` },
  jsonReporter: { fileName: `reports/mutation/${folder}.json` },
  warnings: { slow: false },
})
const results = await stryker.runMutationTest()
const count = (...states) => results.filter(({ status }) => states.includes(status)).length
const [found, missed] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')]
for (const { status, fileName, location, replacement, mutatorName } of results)
  if (status === 'Survived' || status === 'NoCoverage')
    console.log(
      `${status.padEnd(10)} ${fileName}:${location.start.line}:${location.start.column} ${mutatorName}: ${(replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 80)}`,
    )
console.log(
  `${folder}: ${found} of ${found + missed} mutants found, ${((100 * found) / (found + missed)).toFixed(1)} %; ${count('NoCoverage')} in places that no test reaches`,
)
