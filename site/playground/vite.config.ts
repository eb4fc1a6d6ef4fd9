import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import type { Plugin, UserConfig } from 'vite'

/** Rule files and papers as the core imports them. */
const texts: Plugin = {
  name: 'rules and papers',
  enforce: 'pre',
  load(id) {
    if (/\.(?:tex|claims)$/.test(id)) return `export default ${JSON.stringify(readFileSync(id, 'utf8'))}`
    return id.endsWith('.yaml') ? `export default ${JSON.stringify(parse(readFileSync(id, 'utf8')))}` : undefined
  },
}

const config: UserConfig = defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [texts],
  worker: { format: 'es', plugins: () => [texts] },
  build: {
    outDir: fileURLToPath(new URL('../dist/playground', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures are files, for the page's policy and its cache.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})

export default config
