// Scripts in TypeScript that belong to the tests: bundled into a folder of the cache, and run from there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { parse } from 'yaml'

/** Rule files and networks are read when something is bundled. */
export const yamlAsJson = {
  name: 'yaml',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.yaml$/ }, ({ path }) => ({
      contents: JSON.stringify(parse(readFileSync(path, 'utf8'))),
      loader: 'json',
    })),
}

/** The folder of the cache in which the entries stand as JavaScript, beside each other. */
export async function bundled(name, entryPoints) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)))
  const folder = join(process.cwd(), `node_modules/.cache/edgewick-${name}`)
  await build({
    entryPoints,
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    splitting: true,
    packages: 'external',
    logLevel: 'error',
    loader: { '.tex': 'text', '.claims': 'text' },
    plugins: [yamlAsJson],
  })
  return folder
}

/** Runs the first of the entries as the program that was started; the others stand beside it. */
export async function runBundled(name, entryPoints) {
  process.argv[1] = join(await bundled(name, entryPoints), `${Object.keys(entryPoints)[0]}.js`)
  await import(pathToFileURL(process.argv[1]).href)
}
