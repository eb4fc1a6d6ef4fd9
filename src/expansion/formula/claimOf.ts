import { formatPowers, multiplyPowers, powers, raisePowers } from '../../algebra/polynomial.js'
import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { canonicalInParts } from '../../diagrams/together.js'
import type { Diagram, WeightedDiagram } from '../../diagrams/diagram.js'
import { legRule, memberNamed } from '../../theory/lookups.js'
import type { Theory } from '../../theory/theory.js'
import { compareExpansions, diagramKey } from '../compare.js'
import { namesAreTyped } from '../diagramRequests.js'
import { sortTerms, termsOf } from '../expand.js'
import { printingExpansion } from '../expansionData.js'
import type { ExpansionRequest, Term } from '../expansion.js'
import { isNamed } from '../legs.js'
import { componentsOf, requireComponents } from './components.js'
import { withLoopsPlaced } from './coincident.js'
import type { Claim, ClaimedTerm } from './claim.js'
import { hasSeveralSources } from './carriedBy.js'
import { externalPoints } from './externalPoints.js'
import { placeIn, problem } from './cursor.js'
import { number } from './grammar.js'
import type { Equation, Node } from './syntax.js'
import { turnedBy } from './rotated.js'
import { toDiagram } from './toDiagram.js'
import type { Fail, Fails } from './toDiagram.js'
import { tailOf } from './tails.js'
import type { Tail } from './tails.js'
import { hasPoints } from './vocabulary.js'
import { fieldCountOf, writtenTerms } from './writtenTerms.js'
import type { WrittenTerm } from './writtenTerms.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'

/** How a formula is to be read. */
export interface ParseOptions {
  /**
   * Number of legs: x1 … xE are external. Default: what the left side says, or the points under the fields, or the x
   * with numbers in it.
   */
  readonly legs?: number
  /**
   * What the formula claims to be; taken over into the expansion. Default: everything up to the highest order in it.
   */
  readonly request?: ExpansionRequest
  /** Default: LaTeX when the text contains a backslash or a brace. */
  readonly input?: 'plain' | 'latex'
  /** How the text is called in messages; default `formula`. */
  readonly file?: string
  /** Of a whole functional, only the terms with so many fields or sources. */
  readonly fields?: number
  /** What the document around it defines: `{ '\\half': '\\frac{1}{2}' }`. */
  readonly macros?: Readonly<Record<string, string>>
}

const WITHOUT_MEAN = 'read with a mean of 0: the full function is the connected one without tadpoles'

/** Above this number of legs the labellings that a formula lists are not told apart. */
const MOST_LABELLED_LEGS = 6

/**
 * What an equation that has been read claims, its sides equal where it is a chain of several.
 *
 * @param text what it was read from, for places
 * @throws InputError with line and column
 */
export function claimOf(equation: Equation, text: string, theory: Theory, options: ParseOptions): Claim {
  const { file = 'formula' } = options
  const fail: Fail = (at, expected, received) => problem(text, file, at, expected, received)
  const claim = claimOfSide(equation, theory, options, text, fail)
  for (const step of equation.steps ?? []) {
    const side = claimOfSide({ left: equation.left, sum: step }, theory, options, text, fail)
    const differs = compareExpansions(claim, side)
    if (differs.length > 0)
      problem(
        text,
        file,
        step.at,
        'sides of a chain of equations that are equal',
        `${differs.length} ${differs.length === 1 ? 'term that is' : 'terms that are'} not`,
        'formula.chain',
      )
  }
  return claim
}

