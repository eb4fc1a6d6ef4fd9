import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { defineConfig } from 'tsup'
import type { Options } from 'tsup'
import { parse } from 'yaml'
import { esbuildDoors } from './scripts/doors/plugin.js'

const yaml: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'yaml',
  setup: (build) => {
    build.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }))
  },
}

/** The packages of which something is in a bundle, in any of them. */
const bundled = new Set<string>()

/** What is bundled is distributed, so its licences go with it. */
const licences: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'licences',
  setup: (build) => {
    build.initialOptions.metafile = true
    build.onEnd(({ metafile }) => {
      for (const { inputs } of Object.values(metafile?.outputs ?? {}))
        for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
          const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
          if (name !== undefined && bytesInOutput > 0) bundled.add(name)
        }
      mkdirSync('dist', { recursive: true })
      writeFileSync('dist/bundled-licences.txt', [...bundled].sort().map(licenceOf).join('\n'))
    })
  },
}

function licenceOf(name: string): string {
  const folder = `node_modules/${name}`
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Record<string, string>
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  if (file === undefined) throw new Error(`${folder} has no licence to go with the bundles`)
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n\n`
}

const shared: Options = {
  target: 'es2022',
  esbuildPlugins: [yaml, licences],
  loader: { '.tex': 'text', '.claims': 'text' },
  sourcemap: false,
  splitting: true,
  clean: false,
  silent: true,
}

/**
 * `edgewick list`, `diagrams`, `expand`, `gamma` and the judges of formulas are bundled apart: a table takes hundredths of a
 * second, counting tenths, a formula one, and each further file costs half a millisecond.
 */
const apart: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'apart',
  setup: (build) => {
    build.onResolve({ filter: /\/mainOf(?:List|Diagrams|Expansions|Judges)\.js$/ }, ({ path }) => ({
      path: path.replace('./cli/', './'),
      external: true,
    }))
  },
}

/**
 * Commander loads `child_process` for commands that are programs of their own. There are none, and it takes longer than
 * anything else in a short run.
 */
const noPrograms: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'noPrograms',
  setup: (build) => {
    build.onLoad({ filter: /commander[\\/]lib[\\/]command\.js$/ }, async ({ path }) => {
      const [before, after, ...others] = (await readFile(path, 'utf8')).split("require('node:child_process')")
      if (after === undefined || others.length > 0) throw new Error(`${path} loads child_process in another way`)
      return { contents: `${before}{}${after}` }
    })
  },
}

const libraries = ['commander', 'yaml', 'zod', 'ml-matrix']
const optional = ['nerdamer', 'tinypool', '@resvg/resvg-js', 'hyparquet', 'vega', 'vega-lite', 'vega-interpreter']

// Bundled with what it needs: unused parts of the libraries fall away, and a short run starts fast.
const program: Options = {
  ...shared,
  format: ['esm'],
  platform: 'node',
  esbuildPlugins: [yaml, licences, noPrograms],
  minifySyntax: true,
  minifyWhitespace: true,
  noExternal: libraries,
  external: ['katex', ...optional],
  banner: {
    js: "import{createRequire as edgewickRequire}from'node:module';const require=edgewickRequire(import.meta.url);",
  },
}

const config: Options[] = defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/vitest.ts', 'src/doors/*.ts'],
    format: ['esm', 'cjs'],
    platform: 'neutral',
    esbuildPlugins: [yaml, licences, esbuildDoors],
    noExternal: ['yaml', 'zod', 'ml-matrix'],
    external: ['vitest', ...optional],
  },
  { ...shared, entry: ['src/threads.ts'], format: ['esm', 'cjs'], platform: 'node', shims: true },
  { ...program, entry: ['src/cli.ts'], esbuildPlugins: [yaml, licences, noPrograms, apart] },
  {
    ...program,
    entry: ['src/cli/mainOfJudges.ts'],
    noExternal: [...libraries, 'katex', 'decimal.js'],
    external: optional,
  },
  // One file each: a worker is there sooner.
  ...[
    'src/cli/mainOfList.ts',
    'src/cli/mainOfDiagrams.ts',
    'src/cli/mainOfExpansions.ts',
    'src/diagramWorker.ts',
    'src/samplingWorker.ts',
    'src/spinWorker.ts',
  ].map((entry): Options => ({
    ...program,
    entry: [entry],
  })),
]) as Options[]

export default config
