import * as Q from '../algebra/rational.js'
import { isDifferentialAt, readDerivative, readDerivativeAt, readDifferentialAt } from './calculus.js'
import type { Differential, Expression, SymbolNode } from './expression.js'
import type { Item, Row } from './item.js'
import { UnreadableMathematics } from './item.js'
import { FUNCTIONS, readCall } from './readCall.js'
import { isBare, scriptsOf, split } from './rows.js'
import { someNode } from './parts.js'
import { countOf, factorsOf, inverse, isSign, joined, negated, number, unreadable } from './walk.js'
import type { Walk } from './walk.js'

/** A row as a sum. @throws UnreadableMathematics */
export function readExpression(row: Row): Expression {
  const scripted = row.find((item) => item.kind === 'sign' && !WITH_SCRIPTS.has(item.text) && !isBare(item))
  if (scripted !== undefined) throw unreadable(scripted, 'a sign without index or power')
  const walk: Walk = { row, place: 0 }
  const found = sum(walk)
  const rest = walk.row[walk.place]
  if (rest !== undefined) throw unreadable(rest, 'an operator, a factor or the end')
  return found
}

/** Signs that may carry scripts: limits, and the bar of an evaluation or an absolute value. */
const WITH_SCRIPTS = new Set(['∫', '∑', '∏', '|', '‖'])
function sum(walk: Walk): Expression {
  const terms: Expression[] = []
  const first = walk.row[walk.place]
  while (walk.place < walk.row.length) {
    const sign = walk.row[walk.place]
    let negative = false
    if (isSign(sign, '+', '-')) {
      negative = isSign(sign, '-')
      walk.place++
    } else if (terms.length > 0) break
    const term = product(walk)
    terms.push(negative ? negated(term, sign as Item) : term)
  }
  const [only] = terms
  if (only === undefined) throw unreadable(first, 'a formula')
  if (terms.length === 1) return only
  return { kind: 'sum', terms, at: only.at, end: (terms.at(-1) as Expression).end }
}

/** Factors side by side, to the next sign that joins terms. */
function product(walk: Walk): Expression {
  const first = walk.row[walk.place]
  const factors: Expression[] = []
  for (;;) {
    const item = walk.row[walk.place]
    if (item === undefined || isSign(item, '+', '-', ',', '±')) break
    if (isSign(item, '·')) {
      walk.place++
      continue
    }
    if (isSign(item, '/')) {
      walk.place++
      const divisor = factor(walk)
      const next = walk.row[walk.place]
      if (next !== undefined && !endsFactor(next)) throw unreadable(next, 'brackets, to tell a/(bc) from (a/b)c')
      factors.push(inverse(divisor))
      continue
    }
    if (walk.over !== undefined && isDifferentialAt(walk.row, walk.place)) {
      const { differential, next } = readDifferentialAt(walk.row, walk.place)
      walk.over.push(differential)
      walk.place = next
      continue
    }
    const inLine = readDerivativeAt(walk.row, walk.place, readExpression)
    if (inLine !== undefined) {
      const behind = walk.row[inLine.next]
      // ∂f/∂x g: what is differentiated stands before the stroke, or behind it.
      if (inLine.isWhole && behind !== undefined && !endsFactor(behind) && !isAlike(behind, item))
        throw unreadable(behind, 'brackets, to tell what is differentiated')
      walk.place = inLine.next
      factors.push(inLine.derivative)
      continue
    }
    const count = countOf(item)
    if (count !== undefined && factors.length > 0) {
      walk.place++
      const of = joined(factors.splice(0))
      factors.push({ kind: 'counted', of, count, at: of.at, end: item.end })
      continue
    }
    const below = isSign(item, '|') ? item.below : undefined
    if (below !== undefined && factors.length > 0) {
      const { end } = item
      walk.place++
      const of = joined(factors.splice(0))
      factors.push({ kind: 'at', of, below, at: of.at, end })
      continue
    }
    factors.push(factor(walk))
  }
  if (factors.length === 0 && (walk.over?.length ?? 0) > 0 && first !== undefined)
    return number(Q.one, first.at, first.end)
  if (factors.length === 0) throw unreadable(first ?? walk.row.at(-1), 'a factor')
  return joined(factors)
}

/** Whether both are one letter: the signs of two derivatives side by side. */
function isAlike(item: Item, other: Item): boolean {
  return item.kind === 'name' && other.kind === 'name' && item.text === other.text
}

