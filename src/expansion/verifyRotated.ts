import { InputError } from '../errors.js'
import type { Theory } from '../theory/theory.js'
import { choicesFor, conventionName } from './formula/conventions.js'
import { isSpelledOut, rotated } from './formula/rotated.js'
import type { Convention } from './formula/conventions.js'
import type { Claim } from './formula/claim.js'

/** What is judged of a claim, as far as a convention is chosen by it. */
interface Judged {
  readonly verdict: string
  readonly terms: readonly { readonly verdict: string }[]
}

/**
 * A claim with i's, as it is in Euclid's space by one of the conventions of Minkowski's: one for all its terms, which
 * its notes name. Undefined where it has none.
 *
 * @throws InputError where it is right by a convention only that nothing in it tells from another, by which it is wrong
 */
export function verifyRotated<T extends Judged>(
  theory: Theory,
  claim: Claim,
  verified: (rotated: Claim) => T,
): T | undefined {
  const { declared } = claim
  const choices = declared === undefined ? choicesFor(theory, claim) : { accepted: [declared], possible: [] }
  if (choices === undefined) return undefined
  const by = (convention: Convention): T => {
    const turned = rotated(claim, convention)
    const note = `read ${conventionName(theory, claim, convention)}`
    return verified({ ...turned, notes: [...turned.notes, note] })
  }
  const tried = choices.accepted.map(by)
  const right = tried.find(({ verdict }) => verdict !== 'wrong')
  if (right !== undefined) return right
  const other = choices.possible.find(
    (convention) => isSpelledOut(claim, convention) && by(convention).verdict !== 'wrong',
  )
  if (other !== undefined)
    throw new InputError({
      code: 'formula.convention',
      at: claim.terms[0]?.products[0]?.place ?? 'formula',
      expected: 'a formula whose i says which convention is meant, or a comment on its letters',
      received: `one that is right by ${conventionName(theory, claim, other)}, and wrong by others`,
    })
  // Of conventions by which as much of it is right, the one that its i's are written by.
  const likely = tried.map((one, i) => {
    const convention = choices.accepted[i]
    const agreeing = one.terms.filter(({ verdict }) => verdict === 'equal').length
    return { one, likelihood: agreeing + (convention !== undefined && isSpelledOut(claim, convention) ? 0.5 : 0) }
  })
  return likely.reduce((best, each) => (each.likelihood > best.likelihood ? each : best)).one
}
