import { InputError } from '../../errors.js'
import { readDocument } from '../../expansion/formula/latexDocument.js'
import type { DocumentEquation } from '../../mathematics/document.js'
import { randomStream } from '../../random/philox.js'
import type { Theory } from '../../theory/theory.js'
import type { Running } from '../running.js'
import { chosenTheory } from '../subject.js'
import type { TheoryChoice } from '../subject.js'
import { namesOf, statementsOf, strangers } from './claimsFile.js'
import type { ClaimsFile } from './claimsFile.js'
import { directivesAfter, directivesOf, requireReadable, toldAt } from './directive.js'
import type { Directive } from './directive.js'
import { inLettersSaid, lettersFor } from './letters.js'
import type { Lettered } from './letters.js'
import { notJudged } from './judge.js'
import type { Judgement } from './judge.js'
import { judgedEquation, judgementOf } from './judgedEquation.js'

/** Which equations of a paper hold, as the command `referee` is asked it. */
export interface RefereeRequest {
  /** The LaTeX text. */
  readonly document: string
  /** The name by which places call it; default: `document`. */
  readonly file?: string
  /** What is said of its equations by their labels, beside what its comments say. */
  readonly claims?: ClaimsFile
  /** Rule files by the names under which comments ask for them. */
  readonly rules?: Readonly<Record<string, { readonly rules: string; readonly file?: string }>>
  /** Of the numbers for the second route, the values on points; default 1. */
  readonly seed?: number
  /** An equation is not judged when there are more classes of diagrams than this; default 5000. */
  readonly limit?: number
}

/** What goes beside it: each equation as soon as it is judged, so that nothing is lost when the work is stopped. */
export interface RefereeRunning extends Running {
  readonly onClaim?: (claim: RefereedClaim) => void
}

/** Enough for every paper, and a second or two for one equation. */
export const MOST_DIAGRAMS = 5000

/** An equation of the document with what was found. */
export interface RefereedClaim extends Judgement {
  readonly label: string | null
  /** From 1. */
  readonly line: number
  readonly tex: string
  /** What the document defines before it. */
  readonly macros: Readonly<Record<string, string>>
}

export interface RefereeAnswer {
  readonly file: string
  readonly claims: readonly RefereedClaim[]
}

/**
 * Every displayed equation of a document, judged: right, right under a convention that is named, wrong with what differs
 * and the right line, or not judged and why. A comment `% edgewick: theory=phi4 legs=2 up-to=2` speaks for the equations
 * after it until the next one.
 *
 * @throws InputError for a comment that cannot be read; the signal's reason when it is aborted
 * @example
 * (await answerReferee({ document: '% edgewick: theory=phi4 legs=2 order=0\n\\[ w_2(x,y) = \\frac12 \\Delta(x,y) \\]' })).claims[0]?.verdict // 'right'
 */
export async function answerReferee(request: RefereeRequest, running: RefereeRunning = {}): Promise<RefereeAnswer> {
  const { document, file = 'document', seed = 1, limit = MOST_DIAGRAMS } = request
  const { equations } = readDocument(document, file)
  const { spokenOf, theories } = await said(request, equations)
  const claims: RefereedClaim[] = []
  for (const [i, equation] of equations.entries()) {
    running.signal?.throwIfAborted()
    running.onProgress?.({ what: 'judging', done: i, of: equations.length, unit: 'equations' })
    // A display that is judged yields to the signal of whoever waits.
    await new Promise((resolve) => setTimeout(resolve))
    const spoken = spokenOf[i]
    const written = { text: atItsPlace(document, equation), file, macros: equation.macros }
    const letters = lettersFor(spoken?.letters ?? [], written.text, written.macros)
    const lettered = spoken === undefined ? undefined : inItsLetters({ ...spoken, letters }, theories)
    const draw = drawing(seed, i)
    const { refusal: _, ...found }: Awaited<ReturnType<typeof judgedEquation>> =
      spoken?.none !== undefined
        ? judgementOf(notJudged('a comment says that it is none'))
        : await judgedEquation(
            {
              ...written,
              asked: spoken?.asked ?? {},
              theory: lettered?.theory,
              ...(lettered?.convention === undefined ? {} : { convention: lettered.convention }),
              network: spoken?.network,
              limit,
              draw,
            },
            running,
          )
    const claim: RefereedClaim = {
      label: equation.label ?? null,
      line: equation.line,
      tex: document.slice(equation.at, equation.end).trim(),
      macros: equation.macros,
      ...found,
    }
    claims.push(claim)
    running.onClaim?.(claim)
  }
  running.onProgress?.({ what: 'judging', done: equations.length, of: equations.length, unit: 'equations' })
  return { file, claims }
}

