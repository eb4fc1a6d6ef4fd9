import { InputError } from '../errors.js'
import { readChoice } from '../requests/written.js'

/** What the end of a file's name says about the format of its content, by format. */
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  text: ['txt', 'md'],
  unicode: ['txt', 'md'],
  plain: ['txt', 'md'],
  latex: ['tex', 'ltx', 'txt'],
  json: ['json'],
  ndjson: ['ndjson', 'jsonl'],
  dot: ['dot', 'gv'],
  qgraf: ['qgraf', 'txt'],
  svg: ['svg'],
  png: ['png'],
  html: ['html', 'htm'],
  pdf: ['pdf'],
  tikz: ['tex', 'tikz', 'txt'],
  'tikz-feynman': ['tex', 'tikz', 'txt'],
  'tikz-feynhand': ['tex', 'tikz', 'txt'],
  terminal: ['txt'],
  sympy: ['py', 'txt'],
  mathematica: ['m', 'wl', 'nb', 'txt'],
  form: ['frm', 'h', 'txt'],
  julia: ['jl', 'txt'],
  nerdamer: ['js', 'txt'],
  mathml: ['mml', 'mathml', 'xml'],
  typst: ['typ', 'txt'],
  shell: ['sh', 'bash', 'txt'],
  part: ['json'],
  yaml: ['yaml', 'yml'],
}

/** What has no word for `--format`. */
const NAMES: Readonly<Record<string, string>> = { part: 'the sums of a check', shell: 'a script', pdf: 'a PDF' }

/** Of files that no command writes. */
const FOREIGN = [
  'doc',
  'docx',
  'odt',
  'rtf',
  'xls',
  'xlsx',
  'csv',
  'ppt',
  'pptx',
  'ps',
  'eps',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'bmp',
  'tif',
  'tiff',
]
const PACKED = ['gz', 'zip', 'bz2', 'xz', 'zst', 'npy', 'npz', 'yaml', 'yml']

const known: ReadonlySet<string> = new Set([...Object.values(SUFFIXES).flat(), ...FOREIGN, ...PACKED])

/**
 * The end of a file's name after the last dot, in small letters; none for a name that only begins with a dot, and for a
 * number, as in `run.2`.
 */
function suffixOf(file: string): string | undefined {
  return /[^/\\]\.(\d*[a-z][a-z0-9]*)$/i.exec(file)?.[1]?.toLowerCase()
}

/**
 * The format in which a command writes to a file: the one that is asked for, or else what the file's name says, the
 * first that fits.
 *
 * @param asked the value of `--format`; undefined when it is not given
 * @param formats those that the command has, the default one first
 * @throws InputError when the name says another format than the one that is written, and for an end that is none of a
 *   format, unless one is asked for; a name without an end fits all
 */
export function formatFor<T extends string>(file: string | undefined, asked: T | undefined, formats: readonly T[]): T {
  const [usual] = formats as readonly [T]
  const suffix = file === undefined ? undefined : suffixOf(file)
  if (suffix === undefined) return asked ?? usual
  if (asked !== undefined && !known.has(suffix)) return asked
  const fits = formats.filter((format) => SUFFIXES[format]?.includes(suffix) === true)
  const chosen = asked ?? fits[0]
  if (chosen !== undefined && fits.includes(chosen)) return chosen
  const wanted = asked === undefined ? formats : [asked]
  const endings = [...new Set(wanted.flatMap((format) => SUFFIXES[format] ?? []))].map((each) => `.${each}`)
  throw new InputError({
    code: 'cli.suffix',
    at: '-o',
    expected: `a file name that ends in ${endings.join(', ')}${asked === undefined ? '' : `, for ${NAMES[asked] ?? `--format ${asked}`}`}`,
    received: `'${file ?? ''}'`,
  })
}

/**
 * The format of a command's result: what `--format` says, or else the name of the file that gets it.
 *
 * @param formats those that the name of a file may stand for, the default one first
 * @param all those that may be asked for
 * @throws InputError for a format that the command does not have, and for a file whose name says another
 */
export function readFormat<T extends string>(
  options: { readonly format?: string; readonly output?: string },
  formats: readonly T[],
  all: readonly T[] = formats,
): T {
  const asked = options.format === undefined ? undefined : readChoice(options.format, all, '--format')
  return formatFor(options.output, asked, asked === undefined ? formats : all)
}
