// Inputs that nobody would write: valid ones with changes, and words at random, for every reader.
//   npm run fuzz                           10,000 cases of every kind: rules, plain, latex, papers, json, dot, qgraf, graphology, nickel, parts, npy, text, commands
//   npm run fuzz -- latex 500 7            500 cases of one kind with a seed
//   npm run fuzz -- latex 500 7 31         case 31 of them, with its text
// A fault is: an exception that is no InputError, more than 2 s of processor time or 512 MB for a case, a number that
// is none or a control character in what is printed, a file written by a run that refused, code that was run.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { parse } from 'yaml'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const folder = join(process.cwd(), 'node_modules/.cache/edgewick-fuzz')
await build({
  entryPoints: {
    fuzz: 'test/fuzz/fuzz.ts',
    samplingWorker: 'src/samplingWorker.ts',
    diagramWorker: 'src/diagramWorker.ts',
  },
  outdir: folder,
  bundle: true,
  platform: 'node',
  format: 'esm',
  splitting: true,
  packages: 'external',
  logLevel: 'error',
  plugins: [
    {
      name: 'yaml',
      setup: ({ onLoad }) =>
        onLoad({ filter: /\.yaml$/ }, ({ path }) => ({
          contents: JSON.stringify(parse(readFileSync(path, 'utf8'))),
          loader: 'json',
        })),
    },
  ],
})
process.argv[1] = join(folder, 'fuzz.js')
await import(pathToFileURL(process.argv[1]).href)
