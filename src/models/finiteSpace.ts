import { cumulantTerms } from '../algebra/cumulant.js'
import { addValues, multiplyValues, numeric } from './value.js'
import type { Value } from './value.js'

/** Random variables on finitely many outcomes: every average is a sum, exactly what the word says. */
export interface FiniteSpace {
  /** Probabilities of the outcomes. */
  readonly weights: readonly number[]
  /** `variables[i][outcome]`. */
  readonly variables: readonly (readonly number[])[]
}

const OUTCOMES = 9

/** Probabilities and values drawn at random: no moment or cumulant is zero or a function of the others. */
export function finiteSpace(count: number, draw: () => number): FiniteSpace {
  const raw = Array.from({ length: OUTCOMES }, () => 0.2 + draw())
  const total = raw.reduce((sum, weight) => sum + weight, 0)
  return {
    weights: raw.map((weight) => weight / total),
    variables: Array.from({ length: count }, () => Array.from({ length: OUTCOMES }, () => 0.5 + 2 * draw())),
  }
}

/** E[f] for a function of the outcome. */
function averageOver({ weights }: FiniteSpace, f: (outcome: number) => number): number {
  return weights.reduce((sum, weight, outcome) => sum + weight * f(outcome), 0)
}

/** The average of what has a value at every outcome. */
export function averageOfValues({ weights }: FiniteSpace, f: (outcome: number) => Value): Value {
  return weights.map((weight, outcome) => multiplyValues(numeric(weight), f(outcome))).reduce(addValues, numeric(0))
}

/** E[X_i X_j …]. */
export function momentOf(space: FiniteSpace, indices: readonly number[]): number {
  return averageOver(space, (outcome) =>
    indices.reduce((product, i) => product * (space.variables[i]?.[outcome] as number), 1),
  )
}

/** The joint cumulant of products of variables, one product for each block: κ(X_i, X_jX_k) of [[i], [j, k]]. */
export function cumulantOfBlocks(space: FiniteSpace, blocks: readonly (readonly number[])[]): number {
  let total = 0
  for (const { coefficient, blocks: parts } of cumulantTerms(blocks))
    total += Number(coefficient) * parts.reduce((product, part) => product * momentOf(space, part.flat()), 1)
  return total
}
