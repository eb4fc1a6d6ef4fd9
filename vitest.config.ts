import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import type { ViteUserConfig } from 'vitest/config'
import { parse } from 'yaml'
import { viteDoors } from './scripts/doors/plugin.js'

const config: ViteUserConfig = defineConfig({
  plugins: [
    viteDoors,
    {
      name: 'rules and papers',
      enforce: 'pre',
      load(id): string | undefined {
        if (/\.(?:tex|claims)$/.test(id)) return `export default ${JSON.stringify(readFileSync(id, 'utf8'))}`
        return id.endsWith('.yaml') ? `export default ${JSON.stringify(parse(readFileSync(id, 'utf8')))}` : undefined
      },
    },
  ],
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
