import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Expression } from './expression.js'
import type { Notation } from './readChain.js'

/** The tree with one of its nodes, itself, multiplied by a number. */
export function withFactor(root: Expression, target: Expression, factor: Rational): Expression {
  return withFactorNode(root, target, { kind: 'number', value: factor, at: target.at, end: target.at })
}

/** The tree with one of its nodes, itself, multiplied by another. */
export function withFactorNode(root: Expression, target: Expression, factor: Expression): Expression {
  return rewritten(root, (node) => {
    // What the change does not reach stays the same node.
    if (node !== target) return target.at < node.at || target.end > node.end ? node : undefined
    const { at, end } = node
    return { kind: 'product', factors: [factor, node], at, end }
  })
}

/** The tree with other nodes among its terms, factors, bases and arguments, where `change` has any. */
export function rewritten(node: Expression, change: (node: Expression) => Expression | undefined): Expression {
  const changed = change(node)
  if (changed !== undefined) return changed
  const again = (part: Expression): Expression => rewritten(part, change)
  switch (node.kind) {
    case 'power':
      return { ...node, base: again(node.base) }
    case 'sum':
      return { ...node, terms: node.terms.map(again) }
    case 'product':
      return { ...node, factors: node.factors.map(again) }
    case 'big':
    case 'integral':
      return { ...node, body: again(node.body) }
    case 'call':
      return { ...node, argument: again(node.argument) }
    case 'counted':
      return { ...node, of: again(node.of) }
    default:
      return node
  }
}

/**
 * The terms that a formula adds, in its brackets, sums and the arguments of functions too, not those in powers; the whole
 * where it adds nothing. Tails and words that stand for terms are none.
 */
export function addends(node: Expression): readonly Expression[] {
  return added(node).map(({ term }) => term)
}

/** The terms that can be left out with sense: not those of which `+ 2 perms` behind them are the images. */
export function omissible(node: Expression): readonly Expression[] {
  return added(node)
    .filter(({ next }) => next === undefined || next.kind === 'dots' || next.kind === 'tail' || isTerm(next))
    .map(({ term }) => term)
}

interface Added {
  readonly term: Expression
  /** What stands behind it in its sum. */
  readonly next: Expression | undefined
}

function added(node: Expression): readonly Added[] {
  const found = within(node)
  return node.kind === 'sum' ? found : [{ term: node, next: undefined }, ...found]
}

const BOUNDED: ReadonlySet<string> = new Set(['arcsin', 'sin^{-1}', 'arccos', 'cos^{-1}'])

function within(node: Expression): readonly Added[] {
  switch (node.kind) {
    case 'sum':
      return node.terms.flatMap((term, i) => (isTerm(term) ? [{ term, next: node.terms[i + 1] }, ...within(term)] : []))
    case 'product':
      return node.factors.flatMap(within)
    case 'big':
    case 'integral':
      return within(node.body)
    case 'call':
      // Another factor in an arcsine leaves nothing that has a value.
      return BOUNDED.has(node.name) ? [] : within(node.argument)
    case 'counted':
      return within(node.of)
    default:
      return []
  }
}

function isTerm(node: Expression): boolean {
  if (node.kind === 'product') return node.factors.every(isTerm)
  return !['tail', 'dots', 'completion', 'words'].includes(node.kind)
}

/** p/q before a term, with the sign of a product where it would run into a number. */
function before(value: Rational, notation: Notation, term: string): string {
  const isApart = notation === 'latex' && /^\s*(?:[A-Za-z]|\\(?!cdot|times)[A-Za-z])/.test(term)
  return `${number(value, notation)} ${isApart ? '' : notation === 'plain' ? '* ' : '\\cdot '}`
}

/** The text with a term multiplied by a number: its sign turned, or the number put before it. */
export function withTermTimes(
  text: string,
  term: Pick<Expression, 'at' | 'end'>,
  factor: Rational,
  notation: Notation = 'latex',
): string {
  const at = beginning(text, term)
  const ahead = text.slice(0, at)
  const after = text.slice(at)
  const own = /^\s*([+\-−])\s*/.exec(after)
  const joining = own === null ? /([+\-−])\s*$/.exec(ahead) : null
  const turned = factor.num < 0n
  const bare = own === null ? after : after.slice(own[0].length)
  const times = multiplied(bare.slice(0, term.end - at - (own?.[0].length ?? 0)), absolute(factor), notation)
  const rest = `${times}${text.slice(term.end)}`
  const signed = (head: string, sign: string | undefined): string => {
    if (turned !== (sign === '-' || sign === '−')) return `${head}- ${rest}`
    // No sum begins with a plus.
    return BEGINNING.test(head) ? `${head}${rest}` : `${head}+ ${rest}`
  }
  if (own !== null) return signed(ahead, own[1])
  if (joining !== null) return signed(ahead.slice(0, joining.index), joining[1])
  return `${ahead}${turned ? '-' : ''}${rest}`
}

