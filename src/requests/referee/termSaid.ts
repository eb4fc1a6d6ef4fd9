import { blankedTex } from '../../mathematics/blankedTex.js'
import { isSafeMath } from '../../render/tikz/safeMath.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'

const BEFORE = 'it would be right'

/** What a formula would be right with: without a term, with its other sign, or with a factor or letter before it. */
export function termSaid(source: string, factor: Rational | string): string {
  const written = blankedTex(source).replaceAll(/\s+/g, ' ').trim()
  if (typeof factor === 'string') return `${BEFORE} with ${factor} times ${written}`
  if (Q.isZero(factor)) return `${BEFORE} without ${written}`
  if (Q.equal(factor, Q.rational(-1n))) return `${BEFORE} with the other sign of ${written}`
  return `${BEFORE} with ${Q.format(factor)} times ${written}`
}

/** The words of {@link termSaid} and its term, which is as its document has it, where that is LaTeX that can be set. */
export function termIn(sentence: string): { readonly words: string; readonly tex: string } | undefined {
  const [, words, tex] =
    new RegExp(`^(${BEFORE} (?:without|with the other sign of|with \\S+ times) )(.+)$`, 'su').exec(sentence) ?? []
  return words === undefined || tex === undefined || !isSafeMath(tex) ? undefined : { words, tex }
}
