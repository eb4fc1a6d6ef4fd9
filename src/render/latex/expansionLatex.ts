import * as Q from '../../algebra/rational.js'
import type { Diagram } from '../../diagrams/diagram.js'
import type { Expansion } from '../../expansion/expansion.js'
import { memberNamed } from '../../theory/members.js'
import type { Theory } from '../../theory/theory.js'
import { alignedLatex, magnitudeLatex } from './number.js'
import type { Summand } from './number.js'

/**
 * The coefficient function of an expansion as integrals over points: `g_{4}(x_1,\ldots,x_4) = …`, symmetric, no 1/r! in front. A diagram with n
 * distinct labellings is printed once, "+ n−1 perms" standing for the others, its coefficient being that of one labelling.
 */
export function expansionLatex(expansion: Expansion): string {
  const { theory, request, terms } = expansion
  return alignedLatex(
    couplingName(theory, request.legs),
    terms.map(({ coefficient, weighted: { diagram, labellings } }): Summand => {
      const single = Q.divide(coefficient, Q.rational(labellings))
      const value = diagramLatex(theory, diagram)
      const others = labellings - 1n
      const body = others === 0n ? value : `\\left[ ${value} + ${others}\\text{ ${others === 1n ? 'perm' : 'perms'}} \\right]`
      return { negative: single.num < 0n, body: `${magnitudeLatex(single, true)} ${body}`.trim() }
    }),
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
  const lineLatex = (name: string, a: string, b: string): string =>
    (theory.lines.find((line) => line.name === name)?.latex ?? '').replaceAll('{a}', a).replaceAll('{b}', b)
  const legLine = (field: string): string => theory.legs.find((leg) => leg.field === field)?.line ?? ''
  if (diagram.vertices.length === 0) return lineLatex(legLine(diagram.legs[0]?.field ?? ''), 'x_{1}', 'x_{2}')
  const points = integrationPoints(theory, diagram)
  const next = points.map(() => 0)
  const take = (vertex: number): string => {
    const list = points[vertex] as readonly string[]
    return list[Math.min((next[vertex] as number)++, list.length - 1)] as string
  }
  const legs = diagram.legs.map(({ field, vertex }, i) => lineLatex(legLine(field), take(vertex), `x_{${i + 1}}`))
  const lines = diagram.lines.map((line) => lineLatex(line.kind.name, take(line.from), take(line.to)))
  const vertices = diagram.vertices.map((kind, v) => memberNamed(theory, kind).latex.replaceAll('{points}', (points[v] as readonly string[]).join(',')))
  return [integralSign(points.flat()), ...withPowers([...vertices, ...lines]), ...legs].join(' \\, ')
}

/** Equal factors are written once, as a power. */
function withPowers(factors: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const factor of factors) counts.set(factor, (counts.get(factor) ?? 0) + 1)
  return [...counts].map(([factor, count]) => (count === 1 ? factor : `${factor}^{${count}}`))
}

/** y_1, y_2, …: one for each half-edge, or one for each local vertex. */
function integrationPoints(theory: Theory, diagram: Diagram): readonly (readonly string[])[] {
  let count = 0
  return diagram.vertices.map((kind) => {
    const needed = memberNamed(theory, kind).local ? 1 : kind.fields.length
    return Array.from({ length: needed }, () => `y_{${++count}}`)
  })
}

function integralSign(points: readonly string[]): string {
  const measure = points.length <= 2 ? points.map((point) => `d${point}`).join(' \\, ') : `d${points[0]} \\cdots d${points.at(-1)}`
  return `\\int ${measure}`
}
