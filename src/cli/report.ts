import { Command } from 'commander'
import { checkOptions } from './checkOptions.js'
import type { Io } from './io.js'
import { networkOptions } from './networkOptions.js'
import type { Outcome } from './outcome.js'
import type { ReportOptions } from './run/report.js'

export function reportCommand(io: Io, outcome: Outcome): Command {
  return checkOptions(
    networkOptions(new Command('report').description('all of it in one document: diagrams, formulas, values, checks')),
    '20000',
  )
    .option(
      '--order <k>',
      'to which power of 1/N the couplings and their diagrams go; checks and closed forms are of order 1',
      '1',
    )
    .option(
      '--tex',
      'a LaTeX document with pictures in TikZ, instead of a self-contained HTML page; as for a file name that ends in .tex',
    )
    .option('--pdf', 'the same compiled; needs pdflatex; as for a file name that ends in .pdf')
    .option('--class <class>', 'with --tex and --pdf: article (default) or revtex')
    .requiredOption('-o, --output <file>', 'where to write it')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick report my.yaml -o report.html\n  edgewick report cos-net -o report.html\n  edgewick report cos-net --order 2 --pdf --class revtex -o paper.pdf',
    )
    .action(async (name: string | undefined, options: ReportOptions) => {
      const { runReport } = await import('./run/report.js')
      await runReport(io, outcome, name, options)
    })
}
