import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'
import type { Noticed } from '../../src/requests/referee/noticed.js'
import { plantedIn } from '../recall/planted.js'
import type { PlantedError } from '../recall/planted.js'

/** What the referee says of one displayed formula, after what a comment says. */
export async function claimOf(tex: string, said = ''): Promise<RefereedClaim> {
  const comment = said === '' ? '' : `% edgewick: ${said}\n`
  const { claims } = await answerReferee({ document: `${comment}\\[ ${tex} \\]` })
  return claims[0] as RefereedClaim
}

/** A formula with an error, and what the referee calls that. */
export interface Mutation {
  readonly tex: string
  readonly kind: Noticed
}

const KINDS: ReadonlyMap<PlantedError, Noticed> = new Map([
  ['sign', 'a sign'],
  ['factor', 'a factor 2'],
  ['missing term', 'a dropped term'],
] as const)

/** The formula with one error in one term of its last side: a sign, a factor 2, the term left out. */
export function errorsIn(tex: string): readonly Mutation[] {
  return plantedIn(tex).flatMap((planted) => {
    const kind = KINDS.get(planted.error)
    return kind === undefined ? [] : [{ tex: planted.tex, kind }]
  })
}

/** Whether nothing is left on the right side but what a tail or dots leave open. */
export function isEmpty(tex: string): boolean {
  return /(?:=|\\approx) *(?:\\left *)?(?:0|\+ *O\b.*|\+ *\\frac\{1\}\{n\}.*ldots.*)$/.test(tex)
}

/** The same without their kinds. */
export function mutationsOf(tex: string): readonly string[] {
  return errorsIn(tex).map((mutation) => mutation.tex)
}

/** The verdicts of a formula and of everything that one error makes of it: right ones, and those that are not judged. */
export async function verdictsOf(
  tex: string,
): Promise<{ readonly verdict: string; readonly right: readonly string[]; readonly open: readonly string[] }> {
  const { verdict } = await claimOf(tex)
  const right: string[] = []
  const open: string[] = []
  for (const wrong of mutationsOf(tex)) {
    const found = (await claimOf(wrong)).verdict
    if (found.startsWith('right')) right.push(wrong)
    else if (found === 'not-judged') open.push(wrong)
  }
  return { verdict, right, open }
}
