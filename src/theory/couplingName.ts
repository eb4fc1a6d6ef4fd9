import type { Theory } from './theory.js'
import { unicodeMath } from './unicodeMath.js'

/** The letter of a theory's coefficient functions as it stands in a text: `Γ` for `\Gamma`. */
export function couplingName({ expands }: Pick<Theory, 'expands'>): string {
  return unicodeMath(expands.coupling)
}
