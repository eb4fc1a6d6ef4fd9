import { InputError } from '../errors.js'
import { decimalOf } from '../numbers.js'
import { formatFor } from './suffixes.js'

/** `i/n`: part i, from 0, of n. */
export function readShard(text: string): readonly [number, number] {
  const match = /^(\d+)\/(\d+)$/.exec(text)
  const [part = Number.NaN, of = Number.NaN] = match?.slice(1).map(decimalOf) ?? []
  if (!(part < of && Number.isSafeInteger(of)))
    throw new InputError({ code: 'cli.shard', at: '--shard', expected: 'i/n with 0 ≤ i < n', received: `'${text}'` })
  return [part, of]
}

/** A shard and the file that gets its sums. */
export interface ShardFile {
  readonly shard: readonly [number, number]
  readonly output: string
}

/** The shard that is asked for. @throws InputError where its sums have no file to go to */
export function readShardFile({
  shard,
  output,
}: {
  readonly shard?: string
  readonly output?: string
}): ShardFile | undefined {
  if (shard === undefined) return undefined
  const read = readShard(shard)
  if (output !== undefined) return { shard: read, output: fileFor(output) }
  throw new InputError({ code: 'cli.shard', at: '--shard', expected: 'a file for the sums, by -o', received: 'none' })
}

/** The same of a simulation, whose answer stands in `-o` otherwise. @throws InputError for flags that would have no effect */
export function readSimulatedShard(options: {
  readonly shard?: string
  readonly resume?: string
  readonly output?: string
  readonly simulate?: string
  readonly seed?: string
  readonly format?: string
  readonly plot?: string
}): ShardFile | undefined {
  const { shard, resume, seed, simulate, format, plot } = options
  const problem = (at: string, expected: string, received: string): InputError =>
    new InputError({ code: 'cli.shard', at, expected, received })
  if (simulate === undefined) {
    if (shard !== undefined || resume !== undefined)
      throw problem(shard === undefined ? '--resume' : '--shard', '--simulate, which is what is divided', 'none')
    if (seed !== undefined) throw problem('--seed', '--simulate, whose seed it is', 'none')
  }
  if (shard === undefined) return undefined
  const idle = plot !== undefined ? '--plot' : format !== undefined ? '--format' : undefined
  if (idle !== undefined) throw problem(idle, 'none beside --shard, for edgewick merge prints and draws', 'one')
  return readShardFile(options)
}

function fileFor(output: string): string {
  formatFor(output, 'part', ['part'])
  return output
}
