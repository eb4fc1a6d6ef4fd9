import { readFileSync } from 'node:fs'
import type { Plugin } from 'vitest/config'
import { parse } from 'yaml'

/** Rule files, networks and papers as the sources import them, for Vite and vitest. */
export const viteTexts: Plugin = {
  name: 'rules and papers',
  enforce: 'pre',
  load(id) {
    if (/\.(?:tex|claims)$/.test(id)) return `export default ${JSON.stringify(readFileSync(id, 'utf8'))}`
    return id.endsWith('.yaml') ? `export default ${JSON.stringify(parse(readFileSync(id, 'utf8')))}` : undefined
  },
}
