import { InputError } from '../errors.js'
import { expandGently } from '../expansion/expand.js'
import { isLatex } from '../expansion/formula/isLatex.js'
import type { Claim } from '../expansion/formula/claim.js'
import type { ParseOptions } from '../expansion/formula/claimOf.js'
import { readClaim } from '../expansion/formula/readClaim.js'
import { readPlain } from '../expansion/formula/readPlain.js'
import { claimedRequest } from '../expansion/claimedRequest.js'
import { verifyClaim } from '../expansion/verify.js'
import type { Verification } from '../expansion/verify.js'
import type { NPointFunction, Theory } from '../theory/theory.js'
import { randomStream } from '../random/philox.js'
import { largest } from '../sizes.js'
import type { Judgement } from './referee/judge.js'
import { renamed } from './renamed.js'
import type { Renaming } from './renamed.js'
import type { Running } from './running.js'
import { subjectTheory, expansionRequest, finding, selectsOrders } from './subject.js'
import type { Subject } from './subject.js'

/** Is a hand calculation right, as the command `verify` is asked it. */
export interface VerifyRequest extends Partial<Subject> {
  /** The text of the formula. */
  readonly formula: string
  /** Default: `latex` when the text contains a backslash or a brace. */
  readonly input?: 'plain' | 'latex'
  /** The name by which places call the text; default: `formula`. */
  readonly file?: string
  /** The names in the formula. */
  readonly rename?: Renaming
  /** Of the numbers for the second route, the values on points; default 1. */
  readonly seed?: number
  /** Refused when there are more classes of diagrams than this; default 10⁵. */
  readonly limit?: number
}

/** What the judge of `referee` says of a formula that is no sum of diagrams of a coefficient or n-point function. */
export interface JudgedFormula extends Judgement {
  readonly verdict: 'right' | 'right-under' | 'wrong'
  /** It is right, under a convention or not. */
  readonly equal: boolean
  /** Undefined where none was named. */
  readonly theory: string | undefined
}

/** A formula beside the derived expansion, diagram by diagram. */
export interface ComparedFormula extends Verification {
  /**
   * Of a wrong formula the right line, with its own left side, letters and points: read back, it was found right. Null
   * where there is none that can be written.
   */
  readonly corrected: string | null
}

/** What `verify` finds: the diagrams one by one, or the judgement. */
export type Verified = ComparedFormula | JudgedFormula

/**
 * A formula beside the derived expansion. What is no sum of diagrams (in momentum space, a whole action, an identity of
 * moments, networks, densities …), and what says itself of which theory, legs or orders it is, is judged as `referee`
 * does. `verifyText` and `verifyJson` write the answer.
 *
 * @throws InputError for a request or a formula that cannot be read or judged; the signal's reason when it is aborted
 * @example
 * (await answerVerify({ theory: 'edgeworth-even', legs: 2, order: 0, formula: '1/2 iG(x1,x2)' })).verdict // 'right'
 */
