import { carriedLatex } from '../theory/carriedLatex.js'
import { couplingName } from '../theory/couplingName.js'
import type { NPointFunction, Theory } from '../theory/theory.js'
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

/** The name of a coefficient in LaTeX, without its points: `g_{4}`, `\Gamma_{\phi\phi\chi}`, `G_{c}^{(4)}`. */
export function coefficientHead(theory: Theory, asked: Asked, letter: string = theory.expands.coupling): string {
  const { quantity } = theory.expands
  const names = namedLegs(theory, asked)
    ?.map((name) => carriedLatex(theory, name))
    .join('')
  if (quantity === undefined) return `${letter}_{${names ?? asked.legs}}`
  const below = [LABELS[quantity], names].filter((part) => part !== undefined && part !== '').join(',')
  const above = names === undefined && quantity !== 'self-energy' ? `^{(${asked.legs})}` : ''
  return `${letter}${below === '' ? '' : `_{${below}}`}${above}`
}

/** What tells averages apart that have one letter. */
const LABELS: Partial<Readonly<Record<NPointFunction, string>>> = { connected: 'c', amputated: 'c,\\mathrm{amp}' }

/** The name of a coefficient as it stands in a text: `g_4`, `Γ_φφχ`, `G_c⁽⁴⁾`. */
export function coefficientName(theory: Theory, asked: Asked): string {
  if (theory.expands.quantity !== undefined) return unicodeMath(coefficientHead(theory, asked))
  const index = namedLegs(theory, asked)?.map((name) => unicodeMath(carriedLatex(theory, name)))
  return `${couplingName(theory)}_${index?.join('') ?? asked.legs}`
}

/** The same in letters that every language has: `Gamma_xtildex` of x̃ and x, `G_c_4`. */
export function coefficientSymbol(theory: Theory, asked: Asked): string {
  const index = namedLegs(theory, asked)?.map((name) => name.replaceAll('~', 'tilde'))
  const { quantity } = theory.expands
  const label = quantity === 'connected' ? 'c_' : quantity === 'amputated' ? 'amp_' : ''
  return `${couplingName(theory)}_${label}${index?.join('') ?? asked.legs}`
}
