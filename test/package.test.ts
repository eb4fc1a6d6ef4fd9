import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'
import { parse } from 'yaml'
import { build as viteBuild } from 'vite'
import { esbuildDoors, viteDoors } from '../scripts/doors/plugin.js'
import { describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }

const doors = readdirSync('src/doors').map((file) => file.replace('.ts', ''))

/** The names that a door exports, types too. */
function namesOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim().split(' as ').at(-1) ?? '')
      .filter((name) => name !== ''),
  )
}

describe('the public interface', () => {
  it('has a room for each door, with declarations for import and require', () => {
    const exported = packageJson.exports as Record<string, unknown>
    for (const door of doors)
      expect(exported[`./${door}`]).toEqual({
        import: { types: `./dist/doors/${door}.d.ts`, default: `./dist/doors/${door}.js` },
        require: { types: `./dist/doors/${door}.d.cts`, default: `./dist/doors/${door}.cjs` },
      })
    expect(
      Object.keys(exported).filter(
        (path) =>
          !['.', './vitest', './threads', './rules/*', './networks/*', './papers/*', './package.json'].includes(path),
      ),
    ).toEqual(doors.map((door) => `./${door}`))
  })

  it('has at most 60 names at the root, each of them in its room too', () => {
    const root = namesOf('src/index.ts')
    const rooms = new Set(doors.flatMap((door) => namesOf(`src/doors/${door}.ts`)))
    expect(root.length).toBeGreaterThan(40)
    expect(root.length).toBeLessThanOrEqual(60)
    expect(root.filter((name) => !rooms.has(name) && !['InputError', 'InputProblem'].includes(name))).toEqual([])
  })

  it('has no name twice in different rooms', () => {
    const all = doors.flatMap((door) => namesOf(`src/doors/${door}.ts`))
    expect(all.filter((name, i) => all.indexOf(name) < i)).toEqual([])
  })
})

describe('the tarball', () => {
  it('has the licences of what is bundled', () => {
    // Builds where sources are newer than what was built.
    execFileSync(process.execPath, ['scripts/edgewick.mjs', 'list'])
    const text = readFileSync('dist/bundled-licences.txt', 'utf8')
    const heads = [...text.matchAll(/^(@?[a-z./-]+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name)
    for (const name of ['commander', 'fonteditor-core', 'katex', 'ml-matrix', 'yaml', 'zod'])
      expect(heads).toContain(name)
    expect([...text.matchAll(/copyright/gi)].length).toBeGreaterThanOrEqual(heads.length)
    // What is left out where it is not wanted is no part of the package.
    for (const name of Object.keys(packageJson.optionalDependencies))
      if (name !== 'fonteditor-core') expect(heads).not.toContain(name)
  }, 60_000)

  it('holds what its pages link to', () => {
    const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' })
    const [{ files }] = JSON.parse(listed) as [{ files: readonly { path: string }[] }]
    const paths = files.map(({ path }) => path)
    const linked = paths
      .filter((path) => path.endsWith('.md'))
      .flatMap((page) =>
        [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) =>
          posix.join(posix.dirname(page), link),
        ),
      )
    expect(linked.length).toBeGreaterThan(100)
    const isIn = (link: string): boolean =>
      paths.some((path) => path === link || path.startsWith(link.replace(/\/?$/, '/')))
    expect(linked.filter((link) => !isIn(link))).toEqual([])
  })
})

const ALONE = "import { expand } from './src/index.ts'; globalThis.expand = expand"

/** Rule files as modules. */
const rulesModule = (path: string): string => JSON.stringify(parse(readFileSync(path, 'utf8')))

/** Files that are no programs as modules. */
const moduleOf = (path: string): string | undefined =>
  path.endsWith('.yaml')
    ? `export default ${rulesModule(path)}`
    : /\.(?:tex|claims)$/.test(path)
      ? `export default ${JSON.stringify(readFileSync(path, 'utf8'))}`
      : undefined

describe('a bundle of expand alone', () => {
  it('is less than 38 kB compressed by esbuild, without the libraries that it does not need', async () => {
    const rules: Plugin = {
      name: 'rules',
      setup: (on) => on.onLoad({ filter: /\.yaml$/ }, ({ path }) => ({ contents: rulesModule(path), loader: 'json' })),
    }
    const { outputFiles, metafile } = await build({
      stdin: { contents: ALONE, resolveDir: '.', loader: 'ts' },
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'browser',
      plugins: [rules, esbuildDoors],
      loader: { '.tex': 'text', '.claims': 'text' },
    })
    const inputs = Object.values(metafile.outputs)[0]?.inputs ?? {}
    const used = Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []))
    expect(used.filter((file) => file.includes('node_modules'))).toEqual([])
    expect(gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length).toBeLessThan(38_000)
  })

  it('and by Vite', async () => {
    const entry = join(process.cwd(), 'alone.ts')
    const built = await viteBuild({
      configFile: false,
      logLevel: 'silent',
      plugins: [
        viteDoors,
        {
          name: 'alone',
          enforce: 'pre',
          resolveId: (id) => (id === entry ? id : undefined),
          load: (id) => (id === entry ? ALONE : moduleOf(id)),
        },
      ],
      build: { write: false, minify: true, rolldownOptions: { input: entry } },
    })
    const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
    const code = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk.code] : []))
    const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules) : []))
    const used = modules.flatMap(([file, { renderedLength }]) => (renderedLength > 0 ? [file] : []))
    expect(used.filter((file) => file.includes('node_modules'))).toEqual([])
    expect(used.length).toBeGreaterThan(20)
    expect(gzipSync(code.join('')).length).toBeLessThan(38_000)
  })
})