/** What one side of an equation claims. */
function claimOfSide(
  formula: Equation,
  theory: Theory,
  { file = 'formula', legs, request, fields }: ParseOptions,
  text: string,
  fail: Fail,
): Claim {
  const { left } = formula
  const undrawn: Fail = (at, expected, received) => problem(text, file, at, expected, received, 'formula.diagram')
  const all = writtenTerms(withoutFactor(formula), fail)
  const written = all.filter(
    (term) =>
      term.tail === undefined && !Q.isZero(term.coefficient) && (fields === undefined || fieldCountOf(term) === fields),
  )
  // Terms with other numbers of fields are those of a whole functional, and not wrong.
  const isMixed = new Set(written.map(fieldCountOf)).size > 1
  const tails = all.flatMap((term) =>
    term.tail === undefined ? [] : [tailOf(theory, term, placeIn(text, file, term.tail.at))],
  )
  const points = externalPoints(formula, written, legs ?? request?.legs, fail)
  const drawn = written.map((term) =>
    drawnTerm(theory, term, points, left.carries ?? request?.legFields, {
      fail: isMixed ? fail : undrawn,
      unclear: fail,
    }),
  )
  const components = componentsOf(left, drawn)
  requireComponents(components, points.length, drawn, { fail: undrawn, unclear: fail })
  const notes = [...(formula.notes ?? []), ...new Set(tails.map(tailNote))]
  const products = withCompletions(drawn, notes, (at) => placeIn(text, file, at), fail)
  const classes = classesOf(products)
  const terms = sortTerms(theory, collected(classes))
  const isUnderFields = written.some(({ kernels }) => kernels.some(({ of }) => of === 'carried'))
  const listings = isUnderFields ? [] : labellingsListed(classes)
  requireAlike(listings, undrawn)
  notes.push(...listings.flatMap(labellingNote))
  const legFields = left.carries ?? carriedAlike(theory, drawn)
  const asked: ExpansionRequest = request ?? {
    legs: points.length,
    ...(legFields === undefined ? {} : { legFields }),
    select: { upTo: highestOrder(theory, terms) },
  }
  const [bare] = written
  if (left.hasFields === true && bare !== undefined && !isUnderFields && fields !== 0)
    fail(bare.at, 'what its legs carry under an integral, for the left side is a functional', 'a function of points')
  return printingExpansion({
    theory,
    request: asked,
    terms,
    points,
    left: left.written ?? '',
    tails,
    reading: left.reading ?? (left.decides === true || isUnderFields ? 'coefficient' : 'either'),
    components,
    ...(left.carries === undefined ? {} : { carries: left.carries, carriedAt: placeIn(text, file, left.at ?? 0) }),
    isFull: left.isFull === true,
    isVacuum: left.isVacuum === true,
    isUnderFields,
    oneForAll: listings.filter(isPart).map(({ id }) => id),
    ...(left.isAverage === true ? { isAverage: true } : {}),
    ...(left.isPart === true ? { isPart: true } : {}),
    notes: [
      ...notes,
      ...(left.fieldLetter === undefined ? [] : [`read ${left.fieldLetter} as the field of ${theory.name}`]),
      ...(left.isFull === true ? [WITHOUT_MEAN] : []),
    ],
    letters: formula.letters ?? new Map(),
    unit: written.some(({ turns }) => turns < 0)
      ? 'below'
      : written.some(({ turns }) => turns !== 0)
        ? 'above'
        : undefined,
    ...(terms.length > 0 ? {} : { reason: 'the formula has no terms' }),
  })
}

/** The right side divided by the number on the left. */
function withoutFactor({ left: { factor }, sum }: Equation): Node {
  if (factor === undefined) return sum
  return { kind: 'product', factors: [number(Q.divide(Q.one, factor), sum.at), sum], at: sum.at }
}

function tailNote({ text, place, from }: Tail): string {
  if (from === undefined) return `${place}: '${text}' is left open`
  const orders = formatPowers(from)
  return `${place}: '${text}' leaves ${orders === '' ? 'every order' : `the orders from ${orders} on`} open`
}

/** A product with its diagram. */
interface Drawn {
  readonly term: WrittenTerm
  readonly diagram: Diagram
  readonly weighted: WeightedDiagram
  readonly powers: Powers
  /** What its legs carry. */
  readonly carries: readonly string[]
}

function drawnTerm(
  theory: Theory,
  term: WrittenTerm,
  points: readonly string[],
  legFields: readonly string[] | undefined,
  fails: Fails,
): Drawn {
  const { fail } = fails
  const under = term.kernels.filter(({ of }) => of === 'carried').flatMap((kernel) => kernel.points)
  if (under.length > 0 && under.length !== points.length)
    fail(term.at, `${points.length} fields or sources in the term`, `${under.length}`)
  if (new Set(under).size < under.length)
    fail(term.at, 'a point of its own under each field or source', under.join(', '))
  const external = under.length > 0 ? under : points
  // A field's point is integrated: under the integral signs it may be listed as the others.
  const { integrated } = term
  const inner = withLoopsPlaced(
    theory,
    { ...term, integrated: under.length > 0 ? integrated?.filter((point) => !external.includes(point)) : integrated },
    external,
    fails,
  )
  const diagram = toDiagram(theory, inner, external, fails, legFields)
  requireCarried(theory, term, diagram, external, legFields, fail)
  const weighted = canonicalInParts(diagram, 'free', namesAreTyped(theory))
  const [{ powers: counted }] = termsOf(theory, weighted) as readonly [Term]
  const ranges = rangeSymbols(theory)
  const implied = Object.fromEntries(Object.entries(counted).filter(([symbol]) => !ranges.has(symbol)))
  return {
    term: { ...term, kernels: inner.kernels, coefficient: turnedBy(term.coefficient, term.turns) },
    diagram,
    weighted,
    carries: diagram.legs.map((leg) => legRule(theory, leg).carries),
    powers: { ...claimedPowers(theory, term, diagram, implied), ...(term.turns % 2 === 0 ? {} : { i: Q.one }) },
  }
}

