import type { Command } from 'commander'
import { expandFormats } from '../requests/expandFormatNames.js'
import { latexOptions } from './latexOptions.js'
import { pictureFormats, pictureOptions } from './pictureOptions.js'

/**
 * The options that say how `expand` and `gamma` read an expansion and write it.
 *
 * @param pictures the formats that show diagrams
 */
export function expandFlags(command: Command, pictures: readonly string[] = pictureFormats): Command {
  const withReadings = command
    .option('--at-a-point', 'read it in zero dimensions: a polynomial in the symbols')
    .option('--space <space>', 'position (default) or momentum (of a translation-invariant theory)')
    .option(
      '--perms <form>',
      'labellings of the legs: counted ("+ 2 perms", default), written (each as a term of its own) or sum (as Σ_P, in latex and unicode)',
    )
    .option(
      '--limit <n>',
      'refuse when there must be more classes of diagrams than this, or at a point terms (default 1e5; of pictures 2000)',
    )
    .option(
      '--format <format>',
      `${expandFormats.join(', ')}, or a sheet of its diagrams: ${pictures.join(', ')}; default: as the name of the file says, else text`,
    )
    .option('--equation', 'as a picture, in a terminal too: an equation with the diagrams in place of the integrals')
    .option('-o, --output <file>', 'write to a file')
  return pictureOptions(latexOptions(withReadings))
}
