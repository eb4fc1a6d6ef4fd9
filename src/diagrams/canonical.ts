import { automorphismsFrom } from './automorphisms.js'
import { canonicalLabellings } from './canonicalLabellings.js'
import type { Diagram, Leg, WeightedDiagram } from './diagram.js'
import { labellingCount } from './labellingCount.js'
import { relabel } from './relabel.js'

/**
 * A connected diagram in canonical form, with its name and its automorphisms. Isomorphic diagrams give structurally equal results.
 *
 * @param legs `free`: legs are exchangeable and are sorted by vertex. `fixed`: leg i stays leg i, and isomorphisms must respect it;
 * the name then ends with the labels (from 1) in the order in which the legs stand in the free name.
 */
export function canonical(diagram: Diagram, legs: 'fixed' | 'free'): WeightedDiagram {
  const labellings = canonicalLabellings(diagram)
  const automorphisms = automorphismsFrom(diagram, labellings)
  let best: { readonly diagram: Diagram; readonly labels: readonly number[] } | undefined
  for (const order of labellings) {
    const candidate = relabel(diagram, order)
    const labels = legOrder(candidate.legs)
    if (best === undefined || (legs === 'fixed' && comparePlaces(candidate.legs, best.diagram.legs) < 0)) best = { diagram: candidate, labels }
    if (legs === 'free') break
  }
  if (best === undefined) throw new Error('canonical: a diagram without labelling')
  const sortedLegs = best.labels.map((i) => best.diagram.legs[i] as Leg)
  const free = { ...best.diagram, legs: sortedLegs }
  const name = nickelName(free)
  const suffix = legs === 'fixed' && best.labels.length > 0 ? `:${best.labels.map((i) => i + 1).join(',')}` : ''
  return { id: name + suffix, diagram: legs === 'free' ? free : best.diagram, automorphisms, labellings: labellingCount(diagram.legs, automorphisms) }
}

/** The legs in the order of their vertices, then fields, then labels. */
function legOrder(legs: readonly Leg[]): number[] {
  return legs.map((_, i) => i).sort((a, b) => compareLegs(legs[a] as Leg, legs[b] as Leg) || a - b)
}

function compareLegs(a: Leg, b: Leg): number {
  return a.vertex - b.vertex || (a.field < b.field ? -1 : a.field > b.field ? 1 : 0)
}

function comparePlaces(a: readonly Leg[], b: readonly Leg[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = compareLegs(a[i] as Leg, b[i] as Leg)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * Nickel's index: per vertex `e` for a leg and the numbers of its neighbours from itself on, closed by `|`: `e112|e3|333||`.
 * Where vertex kinds, line kinds or fields do not follow from that, they are appended: `[kind,…]`, `[line,…]`, `[field,…]`.
 */
function nickelName(diagram: Diagram): string {
  if (diagram.vertices.length === 0) return diagram.legs.length === 0 ? '' : `ee${suffixOf(diagram.legs.map((leg) => leg.field))}`
  const rows = diagram.vertices.map((_, v) => {
    const ends = diagram.lines.flatMap(({ from, to }) => (from === v || to === v ? [from === v ? to : from] : [])).filter((to) => to >= v)
    const legs = diagram.legs.filter((leg) => leg.vertex === v).map(() => 'e')
    return [...legs, ...ends.sort((a, b) => a - b).map(digit)].join('') + '|'
  })
  const kindsByValence = new Set(diagram.vertices.map((vertex) => `${vertex.fields.length} ${vertex.name}`))
  const ambiguous = kindsByValence.size > new Set(diagram.vertices.map((vertex) => vertex.fields.length)).size
  const oriented = diagram.lines.some((line) => line.kind.fields[0] !== line.kind.fields[1])
  const lines = oriented || new Set(diagram.lines.map((line) => line.kind.name)).size > 1
  return [
    rows.join(''),
    ambiguous ? `[${diagram.vertices.map((vertex) => vertex.name).join(',')}]` : '',
    lines ? `[${diagram.lines.map((line) => `${line.kind.name}${line.from}${line.to}`).join(',')}]` : '',
    suffixOf(diagram.legs.map((leg) => leg.field)),
  ].join('')
}

function suffixOf(fields: readonly string[]): string {
  return new Set(fields).size > 1 ? `[${fields.join(',')}]` : ''
}

/** 0–9, then A, B, …: vertex numbers of one character up to 35, then in brackets. */
function digit(n: number): string {
  return n < 36 ? n.toString(36).toUpperCase() : `(${n})`
}
