import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Expression } from './expression.js'
import type { Notation } from './readChain.js'

/** The tree with one of its nodes, itself, multiplied by a number. */
export function withFactor(root: Expression, target: Expression, factor: Rational): Expression {
  return rewritten(root, (node) => {
    // What the change does not reach stays the same node.
    if (node !== target) return target.at < node.at || target.end > node.end ? node : undefined
    const { at, end } = node
    return { kind: 'product', factors: [{ kind: 'number', value: factor, at, end: at }, node], at, end }
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

/** p/q and the sign of a product behind it. */
function before(value: Rational, notation: Notation): string {
  if (notation === 'plain') return `${Q.format(value)} * `
  return `${Q.isInteger(value) ? Q.format(value) : `\\frac{${value.num}}{${value.den}}`} \\cdot `
}

/** The text with a term multiplied by a number: its sign turned, or the number put before it. */
export function withTermTimes(text: string, term: Expression, factor: Rational, notation: Notation = 'latex'): string {
  const at = beginning(text, term)
  const ahead = text.slice(0, at)
  const after = text.slice(at)
  const own = /^\s*([+-])\s*/.exec(after)
  const joining = own === null ? /([+-])\s*$/.exec(ahead) : null
  const turned = factor.num < 0n
  const size = Q.isZero(factor) || Q.equal(Q.power(factor, 2), Q.one) ? '' : before(absolute(factor), notation)
  if (own !== null) {
    const sign = turned === (own[1] === '-') ? '+' : '-'
    return `${ahead}${sign} ${size}${after.slice(own[0].length)}`
  }
  if (joining !== null) {
    const sign = turned === (joining[1] === '-') ? '+' : '-'
    return `${ahead.slice(0, joining.index)}${sign} ${size}${after}`
  }
  return `${ahead}${turned ? '-' : ''}${size}${after}`
}

/** The text without a term and the sign before it. */
export function withoutTerm(text: string, term: Expression): string {
  return `${text.slice(0, beginning(text, term)).replace(/[+-]\s*$/, '')}${text.slice(term.end)}`
}

/** Where a term begins, with the command that gives its first bracket a size. */
function beginning(text: string, { at }: Expression): number {
  return at - (/\\(?:left|[bB]igg?l?)\s*$/.exec(text.slice(0, at))?.[0].length ?? 0)
}

function absolute(value: Rational): Rational {
  return value.num < 0n ? Q.negate(value) : value
}