/** What a sum begins behind. */
const BEGINNING = /(?:^|[=≈∋([&]|\\(?:approx|ni|simeq)(?![A-Za-z])|\\[{]|\{\})\s*$/

/** The number that a term begins with, where nothing is raised or divided behind it. */
const COEFFICIENT = {
  latex:
    /^\s*(?:\\[dt]?frac\s*(?:\{\s*(\d+)\s*\}\s*\{\s*(\d+)\s*\}|(\d)\s*(\d))|(\d+)(?!\d))(?!\s*[.^!_/])\s*(?:\\(?:cdot|times)(?![A-Za-z])\s*)?/,
  plain: /^\s*(\d+)(?:\/(\d+))?(?!\d)(?!\s*[.^!_/])\s*\*?\s*/,
} as const

/** What a term without its sign is times a positive number, its own number and that one made one. */
function multiplied(term: string, factor: Rational, notation: Notation): string {
  if (Q.isZero(factor) || Q.equal(factor, Q.one)) return term
  const own = COEFFICIENT[notation].exec(term)
  const over = own === null && notation === 'latex' ? OVER.exec(term) : null
  if (over !== null) return overNumber(term, over, factor)
  if (own === null) return `${before(factor, notation, term)}${term}`
  const [whole, above, under, top, bottom, integer] = own
  const value = Q.rational(BigInt(above ?? top ?? integer ?? 1), BigInt(under ?? bottom ?? 1))
  const product = Q.multiply(value, factor)
  const rest = term.slice(whole.length)
  if (rest.trim() !== '')
    return Q.equal(product, Q.one) ? rest : `${number(product, notation)}${notation === 'plain' ? ' * ' : ' '}${rest}`
  return number(product, notation)
}

/** `\frac{3\lambda^2}{4}`: letters over a number. */
const OVER = /^(\s*\\[dt]?frac)\s*\{\s*(\d*)\s*((?![\d.^!_+-])[^{}+\-=]+)\}\s*\{\s*(\d+)\s*\}(?!\s*\^)/

/** The fraction with another number in it. */
function overNumber(
  term: string,
  [whole, fraction = '', top, letters = '', bottom]: RegExpExecArray,
  factor: Rational,
): string {
  const value = Q.multiply(Q.rational(BigInt(top === '' ? 1 : (top ?? 1)), BigInt(bottom ?? 1)), factor)
  const rest = term.slice(whole.length)
  const above = `${value.num === 1n ? '' : `${value.num} `}${letters}`
  return value.den === 1n ? `${above}${rest}` : `${fraction}{${above}}{${value.den}}${rest}`
}

function number(value: Rational, notation: Notation): string {
  return notation === 'plain' || Q.isInteger(value) ? Q.format(value) : `\\frac{${value.num}}{${value.den}}`
}

/** The text with something put before a term, behind its sign. */
export function withTermBehind(text: string, term: Expression, written: string): string {
  const at = beginning(text, term)
  const own = /^\s*[+\-−]\s*/.exec(text.slice(at))?.[0].length ?? 0
  return `${text.slice(0, at + own)}${written} ${text.slice(at + own)}`
}

/** The text without a term and the sign before it. */
export function withoutTerm(text: string, term: Expression): string {
  return `${text.slice(0, beginning(text, term)).replace(/[+\-−]\s*$/, '')}${text.slice(term.end)}`
}

/** Where a term begins, with the command that gives its first bracket a size. */
function beginning(text: string, { at }: Pick<Expression, 'at'>): number {
  return at - (/\\(?:left|[bB]igg?l?)\s*$/.exec(text.slice(0, at))?.[0].length ?? 0)
}

function absolute(value: Rational): Rational {
  return value.num < 0n ? Q.negate(value) : value
}
