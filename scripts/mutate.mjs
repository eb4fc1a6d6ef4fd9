// Mutation testing: every file of a folder is changed in one place at a time, and the tests that reach that place are run; a change that no test notices survives.
//   npm run mutate -- algebra                       one of algebra, diagrams, theory, expansion; results of earlier runs are kept where nothing changed
//   npm run mutate -- algebra packing.ts wick.ts    some files of it; a range of lines: packing.ts:10-40
// Writes reports/mutation/FOLDER/FILE.html. Texts are left as they are: messages and codes have tests where they matter.
import { mkdirSync, readdirSync } from 'node:fs'
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
const folderOf = join('reports/mutation', folder)
mkdirSync(folderOf, { recursive: true })
const chosen =
  files.length > 0
    ? files
    : readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))

let [found, missed, unreached] = [0, 0, 0]
// File by file, so that a run that is stopped keeps what it has.
for (const file of chosen) {
  const name = join(folderOf, file.replaceAll(/[/:]/g, '-'))
  const results = await new Stryker({
    mutate: [`src/${folder}/${file}`],
    testFiles,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    mutator: { excludedMutations: ['StringLiteral'] },
    ignorePatterns: ['dist', 'reports', 'report.html', 'coverage', 'findings', 'docs/gallery'],
    concurrency: Number(process.env.EDGEWICK_MUTATE_WORKERS ?? '1'),
    timeoutFactor: 4,
    timeoutMS: 20_000,
    dryRunTimeoutMinutes: 30,
    incremental: true,
    incrementalFile: `${name}.incremental.json`,
    reporters: ['html'],
    htmlReporter: { fileName: `${name}.html` },
    warnings: { slow: false },
  }).runMutationTest()
  const count = (...states) => results.filter(({ status }) => states.includes(status)).length
  found += count('Killed', 'Timeout')
  missed += count('Survived', 'NoCoverage')
  unreached += count('NoCoverage')
  for (const { status, fileName, location, replacement, mutatorName } of results)
    if (status === 'Survived' || status === 'NoCoverage')
      console.log(
        `${status} ${fileName}:${location.start.line}:${location.start.column} ${mutatorName}: ${(replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 100)}`,
      )
  console.log(`${file}: ${count('Killed', 'Timeout')} of ${count('Killed', 'Timeout', 'Survived', 'NoCoverage')}`)
}
console.log(
  `${folder}: ${found} of ${found + missed} mutants found, ${((100 * found) / (found + missed)).toFixed(1)} %; ${unreached} in places that no test reaches`,
)
