// The package as it is published, on every Node that `engines` promises: packed, installed into an empty folder, and
// used from the command line, as a library and beside vitest at both ends of its peer range. Every answer is compared,
// and nothing may stand on standard error. Takes minutes and a network:
//   npm run smoke             on Node 20, 22, 24 and 26, whose binaries the npm package `node` brings
//   npm run smoke -- 22 26    on some of them
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderWith as installedIn, packedInto } from './packed.mjs'

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', '26']
/** Both ends of `peerDependencies`. */
const VITESTS = ['3.2.0', '4']

const scratch = mkdtempSync(join(tmpdir(), 'edgewick-smoke-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
let failures = 0

const folderWith = (name, ...packages) => installedIn(join(scratch, name), ...packages)

/** Runs a program, and compares what it says with what is right. */
function expectRun(what, node, folder, args, { status = 0, out }) {
  const ran = spawnSync(node, args, { cwd: folder, encoding: 'utf8' })
  const right = ran.status === status && ran.stderr === '' && out.test(ran.stdout)
  if (!right) failures++
  console.log(
    `${right ? 'right' : 'WRONG'}  ${what}${right ? '' : `\n${JSON.stringify(ran, ['status', 'stdout', 'stderr'], 2).slice(0, 3000)}`}`,
  )
}

const tarball = packedInto(scratch)

const USES = {
  'esm.mjs': `import { atAPoint, enumerateDiagrams, expand, expansionLatex, theory } from 'edgewick'
const g4 = expand(theory('edgeworth-even'), { legs: 4, select: { order: 2 } })
if (typeof enumerateDiagrams !== 'function' || !expansionLatex(g4).includes('g_{4}(x_{1}')) throw new Error('not the library')
console.log(g4.terms.length, atAPoint(g4) !== undefined)`,
  'cjs.cjs': `const { expand, theory } = require('edgewick')
console.log(expand(theory('edgeworth-even'), { legs: 4, select: { order: 2 } }).terms.length, true)`,
  // The first number of the stream, which WebAssembly computes.
  'wasm.mjs':
    "import { randomStream } from 'edgewick/kernels'\nconsole.log(typeof WebAssembly, randomStream(1, 0).uniform())",
  'uses.test.ts': `import 'edgewick/vitest'
import { expand, theory } from 'edgewick'
import type { Estimate } from 'edgewick'
import { expect, it } from 'vitest'

it('has the matchers', () => {
  const g4 = expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } })
  expect(g4).toEqualExpansion('-1/24 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4)')
  expect(g4).not.toEqualExpansion('1/24 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4)')
  const estimate: Estimate = { quantity: { kind: 'named', name: 'q' }, method: { kind: 'named', name: 'm' }, mean: 1, standardError: 0.1, samples: 100, seed: 1 } as Estimate
  expect(estimate).toAgreeWith(1.1, { sigmas: 4 })
  expect(() => expect(estimate).toAgreeWith(2)).toThrow('standard errors')
})
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: { module: 'nodenext', target: 'es2022', strict: true, noEmit: true, skipLibCheck: true },
    files: ['uses.test.ts'],
  }),
}
const COMMANDS = [
  ['--help', /Exit status: 0 done or agreed/],
  ['diagrams phi4 --legs 2 --vertices 4 --count', /^phi4, 2 legs: 39 diagrams, Σ 1\/\|Aut\| = 34\/9\n$/],
  ['diagrams phi4 --legs 2 --vertices 6 --count --workers 2', /: 853 diagrams, Σ 1\/\|Aut\| = 1418\/27\n$/],
  ['expand edgeworth-even --legs 4 --order 1 --at-a-point', /^g_4 = −1\/24 N⁻¹ κ₂⁻⁴ κ₄\n$/],
  ['correlator cos-net --n 4 --at 0,0,0,0 --param N=8', /^G_c\^\(4\) = 0\.046875\n$/],
  ['check cos-net --samples 20000 --seed 7 --workers 2', /agrees/],
  ['verify right.txt --against edgeworth-even --legs 4 --order 1', /right/i],
  ['verify wrong.txt --against edgeworth-even --legs 4 --order 1', /wrong|differ/i, 1],
  ['referee paper.tex', /1 equation: 1 right/],
  ['audit', /\d+ equations: \d+ right/],
  ['report cos-net -o report.html', /closed forms and checks: report\.html\n$/],
]
const RIGHT = 'g4(x1,x2,x3,x4) = -1/24 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4)\n'

const library = folderWith('library', tarball)
const beside = VITESTS.map((vitest) => [
  vitest,
  folderWith(`vitest-${vitest}`, tarball, `vitest@${vitest}`, 'typescript@5.9', '@types/node@20'),
])
for (const [name, text] of Object.entries(USES))
  for (const folder of [library, ...beside.map(([, each]) => each)]) writeFileSync(join(folder, name), text)
writeFileSync(join(library, 'right.txt'), RIGHT)
writeFileSync(join(library, 'wrong.txt'), RIGHT.replace('-1/24', '1/24'))
writeFileSync(join(library, 'paper.tex'), '\\[ \\kappa_4 = \\mu_4 - 3\\mu_2^2 \\]\n')
for (const [vitest, folder] of beside)
  expectRun(
    `the matchers type-check with vitest ${vitest}`,
    process.execPath,
    folder,
    ['node_modules/typescript/bin/tsc', '-p', '.'],
    { out: /^$/ },
  )

for (const version of versions) {
  const node = join(folderWith(`node-${version}`, `node@${version}`), 'node_modules/node/bin/node')
  const label = `Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`
  const run = (what, args, expected, folder = library) => expectRun(`${label}: ${what}`, node, folder, args, expected)
  for (const [command, out, status = 0] of COMMANDS)
    run(command, ['node_modules/edgewick/dist/cli.js', ...command.split(' ')], { status, out })
  run('import', ['esm.mjs'], { out: /^3 true\n$/ })
  run('require', ['cjs.cjs'], { out: /^3 true\n$/ })
  run('WebAssembly', ['wasm.mjs'], { out: /^object 0\.8902591757080309\n$/ })
  for (const [vitest, folder] of beside)
    run(`matchers in vitest ${vitest}`, ['node_modules/vitest/vitest.mjs', 'run'], { out: /1 passed/ }, folder)
}
console.log(failures === 0 ? 'all right' : `${failures} wrong`)
process.exitCode = failures === 0 ? 0 : 1
