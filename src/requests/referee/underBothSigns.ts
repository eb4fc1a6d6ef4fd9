import { byAgreement, untoldSign } from '../../expansion/signConvention.js'
import type { VerifiedTerm } from '../../expansion/verify.js'
import { withOtherSign } from '../../theory/nPointTheory.js'
import type { Theory } from '../../theory/theory.js'

/** A formula of Σ or Γ under the sign that it has; the note names the convention, and is undefined under the usual one. */
export interface UnderSign<T> {
  readonly found: T
  readonly note?: string
}

/**
 * Σ, or Γ, as some authors have it, with the other sign: taken where a formula is wrong by the usual one, and the signs
 * of its terms say so (see {@link byAgreement}). One term is right under the sign that it has.
 *
 * @param letter what the function is called in the note
 * @param termsOf the terms that were compared; undefined where none were
 */
export async function underBothSigns<T extends { readonly verdict: string }>(
  theory: Theory,
  letter: string,
  judged: (theory: Theory) => Promise<T>,
  termsOf: (found: T) => readonly VerifiedTerm[] | undefined,
): Promise<UnderSign<T>> {
  const usual = await judged(theory)
  const terms = termsOf(usual)
  if (usual.verdict !== 'wrong' || terms === undefined) return { found: usual }
  const other = await judged(withOtherSign(theory))
  const others = termsOf(other)
  if (others === undefined || other.verdict === 'not-judged' || byAgreement(terms, others) <= 0) return { found: usual }
  const isUntold = other.verdict === 'wrong' && others.filter(({ ratio }) => ratio !== undefined).length === 1
  const note = `${letter} has the other sign`
  return { found: other, note: isUntold ? `${note}, ${untoldSign('the usual one', others)}` : note }
}

/** `Γ`, `Π` or `Σ` by the left side of a formula; undefined where none of them begins it. */
export function vertexLetter(text: string): 'Γ' | 'Π' | 'Σ' | undefined {
  const [, name, letter] = /^\s*(?:\\label\{[^{}]*\}\s*)?(?:\\?(Gamma|Sigma|Pi)(?![A-Za-z])|([ΓΣΠ]))/u.exec(text) ?? []
  return name === undefined ? (letter as 'Γ' | 'Π' | 'Σ' | undefined) : LETTERS[name]
}

const LETTERS: Readonly<Record<string, 'Γ' | 'Π' | 'Σ'>> = { Gamma: 'Γ', Pi: 'Π', Sigma: 'Σ' }
