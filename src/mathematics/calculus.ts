import type { Differential, Expression, SymbolNode } from './expression.js'
import type { Item, Row } from './item.js'
import { MiscountedDerivative, UnreadableMathematics } from './item.js'
import { isBare, scriptsOf } from './rows.js'

/** Whether `dx`, `d^d x`, `Dφ` stands here. */
export function isDifferentialAt(row: Row, place: number): boolean {
  const [d, of] = [row[place], row[place + 1]]
  if (d?.kind !== 'name' || !['d', 'D'].includes(d.text) || d.below !== undefined || d.primes !== undefined)
    return false
  return of?.kind === 'name' && !(of.text === 'd' && of.above !== undefined)
}

/** The differential that stands here, and the place behind it. */
export function readDifferentialAt(
  row: Row,
  place: number,
): { readonly differential: Differential; readonly next: number } {
  const [d, of] = [row[place], row[place + 1]] as [Item & { readonly text: string }, Item & { readonly kind: 'name' }]
  return {
    differential: {
      sign: d.text === 'D' ? 'D' : 'd',
      ...(d.above === undefined ? {} : { dimension: d.above }),
      of: symbolOf(of),
    },
    next: place + 2,
  }
}

function symbolOf(item: Item & { readonly kind: 'name' }): SymbolNode {
  const { text, accent, at, end } = item
  return { kind: 'symbol', name: text, ...(accent === undefined ? {} : { accent }), ...scriptsOf(item), at, end }
}

const SIGNS = ['∂', 'δ', 'd']

/**
 * `\frac{∂^2 f}{∂x ∂y}`, `\frac{δ}{δφ(x)}`: a fraction whose halves begin with the sign of a derivative.
 *
 * @param read the reader of what is differentiated
 */
export function readDerivative(
  item: Item & { readonly kind: 'fraction' },
  read: (row: Row) => Expression,
): Expression | undefined {
  const [first, ...what] = item.over
  const [second] = item.under
  if (first?.kind !== 'name' || second?.kind !== 'name') return undefined
  if (!SIGNS.includes(first.text) || second.text !== first.text || !isBare(second) || first.below !== undefined)
    return undefined
  const by: Expression[] = []
  for (let i = 0; i < item.under.length;) {
    const sign = item.under[i]
    if (sign?.kind !== 'name' || sign.text !== first.text || !isBare(sign)) return undefined
    let next = i + 1
    while (next < item.under.length && !isSignHere(item.under[next], first.text)) next++
    if (next === i + 1) return undefined
    by.push(read(item.under.slice(i + 1, next)))
    i = next
  }
  if (!isAsManyTimes(first, by)) return undefined
  return {
    kind: 'derivative',
    sign: first.text,
    ...(first.above === undefined ? {} : { order: first.above }),
    by,
    ...(what.length === 0 ? {} : { of: read(what) }),
    at: item.at,
    end: item.end,
  }
}

/**
 * `∂f/∂x`, `δ^4W/δJ^4`, `∂/∂x f`: a derivative in one line, the place behind it, and whether what is differentiated
 * stands in it. Undefined where another sign stands below the stroke, or none.
 */
export function readDerivativeAt(
  row: Row,
  place: number,
  read: (row: Row) => Expression,
): { readonly derivative: Expression; readonly next: number; readonly isWhole: boolean } | undefined {
  const first = row[place]
  if (first?.kind !== 'name' || !['∂', 'δ'].includes(first.text)) return undefined
  const isOther = (item: Item, i: number): boolean =>
    i > place && item.kind === 'sign' && ['+', '-', '±', ',', '·', '/'].includes(item.text)
  const stroke = row.findIndex(isOther)
  const sign = row[stroke]
  if (sign?.kind !== 'sign' || sign.text !== '/') return undefined
  const times = timesIn(first.above)
  let next = stroke + 1
  for (let count = 0; count < times;) {
    const [d, of, argument] = row.slice(next, next + 3)
    if (!isSignHere(d, first.text) || of?.kind !== 'name') break
    next += argument?.kind === 'group' && argument.open === '(' ? 3 : 2
    count += timesIn(of.above)
  }
  const under = row.slice(stroke + 1, next)
  const last = under.at(-1)
  if (last === undefined) return undefined
  const over = row.slice(place, stroke)
  const { at, spaced } = first
  const derivative = readDerivative({ kind: 'fraction', over, under, tight: false, at, end: last.end, spaced }, read)
  return derivative === undefined ? undefined : { derivative, next, isWhole: over.length > 1 }
}

/** A power as a number; one where it is none. */
function timesIn(above: Row | undefined): number {
  const [power, more] = above ?? []
  return power?.kind === 'number' && more === undefined ? Number(power.text) : 1
}

/** `∂^3` over ∂x^2 ∂y. A number above that is another one than that of the letters below is a slip. */
function isAsManyTimes({ above, at, text }: Item & { readonly kind: 'name' }, by: readonly Expression[]): boolean {
  const [order, more] = above ?? []
  if (order !== undefined && (order.kind !== 'number' || more !== undefined)) return true
  const times = by.map((one) => {
    const [power, other] = (one.kind === 'symbol' || one.kind === 'applied' ? one.above : undefined) ?? []
    return power === undefined ? 1 : power.kind === 'number' && other === undefined ? Number(power.text) : NaN
  })
  const total = times.reduce((sum, one) => sum + one, 0)
  if (Number.isNaN(total) || total === Number(order?.text ?? 1)) return true
  // ∂φ^1∂φ^2 may have components of φ; d^3σ/dE dΩ counts two angles as one.
  const isSure =
    text !== 'd' && by.every((one) => (one.kind === 'symbol' || one.kind === 'applied') && one.above === undefined)
  throw new (isSure ? MiscountedDerivative : UnreadableMathematics)(
    at,
    `a derivative of order ${total}, as many as stand below`,
    `order ${order?.text ?? 1}`,
  )
}

function isSignHere(item: Item | undefined, sign: string): boolean {
  return item?.kind === 'name' && item.text === sign && isBare(item)
}
