import { answerReferee } from '../../src/requests/referee/referee.js'
import type { RefereedClaim } from '../../src/requests/referee/referee.js'
import { readChain } from '../../src/mathematics/readExpression.js'
import { addends, withTermTimes, withoutTerm } from '../../src/mathematics/rewritten.js'
import type { Expression } from '../../src/mathematics/expression.js'
import * as Q from '../../src/algebra/rational.js'

/** What the referee says of one displayed formula, after what a comment says. */
export async function claimOf(tex: string, said = ''): Promise<RefereedClaim> {
  const comment = said === '' ? '' : `% edgewick: ${said}\n`
  const { claims } = await answerReferee({ document: `${comment}\\[ ${tex} \\]` })
  return claims[0] as RefereedClaim
}

/** The formula with one error in one term of its last side: a sign, a factor 2, the term left out. */
export function mutationsOf(tex: string): readonly string[] {
  const last = readChain(tex).sides.at(-1) as Expression
  return addends(last).flatMap((term) => [
    withTermTimes(tex, term, Q.rational(-1n)),
    withTermTimes(tex, term, Q.rational(2n)),
    ...(/^\s*\+[^+=-]*(?:perms|Comb)/.test(tex.slice(term.end))
      ? []
      : term === last
        ? [`${tex.slice(0, term.at)}0`]
        : [withoutTerm(tex, term)]),
  ])
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
