// How much the referee sees: every right formula of the collection and of what the program prints is judged, and again
// with one error planted in each of its terms. Renews the tables of docs/recall.md; what is judged falsely is printed.
//   npm run recall
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { parse } from 'yaml'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const folder = join(process.cwd(), 'node_modules/.cache/edgewick-recall')
await build({
  entryPoints: {
    recall: 'test/recall/main.ts',
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
process.argv[1] = join(folder, 'recall.js')
await import(pathToFileURL(process.argv[1]).href)
