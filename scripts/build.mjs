// Builds dist/: JavaScript by tsup, declarations by tsc, and a copy of the declarations for require().
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (command, ...args) =>
  execFileSync(process.execPath, [join(root, 'node_modules', command), ...args], { cwd: root, stdio: 'inherit' })

rmSync(join(root, 'dist'), { recursive: true, force: true })
run('tsup/dist/cli-default.js')
run(
  'typescript/bin/tsc',
  '-p',
  'tsconfig.json',
  '--noEmit',
  'false',
  '--emitDeclarationOnly',
  '--rootDir',
  '.',
  '--outDir',
  'dist/types',
)

const types = join(root, 'dist/types/src')
cpSync(types, join(root, 'dist'), { recursive: true, filter: (path) => !path.endsWith('.js') })
rmSync(join(root, 'dist/types'), { recursive: true })
for (const file of readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue
  const path = join(root, 'dist', file)
  writeFileSync(
    path.replace(/\.d\.ts$/, '.d.cts'),
    readFileSync(path, 'utf8').replaceAll(/(from '\.[^']*)\.js'/g, "$1.cjs'"),
  )
}