/** The theory of a comment in the letters that it says. @throws InputError for letters of what the theory does not have */
function inItsLetters(
  { theory: name, letters = [] }: Directive,
  theories: ReadonlyMap<string, Theory>,
): Lettered | undefined {
  const theory = name === undefined ? undefined : theories.get(name)
  return theory === undefined || name === undefined ? undefined : inLettersSaid(theory, name, letters)
}

/**
 * What comments and claims say of each equation, and the theories that they name. A statement of the claims is heard as a
 * comment just before its equation, those for all as comments at the head of the document.
 *
 * @throws InputError with all that cannot be read
 */
async function said(
  { document, file = 'document', claims, rules = {} }: RefereeRequest,
  equations: readonly DocumentEquation[],
): Promise<{ readonly spokenOf: readonly (Directive | undefined)[]; readonly theories: ReadonlyMap<string, Theory> }> {
  const theories = new Map<string, Theory>()
  const readable = async (found: readonly (Directive | InputError)[], problems: InputError[]): Promise<Directive[]> => {
    const directives: Directive[] = []
    for (const each of found) {
      const problem = each instanceof InputError ? each : await problemOf(each, theories, rules)
      if (!(each instanceof InputError)) directives.push(each)
      // What is wrong with a letter is so for every comment after it.
      if (problem !== undefined && problems.every(({ at }) => at !== problem.at)) problems.push(problem)
    }
    return directives
  }
  const { statements: read, problems } = statementsOf(claims ?? { text: '' })
  const ofClaims: InputError[] = [...problems, ...strangers(read, equations)]
  const head = read.filter(({ label }) => label === '*').map(({ text, place }) => ({ at: -1, text, place }))
  await readable(directivesAfter(undefined, head), ofClaims)
  const isOfHead = new Set(ofClaims.map(({ at }) => at))
  const ofDocument: InputError[] = []
  const directives = await readable(
    directivesOf(document, file, head).filter((one) => !(one instanceof InputError) || !isOfHead.has(one.at)),
    ofDocument,
  )
  const spokenOf: (Directive | undefined)[] = []
  for (const equation of equations) {
    const names = namesOf(equation)
    const own = read
      .filter(({ label }) => names.includes(label))
      .map(({ text, place }) => ({ at: equation.at, text, place }))
    const before = directives.filter(({ at }) => at < equation.at).at(-1)
    spokenOf.push((await readable(directivesAfter(before, own), ofClaims)).at(-1) ?? before)
  }
  if (claims !== undefined) requireReadable(claims.file ?? 'claims', ofClaims, 'claims')
  requireReadable(file, ofDocument)
  return { spokenOf, theories }
}

/** What is wrong with the theory that a comment names, or with letters of it; its theory is kept. */
async function problemOf(
  said: Directive,
  theories: Map<string, Theory>,
  rules: NonNullable<RefereeRequest['rules']>,
): Promise<InputError | undefined> {
  const { theory, place } = said
  if (theory === undefined) return undefined
  const choice: TheoryChoice = Object.hasOwn(rules, theory) ? (rules[theory] as TheoryChoice) : theory
  try {
    if (!theories.has(theory)) theories.set(theory, await chosenTheory(choice))
    inItsLetters(said, theories)
    return undefined
  } catch (error) {
    const told = error instanceof InputError && error.code === 'referee.letter' ? error : toldAt(place, error)
    if (!(told instanceof InputError)) throw told
    return told
  }
}

function drawing(seed: number, index: number): () => number {
  const stream = randomStream(seed, index)
  return () => stream.uniform()
}

/** The mathematics of an equation with as many lines and blanks before it as in the document. */
function atItsPlace(document: string, { at, end }: DocumentEquation): string {
  const before = document.slice(0, at)
  const column = at - (before.lastIndexOf('\n') + 1)
  return `${'\n'.repeat(before.split('\n').length - 1)}${' '.repeat(column)}${document.slice(at, end)}`
}
