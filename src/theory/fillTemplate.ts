import { InputError } from '../errors.js'
import { shapeOf } from './mathShape.js'
import { inAscii, parseMath } from './mathSyntax.js'
import { Misread } from './misread.js'
import type { MathItem, PlaceName } from './mathSyntax.js'

/** What stands before and after a place, as far as it asks for brackets. */
interface Context {
  readonly before: 'nothing' | 'plus' | 'minus' | 'factor' | 'slash' | 'number'
  readonly after: 'nothing' | 'factor' | 'power' | 'index' | 'number'
}

const ALONE: Context = { before: 'nothing', after: 'nothing' }
/** A narrow accent stands over one letter. */
const UNDER_ACCENT: Context = { before: 'factor', after: 'nothing' }

/**
 * A template of a rule file with formulas in its places. What is put under a power, into a product, after a minus sign,
 * or where LaTeX would take only its first letter gets the brackets that it needs there; a single symbol gets none, an
 * argument or an index keeps its braces.
 *
 * @throws InputError for a command that rule files may not have
 * @example
 * fillTemplate('\\frac{1}{{p}^2+m^2}', { p: 'k-q' }) // '\\frac{1}{(k-q)^2+m^2}'
 */
export function fillTemplate(template: string, values: Readonly<Partial<Record<PlaceName, string>>>): string {
  const names = Object.keys(values) as PlaceName[]
  if (!names.some((name) => template.includes(`{${name}}`))) return template
  const whole = inAscii(template)
  const formulas = new Map(
    names.map((name) => [name as string, { text: values[name] as string, items: read(values[name] as string, []) }]),
  )
  return placesIn(read(whole, [...names, 'points', 'momenta']), whole, ALONE).reduceRight((text, { item, context }) => {
    const formula = formulas.get(item.name)
    return formula === undefined
      ? text
      : text.slice(0, item.start) + placed(formula, item, context) + text.slice(item.end)
  }, whole)
}

/** A formula as a factor of a product: a sum or what has a sign in brackets. */
export function asFactor(latex: string): string {
  const shape = shapeOf(read(latex, []))
  return shape === 'symbol' || shape === 'product' ? latex : bracketed(latex)
}

/** A formula as the base of a power: a symbol, or a function of something, as it stands, anything else in brackets. */
export function asBase(latex: string): string {
  return shapeOf(read(latex, [])) === 'symbol' ? latex : bracketed(latex)
}

function bracketed(latex: string): string {
  return `\\left[ ${latex} \\right]`
}

function read(latex: string, places: readonly PlaceName[]): readonly MathItem[] {
  try {
    return parseMath(inAscii(latex), places)
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    throw new InputError({ code: 'theory.latex', at: `'${latex}'`, expected: error.expected, received: error.received })
  }
}

interface Found {
  readonly item: MathItem
  readonly context: Context
}

/** The places of a formula in order, each with what stands beside it. */
function placesIn(all: readonly MathItem[], text: string, outside: Context): readonly Found[] {
  const items = all.filter(({ kind }) => kind !== 'space')
  return items.flatMap((item, i) => {
    const context = {
      before: i === 0 ? outside.before : before(items, i - 1, text),
      after: i === items.length - 1 ? outside.after : after(items, i + 1),
    }
    if (item.kind === 'place') return [{ item, context: item.isArgument ? outside : context }]
    // What does not show around its content leaves it beside the same neighbours.
    const inside =
      item.kind === 'group' || item.kind === 'alphabet' ? context : item.kind === 'accent' ? UNDER_ACCENT : ALONE
    return item.inner.flatMap((each) => placesIn(each, text, inside))
  })
}

function before(items: readonly MathItem[], at: number, text: string): Context['before'] {
  const { kind, start } = items[at] as MathItem
  switch (kind) {
    case 'open':
    case 'comma':
    case 'relation':
      return 'nothing'
    case 'bar':
      return opens(items, at) ? 'nothing' : 'factor'
    case 'plus':
    case 'minus':
      return kind
    case 'number':
    case 'place':
      return 'number'
    default:
      return text[start] === '/' ? 'slash' : 'factor'
  }
}

function after(items: readonly MathItem[], at: number): Context['after'] {
  const { kind } = items[at] as MathItem
  switch (kind) {
    case 'close':
    case 'comma':
    case 'relation':
    case 'plus':
    case 'minus':
      return 'nothing'
    case 'bar':
      return opens(items, at) ? 'factor' : 'nothing'
    case 'above':
    case 'mark':
      return 'power'
    case 'below':
      return 'index'
    case 'number':
      return kind
    default:
      return 'factor'
  }
}

/** Whether a bar is the first of a pair. */
function opens(items: readonly MathItem[], at: number): boolean {
  return items.slice(0, at).filter(({ kind }) => kind === 'bar').length % 2 === 0
}

function placed(
  { text, items }: { readonly text: string; readonly items: readonly MathItem[] },
  place: MathItem,
  { before, after }: Context,
): string {
  const shape = shapeOf(items)
  const raised = after === 'power' || after === 'index'
  const scripts = items.filter(({ kind, name }) => (kind === 'above' && name !== "'") || kind === 'below')
  const joined =
    (before === 'number' && items[0]?.kind === 'number') || (after === 'number' && items.at(-1)?.kind === 'number')
  const multiplied = after === 'factor' || after === 'number'
  const needed = {
    symbol: after === 'index' ? scripts.length > 0 : after === 'power' && scripts.some(({ kind }) => kind === 'above'),
    product: raised || before === 'slash',
    negative: raised || before !== 'nothing',
    sum:
      raised ||
      multiplied ||
      (before !== 'nothing' && before !== 'plus') ||
      (before === 'plus' && items[0]?.kind === 'minus'),
    list: raised || multiplied || before !== 'nothing',
  }[shape]
  const written = needed || joined ? `(${text})` : text
  return place.isArgument ? `{${written}}` : written
}
