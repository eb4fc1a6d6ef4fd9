import { addPolynomials, formatMonomials, formatPowers, monomial, scalePolynomial } from '../../algebra/polynomial.js'
import type { Monomial, Polynomial, Powers } from '../../algebra/polynomial.js'
import { leastCommonMultiple } from '../../algebra/integers.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { substitutePolynomial } from '../../algebra/composeSeries.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { countingOf, loopCost, orderIn, smallPowers } from './counting.js'
import type { Counting } from './counting.js'
import { actionOf } from './actionOf.js'
import { drivesInModes, rationalRate } from './drivesInModes.js'
import type { DrivePart } from './drivesInModes.js'
import { problem } from './equationSymbols.js'
import { piecesOf, total } from './actionPieces.js'
import type { Piece } from './actionPieces.js'
import { LARGEST_PART } from './turningRate.js'
import { inverseMonomial } from './inverseMonomial.js'
import { modesOf } from './modes.js'
import type { RationalRows } from './rationalMatrix.js'
import { responseOf } from './stochasticEquation.js'
import type { StochasticEquation } from './stochasticEquation.js'
import { workingPoint } from './workingPoint.js'

/**
 * A term of the action: `coefficient` · Π x̃_i^{responses_i} x_i^{fields_i}, which counts as `order` in the expansion.
 * The small parameters are part of the coefficient.
 */
export interface ActionTerm {
  /** Only at the time of the start, not integrated over. */
  readonly once?: true
  /** A function of time in front, Σ coefficient · e^{−rate t}, the rates as `turningRate` has them. */
  readonly drive?: readonly DrivePart[]
  readonly responses: readonly number[]
  readonly fields: readonly number[]
  readonly order: number
  /** Powers of the small parameters that all of the coefficient has. */
  readonly small: Powers
  readonly coefficient: Polynomial
}

/**
 * A stochastic equation as it is expanded: about its working point, in modes that decay by themselves, in a unit of
 * time that makes the rates whole numbers.
 */
export interface NormalForm extends Counting {
  readonly equation: StochasticEquation
  /** The unit of rates: a number times parameters. */
  readonly unit: Monomial
  /** x = x₀ + P u: the working point, in the parameters. */
  readonly workingPoint: readonly Polynomial[]
  /** Names of the modes u; those of the components where P is 1. */
  readonly modes: readonly string[]
  readonly basis: RationalRows
  /** P⁻¹. */
  readonly inverse: RationalRows
  /** Decay rates of the modes in units of `unit`. */
  readonly rates: readonly number[]
  /** All terms but −rate · ũ u. */
  readonly terms: readonly ActionTerm[]
  /** The modes at time 0, where the equation has a start. */
  readonly start?: readonly Polynomial[]
}

/**
 * The equation made ready for an expansion.
 *
 * @throws InputError, in one sentence, where there is nothing to expand about: a linear part that does not decay, rates
 * that are not rational, a noise that vanishes
 * @example
 * normalForm(readEquation('dx = -x + y; dy = -2y; noise x D')).rates // [1, 2]
 */
