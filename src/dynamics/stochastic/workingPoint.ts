import {
  addPolynomials,
  constant,
  formatMonomials,
  formatPowers,
  monomial,
  polynomial,
  scalePolynomial,
} from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { substitutePolynomial } from '../../algebra/composeSeries.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Counting } from './counting.js'
import { problem } from './equationSymbols.js'
import { piecesOf, total } from './actionPieces.js'
import type { Piece } from './actionPieces.js'
import { inverseRows, rationalRoots, valueAt } from './rationalMatrix.js'

/**
 * The point about which is expanded, and the action about it. In powers of small parameters it is where the linear drift
 * vanishes, what is beyond it being in the vertices; by loops it is where the whole drift vanishes.
 *
 * @param needed whether there has to be one: from a given start a constant drift may drive x away for ever
 * @throws InputError where there is no such point, or none that is rational
 */
export function workingPoint(
  action: Polynomial,
  components: readonly string[],
  { counting, small }: Counting,
  needed: boolean,
): { readonly shift: readonly Polynomial[]; readonly shifted: Polynomial } {
  const ofOrder0 = piecesOf(action, components).filter(({ term }) =>
    small.every((symbol) => term.powers[symbol] === undefined),
  )
  const constants = components.map((_, i) =>
    polynomial(
      ofOrder0.flatMap(({ responses, fields, term }) =>
        total(responses) === 1 && responses[i] === 1 && total(fields) === 0 ? [term] : [],
      ),
    ),
  )
  const still = constants.every((each) => each.length === 0)
  const shift =
    counting === 'loops'
      ? stableRoot(ofOrder0, components, still)
      : still
        ? []
        : linearRoot(ofOrder0, components, constants, needed)
  if (shift.length === 0) return { shift: components.map(() => []), shifted: action }
  const shifted = substitutePolynomial(
    action,
    Object.fromEntries(
      components.map((name, i) => [name, addPolynomials(monomial({ [name]: 1 }), shift[i] as Polynomial)]),
    ),
  )
  return { shift, shifted }
}

/** −A⁻¹ times the constant drift. */
function linearRoot(
  pieces: readonly Piece[],
  components: readonly string[],
  constants: readonly Polynomial[],
  needed: boolean,
): readonly Polynomial[] {
  const rows = components.map(() => components.map(() => Q.zero))
  for (const { responses, fields, term } of pieces) {
    if (total(responses) !== 1 || total(fields) !== 1) continue
    const row = rows[responses.indexOf(1)] as Rational[]
    const column = fields.indexOf(1)
    if (Object.keys(term.powers).length === 0) row[column] = Q.add(row[column] as Rational, term.coefficient)
  }
  const inverse = inverseRows(rows)
  if (inverse === undefined && !needed) return []
  if (inverse === undefined)
    throw problem(
      'equation',
      'a linear drift that balances the constant one',
      `one that does not: ${constants.map(formatMonomials).join(', ')}`,
    )
  return inverse.map((row) =>
    addPolynomials(...row.map((each, j) => scalePolynomial(constants[j] as Polynomial, Q.negate(each)))),
  )
}

/** The rational zero of the drift with a negative slope; none where 0 is one. */
function stableRoot(pieces: readonly Piece[], components: readonly string[], still: boolean): readonly Polynomial[] {
  const forces = pieces.filter(({ responses }) => total(responses) === 1)
  const symbols = forces.find(({ term }) => Object.keys(term.powers).length > 0)
  const slope = forces.filter(({ fields }) => total(fields) === 1)
  const decays = slope.length > 0 && slope.every(({ term }) => term.coefficient.num < 0n)
  const isAtRest = still && (decays || components.length > 1)
  if (components.length > 1 || symbols !== undefined) {
    if (isAtRest) return []
    throw problem(
      'equation',
      'a parameter in front of what is not linear, such as eps x^2, or of one component a drift whose numbers are all given (--param)',
      symbols === undefined ? 'a constant drift of several components' : formatPowers(symbols.term.powers),
    )
  }
  const degree = Math.max(...forces.map(({ fields }) => total(fields)))
  const coefficients = Array.from({ length: degree + 1 }, (_, n) =>
    Q.sum(forces.filter(({ fields }) => total(fields) === n).map(({ term }) => term.coefficient)),
  )
  const slopes = coefficients.slice(1).map((each, n) => Q.multiply(each, Q.rational(n + 1)))
  const [root, other] = rationalRoots(coefficients).filter((each) => valueAt(slopes, each).num < 0n)
  if (root !== undefined && other !== undefined)
    throw problem(
      'equation',
      'one stable point, for noise takes the system from one to another and the stationary state has both',
      `${components[0] as string} = ${Q.format(root)} and ${Q.format(other)}`,
    )
  if (isAtRest) return []
  if (root === undefined)
    throw problem(
      'equation',
      'a drift with a rational zero at which it falls, about which is expanded',
      `none in ${components[0] as string}: ${coefficients.map((each, n) => `${Q.format(each)}·x^${n}`).join(' + ')}`,
    )
  return [constant(root)]
}
