// The package as it is published: packed, with its types, and installed into empty folders.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { overrides, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Runs npm in a folder; what it prints. */
export function npm(folder, ...args) {
  const { status, stdout, stderr } = spawnSync('npm', [...args, '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** The path of a tarball, built (`prepack`) and packed into a folder. */
export function packedInto(folder) {
  const [{ files }] = JSON.parse(npm(root, 'pack', '--json', '--silent', '--pack-destination', folder))
  const paths = new Set(files.map(({ path }) => path))
  const missing = ['dist/index.js', 'dist/index.cjs', 'dist/index.d.ts', 'dist/index.d.cts', 'dist/cli.js'].filter(
    (path) => !paths.has(path),
  )
  if (missing.length > 0)
    throw new Error(
      `the tarball is without ${missing.join(', ')}: npm packs without a build where ignore-scripts is set`,
    )
  return join(folder, `edgewick-${version}.tgz`)
}

/** A new folder with packages in it. */
export function folderWith(folder, ...packages) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', overrides }))
  npm(folder, 'install', ...packages)
  return folder
}
