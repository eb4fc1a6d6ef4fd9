import type { Item, Row } from '../../mathematics/item.js'
import { readTex } from '../../mathematics/readTex.js'
import { smallText } from './smallSigns.js'

/**
 * A formula in LaTeX as a person reads it in a terminal, in Unicode: `−3/(4N) ∫ dᵈk/(2π)ᵈ φ̃(k)²`. Fractions stand with a
 * slash, their parts in brackets where they are sums or products; scripts are small where all of their signs can be, and
 * behind ^ and _ otherwise. Sizes and fonts are left out. A formula over several lines keeps them, with their signs below
 * each other.
 *
 * @throws UnreadableMathematics
 * @example
 * formulaText('\\frac{1}{2} \\sigma_{1}^2') // '1/2 σ₁²'
 */
export function formulaText(latex: string): string {
  const [, body] = /^\s*\\begin\{aligned\}(.*)\\end\{aligned\}\s*$/su.exec(latex) ?? []
  if (body === undefined) return rowText(readTex(latex))
  const [first = '', ...others] = body.split(/\\\\\s*&/u)
  const [left = '', right = ''] = first.split(/=\s*\{\}\s*&/u)
  const front = `${rowText(readTex(left))} = `
  return [
    `${front}${rowText(readTex(right))}`,
    ...others.map((line) => `${' '.repeat([...front].length - 3)}${rowText(readTex(`x${line}`)).slice(1)}`),
  ].join('\n')
}

/** Signs with a blank on both sides where they join, and signs that stick to what is beside them. */
const JOINING = new Set(['+', '−', '-', '=', '≈', '<', '>', '≤', '≥'])
const STICKING = new Set(['/', '!', '|', '∂', '·'])

function rowText(row: Row): string {
  return row
    .map((item, i) => {
      const before = row[i - 1]
      return `${before !== undefined && isApart(row[i - 2], before, item) ? ' ' : ''}${itemText(item)}`
    })
    .join('')
}

/** Whether a blank stands between two items. */
function isApart(earlier: Item | undefined, before: Item, item: Item): boolean {
  if (item.kind === 'sign') return !STICKING.has(item.text) && !/^[,;]$/u.test(item.text)
  if (before.kind === 'sign') {
    // A sign in front of everything belongs to what follows.
    if (JOINING.has(before.text))
      return earlier !== undefined && !(earlier.kind === 'sign' && JOINING.has(earlier.text))
    return !STICKING.has(before.text)
  }
  if (before.kind === 'number') return before.above !== undefined || item.kind !== 'name' || isLong(before.text)
  if (before.kind !== 'name') return true
  // The measure of an integral, and a function with its argument.
  return !(isMeasure(before) && item.kind === 'name') && !(item.kind === 'group' && /^[([]$/u.test(item.open))
}

/** A decimal, and a number of many digits, is no factor at a glance. */
function isLong(number: string): boolean {
  return number.includes('.') || number.length > 3
}

function isMeasure({ text, accent }: Extract<Item, { readonly kind: 'name' }>): boolean {
  return text === 'd' && accent === undefined
}

function itemText(item: Item): string {
  const below = item.below === undefined ? '' : scriptText(item.below, '_', item.above !== undefined)
  const above = item.above === undefined ? '' : scriptText(item.above, '^', true)
  return `${coreText(item)}${'′'.repeat(item.primes ?? 0)}${below}${above}`
}

function coreText(item: Item): string {
  switch (item.kind) {
    case 'fraction': {
      const text = `${bracketed(item.over, isSum(item.over))}/${bracketed(item.under, item.under.length > 1)}`
      return item.above === undefined ? text : `(${text})`
    }
    case 'binomial':
      return `binom(${rowText(item.over)}, ${rowText(item.under)})`
    case 'root':
      return `${item.degree === undefined ? '' : `${rowText(item.degree)}-th `}√(${rowText(item.body)})`
    case 'group':
      return item.open === '{' ? rowText(item.body) : `${item.open}${rowText(item.body)}${item.close}`
    case 'name':
      return item.accent === undefined ? item.text : accented(item.text, item.accent)
    default:
      return item.text === '-' ? '−' : item.text
  }
}

function isSum(row: Row): boolean {
  return row.some((item, i) => i > 0 && item.kind === 'sign' && JOINING.has(item.text))
}

function bracketed(row: Row, isNeeded: boolean): string {
  return isNeeded ? `(${rowText(row)})` : rowText(row)
}

/** As marks that go over the letter before them. */
const ACCENTS: Readonly<Record<string, string>> = {
  tilde: '\u0303',
  hat: '\u0302',
  bar: '\u0304',
  vec: '\u20D7',
  dot: '\u0307',
}

function accented(text: string, accent: string): string {
  const mark = ACCENTS[accent]
  return mark === undefined ? `${accent}(${text})` : `${text}${mark}`
}

/** @param closed whether it has to be seen where the script ends */
function scriptText(row: Row, mark: '^' | '_', closed: boolean): string {
  const text = rowText(row)
  const small = smallText(text, mark)
  if (small !== undefined) return small
  const isOne = row.length === 1 && row[0]?.kind !== 'fraction' && (!closed || [...text].length === 1)
  return isOne ? `${mark}${text}` : `${mark}(${text})`
}
