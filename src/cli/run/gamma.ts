import { InputError } from '../../errors.js'
import { answerGamma } from '../../requests/gamma.js'
import { dysonFormats, gammaAs, solvableCount } from '../../requests/gammaReadings.js'
import { isSolvable } from '../../expansion/solvable/expandSolvable.js'
import { readSelected } from '../../requests/writtenSelection.js'
import { chosenTheory } from '../../requests/subject.js'
import { deliver, deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { readLatexOptions } from '../readLatexOptions.js'
import { requireShown } from '../readPictureOptions.js'
import { readLimit, readRename, readTheory } from '../options.js'
import { pictureFormats } from '../pictureOptions.js'
import type { PictureFormat } from '../pictureOptions.js'
import { requirePdflatex, toPdf } from '../pdflatex.js'
import { katexStyle } from '../katexStyle.js'
import { watched } from '../watch.js'
import { largest } from '../../sizes.js'
import { expandFormats } from '../../requests/expandFormatNames.js'
import type { ExpandFormat } from '../../requests/expandFormatNames.js'
import { readFormat } from '../suffixes.js'
import { runDiagrams } from './diagrams.js'
import { runExpansion } from './expand.js'
import type { ExpandOptions } from './expand.js'

export interface GammaOptions extends Omit<ExpandOptions, 'functional'> {
  readonly count?: true
  readonly unlabelled?: true
  readonly dyson?: true
}

/** Does what `edgewick gamma` is asked for: what `expand` or `diagrams --count` does, with the functional Γ. */
export async function runGamma(io: Io, name: string, options: GammaOptions): Promise<void> {
  const { count, unlabelled, dyson, ...rest } = options
  if (count === true) return runCount(io, name, options)
  if (unlabelled === true)
    throw new InputError({
      code: 'cli.unlabelled',
      at: '--unlabelled',
      expected: '--count beside it: the diagrams of an expansion are classes with free legs',
      received: 'none',
    })
  if (rest.dryRun === true) return runGammaDry(io, name, { ...rest, ...(dyson === undefined ? {} : { dyson }) })
  if (dyson === true) return runDyson(io, name, rest)
  const format = readFormat<ExpandFormat | PictureFormat | 'pdf'>(rest, [...expandFormats, ...pictureFormats, 'pdf'])
  if (format === 'pdf' || (format === 'html' && rest.equation !== true)) return writePage(io, name, rest, format)
  return runExpansion(io, name, rest, answerGamma)
}

/** @throws InputError where nothing is counted beforehand: of Dyson's equation, and of solvable theories */
async function runGammaDry(io: Io, name: string, options: GammaOptions): Promise<void> {
  const theory = await readTheory(name, io)
  const solvable = isSolvable(await chosenTheory(theory))
  if (solvable || options.dyson === true)
    throw new InputError({
      code: 'requests.cost',
      at: '--dry-run',
      expected: 'diagrams, which are counted beforehand',
      received: solvable ? 'a solvable theory' : '--dyson',
    })
  // Standard input is read once.
  const again: Io = typeof theory === 'string' ? io : { ...io, readFile: () => Promise.resolve(theory.rules) }
  return runExpansion(again, name, { ...options, functional: 'gamma' }, answerGamma)
}

/** Dyson's equation, which has no diagrams to draw and no other reading than that at a point. */
async function runDyson(
  io: Io,
  name: string,
  options: Omit<GammaOptions, 'count' | 'unlabelled' | 'dyson'>,
): Promise<void> {
  const theory = await readTheory(name, io)
  const { space, perms, equation, rename, output } = options
  const [none] = [
    ...(space === undefined ? [] : ['--space']),
    ...(perms === undefined ? [] : ['--perms']),
    ...(equation === true ? ['--equation'] : []),
    ...(rename === undefined ? [] : ['--rename']),
  ]
  if (none !== undefined)
    throw new InputError({
      code: 'cli.dyson',
      at: none,
      expected: 'none beside --dyson, which is read at a point',
      received: none,
    })
  const format = readFormat(options, dysonFormats)
  requireShown(format, options)
  const look = readLatexOptions(options, format)
  const request = {
    theory,
    ...readSelected(options),
    ...readLimit(options.limit),
    dyson: true,
    space: 'point',
  } as const
  const answer = await watched(io, (running) => answerGamma(request, running))
  await (format === 'text' ? deliverText : deliver)(io, output, `${gammaAs(answer, format, look)}\n`)
}

/** The theory, its diagrams, formulas, numbers and checks on a page or on paper. */
async function writePage(
  io: Io,
  name: string,
  options: Omit<GammaOptions, 'count' | 'unlabelled' | 'dyson'>,
  format: 'html' | 'pdf',
): Promise<void> {
  const { rename, limit, output, atAPoint, space, perms, equation } = options
  const [none] = [
    ...(atAPoint === true ? ['--at-a-point'] : []),
    ...(space === undefined ? [] : ['--space']),
    ...(perms === undefined ? [] : ['--perms']),
    ...(equation === true ? ['--equation'] : []),
  ]
  if (none !== undefined)
    throw new InputError({
      code: 'cli.page',
      at: '--format',
      expected: `no ${none}: a page has all readings`,
      received: format,
    })
  requireShown(format, options, ['html'])
  const theory = await readTheory(name, io)
  if (format === 'pdf') await requirePdflatex(PDF)
  const { answerGammaReport, gammaPage, gammaPaper } = await import('../../requests/gammaPage.js')
  const request = {
    theory,
    ...readSelected(options),
    ...(rename === undefined ? {} : { rename: readRename(rename) }),
    limit: largest.pictures,
    ...readLimit(limit),
  }
  const report = await watched(io, (running) => answerGammaReport(request, running))
  await deliver(
    io,
    output,
    format === 'html' ? gammaPage(report, await katexStyle()) : await toPdf(gammaPaper(report), PDF),
  )
}

/** How the source of a PDF is asked for. */
const PDF = { pdf: '--format pdf', source: '--format latex --standalone article' }

async function runCount(io: Io, name: string, options: GammaOptions): Promise<void> {
  const { unlabelled, output, limit, ...rest } = options
  requireCount(options)
  // Standard input is read once.
  const theory = await readTheory(name, io)
  const again: Io = typeof theory === 'string' ? io : { ...io, readFile: () => Promise.resolve(theory.rules) }
  if (!isSolvable(await chosenTheory(theory)))
    return runDiagrams(again, name, { ...options, functional: 'Γ', workers: '1' })
  const answer = await answerGamma({ theory, ...readSelected(rest), ...readLimit(limit) })
  const format = readFormat(options, ['text', 'json'])
  if ('solvable' in answer)
    await deliverText(io, output, `${solvableCount(answer, format, unlabelled === true ? 'free' : 'fixed')}\n`)
}

/** @throws InputError for flags that say how terms are read: a count has none */
function requireCount({ atAPoint, space, perms, equation, format }: GammaOptions): void {
  const [first] = [
    ...(atAPoint === true ? ['--at-a-point'] : []),
    ...(space === undefined ? [] : ['--space']),
    ...(perms === undefined ? [] : ['--perms']),
    ...(equation === true ? ['--equation'] : []),
    ...(format === undefined || format === 'text' || format === 'json' ? [] : [`--format ${format}`]),
  ]
  if (first !== undefined)
    throw new InputError({ code: 'cli.count', at: '--count', expected: 'text or json of a number', received: first })
}
