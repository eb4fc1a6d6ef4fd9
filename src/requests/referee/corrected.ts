import { InputError } from '../../errors.js'
import type { Expansion } from '../../expansion/expansion.js'
import { hasSeveralSources } from '../../expansion/formula/carriedBy.js'
import { diagramKey } from '../../expansion/compare.js'
import type { Claim, ClaimedTerm } from '../../expansion/formula/claim.js'
import { inLetters, inMinkowski } from '../../expansion/formula/inLetters.js'
import { leavesOpen } from '../../expansion/formula/tails.js'
import type { Tail } from '../../expansion/formula/tails.js'
import { labelledPoints } from '../../expansion/readings/labelledPoints.js'
import type { PointLabel } from '../../expansion/readings/labelledPoints.js'
import { labelledTerms } from '../../expansion/readings/labelledTerms.js'
import type { Verification } from '../../expansion/verify.js'
import { expansionTerms } from '../../render/latex/expansionLatex.js'
import { laidOut } from '../../render/latex/layout.js'
import type { LaidOutTerm } from '../../render/latex/layout.js'
import { withoutDiagramLatex } from '../../render/latex/withoutDiagramLatex.js'
import { expansionPlain } from '../../render/text/plainText.js'
import { carriedLatex } from '../../theory/carriedLatex.js'
import { greekName } from '../../mathematics/greekNames.js'
import type { LineRule, Theory } from '../../theory/theory.js'
import { dummyLetters } from './dummyLetters.js'
import { patchedLines, writtenTail } from './patched.js'
import type { Written } from './patched.js'

/** What a right formula is printed from: the derived terms, and how the claim writes. */
type Mended = Pick<Verification, 'derived' | 'claim' | 'terms'>

/**
 * Lines that may be right, in the letters of the claim, ready to paste: its own left side and external points, the
 * derived terms; else its own text with other numbers. None where they cannot be printed.
 */
export function correctedLines({ derived, claim, terms }: Mended, formula: Written): readonly string[] {
  // What it has beyond what was asked for stays.
  const held = terms.flatMap((term) => term.derived ?? [])
  const mended: Mended = { derived: { ...derived, terms: held }, claim, terms }
  const side = rightSide(mended, formula)
  const withPoints = side?.replaceAll(LOOP, '($1,$1)')
  // Several Δ(0) can be told apart by their points only.
  const sides =
    side === undefined || withPoints === undefined
      ? []
      : [...new Set([/\(\s*0\s*\)/.test(formula.text) ? side.replaceAll(LOOP, '(0)') : withPoints, withPoints])]
  const printed = sides.map((each) => withLeft(mended.claim, each))
  const tail = tailBehind(mended, formula)
  return [
    ...printed.flatMap((line) => (tail === undefined ? [line] : [`${line} + ${tail}`, line])),
    ...patchedLines(formula, mended.terms),
  ]
}

