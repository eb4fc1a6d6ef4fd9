/**
 * Mathematics as it is written, before anybody asks what it means: rows of items with their scripts and their places in
 * the text. A bracket is a group of its own, a sign stands among what it joins; whether `f(x)` is a call or a product is
 * not decided here.
 */

/** Items side by side. */
export type Row = readonly Item[]

/** What stands with every item. Offsets count characters of the text from 0. */
interface Placed {
  /** Where it begins in the text, and where it ends with its scripts. */
  readonly at: number
  readonly end: number
  /** Whether blank space that a reader sees stands before it: `1 / 2`, `3\,x`. */
  readonly spaced: boolean
  /** What stands below it on the right, `x_1`. */
  readonly below?: Row
  /** What stands above it on the right, `x^2`, without primes. */
  readonly above?: Row
  /** How many primes it has. */
  readonly primes?: number
}

/** A piece of a formula. */
export type Item = Placed &
  (
    | { readonly kind: 'number'; readonly text: string }
    /** A letter or a name, Greek as its letter: `x`, `Δ`, `log`; an accent that tells it from others is part of it. */
    | { readonly kind: 'name'; readonly text: string; readonly accent?: string }
    /** Words of a text within the formula, `Comb.` */
    | { readonly kind: 'words'; readonly text: string }
    /** `+ - · / ! , = ≈ ∋ … |`, an operator such as `∫ ∑ ∏`, and every sign that nothing is known of. */
    | { readonly kind: 'sign'; readonly text: string }
    | {
        readonly kind: 'fraction'
        readonly over: Row
        readonly under: Row
        /** Whether the divisor is a single sign without braces, `\frac12`. */
        readonly tight: boolean
      }
    | { readonly kind: 'binomial'; readonly over: Row; readonly under: Row }
    | { readonly kind: 'root'; readonly degree?: Row; readonly body: Row }
    /** A bracket: `( [ { ⟨ |`, as it is opened and closed; `{` are braces that a reader does not see. */
    | { readonly kind: 'group'; readonly open: string; readonly close: string; readonly body: Row }
  )

/** An item without the scripts and the place that it gets where it is put. */
export type Bare = Item extends infer T ? (T extends Item ? Omit<T, 'at' | 'end' | 'spaced'> : never) : never

/** Thrown where mathematics cannot be read; the caller knows the text and the file. */
export class UnreadableMathematics extends Error {
  constructor(
    readonly at: number,
    readonly expected: string,
    readonly received: string,
  ) {
    super(`expected ${expected}, received ${received}`)
  }
}

/** `\frac{δ^5 W}{δJ δJ δJ δJ}`: read as either number of derivatives it says the other too. */
export class MiscountedDerivative extends UnreadableMathematics {}

/** Where a formula is followed by another one. */
export class SeveralEquations extends UnreadableMathematics {}
