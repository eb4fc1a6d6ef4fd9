import type { Item, Row } from '../../mathematics/item.js'
import { isBare, split, withoutScripts } from '../../mathematics/rows.js'
import { countBetween } from '../formula/between.js'
import { pointOf } from '../formula/indices.js'
import type { Indices } from '../formula/indices.js'

/** Letters with whole numbers before them, sorted, none of them zero: k − p₁ is [['k', 1], ['p1', -1]]. */
export type Combination = readonly (readonly [letter: string, count: number])[]

/** The sum of letters with numbers before them. */
export function combined(pairs: Combination): Combination {
  const counts = new Map<string, number>()
  for (const [letter, count] of pairs) counts.set(letter, (counts.get(letter) ?? 0) + count)
  return [...counts].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
}

export function negated(combination: Combination): Combination {
  return combination.map(([letter, count]) => [letter, -count])
}

/** The combination with other letters in the place of some. */
export function renamed(combination: Combination, names: ReadonlyMap<string, string>): Combination {
  return combined(combination.map(([letter, count]) => [names.get(letter) ?? letter, count]))
}

/** `k-p1`, `0`. */
export function combinationText(combination: Combination): string {
  const text = combination
    .map(([letter, count]) => {
      const size = Math.abs(count)
      return `${count < 0 ? '-' : '+'}${size === 1 && letter !== '' ? '' : size}${letter}`
    })
    .join('')
  return text === '' ? '0' : text.replace(/^\+/, '')
}

/**
 * `k-p_1`, `-k+p_1+\cdots+p_3`, `0`; a number by itself counts as the letter '' where `numbers` are allowed, as in the
 * exponent 4 − ε. Undefined where it is something else.
 */
export function combinationOf(row: Row, indices: Indices, numbers = false): Combination | undefined {
  const pairs: (readonly [string, number])[] = []
  let sign: 1 | -1 | undefined = 1
  for (let i = 0; i < row.length; i++) {
    const item = row[i] as Item
    if (item.kind === 'sign' && isBare(item) && (item.text === '+' || item.text === '-')) {
      if (sign !== undefined && i > 0) return undefined
      sign = item.text === '-' ? -1 : 1
      continue
    }
    if (sign === undefined) return undefined
    if (item.kind === 'sign' && item.text === '…') {
      const [last, next] = [pairs.at(-1), row[i + 2]]
      const to = row[i + 1]?.kind !== 'sign' || next === undefined ? undefined : pointOf([next], indices)
      const letters = last === undefined || to === undefined ? undefined : countBetween(last[0], to)
      if (letters === undefined) return undefined
      const count = sign
      pairs.push(...letters.map((letter) => [letter, count] as const))
      i += 2
      sign = undefined
      continue
    }
    let size = 1
    let factor: Item | undefined = item
    if (item.kind === 'number' && isBare(item) && /^\d{1,3}$/.test(item.text)) {
      size = Number(item.text)
      const next = row[i + 1]
      const isFactor = next?.kind === 'name' || next?.kind === 'group'
      if (!isFactor) {
        if (size !== 0 && !numbers) return undefined
        pairs.push(['', sign * size])
        sign = undefined
        continue
      }
      factor = next
      i++
    }
    const isBracket = factor.kind === 'group' && isBare(factor) && ['(', '[', ''].includes(factor.open)
    const letter = pointOf([factor], indices)
    const inner: Combination | undefined =
      letter !== undefined
        ? [[letter, 1]]
        : isBracket && factor.kind === 'group'
          ? combinationOf(factor.body, indices, numbers)
          : undefined
    if (inner === undefined) return undefined
    const count = sign * size
    pairs.push(...inner.map(([name, own]) => [name, own * count] as const))
    sign = undefined
  }
  return sign === undefined ? combined(pairs) : undefined
}

/** A momentum by itself, or its square: `k+p`, `k^2`, `(k+p)^2`. */
export function argumentOf(row: Row, indices: Indices): Combination | undefined {
  const [only, more] = row
  const [power, second] = only?.above ?? []
  const isSquare = more === undefined && power?.kind === 'number' && power.text === '2' && second === undefined
  return combinationOf(isSquare && only !== undefined ? [withoutScripts(only, 'above')] : row, indices)
}

/** Combinations with commas between them, `p_1,\ldots,p_4`; undefined where it is something else. */
export function combinationsOf(row: Row, indices: Indices): readonly Combination[] | undefined {
  const found: Combination[] = []
  const parts = split(row, ',', ';')
  for (const [i, part] of parts.entries()) {
    const [only] = part
    if (only?.kind === 'sign' && only.text === '…' && part.length === 1 && i > 0 && i < parts.length - 1) continue
    const combination = combinationOf(part, indices)
    if (combination === undefined) return undefined
    const [before] = parts[i - 1] ?? []
    if (before?.kind === 'sign' && before.text === '…' && parts[i - 1]?.length === 1) {
      const [[from], [to]] = [found.at(-1)?.[0] ?? [''], combination[0] ?? ['']]
      const letters = countBetween(from, to)
      if (letters === undefined || combination.length !== 1) return undefined
      found.push(...letters.map((letter): Combination => [[letter, 1]]))
    } else found.push(combination)
  }
  return found
}
