import { Command } from 'commander'
import { InputError } from '../errors.js'
import { answerExpand } from '../requests/expand.js'
import type { ExpandAnswer, ExpandRequest } from '../requests/expand.js'
import { expandAs, expandFormats, formatsIn } from '../requests/expandFormats.js'
import type { ExpandFormat } from '../requests/expandFormats.js'
import { colours, noPaint } from '../theory/unicodeMath.js'
import { largest } from '../sizes.js'
import { deliver, deliverText } from './deliver.js'
import type { Io } from './io.js'
import { latexOptions, readLatexOptions } from './latexOptions.js'
import type { LatexOptions } from './latexOptions.js'
import { readChoice } from '../requests/written.js'
import { readLimit, readRename, readTheory } from './options.js'
import { columnsOf, pictureFormats, pictureOptions, pictured } from './pictureOptions.js'
import type { PictureFormat, PictureOptions } from './pictureOptions.js'
import { readSelected } from '../requests/writtenSelection.js'
import { selectionOptions } from './selectionOptions.js'
import type { SelectionOptions } from '../requests/writtenSelection.js'
import { readFormat } from './suffixes.js'
import { watched } from './watch.js'

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
    new Command('expand')
      .description('the exact weighted sum of diagrams')
      .argument('<theory>', 'name of a theory, or the path of a rule file'),
  )
    .option('--at-a-point', 'read it in zero dimensions: a polynomial in the symbols')
    .option('--space <space>', 'position (default), or momentum for a translation-invariant theory')
    .option(
      '--perms <form>',
      'labellings of the legs: counted ("+ 2 perms", default), written, each as a term of its own, or in latex and unicode sum, as Σ_P',
    )
    .option(
      '--limit <n>',
      'refuse when there must be more classes of diagrams than this (default 1e5; of pictures 2000)',
    )
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
      const { equation, rename, output } = options
      const format = readFormat<ExpandFormat | PictureFormat>(
        options,
        equation === true ? ['text', ...pictureFormats] : formats,
        formats,
      )
      const reading = readReading(options, format)
      const latex = readLatexOptions(options, format)
      requireFormat(format, reading.space, equation === true)
      const request: ExpandRequest = {
        theory: await readTheory(name, io),
        ...readSelected(options),
        ...reading,
        ...(rename === undefined ? {} : { rename: readRename(rename) }),
        ...(isPicture(format) ? { limit: largest.pictures } : {}),
        ...readLimit(options.limit),
      }
      const answer = await watched(io, (running) => answerExpand(request, running))
      if (isPicture(format)) return deliver(io, output, await drawn(answer, format, options, columnsOf(io, output)))
      const paint = output === undefined && io.colour === true ? colours : noPaint
      return (format === 'text' ? deliverText : deliver)(
        io,
        output,
        `${expandAs(answer, format, { ...latex, paint })}\n`,
      )
    })
}

/** @throws InputError for --at-a-point with options that ask for points or momenta */
function readReading(
  options: ExpandOptions,
  format: ExpandFormat | PictureFormat,
): Pick<Required<ExpandRequest>, 'space'> & Pick<ExpandRequest, 'permutations'> {
  const { atAPoint, space = 'position', perms } = options
  const choices =
    format === 'latex' || format === 'unicode'
      ? (['counted', 'written', 'sum'] as const)
      : (['counted', 'written'] as const)
  const permutations = perms === undefined ? {} : { permutations: readChoice(perms, choices, '--perms') }
  const chosen = readChoice(space, ['position', 'momentum'], '--space')
  if (atAPoint !== true) return { space: chosen, ...permutations }
  if (chosen === 'position' && perms === undefined) return { space: 'point' }
  throw new InputError({
    code: 'cli.space',
    at: '--at-a-point',
    expected: 'no --space momentum and no --perms beside it',
    received: 'one of them',
  })
}

const SPACES = {
  position: '--space position, or the others with --at-a-point',
  momentum: '--space momentum',
  point: '--at-a-point',
} as const

/**
 * @throws InputError for a format that the space does not have: pictures are of diagrams in position space, and
 * equations are pictures
 */
function requireFormat(format: ExpandFormat | PictureFormat, space: ExpandAnswer['space'], equation: boolean): void {
  const known: readonly string[] = formatsIn(space)
  if (space === 'position' ? !isPicture(format) && !known.includes(format) : !known.includes(format))
    throw new InputError({
      code: 'cli.format',
      at: '--format',
      expected: `one of ${known.join(', ')} with ${SPACES[space]}`,
      received: `'${format}'`,
    })
  if (!equation || isPicture(format)) return
  const expected = '--format svg, png, html, terminal or a TikZ format'
  throw new InputError({ code: 'cli.equation', at: '--equation', expected, received: `--format ${format}` })
}

function isPicture(format: ExpandFormat | PictureFormat): format is PictureFormat {
  return (pictureFormats as readonly string[]).includes(format)
}

async function drawn(
  answer: ExpandAnswer,
  format: PictureFormat,
  options: ExpandOptions,
  columns: number | undefined,
): Promise<string | Uint8Array> {
  // Pictures are the larger part of what this command could load.
  const { expandEquation, expandPicture } = await import('../requests/pictures.js')
  return pictured(format, options, columns, (form, look) =>
    (options.equation === true ? expandEquation : expandPicture)(answer, form, look),
  )
}