function endsFactor(item: Item): boolean {
  return isSign(item, '+', '-', ',', '·', '/', '|')
}

/** One factor with its scripts, exclamation marks behind it. */
function factor(walk: Walk): Expression {
  let found = bare(walk)
  while (isSign(walk.row[walk.place], '!')) {
    const next = walk.row[walk.place + 1]
    const double = isSign(next, '!')
    const { end } = walk.row[walk.place] as Item
    walk.place += double ? 2 : 1
    found = { kind: 'factorial', of: found, double, at: found.at, end: double ? (next as Item).end : end }
  }
  return found
}

function bare(walk: Walk): Expression {
  const item = walk.row[walk.place]
  if (item === undefined) throw unreadable(walk.row.at(-1), 'a factor')
  const { at, end } = item
  switch (item.kind) {
    case 'number':
      walk.place++
      return raised(number(Q.parse(item.text), at, end), item)
    case 'words': {
      walk.place++
      if (FUNCTIONS.has(item.text)) return readCall(walk, item, item.text, PARTS)
      const next = walk.row[walk.place]
      if (/^(?:perms?|Perms?|Comb|permutations?)$/.test(item.text)) return { kind: 'completion', at, end }
      if (next?.kind === 'group' || !isBare(item))
        return named({ kind: 'symbol', name: item.text, ...scriptsOf(item), at, end }, walk)
      return { kind: 'words', text: item.text, at, end }
    }
    case 'name':
      return name(walk, item)
    case 'fraction': {
      walk.place++
      const derivative = readDerivative(item, readExpression)
      if (derivative !== undefined) return raised(derivative, item)
      const under = inverse(readExpression(item.under))
      const integrated = isDifferentialAt(item.over, 0) ? readDifferentialAt(item.over, 0) : undefined
      if (integrated !== undefined && walk.over !== undefined) {
        // \frac{d^dk}{(2π)^d}: what is left of the fraction is a factor of the body.
        const rest = item.over.slice(integrated.next)
        walk.over.push(integrated.differential)
        return rest.length === 0 ? under : joined([...factorsOf(readExpression(rest)), under])
      }
      const factors = [...factorsOf(readExpression(item.over)), under]
      return raised({ kind: 'product', factors, at, end }, item)
    }
    case 'binomial':
      walk.place++
      return raised(
        { kind: 'binomial', over: readExpression(item.over), under: readExpression(item.under), at, end },
        item,
      )
    case 'root': {
      walk.place++
      const degree: Expression =
        item.degree === undefined ? number(Q.rational(2n), at, end) : readExpression(item.degree)
      const root: Expression = { kind: 'power', base: readExpression(item.body), exponent: inverse(degree), at, end }
      return raised(root, item)
    }
    case 'group':
      walk.place++
      return group(item)
    case 'sign':
      return sign(walk, item)
  }
}

function raised(base: Expression, { above, end }: Item): Expression {
  return above === undefined ? base : { kind: 'power', base, exponent: readExpression(above), at: base.at, end }
}

function group(item: Item & { readonly kind: 'group' }): Expression {
  const { at, end, below, above } = item
  if (item.open === '⟨') {
    const [inner, more] = item.body
    if (inner?.kind === 'group' && inner.open === '⟨' && more === undefined && isBare(inner))
      return { kind: 'average', sort: '⟨⟨⟩⟩', of: readExpression(inner.body), ...limits(below, above), at, end }
    return { kind: 'average', sort: '⟨⟩', of: readExpression(item.body), ...limits(below, above), at, end }
  }
  if (item.open === '|' || item.open === '‖')
    return raised({ kind: 'absolute', of: readExpression(item.body), at, end }, item)
  if (item.open === '\\overline')
    return { kind: 'average', sort: '⟨⟩', of: readExpression(item.body), ...limits(below, above), at, end }
  const parts = split(item.body, ',', ';')
  const body: Expression =
    parts.length > 1 ? { kind: 'list', of: parts.map(readPart), at, end } : { ...readExpression(item.body), at, end }
  if (below !== undefined) return { kind: 'at', of: raised(body, item), below, at, end }
  return raised(body, item)
}

function limits(below: Row | undefined, above: Row | undefined): { readonly below?: Row; readonly above?: Row } {
  return { ...(below === undefined ? {} : { below }), ...(above === undefined ? {} : { above }) }
}

