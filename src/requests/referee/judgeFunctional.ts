import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { InputError } from '../../errors.js'
import { expandGently } from '../../expansion/expand.js'
import { hasSeveralSources } from '../../expansion/formula/carriedBy.js'
import { fieldCounts } from '../../expansion/formula/fieldCounts.js'
import type { FieldCounts } from '../../expansion/formula/fieldCounts.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import type { Running } from '../running.js'
import { finding, selectsOrders } from '../subject.js'
import { belowTails, highestClaimed } from './highestClaimed.js'
import { explainRatios } from '../../expansion/explainDifferences.js'
import { rightSide, tailBehind } from './corrected.js'
import { claimIn, judge, notJudged } from './judge.js'
import type { Judged, Opinion } from './judge.js'

/** Orders above this one are not looked at. */
const MOST_ORDER = 2
/** The most legs that diagrams of an order are looked for. */
const MOST_LEGS = 8

/**
 * A whole functional that is written out, S[φ] = ½∫φG⁻¹φ − … φφφφ + O(1/N²) or W[J]: its terms with n fields or sources
 * are judged as the coefficient of n legs, each for itself, and none may be left out. Undefined for a formula of one
 * coefficient: with as many fields in each of its terms, and no tail or a comment that says of which legs it is.
 */
export async function judgeFunctional(equation: Judged, running: Running): Promise<Opinion | undefined> {
  const { theory, asked } = equation
  const { counts, isWhole } = countsIn(equation)
  const [first, second] = counts
  if (first === undefined || hasSeveralSources(theory) || theory.orders.length > 1) return undefined
  if (second === undefined && (!isWhole || asked.legs !== undefined || selectsOrders(asked))) return undefined
  const isPart = claimIn({ ...equation, fields: first }).isPart === true
  const highest = orderOf(equation, first) ?? (isPart ? highestIn(equation, counts) : undefined)
  if (highest === undefined)
    return second === undefined
      ? undefined
      : notJudged('nothing says to which order it has all its terms, as a tail O(…) does')
  if (Q.compare(highest, Q.rational(MOST_ORDER)) > 0)
    return second === undefined ? undefined : notJudged(`it goes beyond the order ${MOST_ORDER}`)
  // S ∋ … leaves out what it likes.
  const missing = isPart ? [] : await missingFrom(equation, counts, highest, running)
  const opinions: Opinion[] = []
  for (const fields of counts) {
    const others = Object.entries(asked).filter(([key]) => key !== 'order')
    const own: Judged['asked'] = { ...Object.fromEntries(others), legs: fields, upTo: Q.format(highest) }
    opinions.push(await judge({ ...equation, fields, asked: own }, running))
  }
  const whole = together(opinions, missing, theory.expands.functional)
  return whole.verdict === 'wrong'
    ? { ...whole, ...(await mended(equation, opinions, missing, highest, running)) }
    : whole
}

function countsIn({ text, file, input = 'latex', theory, macros }: Judged): FieldCounts {
  // Most formulas have no field behind the sign of equality, and are not read here.
  const right = text.slice(text.indexOf('=') + 1)
  const isMentioned = theory.legs.some(
    ({ carries }) => right.includes(carries) || right.includes(carriedLatex(theory, carries)),
  )
  if (!isMentioned && Object.keys(macros).length === 0) return { counts: [], isWhole: false }
  try {
    return fieldCounts(text, theory, { file, macros, input })
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { counts: [], isWhole: false }
  }
}