/** The argument of a line that begins and ends at one point, written as a difference. */
const LOOP = /\((\p{L}(?:_\{\d+\}|\d+)?'*)-\1\)/gu

/** Lines and δ's between two points as differences, Δ(x-y), where the text writes them so. */
function asDifferences(side: string, { lines }: Theory, text: string, input: Written['input']): string {
  const own = lines.flatMap(({ name, latex }) =>
    input === 'plain' ? [name] : [/^(.*)\(\{[ab]\},\{[ab]\}\)$/u.exec(latex)?.[1] ?? []].flat(),
  )
  const names = [...own, ...(input === 'plain' ? ['δ'] : ['\\delta'])].filter((name) =>
    ['', greekName(name) ?? ''].some((spelled, i) => {
      const written = (i === 0 ? name : spelled).replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      return written !== '' && new RegExp(`(?<![A-Za-z])${written}\\s*(?:\\\\left\\s*)?\\([^(),]*-`, 'u').test(text)
    }),
  )
  return names.reduce(
    (line, name) =>
      line
        .replaceAll(`${name}(`, `${name}\u0000(`)
        .replaceAll(/\u0000\(([^(),]*),([^(),]*)\)/gu, '($1-$2)')
        .replaceAll('\u0000', ''),
    side,
  )
}

function withLeft({ left }: Claim, side: string): string {
  return left === '' ? side : `${left} ${side}`
}

/** The derived terms as the claim writes them, with fields or sources at the points where it has them. */
export function rightSide(mended: Pick<Mended, 'derived' | 'claim'>, { text, input }: Written): string | undefined {
  const { claim, derived } = mended
  if (claim.isUnderFields && hasSeveralSources(derived.theory)) return undefined
  const isPlain = input === 'plain' && claim.rotation === undefined && claim.components.length === 0
  return printedIfItCan(() => (isPlain ? plainSide(mended, text) : latexSide(mended, text)))
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

/** Points are integrated over under these letters. */
const POINTS = ['y', 'z', 'w', 'u', 'v', 't', 's', 'r']

/**
 * What the integrated points of each derived term are called: as in the author's own term of that diagram, then as
 * elsewhere in the formula.
 */
function pointsIn({ derived, claim }: Pick<Verification, 'derived' | 'claim'>): readonly (readonly string[])[] {
  const counts = derived.terms.map((term) =>
    Math.max(
      0,
      ...labelledTerms({ ...derived, terms: [term] }, 'counted').map(
        ({ diagram }) => labelledPoints(derived.theory, diagram).integrated.length,
      ),
    ),
  )
  const external = new Set(claim.points)
  const innerOf = ({ products: [first] }: ClaimedTerm): readonly string[] => {
    const kernels = first?.kernels ?? []
    // A field's point is that of a leg.
    const under = new Set(kernels.flatMap(({ of, points }) => (of === 'carried' ? points : [])))
    return kernels.flatMap(({ points }) => points.filter((point) => !external.has(point) && !under.has(point)))
  }
  const all = claim.terms.flatMap(innerOf)
  const taken = new Set(claim.points.flatMap((point) => [point, /^\p{L}/u.exec(point)?.[0] ?? point]))
  const isNumbered = Math.max(0, ...counts) > 1
  return derived.terms.map((term, i) => {
    const own = claim.terms.find((claimed) => diagramKey(claimed) === diagramKey(term))
    const letters = [...(own === undefined ? [] : innerOf(own)), ...all]
    return dummyLetters(letters, counts[i] ?? 0, { letters: POINTS, taken }, isNumbered)
  })
}

/** Letters for points that no theory has, each with a number. */
const [OUTER, INNER] = ['\\mathfrak{x}', '\\mathfrak{y}']
const NAMED = /(\\mathfrak\{[xy]\})_\{(\d+)\}/gu

function latexSide({ derived, claim }: Pick<Verification, 'derived' | 'claim'>, text: string): string {
  const lettered = inLetters(derived, claim.letters)
  const inverted = { ...lettered, theory: withInverses(lettered.theory, text) }
  const printed = claim.rotation === undefined ? inverted : inMinkowski(inverted, claim.rotation)
  const inner = pointsIn({ derived, claim })
  const style = { layout: 'inline', points: { x: OUTER, y: INNER } } as const
  const terms = expansionTerms(printed, 'counted', style).map((term, i): LaidOutTerm => {
    const named = (tex: string): string =>
      tex.replaceAll(NAMED, (_, letter: string, index: string) =>
        pointLatex((letter === OUTER ? claim.points : inner[i])?.[Number(index) - 1] ?? `x${index}`),
      )
    const pieces = term.pieces.map((piece) =>
      piece.startsWith(`\\int d${INNER}`) ? measureLatex(inner[i] ?? [], text) : named(piece),
    )
    return { ...term, pieces }
  })
  const whole = laidOut('', [...withoutDiagramLatex(printed), ...terms], style)
  const right = whole
    .slice(whole.indexOf('=') + 1)
    .replace(/\$$/, '')
    .replaceAll(' \\allowbreak', '')
    .trim()
  const { components } = claim
  const written = asDifferences(right, printed.theory, text, 'latex')
  const sum = components.length === 2 ? `\\delta_{${components.join(' ')}} \\left[ ${written} \\right]` : written
  return claim.isUnderFields ? underField(sum, printed, claim.points) : sum
}

/** `\int dz \, dw`, `\int d^{d}z`, `\int_{z,w}`, as the text has it; dots for points that are counted. */
function measureLatex(points: readonly string[], text: string): string {
  const own = points.map(pointLatex)
  if (/\\int(?:\\limits)?\s*_/u.test(text)) return `\\int_{${own.join(',')}}`
  const [, group, letter] = /(?<![A-Za-z\\])d\^(?:\{([^{}]*)\}|(\w))/u.exec(text) ?? []
  const dimension = group ?? letter
  const measures = own.map((point) => (dimension === undefined ? `d${point}` : `d^{${dimension}}${point}`))
  const isCounted = own.length > 2 && own.every((point, i) => point === own[0]?.replace('_{1}', `_{${i + 1}}`))
  return `\\int ${isCounted ? `${measures[0]} \\cdots ${measures.at(-1)}` : measures.join(' \\, ')}`
}

/** Lines that are inverses as the text writes them, `G^{-1}(x,y)` for `G_c^{(2)}(x,y)^{-1}`. */
function withInverses(theory: Theory, text: string): Theory {
  const letter = /(?<![A-Za-z\\])([A-Z])\s*\^\s*\{\s*-\s*1\s*\}\s*(?:\\left\s*)?\(/.exec(text)?.[1]
  if (letter === undefined) return theory
  const line = (rule: LineRule): LineRule =>
    rule.latex.endsWith('({a},{b})^{-1}') ? { ...rule, latex: `${letter}^{-1}({a},{b})` } : rule
  return { ...theory, lines: theory.lines.map(line) }
}

/** In one line, its signs between the terms; Greek letters spelled where the text has none. */
function plainSide({ derived, claim }: Pick<Verification, 'derived' | 'claim'>, text: string): string {
  const isSpelled = !/\p{Script=Greek}/u.test(text)
  const inner = pointsIn({ derived, claim })
  const terms = derived.terms.map((term, i) => {
    const point = ({ letter, index }: PointLabel): string =>
      (letter === 'x' ? claim.points : inner[i])?.[index - 1] ?? `${letter}${index}`
    return expansionPlain({ ...derived, terms: [term] }, 'counted', { point, bareCouplings: true })
  })
  const [first = '0', ...others] = terms
  const signed = [first, ...others.map((term) => (term.startsWith('-') ? `- ${term.slice(1)}` : `+ ${term}`))]
  const sum = asDifferences(signed.join(' '), derived.theory, text, 'plain')
  const carried = derived.theory.legs[0]?.carries ?? ''
  const fields = claim.points.map((own) => `${carried}(${own})`).join(' ')
  const whole = claim.isUnderFields ? `(${sum}) ${fields}` : sum
  return isSpelled ? whole.replaceAll(/\p{Script=Greek}/gu, (letter) => greekName(letter) ?? letter) : whole
}

/** ∫ of a function of the external points with the field that all legs carry there. */
function underField(sum: string, { theory }: Expansion, points: readonly string[]): string {
  const field = carriedLatex(theory, theory.legs[0]?.carries ?? '')
  const at = points.map(pointLatex)
  return `\\int ${at.map((point) => `d${point}`).join('\\, ')} \\left[ ${sum} \\right] ${at.map((point) => `${field}(${point})`).join(' ')}`
}

/** `x_{1}` for x1, `x'` for x'. */
function pointLatex(point: string): string {
  return point.replace(/^(\p{L})([\p{L}\p{N}]+)/u, '$1_{$2}')
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
