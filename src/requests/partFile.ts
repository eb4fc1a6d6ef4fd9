import {
  array,
  boolean,
  custom,
  enum as enumeration,
  exactOptional,
  gte,
  int,
  number,
  positive,
  record,
  strictObject,
  string,
  union,
  unknown,
} from 'zod/mini'
import type { ZodMiniType } from 'zod/mini'
import packageJson from '../../package.json' with { type: 'json' }
import { InputError } from '../errors.js'
import type { NetworkFile } from '../networks/files/networkFile.js'
import { shardPieces } from '../montecarlo/check/shards.js'
import type { Part, Shard } from '../montecarlo/check/shards.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { named } from '../names.js'
import { STREAM_NAME } from '../random/streamName.js'
import { divisionOf, worksOf } from './divisible.js'
import type { Divisible, Division, Divisions } from './divisible.js'
import { networkFile } from './networkFileSchema.js'

const natural = int().check(gte(0))
const points = array(array(number()))

/** The shapes of what is divided. */
const requests = {
  check: strictObject({
    network: union([string(), custom<NetworkFile>((value) => networkFile.safeParse(value).success)]),
    parameters: record(string(), number()),
    points,
    samples: int().check(gte(20)),
    seed: natural,
    estimators: array(enumeration(['kernel', 'direct', 'neuron'])),
    sigmas: number().check(positive()),
    histogram: boolean(),
    actionPoints: exactOptional(points),
  }),
  sde: strictObject({
    equation: string(),
    file: exactOptional(string()),
    quantity: enumeration(['mean', 'correlation', 'response', 'cumulant']),
    of: array(string()),
    start: exactOptional(record(string(), string())),
    waiting: exactOptional(number()),
    upTo: natural,
    order: exactOptional(natural),
    parameters: record(string(), number()),
    at: array(number()),
    paths: natural,
    time: number(),
    dt: number(),
    scheme: enumeration(['euler', 'weak2']),
    seed: natural,
  }),
  dmft: strictObject({
    phi: string(),
    g: number(),
    noise: number(),
    method: exactOptional(enumeration(['potential', 'iteration'])),
    until: exactOptional(number()),
    step: exactOptional(number()),
    units: array(natural),
    networks: natural,
    time: number(),
    dt: number(),
    seed: natural,
    start: number(),
  }),
  'dmft-populations': strictObject({
    network: string(),
    file: string(),
    until: exactOptional(number()),
    step: exactOptional(number()),
    units: array(natural),
    networks: natural,
    time: number(),
    dt: number(),
    seed: natural,
    variances: array(number()),
    means: array(number()),
  }),
} as const satisfies { readonly [K in Division]: ZodMiniType<Divisions[K]> }

/** The shape of a part file. Numbers are finite, by JSON and by zod; sums that are not stand there as words. */
const partJson = strictObject({
  edgewick: string(),
  kind: enumeration(['check-part', 'sde-part', 'dmft-part', 'dmft-populations-part']),
  /** {@link STREAM_NAME} of the program that sampled. */
  stream: string(),
  request: unknown(),
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
 * const read = await readPart(await partText(part), 'part-0.json', 'check')
 * read.shard // { index: 0, of: 2 }
 */
export async function partText({ request, shard, complete, samplings }: Part<Divisible>): Promise<string> {
  const content = JSON.stringify({
    edgewick: packageJson.version,
    kind: `${divisionOf(request)}-part`,
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
 * The sums of a part that `partText` wrote, of work that this command asks for.
 *
 * @throws InputError naming the file, unless it is a whole part that this version wrote
 * @example
 * const part = await checkPart({ network: 'cos-net', samples: 400, shard: [0, 2] })
 * const read = await readPart(await partText(part), 'part-0.json', 'check')
 * read.shard // { index: 0, of: 2 }
 */
export async function readPart<K extends Division>(text: string, file: string, of: K): Promise<Part<Divisions[K]>> {
  const part = await readAnyPart(text, file)
  const found = divisionOf(part.request)
  if (found !== of)
    throw new InputError({ code: 'cli.part', at: file, expected: `a part of ${of}`, received: `one of ${found}` })
  return part as Part<Divisions[K]>
}

/**
 * The same of any work.
 *
 * @param works for many parts, one that remembers
 * @throws InputError as {@link readPart}
 */
export async function readAnyPart(
  text: string,
  file: string,
  works: (request: Divisible) => Promise<readonly Piecewise[]> = worksOf,
): Promise<Part<Divisible>> {
  const refuse = (expected: string, received: string): never => {
    throw new InputError({ code: 'cli.part', at: file, expected, received })
  }
  const json = parsed(text) ?? refuse(WANTED, text.trim() === '' ? 'an empty file' : 'one that is cut off or damaged')
  const of = typeof json['kind'] === 'string' ? /^([\w-]+)-part$/.exec(json['kind'])?.[1] : undefined
  const shape = (of === undefined ? undefined : named(requests, of)) ?? refuse(WANTED, 'other JSON')
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
  const asked = shape.safeParse(json['request'])
  if (!valid.success || !asked.success) {
    const path = valid.success ? ['request', ...(asked.error?.issues[0]?.path ?? [])] : valid.error.issues[0]?.path
    return refuse(WANTED, `one with something else under ${(path ?? []).join('.') || 'its keys'}`)
  }
  const { shard, complete, samplings } = valid.data
  if (shard.index >= shard.of) refuse(WANTED, `one of shard ${shard.index}/${shard.of}`)
  const planned = await works(asked.data)
  if (!samplings.every((pieces, s) => pieces.every((piece) => fits(piece, planned[s], shard))))
    refuse(WANTED, `one with pieces of another ${divisionOf(asked.data) === 'check' ? 'check' : 'simulation'}`)
  const part = {
    ...{ request: asked.data, shard, complete },
    samplings: samplings.map(
      (pieces) => new Map(pieces.map(([piece, ...sums]) => [Number(piece), Float64Array.from(sums, Number)])),
    ),
  }
  const whole = planned.every((work, s) => {
    const [first, end] = shardPieces(work, shard)
    return part.samplings[s]?.size === end - first
  })
  if (complete && !whole) refuse(WANTED, 'one that lacks pieces')
  return part
}

const WANTED = 'a part file, as --shard writes it'

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
