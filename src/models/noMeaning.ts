import { InputError } from '../errors.js'
import type { Expression } from '../mathematics/expression.js'
import { UnreadableMathematics } from '../mathematics/item.js'

/** A part of a formula that has no meaning in a model: the formula is not judged by it. */
export class NoMeaning extends Error {
  constructor(readonly node: Expression) {
    super('a part of the formula has no meaning here')
  }
}

/** A part that has one, and whose value cannot be computed well enough. */
export class Unsettled extends NoMeaning {}

/** A number of images, `[3]` or `2 perms`, that a term does not have: the formula is wrong. */
export class WrongCount extends Error {
  constructor(
    readonly node: Expression,
    readonly claimed: number,
    readonly found: number,
  ) {
    super(`${claimed} terms claimed, ${found} found`)
  }
}

/** A label that is not summed over, and that the left side does not have: the formula is wrong. */
export class StrayLabel extends Error {
  constructor(readonly label: string) {
    super(`the label ${label} stands once`)
  }
}

/** Whether an error says of a formula that it is wrong. */
export function isSlip(error: unknown): error is WrongCount | StrayLabel {
  return error instanceof WrongCount || error instanceof StrayLabel
}

/** Whether an error says of a formula that it cannot be judged; any other is one of the program. */
export function cannotBeJudged(error: unknown): error is NoMeaning | InputError | UnreadableMathematics {
  return error instanceof NoMeaning || error instanceof InputError || error instanceof UnreadableMathematics
}
