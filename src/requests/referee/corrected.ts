import { InputError } from '../../errors.js'
import type { Expansion } from '../../expansion/expansion.js'
import { hasSeveralSources } from '../../expansion/formula/carriedBy.js'
import type { Claim } from '../../expansion/formula/claim.js'
import { inLetters, inMinkowski } from '../../expansion/formula/inLetters.js'
import { leavesOpen } from '../../expansion/formula/tails.js'
import type { Tail } from '../../expansion/formula/tails.js'
import type { PointLabel } from '../../expansion/readings/labelledPoints.js'
import type { Verification } from '../../expansion/verify.js'
import { expansionLatex } from '../../render/latex/expansionLatex.js'
import { expansionPlain } from '../../render/text/plainText.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import { greekName } from '../../mathematics/greekNames.js'
import type { LineRule, Theory } from '../../theory/theory.js'
import { patchedLines, writtenTail } from './patched.js'
import type { Written } from './patched.js'

/** What a right formula is printed from: the derived terms, and how the claim writes. */
type Mended = Pick<Verification, 'derived' | 'claim' | 'terms'>

/**
 * Lines that may be right, in the letters of the claim, ready to paste: its own left side and external points, the
 * derived terms; else its own text with other numbers. None where they cannot be printed.
 */
export function correctedLines(mended: Mended, formula: Written): readonly string[] {
  const side = rightSide(mended, formula)
  // Several Δ(0) can be told apart by their points only.
  const sides = side === undefined ? [] : [...new Set([side.replaceAll(LOOP, '(0)'), side])]
  const printed = sides.map((each) => withLeft(mended.claim, each))
  const tail = tailBehind(mended, formula)
  return [
    ...printed.flatMap((line) => (tail === undefined ? [line] : [`${line} + ${tail}`, line])),
    ...patchedLines(formula, mended.terms),
  ]
}

/** The argument of a line that begins and ends at one point, written as a difference. */
const LOOP = /\((\p{L}(?:_\{\d+\})?)-\1\)/gu

function withLeft({ left }: Claim, side: string): string {
  return left === '' ? side : `${left} ${side}`
}

/** The derived terms as the claim writes them, with fields or sources at the points where it has them. */
export function rightSide(mended: Pick<Mended, 'derived' | 'claim'>, { text, input }: Written): string | undefined {
  const { claim, derived } = mended
  if (claim.isUnderFields && hasSeveralSources(derived.theory)) return undefined
  const isPlain = input === 'plain' && claim.rotation === undefined && claim.components.length === 0
  return printedIfItCan(() => (isPlain ? plainSide(mended, !/\p{Script=Greek}/u.test(text)) : latexSide(mended, text)))
}

/** Beyond what is printed the verdict on the equation stands without it. */
function printedIfItCan(print: () => string): string | undefined {
  try {
    return print()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return undefined
  }
}

/** The letter of the integrated points: one that no external point has. */
function innerLetter({ points }: Claim): string {
  const taken = new Set(points.map((point) => /^\p{L}/u.exec(point)?.[0]))
  return ['y', 'z', 'u', 'v'].find((letter) => !taken.has(letter)) ?? 'y'
}

function latexSide({ derived, claim }: Pick<Verification, 'derived' | 'claim'>, text: string): string {
  const inner = innerLetter(claim)
  const lettered = { ...derived, theory: withInverses(inLetters(derived.theory, claim.letters), text) }
  const printed = claim.rotation === undefined ? lettered : inMinkowski(lettered, claim.rotation)
  const whole = expansionLatex(printed, 'counted', { layout: 'inline', points: { y: inner } })
  const right = whole
    .slice(whole.indexOf('=') + 1)
    .replace(/\$$/, '')
    .replaceAll(' \\allowbreak', '')
    .trim()
  const single = right.includes(`${inner}_{2}`) ? right : right.replaceAll(`${inner}_{1}`, inner)
  const named = single.replaceAll(
    /x_\{(\d+)\}/g,
    (point, index: string) => pointLatex(claim.points[Number(index) - 1]) ?? point,
  )
  const { components } = claim
  const sum = components.length === 2 ? `\\delta_{${components.join(' ')}} \\left[ ${named} \\right]` : named
  return claim.isUnderFields ? underField(sum, printed, claim.points) : sum
}

/** Lines that are inverses as the text writes them, `G^{-1}(x,y)` for `G_c^{(2)}(x,y)^{-1}`. */
function withInverses(theory: Theory, text: string): Theory {
  const letter = /(?<![A-Za-z\\])([A-Z])\s*\^\s*\{\s*-\s*1\s*\}\s*(?:\\left\s*)?\(/.exec(text)?.[1]
  if (letter === undefined) return theory
  const line = (rule: LineRule): LineRule =>
    rule.latex.endsWith('({a},{b})^{-1}') ? { ...rule, latex: `${letter}^{-1}({a},{b})` } : rule
  return { ...theory, lines: theory.lines.map(line) }
}

/** In one line, its signs between the terms. @param isSpelled whether Greek letters are */
function plainSide({ derived, claim }: Pick<Verification, 'derived' | 'claim'>, isSpelled: boolean): string {
  const inner = innerLetter(claim)
  const point = ({ letter, index }: PointLabel): string =>
    letter === 'x' ? (claim.points[index - 1] ?? `x${index}`) : `${inner}${index}`
  const sum = expansionPlain(derived, 'counted', { point, bareCouplings: true })
    .replaceAll(/\n-/g, ' - ')
    .replaceAll('\n', ' + ')
  const carried = derived.theory.legs[0]?.carries ?? ''
  const fields = claim.points.map((own) => `${carried}(${own})`).join(' ')
  const single = sum.includes(`${inner}2`) ? sum : sum.replaceAll(`${inner}1`, inner)
  const whole = claim.isUnderFields ? `(${single}) ${fields}` : single
  return isSpelled ? whole.replaceAll(/\p{Script=Greek}/gu, (letter) => greekName(letter) ?? letter) : whole
}

/** ∫ of a function of the external points with the field that all legs carry there. */
function underField(sum: string, { theory }: Expansion, points: readonly string[]): string {
  const field = carriedLatex(theory, theory.legs[0]?.carries ?? '')
  const at = points.map((point) => pointLatex(point) ?? '')
  return `\\int ${at.map((point) => `d${point}`).join('\\, ')} \\left[ ${sum} \\right] ${at.map((point) => `${field}(${point})`).join(' ')}`
}

/** `x_{1}` for x1, `x'` for x'. */
function pointLatex(point: string | undefined): string | undefined {
  return point?.replace(/^(\p{L})([\p{L}\p{N}]+)/u, '$1_{$2}')
}

/** The tail that the claim ends with, where it leaves open none of what is printed. */
export function tailBehind(
  { derived, claim }: Pick<Mended, 'derived' | 'claim'>,
  { text }: Written,
): string | undefined {
  const opens = (tail: Tail): boolean => derived.terms.some((term) => leavesOpen(derived.theory, tail, term, false))
  return writtenTail(
    text,
    claim.tails.filter((tail) => !opens(tail)),
  )
}
