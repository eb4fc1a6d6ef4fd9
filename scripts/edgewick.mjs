// Runs the command line in a checkout, building it first, silently, when the build is missing or older than a source.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = join(root, 'dist/cli.js')
const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
const newest = (folder) =>
  Math.max(
    ...readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      modified(join(root, folder, file)),
    ),
  )

if (
  modified(built) <
  Math.max(
    newest('src'),
    newest('rules'),
    newest('networks'),
    newest('papers'),
    newest('scripts/doors'),
    modified(join(root, 'package.json')),
    modified(join(root, 'tsup.config.ts')),
  )
) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/tsup/dist/cli-default.js')],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) {
    process.stderr.write(`edgewick: the build failed\n${stdout}${stderr}`)
    process.exit(2)
  }
}
process.argv = [process.argv[0], built, ...process.argv.slice(2)]
await import(pathToFileURL(built).href)