/** What the legs of all terms carry, one by one, where legs carry different things and terms do not differ in it. */
function carriedAlike(theory: Theory, drawn: readonly Drawn[]): readonly string[] | undefined {
  if (!hasSeveralSources(theory)) return undefined
  const [first, ...others] = drawn.map(({ carries }) => carries)
  return others.every((carries) => carries.join() === first?.join()) ? first : undefined
}

/** What is written under the legs, or asked for, must be what they carry. */
function requireCarried(
  theory: Theory,
  { kernels, at }: WrittenTerm,
  { legs }: Diagram,
  external: readonly string[],
  legFields: readonly string[] | undefined,
  fail: Fail,
): void {
  legs.forEach((leg, i) => {
    const rule = legRule(theory, leg)
    const { carries } = rule
    const point = external[i] as string
    const written = kernels.find(({ of, points }) => of === 'carried' && points[0] === point)
    if (written !== undefined && written.name !== carries)
      fail(written.at, `${carries}(${point})`, `${written.name}(${point})`)
    const asked = written === undefined ? legFields?.[i] : undefined
    if (asked !== undefined && !isNamed(theory, rule, asked))
      fail(at, `a leg at ${point} for ${asked}`, `one that carries ${carries}`)
  })
}

/**
 * The powers that a term claims: those of power counting, save where small parameters are written; couplings without
 * points count against the vertices: one λ too many is one power of λ too many.
 */
function claimedPowers(
  theory: Theory,
  { parameters, couplings, kernels }: WrittenTerm,
  { vertices }: Diagram,
  counted: Powers,
): Powers {
  const names = new Set([...couplings.keys(), ...vertices.map(({ name }) => name)])
  let claimed: Powers = { ...counted, ...Object.fromEntries(parameters) }
  for (const name of names) {
    const member = memberNamed(theory, { name })
    if (hasPoints(member) || member.latex === '') continue
    const atPoints = kernels.filter((kernel) => kernel.of === 'vertex' && kernel.name === name).length
    const present = vertices.filter((vertex) => vertex.name === name).length - atPoints
    const excess = Q.subtract(couplings.get(name) ?? Q.zero, Q.rational(present))
    claimed = multiplyPowers(
      claimed,
      raisePowers(Object.keys(member.order).length === 0 ? { [name]: Q.one } : member.order, excess),
    )
  }
  return powers(claimed)
}

/** Multiplies the terms of brackets with Comb. or perms by the number of terms for which each stands. */
function withCompletions(
  drawn: readonly Drawn[],
  notes: string[],
  place: (at: number) => string,
  fail: Fail,
): readonly (Drawn & { readonly copies: Rational; readonly place: string; readonly whole: boolean })[] {
  const brackets = new Map<string, Drawn[]>()
  for (const each of drawn) if (each.term.completion !== undefined) push(brackets, each.term.completion.bracket, each)
  const noted = new Set<string>()
  return drawn.map((each) => {
    const { completion, at } = each.term
    if (completion === undefined) return { ...each, copies: Q.one, place: place(at), whole: false }
    const group = brackets.get(completion.bracket) as Drawn[]
    const alike = group.filter(({ weighted }) => keyOf(weighted) === keyOf(each.weighted))
    if (alike.some(({ term }) => !Q.equal(term.coefficient, each.term.coefficient)))
      fail(completion.at, 'terms with equal coefficients before Comb. or perms', 'different ones')
    const { labellings } = each.weighted
    if (completion.count !== undefined && alike.length < group.length)
      fail(completion.at, 'terms of one diagram before a number of perms', 'several diagrams')
    const total = completion.count === undefined ? labellings : BigInt(alike.length + completion.count)
    const remark =
      completion.count === undefined
        ? labellings === 1n
          ? `Comb. adds nothing to ${each.weighted.id}: its kernels are symmetric, so it has one labelling`
          : undefined
        : total === labellings
          ? undefined
          : `the bracket counts ${total} terms of ${each.weighted.id}, which has ${labellings} ${labellings === 1n ? 'labelling' : 'labellings'}`
    if (remark !== undefined && !noted.has(remark)) notes.push(`${place(completion.at)}: ${remark}`)
    if (remark !== undefined) noted.add(remark)
    return { ...each, copies: Q.rational(total, alike.length), place: place(at), whole: total === labellings }
  })
}

