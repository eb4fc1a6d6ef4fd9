import { InputError } from '../errors.js'
import { largest } from '../sizes.js'
import { cumulantTerms } from '../algebra/cumulant.js'
import { addValues, multiplyValues, numeric } from './value.js'
import type { Value } from './value.js'

/** Random variables on finitely many outcomes: every average is a sum, exactly what the word says. */
export interface FiniteSpace {
  /** Probabilities of the outcomes. */
  readonly weights: readonly number[]
  /** `variables[i][outcome]`. */
  readonly variables: readonly (readonly number[])[]
  /** Where outcomes are the nodes of a rule, and sums over them no averages but of some functions. */
  readonly quadrature?: Quadrature
}

export interface Quadrature {
  /** The same variables with more nodes. */
  readonly finer: readonly (() => FiniteSpace)[]
  /** The exact mean of a product in which variables stand so many times; undefined beyond what is known. */
  readonly moment: (times: readonly number[]) => number | undefined
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

/** The same variables with their means taken off. */
export function centred({ weights, variables }: FiniteSpace): FiniteSpace {
  return {
    weights,
    variables: variables.map((values) => {
      const mean = values.reduce((sum, x, k) => sum + x * (weights[k] as number), 0)
      return values.map((x) => x - mean)
    }),
  }
}

/** The average of what has a value at every outcome. */
export function averageOfValues({ weights }: FiniteSpace, f: (outcome: number) => Value): Value {
  return weights.map((weight, outcome) => multiplyValues(numeric(weight), f(outcome))).reduce(addValues, numeric(0))
}

/** E[X_i X_j …]. */
export function momentOf({ weights, variables }: FiniteSpace, indices: readonly number[]): number {
  return averageOfProduct(
    weights,
    indices.map((i) => variables[i] ?? []),
  )
}

/** E[f g …] of functions of the outcome, given by their values. */
export function averageOfProduct(weights: readonly number[], functions: readonly (readonly number[])[]): number {
  return weights.reduce(
    (sum, weight, outcome) => sum + functions.reduce((product, f) => product * (f[outcome] as number), weight),
    0,
  )
}

/** The joint cumulant of functions of the outcome, given by their values; equal ones (`===`) are counted together. */
export function cumulantOfValues(weights: readonly number[], functions: readonly (readonly number[])[]): number {
  requireFew(functions)
  let total = 0
  for (const { coefficient, blocks } of cumulantTerms(functions))
    total += Number(coefficient) * blocks.reduce((product, block) => product * averageOfProduct(weights, block), 1)
  return total
}

/** Partitions of ten different things are 115,975; equal ones have fewer. @throws InputError for more */
function requireFew(functions: readonly (readonly number[])[]): void {
  const different = new Set(functions).size
  const most = largest.joinedVariables * (different <= 1 ? 2 : different === 2 ? 1.6 : 1)
  if (functions.length <= most) return
  throw new InputError({
    code: 'formula.joined',
    at: 'formula',
    expected: `cumulants of at most ${most} variables`,
    received: `one of ${functions.length}`,
  })
}

/**
 * The joint cumulant of products of variables, one product for each block: κ(X_i, X_jX_k) of [[i], [j, k]]. What is
 * symmetric is one number to its last digit, in whatever order it is asked for, and computed once.
 */
export function cumulantsOfBlocks(space: FiniteSpace): (blocks: readonly (readonly number[])[]) => number {
  const known = new Map<string, number>()
  return (blocks) => {
    const sorted = blocks.map((block) => [...block].sort((a, b) => a - b))
    sorted.sort((a, b) => (a.join() < b.join() ? -1 : 1))
    const key = sorted.map((block) => block.join()).join(';')
    const value = known.get(key) ?? cumulantOfBlocks(space, sorted)
    known.set(key, value)
    return value
  }
}

/** The same, once. */
export function cumulantOfBlocks({ weights, variables }: FiniteSpace, blocks: readonly (readonly number[])[]): number {
  return cumulantOfValues(
    weights,
    blocks.map((block) =>
      weights.map((_, outcome) => block.reduce((product, i) => product * (variables[i]?.[outcome] as number), 1)),
    ),
  )
}