/** What differs in all parts together, and the whole functional as it would be right. */
async function mended(
  equation: Judged,
  opinions: readonly Opinion[],
  missing: readonly number[],
  highest: Rational,
  running: Running,
): Promise<Pick<Opinion, 'lines'> & Partial<Pick<Opinion, 'differences'>>> {
  const { theory, limit, text, input = 'latex' } = equation
  const parts = opinions.flatMap(({ verification }) => verification ?? [])
  const [first] = parts
  if (first === undefined || parts.length < opinions.length) return { lines: [] }
  const sides = parts.map(({ derived, claim }): Part => [derived.request.legs, { derived, claim }])
  for (const legs of missing.filter((count) => count > 0)) {
    const derived = await expandGently(theory, { legs, select: { upTo: highest } }, { limit, ...finding(running) })
    const points = Array.from({ length: legs }, (_, i) => `x${i + 1}`)
    sides.push([legs, { derived, claim: { ...first.claim, points } }])
  }
  const written = sides.sort(([a], [b]) => a - b).map(([, side]) => rightSide(side, { text, input }))
  const tail = tailBehind(first, { text, input })
  const line = [`${first.claim.left} ${written.join(' + ')}`, ...(tail === undefined ? [] : [tail])].join(' + ')
  const lines = written.every((side) => side !== undefined) ? [line.trim()] : []
  const ratios = parts.flatMap(({ terms }) =>
    terms.flatMap(({ derived, ratio }) => (derived === undefined || ratio === undefined ? [] : [{ derived, ratio }])),
  )
  const { kind, shared, reasons } = explainRatios({ theory }, ratios)
  if (kind !== 'single' && kind !== 'several') return { lines }
  const isSaid = shared === undefined || reasons.some((reason) => reason.startsWith(shared))
  return {
    lines,
    differences: [
      ...(isSaid ? [] : [shared]),
      ...reasons,
      ...parts.flatMap(({ explanation }) => explanation.terms),
      ...leftOut(missing),
    ],
  }
}

/** A number of legs, and what their part is printed from. */
type Part = [legs: number, part: Parameters<typeof rightSide>[0]]

function leftOut(missing: readonly number[]): readonly string[] {
  // A constant is that of the norm of the weight.
  const needed = missing.filter((legs) => legs > 0)
  return needed.map((legs) => `left out: all terms with ${legs} ${legs === 1 ? 'field' : 'fields'}`)
}

/** Numbers of legs, 0 too, of which there are diagrams and no terms. */
async function missingFrom(
  { theory, limit }: Judged,
  counts: readonly number[],
  highest: Rational,
  running: Running,
): Promise<readonly number[]> {
  const missing: number[] = []
  for (let legs = 0; legs <= MOST_LEGS; legs++) {
    if (counts.includes(legs)) continue
    const { terms } = await expandGently(theory, { legs, select: { upTo: highest } }, { limit, ...finding(running) })
    if (terms.length > 0) missing.push(legs)
  }
  return missing
}

/** What is asked for, or the order below the tail. */
function orderOf(equation: Judged, fields: number): Rational | undefined {
  const { theory, asked } = equation
  const said = asked.upTo ?? asked.order
  if (said !== undefined) return typeof said === 'object' ? undefined : Q.parse(`${said}`, 'order')
  const { tails } = claimIn({ ...equation, fields })
  return tails.some(({ from }) => from !== undefined) ? belowTails(theory, tails) : undefined
}

/** The highest order in any of its parts. */
function highestIn(equation: Judged, counts: readonly number[]): Rational {
  return counts.map((fields) => highestClaimed(claimIn({ ...equation, fields }))).reduce(Q.larger)
}

/** Right if each part is, wrong if one is or a part is left out. */
function together(opinions: readonly Opinion[], missing: readonly number[], functional: string): Opinion {
  const needed = leftOut(missing)
  const open = opinions.find(({ verdict }) => verdict === 'not-judged')
  const differences = [...opinions.flatMap((one) => one.differences), ...needed]
  const conventions = [
    ...new Set(opinions.flatMap(({ convention }) => convention?.split('; ') ?? [])),
    ...(functional === 'W' && missing.includes(0) ? ['without the term that has no sources'] : []),
  ]
  const convention = conventions.length === 0 ? null : conventions.join('; ')
  const isWrong = opinions.some(({ verdict }) => verdict === 'wrong') || needed.length > 0
  if (open !== undefined && !isWrong) return open
  const [first] = opinions as readonly [Opinion]
  return {
    ...notJudged(null),
    verdict: isWrong ? 'wrong' : convention === null ? 'right' : 'right-under',
    kind: 'coefficient',
    convention,
    differences,
    noticed: isWrong ? [] : first.noticed.filter((error) => opinions.every(({ noticed }) => noticed.includes(error))),
  }
}
