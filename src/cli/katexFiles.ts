import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where a file of KaTeX lies, by its path in `katex/dist`. */
export function katexPath(path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css')), path)
}

/** A file of KaTeX. A single executable has these files inside, by another module of these names. */
export async function katexFile(path: string): Promise<Buffer> {
  return readFile(katexPath(path))
}
