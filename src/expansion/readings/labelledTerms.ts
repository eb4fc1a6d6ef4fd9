import { permutations } from '../../algebra/partitions.js'
import * as Q from '../../algebra/rational.js'
import type { Powers } from '../../algebra/polynomial.js'
import type { Rational } from '../../algebra/rational.js'
import { labelledImages } from '../../diagrams/canonical.js'
import { legKind } from '../../diagrams/diagram.js'
import type { Diagram, Leg, WeightedDiagram } from '../../diagrams/diagram.js'
import { symmetryGenerators } from '../../diagrams/structure/symmetryGenerators.js'
import { printingDiagram } from '../../diagrams/printingDiagram.js'
import type { Theory } from '../../theory/theory.js'
import type { Expansion } from '../expansion.js'
import { answersTo, carryingAlike, legDeals, legPlacements } from '../legNames.js'
import { legNames } from '../legs.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'

/**
 * Whether a diagram with n distinct labellings of its legs is given once, one labelling standing for all (`counted`, "+
 * n−1 perms"), or n times, each labelling as a term of its own (`written`).
 */
export type Permutations = 'counted' | 'written'

/**
 * `coefficient` · (the diagram with leg i ending at x_i, and `others` more labellings of its legs). `coefficient` is
 * that of one labelling: the class's coefficient in the functional, divided by the number of labellings.
 */
export interface LabelledTerm {
  readonly coefficient: Rational
  /** Of the symbols that are written beside the diagram's factors. */
  readonly powers: Powers
  /** Its legs are in the order of the request's names: leg i is x_{i+1}. */
  readonly diagram: Diagram
  /** How many further labellings this one stands for: what "+ n perms" or "+ Comb." counts; 0 when written out. */
  readonly others: bigint
  /** Index of the expansion's term that it belongs to. */
  readonly term: number
}

/**
 * The coefficient function of the expansion, term by term with labelled legs. Written out, it is symmetric in the legs
 * of one name as it stands; counted, after the labellings not written are added.
 *
 * @example
 * const g4 = expand(theory('edgeworth'), { legs: 4, select: { order: 1 } })
 * labelledTerms(g4, 'counted').map(({ others }) => others) // [0n, 2n]: the exchange diagram has three channels
 * labelledTerms(g4, 'written').length // 4
 */
export function labelledTerms(expansion: Expansion, perms: Permutations): readonly LabelledTerm[] {
  const { theory, request, terms } = expansion
  const names = legNames(theory, request)
  const symbols = writtenSymbols(theory)
  return terms.flatMap(({ coefficient, powers, weighted }, term) => {
    const labellings = labellingsOf(theory, weighted, names)
    const written = powersOf(powers, symbols)
    const single = Q.divide(coefficient, Q.rational(labellings))
    const first = inPlace(weighted.diagram, legPlacements(theory, names, weighted.diagram)[0] as readonly number[])
    const diagrams = perms === 'counted' || labellings === 1n ? [first] : relabelled(theory, first, names)
    return diagrams.map((diagram) => ({
      coefficient: single,
      powers: written,
      diagram,
      others: perms === 'counted' ? labellings - 1n : 0n,
      term,
    }))
  })
}

/**
 * How many terms the coefficient function has when every labelling is written out: what all "+ perms" together stand
 * for, and the terms shown.
 *
 * @example
 * writtenTermCount(expand(theory('edgeworth'), { legs: 4, select: { order: 1 } })) // 4n
 */
export function writtenTermCount({ theory, request, terms }: Expansion): bigint {
  const names = legNames(theory, request)
  return terms.reduce((total, { weighted }) => total + labellingsOf(theory, weighted, names), 0n)
}

/**
 * Symbols that are written beside the diagram's factors. A small parameter that only vertices bring is inside their
 * symbols (G_c^(4) is of order 1/N, the vertex λ is λ), and so is one that a line of its name brings (the line G is G); one
 * that other lines, legs or the whole sum bring, and a number of components, is not.
 */
export function writtenSymbols(theory: Theory): ReadonlySet<string> {
  const { lines, legs, expands } = theory
  const brought = [...lines, ...legs, expands].flatMap(({ order }) => Object.keys(order))
  const named = new Set(lines.map(({ name }) => name))
  return new Set([...rangeSymbols(theory), ...brought.filter((symbol) => !named.has(symbol))])
}

function powersOf(all: Powers, symbols: ReadonlySet<string>): Powers {
  return Object.fromEntries(Object.entries(all).filter(([symbol]) => symbols.has(symbol)))
}

/**
 * Distinct ways to put the labels of each name on the legs of that name: (Π E_name!)·fixed/free, by orbit–stabiliser.
 */
function labellingsOf(
  theory: Theory,
  { diagram, automorphisms: { fixed, free } }: WeightedDiagram,
  names: readonly string[],
): bigint {
  return (legDeals(theory, names, diagram) * fixed) / free
}

/** The diagram with its legs at the given places. */
function inPlace(diagram: Diagram, places: readonly number[]): Diagram {
  const legs: Leg[] = []
  diagram.legs.forEach((leg, i) => {
    // The ends of the bare line name each other.
    legs[places[i] as number] = leg.vertex < 0 ? { ...leg, vertex: -1 - (places[-1 - leg.vertex] as number) } : leg
  })
  return printingDiagram({ ...diagram, legs })
}

/**
 * All labelled diagrams that exchanging labels makes of one, every leg answering to its name, isomorphic ones once; the
 * given one first.
 */
function relabelled(theory: Theory, diagram: Diagram, names: readonly string[]): readonly Diagram[] {
  const generators = symmetryGenerators(diagram)
  const seen = new Set<string>()
  const found: Diagram[] = []
  for (const places of exchanges(carryingAlike(theory, names), diagram.legs.length)) {
    const candidate = inPlace(diagram, places)
    if (!candidate.legs.every((leg, place) => answersTo(theory, leg, names[place] as string))) continue
    if (seen.has(keyOf(candidate.legs))) continue
    found.push(candidate)
    for (const image of labelledImages(candidate.legs, generators)) seen.add(keyOf(image))
  }
  return found
}

/** All permutations of places within the groups, the identity first. */
function* exchanges(groups: readonly (readonly number[])[], legs: number): Generator<readonly number[]> {
  const [group, ...rest] = groups
  if (group === undefined) {
    yield Array.from({ length: legs }, (_, i) => i)
    return
  }
  for (const others of exchanges(rest, legs)) {
    for (const permuted of permutations(group))
      yield others.map((place, i) => (group.includes(i) ? (permuted[group.indexOf(i)] as number) : place))
  }
}

function keyOf(legs: readonly Leg[]): string {
  return legs.map((leg) => `${legKind(leg)} ${leg.vertex}`).join()
}
