import type { Rational } from '../algebra/rational.js'
import type { Chain, Expression } from '../mathematics/expression.js'
import { resolved } from '../mathematics/resolved.js'
import { addends, withFactor } from '../mathematics/rewritten.js'
import { lazy } from '../algebra/lazy.js'
import type { Budget } from './budget.js'
import { compared } from './compared.js'
import { valueOf } from './evaluate.js'
import { isSame } from './images.js'
import type { Model, Trial } from './model.js'
import { cannotBeJudged, NoMeaning, StrayLabel, Unsettled, WrongCount } from './noMeaning.js'
import { labelsOfNode } from './summedLabels.js'
import type { Value } from './value.js'

/** What is found of a formula in a model. */
export type Finding =
  | { readonly verdict: 'right'; readonly conventions: readonly string[] }
  /** Which side differs from the first, and how. */
  | { readonly verdict: 'wrong'; readonly side: number; readonly difference: string }
  | {
      readonly verdict: 'not-judged'
      readonly expected: string
      readonly at: Expression | undefined
      /** All in it has a meaning, and numbers do not tell. */
      readonly isUnsettled?: true
    }

/** Each draw sets all letters anew; a wrong formula would have to agree in all of them. */
const TRIALS = 3
/** A formula, its model, and what was drawn: what all questions about it share. */
export interface Identity {
  readonly sides: readonly Expression[]
  readonly model: Model
  /** Each drawn when it is first needed: the first tells of most wrong formulas. */
  readonly draws: readonly (() => Draw)[]
}

interface Draw {
  readonly trial: Trial
  readonly labels: ReadonlyMap<string, number>
  /** The value of the left side. */
  readonly left: () => Value
  /** The values of other sides, which are computed once though errors are planted in one of them. */
  readonly known: Map<Expression, Value>
}

/**
 * The formula with what its letters are drawn to be.
 *
 * @param budget what its verdict, and others with it, may take
 */
export function identityOf({ sides }: Chain, model: Model, draw: () => number, budget: Budget): Identity {
  const read = sides.map((side) => resolved(side, model.isFunction))
  const draws = Array.from({ length: TRIALS }, (_, place) =>
    lazy(() => drawnFor(read[0], { ...model.trial(draw, place), budget })),
  )
  return { sides: read, model, draws }
}

function drawnFor(side: Expression | undefined, drawn: Trial): Draw {
  const letters = side === undefined ? [] : [...new Set(labelsOfNode(side, drawn))]
  const labels = new Map(letters.map((letter, k) => [letter, drawn.coincide === true ? 0 : k] as const))
  const trial = { ...drawn, ...symmetryOf(side, drawn.symmetricAs ?? drawn, labels) }
  return { trial, labels, left: lazy(() => valueOf(side as Expression, trial, labels)), known: new Map() }
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

/**
 * The formula, in what was drawn for it, with a term of one of its sides multiplied by a number; undefined where the
 * model reads no such term.
 *
 * @param budget what its verdict, and others with it, may take
 */
export function withErrorIn(
  { sides, model, draws }: Identity,
  side: number,
  { at, end }: Expression,
  factor: Rational,
  budget: Budget,
): Identity | undefined {
  const root = sides[side]
  const term = root === undefined ? undefined : addends(root).find((own) => own.at === at && own.end === end)
  if (root === undefined || term === undefined) return undefined
  const spending = ({ trial, ...drawn }: Draw): Draw => ({ ...drawn, trial: { ...trial, budget } })
  return {
    sides: sides.with(side, withFactor(root, term, factor)),
    model,
    draws: draws.map((drawn) => lazy(() => spending(drawn()))),
  }
}

/** A formula of two sides with the right one first. */
export function turned({ sides, model, draws }: Identity): Identity {
  const [left, right] = sides as readonly [Expression, Expression]
  return {
    sides: [right, left],
    model,
    draws: draws.map((drawn) =>
      lazy(() => {
        const { trial, labels } = drawn()
        return { trial, labels, left: lazy(() => valueOf(right, trial, labels)), known: new Map<Expression, Value>() }
      }),
    ),
  }
}

/** Whether all sides have one value, whatever is drawn. */
export function judgedIdentity(identity: Identity): Finding {
  const { sides, model, draws } = identity
  if (sides.length < 2) return { verdict: 'not-judged', expected: 'a formula with a left side', at: sides[0] }
  const conventions = new Set(model.conventions)
  try {
    for (const drawn of draws) {
      const { trial, labels, left, known } = drawn()
      if (trial.indices !== undefined && labels.size > (trial.range ?? Infinity))
        return { verdict: 'not-judged', expected: `at most ${trial.range} free letters`, at: sides[0] }
      const truth = left()
      const values = sides.slice(1).map((side) => {
        const value = known.get(side) ?? valueOf(side, trial, labels)
        known.set(side, value)
        return value
      })
      for (const [k, value] of values.entries()) {
        const found = compared(truth, value, model.upTo, hasTail(sides[k + 1] as Expression))
        if (found.verdict === 'undecided')
          return { verdict: 'not-judged', expected: found.reason, at: sides[k + 1], isUnsettled: true }
        if (found.verdict === 'differ') return { verdict: 'wrong', side: k + 1, difference: found.difference }
        // `+ …` hides what was asked for: nothing says that the terms before it are all.
        if (found.isOpen === true && hasTerm(sides[k + 1] as Expression, ['dots']))
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

/** Whether dots or an O end its terms. */
function hasTail(node: Expression): boolean {
  return hasTerm(node, ['tail', 'dots'])
}

function hasTerm(node: Expression, kinds: readonly Expression['kind'][]): boolean {
  return kinds.includes(node.kind) || (node.kind === 'sum' && node.terms.some((term) => hasTerm(term, kinds)))
}

function foundIn(error: unknown): Finding {
  if (error instanceof WrongCount)
    return {
      verdict: 'wrong',
      side: -1,
      difference: `a term stands for ${error.found} different ones, not for ${error.claimed}`,
    }
  if (error instanceof StrayLabel)
    return {
      verdict: 'wrong',
      side: -1,
      difference: `${error.label} stands in a term where it is not summed over, and not on the left side`,
    }
  if (!cannotBeJudged(error)) throw error
  if (error instanceof Unsettled)
    return { verdict: 'not-judged', expected: 'what numbers tell well enough', at: error.node, isUnsettled: true }
  return error instanceof NoMeaning
    ? { verdict: 'not-judged', expected: 'what has a meaning here', at: error.node }
    : { verdict: 'not-judged', expected: error.expected, at: undefined }
}
