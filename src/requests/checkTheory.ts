import * as Q from '../algebra/rational.js'
import { giveWay } from '../diagrams/streamDiagrams.js'
import { isEndless, theoryLaws } from '../expansion/laws/checkTheory.js'
import { InputError } from '../errors.js'
import type { LawResult } from '../expansion/laws/law.js'
import { jsonText } from '../render/jsonText.js'
import { table } from '../render/text/table.js'
import type { Theory } from '../theory/theory.js'
import type { Running } from './running.js'
import { chosenTheory, ordersMeant } from './subject.js'
import type { AskedOrders, TheoryChoice } from './subject.js'

/** The laws that the expansion of a theory must obey, as the command `check-theory` is asked for them. */
export interface CheckTheoryRequest {
  readonly theory: TheoryChoice
  /** Every power of the leading small parameter up to this one, or of each one named; default 2, or 1 where that is too much. */
  readonly upTo?: AskedOrders
  /** Every number of legs up to this one, for the sum rule; default 4. */
  readonly legs?: number
  /** No vertex with more half-edges; default: 6 for a family that never raises the order. */
  readonly maxValence?: number
}

export interface CheckTheoryAnswer {
  readonly theory: Theory
  readonly upTo: AskedOrders
  /** The order that was given up for this one, for the sum rule takes too many diagrams there. */
  readonly tooHigh?: number
  /** Undefined where nothing was left out. */
  readonly maxValence?: number
  readonly laws: readonly LawResult[]
  /** No law fails; those that were left out say so. */
  readonly agreed: boolean
}

/** The order up to which laws are tried without being told. */
const HIGHEST = 2

/** Members of a family that never raises the order, up to which a check goes without being told. */
const DEFAULT_VALENCE = 6

/**
 * Every law with its verdict; {@link checkTheoryText} and {@link checkTheoryJson} write the answer.
 *
 * @param atOnce does work that does not give way: each law
 * @throws InputError for a request that cannot be read; the signal's reason when it is aborted
 * @example
 * (await answerCheckTheory({ theory: 'phi4' })).agreed // true
 */
export async function answerCheckTheory(
  request: CheckTheoryRequest,
  { signal }: Running = {},
  atOnce: <T>(work: () => T) => T = (work) => work(),
): Promise<CheckTheoryAnswer> {
  const theory = await chosenTheory(request.theory)
  // Who chooses the orders or the vertices is told that there are too many.
  const isFree = request.upTo === undefined && request.maxValence === undefined
  const [upTo = HIGHEST, ...lower] = isFree ? [HIGHEST, 1] : [request.upTo ?? HIGHEST]
  try {
    return await lawsUpTo(theory, upTo, request, { signal, atOnce })
  } catch (error) {
    const [next] = lower
    if (next === undefined || !(error instanceof InputError) || error.code !== 'diagrams.limit') throw error
    return { ...(await lawsUpTo(theory, next, request, { signal, atOnce })), tooHigh: HIGHEST }
  }
}

async function lawsUpTo(
  theory: Theory,
  upTo: AskedOrders,
  request: CheckTheoryRequest,
  { signal, atOnce }: { readonly signal: AbortSignal | undefined; readonly atOnce: <T>(work: () => T) => T },
): Promise<CheckTheoryAnswer> {
  signal?.throwIfAborted()
  const range = { upTo: ordersMeant(theory, upTo, 'upTo'), legs: request.legs ?? 4 }
  const maxValence = request.maxValence ?? (isEndless(theory, range.upTo) ? DEFAULT_VALENCE : undefined)
  const truncation = maxValence === undefined ? {} : { maxValence }
  const tooMany = request.maxValence === undefined ? 'left out' : 'refused'
  const laws: LawResult[] = []
  const all = theoryLaws(theory, { ...range, ...truncation }, tooMany)
  for (;;) {
    const step = atOnce(() => all.next())
    if (step.done === true) break
    const law = step.value
    const isLower = typeof upTo !== 'object' && Q.compare(Q.parse(`${upTo}`), Q.one) > 0
    const advice = isLower ? 'fewer with --up-to 1' : 'fewer with a lower --up-to or --max-valence'
    laws.push(law.verdict === 'left out' ? { ...law, evidence: `${law.evidence}: ${advice}` } : law)
    await giveWay(signal)
  }
  return { theory, upTo, laws, agreed: laws.every(({ verdict }) => verdict !== 'fails'), ...truncation }
}

/**
 * The verdicts, a line for each law.
 *
 * @example
 * checkTheoryText(await answerCheckTheory({ theory: 'phi4' })).includes('holds') // true
 */
export function checkTheoryText({ theory, upTo, tooHigh, maxValence, laws }: CheckTheoryAnswer): string {
  const given = tooHigh === undefined ? '' : ` (up to ${tooHigh} the sum rule takes too many diagrams)`
  const truncated = maxValence === undefined ? '' : `, vertices with up to ${maxValence} half-edges`
  const rows = laws.map(({ law, verdict, compared, evidence }) => [law, verdict, `${compared}`, evidence])
  return `${theory.name}: ${theory.title}\norders up to ${ordersText(upTo)}${given}${truncated}\n\n${table(['law', 'verdict', 'coefficients', 'evidence'], rows)}`
}

/**
 * The verdicts as other programs read them; see `docs/json.md`.
 *
 * @example
 * JSON.parse(checkTheoryJson(await answerCheckTheory({ theory: 'phi4' }))).laws.length // 4
 */
export function checkTheoryJson({ theory, laws }: CheckTheoryAnswer): string {
  return jsonText({ theory: theory.name, laws })
}

/** `2`, `N=1,α=1/2`. */
function ordersText(orders: AskedOrders): string {
  if (typeof orders !== 'object') return Q.format(Q.parse(`${orders}`))
  return Object.entries(orders)
    .map(([symbol, order]) => `${symbol}=${Q.format(Q.parse(`${order}`))}`)
    .join(',')
}
