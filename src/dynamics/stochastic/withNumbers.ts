import { constant } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { substitutePolynomial } from '../../algebra/composeSeries.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { StochasticEquation } from './stochasticEquation.js'

/** The equation with exact numbers in place of some parameters. */
export function withNumbers(
  equation: StochasticEquation,
  values: Readonly<Record<string, Rational>>,
): StochasticEquation {
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, constant(value)]))
  const put = (p: Polynomial): Polynomial => substitutePolynomial(p, numbers)
  return {
    ...equation,
    parameters: equation.parameters.filter((name) => !Object.hasOwn(values, name)),
    drift: equation.drift.map(put),
    ...(equation.start === undefined ? {} : { start: equation.start.map(put) }),
    ...(equation.drives === undefined
      ? {}
      : { drives: equation.drives.map((each) => ({ ...each, amplitude: put(each.amplitude), rate: put(each.rate) })) }),
    noise: equation.noise.map((source) => ({
      ...source,
      amplitudes: source.amplitudes.map(put),
      cumulants: source.cumulants.map(({ order, value }) => ({ order, value: put(value) })),
    })),
  }
}

/** The parameters of what is linear in the components, and of how fast drives are: rates, which have to be numbers if they are no unit. */
export function linearParameters({ drift, components, drives = [] }: StochasticEquation): readonly string[] {
  const found = drift.flatMap((force) =>
    force.flatMap(({ powers }) => {
      const degree = Q.sum(components.map((name) => powers[name] ?? Q.zero))
      return Q.equal(degree, Q.one) ? Object.keys(powers).filter((name) => !components.includes(name)) : []
    }),
  )
  const ofDrives = drives.flatMap(({ rate }) => rate.flatMap(({ powers }) => Object.keys(powers)))
  return [...new Set([...found, ...ofDrives])]
}
