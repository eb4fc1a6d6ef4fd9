import * as Q from '../../src/algebra/rational.js'
import type { Rational } from '../../src/algebra/rational.js'

type Coefficients = readonly Rational[]

/**
 * F^(1) … F^(P) of G(m) = G₀ − Σ F^(k) for Ising spins with the couplings K, at rational means, with no diagram: fields
 * tanh⁻¹ y are sought, order by order in ε, at which the average over all states with weight exp(ε Σ_{i<j} K_ij s_i s_j)
 * is m; then ε dF/dε = ⟨ε Σ K s s⟩ at fixed m.
 */
export function isingLegendre(
  couplings: readonly (readonly Rational[])[],
  means: readonly Rational[],
  order: number,
): readonly Rational[] {
  const spins = means.length
  const states = Array.from({ length: 2 ** spins }, (_, bits) =>
    means.map((_mean, i) => Q.rational((bits >> i) & 1 ? 1 : -1)),
  )
  const energies = states.map((state) =>
    Q.sum(
      state.flatMap((s, i) =>
        state.slice(0, i).map((t, j) => Q.multiply(couplings[i]?.[j] as Rational, Q.multiply(s, t))),
      ),
    ),
  )
  const factors = energies.map((energy) => exponentialOf(energy, order))
  const average = (
    fields: readonly Coefficients[],
    of: (state: readonly Rational[], k: number) => Rational,
  ): Coefficients => {
    const weights = states.map((state, k) =>
      state.reduce<Coefficients>(
        (product, s, i) => times(product, plusOne(scaled(fields[i] as Coefficients, s)), order),
        factors[k] as Coefficients,
      ),
    )
    const summed = weights.reduce<Coefficients>(
      (total, w, k) => plus(total, scaled(w, of(states[k] as readonly Rational[], k))),
      zeros(order),
    )
    return over(summed, weights.reduce<Coefficients>(plus, zeros(order)), order)
  }
  let fields: readonly Coefficients[] = means.map((mean) => [mean, ...zeros(order).slice(1)])
  for (let round = 0; round < order; round++) {
    const now = fields
    fields = now.map((y, i) => {
      const excess = average(now, (state) => state[i] as Rational)
      return plus(plus(y, [means[i] as Rational, ...zeros(order).slice(1)]), scaled(excess, Q.rational(-1)))
    })
  }
  const mean = average(fields, (_, k) => energies[k] as Rational)
  return Array.from({ length: order }, (_, k) => Q.multiply(mean[k] as Rational, Q.rational(1, k + 1)))
}

const zeros = (order: number): Coefficients => Array.from({ length: order + 1 }, () => Q.zero)

function exponentialOf(x: Rational, order: number): Coefficients {
  const terms = [Q.one]
  for (let k = 1; k <= order; k++) terms.push(Q.multiply(terms[k - 1] as Rational, Q.multiply(x, Q.rational(1, k))))
  return terms
}

const plus = (a: Coefficients, b: Coefficients): Coefficients => a.map((x, k) => Q.add(x, b[k] as Rational))
const scaled = (a: Coefficients, factor: Rational): Coefficients => a.map((x) => Q.multiply(x, factor))
const plusOne = ([first = Q.zero, ...rest]: Coefficients): Coefficients => [Q.add(first, Q.one), ...rest]

function times(a: Coefficients, b: Coefficients, order: number): Coefficients {
  return zeros(order).map((_, k) =>
    Q.sum(Array.from({ length: k + 1 }, (_unused, j) => Q.multiply(a[j] as Rational, b[k - j] as Rational))),
  )
}

function over(a: Coefficients, b: Coefficients, order: number): Coefficients {
  const quotient: Rational[] = []
  for (let k = 0; k <= order; k++) {
    const rest = Q.sum(quotient.map((q, j) => Q.multiply(q, b[k - j] as Rational)))
    quotient.push(Q.divide(Q.subtract(a[k] as Rational, rest), b[0] as Rational))
  }
  return quotient
}
