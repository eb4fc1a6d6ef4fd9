import { InputError } from '../errors.js'
import { leadingIn } from '../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../kernels/polynomialGaussian.js'
import type { BrokenIndependence } from '../networks/architecture.js'
import { jsonText } from '../render/jsonText.js'
import { correlatorName } from '../render/latex/correlatorName.js'
import { polynomialGaussianLatex } from '../render/latex/polynomialGaussianLatex.js'
import { polynomialGaussianText } from '../render/text/polynomialGaussianText.js'
import { table } from '../render/text/table.js'
import type { CorrelatorSubject } from './correlatorSubject.js'
import { estimateLine } from './estimate.js'
import type { SampledEstimate } from './estimate.js'
import { chosenNetwork } from './networkSubject.js'
import type { ChosenNetwork } from './networkSubject.js'

/** Above, the polynomials of the closed forms take minutes. */
const HIGHEST_FORMULA = 6
/** Above, quadrature and series run over too many plane waves. */
const HIGHEST_NUMBER = 8

/** Digits that a terminal shows; JSON has all. */
const DIGITS = 10

/** Orders in α of which the numbers are given. */
const ORDERS = 2

/** A correlator of coupled neurons: closed forms by powers of α, and the value at points with its series. */
export interface CoupledCorrelator extends CorrelatorSubject {
  readonly kind: 'coupled'
  readonly found?: {
    /** Exact in α. */
    readonly value: number
    /** Coefficients of 1, α, α². */
    readonly series: readonly number[]
  }
  readonly estimate?: SampledEstimate | undefined
}

/** @throws InputError for n > 6 without points, and n > 8 */
export function coupledCorrelator(
  subject: CorrelatorSubject,
  broken: BrokenIndependence,
  { network, points }: ChosenNetwork,
  estimate: SampledEstimate | undefined,
): CoupledCorrelator {
  requireOrder(subject.n, points === undefined ? HIGHEST_FORMULA : HIGHEST_NUMBER)
  if (points === undefined) return { kind: 'coupled', ...subject }
  const { parameters } = network
  const found = { value: network.correlator(points), series: broken.series(parameters, points, ORDERS) }
  return { kind: 'coupled', ...subject, found, estimate }
}

function requireOrder(n: number, highest: number): void {
  if (n > highest)
    throw new InputError({
      code: 'requests.n',
      at: 'n',
      expected: `an order of at most ${HIGHEST_FORMULA} for a formula of coupled neurons, of at most ${HIGHEST_NUMBER} for numbers at points (--at)`,
      received: `${n}`,
    })
}

/** The value with its series and the estimate; without points the formulas. */
export function coupledText(answer: CoupledCorrelator): string {
  const { n, found, estimate } = answer
  if (found !== undefined) return `${valuesText(n, found, strength(answer))}${estimateLine(estimate)}`
  const [zeroth, first] = coefficients(brokenOf(answer), n)
  return [
    `G_c^(${n}) at α = 0, exact in N\n${polynomialGaussianText(zeroth)}`,
    `its derivative with respect to α, exact in N\n${polynomialGaussianText(first)}`,
    `the same for large N\n${polynomialGaussianText(leadingIn(first, 'N'))}\n`,
  ].join('\n\n')
}

/** The formulas are there up to n = 6. */
export function coupledJson(answer: CoupledCorrelator): string {
  const { network, n, parameters, points, found, estimate } = answer
  const formulas = n > HIGHEST_FORMULA ? {} : { latex: formulasLatex(brokenOf(answer), n) }
  return `${jsonText({ network, n, parameters, points, ...found, estimate, ...formulas })}\n`
}

/** @throws InputError for n > 6 */
export function coupledLatex(answer: CoupledCorrelator): string {
  requireOrder(answer.n, HIGHEST_FORMULA)
  return `${Object.values(formulasLatex(brokenOf(answer), answer.n)).join('\n')}\n`
}

/** G_c^(n) at α = 0 and its derivative there. */
export function coupledFormulas(broken: BrokenIndependence, n: number): readonly string[] {
  const { order0, order1 } = formulasLatex(broken, n)
  return [order0, order1]
}

function brokenOf({ network, parameters }: CoupledCorrelator): BrokenIndependence {
  return chosenNetwork({ network, parameters }).of.broken as BrokenIndependence
}

/** The value of the parameter that couples the neurons. */
function strength(answer: CoupledCorrelator): number {
  return answer.parameters[brokenOf(answer).parameter] ?? 0
}

/** Of α⁰ and α¹. */
function coefficients(
  { coefficient }: BrokenIndependence,
  n: number,
): readonly [zeroth: PolynomialGaussian, first: PolynomialGaussian] {
  return [coefficient(n, 0), coefficient(n, 1)]
}

function formulasLatex(
  broken: BrokenIndependence,
  n: number,
): Readonly<Record<'order0' | 'order1' | 'largeN', string>> {
  const name = correlatorName(n)
  const [zeroth, first] = coefficients(broken, n)
  return {
    order0: polynomialGaussianLatex(`${name} \\big|_{\\alpha = 0}`, zeroth),
    order1: polynomialGaussianLatex(`\\partial_{\\alpha} ${name} \\big|_{\\alpha = 0}`, first),
    largeN: polynomialGaussianLatex(
      `\\partial_{\\alpha} ${name} \\big|_{\\alpha = 0, N \\to \\infty}`,
      leadingIn(first, 'N'),
    ),
  }
}

function valuesText(n: number, { value, series }: CoupledCorrelator['found'] & {}, alpha: number): string {
  let sum = 0
  const rows = series.map((coefficient, k) => [
    `α^${k}`,
    coefficient.toPrecision(DIGITS),
    (sum += coefficient * alpha ** k).toPrecision(DIGITS),
  ])
  return `G_c^(${n}) = ${value.toPrecision(DIGITS)}, exact in α and N (quadrature)\n\n${table(['order', 'coefficient', 'sum so far'], rows)}\n`
}
