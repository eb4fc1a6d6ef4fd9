import type { Command } from 'commander'
import { layouts } from '../render/latex/layouts.js'
import type { StandaloneOption } from './pictureOptions.js'

/** How formulas in LaTeX look. */
export interface LatexOptions extends StandaloneOption {
  readonly layout?: string
  readonly termsPerLine?: string
  readonly lineWidth?: string
  readonly rename?: string
  readonly factorials?: true
}

export function latexOptions(command: Command): Command {
  return command
    .option(
      '--layout <layout>',
      `of --format latex: ${layouts.join(', ')} (default aligned, for use inside other mathematics; align in a document)`,
    )
    .option('--terms-per-line <n>', 'at most so many terms on a line')
    .option('--line-width <em>', 'where long sums and products are broken (default 30; 21 for revtex)')
    .option(
      '--rename <names>',
      "other names in LaTeX: 'x=z,G_c=\\kappa'; x and y are the external and the integrated points",
    )
    .option('--factorials', 'factorials in denominators: 1/4! for 1/24')
}
