import { factorial } from '../algebra/integers.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import { addPolynomials, constant, powers } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { setPartitions } from '../algebra/partitions.js'
import { rational } from '../algebra/rational.js'
import { MEAN } from './isingCumulants.js'
import { localVertex } from './localVertex.js'
import { blocksAt, isConnected, requireGraph, requireLines, siteGraphs } from './siteGraph.js'
import type { Bond, SiteGraph } from './siteGraph.js'

/** A term of the Gibbs free energy as a sum over sites no two of which are the same. */
export interface SiteTerm {
  readonly graph: SiteGraph
  /** Exchanges of sites that keep the graph: a sum over all tuples of distinct sites counts each set so often. */
  readonly symmetry: number
  /** A polynomial in `m1`, `m2`, …, the means of the sites of the graph. */
  readonly coefficient: Polynomial
}

const found = new Map<number, readonly SiteTerm[]>()

/**
 * The terms of F^(k) in G(m) = G₀ − Σ_k F^(k), which is Σ 1/symmetry Σ' K^times … coefficient(m_i, m_j, …), Σ' over
 * distinct sites: one for each biconnected graph of k lines. Graphs that a site cuts have the coefficient 0, for a spin
 * that joins two systems has one number, its mean, to tell one of the other.
 *
 * @param order k, from 1
 * @throws InputError for an order that is none, or above 8
 * @example
 * String(siteTerms(2)[0].coefficient) // '1/2 - 1/2 m1^2 + 1/2 m1^2 m2^2 - 1/2 m2^2': Σ_{i<j} K_ij² (1 − m_i²)(1 − m_j²)/2
 */
export function siteTerms(order: number): readonly SiteTerm[] {
  requireLines(order, 'order')
  const known =
    found.get(order) ??
    siteGraphs(order, 'biconnected').map(({ graph, symmetry }) => ({
      graph,
      symmetry,
      coefficient: siteCoefficient(graph),
    }))
  found.set(order, known)
  return known
}

/**
 * The coefficient of Π K^times in −G(m), as a polynomial in the means `m1`, `m2`, … of the sites.
 *
 * Nodes of diagrams that are summed over all sites may stand on one: the ends of lines at each site are shared out
 * among nodes in every way, and what hangs together contributes its local vertices.
 *
 * @throws InputError for a graph that is none, or of more than 8 lines
 * @example
 * siteCoefficient({ sites: 3, bonds: [{ from: 0, to: 1, times: 2 }, { from: 1, to: 2, times: 2 }] }) // []: a chain is cut
 */
export function siteCoefficient(graph: SiteGraph): Polynomial {
  requireGraph(graph)
  const lines = graph.bonds.flatMap((bond) => new Array<Bond>(bond.times).fill(bond))
  const ends = Array.from({ length: graph.sites }, (_, site) =>
    [...lines.keys()].filter((line) => lines[line]?.from === site || lines[line]?.to === site),
  )
  const ways = new Map<
    string,
    { readonly vertices: readonly (readonly [number, readonly number[]])[]; count: number }
  >()
  for (const { nodes, count } of shared(ends, lines)) {
    const split = splitGraph(nodes, lines.length)
    if (!isConnected(split)) continue
    const vertices = nodes.map(({ site }, node) => {
      const legs = blocksAt(split, node).map(({ length }) => length)
      return [site, legs.sort((a, b) => a - b)] as const
    })
    const key = vertices
      .map(([site, legs]) => `${site}:${legs.join()}`)
      .sort()
      .join(' ')
    const known = ways.get(key)
    if (known === undefined) ways.set(key, { vertices, count })
    else known.count += count
  }
  const parallel = graph.bonds.reduce((product, { times }) => product * factorial(times), 1n)
  return addPolynomials(
    ...Array.from(ways.values(), ({ vertices, count }) =>
      vertices
        .map(([site, legs]) => ofSite(localVertex(legs), site + 1))
        .reduce((product, factor) => multiplyPolynomials(product, factor), constant(rational(BigInt(count), parallel))),
    ),
  )
}

/** Nodes: on which site each stands, and the lines that end there. */
interface Node {
  readonly site: number
  readonly lines: readonly number[]
}

/**
 * The ways to share out the ends at each site among nodes of two ends or more, for others vanish. At the first site with
 * the most ends, those that exchanges of parallel lines turn into each other are one, with their number.
 */
function* shared(
  ends: readonly (readonly number[])[],
  lines: readonly Bond[],
): Generator<{ readonly nodes: readonly Node[]; readonly count: number }> {
  const least = lines.length === 1 ? 1 : 2
  const partitions = ends.map((here, site) =>
    [...setPartitions(here)]
      .filter((blocks) => blocks.every(({ length }) => length >= least))
      .map((blocks) => blocks.map((block): Node => ({ site, lines: block }))),
  )
  const most = ends.reduce((best, here, site) => (here.length > (ends[best] ?? []).length ? site : best), 0)
  const classes = new Map<string, { readonly nodes: readonly Node[]; count: number }>()
  for (const nodes of partitions[most] ?? []) {
    const key = nodes
      .map((node) => node.lines.map((line) => (lines[line]?.from === most ? lines[line].to : lines[line]?.from)).join())
      .sort()
      .join(' ')
    const known = classes.get(key)
    if (known === undefined) classes.set(key, { nodes, count: 1 })
    else known.count++
  }
  const others = partitions.filter((_, site) => site !== most)
  for (const { nodes, count } of classes.values())
    for (const rest of choices(others)) yield { nodes: [...nodes, ...rest], count }
}

/** One of each. */
function* choices(of: readonly (readonly (readonly Node[])[])[]): Generator<readonly Node[]> {
  const [first, ...others] = of
  if (first === undefined) yield []
  else for (const rest of choices(others)) for (const one of first) yield [...one, ...rest]
}

function splitGraph(nodes: readonly Node[], lines: number): SiteGraph {
  const bonds = new Map<string, Bond>()
  for (let line = 0; line < lines; line++) {
    const [from = 0, to = 0] = nodes.flatMap((node, i) => (node.lines.includes(line) ? [i] : []))
    const { times } = bonds.get(`${from},${to}`) ?? { times: 0 }
    bonds.set(`${from},${to}`, { from, to, times: times + 1 })
  }
  return { sites: nodes.length, bonds: [...bonds.values()] }
}

/** The polynomial in `m` as one in the mean of a site, counted from 1. */
function ofSite(p: Polynomial, site: number): Polynomial {
  return addPolynomials(
    p.map(({ coefficient, powers: { [MEAN]: exponent = rational(0) } }) => ({
      coefficient,
      powers: powers({ [`m${site}`]: exponent }),
    })),
  )
}
