import { InputError } from '../errors.js'
import { generalSign, lineCounts } from '../expansion/generalSign.js'
import { generalTerms, isMember } from '../expansion/generalTerm.js'
import type { GeneralTerm } from '../expansion/generalTerm.js'
import { jsonText } from '../render/jsonText.js'
import { generalTermLatex } from '../render/latex/generalTermLatex.js'
import { theory as shipped } from '../theory/shippedTheories.js'
import type { Theory } from '../theory/theory.js'
import type { Running } from './running.js'
import { chosenTheory } from './subject.js'
import type { TheoryChoice } from './subject.js'

/** The general term of an order with infinitely many diagrams, as the command `general-term` is asked for it. */
export interface GeneralTermRequest {
  readonly theory: TheoryChoice
  /** The power of the theory's leading small parameter. */
  readonly order: number
  /** Their number, or `any`, for one vertex: symbolic in it too. Default 4. */
  readonly legs?: number | 'any'
}

export interface GeneralTermAnswer {
  /** With `any` the one that stands for all of them. */
  readonly terms: readonly GeneralTerm[]
  readonly legs: 'given' | 'any'
}

/**
 * The terms, symbolic in the numbers of self-contractions; {@link generalTermsLatex} and, for a number of legs,
 * `generalTermText` of `terms` write them.
 *
 * @throws InputError for a theory and an order without general term; the signal's reason when it is aborted
 * @example
 * (await answerGeneralTerm({ theory: 'independence-breaking', order: 1 })).terms.length // 1
 */
export async function answerGeneralTerm(
  { theory: choice, order, legs = 4 }: GeneralTermRequest,
  { signal }: Running = {},
): Promise<GeneralTermAnswer> {
  signal?.throwIfAborted()
  // What is known at once is worked with at once, so that it can be stopped.
  const theory = typeof choice === 'string' ? shipped(choice) : await chosenTheory(choice)
  return legs === 'any'
    ? { terms: [anyLegs(theory, order)], legs }
    : { terms: generalTerms(theory, { legs, order }), legs: 'given' }
}

/**
 * A formula a line.
 *
 * @example
 * generalTermsLatex(await answerGeneralTerm({ theory: 'independence-breaking', order: 1 })).includes('\\sum') // true
 */
export function generalTermsLatex({ terms, legs }: GeneralTermAnswer): string {
  return terms.map((term) => `${generalTermLatex(term, legs)}\n`).join('')
}

/**
 * The formulas in LaTeX, as other programs read them; see `docs/json.md`.
 *
 * @example
 * const answer = await answerGeneralTerm({ theory: 'independence-breaking', order: 1 })
 * JSON.parse(generalTermsJson(answer)).latex.length // 1
 */
export function generalTermsJson({ terms, legs }: GeneralTermAnswer): string {
  return jsonText({ latex: terms.map((term) => generalTermLatex(term, legs)) })
}

/** One vertex with any number of legs: the sign must be the same law for all of them. */
function anyLegs(theory: Theory, order: number): GeneralTerm {
  const found = [1, 2, 3, 4, 5, 6].flatMap((legs) => generalTerms(theory, { legs, order }))
  const existing = found.filter((term) => [...lineCounts(term, 4)].some((counts) => isMember(term, counts)))
  const [first]: readonly (GeneralTerm | undefined)[] = existing
  const laws = new Set(existing.map((term) => JSON.stringify(generalSign(term))))
  if (first !== undefined && existing.every(({ vertices }) => vertices.length === 1) && laws.size === 1) return first
  const expected = 'an order with one vertex and one law for the sign'
  throw new InputError({ code: 'requests.general', at: 'legs', expected, received: `order ${order} of ${theory.name}` })
}
