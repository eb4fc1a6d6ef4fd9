import type { Diagram } from '../../diagrams/diagram.js'
import { coefficientIndex } from '../../expansion/coefficientName.js'
import type { Expansion, ExpansionRequest } from '../../expansion/expansion.js'
import { labelledPoints } from '../../expansion/readings/labelledPoints.js'
import type { PointFactor, PointLabel } from '../../expansion/readings/labelledPoints.js'
import { labelledTerms } from '../../expansion/readings/labelledTerms.js'
import { fillTemplate } from '../../theory/fillTemplate.js'
import type { Theory } from '../../theory/theory.js'
import { factorsLatex, termLatex } from './factors.js'
import { laidOut } from './layout.js'
import type { LatexStyle, PermutationStyle } from './style.js'
import { withoutDiagramLatex } from './withoutDiagramLatex.js'

/**
 * The coefficient function of an expansion as integrals over points: `g_{4}(x_1,\ldots,x_4) = …`, symmetric, no 1/r! in
 * front. A diagram with n distinct labellings is printed once, "+ n−1 perms" standing for the others, its coefficient
 * being that of one labelling; or (`sum`) with Σ_P in front, the sum over the distinct permutations of the external
 * points; or (`written`) every labelling is a term of its own.
 *
 * @param style where lines are broken, in which environment, and how points are called; without it, as part of a
 * formula (`aligned`)
 * @example
 * expansionLatex(expand(theory('edgeworth'), { legs: 4, select: { order: 1 } }), 'sum', { layout: 'align', points: { x: 'z' } }).startsWith('\\begin{align}') // true
 */
export function expansionLatex(
  expansion: Expansion,
  permutations: PermutationStyle = 'counted',
  style: LatexStyle = {},
): string {
  const { theory, request } = expansion
  const terms = labelledTerms(expansion, permutations === 'sum' ? 'counted' : permutations).map((term) =>
    termLatex(
      theory,
      term,
      { pieces: diagramLatex(theory, term.diagram, style.points ?? {}) },
      { permutations, factorials: style.factorials === true },
    ),
  )
  const all = [...withoutDiagramLatex(expansion), ...terms]
  return laidOut(coefficientLatex(theory, request, style.points?.x), all, style)
}

/** `g_{4}(x_1,\ldots,x_4)`, `g_{2}(x_1,x_2)`, `g_{0}`, `\Gamma_{\phi\phi\chi}(x_1,x_2,x_3)`. */
export function coefficientLatex(
  theory: Theory,
  asked: Pick<ExpansionRequest, 'legs' | 'legFields'>,
  point = 'x',
): string {
  const points = asked.legs === 0 ? '' : `(${pointList(point, asked.legs)})`
  return `${theory.expands.coupling}_{${coefficientIndex(theory, asked)}}${points}`
}

function pointList(letter: string, count: number): string {
  return count <= 3
    ? Array.from({ length: count }, (_, i) => `${letter}_{${i + 1}}`).join(',')
    : `${letter}_{1},\\ldots,${letter}_{${count}}`
}

/** The integral that a diagram stands for, without coefficient; the legs end at x_1, x_2, … */
function diagramLatex(theory: Theory, diagram: Diagram, letters: NonNullable<LatexStyle['points']>): readonly string[] {
  const { integrated, factors } = labelledPoints(theory, diagram)
  const named = ({ letter, index }: PointLabel): string => `${letters[letter] ?? letter}_{${index}}`
  const product = factorsLatex(factors.map(({ factor, power }) => ({ latex: factorLatex(factor, named), power })))
  return [integralSign(integrated.map(named)), ...product].filter((part) => part !== '')
}

function factorLatex(factor: PointFactor, named: (point: PointLabel) => string): string {
  const points = factor.points.map(named)
  switch (factor.kind) {
    case 'vertex':
      return fillTemplate(factor.member.latex, { points: points.join(',') })
    case 'line':
      return fillTemplate(factor.line.latex, { a: points[0] as string, b: points[1] as string })
    case 'delta':
      return `\\delta(${points.join(',')})`
  }
}

function integralSign(points: readonly string[]): string {
  if (points.length === 0) return ''
  const measure =
    points.length <= 2 ? points.map((point) => `d${point}`).join(' \\, ') : `d${points[0]} \\cdots d${points.at(-1)}`
  return `\\int ${measure}`
}
