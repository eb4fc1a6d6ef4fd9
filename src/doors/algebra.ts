/**
 * Exact numbers, polynomials, series, tensors, partitions and Gaussian averages; knows no physics.
 *
 * @module edgewick/algebra
 */
export { legendreTransform } from '../algebra/legendreTransform.js'
export { parse as parseRational, rational } from '../algebra/rational.js'
export type { Rational } from '../algebra/rational.js'
export {
  addPolynomials,
  constant,
  monomial,
  polynomial,
  polynomialFromJson,
  powers,
  scalePolynomial,
} from '../algebra/polynomial.js'
export type { Monomial, Polynomial, PolynomialJson, Powers } from '../algebra/polynomial.js'
export { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
export { limit, orderLimit } from '../algebra/limits.js'
export type { Limit } from '../algebra/limits.js'
export {
  addSeries,
  differentiateSeries,
  multiplySeries,
  scaleSeries,
  series,
  shiftSeries,
  subtractSeries,
  truncate,
} from '../algebra/series.js'
export type { Series } from '../algebra/series.js'
export { exponential, inverseSeries, logarithm, powerSeries } from '../algebra/seriesFunctions.js'
export { composeSeries, substitutePolynomial } from '../algebra/composeSeries.js'
export { reverseSeries } from '../algebra/reverseSeries.js'
export { gaussianConvolution } from '../algebra/gaussianConvolution.js'
export type { Propagator } from '../algebra/gaussianConvolution.js'
export { connectedSum } from '../algebra/connectedSum.js'
export { cumulantTerms, momentTerms, sumTerms } from '../algebra/cumulant.js'
export type { PartitionTerm } from '../algebra/cumulant.js'
export { multisetPartitions } from '../algebra/multisetPartitions.js'
export type { BlockSizes, MultisetPartition } from '../algebra/multisetPartitions.js'
export { wickPairings, wickTerms } from '../algebra/wick.js'
export type { WickOptions } from '../algebra/wick.js'
export { hermite, normalOrder } from '../algebra/normalOrder.js'
export { replicaLogarithm } from '../algebra/replicaLogarithm.js'
export { tensor } from '../algebra/tensor.js'
export type { Tensor } from '../algebra/tensor.js'
export { insertionTerms } from '../algebra/insertionTerms.js'
export type { InsertionTerm } from '../algebra/insertionTerms.js'
