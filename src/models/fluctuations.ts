import type { Expression } from '../mathematics/expression.js'

/** A factor of a product within an average, with what is known of it. */
export interface Fluctuating {
  readonly factor: Expression
  /** Whether δ stands before it: δx is x − ⟨x⟩. */
  readonly isFluctuation: boolean
}

/** The factors of `δx δy^2`, `z Δx` with the signs before variables taken off; undefined where there is no such sign. */
export function fluctuationsIn(node: Expression): readonly Fluctuating[] | undefined {
  if (node.kind !== 'product' || !node.factors.some((_, k) => isSignAt(node.factors, k))) return undefined
  return node.factors.flatMap((factor, k) =>
    isSignAt(node.factors, k) ? [] : [{ factor, isFluctuation: isSignAt(node.factors, k - 1) }],
  )
}

/** A δ or Δ without an index, and a letter right behind it. */
function isSignAt(factors: readonly Expression[], place: number): boolean {
  const [sign, next] = [factors[place], factors[place + 1]]
  return isSign(sign) && (next?.kind === 'symbol' || next?.kind === 'applied') && !isSign(next)
}

export function isSign(node: Expression | undefined): boolean {
  return (
    node?.kind === 'symbol' &&
    (node.name === 'δ' || node.name === 'Δ') &&
    [node.above, node.below, node.primes, node.accent].every((script) => script === undefined)
  )
}
