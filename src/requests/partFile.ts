import {
  array,
  boolean,
  enum as enumeration,
  gte,
  int,
  literal,
  number,
  optional,
  positive,
  record,
  strictObject,
  string,
  union,
} from 'zod/mini'
import packageJson from '../../package.json' with { type: 'json' }
import { InputError } from '../errors.js'
import type { PlannedCheck } from '../montecarlo/check/checkNetwork.js'
import { plannedCheck } from '../montecarlo/check/checkDefinition.js'
import type { CheckDefinition } from '../montecarlo/check/checkDefinition.js'
import { shardPieces } from '../montecarlo/check/shards.js'
import { piecewise } from '../montecarlo/sampling/piecewise.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import type { Shard } from '../montecarlo/check/shards.js'
import type { CheckPart } from '../montecarlo/check/shards.js'
import { STREAM_NAME } from '../random/streamName.js'

const natural = int().check(gte(0))
const points = array(array(number()))

/** The shape of a part file. Numbers are finite, by JSON and by zod; sums that are not stand there as words. */
const partJson = strictObject({
  edgewick: string(),
  kind: literal('check-part'),
  /** {@link STREAM_NAME} of the program that sampled. */
  stream: string(),
  request: strictObject({
    network: string(),
    parameters: record(string(), number()),
    points,
    samples: int().check(gte(20)),
    seed: natural,
    estimators: array(enumeration(['kernel', 'direct', 'neuron'])),
    sigmas: number().check(positive()),
    histogram: boolean(),
    actionPoints: optional(points),
  }),
  shard: strictObject({ index: natural, of: int().check(gte(1)) }),
  complete: boolean(),
  /** For each sampling, the finished pieces: number, then the sums of the terms. */
  samplings: array(array(array(union([number(), enumeration(['NaN', 'Infinity', '-Infinity'])])))),
  /** SHA-256 of the JSON text of all that stands before. */
  digest: string(),
})

/**
 * A part as a text from which the same bits are read again: JSON writes a float64 with as many digits as that needs.
 *
 * @example
 * const part = await checkPart({ network: 'cos-net', samples: 400, shard: [0, 2] })
 * const read = await readPart(await partText(part), 'part-0.json')
 * read.shard // { index: 0, of: 2 }
 */
export async function partText({ request, shard, complete, samplings }: CheckPart): Promise<string> {
  const content = JSON.stringify({
    edgewick: packageJson.version,
    kind: 'check-part',
    stream: STREAM_NAME,
    request,
    shard,
    complete,
    samplings: samplings.map((batches) =>
      [...batches].sort(([a], [b]) => a - b).map(([batch, sums]) => [batch, ...Array.from(sums, numberJson)]),
    ),
  })
  return `${content.slice(0, -1)},"digest":"${await digestOf(content)}"}\n`
}

/**
 * The sums of a part that `partText` wrote.
 *
 * @param planOf for many parts, one that remembers
 * @throws InputError naming the file, unless it is a whole part that this version wrote
 * @example
 * const part = await checkPart({ network: 'cos-net', samples: 400, shard: [0, 2] })
 * const read = await readPart(await partText(part), 'part-0.json')
 * read.shard // { index: 0, of: 2 }
 */
export async function readPart(
  text: string,
  file: string,
  planOf: (request: CheckDefinition) => PlannedCheck = plannedCheck,
): Promise<CheckPart> {
  const refuse = (expected: string, received: string): never => {
    throw new InputError({ code: 'cli.part', at: file, expected, received })
  }
  const json = parsed(text) ?? refuse(WANTED, text.trim() === '' ? 'an empty file' : 'one that is cut off or damaged')
  if (json['kind'] !== 'check-part') refuse(WANTED, 'other JSON')
  const { digest, ...content } = json
  // Another program may have written something else altogether; what says nothing of it is no part.
  const [version, stream] = [json['edgewick'], json['stream']]
  if (typeof version === 'string' && version !== packageJson.version)
    refuse(`a part of version ${packageJson.version} of edgewick`, `one of version ${version}`)
  if (typeof stream === 'string' && stream !== STREAM_NAME)
    refuse(`a part of the random numbers '${STREAM_NAME}'`, `one of '${stream}'`)
  if ((await digestOf(JSON.stringify(content))) !== digest)
    refuse(WANTED, 'one whose content was changed (its digest differs)')
  const valid = partJson.safeParse(json)
  if (!valid.success)
    return refuse(
      WANTED,
      `one with something else under ${(valid.error.issues[0]?.path ?? []).join('.') || 'its keys'}`,
    )
  const found = valid.data
  if (found.shard.index >= found.shard.of) refuse(WANTED, `one of shard ${found.shard.index}/${found.shard.of}`)
  const works = planOf(found.request).samplings.map((each) => piecewise(each))
  if (!found.samplings.every((batches, s) => batches.every((batch) => fits(batch, works[s], found.shard))))
    refuse(WANTED, 'one with pieces of another check')
  const part = {
    ...found,
    samplings: found.samplings.map(
      (batches) => new Map(batches.map(([batch, ...sums]) => [Number(batch), Float64Array.from(sums, Number)])),
    ),
  }
  const whole = works.every((work, s) => {
    const [first, end] = shardPieces(work, part.shard)
    return part.samplings[s]?.size === end - first
  })
  if (part.complete && !whole) refuse(WANTED, 'one that lacks pieces')
  return part
}

const WANTED = 'a part file, as check --shard writes it'

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

function fits([batch, ...sums]: readonly (number | string)[], sampling: Piecewise | undefined, shard: Shard): boolean {
  if (sampling === undefined) return false
  const [number, [first, end]] = [Number(batch), shardPieces(sampling, shard)]
  return sums.length === sampling.terms && Number.isInteger(number) && number >= first && number < end
}

/** JSON has no infinite numbers. */
function numberJson(value: number): number | string {
  return Number.isFinite(value) ? value : `${value}`
}

/** SHA-256 as hexadecimal digits. */
async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
