import type { Expression } from './expression.js'
import type { Item, Row } from './item.js'
import { scriptsOf } from './rows.js'
import { countOf, inverse, isSign, joined, unreadable } from './walk.js'
import type { Walk } from './walk.js'
import { written } from './written.js'

/** Functions by their names, which need no bracket. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  'log ln exp sin cos tan sinh cosh tanh artanh arctanh arcsin arccos arctan erf erfc sign sgn Tr tr det sech max min'.split(
    ' ',
  ),
)

/** How what is in a function is read. */
interface Parts {
  readonly row: (row: Row) => Expression
  readonly factor: (walk: Walk) => Expression
  readonly group: (item: Item & { readonly kind: 'group' }) => Expression
}

/** A function of mathematics with its argument: a bracket, or the factors behind it to the next function. */
export function readCall(walk: Walk, item: Item, text: string, parts: Parts): Expression {
  const { at, above } = item
  const next = walk.row[walk.place]
  let argument: Expression
  /** `cos(x)^2` is a power of the cosine; of a logarithm nobody can tell. */
  let behind: Row | undefined
  if (next?.kind === 'group' && next.open !== '⟨' && next.below === undefined) {
    if (next.above !== undefined && (above !== undefined || text === 'log' || text === 'ln'))
      throw unreadable(next, 'brackets around what is raised to a power')
    walk.place++
    const { above: power, ...bracket } = next
    behind = power
    argument = parts.group(bracket)
  } else {
    argument = bareArgument(walk, item, text, parts)
  }
  if (item.below !== undefined || item.primes !== undefined) throw unreadable(item, 'a function without index or prime')
  const value: Expression = { kind: 'call', name: text, argument, at, end: argument.end }
  if (behind !== undefined)
    return { kind: 'power', base: value, exponent: parts.row(behind), at, end: next?.end ?? argument.end }
  if (above === undefined) return value
  const isInverse = above.length === 2 && isSign(above[0], '-') && above[1]?.kind === 'number' && above[1].text === '1'
  if (isInverse) return { ...value, name: `${text}^{-1}` }
  return { kind: 'power', base: value, exponent: parts.row(above), at, end: argument.end }
}

/** The argument of a function without a bracket: `\\cos kx`, `\\ln 2\\cosh h`; it ends where a reader would say. */
function bareArgument(walk: Walk, item: Item, text: string, { factor }: Parts): Expression {
  const first = walk.row[walk.place]
  const factors: Expression[] = []
  for (;;) {
    const one = walk.row[walk.place]
    if (one === undefined || isSign(one, '+', '-', ',', '·', '|', '…')) break
    const hasLetters = factors.some(({ kind }) => kind !== 'number')
    if (one.kind === 'name' && FUNCTIONS.has(one.text) && hasLetters) {
      // tanh h_i J_{ij} tanh h_j: letters with indices of their own are hardly one argument.
      if (factors.filter((each) => each.kind === 'symbol' && each.below !== undefined).length > 1)
        throw unreadable(item, `brackets around the argument of ${text}`)
      break
    }
    if (hasLetters && (one.spaced || (one.kind === 'name' && one.text === 'e' && one.above !== undefined))) break
    if (one.kind === 'group' && factors.length > 0) {
      const isInside = isHalf(factors, text) || (isWarm(factors) && holdsFields(one, text))
      if (isInside && !one.spaced) factors.push(factor(walk))
      break
    }
    if (isSign(one, '/')) {
      walk.place++
      factors.push(inverse(factor(walk)))
      continue
    }
    if (one.kind === 'name' && isTimesBracket(one, walk.row[walk.place + 1], text)) {
      walk.place++
      const { text: name, accent, at, end } = one
      factors.push({ kind: 'symbol', name, ...(accent === undefined ? {} : { accent }), ...scriptsOf(one), at, end })
      break
    }
    factors.push(factor(walk))
  }
  if (factors.length === 0) throw unreadable(first ?? item, `the argument of ${text}`)
  return joined(factors)
}

/** Whether a bracket behind a letter in such an argument is a factor: cos θ (π − θ), tanh h_i (1 − m_i²), ln z (z − ½). */
function isTimesBracket(letter: Item & { readonly kind: 'name' }, next: Item | undefined, text: string): boolean {
  if (next?.kind !== 'group' || !['(', '['].includes(next.open) || countOf(next) !== undefined) return false
  if (FUNCTIONS.has(letter.text) || (letter.text === 'β' && holdsFields(next, text))) return false
  const holdsLetter = (row: Row): boolean =>
    row.some(
      (one) =>
        (one.kind === 'name' && one.text === letter.text && written(one.below ?? []) === written(letter.below ?? [])) ||
        (one.kind === 'group' && holdsLetter(one.body)) ||
        (one.kind === 'fraction' && (holdsLetter(one.over) || holdsLetter(one.under))),
    )
  const isLogarithm = text === 'log' || text === 'ln'
  return holdsLetter(next.body) || (!isLogarithm && next.body.some((one) => isSign(one, '+', '-')))
}

/** A bracket behind \tanh\beta that holds fields of sites, h_i + Σ_j J_ij m_j, is one argument with the β. */
function holdsFields({ open, body }: Item & { readonly kind: 'group' }, text: string): boolean {
  const isHyperbolic = ['tanh', 'cosh', 'sinh'].includes(text)
  return (
    isHyperbolic &&
    ['(', '[', '{'].includes(open) &&
    body.some((one) => (one.kind === 'name' || one.kind === 'sign') && FIELDS.has(one.text))
  )
}

const FIELDS: ReadonlySet<string> = new Set(['h', 'H', 'θ', 'J', 'K', 'w', '∑'])

/** The fraction of \ln\frac12(1 + m), one argument with the bracket behind it. */
function isHalf([fraction, ...more]: readonly Expression[], text: string): boolean {
  const isNumber = (one: Expression): boolean =>
    one.kind === 'number' ||
    (one.kind === 'power' && isNumber(one.base)) ||
    (one.kind === 'product' && one.factors.every(isNumber))
  return fraction?.kind === 'product' && isNumber(fraction) && more.length === 0 && (text === 'ln' || text === 'log')
}

/** 1/T. */
function isWarm(factors: readonly Expression[]): boolean {
  return factors.every(
    (one) =>
      one.kind === 'number' ||
      (one.kind === 'power' && one.base.kind === 'symbol' && one.base.name === 'T') ||
      (one.kind === 'product' && isWarm(one.factors)),
  )
}
