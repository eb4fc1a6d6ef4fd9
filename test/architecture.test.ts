import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = readFileSync('docs/architecture.md', 'utf8')
const quoted = [
  ...new Set([...page.replaceAll(/```[^]*?```/g, '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')),
]
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(`src/${file}`, 'utf8') }))

/** A path from the top, a folder or file of `src`, a name that is declared or a key there, a theory or command. */
function exists(name: string): boolean {
  if (existsSync(name) || existsSync(`src/${name}`)) return true
  const inFolder = new RegExp(
    `(?:^|/)${name.replace(/\/$/, '').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:\\.ts|/|$)`,
  )
  if (sources.some(({ file }) => inFolder.test(file))) return true
  if (existsSync(`rules/${name}.yaml`) || name.startsWith('npm run ')) return true
  if (name.includes('/')) return false
  const plain = name.split('.').at(-1) ?? name
  if (!/^\w+$/.test(plain)) return false
  const declared = new RegExp(
    `(?:function\\*?|class|interface|type|const) ${plain}\\b|^ {2}(?:readonly )?${plain}[?]?[:(]|'${plain}'`,
    'm',
  )
  return sources.some(({ text }) => declared.test(text))
}

describe('docs/architecture.md', () => {
  it('names many things', () => expect(quoted.length).toBeGreaterThan(100))

  it.each(quoted)('%s is there', (name) => {
    expect(exists(name)).toBe(true)
  })

  it('does not find what is not there', () => {
    for (const name of ['src/nowhere', 'JoinedDiagramm', 'expandAll', 'rules/none.yaml'])
      expect(exists(name)).toBe(false)
  })

  it('has a row for every folder of src', () => {
    const folders = readdirSync('src', { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && entry.name !== 'doors' && entry.name !== 'cli' ? [entry.name] : [],
    )
    for (const folder of folders) expect(page).toContain(`| \`src/${folder}\` |`)
  })
})
