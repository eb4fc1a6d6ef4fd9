import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import type { ViteUserConfig } from 'vitest/config'
import { viteDoors } from './scripts/doors/plugin.js'
import { viteTexts } from './scripts/texts.js'

const config: ViteUserConfig = defineConfig({
  plugins: [viteDoors, viteTexts],
  // Modules are pure, so files of tests share what they have loaded; one more worker than cores, for some tests wait for
  // a scheduler or a browser.
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 400_000,
    isolate: false,
    maxWorkers: availableParallelism() + 1,
  },
})

export default config
