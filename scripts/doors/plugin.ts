import { dirname, join } from 'node:path'
import type { Plugin } from 'vitest/config'
import { SIGNATURES, guardedDoors } from './doors.js'

const DOOR = /[\\/]src[\\/](?:index|doors[\\/]\w+)\.ts$/

let made: ReadonlyMap<string, string> | undefined

/** What runs at a path of a door, made once; undefined for all other files. */
function guarded(path: string): string | undefined {
  if (!DOOR.test(path)) return undefined
  made ??= guardedDoors()
  return made.get(path)
}

/** The path that an import names, if it is the one module without a file. */
function signatures(name: string, importer: string | undefined): string | undefined {
  if (importer === undefined || !name.endsWith('/signatures.js')) return undefined
  return join(dirname(importer), name.replace(/js$/, 'ts')) === SIGNATURES ? SIGNATURES : undefined
}

/** The doors as they run, for Vite and vitest. */
export const viteDoors: Plugin = {
  name: 'doors',
  enforce: 'pre',
  resolveId: (name, importer) => signatures(name, importer),
  load: (id) => guarded(id),
}

/** A plugin of esbuild, as much of it as is needed here: tsup has a copy of esbuild of its own. */
interface EsbuildPlugin {
  readonly name: string
  readonly setup: (build: {
    readonly onResolve: (
      options: { filter: RegExp },
      resolve: (args: { path: string; importer: string }) => { path: string } | undefined,
    ) => void
    readonly onLoad: (
      options: { filter: RegExp },
      load: (args: { path: string }) => { contents: string; loader: 'js' } | undefined,
    ) => void
  }) => void
}

/** The doors as they run, for esbuild and tsup. */
export const esbuildDoors: EsbuildPlugin = {
  name: 'doors',
  setup: (build) => {
    build.onResolve({ filter: /\/signatures\.js$/ }, ({ path, importer }) => {
      const found = signatures(path, importer)
      return found === undefined ? undefined : { path: found }
    })
    build.onLoad({ filter: DOOR }, ({ path }) => {
      const contents = guarded(path)
      return contents === undefined ? undefined : { contents, loader: 'js' }
    })
  },
}
