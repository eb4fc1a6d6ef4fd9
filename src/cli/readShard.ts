import { InputError } from '../errors.js'

/** `i/n`: part i, from 0, of n. */
export function readShard(text: string): readonly [number, number] {
  const match = /^(\d+)\/(\d+)$/.exec(text)
  const [part, of] = [Number(match?.[1]), Number(match?.[2])]
  if (match === null || part >= of) throw new InputError({ code: 'cli.shard', at: '--shard', expected: 'i/n with 0 ≤ i < n', received: `'${text}'` })
  return [part, of]
}
