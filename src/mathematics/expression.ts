import type { Rational } from '../algebra/rational.js'
import type { Row } from './item.js'

/**
 * A formula as a tree of what is added, multiplied, called, before anybody asks what its letters mean. Whether `f(x)` is
 * a call or a product and `κ^2` a power or a label is not known here: `applied` and `symbol` keep what is written.
 */
export type Expression = Placed &
  (
    | { readonly kind: 'number'; readonly value: Rational }
    | SymbolParts
    | AppliedParts
    /** A function that mathematics has a name for: `log`, `tanh`, `Tr`. */
    | { readonly kind: 'call'; readonly name: string; readonly argument: Expression }
    | { readonly kind: 'sum'; readonly terms: readonly Expression[] }
    | { readonly kind: 'product'; readonly factors: readonly Expression[] }
    | {
        readonly kind: 'power'
        readonly base: Expression
        readonly exponent: Expression
        /** `E(…)^2`: the bracket of the average that it stands behind, which may be what is raised. */
        readonly behind?: '(' | '['
      }
    | { readonly kind: 'factorial'; readonly of: Expression; readonly double: boolean }
    | { readonly kind: 'binomial'; readonly over: Expression; readonly under: Expression }
    | { readonly kind: 'absolute'; readonly of: Expression }
    /** `⟨…⟩`, `⟨⟨…⟩⟩`, `𝔼[…]`, with what stands below and above. */
    | {
        readonly kind: 'average'
        readonly sort: '⟨⟩' | '⟨⟨⟩⟩' | 'E'
        readonly of: Expression
        readonly below?: Row
        readonly above?: Row
      }
    /** `∑`, `∏` with their limits; all factors behind them are their body. */
    | {
        readonly kind: 'big'
        readonly sign: '∑' | '∏'
        readonly below?: Row
        readonly above?: Row
        /** `∑′`: no two of its letters, nor one of them and a letter that is free, are the same. */
        readonly primes?: number
        readonly body: Expression
      }
    /** `∫` with its differentials wherever they stand. */
    | {
        readonly kind: 'integral'
        readonly below?: Row
        readonly above?: Row
        readonly over: readonly Differential[]
        readonly body: Expression
      }
    /** `∂^n f/∂x∂y`, `δ/δφ(x)`; without `of` an operator on what follows it. */
    | {
        readonly kind: 'derivative'
        readonly sign: string
        /** What stands above the first sign: the n of `∂^n`. */
        readonly order?: Row
        readonly by: readonly Expression[]
        readonly of?: Expression
      }
    /** `κ^iκ^{j,k}[3]`: so many terms like this one. */
    | { readonly kind: 'counted'; readonly of: Expression; readonly count: number }
    /** `+ 2 perms`, `+ Comb.`: what the terms before it become when their labels change places. */
    | { readonly kind: 'completion'; readonly count?: number }
    /** `|_{J=0}`. */
    | { readonly kind: 'at'; readonly of: Expression; readonly below: Row }
    /** `O(λ^2)`, with what stands in its bracket; dots without. */
    | { readonly kind: 'tail'; readonly of?: readonly Expression[] }
    /** `⋯` among factors or arguments. */
    | { readonly kind: 'dots' }
    | { readonly kind: 'words'; readonly text: string }
    /** A list in a bracket that is no product: `(α_1, α_2)`. */
    | { readonly kind: 'list'; readonly of: readonly Expression[] }
  )

interface Placed {
  readonly at: number
  readonly end: number
}

/** `f(x,y)`, `W[J]`, `G(x,y)^{-1}`: a name with a bracket right behind it, and what stands above the bracket. */
interface AppliedParts {
  readonly kind: 'applied'
  readonly head: SymbolNode
  readonly args: readonly Expression[]
  readonly above?: Row
}

interface SymbolParts {
  readonly kind: 'symbol'
  readonly name: string
  readonly accent?: string
  readonly primes?: number
  readonly below?: Row
  readonly above?: Row
}

/** A letter with its scripts as they are written. */
export type SymbolNode = Placed & SymbolParts

/** `d^d x_1`, `Dφ`. */
export interface Differential {
  readonly sign: 'd' | 'D'
  /** `d` of `d^d x`. */
  readonly dimension?: Row
  readonly of: SymbolNode
}

/** `a = b ≈ c`: what is said of a quantity, side by side, with the signs between them. */
export interface Chain {
  readonly sides: readonly Expression[]
  readonly relations: readonly string[]
  /** What stands behind a comma: `m > 0`. */
  readonly conditions: readonly Row[]
}
