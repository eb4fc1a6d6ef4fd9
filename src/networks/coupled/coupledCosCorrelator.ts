import { addPolynomials, constant, monomial, scalePolynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { substitutePolynomial } from '../../algebra/composeSeries.js'
import { doubleFactorial } from '../../algebra/integers.js'
import { insertionTerms } from '../../algebra/insertionTerms.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { setPartitions } from '../../algebra/partitions.js'
import * as Q from '../../algebra/rational.js'
import { planeWaveAverage, SQUARE } from '../../kernels/planeWaveAverage.js'
import { gaussian, gaussianFunction, multiplyGaussianFunctions } from '../../kernels/gaussianFunction.js'
import type { GaussianFunction, GaussianFunctionTerm } from '../../kernels/gaussianFunction.js'
import { exponentOf, inModes, polynomialGaussian } from '../../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../../kernels/polynomialGaussian.js'
import { cosMoment } from '../cosines/cosMoments.js'
import { requireClosedPoints } from '../requireParameters.js'
import { requireNumber } from '../../numbers.js'

/** The insertion U = (Σ_j |w_j|²)²/N² that couples the hidden weights of all neurons. */
const COUPLING = 'U'

type Item = number | typeof COUPLING

const known = new Map<string, PolynomialGaussian>()

/**
 * The coefficient of α^order in the connected correlator G_c^(n) of the Cos-net whose hidden weights have the joint
 * density c·exp[−Σ_j |w_j|²/2v − (α/N²)(Σ_j |w_j|²)²]: exact in N, in the symbols `N`, `d`, `sigma1`, `v` and the
 * squares of the modes.
 *
 * It is the cumulant of n fields with `order` insertions of U under the independent density, whose joint moments are
 * averages of polynomials times plane waves of one Gaussian vector: all N·d hidden weights. Order 0 is the Cos-net
 * itself; odd correlators vanish.
 *
 * @throws InputError unless n is from 1 to 12 and the order a natural number
 * @example
 * coupledCosCorrelator(2, 1).points // 2: σ₁² (…) e^{−v|x1−x2|²/2}
 * @source arXiv:2307.03223, section 4, with the signs and combinatorics derived here
 */
export function coupledCosCorrelator(n: number, order: number): PolynomialGaussian {
  requireClosedPoints(n)
  requireNumber(order, {
    code: 'networks.correlator',
    at: 'order',
    expected: 'a natural number',
    integer: true,
    min: 0,
  })
  const key = `${n} ${order}`
  const found = known.get(key) ?? derive(n, order)
  known.set(key, found)
  return found
}

function derive(n: number, order: number): PolynomialGaussian {
  const moments = new Map<string, GaussianFunction>()
  const moment = (block: readonly Item[]): GaussianFunction => {
    const key = block.join()
    const points = block.filter((item): item is number => item !== COUPLING)
    const found = moments.get(key) ?? jointMoment(n, points, block.length - points.length)
    moments.set(key, found)
    return found
  }
  const fields: readonly Item[] = Array.from({ length: n }, (_, i) => i)
  const terms: GaussianFunctionTerm[] = []
  for (const { coefficient, blocks } of insertionTerms(fields, [COUPLING], order)) {
    if (blocks.some((block) => block.filter((item) => item !== COUPLING).length % 2 === 1)) continue
    for (const term of blocks.map(moment).reduce(multiplyGaussianFunctions, gaussian({})))
      terms.push({ ...term, coefficient: scalePolynomial(term.coefficient, coefficient) })
  }
  return polynomialGaussian(n, terms)
}

/**
 * E₀[Π_{i∈block} φ(x_i) U^k] under the independent density, with U^k = (Σ_j |w_j|²)^{2k}/N^{2k}: the points are shared
 * out among neurons, an even number to each, whose phases and readouts average to `cosMoment` and (|B|−1)!!
 * (σ₁²/N)^{|B|/2}. The plane waves that are left are one plane wave of the N·d hidden weights, of square k² = Σ
 * |mode|².
 */
function jointMoment(n: number, block: readonly number[], insertions: number): GaussianFunction {
  const average = planeWaveAverage(2 * insertions, monomial({ N: 1, d: 1 }))
  const terms: GaussianFunctionTerm[] = []
  for (const neurons of setPartitions(block)) {
    if (neurons.some((points) => points.length % 2 === 1)) continue
    const readouts = neurons.reduce((product, points) => product * doubleFactorial(points.length - 1), 1n)
    const factor = monomial({ sigma1: block.length, N: -block.length / 2 - 2 * insertions }, Q.rational(readouts))
    const start = gaussian({}, { coefficient: multiplyPolynomials(factor, waysToChoose(neurons.length)) })
    const hidden = neurons.map((points) => inModes(cosMoment(points, n)).terms).reduce(multiplyGaussianFunctions, start)
    for (const term of hidden)
      terms.push({
        ...term,
        coefficient: multiplyPolynomials(
          term.coefficient,
          substitutePolynomial(average, { [SQUARE]: exponentOf(term) }),
        ),
      })
  }
  return gaussianFunction(terms)
}

/** N(N−1)…(N−r+1): the ways to give r groups of points to different neurons. */
function waysToChoose(r: number): Polynomial {
  return Array.from({ length: r }, (_, i) => addPolynomials(monomial({ N: 1 }), constant(-i))).reduce(
    (product, factor) => multiplyPolynomials(product, factor),
    constant(1),
  )
}
