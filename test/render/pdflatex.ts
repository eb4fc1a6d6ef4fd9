import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installed } from '../installed.js'

/**
 * Whether pdflatex is installed with these files. Where it is not, what needs it fails or is skipped as {@link
 * installed} says.
 */
export function hasPdflatex(...files: readonly string[]): boolean {
  const found =
    spawnSync('pdflatex', ['--version']).status === 0 &&
    files.every((file) => spawnSync('kpsewhich', [file]).status === 0)
  return installed(
    found,
    `pdflatex with ${files.join(', ')}`,
    'texlive-latex-recommended, texlive-pictures, texlive-publishers',
  )
}

/** What pdflatex says of a document: that there is one, and everything that it complains of, overfull boxes too. */
export function compiled(text: string): { readonly written: boolean; readonly complaints: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'edgewick-'))
  try {
    writeFileSync(join(folder, 'page.tex'), text)
    let log = runIn(folder)
    if (log.includes('Rerun to get cross-references right')) log = runIn(folder)
    return {
      written: log.includes('Output written on page.pdf'),
      complaints: log.split('\n').filter((line) => /^!|Warning|Overfull|Underfull|undefined/.test(line)),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The log of a run. */
function runIn(folder: string): string {
  try {
    execFileSync('pdflatex', ['-interaction=nonstopmode', '-no-shell-escape', 'page.tex'], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, max_print_line: '1000' },
    })
  } catch {
    // The log says what was wrong.
  }
  return readFileSync(join(folder, 'page.log'), 'utf8')
}
