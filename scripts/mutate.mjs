// Mutation testing: the files of a folder are changed in one place at a time, and the tests that reach that place are
// run; a change that no test notices survives.
//   npm run mutate -- algebra                       one of algebra, diagrams, theory, expansion; results of earlier runs are kept where nothing changed
//   npm run mutate -- algebra packing.ts wick.ts    some files of it; a range of lines: packing.ts:10-40
//   npm run mutate -- algebra --sample 10           one mutant in ten, drawn by --seed: the score with its standard error
// Survivors are printed as they are found. Writes reports/mutation/FOLDER….html. Texts are left as they are: messages
// and codes have tests where they matter.
import { mkdirSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { NOT_CHOSEN } from './mutateSample.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/**
 * Whose tests a folder's mutants meet. What needs other programs or long sums would be run again for every survivor.
 */
const tests = {
  algebra: /^algebra|^laws\/(algebra|series|contraction)/,
  diagrams: /^diagrams\/(?!nauty|weightTables)|^laws\/(diagrams|enumeration|counts|carried)/,
  theory: /^theory|^expansion\/(components|indexSpaces)/,
  expansion: /^expansion\/(?!atAPoint)|^laws\/(counts|carried|contraction)/,
}
/**
 * So many files go into one run of Stryker: each begins with all tests once, and what is finished is kept when a later
 * one is stopped.
 */
const FILES = 12

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '1' }, seed: { type: 'string', default: '13' } },
})
const [folder = '', ...files] = positionals
if (tests[folder] === undefined || !/^[1-9]\d*$/.test(values.sample)) {
  console.error(
    `mutate: expected one of ${Object.keys(tests).join(', ')}, and a whole number after --sample; received '${process.argv.slice(2).join(' ')}'`,
  )
  process.exit(2)
}
const sampled = values.sample !== '1'
process.env.EDGEWICK_LAW_FACTOR ??= '0.1'
process.env.EDGEWICK_MUTATE_SAMPLE = values.sample
process.env.EDGEWICK_MUTATE_SEED = values.seed

const typescript = (path) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
  )
const testFiles = typescript('test')
  .filter((file) => file.endsWith('.test.ts') && tests[folder].test(file))
  .map((file) => `test/${file}`)
const chosen = (files.length > 0 ? files : typescript(`src/${folder}`)).sort()
const size = sampled ? chosen.length : FILES
const groups = Array.from({ length: Math.ceil(chosen.length / size) }, (_, i) => chosen.slice(i * size, (i + 1) * size))
mkdirSync('reports/mutation', { recursive: true })

const results = []
for (const [i, group] of groups.entries()) {
  const name = [
    folder,
    ...(files.length > 0 ? files : []),
    ...(sampled ? [`sample-${values.sample}-${values.seed}`] : []),
    ...(groups.length > 1 ? [i + 1] : []),
  ]
  const run = new Stryker({
    mutate: group.map((file) => `src/${folder}/${file}`),
    testFiles,
    testRunner: 'inProcess',
    plugins: ['./scripts/mutatePlugins.mjs'],
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    mutator: { excludedMutations: ['StringLiteral'] },
    ignorePatterns: ['dist', 'reports', 'report.html', 'coverage', 'findings', 'docs/gallery'],
    concurrency: Number(process.env.EDGEWICK_MUTATE_WORKERS ?? '1'),
    timeoutFactor: 4,
    // Endless loops end by the number of turns; the clock is for the rest, and generous, since a busy machine must not
    // find mutants.
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 30,
    // A mutant outside the sample has no result to keep.
    incremental: !sampled,
    incrementalFile: `reports/mutation/${folder}.incremental.json`,
    reporters: ['html', 'survivors'],
    htmlReporter: { fileName: `reports/mutation/${name.join('-').replaceAll(/[/:]/g, '-')}.html` },
    warnings: { slow: false },
  })
  results.push(...(await run.runMutationTest()))
}

const count = (of, ...states) =>
  of.filter(({ status, statusReason }) => statusReason !== NOT_CHOSEN && states.includes(status)).length
const score = (of) => {
  const [found, missed, unreached] = [count(of, 'Killed', 'Timeout'), count(of, 'Survived'), count(of, 'NoCoverage')]
  const reached = sampled
    ? of.filter(({ status }) => ['Killed', 'Timeout', 'Survived'].includes(status)).length
    : found + missed
  const tested = found + missed
  const [p, share] = [found / tested, reached / (reached + unreached)]
  // What no test reaches is known of all mutants; the sample says how many of the others are found.
  const error = Math.sqrt(((p * (1 - p)) / tested) * (1 - tested / reached)) * share
  const percent = `${(100 * p * share).toFixed(1)}${sampled ? ` ± ${(100 * error).toFixed(1)}` : ''} %`
  return `${found} of ${tested} tried are found, ${unreached} of ${reached + unreached} are reached by no test: ${percent}`
}
for (const file of [...new Set(results.map(({ fileName }) => fileName))].sort())
  console.log(`${file}: ${score(results.filter(({ fileName }) => fileName === file))}`)
console.log(`${folder}: ${score(results)}; ${count(results, 'Timeout')} because they do not end`)
