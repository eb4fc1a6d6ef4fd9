import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { coefficientHead } from '../../expansion/coefficientName.js'
import { pointsOf } from '../../expansion/readings/points.js'
import { ruled } from '../../expansion/readings/ruledDiagram.js'
import { solvableAtAPoint } from '../../expansion/solvable/expandSolvable.js'
import type { SolvableExpansion, SolvableTerm } from '../../expansion/solvable/expandSolvable.js'
import { fillTemplate } from '../../theory/fillTemplate.js'
import type { Theory } from '../../theory/theory.js'
import { memberOf } from '../../theory/members.js'
import { plainFirst } from '../text/solvableText.js'
import { coefficientLatex } from './expansionLatex.js'
import { indexedNames } from './pointNames.js'
import { factorsLatex, termLatex } from './factors.js'
import type { LatexFactor } from './factors.js'
import { laidOut } from './layout.js'
import { magnitudeLatex } from './number.js'
import { polynomialLatex } from './polynomialLatex.js'
import type { LatexStyle } from './style.js'

/**
 * Γ around a solvable theory as sums over sites: `\Gamma_{0} = -\frac{\beta^{2}}{4} \sum_{y_1,y_2} K(y_1,y_2)^{2} …`. With
 * legs, the coefficient function with leg i at x_i; its distinct labellings are added up (`+ n perms`).
 *
 * @example
 * solvableLatex(expandSolvable(theory('solvable'), { legs: 0, select: { order: 2 } })).startsWith('\\Gamma_{0} =') // true
 */
export function solvableLatex({ theory, request, terms }: SolvableExpansion, style: LatexStyle = {}): string {
  const summands = terms.map((term) => {
    const { labellings } = term.weighted
    const single = { ...term, coefficient: Q.divide(term.coefficient, Q.rational(labellings)), others: labellings - 1n }
    return termLatex(
      theory,
      single,
      { pieces: piecesOf(theory, term, style.points ?? {}) },
      { permutations: 'counted', factorials: style.factorials === true },
    )
  })
  return laidOut(coefficientLatex(theory, request, indexedNames(style.points ?? {})), summands, style)
}

/** The polynomial at a point. */
export function solvableAtAPointLatex(expansion: SolvableExpansion, style: LatexStyle = {}): string {
  const { theory, request } = expansion
  return polynomialLatex(solvableAtAPoint(expansion), coefficientHead(theory, request), style)
}

/** The sum over the sites of nodes without legs, couplings, and what the nodes carry. */
function piecesOf(
  theory: Theory,
  { nodes, weighted: { diagram } }: SolvableTerm,
  { x = 'x', y = 'y' }: NonNullable<LatexStyle['points']>,
): readonly string[] {
  const parts = ruled(theory, diagram)
  const { count, of } = pointsOf(parts)
  const legs = diagram.legs.length
  const named = (point: number): string => (point < legs ? `${x}_{${point + 1}}` : `${y}_{${point - legs + 1}}`)
  const at = (end: number): string => named(of(end))
  const same = parts.legs.flatMap(({ inner }, leg): readonly LatexFactor[] =>
    of(inner) === leg ? [] : [{ latex: `\\delta(${at(inner)},${named(leg)})`, power: 1 }],
  )
  const lines = parts.lines.map(({ rule, ends: [from, to] }) => ({
    latex: fillTemplate(rule.latex, { a: at(from), b: at(to) }),
    power: 1,
  }))
  const weights = parts.vertices.map(({ ends }, v) =>
    weightLatex(theory, nodes[v]?.weight ?? [], ends[0] === undefined ? '' : at(ends[0])),
  )
  const summed = Array.from({ length: count - legs }, (_, i) => named(legs + i))
  return [
    ...(summed.length === 0 ? [] : [`\\sum_{${summed.join(',')}}`]),
    ...factorsLatex([...same, ...lines]),
    ...factorsLatex(weights.filter((latex) => latex !== '1').map((latex) => ({ latex, power: 1 }))),
  ]
}

/** `\left(\kappa_{4}(y_{1}) - \frac{…}{…}\right)`. */
function weightLatex(theory: Theory, weight: Polynomial, point: string): string {
  const rule = theory.vertices[0] as Theory['vertices'][number]
  const cumulant = (symbol: string): string =>
    fillTemplate(memberOf(rule, Number(symbol.slice('kappa_'.length))).latex, { points: point })
  const summands = plainFirst(weight).map(({ coefficient, powers }) => {
    const factors = (sign: 1 | -1): string =>
      factorsLatex(
        Object.entries(powers)
          .filter(([, power]) => Math.sign(Q.toNumber(power)) === sign)
          .map(([symbol, power]) => ({ latex: cumulant(symbol), power: Math.abs(Q.toNumber(power)) })),
      ).join(' \\, ')
    const [over, under] = [factors(1), factors(-1)]
    const number = magnitudeLatex(coefficient, over !== '')
    const above = [number, over].filter((part) => part !== '').join(' ')
    const value = under === '' ? above : `\\frac{${above === '' ? '1' : above}}{${under}}`
    return { negative: coefficient.num < 0n, value }
  })
  const sum = summands
    .map(({ negative, value }, i) => (i === 0 ? `${negative ? '-' : ''}${value}` : `${negative ? '-' : '+'} ${value}`))
    .join(' ')
  return summands.length > 1 || summands[0]?.negative === true ? `\\left(${sum}\\right)` : sum
}
