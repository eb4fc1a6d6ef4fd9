import type { Layout } from './layouts.js'
import type { Summand } from './number.js'
import { widthOf } from './width.js'

/** How an equation is put on lines. */
export interface LayoutStyle {
  /** Default `aligned`. */
  readonly layout?: Layout
  /** At most so many terms on a line; default: one, and as many as fit for `equation`. */
  readonly termsPerLine?: number
  /**
   * Width of a line in em; terms that are wider are broken between their factors. Default 30, what an article has
   * beside the number; unlimited for `aligned`.
   */
  readonly lineWidth?: number
}

/**
 * A term of a sum without its sign: a prefactor, pieces between which a line may be broken, and what stands for its
 * other labellings.
 */
export interface LaidOutTerm {
  readonly negative: boolean
  readonly prefactor: string
  readonly pieces: readonly string[]
  /** `2\text{ perms}`: puts the pieces in brackets. */
  readonly completion?: string
  /** Of the first term of a bracket, what stands before it: `\lambda \Bigl[`. */
  readonly opening?: string
  /** Of its last one, what closes it. */
  readonly closing?: string
}

/**
 * `left = front Σ terms back`, broken into lines at its signs, a term that is too long for a line of its own at its
 * factors: `… \\ & \quad \times …`. Of several lines those after the first are aligned behind the equals sign; under
 * the left side where a factor would find no room there, and in `multline`.
 */
export function laidOut(
  left: string,
  terms: readonly LaidOutTerm[],
  style: LayoutStyle = {},
  [front, back]: readonly [string, string] = ['', ''],
): string {
  const { layout = 'aligned' } = style
  const lines =
    layout === 'inline'
      ? [terms.length === 0 ? '0' : terms.map(inlineTerm).join(' ')]
      : broken(left, terms, style, front)
  const sum = lines.map((line, i) =>
    [i === 0 ? front : '', line, i === lines.length - 1 ? back : ''].filter((part) => part !== '').join(' '),
  )
  const one = `${left} = ${sum.join(' ')}`
  const several = hangs(left, terms, style, front)
    ? `& ${left} = ${sum.join(' \\\\\n  & \\quad ')}`
    : `${left} ={}& ${sum.join(' \\\\\n  & ')}`
  switch (layout) {
    case 'aligned':
      return sum.length === 1 ? one : `\\begin{aligned} ${several.replaceAll('\n ', '')} \\end{aligned}`
    case 'inline':
      return `$${one}$`
    case 'equation':
      return environment('equation', sum.length === 1 ? one : `\\begin{aligned} ${several} \\end{aligned}`)
    case 'split':
      return environment('equation', sum.length === 1 ? one : `\\begin{split} ${several} \\end{split}`)
    case 'align':
      return sum.length === 1
        ? environment('equation', one)
        : environment('align', several.replaceAll(' \\\\\n', ' \\notag \\\\\n'))
    case 'multline':
      return sum.length === 1
        ? environment('equation', one)
        : environment('multline', `${left} = ${sum.join(' \\\\\n  ')}`)
  }
}

/** A term with its sign, the first of a sum without a plus, in which a line may be broken between factors. */
export function inlineTerm(term: LaidOutTerm, i: number): string {
  return piecesOf(term, i, 'big').join(' \\, \\allowbreak ')
}

/** `left = sum`, as many summands on a line as fit; later lines stand behind the equals sign. */
export function filledLatex(left: string, summands: readonly Summand[]): string {
  const terms = summands.map(({ negative, body }) => ({ negative, prefactor: '', pieces: [body] }))
  return laidOut(left, terms, { termsPerLine: Infinity, lineWidth: LINE })
}

/** What an article has beside the number, in em. */
const LINE = 30

function environment(name: string, content: string): string {
  return `\\begin{${name}}\n  ${content}\n\\end{${name}}`
}

