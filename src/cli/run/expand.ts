import { pictured, columnsOf, requireShown } from '../readPictureOptions.js'
import { readLatexOptions } from '../readLatexOptions.js'
import { InputError } from '../../errors.js'
import { answerExpand } from '../../requests/expand.js'
import { notInSum } from '../../expansion/leftOut.js'
import type { ExpandAnswer, ExpandRequest } from '../../requests/expand.js'
import { formatsIn } from '../../requests/expandFormats.js'
import type { GammaAnswer, SolvableAnswer } from '../../requests/gamma.js'
import { gammaAs } from '../../requests/gammaReadings.js'
import type { Running } from '../../requests/running.js'
import { expandFormats } from '../../requests/expandFormatNames.js'
import type { ExpandFormat } from '../../requests/expandFormatNames.js'
import { colours, noPaint } from '../../theory/unicodeMath.js'
import { largest } from '../../sizes.js'
import { deliver, deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import type { LatexOptions } from '../latexOptions.js'
import { readChoice } from '../../requests/written.js'
import { readLimit, readRename, readTheory } from '../options.js'
import { isPicture, pictureFormats } from '../pictureOptions.js'
import type { PictureFormat, PictureOptions } from '../pictureOptions.js'
import { readSelected } from '../../requests/writtenSelection.js'
import type { SelectionOptions } from '../../requests/writtenSelection.js'
import { readFormat } from '../suffixes.js'
import { watched } from '../watch.js'

export interface ExpandOptions extends SelectionOptions, LatexOptions, PictureOptions {
  readonly equation?: true
  readonly atAPoint?: true
  readonly space?: string
  readonly perms?: string
  readonly limit?: string
  readonly dryRun?: true
  readonly format?: string
  readonly output?: string
}

const formats: readonly (ExpandFormat | PictureFormat)[] = [...expandFormats, ...pictureFormats]

const SPACES = {
  position: '--space position, or the others with --at-a-point',
  momentum: '--space momentum',
  point: '--at-a-point',
} as const

/** Does what `edgewick expand` is asked for. */
export async function runExpand(io: Io, name: string, options: ExpandOptions): Promise<void> {
  await runExpansion(io, name, options, answerExpand)
}

/** The same with another answer to the same question, which may have no pictures. */
export async function runExpansion(
  io: Io,
  name: string,
  options: ExpandOptions,
  answerTo: (request: ExpandRequest, running: Running) => Promise<GammaAnswer>,
): Promise<void> {
  const { equation, rename, output } = options
  const theory = await readTheory(name, io)
  const format = readFormat<ExpandFormat | PictureFormat>(
    options,
    equation === true ? ['text', ...pictureFormats] : formats,
    formats,
  )
  requireShown(format, options)
  const reading = readReading(options, format)
  const latex = readLatexOptions(options, format)
  requireFormat(format, reading.space, equation === true)
  const request: ExpandRequest = {
    theory,
    ...readSelected(options),
    ...reading,
    ...(rename === undefined ? {} : { rename: readRename(rename) }),
    ...(isPicture(format) ? { limit: largest.pictures } : {}),
    ...readLimit(options.limit),
  }
  if (options.dryRun === true) return (await import('./dryRun.js')).runDry(io, { expand: request, format })
  const answer = await watched(io, (running) => answerTo(request, running))
  if (!(SAID as readonly string[]).includes(format)) sayWhatIsNoDiagram(io, answer)
  if (isPicture(format)) {
    if (!('dyson' in answer)) return deliver(io, output, await drawn(answer, format, options, columnsOf(io, output)))
    throw noPicture('text, latex or json: there is no picture of this', format)
  }
  const paint = output === undefined && io.colour === true ? colours : noPaint
  return (format === 'text' ? deliverText : deliver)(io, output, `${gammaAs(answer, format, { ...latex, paint })}\n`)
}

/** Formats that say themselves what is no diagram. */
const SAID = ['text', 'json', 'latex', 'unicode'] as const

/** Formats that are code or pictures have no room for a sentence. */
function sayWhatIsNoDiagram(io: Io, answer: GammaAnswer): void {
  if ('dyson' in answer) return
  const remark =
    'solvable' in answer ? answer.solvable.remark : notInSum(answer.expansion.theory, answer.expansion.request)
  if (remark !== undefined) io.err(`${remark}\n`)
}

/** @throws InputError for --at-a-point with options that ask for points or momenta */
function readReading(
  options: ExpandOptions,
  format: ExpandFormat | PictureFormat,
): Pick<Required<ExpandRequest>, 'space'> & Pick<ExpandRequest, 'permutations'> {
  const { atAPoint, space = 'position' } = options
  // FORM adds up terms: every labelling is one.
  const perms =
    options.perms ?? (format === 'form' && space === 'momentum' && atAPoint !== true ? 'written' : undefined)
  const choices =
    format === 'latex' || format === 'unicode'
      ? (['counted', 'written', 'sum'] as const)
      : format === 'form' && atAPoint !== true
        ? (['written'] as const)
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

async function drawn(
  answer: ExpandAnswer | SolvableAnswer,
  format: PictureFormat,
  options: ExpandOptions,
  columns: number | undefined,
): Promise<string | Uint8Array> {
  // Pictures are the larger part of what this command could load.
  const { expandEquation, expandPicture } = await import('../../requests/pictures.js')
  if (options.equation !== true)
    return pictured(format, options, columns, (form, look) => expandPicture(answer, form, look))
  if (!('solvable' in answer))
    return pictured(format, options, columns, (form, look) => expandEquation(answer, form, look))
  throw noPicture('no --equation: what the nodes carry stands beside the diagrams, not in them', format)
}

function noPicture(expected: string, format: PictureFormat): InputError {
  return new InputError({ code: 'cli.format', at: '--format', expected, received: `'${format}'` })
}
