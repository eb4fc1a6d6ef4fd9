import { formatPowers } from '../../algebra/polynomial.js'
import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { isInLoop } from '../../diagrams/structure/momentumRouting.js'
import type { LineMomentum } from '../../diagrams/structure/momentumRouting.js'
import type { Expansion } from '../../expansion/expansion.js'
import { factorName, labelledPoints, pointName } from '../../expansion/readings/labelledPoints.js'
import type { PointLabel } from '../../expansion/readings/labelledPoints.js'
import { labelledTerms } from '../../expansion/readings/labelledTerms.js'
import type { LabelledTerm, Permutations } from '../../expansion/readings/labelledTerms.js'
import { momentumSpace } from '../../expansion/readings/momentumSpace.js'
import type { MomentumIntegral } from '../../expansion/readings/momentumSpace.js'
import { hasPoints } from '../../expansion/formula/vocabulary.js'
import type { Theory } from '../../theory/theory.js'
import { combinationName, momentumNames } from '../momentumNames.js'

/** How a formula in plain writing looks. */
export interface PlainStyle {
  /** What points are called; default: `x1`, `y3`. */
  readonly point?: (label: PointLabel) => string
  /** Whether couplings at a point stand without it, `λ^2` in place of `λ(y1) λ(y2)`; default: with it. */
  readonly bareCouplings?: boolean
}

/**
 * The coefficient function of an expansion, one term a line: an exact number, then factors, the theory's names with
 * points; points y are integrated over. `-1/24 Gc4(y1,y2,y3,y4) iG(y1,x1) …`, `1/12 [ … + 2 perms ]`; equal factors as
 * a power, `Δ(y1,y2)^3`. `0` without terms.
 *
 * @example
 * expansionPlain(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } })) // '-1/24 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,x3) iG(y4,x4)'
 */
export function expansionPlain(
  expansion: Expansion,
  permutations: Permutations = 'counted',
  style: PlainStyle = {},
): string {
  const lines = labelledTerms(expansion, permutations).map((term) =>
    termLine(term, integralPlain(expansion.theory, term, style)),
  )
  return lines.length === 0 ? '0' : lines.join('\n')
}

/**
 * The same in momentum space, without the (2π)^d δ(Σp) in front: `-1/2 λ Δ(p)^2 ∫k Δ(k)`, the integral sign standing
 * for ∫ d^dk/(2π)^d over what follows.
 *
 * @example
 * momentumPlain(expand(theory('phi4'), { legs: 2, select: { order: 1 } })) // '-1/4 λ Δ(p)^2 ∫k Δ(k)'
 */
export function momentumPlain(expansion: Expansion, permutations: Permutations = 'counted'): string {
  const lines = momentumSpace(expansion, permutations).map((integral) =>
    termLine(integral, loopIntegralPlain(integral, expansion.request.legs)),
  )
  return lines.length === 0 ? '0' : lines.join('\n')
}

/** The factors of one labelled diagram. */
function integralPlain(
  theory: Theory,
  { diagram }: Pick<LabelledTerm, 'diagram'>,
  { point = pointName, bareCouplings = false }: PlainStyle,
): string {
  const counts = new Map<string, number>()
  for (const { factor, power } of labelledPoints(theory, diagram).factors) {
    const isBare = bareCouplings && factor.kind === 'vertex' && !hasPoints(factor.member)
    const text = isBare ? factorName(factor) : `${factorName(factor)}(${factor.points.map(point).join()})`
    counts.set(text, (counts.get(text) ?? 0) + power)
  }
  return joined([...counts])
}

/** The factors of a diagram in momentum space: those without loop momenta, the integral, the others. */
function loopIntegralPlain({ vertices, lines, loops }: MomentumIntegral, legs: number): string {
  const names = momentumNames(legs, loops, (letter, index) => `${letter}${index}`)
  const named = (momenta: readonly LineMomentum[]): string =>
    `(${momenta.map((momentum) => combinationName(momentum, names)).join()})`
  const factors = [
    ...vertices.map(({ member, momenta }) =>
      member.local ? { text: member.kind.name, momenta: [] } : { text: member.kind.name + named(momenta), momenta },
    ),
    ...lines.map(({ line, momentum }) => ({ text: line.name + named([momentum]), momenta: [momentum] })),
  ]
  const inLoop = ({ momenta }: (typeof factors)[number]): boolean => momenta.some(isInLoop)
  const powers = (chosen: typeof factors): string => {
    const counts = new Map<string, number>()
    for (const { text } of chosen) counts.set(text, (counts.get(text) ?? 0) + 1)
    return joined([...counts])
  }
  const integral = loops === 0 ? '' : `∫${Array.from({ length: loops }, (_, l) => names.loop(l)).join()}`
  return [powers(factors.filter((factor) => !inLoop(factor))), integral, powers(factors.filter(inLoop))]
    .filter((part) => part !== '')
    .join(' ')
}

function joined(factors: readonly (readonly [string, number])[]): string {
  return factors.map(([name, power]) => (power === 1 ? name : `${name}^${power}`)).join(' ')
}

function termLine(
  { coefficient, powers, others }: { readonly coefficient: Rational; readonly powers: Powers; readonly others: bigint },
  value: string,
): string {
  const perms = others === 0n ? value : `[ ${value} + ${others} ${others === 1n ? 'perm' : 'perms'} ]`
  return [Q.format(coefficient), formatPowers(powers), perms].filter((part) => part !== '').join(' ')
}
