// Shows site/dist/ on the loopback address: npm run site:serve [-- port]. EDGEWICK_SITE_BASE as when it was built.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { preview } from 'vite'

const root = fileURLToPath(new URL('../site', import.meta.url))
if (!existsSync(join(root, 'dist/index.html'))) {
  process.stderr.write('site/dist/ is not there: npm run site builds it\n')
  process.exit(2)
}
const server = await preview({
  root,
  configFile: false,
  appType: 'mpa',
  base: process.env.EDGEWICK_SITE_BASE ?? '/',
  build: { outDir: 'dist' },
  preview: { host: '127.0.0.1', port: Number(process.argv[2] ?? 4173) },
})
server.printUrls()
