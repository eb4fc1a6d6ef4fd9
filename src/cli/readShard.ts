import { InputError } from '../errors.js'
import { decimalOf } from '../numbers.js'

/** `i/n`: part i, from 0, of n. */
export function readShard(text: string): readonly [number, number] {
  const match = /^(\d+)\/(\d+)$/.exec(text)
  const [part = Number.NaN, of = Number.NaN] = match?.slice(1).map(decimalOf) ?? []
  if (!(part < of && Number.isSafeInteger(of)))
    throw new InputError({ code: 'cli.shard', at: '--shard', expected: 'i/n with 0 ≤ i < n', received: `'${text}'` })
  return [part, of]
}
