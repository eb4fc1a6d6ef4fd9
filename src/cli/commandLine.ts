import type { Command } from 'commander'
import { printable } from '../errors.js'
import type { CheckOptions } from './checkOptions.js'
import type { NetworkOptions } from './networkOptions.js'

/** The options that only some commands have; those that are undefined are left out. */
interface FurtherOptions {
  readonly order?: string | undefined
  readonly tex?: true | undefined
  readonly pdf?: true | undefined
  readonly class?: string | undefined
  readonly format?: string | undefined
  readonly shard?: string | undefined
  readonly output?: string | undefined
  readonly resume?: string | undefined
}

/** A command that samples, with every option that its result depends on. */
export function commandLine(
  command: string,
  name: string | undefined,
  options: NetworkOptions & CheckOptions,
  further: FurtherOptions,
): string {
  const { order, tex, pdf, format, shard, output, resume } = further
  return shellLine(command, name, [
    ['--activation', options.activation],
    ...options.param.map((pair) => ['--param', pair] as const),
    ['--at', options.at],
    ['--samples', options.samples],
    ['--seed', options.seed],
    ['--estimator', options.estimator],
    ['--sigmas', options.sigmas],
    ['--histogram', options.histogram === true ? true : undefined],
    ['--order', order === '1' ? undefined : order],
    ['--tex', tex],
    ['--pdf', pdf],
    ['--class', further.class],
    ['--format', format],
    ['--shard', shard],
    ['-o', output],
    ['--resume', resume],
  ])
}

export type Flag = readonly [flag: string, value: string | true | undefined]

/** The flags that were given, without those named and the number of threads, which changes nothing. */
export function givenFlags(command: Command, without: readonly string[] = ['resume']): readonly Flag[] {
  const options = Object.entries(command.opts<Readonly<Record<string, string | true | readonly string[]>>>())
  return options.flatMap(([name, value]) =>
    name === 'workers' || without.includes(name) || command.getOptionValueSource(name) !== 'cli'
      ? []
      : (Array.isArray(value) ? (value as readonly string[]) : [value as string]).map((each): Flag => [
          flagOf(name),
          each,
        ]),
  )
}

/** `upTo` is given by `--up-to`, `output` by `-o`. */
export function flagOf(name: string): string {
  return name === 'output' ? '-o' : `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** A command as a shell reads it. */
export function shellLine(command: string, subject: string | undefined, flags: readonly Flag[]): string {
  return [
    `edgewick ${command}${subject === undefined ? '' : ` ${quoted(subject)}`}`,
    ...flags.flatMap(([flag, value]) =>
      value === undefined ? [] : [value === true ? flag : `${flag} ${quoted(value)}`],
    ),
  ].join(' ')
}

function quoted(text: string): string {
  if (/^[\w.,=/+-]+$/.test(text)) return text
  // What a terminal obeys stands in the quotes that shells take for it.
  if (printable(text) !== text) return `$'${printable(text.replaceAll(/[\\']/g, '\\$&'))}'`
  return `'${text.replaceAll("'", "'\\''")}'`
}
