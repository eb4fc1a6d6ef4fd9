import { InputError } from '../../errors.js'
import { factorial } from '../../algebra/integers.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { withGreek } from '../../mathematics/greekNames.js'
import type { Expression, SymbolNode } from '../../mathematics/expression.js'
import { UnreadableMathematics } from '../../mathematics/item.js'
import { polynomialOf } from '../../mathematics/polynomialOf.js'
import { readExpression } from '../../mathematics/readExpression.js'
import { readPlainRow } from '../../mathematics/readPlainRow.js'
import { readTex } from '../../mathematics/readTex.js'
import { written } from '../../mathematics/written.js'

/** The names of an equation as they are first written: `x1` and `x_1`, `ε` and `epsilon` are one. */
export interface EquationSymbols {
  /** Names as first written, by what they mean. */
  readonly names: Map<string, string>
}

/** The one way in which a name is told from others: `x_1`, `ε`. */
export function keyOf(name: string): string {
  const [, letters = name, index = ''] = /^\\?(\p{L}[\p{L}\p{M}]*)_?\{?([\p{L}\d₀-₉]*)\}?$/u.exec(name.trim()) ?? []
  const digits = [...index].map((digit) => {
    const low = '₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)
    return low < 0 ? digit : `${low}`
  })
  return `${withGreek(letters)}${digits.length === 0 ? '' : `_${digits.join('')}`}`
}

/** A name as the user wrote it first. */
export function nameIn({ names }: EquationSymbols, asWritten: string): string {
  const key = keyOf(asWritten)
  const known = names.get(key)
  if (known !== undefined) return known
  const plain = asWritten.replaceAll(/[\\{}\s]/g, '')
  names.set(key, plain)
  return plain
}

/** A formula as a tree, of LaTeX or of plain writing. @throws InputError with what was expected */
export function treeOf(text: string, at: string): Expression {
  try {
    return readExpression(isTex(text) ? readTex(text, {}) : readPlainRow(spelled(text)))
  } catch (error) {
    if (!(error instanceof UnreadableMathematics)) throw error
    throw problem(at, error.expected, `${error.received} in '${text.trim()}'`)
  }
}

function isTex(text: string): boolean {
  return /\\[a-zA-Z]/.test(text)
}

/** x**3 is x^3; in x^3/6 the power is 3, and in 1/3! the factorial stands below; 1e-2 is 0.01. */
function spelled(text: string): string {
  const exact = withDecimals(text)
  if (isTex(text)) return exact
  return exact
    .replaceAll('**', '^')
    .replaceAll(/[⁰¹²³⁴-⁹]+/g, (digits) => `^{${[...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('')}}`)
    .replaceAll(/\^\s*(\d+)(?=\s*\/)/g, '^{$1}')
    .replaceAll(/(\d)\/(\d+!)/g, '$1 / $2')
}

/** A number with a power of ten. */
const SCIENTIFIC = /(?<![\p{L}\p{N}_.])(\d+(?:\.\d*)?|\.\d+)[eE]([+-]?\d+)(?![\p{L}\p{N}_.])/gu
/** Beyond all of physics, and as far as floats go. */
const MOST_TENS = 300

/** A text whose numbers have no powers of ten: 1e-2 is 0.01, before its sign cuts it in two. */
export function withDecimals(text: string): string {
  return text.replaceAll(SCIENTIFIC, decimal)
}

/** The same number without the power. */
function decimal(text: string, mantissa: string, exponent: string): string {
  const [whole = '', part = ''] = mantissa.split('.')
  const tens = Number(exponent)
  if (Math.abs(tens) > MOST_TENS) throw problem('number', `a power of ten up to ${MOST_TENS}`, text)
  const digits = `${'0'.repeat(Math.max(0, -tens - whole.length + 1))}${whole}${part}${'0'.repeat(Math.max(0, tens - part.length))}`
  const point = digits.length - Math.max(0, part.length - tens)
  return point >= digits.length ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
}

/** A name as it stands in the text. */
const WRITTEN = /^\\?\p{L}[\p{L}\p{M}]*(?:_\{[^{}]*\}|_[\p{L}\d]+|\d+|[₀-₉]+)?/u

/** The polynomial that a formula is, in symbols by the names that the user wrote. @throws InputError for what is none */
export function polynomialIn(symbols: EquationSymbols, text: string, at: string): Polynomial {
  return polynomialOfTree(symbols, treeOf(text, at), text, at)
}

export function polynomialOfTree(symbols: EquationSymbols, tree: Expression, text: string, at: string): Polynomial {
  const expected = 'a polynomial in components and parameters, such as -x + eps x^3/6'
  const plain = asProducts(tree, () => problem(at, expected, `'${text.trim()}'`))
  const source = spelled(text)
  const found = polynomialOf(plain, ({ name, accent, below, at: place }: SymbolNode) => {
    if (accent !== undefined) return undefined
    const own = WRITTEN.exec(source.slice(place))?.[0]
    const key = `${name}${below === undefined ? '' : `_${written(below)}`}`
    return nameIn(symbols, own !== undefined && keyOf(own) === keyOf(key) ? own : key)
  })
  if (found === undefined) throw problem(at, expected, `'${text.trim()}'`)
  return found
}

/** `D (1 + x)` read as a product and 3! as its value. */
function asProducts(node: Expression, refusal: () => InputError): Expression {
  const { at, end } = node
  const inner = (each: Expression): Expression => asProducts(each, refusal)
  switch (node.kind) {
    case 'number':
    case 'symbol':
      return node
    case 'words':
      if (!/^[A-Za-z]+$/.test(node.text)) throw refusal()
      return { kind: 'symbol', name: node.text, at, end }
    case 'sum':
      return { ...node, terms: node.terms.map(inner) }
    case 'product':
      return { ...node, factors: node.factors.map(inner) }
    case 'power':
      return { ...node, base: inner(node.base), exponent: inner(node.exponent) }
    case 'applied': {
      const [argument, more] = node.args
      if (argument === undefined || more !== undefined) throw refusal()
      const base = inner(argument)
      const raised: Expression =
        node.above === undefined ? base : { kind: 'power', base, exponent: inner(readExpression(node.above)), at, end }
      return { kind: 'product', factors: [node.head, raised], at, end }
    }
    case 'factorial': {
      const value =
        node.of.kind === 'number' && !node.double && Q.isInteger(node.of.value) ? Number(node.of.value.num) : -1
      if (value < 0 || value > 100) throw refusal()
      return { kind: 'number', value: Q.rational(factorial(value)), at, end }
    }
    default:
      throw refusal()
  }
}

/** What is wrong with an equation. */
export function problem(at: string, expected: string, received: string): InputError {
  return new InputError({ code: 'dynamics.equation', at, expected, received })
}
