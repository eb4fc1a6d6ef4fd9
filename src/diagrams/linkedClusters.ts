import { InputError } from '../errors.js'
import { limit } from '../algebra/limits.js'
import type { Limit } from '../algebra/limits.js'
import { constant, monomial, polynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { series } from '../algebra/series.js'
import type { Series } from '../algebra/series.js'
import { logarithm } from '../algebra/seriesFunctions.js'
import type { LineKind, VertexKind, WeightedDiagram } from './diagram.js'
import { enumerateDiagrams } from './enumerate.js'
import { enumerateAllDiagrams } from './enumerateAll.js'
import type { DiagramRequest } from './request.js'

/**
 * The diagrams to sum: all without legs that have at most so many vertices, or so many lines. A vertex with one
 * half-edge is a source.
 */
export interface ClusterRequest {
  readonly vertices: readonly VertexKind[]
  readonly lines: readonly LineKind[]
  readonly most: { readonly vertices: number } | { readonly lines: number }
}

/** Both sides of the linked-cluster theorem; the names of vertices and lines are the symbols. */
export interface LinkedClusters {
  /** 1 + the sum over all diagrams, connected or not, of Π vertices Π lines / |Aut|. */
  readonly all: Series
  /** Its logarithm. */
  readonly logarithm: Series
  /** The sum over the connected ones. */
  readonly connected: Series
}

/**
 * The linked-cluster theorem as a computation: the logarithm of the sum over all diagrams, and the sum over the
 * connected ones, which are equal coefficient by coefficient. With vertices of every valence for the cumulants of a
 * base theory and couplings K as lines it is the expansion around a theory that is not Gaussian. `substitutePolynomial`
 * puts factors in place of the symbols.
 *
 * @throws InputError when the lines are to be counted and a vertex has no half-edge, so that there is no end of
 * diagrams
 * @example
 * const g = { name: 'g', fields: ['φ', 'φ', 'φ', 'φ'] }
 * linkedClusters({ vertices: [g], lines: [{ name: 'D', fields: ['φ', 'φ'] }], most: { vertices: 2 } }).connected // g D²/8 + g² D⁴/12
 */
export function linkedClusters(request: ClusterRequest): LinkedClusters {
  const limits = limitsOf(request)
  const sum = (enumerate: (each: DiagramRequest) => Iterable<WeightedDiagram>): Polynomial =>
    polynomial(requests(request).flatMap((each) => [...enumerate(each)].flatMap(valueOf)))
  const all = series([...constant(1), ...sum(enumerateAllDiagrams)], limits)
  return { all, logarithm: logarithm(all), connected: series(sum(enumerateDiagrams), limits) }
}

function limitsOf({ vertices, lines, most }: ClusterRequest): readonly Limit[] {
  const counted = 'vertices' in most ? vertices : lines
  const weights = Object.fromEntries(counted.map(({ name }) => [name, 1]))
  return [limit(weights, 'vertices' in most ? most.vertices : most.lines)]
}

/** A request for each non-empty set of vertices within the bound whose half-edges can all be joined. */
function requests({ vertices, lines, most }: ClusterRequest): DiagramRequest[] {
  const empty = vertices.find(({ fields }) => fields.length === 0)
  if (empty !== undefined && 'lines' in most)
    throw new InputError({
      code: 'diagrams.clusters',
      at: `vertices, ${empty.name}`,
      expected: 'at least one half-edge where lines are counted',
      received: 'none',
    })
  const [budget, cost] =
    'vertices' in most
      ? [most.vertices, (): number => 1]
      : [2 * most.lines, ({ fields }: VertexKind): number => fields.length]
  return countsWithin(
    vertices.map((kind) => cost(kind)),
    budget,
  )
    .filter(
      (counts) =>
        counts.some((count) => count > 0) &&
        counts.reduce((ends, count, k) => ends + count * (vertices[k]?.fields.length ?? 0), 0) % 2 === 0,
    )
    .map((counts) => ({
      legs: [],
      legLabels: 'free',
      lines,
      vertices: vertices.map((kind, k) => ({ kind, count: counts[k] as number })),
    }))
}

function countsWithin(costs: readonly number[], budget: number): number[][] {
  const [first, ...rest] = costs
  if (first === undefined) return [[]]
  const most = Math.floor(budget / first)
  return Array.from({ length: most + 1 }, (_, count) =>
    countsWithin(rest, budget - count * first).map((others) => [count, ...others]),
  ).flat()
}

function valueOf({ diagram, automorphisms }: WeightedDiagram): Polynomial {
  const exponents: Record<string, number> = {}
  for (const name of [...diagram.vertices.map((kind) => kind.name), ...diagram.lines.map(({ kind }) => kind.name)])
    exponents[name] = (exponents[name] ?? 0) + 1
  return monomial(exponents, Q.rational(1n, automorphisms.free))
}