/** The lines of the sum. */
function broken(
  left: string,
  terms: readonly LaidOutTerm[],
  { layout = 'aligned', termsPerLine, lineWidth }: LayoutStyle,
  front: string,
): readonly string[] {
  const perLine = termsPerLine ?? (layout === 'equation' || layout === 'multline' ? Infinity : 1)
  const whole = widthOfLine({ layout, ...(lineWidth === undefined ? {} : { lineWidth }) })
  const beside = widthOf(`${left} = ${front}`)
  const [first] = terms.map((term) => piecesOf(term, 0)[0] ?? '')
  // What stands in front may fill the first line by itself.
  const lines: string[] = front !== '' && beside + widthOf(first ?? '') > whole ? [''] : []
  let current = ''
  let count = 0
  const hanging = layout === 'multline' || hangs(left, terms, { layout, lineWidth: whole }, front)
  const room = (): number => whole - (lines.length === 0 ? beside : hanging ? 1 : widthOf(`${left} =`))
  const next = (start: string): void => {
    if (current !== '') lines.push(current)
    current = start
  }
  terms.forEach((term, i) => {
    const text = signed(term, i)
    if (current !== '' && (count >= perLine || widthOf(current) + widthOf(text) > room())) {
      next('')
      count = 0
    }
    if (widthOf(current) + widthOf(text) <= room()) {
      current = current === '' ? text : `${current} ${text}`
      count++
      return
    }
    for (const [p, piece] of piecesOf(term, i).entries()) {
      if (p > 0 && widthOf(`${current} \\, ${piece}`) > room()) next(`\\quad \\times ${piece}`)
      else current = p === 0 ? piece : `${current} \\, ${piece}`
    }
    count = perLine
  })
  next('')
  return lines.length === 0 ? ['0'] : lines
}

function widthOfLine({ layout = 'aligned', lineWidth }: LayoutStyle): number {
  return lineWidth ?? (layout === 'aligned' ? Infinity : LINE)
}

/** Share of a line from which on a left side is too wide for broken terms to stand beside it. */
const WIDE_LEFT = 0.35

/**
 * Whether the lines after the first begin under the left side: some factor would find no room to the right of it, or a
 * broken term only little.
 */
function hangs(left: string, terms: readonly LaidOutTerm[], style: LayoutStyle, front: string): boolean {
  const [whole, beside] = [widthOfLine(style), Math.max(widthOf(`${left} =`), widthOf(front))]
  if (whole === Infinity) return false
  const fits = (text: string): boolean => widthOf(text) <= whole - beside
  if (beside > WIDE_LEFT * whole && !terms.every((term, i) => fits(signed(term, i)))) return true
  return !terms.every((term, i) => piecesOf(term, i).every((piece) => fits(`\\quad \\times ${piece}`)))
}

/** A term on one line, with its sign. */
function signed(term: LaidOutTerm, i: number): string {
  const { prefactor, pieces, completion, opening = '', closing = '' } = term
  const value = pieces.join(' \\, ')
  const body = completion === undefined ? value : `\\left[ ${value} + ${completion} \\right]`
  return signOf(term, i) + [opening, prefactor, body, closing].filter((part) => part !== '').join(' ')
}

/** The same in pieces; brackets of a size of their own, which may stand on different lines. */
function piecesOf(term: LaidOutTerm, i: number, size: 'big' | 'Big' = 'Big'): readonly string[] {
  const { prefactor, completion, opening = '', closing = '' } = term
  // A term that is its prefactor alone has one piece, which is empty.
  const pieces = term.pieces.length === 0 ? [''] : term.pieces
  return pieces.map((piece, p) => {
    const opened =
      p === 0
        ? signOf(term, i) +
          [opening, prefactor, completion === undefined ? '' : `\\${size}l[`, piece]
            .filter((part) => part !== '')
            .join(' ')
        : piece
    if (p < pieces.length - 1) return opened
    const completed = completion === undefined ? opened : `${opened} + ${completion} \\${size}r]`
    return closing === '' ? completed : `${completed} ${closing}`
  })
}

function signOf({ negative }: LaidOutTerm, i: number): string {
  return i === 0 ? (negative ? '-' : '') : negative ? '- ' : '+ '
}
