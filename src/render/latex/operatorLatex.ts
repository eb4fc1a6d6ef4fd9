import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { MomentumTerm } from '../../kernels/momentumTerm.js'
import { joined, productStyle, scaled, summands, weight } from './momentumSummands.js'
import { alignedLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'

/**
 * ∫ f φ … φ with differential operators on δ-functions of position: `\int d^dx_1 \cdots d^dx_4 \,
 * \phi(x_1)\cdots\phi(x_4) \, e^{-3\nabla_r^2/2v} \delta^d(r)` at r = x₁ + x₂ − x₃ − x₄. A part that is a single pair
 * of fields is integrated: `\int d^dx \, \phi(x) e^{…\nabla^2} \phi(x)`.
 *
 * @example
 * operatorLatex('S', continuumAction(cosCorrelator, 0).inverse).includes('e^{-\\nabla^2/2v}') // true
 */
export function operatorLatex(left: string, terms: readonly MomentumTerm[]): string {
  return alignedLatex(
    left,
    terms.flatMap((term) =>
      summands(term, productStyle(operators(term), -1), (polynomial) => operatorBody(term, polynomial)),
    ),
  )
}

/** k·k is −∇·∇. */
function operators(term: MomentumTerm): readonly string[] {
  return operatesOnField(term) ? ['\\nabla'] : separationNames(term).map((name) => `\\nabla_{${name}}`)
}

function operatorBody(term: MomentumTerm, polynomial: string): string {
  const count = term.legs.length
  if (term.form.length === 0)
    return joined(polynomial, `\\left[ \\int d^dx \\, \\phi(x) \\right]^${count === 2 ? '2' : `{${count}}`}`)
  if (operatesOnField(term))
    return joined(
      '\\int d^dx',
      '\\phi(x)',
      polynomial,
      weight(term, [''], () => '\\nabla^2', 1),
      '\\phi(x)',
    )
  const separations = separationNames(term)
  const operator = weight(
    term,
    separations,
    (a, b) => (a === b ? `\\nabla_{${a}}^2` : `\\nabla_{${a}} \\cdot \\nabla_{${b}}`),
    1,
  )
  const deltas = separations.map((name) => `\\delta^d(${name})`).join(' ')
  const where = separations
    .map((name, m) => `${name} = ${sumLatex(term.legs.flatMap((row, i) => coordinate(row[m] as Rational, i)))}`)
    .join(', \\; ')
  return joined(
    `\\int d^dx_{1} \\cdots d^dx_{${count}} \\, \\phi(x_{1}) \\cdots \\phi(x_{${count}})`,
    polynomial,
    operator,
    `${deltas} \\Big|_{${where}}`,
  )
}

/** Whether a term is a single pair of fields, of which one is differentiated. */
function operatesOnField({ legs, form }: MomentumTerm): boolean {
  const [first, second] = legs
  return (
    legs.length === 2 &&
    form.length === 1 &&
    Q.equal(first?.[0] ?? Q.zero, Q.one) &&
    Q.equal(second?.[0] ?? Q.zero, Q.rational(-1))
  )
}

function separationNames({ form }: MomentumTerm): readonly string[] {
  return form.map((_, m) => (form.length === 1 ? 'r' : `r_{${m + 1}}`))
}

/** The part of a separation that is `entry` times a point. */
function coordinate(entry: Rational, i: number): Summand[] {
  return Q.isZero(entry) ? [] : [{ negative: entry.num < 0n, body: scaled(entry, `x_{${i + 1}}`) }]
}
