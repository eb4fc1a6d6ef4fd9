import type { Expression, SymbolNode } from '../../mathematics/expression.js'
import { partsOfExpression } from '../../mathematics/parts.js'
import { bareText, symbolText } from '../symbolText.js'

/** Letters of the points in a part of a formula, by where they stand. */
interface Points {
  /** Of `∫ d^dx`. */
  readonly integrated: SymbolNode[]
  /** Of `δ/δφ(x)`. */
  readonly differentiated: SymbolNode[]
  /** Of `G_c^{(r)}(x_1, …, x_r)`, `g_r(x_1, …, x_r)`. */
  readonly labelled: SymbolNode[]
  /** Whether dots or a product stand for some of them. */
  isOpen: boolean
}

/** Whether integrals, derivatives and functions with a label are of the same points, where they say of which. */
export function areOfSamePoints(node: Expression): boolean {
  const points: Points = { integrated: [], differentiated: [], labelled: [], isOpen: false }
  collect(node, points)
  const text = points.isOpen ? bareText : symbolText
  const said = [points.integrated, points.differentiated, points.labelled].filter(({ length }) => length > 0)
  return new Set(said.map((letters) => [...new Set(letters.map(text))].sort().join(' '))).size <= 1
}

function collect(node: Expression, points: Points): void {
  if (node.kind === 'dots' || (node.kind === 'big' && node.sign === '∏')) points.isOpen = true
  if (node.kind === 'integral')
    points.integrated.push(...node.over.flatMap(({ sign, of }) => (sign === 'd' ? [of] : [])))
  if (node.kind === 'derivative')
    for (const by of node.by.flatMap((one) => (one.kind === 'product' ? one.factors : [one]))) {
      if (by.kind === 'dots') points.isOpen = true
      if (by.kind === 'applied') points.differentiated.push(...by.args.filter(isPoint))
    }
  if (node.kind === 'applied' && isLabelled(node)) points.labelled.push(...node.args.filter(isPoint))
  const within = node.kind === 'derivative' ? (node.of === undefined ? [] : [node.of]) : partsOfExpression(node)
  for (const part of within) collect(part, points)
}

function isPoint(node: Expression): node is SymbolNode & Expression {
  return node.kind === 'symbol'
}

/** G_c^{(r)}(…), g_r. */
export function isLabelled(node: Expression): boolean {
  const head = node.kind === 'applied' ? node.head : node
  return head.kind === 'symbol' && (head.below !== undefined || head.above !== undefined)
}
