import { addPolynomials, constant, polynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { InputError } from '../errors.js'
import { expand } from '../expansion/expand.js'
import type { Orders } from '../expansion/selection.js'
import type { Theory } from '../theory/theory.js'
import { timeIntegral } from './timeIntegral.js'

/**
 * The ground state energy of an anharmonic oscillator of unit mass and frequency, E₀ = ½ − lim W/T, by the vacuum
 * diagrams of a theory whose lines are read as e^{−|t|}/2: the theory `phi4` has H = p²/2 + x²/2 + λx⁴/4!. Of an effective
 * action, E₀ = ½ + lim Γ/T.
 *
 * @throws InputError for a theory with several kinds of lines, an oriented one, or indices
 * @example
 * String(groundStateEnergy(theory('phi4'), 2)) // '1/2 + 1/32 λ - 7/1536 λ^2'
 */
export function groundStateEnergy(theory: Theory, upTo: Orders): Polynomial {
  const [line, ...others] = theory.lines
  if (line === undefined || others.length > 0 || line.fields[0] !== line.fields[1] || theory.spaces.length > 0)
    throw new InputError({
      code: 'effective.oscillator',
      at: `theory ${theory.name}`,
      expected: 'one coordinate with one kind of line',
      received: theory.lines.map(({ name }) => name).join(', '),
    })
  const sign = Q.rational(theory.expands.functional === 'Γ' ? 1 : -1)
  return addPolynomials(
    constant(Q.rational(1, 2)),
    polynomial(
      expand(theory, { legs: 0, select: { upTo } }).terms.map(({ coefficient, powers, weighted: { diagram } }) => ({
        coefficient: [sign, timeIntegral(diagram)].reduce(Q.multiply, coefficient),
        powers,
      })),
    ),
  )
}
