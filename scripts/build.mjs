// Builds dist/: JavaScript by tsup, and the declarations of each source, for import and for require(). Exports say their
// types (`isolatedDeclarations`), so a file's declarations need no other file; types are checked by `npm run check:types`.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url))

rmSync(join(root, 'dist'), { recursive: true, force: true })
execFileSync(process.execPath, [join(root, 'node_modules/tsup/dist/cli-default.js')], { cwd: root, stdio: 'inherit' })

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path))
const { options: compilerOptions } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root)

for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts') || file.endsWith('.d.ts')) continue
  const fileName = join(root, 'src', file)
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(fileName, 'utf8'), {
    fileName,
    compilerOptions,
    reportDiagnostics: true,
  })
  if (diagnostics.length > 0)
    throw new Error(`${fileName}: ${ts.flattenDiagnosticMessageText(diagnostics[0].messageText, ' ')}`)
  const declaration = join(root, 'dist', file.replace(/\.ts$/, '.d.ts'))
  mkdirSync(dirname(declaration), { recursive: true })
  writeFileSync(declaration, outputText)
  writeFileSync(declaration.replace(/\.d\.ts$/, '.d.cts'), outputText.replaceAll(/(from '\.[^']*)\.js'/g, "$1.cjs'"))
}
