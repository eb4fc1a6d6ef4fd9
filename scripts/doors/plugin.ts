import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Plugin } from 'vitest/config'
import { SIGNATURES, guardedDoors } from './doors.js'

const DOOR = /[\\/]src[\\/](?:index|doors[\\/]\w+)\.ts$/

let made: ReadonlyMap<string, string> | undefined

/** What runs at a path of a door, made once; undefined for all other files. */
function guarded(path: string): string | undefined {
  if (!DOOR.test(path)) return undefined
  made ??= keptDoors()
  return made.get(path)
}

/**
 * The doors as they were made last, as long as nothing that they are made of has changed: the types of all sources are
 * looked through, which takes longer than most tests.
 */
function keptDoors(): ReadonlyMap<string, string> {
  const root = process.cwd()
  const folder = join(root, 'node_modules/.cache/edgewick')
  const kept = join(folder, `doors-${hashOfSources(root)}.json`)
  try {
    return new Map(
      Object.entries(JSON.parse(readFileSync(kept, 'utf8')) as Record<string, string>).map(([path, text]) => [
        join(root, path),
        text,
      ]),
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const doors = guardedDoors()
  mkdirSync(folder, { recursive: true })
  // Whole or not at all, for others build and test at the same time.
  const partial = `${kept}.${process.pid}`
  writeFileSync(
    partial,
    JSON.stringify(Object.fromEntries([...doors].map(([path, text]) => [relative(root, path), text]))),
  )
  renameSync(partial, kept)
  return doors
}

function hashOfSources(root: string): string {
  const hash = createHash('sha256')
  const sources = ['src', 'scripts/doors'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  const lists = ['tsconfig.json', 'package-lock.json']
  for (const file of [...lists, ...sources.filter((source) => source.endsWith('.ts')).sort()])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex').slice(0, 16)
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