/** Products of one diagram and order, with what stands for them. */
type Class = ReturnType<typeof withCompletions>

function classesOf(products: Class): readonly Class[] {
  const classes = new Map<string, Class[number][]>()
  for (const product of products) push(classes, `${keyOf(product.weighted)} ${formatPowers(product.powers)}`, product)
  return [...classes.values()]
}

function collected(classes: readonly Class[]): ClaimedTerm[] {
  return classes.flatMap((list): ClaimedTerm[] => {
    const [first] = list as [(typeof list)[number]]
    const coefficient = Q.sum(list.map(({ term, copies }) => Q.multiply(term.coefficient, copies)))
    if (Q.isZero(coefficient)) return []
    return [
      {
        coefficient,
        powers: first.powers,
        weighted: first.weighted,
        products: list.map(({ term, copies, powers: own, carries, place }) => ({
          coefficient: term.coefficient,
          turns: term.turns,
          kernels: term.kernels,
          copies,
          powers: own,
          carries,
          place,
        })),
      },
    ]
  })
}

/** A diagram of which a formula lists labellings one by one, with what each of them has in front. */
interface Listing {
  readonly id: string
  readonly labellings: bigint
  readonly coefficients: readonly Rational[]
  readonly at: number
  readonly place: string
}

/** The diagrams whose labellings are listed, some of them or all. */
function labellingsListed(classes: readonly Class[]): readonly Listing[] {
  return classes.flatMap((listed): readonly Listing[] => {
    const [first] = listed as [Class[number]]
    const { id, labellings, diagram } = first.weighted
    if (labellings === 1n || diagram.legs.length > MOST_LABELLED_LEGS || listed.some(({ whole }) => whole)) return []
    const versions = new Map<string, Rational>()
    for (const product of listed) {
      const version = canonicalInParts(product.diagram, 'fixed').id
      const own = Q.multiply(product.term.coefficient, product.copies)
      versions.set(version, Q.add(versions.get(version) ?? Q.zero, own))
    }
    const coefficients = [...versions.values()].filter((own) => !Q.isZero(own))
    return coefficients.length === 0 ? [] : [{ id, labellings, coefficients, at: first.term.at, place: first.place }]
  })
}

/**
 * One labelling may stand for all; where several are listed, the function is symmetric only if all are, with one
 * coefficient.
 */
function requireAlike(listings: readonly Listing[], fail: Fail): void {
  for (const { id, labellings, coefficients, at } of listings) {
    const [first, ...others] = coefficients
    if (first === undefined || others.length === 0) continue
    if (others.every((other) => Q.equal(other, first)) && BigInt(coefficients.length) === labellings) continue
    const absent = labellings - BigInt(coefficients.length)
    fail(
      at,
      `the ${labellings} labellings of ${id} alike, or one that stands for all, for the function is symmetric in what its legs carry`,
      `${coefficients.map(Q.format).join(', ')}${absent > 0n ? `, and ${absent} not listed` : ''}`,
    )
  }
}

function isPart({ labellings, coefficients }: Listing): boolean {
  return BigInt(coefficients.length) < labellings
}

/** One labelling with the coefficient of all is right as a contribution to the functional. */
function labellingNote(listing: Listing): readonly string[] {
  const { id, labellings, coefficients, place } = listing
  if (!isPart(listing)) return []
  return [
    `${place}: ${id} is listed in ${coefficients.length} of its ${labellings} labellings; compared as a contribution to the functional, where they are equal`,
  ]
}

function keyOf(weighted: WeightedDiagram): string {
  return diagramKey({ weighted })
}

function highestOrder({ orders: [leading] }: Theory, terms: readonly Term[]): Rational {
  if (leading === undefined) return Q.zero
  return terms
    .map(({ powers: own }) => Q.divide(own[leading.symbol] ?? Q.zero, leading.unit))
    .reduce((a, b) => (Q.compare(a, b) < 0 ? b : a), Q.zero)
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