function readPart(row: Row): Expression {
  const [only] = row
  if (only === undefined) throw new UnreadableMathematics(0, 'something between commas', 'nothing')
  return readExpression(row)
}

function sign(walk: Walk, item: Item & { readonly kind: 'sign' }): Expression {
  const { text, at, end } = item
  if (text === '…') {
    walk.place++
    return { kind: 'dots', at, end }
  }
  if (text === '∑' || text === '∏') {
    walk.place++
    const body = product(walk)
    // ∏_i 2 cosh h_i [1 + Σ_{i<j} …]: a bracket with sums of its own is hardly in the product.
    const last = body.kind === 'product' ? body.factors.at(-1) : undefined
    if (
      text === '∏' &&
      last?.kind === 'sum' &&
      last.terms.some((term) => term.kind === 'tail' || someNode(term, isBig))
    )
      throw unreadable(item, 'brackets around what the product is over')
    const primed = item.primes === undefined ? {} : { primes: item.primes }
    return { kind: 'big', sign: text, ...limits(item.below, item.above), ...primed, body, at, end: body.end }
  }
  if (text === '∫') return integral(walk, item)
  if (text === '|' || text === '‖') {
    const close = walk.row.findIndex((one, i) => i > walk.place && isSign(one, text))
    const closing = walk.row[close]
    if (closing === undefined) throw unreadable(item, 'two bars around an absolute value')
    const of = readExpression(walk.row.slice(walk.place + 1, close))
    walk.place = close + 1
    return raised({ kind: 'absolute', of, at, end: closing.end }, closing)
  }
  throw unreadable(item, 'a factor')
}

function isBig({ kind }: Expression): boolean {
  return kind === 'big'
}

/** The rest of the product is the body; its differentials are taken out. */
function integral(walk: Walk, item: Item): Expression {
  const { at } = item
  const inner = { row: walk.row, place: walk.place + 1, over: [] as Differential[] } satisfies Walk
  while (isSign(inner.row[inner.place], '∫') && isBare(inner.row[inner.place] as Item)) inner.place++
  const body = product(inner)
  walk.place = inner.place
  return { kind: 'integral', ...limits(item.below, item.above), over: inner.over, body, at, end: body.end }
}

function name(walk: Walk, item: Item & { readonly kind: 'name' }): Expression {
  const { text, at, end, accent } = item
  walk.place++
  if (FUNCTIONS.has(text)) return readCall(walk, item, text, PARTS)
  if (text === 'O' && accent === undefined && isBare(item)) {
    const next = walk.row[walk.place]
    if (next?.kind === 'group' && ['(', '[', '{'].includes(next.open)) {
      walk.place++
      const of = split(next.body, ',').map(readExpression)
      return { kind: 'tail', of, at, end: next.end }
    }
  }
  if (isAverage(item, walk.row[walk.place])) {
    const body = walk.row[walk.place] as Item & { readonly kind: 'group' }
    walk.place++
    const average: Expression = {
      kind: 'average',
      sort: 'E',
      of: readExpression(body.body),
      ...limits(item.below ?? body.below, item.above),
      at,
      end: body.end,
    }
    const power = raised(average, body)
    return power.kind === 'power' ? { ...power, behind: body.open === '(' ? '(' : '[' } : power
  }
  return named(
    { kind: 'symbol', name: text, ...(accent === undefined ? {} : { accent }), ...scriptsOf(item), at, end },
    walk,
  )
}

function isAverage({ text, accent }: Item & { readonly kind: 'name' }, next: Item | undefined): boolean {
  const isE = text === '𝔼' || (text === 'E' && accent === undefined)
  return isE && next?.kind === 'group' && ['[', '(', '{'].includes(next.open)
}

/** A symbol, or a symbol with the bracket right behind it. */
function named(head: SymbolNode, walk: Walk): Expression {
  const next = walk.row[walk.place]
  if (next?.kind !== 'group' || !['(', '['].includes(next.open) || countOf(next) !== undefined) return head
  if (next.below !== undefined) return head
  walk.place++
  const args = split(next.body, ',', ';').map(readPart)
  return { kind: 'applied', head, args, ...limits(undefined, next.above), at: head.at, end: next.end }
}

const PARTS = { row: readExpression, factor, group }
