// Where the pages come from: files of the repository, and the address that each has on the site.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

const OTHERS = {
  'README.md': 'overview.md',
  'CHANGELOG.md': 'changelog.md',
  'findings/README.md': 'findings.md',
  'docs/decisions/README.md': 'decisions/index.md',
}
const listed = (folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .sort()

/** Files of the repository, by which of them are pages: `docs/json.md` → `json.md`. */
export const pages = new Map([
  ...[...listed('docs'), ...listed('site/docs/api')].map((file) => [file, file.replace(/^(?:site\/)?docs\//, '')]),
  ...Object.entries(OTHERS),
])

/** Folders without pages. */
export const elsewhere = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && ![...pages.keys()].some((file) => file.startsWith(`${entry.name}/`)))
  .map(({ name }) => `${name}/**`)

/** The first heading of a page. */
export const titleOf = (file) => /^# (.*)$/m.exec(readFileSync(join(root, file), 'utf8'))?.[1] ?? file
