import { InputError } from '../errors.js'
import { leadingIn } from '../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../kernels/polynomialGaussian.js'
import { actionAt } from '../actions/actionAt.js'
import { breakingActionOnPoints, evaluateBreakingAction } from '../actions/breakingAction.js'
import type { BrokenIndependence } from '../networks/architecture.js'
import type { Network, Point } from '../networks/network.js'
import type { LinearInAlpha } from './actionText.js'
import { estimateLine } from './estimateOption.js'
import type { SampledEstimate } from './estimateOption.js'
import { partLatex } from '../render/actionLatex.js'
import { correlatorName } from '../render/latex/correlatorName.js'
import { polynomialGaussianLatex } from '../render/latex/polynomialGaussianLatex.js'
import { polynomialGaussianText } from '../render/text/polynomialGaussianText.js'
import { actionParts, actionRows, conditionLine, widthOrder } from '../render/text/actionParts.js'
import { table } from '../render/text/table.js'
import { jsonText } from '../render/jsonText.js'

/** Above, the polynomials of the closed forms take minutes. */
const HIGHEST_FORMULA = 6
/** Above, quadrature and series run over too many plane waves. */
const HIGHEST_NUMBER = 8

/** Digits that a terminal shows; JSON has all. */
const DIGITS = 10

/** Orders in α of which the numbers are given. */
const ORDERS = 2

/**
 * What `correlator` prints of a Cos-net with coupled weights: closed forms by powers of α, or the value at points with
 * its series.
 */
export function coupledCorrelator(
  broken: BrokenIndependence,
  network: Network,
  {
    n,
    points,
    estimate,
  }: {
    readonly n: number
    readonly points: readonly Point[] | undefined
    readonly estimate: SampledEstimate | undefined
  },
  format: 'text' | 'latex' | 'json',
): string {
  const highest = points === undefined || format === 'latex' ? HIGHEST_FORMULA : HIGHEST_NUMBER
  if (n > highest)
    throw new InputError({
      code: 'cli.order',
      at: '--n',
      expected: `an order of at most ${HIGHEST_FORMULA} for a formula of coupled neurons, of at most ${HIGHEST_NUMBER} for numbers at points (--at)`,
      received: `${n}`,
    })
  const values = points === undefined || format === 'latex' ? undefined : valuesAt(broken, network, points)
  if (values !== undefined && format === 'text')
    return `${valuesText(n, values, strength(broken, network))}${estimateLine(estimate)}`
  const [zeroth, first] = n > HIGHEST_FORMULA ? [] : [broken.coefficient(n, 0), broken.coefficient(n, 1)]
  const formulas = zeroth === undefined || first === undefined ? {} : { latex: formulasLatex(n, zeroth, first) }
  if (format === 'json')
    return `${jsonText({ network: network.name, n, parameters: network.parameters, points, ...values, estimate, ...formulas })}\n`
  if (format === 'latex') return `${Object.values(formulas.latex ?? {}).join('\n')}\n`
  return [
    `G_c^(${n}) at α = 0, exact in N\n${polynomialGaussianText(zeroth as PolynomialGaussian)}`,
    `its derivative with respect to α, exact in N\n${polynomialGaussianText(first as PolynomialGaussian)}`,
    `the same for large N\n${polynomialGaussianText(leadingIn(first as PolynomialGaussian, 'N'))}\n`,
  ].join('\n\n')
}

/** G_c^(n) at α = 0 and its derivative there. */
export function coupledFormulas(broken: BrokenIndependence, n: number): readonly string[] {
  const { order0, order1 } = formulasLatex(n, broken.coefficient(n, 0), broken.coefficient(n, 1))
  return [order0, order1]
}

interface Values {
  /** Exact in α. */
  readonly value: number
  /** Coefficients of 1, α, α² */
  readonly series: readonly number[]
}

function valuesAt({ series }: BrokenIndependence, network: Network, points: readonly Point[]): Values {
  return { value: network.correlator(points), series: series(network.parameters, points, ORDERS) }
}

