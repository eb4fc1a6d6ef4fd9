import { InputError } from '../../errors.js'
import type { NetworkSaid } from '../../models/claimed.js'
import type { Theory } from '../../theory/theory.js'
import type { Running } from '../running.js'
import { legsSpelled } from '../subject.js'
import { judgeAction } from './judgeAction.js'
import { judgeAtAPoint } from './judgeAtAPoint.js'
import { judge, notJudged, refused } from './judge.js'
import type { Judged, Judgement, Opinion } from './judge.js'
import { judgeEndless } from './judgeEndless.js'
import { judgeFull } from './judgeFull.js'
import { judgeFunctional } from './judgeFunctional.js'
import { judgeIdentity, withoutOneTerm } from './judgeIdentity.js'
import { judgeMomenta } from './judgeMomenta.js'
import { judgeVertices } from './judgeVertices.js'

/** An equation with what is said of it. */
export interface Equation extends Omit<Judged, 'theory'> {
  readonly theory: Theory | undefined
  readonly network: NetworkSaid | undefined
}

/**
 * An equation judged by the diagrams of its theory, where one is named, in position or momentum space; else, and where
 * those do not tell, as an identity of its kind. A wrong one comes with the first line that the same judge calls right.
 *
 * @throws the signal's reason when it is aborted
 */
export async function judgedEquation(
  written: Equation,
  running: Running,
): Promise<Judgement & Pick<Opinion, 'refusal'>> {
  const equation = withLegsSpelled(written)
  const opinion = await judgedAlone(() => judgedByKind(equation, running))
  const { refusal } = opinion
  const judgement = {
    ...judgementOf(opinion),
    ...(refusal === undefined ? {} : { refusal }),
  }
  // Plain writing may have braces of its own.
  const marks = equation.text.includes('{') ? /\\/ : /[\\{]/
  for (const line of opinion.lines) {
    const pasted: Equation = {
      ...equation,
      text: line,
      planting: false,
      input: equation.input === 'plain' && !marks.test(line) ? 'plain' : 'latex',
    }
    const again = await judgedAlone(() => judgedByKind(pasted, running))
    const isRight = again.verdict === 'right' || again.verdict === 'right-under'
    if (isRight && again.kind === opinion.kind) return { ...judgement, corrected: line }
  }
  return judgement
}

/** Greek letters in the names of legs may be spelled. */
function withLegsSpelled(equation: Equation): Equation {
  const { theory, asked } = equation
  if (theory === undefined || typeof asked.legs !== 'object') return equation
  return { ...equation, asked: { ...asked, legs: legsSpelled(theory, asked.legs) } }
}

/** Without a line that would be right. */
export function judgementOf({ verdict, kind, convention, reason, differences, noticed }: Opinion): Judgement {
  return { verdict, kind, convention, reason, differences, corrected: null, noticed }
}

async function judgedByKind(equation: Equation, running: Running): Promise<Opinion> {
  const opinion = await judgedFirst(equation, running)
  const { theory } = equation
  if (opinion.verdict !== 'not-judged' || theory === undefined) return opinion
  return (await judgeFull({ ...equation, theory }, running)) ?? opinion
}

/** By what diagrams of connected functions, integrals over momenta and identities tell. */
async function judgedFirst({ theory, network, ...equation }: Equation, running: Running): Promise<Opinion> {
  const inMomenta = theory === undefined ? undefined : await judgeMomenta({ ...equation, theory }, running)
  if (inMomenta?.isRead === true) return inMomenta.judgement
  const byDiagrams =
    theory === undefined
      ? notJudged('no comment before it says of which theory it is, such as % edgewick: theory=phi4 legs=2 up-to=2')
      : await judgedAlone(async () => {
          const asAction = await judgeAction({ ...equation, theory }, running)
          if (asAction !== undefined) return asAction
          const asVertices = await judgeVertices({ ...equation, theory }, running)
          if (asVertices !== undefined) return asVertices
          const asFunctional = await judgeFunctional({ ...equation, theory }, running)
          if (asFunctional !== undefined) return asFunctional
          const asSum = await judgeEndless({ ...equation, theory }, running)
          return asSum ?? inMomenta?.judgement ?? (await judge({ ...equation, theory }, running))
        })
  // A formula that is no sum of diagrams of the theory may hold as what it is: W(g) has g for no external point.
  const isRefused = byDiagrams.verdict === 'wrong' && byDiagrams.kind === null
  if (byDiagrams.verdict !== 'not-judged' && !isRefused) return byDiagrams
  const atAPoint = theory === undefined ? undefined : await judgeAtAPoint({ ...equation, theory }, running)
  if (atAPoint?.isSure === true) return atAPoint.opinion
  // What differs in several terms may be right in other letters or norms.
  const otherwise = judgeIdentity({ ...equation, theory, network })
  // Where it is not, the point says which terms differ.
  const asIdentity =
    otherwise === undefined || otherwise.verdict === 'wrong' ? (atAPoint?.opinion ?? otherwise) : otherwise
  if (isRefused) return asIdentity === undefined || asIdentity.verdict === 'not-judged' ? byDiagrams : asIdentity
  if (theory === undefined || asIdentity?.noticed.includes('a dropped term') !== true) return asIdentity ?? byDiagrams
  // Without its products in parts a full function is the connected one, which diagrams may call right.
  for (const text of withoutOneTerm(equation)) {
    const { verdict } = await judgedAlone(() => judge({ ...equation, text, theory }, running))
    if (verdict === 'right' || verdict === 'right-under')
      return { ...asIdentity, noticed: asIdentity.noticed.filter((error) => error !== 'a dropped term') }
  }
  return asIdentity
}

/** What one equation asks too much of is said of it, and the others are judged. */
async function judgedAlone(judged: () => Promise<Opinion>): Promise<Opinion> {
  try {
    return await judged()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return refused(error)
  }
}
