import { isDirected, isOriented } from './diagram.js'
import { InputError } from '../errors.js'
import { largest, requireSize } from '../sizes.js'
import type { LineKind, VertexKind } from './diagram.js'
import type { Filter } from './filters.js'
import { MAX_VERTICES } from './generator/request.js'
import type { Filters, GenerateRequest } from './generator/request.js'
import { legSpecies } from './requestedLegs.js'
import type { OuterEnd } from './requestedLegs.js'

/** Which connected diagrams are asked for. */
export interface DiagramRequest {
  /** For each leg the field of the half-edge at which its line ends inside the diagram. */
  readonly legs: readonly string[]
  /**
   * What each leg is outside; default: leg i ends on `legs[i]`, legs of one field are alike, and any line may join two
   * legs.
   */
  readonly outer?: readonly OuterEnd[]
  /**
   * `fixed`: legs are labelled by their position in `legs`. `free`: diagrams that differ by an exchange of legs are the
   * same.
   */
  readonly legLabels: 'fixed' | 'free'
  /** How many vertices of each kind; 32 in all at most. */
  readonly vertices: readonly { readonly kind: VertexKind; readonly count: number }[]
  /** The lines that exist: which half-edges may be joined; one kind of line for a pair of fields. */
  readonly lines: readonly LineKind[]
  /** Only diagrams that pass all of these. Default: none, that is every connected diagram. */
  readonly filters?: readonly Filter[]
  /** Most self-loops in the whole diagram; default: any number. */
  readonly maxSelfLoops?: number
  /** Most lines between two vertices; default: any number. */
  readonly maxParallel?: number
  /**
   * Whether names contain the kinds of vertices and lines and the fields of legs; default: when there are several kinds
   * of lines, or an oriented one. A theory with several kinds of vertices of one valence needs it.
   */
  readonly typed?: boolean
  /** Whether diagrams of several parts may have parts without legs; default: true. */
  readonly vacuumParts?: boolean
  /** `[i, n]`: only the i-th (from 0) of n disjoint parts, whose union is the whole. */
  readonly shard?: readonly [number, number]
}

/**
 * The request in the generator's terms, fields being numbers.
 *
 * @throws InputError when a count is no natural number, a field can end no line, two kinds of lines join the same
 * fields, or a shard is none
 */
export function generatorRequest(request: DiagramRequest): GenerateRequest {
  const names = [...new Set(request.lines.flatMap((line) => line.fields))]
  const fieldNumber = (field: string, at: string): number => {
    const number = names.indexOf(field)
    if (number < 0)
      throw new InputError({ code: 'diagrams.field', at, expected: `one of ${names.join(', ')}`, received: field })
    return number
  }
  const tally = (fields: readonly string[], at: string): number[] => {
    const counts = names.map(() => 0)
    for (const field of fields) {
      const number = fieldNumber(field, at)
      counts[number] = (counts[number] as number) + 1
    }
    return counts
  }
  request.legs.forEach((field, i) => fieldNumber(field, `request.legs[${i}]`))
  const lines = request.lines.map(({ fields: [a, b] }): [number, number] => [names.indexOf(a), names.indexOf(b)])
  requireDistinctLines(request.lines)
  requireSize({
    code: 'diagrams.size',
    at: 'request.legs',
    of: 'legs',
    needed: request.legs.length,
    most: largest.legs,
  })
  const kinds = request.vertices.map(({ kind, count }, i) => {
    const at = `request.vertices[${i}]`
    requireNatural(count, `${at}.count`)
    requireSize({
      code: 'diagrams.size',
      at: `${at}.kind`,
      of: 'half-edges',
      needed: kind.fields.length,
      most: largest.valence,
    })
    const halfEdges = tally(kind.fields, `${at}.kind.fields`)
    const states = halfEdges.reduce((product, h) => product * (h + 1), 1)
    requireSize({
      code: 'diagrams.size',
      at: `${at}.kind`,
      of: 'ways to leave some of its half-edges free',
      needed: states,
      most: largest.states,
    })
    return { halfEdges, count }
  })
  const needed = kinds.reduce((total, { count }) => total + count, 0)
  requireSize({ code: 'diagrams.size', at: 'request.vertices', of: 'vertices', needed, most: MAX_VERTICES })
  if (request.shard !== undefined) requireShard(request.shard)
  for (const name of ['maxSelfLoops', 'maxParallel'] as const)
    if (request[name] !== undefined) requireNatural(request[name], `request.${name}`)
  return {
    fields: names.length,
    lines,
    directed: request.lines.map(isDirected),
    kinds,
    legs: legSpecies(request).map(({ leg, count }) => ({ field: names.indexOf(leg.field), count })),
    filters: filtersOf(request),
    ...(request.shard === undefined ? {} : { shard: request.shard }),
  }
}

/** The conditions of a request as the search knows them. */
export function filtersOf({
  filters = [],
  maxSelfLoops,
  maxParallel,
}: Pick<DiagramRequest, 'filters' | 'maxSelfLoops' | 'maxParallel'>): Filters {
  const has = (filter: Filter): boolean => filters.includes(filter)
  return {
    onePI: has('1pi'),
    noSelfLoop: has('no-self-loop') || has('simple'),
    noTadpole: has('no-tadpole'),
    noSnail: has('no-snail'),
    bipartite: has('bipartite'),
    acyclic: has('acyclic'),
    tree: has('tree'),
    twoPI: has('2pi'),
    onShell: has('on-shell'),
    noSigma: has('no-sigma'),
    onePR: has('1pr'),
    tadpole: has('tadpole'),
    snail: has('snail'),
    notBipartite: has('not-bipartite'),
    notSimple: has('not-simple'),
    offShell: has('off-shell'),
    sigma: has('sigma'),
    ...(maxSelfLoops === undefined ? {} : { maxSelfLoops }),
    ...(has('simple')
      ? { maxParallel: Math.min(1, maxParallel ?? 1) }
      : maxParallel === undefined
        ? {}
        : { maxParallel }),
  }
}

function requireNatural(value: number, at: string): void {
  if (!Number.isInteger(value) || value < 0)
    throw new InputError({ code: 'diagrams.count', at, expected: 'a natural number', received: `${value}` })
}

function requireShard([part, parts]: readonly [number, number]): void {
  if (Number.isInteger(part) && Number.isInteger(parts) && part >= 0 && part < parts) return
  throw new InputError({
    code: 'diagrams.shard',
    at: 'request.shard',
    expected: 'i of n with 0 ≤ i < n',
    received: `${part} of ${parts}`,
  })
}

function requireDistinctLines(lines: readonly LineKind[]): void {
  const seen = new Set<string>()
  for (const [i, { fields }] of lines.entries()) {
    const key = [...fields].sort().join(' ')
    if (seen.has(key))
      throw new InputError({
        code: 'diagrams.line',
        at: `request.lines[${i}]`,
        expected: 'one kind of line for a pair of fields',
        received: `a second one for ${fields.join(', ')}`,
      })
    seen.add(key)
  }
}

/** Whether names contain kinds and fields: what the request says, or its default. */
export function isTyped({ typed, lines, outer = [] }: Pick<DiagramRequest, 'typed' | 'lines' | 'outer'>): boolean {
  return typed ?? (lines.length > 1 || lines.some(isOriented) || outer.some(({ carries }) => carries !== undefined))
}
