import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether pdflatex is installed with these files. Says so where it is not: what needs it is skipped. */
export function hasPdflatex(...files: readonly string[]): boolean {
  const found = spawnSync('pdflatex', ['--version']).status === 0 && files.every((file) => spawnSync('kpsewhich', [file]).status === 0)
  if (!found) console.warn(`pdflatex with ${files.join(', ')} is not installed: LaTeX documents are not compiled in this run`)
  return found
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
