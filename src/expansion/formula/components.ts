import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { WeightedDiagram } from '../../diagrams/diagram.js'
import type { Item } from '../../mathematics/item.js'
import { isBare } from '../../mathematics/rows.js'
import type { LeftSide } from './syntax.js'
import type { Fails } from './toDiagram.js'
import type { WrittenTerm } from './writtenTerms.js'

/** The indices of `\delta_{ab}`, `\delta^{ij}`. */
export function componentPair(item: Item): readonly [string, string] | undefined {
  if (item.kind !== 'name' || item.text !== 'δ' || item.accent !== undefined || item.primes !== undefined)
    return undefined
  const scripts = [...(item.below ?? []), ...(item.above ?? [])].filter(
    (part) => !(part.kind === 'sign' && part.text === ','),
  )
  const [a, b, more] = scripts.map(componentOf)
  return a !== undefined && b !== undefined && more === undefined && scripts.length === 2 ? [a, b] : undefined
}

/** A component index: `a`, `a_1`. */
export function componentOf(item: Item): string | undefined {
  const [below, more] = item.below ?? []
  if (item.kind !== 'name' || item.above !== undefined || item.primes !== undefined || more !== undefined)
    return undefined
  if (below === undefined) return item.text
  return (below.kind === 'number' || below.kind === 'name') && isBare(below) ? `${item.text}${below.text}` : undefined
}

/** A product with its diagram, as far as its components are looked at. */
interface Drawn {
  readonly term: WrittenTerm
  readonly weighted: WeightedDiagram
}

/** The components of the legs: those of the left side, or those that are written. */
export function componentsOf({ components }: LeftSide, drawn: readonly Drawn[]): readonly string[] {
  return components ?? [...new Set(drawn.flatMap(({ term }) => term.pairs.flat()))].sort()
}

/**
 * The components of a formula: every term has one δ for each two legs, of their components. The theory's diagrams are
 * those of legs of one component, so that what a formula says of others is looked at here: of two legs there is one δ;
 * at one vertex all ways to pair legs count alike. Other terms are not judged.
 */
export function requireComponents(named: readonly string[], legs: number, drawn: readonly Drawn[], fails: Fails): void {
  if (named.length === 0) return
  if (legs !== 2 && drawn.some(({ weighted }) => weighted.diagram.vertices.length > 1))
    fails.unclear(drawn[0]?.term.at ?? 0, 'terms of one vertex, or of two legs, where components are written', 'others')
  const wanted = [...named].sort().join()
  const weights = new Map<string, Map<string, Rational>>()
  for (const { term, weighted } of drawn) {
    if ([...term.pairs.flat()].sort().join() !== wanted || named.length !== legs)
      fails.fail(
        term.at,
        `one δ for each two of the components ${named.join(', ')} of the legs in every term`,
        'others',
      )
    const of = weights.get(weighted.id) ?? new Map<string, Rational>()
    const way = term.pairs
      .map((pair) => [...pair].sort().join())
      .sort()
      .join(' ')
    of.set(way, Q.add(of.get(way) ?? Q.zero, term.coefficient))
    weights.set(weighted.id, of)
  }
  const ways = legs === 2 ? 1 : 3
  for (const of of weights.values()) {
    const [first = Q.zero, ...others] = of.values()
    if (of.size !== ways || others.some((weight) => !Q.equal(weight, first)))
      fails.fail(drawn[0]?.term.at ?? 0, `every way to pair the legs' components, with equal weight`, 'others')
  }
}
