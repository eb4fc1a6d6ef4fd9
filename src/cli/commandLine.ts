import type { CheckOptions } from './checkOptions.js'
import type { NetworkOptions } from './networkOptions.js'

/** The options that only some commands have; those that are undefined are left out. */
interface FurtherOptions {
  readonly format?: string | undefined
  readonly shard?: string | undefined
  readonly output?: string | undefined
  readonly resume?: string | undefined
}

/** A command that samples, with every option that its result depends on. */
export function commandLine(command: string, name: string, options: NetworkOptions & CheckOptions, { format, shard, output, resume }: FurtherOptions): string {
  const words: readonly (readonly [flag: string, value: string | undefined])[] = [
    ...options.param.map((pair) => ['--param', pair] as const),
    ['--at', options.at],
    ['--samples', options.samples],
    ['--seed', options.seed],
    ['--estimator', options.estimator],
    ['--sigmas', options.sigmas],
    ['--format', format],
    ['--shard', shard],
    ['-o', output],
    ['--resume', resume],
  ]
  return [`edgewick ${command} ${name}`, ...words.flatMap(([flag, value]) => (value === undefined ? [] : [`${flag} ${quoted(value)}`]))].join(' ')
}

function quoted(text: string): string {
  return /^[\w.,=/+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
