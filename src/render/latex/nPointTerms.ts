import * as Q from '../../algebra/rational.js'
import { isOriented } from '../../diagrams/diagram.js'
import { factorName, labelledPoints } from '../../expansion/readings/labelledPoints.js'
import type { LabelledPoints, LineFactor, PointFactor, PointLabel } from '../../expansion/readings/labelledPoints.js'
import type { LabelledTerm } from '../../expansion/readings/labelledTerms.js'
import type { Theory } from '../../theory/theory.js'
import { factorsLatex, termLatex } from './factors.js'
import type { LatexFactor } from './factors.js'
import { factorLatex, integralSign } from './integralLatex.js'
import type { LaidOutTerm } from './layout.js'
import type { PointNames } from './pointNames.js'
import type { LatexStyle, PermutationStyle } from './style.js'

type Look = { readonly permutations: PermutationStyle; readonly factorials: NonNullable<LatexStyle['factorials']> }

/** A term with its constants: what does not depend on points. */
interface Parted {
  readonly term: LabelledTerm
  readonly constants: readonly LatexFactor[]
  readonly pieces: readonly string[]
}

/**
 * The terms of an n-point function as one writes them by hand: couplings stand in front of the integral, and once before the bracket of
 * all terms that have the same ones; a line from an external point begins or ends there, the first half of the legs before the
 * internal lines and the others behind them.
 */
export function nPointTerms(
  theory: Theory,
  labelled: readonly LabelledTerm[],
  names: PointNames,
  look: Look,
): readonly LaidOutTerm[] {
  const parted = labelled.map((term) => partedTerm(theory, term, names))
  return groupsOf(theory, parted).flatMap((group) => groupLatex(theory, group, look))
}

type Factor = LabelledPoints['factors'][number]

function partedTerm(theory: Theory, term: LabelledTerm, names: PointNames): Parted {
  const { integrated, factors } = labelledPoints(theory, term.diagram)
  const isConstant = ({ factor }: Factor): boolean =>
    factor.kind === 'vertex' && factor.member.local && !factor.member.latex.includes('{points}')
  const ordered = renumbered(
    inOrder(
      factors.filter((each) => !isConstant(each)),
      term.diagram.legs.length,
    ),
  )
  const name = names(integrated.length)
  const pieces = [integralSign(integrated.map(name)), ...factorsLatex(ordered.map((each) => factorLatex(each, name)))]
  const constants = factors.filter(isConstant).sort((a, b) => placeOf(theory, a) - placeOf(theory, b))
  return {
    term,
    constants: constants.map((each) => factorLatex(each, name)),
    pieces: pieces.filter((part) => part !== ''),
  }
}

/** Its place among the vertices of the theory, and within a family by its name. */
function placeOf({ vertices }: Theory, { factor }: Factor): number {
  const name = factorName(factor)
  const exact = vertices.findIndex((rule) => rule.name === name)
  return exact >= 0
    ? exact
    : vertices.findIndex((rule) => name.startsWith(rule.name)) + Number(/\d*$/.exec(name)?.[0]) / 1e4
}

/** Lines from the first half of the external points first, those to the others last. */
function inOrder(factors: readonly Factor[], legs: number): readonly Factor[] {
  const half = Math.ceil(legs / 2)
  const externalOf = ({ factor }: Factor): number | undefined => {
    const [external, another] = factor.points.filter(({ letter }) => letter === 'x')
    return factor.kind === 'line' && another === undefined ? external?.index : undefined
  }
  const ofLegs = (isIn: (leg: number) => boolean): readonly Factor[] =>
    factors
      .filter((each) => isIn(externalOf(each) ?? Number.NaN))
      .sort((a, b) => (externalOf(a) as number) - (externalOf(b) as number))
  return [
    ...ofLegs((leg) => leg <= half).map((each) => turned(each, 'first')),
    ...factors.filter((each) => externalOf(each) === undefined),
    ...ofLegs((leg) => leg > half).map((each) => turned(each, 'last')),
  ]
}

/** Integrated points numbered as they come. */
function renumbered(factors: readonly Factor[]): readonly Factor[] {
  const numbers = new Map<number, number>()
  const again = (point: PointLabel): PointLabel => {
    if (point.letter === 'x') return point
    const index = numbers.get(point.index) ?? numbers.size + 1
    numbers.set(point.index, index)
    return { letter: 'y', index }
  }
  return factors.map(({ factor, power }) => ({
    factor: { ...factor, points: factor.points.map(again) } as PointFactor,
    power,
  }))
}

function turned({ factor, power }: Factor, outside: 'first' | 'last'): Factor {
  return { factor: factor.kind === 'line' ? turnedLine(factor, outside) : factor, power }
}

/** A line without a direction from its one external point, or to it. */
function turnedLine(factor: LineFactor, outside: 'first' | 'last'): LineFactor {
  const [a, b] = factor.points
  if (isOriented(factor.line) || a.letter === b.letter) return factor
  const isFirst = a.letter === 'x'
  return isFirst === (outside === 'first') ? factor : { ...factor, points: [b, a] }
}

/** Terms that follow each other and have equal constants. */
function groupsOf(theory: Theory, parted: readonly Parted[]): readonly (readonly Parted[])[] {
  const groups: Parted[][] = []
  let last: string | undefined
  for (const each of parted) {
    const key = prefactor(theory, each)
    if (key !== '' && key === last) groups.at(-1)?.push(each)
    else groups.push([each])
    last = key
  }
  return groups
}

function prefactor(theory: Theory, { term: { powers }, constants }: Parted): string {
  return termLatex(
    theory,
    { coefficient: Q.one, powers, others: 0n },
    { pieces: ['x'], constants },
    { permutations: 'counted' },
  ).prefactor
}

function groupLatex(theory: Theory, group: readonly Parted[], look: Look): readonly LaidOutTerm[] {
  const [first, ...others] = group
  if (first === undefined || others.length === 0)
    return group.map(({ term, pieces, constants }) => termLatex(theory, term, { pieces, constants }, look))
  const isNegative = first.term.coefficient.num < 0n
  return group.map(({ term, pieces }, i) => {
    const coefficient = isNegative ? Q.negate(term.coefficient) : term.coefficient
    const inner = termLatex(theory, { ...term, coefficient, powers: {} }, { pieces }, look)
    return {
      ...inner,
      ...(i === 0 ? { negative: isNegative, opening: `${prefactor(theory, first)} \\Bigl[` } : {}),
      ...(i === group.length - 1 ? { closing: '\\Bigr]' } : {}),
    }
  })
}
