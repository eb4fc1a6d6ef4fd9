import { generalSign } from '../expansion/generalSign.js'
import type { GeneralSign } from '../expansion/generalSign.js'
import type { GeneralTerm } from '../expansion/generalTerm.js'
import { InputError } from '../errors.js'

/**
 * The pieces of a general term in zero dimensions, sums being lists of summands; `s1` is the number of self-loops at
 * vertex 1, `m12` of lines from 1 to 2.
 */
export interface GeneralTermParts {
  readonly sign: GeneralSign
  readonly selfLoops: readonly string[]
  readonly between: readonly string[]
  /** The numbers in the exponent of −1. */
  readonly alternating: readonly string[]
  /** Factorials and numbers below the line, without those of the self-loops and lines. */
  readonly divisor: readonly string[]
  /** The template of each vertex's symbol, with the summands of its valence. */
  readonly vertices: readonly { readonly template: string; readonly valence: readonly string[] }[]
  /** Symbols of lines with the summands of their number; `inverse` for a symbol to the power −1. */
  readonly lines: readonly { readonly symbol: string; readonly inverse: boolean; readonly count: readonly string[] }[]
}

/** @throws InputError when the factors of the rules are more than signs */
export function generalTermParts(term: GeneralTerm): GeneralTermParts {
  const { legs, pairs, symmetry, vertices, line, theory } = term
  const sign = generalSign(term)
  if (sign === undefined)
    throw new InputError({
      code: 'render.general',
      at: `theory ${theory.name}`,
      expected: 'factors that are signs',
      received: 'factors of another size',
    })
  const selfLoops = legs.map((_, v) => `s${v + 1}`)
  const between = pairs.map(([u, v]) => `m${u + 1}${v + 1}`)
  const external = term.legLine === undefined ? 0 : legs.reduce((sum, e) => sum + e, 0)
  return {
    sign,
    selfLoops,
    between,
    alternating: [
      ...selfLoops.filter((_, v) => sign.selfLoops[v] === true),
      ...between.filter((_, i) => sign.between[i] === true),
    ],
    divisor: [...(symmetry === 1n ? [] : [`${symmetry}`]), ...legs.flatMap((e) => (e > 1 ? [`${e}!`] : []))],
    vertices: vertices.map((rule, v) => ({
      template: rule.atAPoint,
      valence: [
        ...((legs[v] as number) > 0 ? [`${legs[v] as number}`] : []),
        `2${selfLoops[v] as string}`,
        ...between.filter((_, i) => pairs[i]?.includes(v)),
      ],
    })),
    lines: Object.entries(line.atAPoint).map(([symbol, power]) => ({
      symbol,
      inverse: power.num < 0n,
      count: [...(external === 0 ? [] : [`${external}`]), ...selfLoops, ...between],
    })),
  }
}