export function normalForm(equation: StochasticEquation): NormalForm {
  const { components } = equation
  const written = actionOf(equation)
  const unit = unitOf(written, components)
  const inUnits = scaledBy(written, inverseMonomial(unit))
  const counted = countingOf(inUnits, components, unit)
  const { shift, shifted } = workingPoint(inUnits, components, counted, equation.start === undefined)
  const { basis, inverse, eigenvalues, modes } = modesOf(linearPart(shifted, components, counted), components)
  const slow = eigenvalues.findIndex(({ num }) => num >= 0n)
  if (slow >= 0 && equation.start === undefined)
    throw problem(
      'equation',
      'a linear part that decays, such as -x, about which the stationary state is expanded',
      `one with the rate ${Q.format(Q.negate(eigenvalues[slow] as Rational))}`,
    )
  const inModes = substitutePolynomial(shifted, {
    ...Object.fromEntries(components.map((name, i) => [name, combination(basis[i] as readonly Rational[], modes)])),
    ...Object.fromEntries(
      components.map((name, i) => [
        responseOf(name),
        combination(
          inverse.map((row) => row[i] as Rational),
          modes.map(responseOf),
        ),
      ]),
    ),
  })
  const { drives = [] } = equation
  requireDriven(equation, counted)
  const speeds = drives.map(({ rate }) => rationalRate(rate, unit))
  const den = [...eigenvalues, ...speeds].reduce((common, { den: each }) => leastCommonMultiple(common, each), 1n)
  const terms = termsOf(scalePolynomial(inModes, Q.rational(den)), modes, counted)
  requireFewDigits([...eigenvalues, ...speeds], den, drives.length > 0 ? LARGEST_TURNING : LARGEST)
  const rates = eigenvalues.map((each) => Number(Q.multiply(Q.negate(each), Q.rational(den)).num))
  const rest = terms.filter((term) => !isLinear(term))
  if (equation.start === undefined) requireNoise(rest, equation)
  return {
    equation,
    unit: { coefficient: Q.divide(unit.coefficient, Q.rational(den)), powers: unit.powers },
    workingPoint: shift,
    modes,
    basis,
    inverse,
    rates,
    ...counted,
    terms: [...rest, ...drivesInModes(drives, { unit, den, inverse, small: counted.small })],
    ...(equation.start === undefined ? {} : { start: startOf(equation.start, shift, inverse, counted) }),
  }
}

/** Sums of so many rates are whole numbers still: no diagram and no moment has more lines. */
const SUMMED = 64
const LARGEST = Number.MAX_SAFE_INTEGER / SUMMED
const LARGEST_TURNING = LARGEST_PART / SUMMED

/** @throws InputError where rates over their common denominator are no whole numbers of a machine */
function requireFewDigits(rates: readonly Rational[], den: bigint, most: number): void {
  const large = rates.find((each) => Math.abs(Q.toNumber(each)) * Number(den) > most)
  if (large !== undefined || Number(den) > most)
    throw problem(
      'equation',
      `rates and drives with fewer digits, such as 3.1416: over their common denominator every one is at most ${Math.floor(most)}`,
      `a denominator of ${den}${large === undefined ? '' : ` with a rate of ${Math.abs(Q.toNumber(large))}`}`,
    )
}

/** P⁻¹ (x(0) − x₀). @throws InputError where orders are counted by loops, for then no order ends away from x₀ */
function startOf(
  start: readonly Polynomial[],
  shift: readonly Polynomial[],
  inverse: RationalRows,
  { counting }: Counting,
): readonly Polynomial[] {
  const away = start.map((each, i) => addPolynomials(each, scalePolynomial(shift[i] as Polynomial, Q.rational(-1))))
  if (counting === 'loops' && away.some((each) => each.length > 0))
    throw problem(
      'start',
      'the working point, or a parameter in front of what is not linear, such as eps x^2, by whose powers the way from elsewhere is expanded',
      `${away.map(formatMonomials).join(', ')} away from it`,
    )
  return inverse.map((row) => addPolynomials(...row.map((each, j) => scalePolynomial(away[j] as Polynomial, each))))
}

/** @throws InputError for a drive without a start, and where orders are counted by loops */
function requireDriven({ drives, start }: StochasticEquation, { counting }: Counting): void {
  if (drives === undefined) return
  if (start === undefined)
    throw problem(
      'start',
      'a start, such as --from x=0, for a drive that depends on time has no stationary state',
      'none',
    )
  if (counting === 'loops')
    throw problem('equation', 'a parameter in front of what is not linear, such as eps x^2, beside a drive', 'none')
}

function isLinear({ responses, fields, order }: ActionTerm): boolean {
  const [only, more] = responses.flatMap((count, i) => (count === 0 ? [] : [{ count, i }]))
  return order === 0 && more === undefined && only?.count === 1 && total(fields) === 1 && fields[only.i] === 1
}