export async function answerVerify(request: VerifyRequest, running: Running = {}): Promise<Verified> {
  const { functional, quantity, rename, theory: choice, ...asked } = request
  const ofNames = (theory: Theory): Theory => (rename === undefined ? theory : renamed(theory, rename))
  if (choice !== undefined && quantity !== undefined) {
    const subject = { theory: choice, functional, quantity }
    // The judge of loop integrals and of averages takes the theory itself.
    const itself = async (): Promise<Theory> => ofNames(await subjectTheory({ theory: choice, functional }))
    const theory = ofNames(await subjectTheory(subject))
    if (quantity === 'full') {
      const isAsked = asked.legs !== undefined && selectsOrders(asked)
      if (!isAsked) return judgedAs(quantity, asked, await itself(), running)
      return comparedWith(theory, nPointRequest(asked, theory, quantity), running).catch(async (error: unknown) => {
        if (!isUnread(error)) throw error
        // Such as what is no sum of diagrams with their points.
        return judgedAs(quantity, asked, await itself(), running).catch((other: unknown) => {
          throw other instanceof InputError ? error : other
        })
      })
    }
    const whole = nPointRequest(asked, theory, quantity)
    return comparedUnderSigns(theory, whole, running, quantity).catch(async (error: unknown) => {
      if (!isUnread(error)) throw error
      requireTexOfMomenta(asked)
      if (!(await isInMomenta(asked))) throw error
      return judgedAs(quantity, whole, await itself(), running)
    })
  }
  const theory = choice === undefined ? undefined : ofNames(await subjectTheory({ theory: choice, functional }))
  const { legs } = asked
  if (theory !== undefined && (legs === undefined || !selectsOrders(asked))) requireTexOfMomenta(asked)
  if (theory === undefined || legs === undefined || !selectsOrders(asked)) return judged(asked, theory, running)
  try {
    return await comparedWith(theory, { ...asked, theory: theory.name, legs }, running)
  } catch (error) {
    if (!isUnread(error)) throw error
    requireTexOfMomenta(asked)
    // What cannot be judged either is told as what it was taken for first.
    return judged(asked, theory, running).catch((other: unknown) => {
      throw other instanceof InputError ? error : other
    })
  }
}

/** Whether a formula could not be read as a sum of diagrams. */
function isUnread(error: unknown): error is InputError {
  return error instanceof InputError && error.code.startsWith('formula.')
}

async function isInMomenta({ formula, input, file = 'formula' }: VerifyRequest): Promise<boolean> {
  if (!isLatex(formula, input === undefined ? {} : { input })) return false
  const { readsAsMomenta } = await import('../expansion/momentum/readsAsMomenta.js')
  return readsAsMomenta(formula, file, {})
}

