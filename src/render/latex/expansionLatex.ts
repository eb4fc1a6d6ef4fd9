import type { Diagram } from '../../diagrams/diagram.js'
import type { Expansion } from '../../expansion/expansion.js'
import { labelledPoints } from '../../expansion/labelledPoints.js'
import type { PointFactor, PointLabel } from '../../expansion/labelledPoints.js'
import { labelledTerms } from '../../expansion/labelledTerms.js'
import type { Permutations } from '../../expansion/labelledTerms.js'
import type { Theory } from '../../theory/theory.js'
import { productLatex, termSummand } from './factors.js'
import { alignedLatex } from './number.js'

/**
 * The coefficient function of an expansion as integrals over points: `g_{4}(x_1,\ldots,x_4) = …`, symmetric, no 1/r! in front. A diagram with n
 * distinct labellings is printed once, "+ n−1 perms" standing for the others, its coefficient being that of one labelling; or (`written`)
 * every labelling is a term of its own.
 */
export function expansionLatex(expansion: Expansion, permutations: Permutations = 'counted'): string {
  const { theory, request } = expansion
  return alignedLatex(
    couplingName(theory, request.legs),
    labelledTerms(expansion, permutations).map((term) => termSummand(theory, term, diagramLatex(theory, term.diagram))),
  )
}

/** `g_{4}(x_1,\ldots,x_4)`, `g_{2}(x_1,x_2)`, `g_{0}`. */
export function couplingName(theory: Theory, legs: number): string {
  return `${theory.expands.coupling}_{${legs}}${legs === 0 ? '' : `(${pointList('x', legs)})`}`
}

function pointList(letter: string, count: number): string {
  return count <= 3 ? Array.from({ length: count }, (_, i) => `${letter}_{${i + 1}}`).join(',') : `${letter}_{1},\\ldots,${letter}_{${count}}`
}

/** The integral that a diagram stands for, without coefficient; the legs end at x_1, x_2, … */
function diagramLatex(theory: Theory, diagram: Diagram): string {
  const { integrated, factors } = labelledPoints(theory, diagram)
  const product = productLatex(factors.map(({ factor, power }) => ({ latex: factorLatex(factor), power })))
  return [integralSign(integrated.map(pointLatex)), product].filter((part) => part !== '').join(' \\, ')
}

function factorLatex(factor: PointFactor): string {
  const points = factor.points.map(pointLatex)
  switch (factor.kind) {
    case 'vertex':
      return factor.member.latex.replaceAll('{points}', points.join(','))
    case 'line':
      return factor.line.latex.replaceAll('{a}', points[0] as string).replaceAll('{b}', points[1] as string)
    case 'delta':
      return `\\delta(${points.join(',')})`
  }
}

function pointLatex({ letter, index }: PointLabel): string {
  return `${letter}_{${index}}`
}

function integralSign(points: readonly string[]): string {
  if (points.length === 0) return ''
  const measure = points.length <= 2 ? points.map((point) => `d${point}`).join(' \\, ') : `d${points[0]} \\cdots d${points.at(-1)}`
  return `\\int ${measure}`
}
