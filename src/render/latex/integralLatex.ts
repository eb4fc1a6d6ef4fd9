import type { Diagram } from '../../diagrams/diagram.js'
import { labelledPoints } from '../../expansion/readings/labelledPoints.js'
import type { PointFactor } from '../../expansion/readings/labelledPoints.js'
import { fillTemplate } from '../../theory/fillTemplate.js'
import type { Theory } from '../../theory/theory.js'
import { factorsLatex } from './factors.js'
import type { LatexFactor } from './factors.js'
import type { PointName, PointNames } from './pointNames.js'

/** The integral that a diagram stands for, in pieces, without coefficient; leg i ends at x_i. */
export function integralLatex(theory: Theory, diagram: Diagram, names: PointNames): readonly string[] {
  const { integrated, factors } = labelledPoints(theory, diagram)
  const name = names(integrated.length)
  return [integralSign(integrated.map(name)), ...factorsLatex(factors.map((each) => factorLatex(each, name)))].filter(
    (part) => part !== '',
  )
}

/** A factor at its points. */
export function factorLatex(
  { factor, power }: { readonly factor: PointFactor; readonly power: number },
  name: PointName,
): LatexFactor {
  const points = factor.points.map(name)
  switch (factor.kind) {
    case 'vertex':
      return { latex: fillTemplate(factor.member.latex, { points: points.join(',') }), power }
    case 'line':
      return { latex: fillTemplate(factor.line.latex, { a: points[0] as string, b: points[1] as string }), power }
    case 'delta':
      return { latex: `\\delta(${points.join(',')})`, power }
  }
}

/** `\int dy_{1} \, dy_{2}`; empty without points. */
export function integralSign(points: readonly string[]): string {
  if (points.length === 0) return ''
  const measure =
    points.length <= 2 ? points.map((point) => `d${point}`).join(' \\, ') : `d${points[0]} \\cdots d${points.at(-1)}`
  return `\\int ${measure}`
}
