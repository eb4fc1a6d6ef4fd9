import { multiplyPowers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Diagram, WeightedDiagram } from '../diagrams/diagram.js'
import { enumerateDiagrams } from '../diagrams/enumerate.js'
import { searchAllDiagrams } from '../diagrams/enumerateAll.js'
import { requireFewDiagrams, tooManyDiagrams } from '../diagrams/requireFew.js'
import { giveWay } from '../diagrams/streamDiagrams.js'
import type { StreamOptions } from '../diagrams/streamDiagrams.js'
import { largest } from '../sizes.js'
import type { Theory } from '../theory/theory.js'
import { indexSums } from './readings/indexSums.js'
import { printingExpansion } from './expansionData.js'
import type { Expansion, ExpansionRequest, Term } from './expansion.js'
import { NO_DIAGRAM, diagramRequests, hasParts } from './diagramRequests.js'
import type { DiagramRequests } from './diagramRequests.js'
import { legPermutations } from './correlatorReading.js'
import { ruleProducts } from './readings/ruleProducts.js'
import type { RuleProduct } from './readings/ruleProducts.js'
import { withoutDiagram } from './withoutDiagram.js'

export interface ExpandOptions {
  /** The most classes of diagrams, which all stay in memory, that are not refused; default 10⁵. */
  readonly limit?: number
}

/**
 * The expansion of the theory's functional: every connected diagram of the order asked for with its exact coefficient.
 *
 * Convention, for S = −log P in the source picture: −S is the sum over connected diagrams of Π (−1)^n G_c^(n) over
 * vertices × Π (−G⁻¹) over lines and legs ÷ |Aut| with free legs; a class adds −(−1)^I/|Aut| to S, I counting internal
 * lines. In a theory of O(n) vectors a diagram has a term for each power of n. An expansion without diagrams is empty
 * and carries the reason.
 *
 * @throws InputError when the order does not bound the diagrams, and for more of them than the limit
 * @example
 * expand(theory('edgeworth'), { legs: 4, select: { order: 1 } }).terms.map(({ coefficient }) => coefficient) // [{ num: -1n, den: 24n }, { num: 1n, den: 8n }]
 * @source arXiv:2307.03223, section 3, with the signs of `docs/conventions.md`
 */
export function expand(
  theory: Theory,
  request: ExpansionRequest,
  { limit = largest.terms }: ExpandOptions = {},
): Expansion {
  const found = fewRequests(theory, request, limit)
  return sumOf(
    theory,
    request,
    found,
    [...allOf(theory, found, limit)].filter((each) => each !== undefined),
  )
}

export interface GentleExpandOptions extends ExpandOptions, Pick<StreamOptions, 'signal' | 'onProgress'> {}

/** Other work gets its turn after this many diagrams. */
const PAUSE = 256

/**
 * As {@link expand}, without keeping a page or a server busy: other events get their turn while diagrams are found.
 *
 * @throws InputError as `expand` does, and the signal's reason when it is aborted
 */
export async function expandGently(
  theory: Theory,
  request: ExpansionRequest,
  { limit = largest.terms, signal, onProgress }: GentleExpandOptions = {},
): Promise<Expansion> {
  signal?.throwIfAborted()
  const found = fewRequests(theory, request, limit)
  const diagrams: WeightedDiagram[] = []
  let steps = 0
  for (const weighted of allOf(theory, found, limit)) {
    if (weighted !== undefined) diagrams.push(weighted)
    if (++steps % PAUSE !== 0) continue
    onProgress?.(diagrams.length)
    await giveWay(signal)
  }
  return sumOf(theory, request, found, diagrams)
}

function fewRequests(theory: Theory, request: ExpansionRequest, limit: number): DiagramRequests {
  const found = diagramRequests(theory, request, 'free')
  if (!hasParts(theory)) requireFewDiagrams(found.requests, limit)
  return found
}

/** In short steps, undefined where there is none yet. @throws InputError for more diagrams of several parts than the limit */
function* allOf(theory: Theory, { requests }: DiagramRequests, limit: number): Generator<WeightedDiagram | undefined> {
  let found = 0
  for (const each of requests) {
    if (!hasParts(theory)) yield* enumerateDiagrams(each)
    else
      for (const weighted of searchAllDiagrams(each)) {
        if (weighted !== undefined && ++found > limit) throw tooManyDiagrams(limit, found)
        yield weighted
      }
  }
}

/** The weighted sum of the diagrams that were found. */
function sumOf(
  theory: Theory,
  request: ExpansionRequest,
  { reason: empty = NO_DIAGRAM }: DiagramRequests,
  diagrams: readonly WeightedDiagram[],
): Expansion {
  const reason = withoutDiagram(theory, request) ?? empty
  const productOf = ruleProducts(theory)
  const terms = sortTerms(
    theory,
    diagrams.flatMap((weighted) => termsOf(theory, weighted, productOf)),
  )
  return printingExpansion({ theory, request, terms, ...(terms.length > 0 ? {} : { reason }) })
}

/**
 * The exact terms of one diagram by the rules of the theory: one, or one for each power of the number of components.
 */
export function termsOf(
  theory: Theory,
  weighted: WeightedDiagram,
  productOf: (diagram: Diagram) => RuleProduct = ruleProducts(theory),
): readonly Term[] {
  const { over, powers } = productOf(weighted.diagram)
  const ofClass = over(BigInt(theory.expands.sign) * weighted.automorphisms.free)
  const coefficient =
    theory.expands.quantity === undefined ? ofClass : Q.multiply(ofClass, legPermutations(theory, weighted.diagram))
  if (theory.spaces.length === 0) return [{ coefficient, powers, weighted }]
  return indexSums(theory, weighted.diagram).map((sum): Term => ({
    coefficient: Q.multiply(coefficient, sum.coefficient),
    powers: multiplyPowers(powers, sum.powers),
    weighted,
  }))
}

/**
 * The order in which the terms of an expansion stand: by powers of the leading small parameter, then number of
 * vertices, then name.
 */
export function sortTerms<T extends Term>(theory: Theory, terms: readonly T[]): readonly T[] {
  const orders = new Map<Powers, Rational>()
  const orderOf = ({ powers }: Term): Rational => {
    const order = orders.get(powers) ?? leadingOrder(theory, powers)
    orders.set(powers, order)
    return order
  }
  const compareNames = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return [...terms].sort(
    (a, b) =>
      (a.powers === b.powers ? 0 : Q.compare(orderOf(a), orderOf(b))) ||
      a.weighted.diagram.vertices.length - b.weighted.diagram.vertices.length ||
      compareNames(a.weighted.id, b.weighted.id),
  )
}

/** The order of a term in the theory's leading small parameter. */
function leadingOrder(theory: Theory, powers: Powers): Rational {
  const [leading] = theory.orders
  return leading === undefined ? Q.zero : Q.divide(powers[leading.symbol] ?? Q.zero, leading.unit)
}
