import { formatMonomials, polynomial, scalePolynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { exactGibbs } from '../effective/enumeratedSpins.js'
import { freeSpins } from '../effective/gibbsEnergy.js'
import { isingCumulant } from '../effective/isingCumulants.js'
import { nodeAt } from '../effective/sumValues.js'
import { InputError } from '../errors.js'
import { dysonMatrix } from '../expansion/dyson.js'
import { expand } from '../expansion/expand.js'
import type { Term } from '../expansion/expansion.js'
import { legendre } from '../expansion/laws/legendre.js'
import { unlessTooLarge } from '../expansion/laws/law.js'
import { isEndless } from '../expansion/laws/checkTheory.js'
import { sitesOf } from '../expansion/laws/sites.js'
import { atAPoint } from '../expansion/readings/atAPoint.js'
import { expandSolvable } from '../expansion/solvable/expandSolvable.js'
import type { SolvableExpansion } from '../expansion/solvable/expandSolvable.js'
import { outerField } from '../theory/lookups.js'
import type { Theory } from '../theory/theory.js'

/** A check of Γ: what was compared, and what came of it. */
export interface GammaCheck {
  readonly name: string
  readonly verdict: 'agrees' | 'differs' | 'undecided'
  readonly evidence: string
}

/** Checks go to this order, or that of the expansion where it is lower. */
const HIGHEST = 2

/**
 * What can be checked of the effective action of a theory without its irreducible diagrams: the Legendre transform of the
 * logarithm of a power series, and Γ⁽²⁾W⁽²⁾ = 1 with the connected diagrams.
 */
export function gammaChecks(theory: Theory, terms: readonly Term[]): readonly GammaCheck[] {
  if (theory.expands.functional !== 'W')
    return [
      {
        name: 'Legendre transform',
        verdict: 'undecided',
        evidence: 'the connected correlators are given: Γ is made of their trees, and nothing else is compared here',
      },
    ]
  const upTo = Object.fromEntries(
    theory.orders.map(({ symbol, unit }) => {
      const reached = terms.map(({ powers }) => Q.toNumber(Q.divide(powers[symbol] ?? Q.zero, unit)))
      return [symbol, Math.min(HIGHEST, Math.max(1, ...reached))]
    }),
  )
  return [
    attempted('Legendre transform', () => {
      const tried = (range: Readonly<Record<string, number>>): Omit<GammaCheck, 'name'> => {
        const maxValence = isEndless(theory, range) ? { maxValence: 6 } : {}
        const { verdict, evidence, compared } = unlessTooLarge('Legendre', () =>
          legendre(theory, sitesOf(theory), { upTo: range, legs: 4, ...maxValence }),
        )
        const lower = Object.fromEntries(Object.keys(range).map((symbol) => [symbol, 1]))
        if (verdict === 'left out' && ordersText(lower) !== ordersText(range)) return tried(lower)
        if (verdict === 'left out') return { verdict: 'undecided', evidence: `up to ${ordersText(range)} ${evidence}` }
        return {
          verdict: verdict === 'holds' ? 'agrees' : verdict === 'fails' ? 'differs' : 'undecided',
          evidence: `${compared} coefficients up to ${ordersText(range)}, beside a power series without diagrams, ${evidence}`,
        }
      }
      return tried(upTo)
    }),
    attempted('Γ⁽²⁾W⁽²⁾ = 1', () => inverseOfCorrelators(theory, upTo, ordersText(upTo))),
  ]
}

function ordersText(upTo: Readonly<Record<string, number>>): string {
  return Object.entries(upTo)
    .map(([symbol, order]) => `${symbol}^${order}`)
    .join(', ')
}

/** The result, or why it could not be tried. */
function attempted(name: string, check: () => Omit<GammaCheck, 'name'>): GammaCheck {
  try {
    return { name, ...check() }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { name, verdict: 'undecided', evidence: error.message }
  }
}

/** The propagators of Dyson's equation, which inverts Γ⁽²⁾, beside the connected two-point diagrams. */
function inverseOfCorrelators(
  theory: Theory,
  upTo: Readonly<Record<string, number>>,
  written: string,
): Omit<GammaCheck, 'name'> {
  const { fields, propagator } = dysonMatrix(theory, upTo)
  const sourceOf = (field: string): string =>
    theory.legs.find((leg) => outerField(theory, leg) === field)?.carries ?? ''
  const wrong = fields.flatMap((a, i) =>
    fields.slice(i).flatMap((b, k) => {
      const all = atAPoint(expand(theory, { legs: 2, legFields: [sourceOf(a), sourceOf(b)], select: { upTo } }))
      const correlator = scalePolynomial(polynomial(all), Q.rational(a === b ? 2 : 1))
      return formatMonomials(correlator) === formatMonomials(propagator[i]?.[i + k]?.terms ?? []) ? [] : [`${a}${b}`]
    }),
  )
  const entries = (fields.length * (fields.length + 1)) / 2
  return wrong.length === 0
    ? {
        verdict: 'agrees',
        evidence: `${entries === 1 ? 'the two-point function' : `${entries} two-point functions`} up to ${written} at a point, of irreducible diagrams and of all connected ones`,
      }
    : { verdict: 'differs', evidence: `the two-point functions of ${wrong.join(', ')} up to ${written} at a point` }
}

/** Spins on which an expansion around sites is tried. */
const MEANS = [0.3, -0.2, 0.55]
const COUPLINGS = [
  [0, 0.9, -0.6],
  [0.9, 0, 0.7],
  [-0.6, 0.7, 0],
]

/** Γ of three spins to the order of the expansion, beside the Legendre transform of the sum over all their states. */
export function solvableChecks(theory: Theory, { terms, request }: SolvableExpansion): readonly GammaCheck[] {
  const name = 'Legendre transform of three spins'
  const [symbol, ...others] = theory.orders.map((order) => order.symbol)
  const order = Math.max(0, ...terms.map(({ weighted }) => weighted.diagram.lines.length))
  if (request.legs > 0 || symbol === undefined || others.length > 0 || order < 1 || order > 6)
    return [{ name, verdict: 'undecided', evidence: 'tried without legs, for orders from 1 to 6' }]
  return [
    attempted(name, () => {
      const all = expandSolvable(theory, { legs: 0, select: { upTo: order } })
      const error = (strength: number): number => {
        const couplings = COUPLINGS.map((row) => row.map((coupling) => strength * coupling))
        const exact = exactGibbs(couplings, MEANS).value - freeSpins(Float64Array.from(MEANS))
        return Math.abs(exact - onSpins(all, couplings))
      }
      // So weak that the next order is what is left, and far above roundings.
      const weak = 10 ** (-8 / (order + 1))
      const slope = Math.log2(error(2 * weak) / error(weak))
      return {
        verdict: Math.abs(slope - order - 1) < 0.6 ? 'agrees' : 'differs',
        evidence: `to order ${order} the error falls as K^${slope.toFixed(2)}, which should be K^${order + 1}`,
      }
    }),
  ]
}

/** The sum over sites for spins with these couplings. */
function onSpins({ terms }: SolvableExpansion, couplings: readonly (readonly number[])[]): number {
  const cumulants = (mean: number) => (n: number) => nodeAt(isingCumulant(n), mean).value
  return terms.reduce((sum, { coefficient, nodes, weighted: { diagram } }) => {
    const weights = nodes.map(({ weight }) =>
      MEANS.map((mean) =>
        weight.reduce(
          (total, { coefficient: c, powers }) =>
            total +
            Object.entries(powers).reduce(
              (product, [symbol, power]) =>
                product * cumulants(mean)(Number(symbol.slice('kappa_'.length))) ** Q.toNumber(power),
              Q.toNumber(c),
            ),
          0,
        ),
      ),
    )
    let all = 0
    for (let code = 0; code < MEANS.length ** nodes.length; code++) {
      const site = (v: number): number => Math.floor(code / MEANS.length ** v) % MEANS.length
      const lines = diagram.lines.reduce(
        (product, { from, to }) => product * (couplings[site(from)]?.[site(to)] as number),
        1,
      )
      all += weights.reduce((product, each, v) => product * (each[site(v)] as number), lines)
    }
    return sum + Q.toNumber(coefficient) * all
  }, 0)
}