function formulasLatex(
  n: number,
  zeroth: PolynomialGaussian,
  first: PolynomialGaussian,
): Readonly<Record<'order0' | 'order1' | 'largeN', string>> {
  const name = correlatorName(n)
  return {
    order0: polynomialGaussianLatex(`${name} \\big|_{\\alpha = 0}`, zeroth),
    order1: polynomialGaussianLatex(`\\partial_{\\alpha} ${name} \\big|_{\\alpha = 0}`, first),
    largeN: polynomialGaussianLatex(
      `\\partial_{\\alpha} ${name} \\big|_{\\alpha = 0, N \\to \\infty}`,
      leadingIn(first, 'N'),
    ),
  }
}

function valuesText(n: number, { value, series }: Values, alpha: number): string {
  let sum = 0
  const rows = series.map((coefficient, k) => [
    `α^${k}`,
    coefficient.toPrecision(DIGITS),
    (sum += coefficient * alpha ** k).toPrecision(DIGITS),
  ])
  return `G_c^(${n}) = ${value.toPrecision(DIGITS)}, exact in α and N (quadrature)\n\n${table(['order', 'coefficient', 'sum so far'], rows)}\n`
}

/**
 * What `action` prints of a Cos-net with coupled weights: its value at points to some order in 1/N with α exact, and
 * what is linear in α.
 */
export function coupledAction(
  broken: BrokenIndependence,
  network: Network,
  {
    points,
    field,
    order,
  }: { readonly points: readonly Point[]; readonly field: readonly number[]; readonly order: number },
  format: 'text' | 'json',
  certificate: { readonly line: string; readonly json: object },
): string {
  const action = actionAt(network, points, field, order)
  const { parameters } = network
  const [twoPoint, derivative] = [
    broken.independent(parameters).correlator,
    (at: readonly Point[]): number => broken.series(parameters, at, 1)[1] as number,
  ]
  const leading = evaluateBreakingAction(
    breakingActionOnPoints({ twoPoint, derivative }, points, MAX_VALENCE),
    field,
    strength(broken, network),
  )
  const leadingInAlpha = { ...leading, maxValence: MAX_VALENCE }
  if (format === 'json')
    return `${jsonText({ network: network.name, order, parameters, points, field, ...action, leadingInAlpha, certificate: certificate.json })}\n`
  const linear = Object.entries(leading.linear).map(([part, size]) => [`α ${part}`, size] as const)
  return [
    `action of ${network.name} to ${widthOrder(order)}, exact in α, up to a constant\n\n${actionParts(actionRows(action))}${conditionLine(action)}`,
    `leading order in α alone, correlators of up to ${MAX_VALENCE} points\n\n${actionParts([['½φG⁻¹φ', leading.free], ...linear, ['S', leading.value]])}`,
    certificate.line,
  ].join('\n\n')
}

/** The derivative of the continuum action with respect to α at α = 0, by part. */
export async function coupledContinuum(broken: BrokenIndependence, order: number): Promise<LinearInAlpha> {
  const { breakingContinuum } = await import('../actions/breakingContinuum.js')
  const { continuumParts } = await import('../actions/continuumAction.js')
  const { momentumTermsLatex } = await import('../render/latex/momentumTermsLatex.js')
  const { operatorLatex } = await import('../render/latex/operatorLatex.js')
  const parts = [...continuumParts(breakingContinuum(broken, order))].map(
    ([part, terms]) => [part, `\\partial_{\\alpha} ${partLatex(part)}`, terms] as const,
  )
  return {
    momentum: new Map(parts.map(([part, left, terms]) => [part, momentumTermsLatex(left, terms)])),
    operators: new Map(parts.map(([part, left, terms]) => [part, operatorLatex(left, terms)])),
  }
}

const MAX_VALENCE = 6

/** The value of the parameter that couples the neurons. */
function strength({ parameter }: BrokenIndependence, { parameters }: Network): number {
  return parameters[parameter] ?? 0
}