function combination(row: readonly Rational[], names: readonly string[]): Polynomial {
  return addPolynomials(...row.map((each, i) => monomial({ [names[i] as string]: 1 }, each)))
}

function scaledBy(p: Polynomial, factor: Monomial): Polynomial {
  return multiplyPolynomials(p, [factor])
}

/** a of `-a x`, where every component decays by a multiple of it and no number alone stands there; otherwise 1. */
function unitOf(action: Polynomial, components: readonly string[]): Monomial {
  const none: Monomial = { coefficient: Q.one, powers: {} }
  const linear = piecesOf(action, components).filter(
    ({ responses, fields }) => total(responses) === 1 && total(fields) === 1,
  )
  if (linear.some(({ term }) => Object.keys(term.powers).length === 0)) return none
  const diagonal = components.map((_, i) =>
    linear.filter(({ responses, fields }) => responses[i] === 1 && fields[i] === 1).map(({ term }) => term),
  )
  const symbols = new Set(diagonal.flat().map(({ powers }) => formatPowers(powers)))
  const [first] = diagonal.flat()
  if (first !== undefined && symbols.size === 1 && diagonal.every((each) => each.length === 1))
    return { coefficient: Q.one, powers: first.powers }
  if (first === undefined) return none
  throw problem(
    'equation',
    'decay rates that are numbers, or multiples of one parameter (--param gives a parameter its value)',
    `rates ${[...symbols].join(', ')}`,
  )
}

/** The linear drift of order 0, in units. */
function linearPart(action: Polynomial, components: readonly string[], { small }: Counting): RationalRows {
  const rows = components.map(() => components.map(() => Q.zero))
  for (const { responses, fields, term } of piecesOf(action, components)) {
    if (total(responses) !== 1 || total(fields) !== 1) continue
    if (small.some((symbol) => term.powers[symbol] !== undefined)) continue
    const row = rows[responses.indexOf(1)] as Rational[]
    const column = fields.indexOf(1)
    if (Object.keys(term.powers).length > 0)
      throw problem(
        'equation',
        'linear terms that are numbers in units of the decay rate (--param gives a parameter its value)',
        `the coefficient ${formatPowers(term.powers)}`,
      )
    row[column] = Q.add(row[column] as Rational, term.coefficient)
  }
  return rows
}

/** Terms with the same fields, and the same powers of small parameters, together. */
function termsOf(action: Polynomial, modes: readonly string[], { counting, small }: Counting): readonly ActionTerm[] {
  const found = new Map<string, { readonly piece: Piece; readonly small: Powers; readonly terms: Monomial[] }>()
  for (const piece of piecesOf(action, modes)) {
    const own = smallPowers(piece.term.powers, small)
    const key = `${piece.responses.join()};${piece.fields.join()};${formatPowers(own)}`
    const known = found.get(key) ?? { piece, small: own, terms: [] }
    found.set(key, known)
    known.terms.push(piece.term)
  }
  return [...found.values()].map(({ piece: { responses, fields }, small: own, terms }) => ({
    responses,
    fields,
    small: own,
    order: counting === 'loops' ? loopCost(responses, fields) : orderIn(own),
    coefficient: addPolynomials(terms),
  }))
}

/** @throws InputError for a noise that vanishes where the system is */
function requireNoise(terms: readonly ActionTerm[], { components }: StochasticEquation): void {
  if (terms.some(({ responses, fields, order }) => total(responses) > 1 && total(fields) === 0 && order === 0)) return
  if (terms.some(({ responses, fields }) => total(responses) > 1 && total(fields) === 0)) return
  throw problem(
    'noise',
    `a noise that does not vanish at the working point, for without it ${components.join(', ')} stay${components.length === 1 ? 's' : ''} there`,
    'one that does',
  )
}
