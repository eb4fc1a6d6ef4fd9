import { Command } from 'commander'
import { requireFewDiagrams } from '../diagrams/requireFew.js'
import { InputError } from '../errors.js'
import { diagramRequests } from '../expansion/diagramRequests.js'
import { expand } from '../expansion/expand.js'
import type { Expansion } from '../expansion/expansion.js'
import { largest } from '../sizes.js'
import { deliver, deliverText } from './deliver.js'
import { expandFormats, formatted, refusePicture } from './expandFormats.js'
import type { ExpandFormat, ExpandReading } from './expandFormats.js'
import type { Io } from './io.js'
import { latexOptions, readLatexOptions, renamedTheory } from './latexOptions.js'
import type { LatexOptions } from './latexOptions.js'
import { readChoice, readLimit, readRequest, readTheory } from './options.js'
import type { SelectionOptions } from './options.js'
import { readFormat } from './readFormat.js'
import { columnsOf, pictureFormats, pictureOptions } from './pictureOptions.js'
import type { PictureFormat, PictureOptions } from './pictureOptions.js'
import { selectionOptions } from './selectionOptions.js'

interface ExpandOptions extends SelectionOptions, LatexOptions, PictureOptions {
  readonly equation?: true
  readonly atAPoint?: true
  readonly space?: string
  readonly perms?: string
  readonly limit?: string
  readonly format?: string
  readonly output?: string
}

const formats: readonly (ExpandFormat | PictureFormat)[] = [...expandFormats, ...pictureFormats]

export function expandCommand(io: Io): Command {
  const command = selectionOptions(
    new Command('expand').description('the exact weighted sum of diagrams').argument('<theory>', 'name of a theory, or the path of a rule file'),
  )
    .option('--at-a-point', 'read it in zero dimensions: a polynomial in the symbols')
    .option('--space <space>', 'position (default), or momentum for a translation-invariant theory')
    .option('--perms <form>', 'labellings of the legs: counted ("+ 2 perms", default), written, each as a term of its own, or in latex and unicode sum, as Σ_P')
    .option('--limit <n>', 'refuse when there must be more classes of diagrams than this (default 1e5; of pictures 2000)')
    .option(
      '--format <format>',
      `${expandFormats.join(', ')}, or a sheet of its diagrams: ${pictureFormats.join(', ')}; default: as the name of the file says, else text`,
    )
    .option('--equation', 'as a picture, in a terminal too: an equation with the diagrams in place of the integrals')
    .option('-o, --output <file>', 'write to a file')
  return pictureOptions(latexOptions(command))
    .addHelpText(
      'after',
      '\nFormats: text, unicode (the formula, for a terminal), plain (one term a line, with points), latex, json; with --at-a-point also sympy,\nmathematica, form, julia, nerdamer, mathml, typst; as pictures with the weights beneath svg, png, html, and for LaTeX tikz, tikz-feynman,\ntikz-feynhand.\n' +
        '\nExamples:\n  edgewick expand edgeworth --legs 4 --order 2\n  edgewick expand edgeworth-even --legs 4 --up-to 3 --at-a-point --format json\n  edgewick expand edgeworth --legs 4 --order 2 --at-a-point --format sympy\n' +
        '  edgewick expand phi4 --legs 4 --order 2 --perms written --format plain\n  edgewick expand phi4 --legs 2 --order 1 --space momentum --format latex\n' +
        "  edgewick expand edgeworth --legs 4 --order 2 --format latex --perms sum --rename 'x=z,G_c=\\kappa' --standalone revtex -o g4.tex\n" +
        '  edgewick expand edgeworth --legs 4 --order 1 --format tikz --equation --standalone -o g4.tex\n  edgewick expand phi4 --legs 4 --up-to 2 --format terminal --equation',
    )
    .action(async (name: string, options: ExpandOptions) => {
      const format = readFormat<ExpandFormat | PictureFormat>(options, options.equation === true ? ['text', ...pictureFormats] : formats, formats)
      const reading = readReading(options, format)
      const theory = renamedTheory(await readTheory(name, io), options.rename)
      const request = readRequest(options, theory)
      const { limit = isPicture(format) ? largest.pictures : largest.terms } = readLimit(options.limit)
      // Written out, every labelling of the legs is a term.
      if (reading.permutations === 'written') requireFewDiagrams(diagramRequests(theory, request, 'fixed').requests, limit)
      const expansion = expand(theory, request, { limit })
      if (isPicture(format))
        return deliver(io, options.output, await pictured(expansion, format, reading, { ...options, columns: columnsOf(io, options.output) }))
      if (options.equation === true)
        throw new InputError({
          code: 'cli.equation',
          at: '--equation',
          expected: '--format svg, png, html, terminal or a TikZ format',
          received: `--format ${format}`,
        })
      const written = `${formatted(expansion, format, reading, options.output === undefined && io.colour === true)}\n`
      return (format === 'text' ? deliverText : deliver)(io, options.output, written)
    })
}

/** @throws InputError for --at-a-point with options that ask for points or momenta */
function readReading(options: ExpandOptions, format: ExpandFormat | PictureFormat): ExpandReading {
  const { atAPoint, space = 'position', perms } = options
  const choices = format === 'latex' || format === 'unicode' ? (['counted', 'written', 'sum'] as const) : (['counted', 'written'] as const)
  const permutations = perms === undefined ? {} : { permutations: readChoice(perms, choices, '--perms') }
  const latex = readLatexOptions(options, format)
  const chosen = readChoice(space, ['position', 'momentum'], '--space')
  if (atAPoint !== true) return { space: chosen, latex, ...permutations }
  if (chosen === 'position' && perms === undefined) return { space: 'a point', latex }
  throw new InputError({ code: 'cli.space', at: '--at-a-point', expected: 'no --space momentum and no --perms beside it', received: 'one of them' })
}

function isPicture(format: ExpandFormat | PictureFormat): format is PictureFormat {
  return (pictureFormats as readonly string[]).includes(format)
}

/** @throws InputError for a picture of what is not in position space */
async function pictured(
  expansion: Expansion,
  format: PictureFormat,
  { space, permutations }: ExpandReading,
  options: ExpandOptions,
): Promise<string | Uint8Array> {
  if (space !== 'position') refusePicture(format, space)
  // Pictures are the larger part of what this command could load.
  const { equationOf, sheetOf } = await import('./pictures.js')
  if (options.equation === true) return equationOf(expansion, format, options, permutations === 'sum' ? 'counted' : permutations)
  const { sheetItems } = await import('../render/equation/sheetItems.js')
  return sheetOf(expansion.theory, sheetItems(expansion), format, options)
}
