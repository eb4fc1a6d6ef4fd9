import { addPolynomials, multiplyPowers, polynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { InputError } from '../errors.js'
import { expand } from '../expansion/expand.js'
import { byOrders } from '../expansion/readings/byOrders.js'
import { ruleProducts } from '../expansion/readings/ruleProducts.js'
import type { Orders } from '../expansion/selection.js'
import { withoutDiagram } from '../expansion/withoutDiagram.js'
import { effectiveTheory } from '../theory/effectiveTheory.js'
import { isLocal } from '../theory/members.js'
import type { Theory } from '../theory/theory.js'
import { timeIntegral } from './timeIntegral.js'

/**
 * The ground state energy of an anharmonic oscillator of unit mass and frequency, E₀ = −lim W/T, by the vacuum diagrams of
 * a theory whose lines are read as e^{−|t|}/2, times their factor and powers of small parameters: the theory `phi4` has
 * H = p²/2 + x²/2 + λx⁴/4!. Of an effective action, E₀ = lim Γ/T. The free part is that of one loop. Where a theory has W = ħ
 * log Z, as `phi3-phi4`, that is E₀ itself, ħ/2 + ħ²(…) + …, L loops having ħ^L; where it has log Z, it is E₀/ħ, 1/2 + ….
 *
 * @param upTo every power of the small parameters up to these, as for `expand`; the free part counts like the others
 * @returns a polynomial in the small parameters and what the vertices are at a point, by their orders
 * @throws InputError for a theory that is no oscillator: with several kinds of lines, an oriented one, indices, filters,
 * vertices that are not local, or sources that act on the vertices; and for one that expands an action
 * @source Bender and Wu, Phys. Rev. 184 (1969) 1231
 * @example
 * String(groundStateEnergy(theory('phi4'), 2)) // '1/2 + 1/32 λ - 7/1536 λ^2'
 * String(groundStateEnergy(theory('phi3-phi4'), { ħ: 2, g: 2, λ: 1 })) // '1/2 ħ + 1/32 ħ^2 λ - 11/288 g^2 ħ^2'
 */
export function groundStateEnergy(theory: Theory, upTo: Orders): Polynomial {
  const [line] = theory.lines
  const obstacle = noOscillator(theory)
  if (line === undefined || obstacle !== undefined)
    throw new InputError({
      code: 'effective.oscillator',
      at: `theory ${theory.name}`,
      expected: 'one coordinate with one kind of line and local vertices, and W = Σ of its connected diagrams',
      received: obstacle ?? 'no lines',
    })
  const sign = Q.rational(theory.expands.functional === 'Γ' ? 1 : -1)
  const productOf = ruleProducts({ ...theory, lines: [{ ...line, atAPoint: {} }] })
  const request = { legs: 0, select: { upTo } } as const
  const isFreePartAsked = withoutDiagram(effectiveTheory(theory), request) !== undefined
  const energy = addPolynomials(
    isFreePartAsked ? [{ coefficient: Q.rational(1, 2), powers: theory.expands.order }] : [],
    polynomial(
      expand(theory, request).terms.map(({ coefficient, powers, weighted: { diagram } }) => ({
        coefficient: [sign, timeIntegral(diagram)].reduce(Q.multiply, coefficient),
        powers: multiplyPowers(powers, productOf(diagram).symbols),
      })),
    ),
  )
  return byOrders(theory, energy)
}

/** Why the diagrams of a theory are not those of one anharmonic oscillator. */
function noOscillator({ lines, expands, spaces, legs, filters, vertices }: Theory): string | undefined {
  const [line] = lines
  const own = expands.functional === 'Γ' ? filters.filter((filter) => filter !== '1pi') : filters
  if (expands.functional === 'S') return 'an action that is expanded in correlators'
  if (expands.functional === 'W' && legs.some((leg) => leg.line === undefined))
    return 'sources that act on the vertices'
  if (line === undefined || lines.length > 1) return `lines ${lines.map(({ name }) => name).join(', ')}`
  if (line.fields[0] !== line.fields[1]) return `${line.name}, a line between ${line.fields.join(' and ')}`
  if (line.factor.num <= 0n) return `${line.name}, a line with a negative factor`
  if (spaces.length > 0) return `indices (${spaces.map(({ name }) => name).join(', ')})`
  if (expands.sign !== (expands.functional === 'Γ' ? -1 : 1)) return `${expands.functional} with another sign`
  if (own.length > 0) return `only some of the diagrams (${own.join(', ')})`
  const extended = vertices.find((rule) => !isLocal(rule))
  return extended === undefined ? undefined : `${extended.name}, a vertex that is not local`
}
