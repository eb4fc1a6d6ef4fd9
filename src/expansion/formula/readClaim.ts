import { InputError } from '../../errors.js'
import type { Theory } from '../../theory/theory.js'
import type { Claim } from './claim.js'
import { claimOf } from './claimOf.js'
import type { ParseOptions } from './claimOf.js'
import type { Equation } from './syntax.js'
import { variantsOf } from './variants.js'

/**
 * What a formula claims, and where it cannot be read so, what it claims of a variant of the theory: with the vertex a
 * tensor of components, or with one local coupling. Then the claim's theory is that variant, and a note says so.
 *
 * @param read the formula as an equation in the letters of a theory
 * @throws InputError with line and column
 */
export function readClaim(
  read: (theory: Theory) => Equation,
  text: string,
  theory: Theory,
  options: ParseOptions = {},
): Claim {
  const claimed = (variant: Theory): Claim => claimOf(read(variant), text, variant, options)
  try {
    return claimed(theory)
  } catch (error) {
    if (!(error instanceof InputError) || error.code !== 'formula.syntax') throw error
    const claim = inVariant(theory, text, claimed)
    if (claim !== undefined) return claim
    throw error
  }
}

/**
 * What it claims of the first variant that it is a formula of; undefined where there is none.
 *
 * @throws InputError of the likeliest where it can be read in every one, and is no formula of any
 */
function inVariant(theory: Theory, text: string, claimed: (variant: Theory) => Claim): Claim | undefined {
  const refusals: InputError[] = []
  for (const { theory: variant, says } of variantsOf(theory, text)) {
    try {
      const claim = claimed(variant)
      return { ...claim, notes: [says, ...claim.notes] }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      refusals.push(error)
    }
  }
  const [likeliest] = refusals
  if (likeliest !== undefined && refusals.every(({ code }) => code === 'formula.diagram')) throw likeliest
  return undefined
}
