import type { Polynomial } from '../algebra/polynomial.js'
import { rational } from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { localVertex } from './localVertex.js'
import { blocksAt, requireLines, siteGraphs } from './siteGraph.js'
import type { SiteGraph } from './siteGraph.js'

/**
 * A diagram of the Gibbs free energy: its lines are couplings, its nodes spins, and every node is summed over all sites,
 * whether or not others stand there.
 */
export interface MeanFieldDiagram {
  readonly graph: SiteGraph
  /** 1/|Aut|, parallel lines counted. */
  readonly weight: Rational
  /** Of every node the {@link localVertex}, a polynomial in `m`. */
  readonly nodes: readonly Polynomial[]
}

/**
 * The diagrams of F^(k) in G(m) = G₀ − Σ_k F^(k), which is Σ weight Σ_{i, j, …} Π K Π nodes, for Ising spins with the
 * couplings K, where K_ii = 0. They have no bridge; a node that cuts its diagram into blocks carries the local vertex of
 * its blocks, not a cumulant.
 *
 * @param order k, from 1
 * @throws InputError for an order that is none, or above 8
 * @example
 * meanFieldDiagrams(4).length // 4: watermelon, chain of two double lines, triangle with a doubled side, square
 */
export function meanFieldDiagrams(order: number): readonly MeanFieldDiagram[] {
  requireLines(order, 'order')
  return siteGraphs(order, 'bridgeless').map(({ graph, automorphisms }) => ({
    graph,
    weight: rational(1n, automorphisms),
    nodes: Array.from({ length: graph.sites }, (_, site) =>
      localVertex(blocksAt(graph, site).map(({ length }) => length)),
    ),
  }))
}
