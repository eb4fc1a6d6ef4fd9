import * as Q from '../../src/algebra/rational.js'
import type { Expression } from '../../src/mathematics/expression.js'
import { UnreadableMathematics } from '../../src/mathematics/item.js'
import { readChain } from '../../src/mathematics/readChain.js'
import { addends, omissible, withTermTimes, withoutTerm } from '../../src/mathematics/rewritten.js'

/** The errors that are planted, one at a time. */
export const errors = ['sign', 'factor', 'missing term', 'wrong index', 'wrong power', 'swapped kernel'] as const
export type PlantedError = (typeof errors)[number]

/** A right formula with one error in it. */
export interface Planted {
  readonly error: PlantedError
  readonly tex: string
}

/** Every error of a kind that can be planted in a formula, in every term of its last side. */
export function plantedIn(tex: string): readonly Planted[] {
  const last = lastSide(tex)
  if (last === undefined) return []
  const terms = addends(last)
  return [
    ...terms.map((term) => ({ error: 'sign', tex: withTermTimes(tex, term, Q.rational(-1n)) }) as const),
    ...terms.map((term) => ({ error: 'factor', tex: withTermTimes(tex, term, Q.rational(2n)) }) as const),
    ...omissible(last).map(
      (term) =>
        ({
          error: 'missing term',
          tex: term === last ? `${withoutTerm(tex.slice(0, term.end), term)} 0` : withoutTerm(tex, term),
        }) as const,
    ),
    ...inTerms(tex, terms, wrongIndex, 'wrong index'),
    ...inTerms(tex, terms, wrongPower, 'wrong power'),
    ...inTerms(tex, terms, swapped, 'swapped kernel'),
  ]
}

function lastSide(tex: string): Expression | undefined {
  try {
    return readChain(tex).sides.at(-1)
  } catch (error) {
    if (!(error instanceof UnreadableMathematics)) throw error
    return undefined
  }
}

/** One error of a kind in each term that allows it. */
function inTerms(
  tex: string,
  terms: readonly Expression[],
  change: (term: string) => string | undefined,
  error: PlantedError,
): readonly Planted[] {
  const leaves = terms.filter((term) => terms.every((other) => other === term || !isWithin(other, term)))
  return leaves.flatMap(({ at, end }) => {
    const changed = change(tex.slice(at, end))
    return changed === undefined ? [] : [{ error, tex: tex.slice(0, at) + changed + tex.slice(end) }]
  })
}

function isWithin(inner: Expression, outer: Expression): boolean {
  return outer.at <= inner.at && inner.end <= outer.end && inner !== outer
}

const LABEL = /([xyz])_\{?(\d)\}?|(?<=[\^_(,{])([ijklmn])(?=[ijklmn,})])/g

/** A label becomes another one of the term, so that their numbers are no longer what they were. */
function wrongIndex(term: string): string | undefined {
  const labels = [...term.matchAll(LABEL)]
  const last = labels.at(-1)
  const other = labels.find(([text]) => last !== undefined && text !== last[0])
  if (last === undefined || other === undefined) return undefined
  return term.slice(0, last.index) + other[0] + term.slice(last.index + last[0].length)
}

/** The first power of a letter or a bracket is one more; the dimension of a measure is no power. */
function wrongPower(term: string): string | undefined {
  const match = /(?<=[A-Za-ce-z)}\]])\^(?:([2-9])(?!\d)|\{([2-9])\})/.exec(term)
  if (match === null) return undefined
  return `${term.slice(0, match.index)}^{${Number(match[1] ?? match[2]) + 1}}${term.slice(match.index + match[0].length)}`
}

const KERNELS: readonly (readonly [RegExp, string])[] = [
  [/\\sin(?![a-z])/, '\\cos '],
  [/\\cos(?![a-z])/, '\\sin '],
  [/\\cosh/, '\\sinh'],
  [/(?<![A-Za-z\\])R\(/, 'C('],
  [/(?<![A-Za-z\\])C\(/, 'R('],
]

/** A function becomes another one of its kind. */
function swapped(term: string): string | undefined {
  const found = KERNELS.find(([pattern]) => pattern.test(term))
  return found === undefined ? undefined : term.replace(found[0], found[1])
}
