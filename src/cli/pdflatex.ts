import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { InputError } from '../errors.js'

const run = promisify(execFile)

/** How a command is asked for PDF, and for its source. */
export interface AskedForPdf {
  readonly pdf: string
  readonly source: string
}

/** @throws InputError where pdflatex is not installed */
export async function requirePdflatex({ pdf, source }: AskedForPdf): Promise<void> {
  try {
    await run('pdflatex', ['--version'])
  } catch {
    throw new InputError({
      code: 'cli.pdf',
      at: pdf,
      expected:
        'pdflatex with TikZ on the PATH (Debian: texlive-latex-recommended, texlive-pictures, texlive-publishers for revtex)',
      received: `an installation without it; ${source} writes the source`,
    })
  }
}

/**
 * A LaTeX document of ours as PDF, made in a folder of its own. @throws InputError with the first complaint of pdflatex
 */
export async function toPdf(tex: string, { pdf, source }: AskedForPdf): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'edgewick-'))
  try {
    await writeFile(join(folder, 'report.tex'), tex)
    const words = ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'report.tex']
    await run('pdflatex', words, { cwd: folder, maxBuffer: 2 ** 26 }).catch(async () => {
      const log = await readFile(join(folder, 'report.log'), 'utf8').catch(() => '')
      throw new InputError({
        code: 'cli.pdf',
        at: pdf,
        expected: `pdflatex to compile the report; ${source} writes the source`,
        received: /^!.*$/m.exec(log)?.[0] ?? 'a failure without a log',
      })
    })
    return await readFile(join(folder, 'report.pdf'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
