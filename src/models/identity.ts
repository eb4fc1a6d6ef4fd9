import type { Chain, Expression } from '../mathematics/expression.js'
import { resolved } from '../mathematics/resolved.js'
import { lazy } from '../algebra/lazy.js'
import type { Budget } from './budget.js'
import { compared } from './compared.js'
import { valueOf } from './evaluate.js'
import { isSame } from './images.js'
import type { Model, Trial } from './model.js'
import { cannotBeJudged, NoMeaning, WrongCount } from './noMeaning.js'
import { labelsOfNode } from './summedLabels.js'
import type { Value } from './value.js'

/** What is found of a formula in a model. */
export type Finding =
  | { readonly verdict: 'right'; readonly conventions: readonly string[] }
  /** Which side differs from the first, and how. */
  | { readonly verdict: 'wrong'; readonly side: number; readonly difference: string }
  | { readonly verdict: 'not-judged'; readonly expected: string; readonly at: Expression | undefined }

/** Each draw sets all letters anew; a wrong formula would have to agree in all of them. */
const TRIALS = 3
/** A formula, its model, and what was drawn: what all questions about it share. */
export interface Identity {
  readonly sides: readonly Expression[]
  readonly model: Model
  readonly draws: readonly Draw[]
}

interface Draw {
  readonly trial: Trial
  readonly labels: ReadonlyMap<string, number>
}

/**
 * The formula with what its letters are drawn to be.
 *
 * @param budget what its verdict, and others with it, may take
 */
export function identityOf({ sides }: Chain, model: Model, draw: () => number, budget: Budget): Identity {
  const read = sides.map((side) => resolved(side, model.isFunction))
  const draws = Array.from({ length: TRIALS }, () => {
    const drawn: Trial = { ...model.trial(draw), budget }
    const letters = read[0] === undefined ? [] : [...new Set(labelsOfNode(read[0], drawn))]
    const labels = new Map(letters.map((letter, k) => [letter, drawn.coincide === true ? 0 : k] as const))
    return { trial: { ...drawn, ...symmetryOf(read[0], drawn, labels) }, labels }
  })
  return { sides: read, model, draws }
}

/** Under which exchanges of its letters the left side keeps its value: κ^{i,jk} under j ↔ k only. */
function symmetryOf(
  left: Expression | undefined,
  trial: Trial,
  labels: ReadonlyMap<string, number>,
): Pick<Trial, 'keepsLeft'> {
  if (left === undefined) return {}
  const known = new Map<string, boolean>()
  const original = lazy(() => valueOf(left, trial, labels))
  return {
    keepsLeft: (exchanged) => {
      const values = new Map([...labels, ...exchanged])
      const key = [...values.values()].join()
      const kept = known.get(key) ?? isSame(valueOf(left, trial, values), original())
      known.set(key, kept)
      return kept
    },
  }
}

/** Whether all sides have one value, whatever is drawn. */
export function judgedIdentity(identity: Identity): Finding {
  const { sides, model, draws } = identity
  if (sides.length < 2) return { verdict: 'not-judged', expected: 'a formula with a left side', at: sides[0] }
  const conventions = new Set(model.conventions)
  try {
    for (const { trial, labels } of draws) {
      if (trial.indices !== undefined && labels.size > (trial.range ?? Infinity))
        return { verdict: 'not-judged', expected: `at most ${trial.range} free letters`, at: sides[0] }
      const values = sides.map((side) => valueOf(side, trial, labels))
      for (const [k, value] of values.slice(1).entries()) {
        const found = compared(values[0] as Value, value, model.upTo)
        if (found.verdict === 'undecided') return { verdict: 'not-judged', expected: found.reason, at: sides[k + 1] }
        if (found.verdict === 'differ') return { verdict: 'wrong', side: k + 1, difference: found.difference }
        // `+ …` hides what was asked for: nothing says that the terms before it are all.
        if (found.isOpen === true && hasDots(sides[k + 1] as Expression))
          return {
            verdict: 'not-judged',
            expected: 'terms to the order asked for, or a tail O(…) that says where it ends',
            at: sides[k + 1],
          }
        if (found.convention !== undefined) conventions.add(found.convention)
      }
    }
  } catch (error) {
    return foundIn(error)
  }
  return { verdict: 'right', conventions: [...conventions] }
}

function hasDots(node: Expression): boolean {
  return node.kind === 'dots' || (node.kind === 'sum' && node.terms.some(hasDots))
}

function foundIn(error: unknown): Finding {
  if (error instanceof WrongCount)
    return {
      verdict: 'wrong',
      side: -1,
      difference: `a term stands for ${error.found} different ones, not for ${error.claimed}`,
    }
  if (!cannotBeJudged(error)) throw error
  return error instanceof NoMeaning
    ? { verdict: 'not-judged', expected: 'what has a meaning here', at: error.node }
    : { verdict: 'not-judged', expected: error.expected, at: undefined }
}
