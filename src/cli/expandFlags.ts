import type { Command } from 'commander'
import { expandFormats } from '../requests/expandFormatNames.js'
import { latexOptions } from './latexOptions.js'
import { pictureFormats, pictureOptions } from './pictureOptions.js'

/** The options that say how `expand` and `gamma` read an expansion and write it. */
export function expandFlags(command: Command): Command {
  const withReadings = command
    .option('--at-a-point', 'read it in zero dimensions: a polynomial in the symbols')
    .option('--space <space>', 'position (default), or momentum for a translation-invariant theory')
    .option(
      '--perms <form>',
      'labellings of the legs: counted ("+ 2 perms", default), written, each as a term of its own, or in latex and unicode sum, as Σ_P',
    )
    .option(
      '--limit <n>',
      'refuse when there must be more classes of diagrams than this, or at a point terms (default 1e5; of pictures 2000)',
    )
    .option(
      '--format <format>',
      `${expandFormats.join(', ')}, or a sheet of its diagrams: ${pictureFormats.join(', ')}; default: as the name of the file says, else text`,
    )
    .option('--equation', 'as a picture, in a terminal too: an equation with the diagrams in place of the integrals')
    .option('-o, --output <file>', 'write to a file')
  return pictureOptions(latexOptions(withReadings))
}
