// One file that runs where no Node is: Node's own executable with the command line inside (https://nodejs.org/api/single-executable-applications.html).
//   npm run bundle                 makes ./edgewick, for the system and processor of the Node that runs this
//   npm run bundle -- -o FILE
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { inject } from 'postject'
import { yamlAsJson } from './bundled.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = process.argv.indexOf('-o')
const output = resolve(at < 0 ? `edgewick${process.platform === 'win32' ? '.exe' : ''}` : process.argv[at + 1])
const scratch = mkdtempSync(join(tmpdir(), 'edgewick-bundle-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** The mark in Node's executable that is set when something is inside. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'
const WORKERS = ['diagramWorker', 'samplingWorker', 'spinWorker']
const katex = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'))

/** What reads files beside the program reads assets of the executable. */
const inside = {
  name: 'inside',
  setup({ onResolve }) {
    onResolve({ filter: /\/katexFiles\.js$/ }, () => ({ path: join(root, 'scripts/single/katexFiles.mjs') }))
    // Nothing is drawn on a canvas; the file for Node would look for one.
    onResolve({ filter: /^vega-canvas$/ }, () => ({
      path: join(root, 'node_modules/vega-canvas/build/vega-canvas.browser.js'),
    }))
    onResolve({ filter: /^tinypool$/ }, () => ({ path: join(root, 'scripts/single/tinypool.mjs') }))
  },
}

async function bundled(entry, outfile, worker) {
  await build({
    entryPoints: [join(root, 'scripts/single', entry)],
    outfile: join(scratch, outfile),
    bundle: true,
    platform: 'node',
    target: `node${process.versions.node}`,
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    logLevel: 'error',
    loader: { '.tex': 'text', '.claims': 'text' },
    define: { 'import.meta.url': '"file:///edgewick/cli.js"' },
    plugins: [inside, yamlAsJson],
    // The addon that draws PNG is a file of its own.
    external: ['@resvg/resvg-js'],
    ...(worker === undefined ? {} : { alias: { 'edgewick-worker': join(root, `src/${worker}.ts`) } }),
  })
  return join(scratch, outfile)
}

const main = await bundled('main.mjs', 'main.js')
const assets = { 'katex.min.css': join(katex, 'katex.min.css') }
for (const worker of WORKERS) assets[`${worker}.js`] = await bundled('worker.mjs', `${worker}.js`, worker)
for (const font of readdirSync(join(katex, 'fonts')))
  if (/\.woff2$|(Main-Regular|Math-Italic)\.ttf$/.test(font)) assets[`fonts/${font}`] = join(katex, 'fonts', font)

const blob = join(scratch, 'edgewick.blob')
writeFileSync(
  join(scratch, 'sea.json'),
  JSON.stringify({ main, output: blob, disableExperimentalSEAWarning: true, assets }),
)
execFileSync(process.execPath, ['--experimental-sea-config', join(scratch, 'sea.json')], {
  stdio: ['ignore', 'ignore', 'inherit'],
})

mkdirSync(dirname(output), { recursive: true })
rmSync(output, { force: true })
copyFileSync(process.execPath, output)
chmodSync(output, 0o755)
// On a Mac a changed executable is signed again before it runs.
if (process.platform === 'darwin') execFileSync('codesign', ['--remove-signature', output])
await inject(output, 'NODE_SEA_BLOB', readFileSync(blob), {
  sentinelFuse: FUSE,
  ...(process.platform === 'darwin' ? { machoSegmentName: 'NODE_SEA' } : {}),
})
if (process.platform === 'darwin') execFileSync('codesign', ['--sign', '-', output])
console.log(output)
