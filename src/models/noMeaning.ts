import type { Expression } from '../mathematics/expression.js'

/** A part of a formula that has no meaning in a model: the formula is not judged by it. */
export class NoMeaning extends Error {
  constructor(readonly node: Expression) {
    super('a part of the formula has no meaning here')
  }
}

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
