import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import type { ViteUserConfig } from 'vitest/config'
import { parse } from 'yaml'
import { viteDoors } from './scripts/doors/plugin.js'

const config: ViteUserConfig = defineConfig({
  plugins: [
    viteDoors,
    {
      name: 'yaml',
      enforce: 'pre',
      load(id): string | undefined {
        return id.endsWith('.yaml') ? `export default ${JSON.stringify(parse(readFileSync(id, 'utf8')))}` : undefined
      },
    },
  ],
  test: { include: ['test/**/*.test.ts'], testTimeout: 300_000 },
})

export default config
