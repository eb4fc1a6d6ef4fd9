// Builds site/dist/: the reference from the doc comments, the pages of docs/, and the playground where there is one.
// EDGEWICK_SITE_BASE=/edgewick/ npm run site    for a place below the root of a server
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const base = process.env.EDGEWICK_SITE_BASE ?? '/'
if (!/^\/(?:[\w.-]+\/)*$/.test(base)) {
  process.stderr.write(`EDGEWICK_SITE_BASE: expected a path such as /edgewick/, received ${base}\n`)
  process.exit(2)
}

function run(what, command, ...args) {
  const start = performance.now()
  execFileSync(process.execPath, [join(root, 'node_modules', command), ...args], { cwd: root, stdio: 'inherit' })
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

rmSync(join(root, 'site/docs/api'), { recursive: true, force: true })
run('reference', 'typedoc/bin/typedoc', '--options', 'site/docs/typedoc.json')
run('pages', 'vitepress/bin/vitepress.js', 'build', 'site/docs')
// Its paths are relative: it has no place of its own to know.
run('playground', 'vite/bin/vite.js', 'build', '--config', 'site/playground/vite.config.ts', '--logLevel', 'warn')
