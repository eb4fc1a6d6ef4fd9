import { InputError } from '../../errors.js'
import { readDocument } from '../../expansion/formula/latexDocument.js'
import type { DocumentEquation } from '../../mathematics/document.js'
import { randomStream } from '../../random/philox.js'
import type { Theory } from '../../theory/theory.js'
import type { Running } from '../running.js'
import { chosenTheory } from '../subject.js'
import type { TheoryChoice } from '../subject.js'
import { directivesOf, requireReadable, toldAt } from './directive.js'
import type { Directive } from './directive.js'
import { inLettersSaid, lettersFor } from './letters.js'
import type { Lettered } from './letters.js'
import { notJudged } from './judge.js'
import type { Judgement } from './judge.js'
import { judgedEquation } from './judgedEquation.js'

/** Which equations of a paper hold, as the command `referee` is asked it. */
export interface RefereeRequest {
  /** The LaTeX text. */
  readonly document: string
  /** The name by which places call it; default: `document`. */
  readonly file?: string
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
  const { document, file = 'document', seed = 1, limit = MOST_DIAGRAMS, rules = {} } = request
  const { equations } = readDocument(document, file)
  const { directives, theories } = await said(document, file, rules)
  const claims: RefereedClaim[] = []
  for (const [i, equation] of equations.entries()) {
    running.signal?.throwIfAborted()
    running.onProgress?.({ what: 'judging', done: i, of: equations.length, unit: 'equations' })
    // A display that is judged yields to the signal of whoever waits.
    await new Promise((resolve) => setTimeout(resolve))
    const spoken = directives.filter(({ at }) => at < equation.at).at(-1)
    const written = { text: atItsPlace(document, equation), file, macros: equation.macros }
    const letters = lettersFor(spoken?.letters ?? [], written.text, written.macros)
    const lettered = spoken === undefined ? undefined : inItsLetters({ ...spoken, letters }, theories)
    const draw = drawing(seed, i)
    const found =
      spoken?.none !== undefined
        ? notJudged('a comment says that it is none')
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

/** What the comments say, and the theories that they name. @throws InputError with all that cannot be read */
async function said(
  document: string,
  file: string,
  rules: NonNullable<RefereeRequest['rules']>,
): Promise<{ readonly directives: readonly Directive[]; readonly theories: ReadonlyMap<string, Theory> }> {
  const directives: Directive[] = []
  const problems: InputError[] = []
  const theories = new Map<string, Theory>()
  for (const each of directivesOf(document, file)) {
    if (each instanceof InputError) {
      problems.push(each)
      continue
    }
    directives.push(each)
    const { theory, place } = each
    if (theory === undefined) continue
    const choice: TheoryChoice = Object.hasOwn(rules, theory) ? (rules[theory] as TheoryChoice) : theory
    try {
      if (!theories.has(theory)) theories.set(theory, await chosenTheory(choice))
      inItsLetters(each, theories)
    } catch (error) {
      const told = error instanceof InputError && error.code === 'referee.letter' ? error : toldAt(place, error)
      if (!(told instanceof InputError)) throw told
      // What is wrong with a letter is so for every comment after it.
      if (problems.every(({ at }) => at !== told.at)) problems.push(told)
    }
  }
  requireReadable(file, problems)
  return { directives, theories }
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
