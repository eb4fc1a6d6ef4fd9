import { smallFactorial } from '../algebra/integers.js'
import type { Diagram, WeightedDiagram } from '../diagrams/diagram.js'
import { enumerateDiagrams } from '../diagrams/enumerate.js'
import type { Filter } from '../diagrams/filters.js'
import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'

/** Couplings that join two sites, as often as `times` says: K^times. */
export interface Bond {
  readonly from: number
  readonly to: number
  readonly times: number
}

/** A connected multigraph without self-loops: sites are numbered from 0, `from` is below `to`. */
export interface SiteGraph {
  readonly sites: number
  readonly bonds: readonly Bond[]
}

/** With the order of its group: exchanges of sites and, in `automorphisms`, of parallel lines too. */
export interface WeightedGraph {
  readonly graph: SiteGraph
  /** Exchanges of sites that keep it. */
  readonly symmetry: number
  readonly automorphisms: bigint
}

/** @throws InputError unless there is at least one line, at most eight, and sites and bonds are as they are told to be */
export function requireGraph({ sites, bonds }: SiteGraph): void {
  requireNumber(sites, { at: 'graph.sites', integer: true, min: 2, expected: 'a number of sites, from 2' })
  const seen = new Set<string>()
  bonds.forEach(({ from, to, times }, i) => {
    const at = `graph.bonds[${i}]`
    const expected = `two of ${sites} sites by number from 0, the lower one first, no pair twice`
    requireNumber(from, { at: `${at}.from`, integer: true, min: 0, max: to - 1, expected })
    requireNumber(to, { at: `${at}.to`, integer: true, max: sites - 1, expected })
    requireNumber(times, { at: `${at}.times`, integer: true, min: 1 })
    if (seen.has(`${from},${to}`))
      throw new InputError({ code: 'effective.bond', at, expected, received: `${from}, ${to} again` })
    seen.add(`${from},${to}`)
  })
  requireLines(
    bonds.reduce((sum, { times }) => sum + times, 0),
    'graph.bonds',
  )
}

/** @throws InputError unless it is a whole number from 1 to 8 */
export function requireLines(lines: number, at: string): void {
  requireNumber(lines, {
    code: 'effective.order',
    at,
    integer: true,
    min: 1,
    expected: 'a whole number of lines, from 1',
  })
  requireSize({ code: 'effective.order', at, of: 'lines', needed: lines, most: largest.bondLines })
}

/**
 * The graphs with so many lines that are `bridgeless` (no line whose removal cuts them) or `biconnected` (no site whose
 * removal does), none of them twice. The single line counts among both.
 *
 * @param lines from 1
 * @example
 * siteGraphs(4, 'biconnected').length // 3: four lines between two sites, a triangle with a doubled side, the square
 */
export function siteGraphs(lines: number, kind: 'bridgeless' | 'biconnected'): readonly WeightedGraph[] {
  if (lines === 1) {
    const graph = { sites: 2, bonds: [{ from: 0, to: 1, times: 1 }] }
    return [{ graph, symmetry: 2, automorphisms: 2n }]
  }
  const filters: readonly Filter[] = kind === 'bridgeless' ? ['1pi', 'no-self-loop'] : ['no-snail']
  return valences(2 * lines, 2 * lines).flatMap((counts) =>
    Array.from(
      enumerateDiagrams({
        legs: [],
        legLabels: 'fixed',
        vertices: [...counts].map(([valence, count]) => ({
          kind: { name: `κ${valence}`, fields: new Array<string>(valence).fill('s') },
          count,
        })),
        lines: [{ name: 'K', fields: ['s', 's'] }],
        filters,
      }),
      weighted,
    ),
  )
}

/** The ways to share out half-edges among vertices of at least two: how many there are of each valence. */
function valences(halfEdges: number, most: number): readonly ReadonlyMap<number, number>[] {
  if (halfEdges === 0) return [new Map()]
  const found: ReadonlyMap<number, number>[] = []
  for (let valence = Math.min(most, halfEdges); valence >= 2; valence--)
    for (const rest of valences(halfEdges - valence, valence))
      found.push(new Map([[valence, (rest.get(valence) ?? 0) + 1], ...[...rest].filter(([v]) => v !== valence)]))
  return found
}

function weighted({ diagram, automorphisms: { fixed } }: WeightedDiagram): WeightedGraph {
  const graph = graphOf(diagram)
  const parallel = graph.bonds.reduce((product, { times }) => product * smallFactorial(times), 1)
  return { graph, symmetry: Number(fixed) / parallel, automorphisms: fixed }
}

function graphOf({ vertices, lines }: Diagram): SiteGraph {
  const times = new Map<number, number>()
  for (const { from, to } of lines) {
    const key = Math.min(from, to) * vertices.length + Math.max(from, to)
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  const bonds = [...times].map(([key, count]) => ({
    from: Math.floor(key / vertices.length),
    to: key % vertices.length,
    times: count,
  }))
  return { sites: vertices.length, bonds: bonds.sort((a, b) => a.from - b.from || a.to - b.to) }
}

/**
 * The blocks into which the ends of lines at a site fall when the site is taken out: for each the ends, by the places of
 * their bonds, each as often as it is there.
 */
export function blocksAt({ sites, bonds }: SiteGraph, site: number): readonly (readonly number[])[] {
  const root = Array.from({ length: sites }, (_, i) => i)
  const rootOf = (i: number): number => (root[i] === i ? i : rootOf(root[i] as number))
  for (const { from, to } of bonds) if (from !== site && to !== site) root[rootOf(from)] = rootOf(to)
  const blocks = new Map<number, number[]>()
  bonds.forEach(({ from, to, times }, bond) => {
    if (from !== site && to !== site) return
    const key = rootOf(from === site ? to : from)
    const block = blocks.get(key) ?? []
    blocks.set(key, block)
    for (let i = 0; i < times; i++) block.push(bond)
  })
  return [...blocks.values()]
}

/** Whether it hangs together. */
export function isConnected({ sites, bonds }: SiteGraph): boolean {
  const reached = new Set([0])
  for (let grown = true; grown;) {
    grown = false
    for (const { from, to } of bonds)
      if (reached.has(from) !== reached.has(to)) {
        reached.add(from).add(to)
        grown = true
      }
  }
  return reached.size === sites
}
