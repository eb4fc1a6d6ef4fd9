import { eigenvectorsOf } from '../../algebra/matrices.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, evaluate } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { named } from '../../names.js'
import { problem } from './equationSymbols.js'
import type { NoiseSource, StochasticEquation } from './stochasticEquation.js'

/** Of the largest variance; what is not more negative is rounding. */
const ROUNDING = 1e-12

/**
 * Refuses noises that no random numbers have, where their numbers are known: variances that are negative, and
 * covariances Σ ⟨dW²⟩ a_i a_j that are larger than the variances allow.
 *
 * @throws InputError, in one sentence
 */
export function possibleNoise(
  { components, noise }: StochasticEquation,
  values: Readonly<Record<string, number>>,
): void {
  const covariance = components.map((_, i) =>
    components.map((_name, j) => addPolynomials(...noise.map((source) => between(source, i, j)))),
  )
  const isKnown = covariance
    .flat(2)
    .every(({ powers }) => Object.keys(powers).every((name) => named(values, name) !== undefined))
  if (!isKnown) {
    for (const source of noise.length === 1 ? noise : []) requireVariance(source, values)
    return
  }
  const eigenvalues = eigenvectorsOf(covariance.map((row) => row.map((entry) => evaluate(entry, values)))).map(
    ({ value }) => value,
  )
  if (Math.min(...eigenvalues) >= -ROUNDING * Math.max(...eigenvalues.map(Math.abs))) return
  throw problem(
    'noise',
    components.length === 1 ? 'a variance that is not negative' : 'covariances that noises can have',
    components.length === 1
      ? `${evaluate(covariance[0]?.[0] ?? [], values)}`
      : 'some of which a combination has a negative variance',
  )
}

function between({ amplitudes, cumulants }: NoiseSource, i: number, j: number): Polynomial {
  const intensity = cumulants.find(({ order }) => order === 2)?.value ?? []
  return multiplyPolynomials(intensity, multiplyPolynomials(amplitudes[i] as Polynomial, amplitudes[j] as Polynomial))
}

/** The only noise, whose amplitude depends on the state. */
function requireVariance({ cumulants }: NoiseSource, values: Readonly<Record<string, number>>): void {
  const intensity = cumulants.find(({ order }) => order === 2)?.value ?? []
  const isKnown = intensity.every(({ powers }) =>
    Object.keys(powers).every((name) => named(values, name) !== undefined),
  )
  if (isKnown && evaluate(intensity, values) < 0)
    throw problem('noise', 'a variance that is not negative', `${evaluate(intensity, values)}`)
}