/** @throws InputError for loop integrals in plain writing, `Σ(p) = λ/2 ∫k Δ(k)`, as `expand --format plain` has them */
function requireTexOfMomenta({ formula, input, file = 'formula' }: VerifyRequest): void {
  const isPlain = !isLatex(formula, input === undefined ? {} : { input })
  if (
    !isPlain ||
    !/(?:∫|int)\s*_?[kqlr](?:_?\d)?(?![\p{L}\d])|(?:Σ|Sigma|Π|Pi|M|G)\s*\(\s*[pkqr]['′]?\s*\)\s*=/u.test(formula)
  )
    return
  throw new InputError({
    code: 'verify.momenta',
    at: file,
    expected: 'LaTeX for a formula in momentum space, as expand --space momentum --format latex prints it',
    received: 'plain writing',
  })
}

/** As what the judge of `referee` must have judged a formula of an n-point function. */
const KINDS: Readonly<Record<NPointFunction, string>> = {
  connected: 'correlator',
  full: 'full correlator',
  amputated: 'amplitude',
  vertex: 'vertex function',
  'self-energy': 'self-energy',
}

/** A formula in momentum space, or of a full function. @throws InputError where it is judged as something else */
async function judgedAs(
  quantity: NPointFunction,
  asked: Omit<VerifyRequest, 'rename' | 'functional' | 'quantity'>,
  theory: Theory,
  running: Running,
): Promise<JudgedFormula> {
  const { theory: _, ...request } = asked
  const found = await judged(request, theory, running)
  if (found.kind === KINDS[quantity]) return found
  throw new InputError({
    code: 'verify.otherQuantity',
    at: 'quantity',
    expected: `a formula of the quantity ${quantity}`,
    received: `one that was judged as ${found.kind ?? 'something else'}`,
  })
}

/** @throws InputError unless it says how many points, and which orders */
function nPointRequest(
  asked: Omit<VerifyRequest, 'theory' | 'rename' | 'functional' | 'quantity'>,
  { name }: Theory,
  quantity: NPointFunction,
): VerifyRequest & Subject {
  const legs = asked.legs ?? (quantity === 'self-energy' ? 2 : undefined)
  if (legs !== undefined && selectsOrders(asked)) return { ...asked, theory: name, legs }
  throw new InputError({
    code: 'verify.quantity',
    at: 'request',
    expected: 'legs and an order, vertices or loops beside a quantity',
    received: legs === undefined ? 'no legs' : 'no order',
  })
}

/** Σ and Γ may have the other sign: see `underBothSigns`. */
async function comparedUnderSigns(
  theory: Theory,
  request: VerifyRequest & Subject,
  running: Running,
  quantity: NPointFunction,
): Promise<ComparedFormula> {
  const compared = async (own: Theory): Promise<ComparedFormula> => comparedWith(own, request, running)
  if (quantity !== 'self-energy' && quantity !== 'vertex') return compared(theory)
  const { underBothSigns, vertexLetter } = await import('./referee/underBothSigns.js')
  const letter = vertexLetter(request.formula) ?? (quantity === 'vertex' ? 'Γ' : 'Σ')
  const { found, note } = await underBothSigns(theory, letter, compared, ({ terms }) => terms)
  return note === undefined ? found : { ...found, claim: { ...found.claim, notes: [...found.claim.notes, note] } }
}

async function comparedWith(
  theory: Theory,
  request: VerifyRequest & Subject,
  running: Running,
): Promise<ComparedFormula> {
  const { formula, input, file = 'formula', seed = 1, limit = largest.terms } = request
  const stream = randomStream(seed, 0)
  const asked = expansionRequest(request, theory)
  const options = { file, request: asked, ...(input === undefined ? {} : { input }) }
  const inTex = isLatex(formula, options)
  const claim = await claimIn(formula, theory, options)
  const derived = await expandGently(claim.theory, claimedRequest(asked, claim), { limit, ...finding(running) })
  running.signal?.throwIfAborted()
  const found = verifyClaim(derived, claim, () => stream.uniform())
  if (found.verdict !== 'wrong') return { ...found, corrected: null }
  const { correctedLines } = await import('./referee/corrected.js')
  for (const line of correctedLines(found, { text: formula, input: inTex ? 'latex' : 'plain' })) {
    const read = { ...options, input: inTex || isLatex(line, {}) ? ('latex' as const) : ('plain' as const) }
    const isRight = (again: Claim): boolean => verifyClaim(derived, again, () => stream.uniform()).equal
    const again = await claimIn(line, theory, read).then(isRight, (error: unknown) => {
      // What is printed of some theories cannot be read.
      if (!(error instanceof InputError)) throw error
      return false
    })
    if (again) return { ...found, corrected: line }
  }
  return { ...found, corrected: null }
}

/** @throws InputError with line and column */
async function claimIn(formula: string, theory: Theory, options: ParseOptions): Promise<Claim> {
  // What reads LaTeX brings KaTeX, which takes as long to load as all the rest.
  const read = isLatex(formula, options) ? (await import('../expansion/formula/readLatex.js')).readLatex : readPlain
  return readClaim((variant) => read(formula, variant, options.file ?? 'formula'), formula, theory, options)
}

async function judged(
  { formula, input, file = 'formula', limit = largest.terms, ...asked }: Omit<VerifyRequest, 'theory' | 'rename'>,
  theory: Theory | undefined,
  running: Running,
): Promise<JudgedFormula> {
  const { judgedFormula } = await import('./referee/judgedFormula.js')
  const text = { text: formula, file, ...(input === undefined ? {} : { input }) }
  const { verdict, refusal, ...judgement } = await judgedFormula(text, theory, { ...asked, limit }, running)
  if (verdict !== 'not-judged' && judgement.kind !== null)
    return { ...judgement, verdict, equal: verdict !== 'wrong', theory: theory?.name }
  if (theory !== undefined && refusal !== undefined) throw refusal
  const why = judgement.reason ?? judgement.differences[0]
  throw new InputError({
    code: 'verify.notJudged',
    at: file,
    expected: 'a formula that can be judged',
    received:
      theory === undefined
        ? 'no identity that is known here, and no theory is named'
        : `one that cannot${why === undefined ? '' : `: ${why}`}`,
  })
}
