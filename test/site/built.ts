import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { installed } from '../installed.js'

export const SITE = 'site/dist'

/** Whether `npm run site` was run, which no test does: `.ci/run` does it before the tests. */
export function isBuilt(): boolean {
  if (existsSync(`${SITE}/index.html`)) return true
  const sentence = `${SITE} is not built (npm run site)`
  if (process.env['CI'] !== undefined && process.env['CI'] !== 'false') throw new Error(sentence)
  console.warn(`${sentence}: tests of the site are skipped`)
  return false
}

/** The path of Chromium, if it is there. */
export function chromiumPath(): string | undefined {
  const found = ['chromium', 'chromium-browser', 'google-chrome'].find(
    (name) => spawnSync(name, ['--version']).status === 0,
  )
  if (!installed(found !== undefined, 'Chromium', 'chromium') || found === undefined) return undefined
  return spawnSync('which', [found], { encoding: 'utf8' }).stdout.trim()
}

/** The documentation's pages as they were built, by their paths: `api/index.html`. */
export function builtPages(): ReadonlyMap<string, string> {
  const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.html') && file !== '404.html' && !file.startsWith('playground'),
  )
  return new Map(files.map((file) => [file, readFileSync(`${SITE}/${file}`, 'utf8')]))
}
