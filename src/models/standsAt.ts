import type { Expression } from '../mathematics/expression.js'

/** Whether a node is this one, by its place in the formula: resolving brackets makes nodes anew. */
export function standsAt(node: Expression, { kind, at, end }: Expression): boolean {
  return node.kind === kind && node.at === at && node.end === end
}
