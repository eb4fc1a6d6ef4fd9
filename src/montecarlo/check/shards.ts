import { InputError } from '../../errors.js'
import { batchesOfPieces } from '../sampling/batches.js'
import type { BatchSums } from '../sampling/batches.js'
import type { Piecewise } from '../sampling/piecewise.js'
import type { CheckDefinition } from './checkDefinition.js'
import type { Sampling } from '../sampling/sampling.js'

/**
 * Part `index` of `of` disjoint parts of a check or a simulation, `index` from 0: of every sampling, a run of consecutive
 * pieces.
 */
export interface Shard {
  readonly index: number
  readonly of: number
}

export const WHOLE: Shard = { index: 0, of: 1 }

/** The sums of some pieces of work that is divided: of a check, or of a simulation. */
export interface Part<D> {
  readonly request: D
  readonly shard: Shard
  /** Whether all pieces of the shard are there. */
  readonly complete: boolean
  /** For each sampling, the finished pieces by number, with their sums. */
  readonly samplings: readonly ReadonlyMap<number, Float64Array>[]
}

/** The sums of some pieces of a check's samplings. */
export type CheckPart = Part<CheckDefinition>

/** The pieces that belong to a shard, first included, end excluded. */
export function shardPieces(
  { pieces }: Pick<Piecewise, 'pieces'>,
  { index, of }: Shard,
): readonly [first: number, end: number] {
  return [Math.floor((index * pieces) / of), Math.floor(((index + 1) * pieces) / of)]
}

/** The sums of a sampling, from pieces that are all there. */
export function assembled(
  { samples, terms }: Pick<Sampling, 'samples' | 'terms'>,
  pieces: ReadonlyMap<number, Float64Array>,
): BatchSums {
  return batchesOfPieces(samples, terms, (piece) => pieces.get(piece) as Float64Array)
}

/**
 * The parts of one request put together, in whatever order they come; sums and estimates have the bits of a run that was
 * never divided.
 *
 * @param parts with the name of the file that each came from
 * @throws InputError naming the file, when a part is not complete, belongs to another request or another division, or is
 * there twice; and naming the shard when one is missing
 */
export function mergeParts<D extends object>(parts: readonly (readonly [file: string, part: Part<D>])[]): Part<D> {
  const [first] = parts
  if (first === undefined)
    throw new InputError({
      code: 'montecarlo.parts',
      at: 'parts',
      expected: 'one part file at least',
      received: 'none',
    })
  const [firstFile, { request, shard }] = first
  const files = new Map<number, string>()
  for (const [file, part] of parts) {
    requireSameRequest(firstFile, request, file, part.request)
    const refuse = (expected: string, received: string): never => {
      throw new InputError({ code: 'montecarlo.part', at: file, expected, received })
    }
    if (part.shard.of !== shard.of) refuse(`one of ${shard.of} shards as in ${firstFile}`, `one of ${part.shard.of}`)
    const name = `${part.shard.index}/${shard.of}`
    if (!part.complete)
      refuse('a finished shard', `shard ${name} stopped before its end (finish it with --resume ${file})`)
    const earlier = files.get(part.shard.index)
    if (earlier !== undefined) refuse('a shard that is not there yet', `shard ${name} again, which is in ${earlier}`)
    files.set(part.shard.index, file)
  }
  const missing = Array.from({ length: shard.of }, (_, i) => i).filter((i) => !files.has(i))
  if (missing.length > 0)
    throw new InputError({
      code: 'montecarlo.shards',
      at: `shard ${several(missing.map((i) => `${i}/${shard.of}`))}`,
      expected: `a file with it beside ${several([...files.values()])}`,
      received: 'none',
    })
  const samplings = (first[1].samplings as readonly unknown[]).map(
    (_, s) => new Map(parts.flatMap(([, part]) => [...(part.samplings[s] ?? [])])),
  )
  return { request, shard: WHOLE, complete: true, samplings }
}

/** Some of the names, and how many there are, when they are many. */
function several(names: readonly string[]): string {
  const most = 20
  return names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')}, … (${names.length} in all)`
}

/** @throws InputError naming the file, unless it is a part of this request and this shard */
export function requireSamePart<D extends object>(
  name: string,
  { request, shard }: Pick<Part<D>, 'request' | 'shard'>,
  file: string,
  part: Part<D>,
): void {
  requireSameRequest(name, request, file, part.request)
  if (part.shard.index === shard.index && part.shard.of === shard.of) return
  throw new InputError({
    code: 'montecarlo.part',
    at: file,
    expected: `shard ${shard.index}/${shard.of} as in ${name}`,
    received: `shard ${part.shard.index}/${part.shard.of}`,
  })
}

/** @throws InputError naming the file and the first thing in which the requests differ */
function requireSameRequest<D extends object>(firstFile: string, expected: D, file: string, received: D): void {
  // A part may say what the other leaves to its default.
  for (const key of new Set([...Object.keys(expected), ...Object.keys(received)]) as Set<keyof D & string>) {
    const [wanted, found] = [JSON.stringify(expected[key]), JSON.stringify(received[key])] as (string | undefined)[]
    if (wanted !== found)
      throw new InputError({
        code: 'montecarlo.part',
        at: file,
        expected: `${wanted === undefined ? `no ${key}` : `${key} ${wanted}`} as in ${firstFile}`,
        received: found === undefined ? `no ${key}` : `${key} ${found}`,
      })
  }
}
