import { createHash } from 'node:crypto'
import packageJson from '../../package.json' with { type: 'json' }
import { InputError } from '../errors.js'
import { emptyBatches } from '../montecarlo/batches.js'
import { plannedCheck } from '../montecarlo/checkRequest.js'
import type { CheckRequest } from '../montecarlo/checkRequest.js'
import { shardBatches } from '../montecarlo/shards.js'
import type { CheckPart, Shard } from '../montecarlo/shards.js'
import type { Sampling } from '../montecarlo/sampling.js'

interface PartJson {
  readonly edgewick: string
  /** `check-part` */
  readonly kind: string
  readonly request: CheckRequest
  readonly shard: Shard
  readonly complete: boolean
  /** For each sampling, the finished batches: number, then the sums of the terms. */
  readonly samplings: readonly (readonly (readonly (number | string)[])[])[]
  /** SHA-256 of the JSON text of all that stands before. */
  readonly digest: string
}

/** A part as a text from which the same bits are read again: JSON writes a float64 with as many digits as that needs. */
export function partText({ request, shard, complete, samplings }: CheckPart): string {
  const content = {
    edgewick: packageJson.version,
    kind: 'check-part',
    request,
    shard,
    complete,
    samplings: samplings.map((batches) => [...batches].sort(([a], [b]) => a - b).map(([batch, sums]) => [batch, ...Array.from(sums, numberJson)])),
  }
  return `${JSON.stringify({ ...content, digest: digestOf(content) })}\n`
}

/** @throws InputError naming the file, unless it is a whole part that this version wrote */
export function readPart(text: string, file: string): CheckPart {
  const refuse = (expected: string, received: string): never => {
    throw new InputError({ code: 'cli.part', at: file, expected, received })
  }
  const found = parsed(text) ?? refuse(WANTED, text.trim() === '' ? 'an empty file' : 'one that is cut off or damaged')
  if (found.kind !== 'check-part') refuse(WANTED, 'other JSON')
  if (found.edgewick !== packageJson.version) refuse(`a part of version ${packageJson.version} of edgewick`, `one of version ${found.edgewick}`)
  const { digest, ...content } = found
  if (digestOf(content) !== digest) refuse(WANTED, 'one whose content was changed (its digest differs)')
  const { samplings } = plannedCheck(found.request)
  if (!found.samplings.every((batches, s) => batches.every((batch) => fits(batch, samplings[s])))) refuse(WANTED, 'one with batches of another check')
  const part = {
    ...found,
    samplings: found.samplings.map((batches) => new Map(batches.map(([batch, ...sums]) => [Number(batch), Float64Array.from(sums, Number)]))),
  }
  const whole = samplings.every((sampling, s) => {
    const [first, end] = shardBatches(sampling, part.shard)
    return part.samplings[s]?.size === end - first
  })
  if (part.complete && !whole) refuse(WANTED, 'one that lacks batches')
  return part
}

const WANTED = 'a part file, as check --shard writes it'

function parsed(text: string): PartJson | undefined {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null ? (value as PartJson) : undefined
  } catch {
    return undefined
  }
}

function fits([batch, ...sums]: readonly (number | string)[], sampling: Sampling | undefined): boolean {
  return sampling !== undefined && sums.length === sampling.terms && Number(batch) >= 0 && Number(batch) < emptyBatches(sampling.samples, 1).batches
}

/** JSON has no infinite numbers. */
function numberJson(value: number): number | string {
  return Number.isFinite(value) ? value : `${value}`
}

function digestOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
