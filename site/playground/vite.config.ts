import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import type { UserConfig } from 'vite'
import { viteTexts } from '../../scripts/texts.js'

const config: UserConfig = defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [viteTexts],
  worker: { format: 'es', plugins: () => [viteTexts] },
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
