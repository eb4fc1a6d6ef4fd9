import * as Q from '../algebra/rational.js'
import { factorial } from '../algebra/integers.js'
import { generalCoefficient, isMember } from './generalTerm.js'
import type { GeneralTerm, LineCounts } from './generalTerm.js'

/** The sign of a general term: `leading` · (−1)^(Σ of the line numbers that alternate). */
export interface GeneralSign {
  readonly leading: 1 | -1
  /** For each vertex, whether a self-loop more changes the sign. */
  readonly selfLoops: readonly boolean[]
  /** For each pair of vertices, whether a line more changes the sign. */
  readonly between: readonly boolean[]
}

/**
 * The sign of the coefficients of a general term, when their size is 1 over the symmetry, so that the sign is all that
 * is left of the rules' factors. It is read off the exact coefficients and then checked on every member of up to four
 * lines of each place; undefined when no law of this form holds.
 */
export function generalSign(term: GeneralTerm): GeneralSign | undefined {
  const members = [...lineCounts(term, 4)].filter((counts) => isMember(term, counts))
  const laws = signLaws(term)
  return laws.find((law) =>
    members.every((counts) => Q.equal(bareCoefficient(term, counts), Q.rational(signOf(law, counts)))),
  )
}

/** The coefficient without its symmetry factors: the product of the rules' factors. */
function bareCoefficient(term: GeneralTerm, counts: LineCounts): Q.Rational {
  const loops = counts.selfLoops.map((s) => 2n ** BigInt(s) * factorial(s))
  const symmetry = [...term.legs.map(factorial), ...loops, ...counts.between.map(factorial)].reduce(
    (product, factor) => product * factor,
    term.symmetry,
  )
  return Q.multiply(generalCoefficient(term, counts), Q.rational(symmetry))
}

function signOf({ leading, selfLoops, between }: GeneralSign, counts: LineCounts): number {
  const odd = (alternates: readonly boolean[], numbers: readonly number[]): number =>
    numbers.filter((n, i) => alternates[i] === true && n % 2 === 1).length
  return (odd(selfLoops, counts.selfLoops) + odd(between, counts.between)) % 2 === 0 ? leading : -leading
}

function signLaws({ legs, pairs }: GeneralTerm): readonly GeneralSign[] {
  return ([1, -1] as const).flatMap((leading) =>
    [false, true].flatMap((loops) =>
      [false, true].map((lines): GeneralSign => ({
        leading,
        selfLoops: legs.map(() => loops),
        between: pairs.map(() => lines),
      })),
    ),
  )
}

/** All numbers of lines with at most `most` at each place. */
export function* lineCounts({ legs, pairs }: GeneralTerm, most: number): Generator<LineCounts> {
  const places = legs.length + pairs.length
  for (let code = 0; code < (most + 1) ** places; code++) {
    const numbers = Array.from({ length: places }, (_, i) => Math.floor(code / (most + 1) ** i) % (most + 1))
    yield { selfLoops: numbers.slice(0, legs.length), between: numbers.slice(legs.length) }
  }
}
