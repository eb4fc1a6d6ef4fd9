import { factorial } from '../../algebra/integers.js'
import { evaluate, monomial } from '../../algebra/polynomial.js'
import { subsetCumulant } from '../../algebra/subsetCumulant.js'
import { planeWaveAverage, SQUARE } from '../../kernels/planeWaveAverage.js'
import type { CosNetParameters } from '../cosines/cosNet.js'
import { fieldWaves } from './coupledCosWaves.js'
import type { Point } from '../network.js'
import { requireCoordinates, requireFewLegs, requireParameters } from '../requireParameters.js'
import { finite, requireNumber } from '../../numbers.js'

/** Coefficients of 1, α, α², … */
type Coefficients = readonly number[]

/**
 * The coefficients of 1, α, … α^order of the coupled Cos-net's connected correlator at points, exact in N, for any even
 * number of points: cumulants of power series in α. Every plane wave of the weights has the mean Σ_j (−α)^j/j! E₀[U^j
 * e^{ik·w}] over the same at k = 0, U = (Σ_j |w_j|²)²/N².
 *
 * @returns `order` + 1 numbers
 * @throws InputError for parameters that are no Cos-net's, and points without d finite coordinates
 * @example
 * coupledCosSeries({ N: 20, d: 1, sigma0: 1.2, sigma1: 0.9 }, [[0], [0.4], [-0.7], [1.1]], 1)[0] // 0.00948382…
 */
export function coupledCosSeries(
  parameters: CosNetParameters,
  points: readonly Point[],
  order: number,
): readonly number[] {
  const { N, d, sigma0, sigma1 } = parameters
  requireParameters('cos-net', { counts: { N, d }, sizes: { sigma0, sigma1 } })
  requireCoordinates(points, d)
  requireNumber(order, { at: 'order', expected: 'a natural number', integer: true, min: 0 })
  const wave = waveSeries(parameters, order)
  const known = new Map<string, Coefficients>()
  const moment = (block: readonly number[]): Coefficients => {
    const found =
      known.get(block.join()) ??
      sum(
        order,
        fieldWaves(parameters, points, block).map(({ factor, square }) => wave(square).map((w) => factor * w)),
      )
    known.set(block.join(), found)
    return found
  }
  const n = points.length
  requireFewLegs(n)
  const coefficients = subsetCumulant<Coefficients>(n, {
    zero: Array.from({ length: order + 1 }, () => 0),
    moment,
    without: (first, cumulants, moments, count) =>
      cumulants.slice(0, count).reduce((total, each, i) => {
        const product = multiply(each, moments[i] as Coefficients)
        return total.map((coefficient, k) => coefficient - (product[k] as number))
      }, first),
  })
  return coefficients.map((each, k) =>
    finite(each, { at: `correlator of ${points.length} points`, what: `a coefficient of α^${k}` }),
  )
}

/** The mean of a plane wave under the joint density, by its k². */
function waveSeries({ N, d, sigma0 }: CosNetParameters, order: number): (square: number) => Coefficients {
  const v = sigma0 ** 2 / d
  const averages = Array.from({ length: order + 1 }, (_, j) => planeWaveAverage(2 * j, monomial({ N: 1, d: 1 })))
  const unnormalised = (square: number): Coefficients =>
    averages.map(
      (average, j) =>
        ((-1) ** j / Number(factorial(j)) / N ** (2 * j)) *
        evaluate(average, { N, d, v, [SQUARE]: square }) *
        Math.exp((-v * square) / 2),
    )
  const norm = inverse(unnormalised(0))
  const known = new Map<number, Coefficients>()
  return (square) => {
    const found = known.get(square) ?? multiply(unnormalised(square), norm)
    known.set(square, found)
    return found
  }
}

function multiply(a: Coefficients, b: Coefficients): Coefficients {
  return a.map((_, k) => a.slice(0, k + 1).reduce((total, each, j) => total + each * (b[k - j] as number), 0))
}

function inverse(a: Coefficients): Coefficients {
  const found: number[] = []
  a.forEach((_, k) => {
    const rest = found.reduce((total, each, j) => total + each * (a[k - j] as number), 0)
    found.push((k === 0 ? 1 : -rest) / (a[0] as number))
  })
  return found
}

function sum(order: number, terms: readonly Coefficients[]): Coefficients {
  return Array.from({ length: order + 1 }, (_, k) => terms.reduce((total, term) => total + (term[k] as number), 0))
}
