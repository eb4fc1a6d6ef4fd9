import { defineConfig } from 'tsup'
import type { Options } from 'tsup'

const shared: Options = { target: 'es2022', loader: { '.yaml': 'text' }, sourcemap: false, splitting: true, clean: false, silent: true }

const config: Options[] = defineConfig([
  { ...shared, entry: ['src/index.ts', 'src/vitest.ts'], format: ['esm', 'cjs'], platform: 'neutral', external: ['vitest'] },
  { ...shared, entry: ['src/cli.ts'], format: ['esm'], platform: 'node' },
]) as Options[]

export default config
