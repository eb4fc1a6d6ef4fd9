import { carriedLatex } from '../theory/carriedLatex.js'
import { couplingName } from '../theory/couplingName.js'
import type { Theory } from '../theory/theory.js'
import { unicodeMath } from '../theory/unicodeMath.js'
import type { ExpansionRequest } from './expansion.js'
import { hasSeveralSources } from './formula/carriedBy.js'
import { legNames, rulesNamed } from './legs.js'

type Asked = Pick<ExpansionRequest, 'legs' | 'legFields'>

/**
 * What each leg is called in the name of a coefficient: what it carries, or the field inside where that is asked for and
 * tells more. Undefined where a number says it, all legs of the theory being alike.
 */
export function namedLegs(theory: Theory, { legs, legFields }: Asked): readonly string[] | undefined {
  if (legs === 0 || !hasSeveralSources(theory)) return undefined
  return legNames(theory, { legs, ...(legFields === undefined ? {} : { legFields }) }).map((name, i) => {
    const [rule] = rulesNamed(theory, name, `leg ${i + 1}`)
    const alike = theory.legs.filter(({ carries }) => carries === rule?.carries)
    return alike.length === 1 ? (rule?.carries ?? name) : name
  })
}

/** What stands below the letter, in LaTeX: `4`, or `\phi\phi\chi` of several fields. */
export function coefficientIndex(theory: Theory, asked: Asked): string {
  return (
    namedLegs(theory, asked)
      ?.map((name) => carriedLatex(theory, name))
      .join('') ?? `${asked.legs}`
  )
}

/** The name of a coefficient as it stands in a text: `g_4`, `Γ_φφχ`. */
export function coefficientName(theory: Theory, asked: Asked): string {
  const index = namedLegs(theory, asked)?.map((name) => unicodeMath(carriedLatex(theory, name)))
  return `${couplingName(theory)}_${index?.join('') ?? asked.legs}`
}

/** The same in letters that every language has: `Gamma_xtildex` of x̃ and x. */
export function coefficientSymbol(theory: Theory, asked: Asked): string {
  const index = namedLegs(theory, asked)?.map((name) => name.replaceAll('~', 'tilde'))
  return `${couplingName(theory)}_${index?.join('') ?? asked.legs}`
}
