import type { Item, Row } from '../../mathematics/item.js'
import { isBare, mentions, split } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Cursor } from './cursor.js'
import { formulaSizes } from './formulaSizes.js'
import { readFactor, readProduct } from './grammar.js'
import type { Dialect } from './grammar.js'
import { indexOf, pointListOf } from './indices.js'
import type { Reader } from './latexReader.js'
import { isCompletion } from './readPlain.js'
import type { Node } from './syntax.js'

/**
 * `\sum_{n=2}^{5} …` to the end of the product; `\prod_{i=1}^{4} …` over the factors that contain the index. Both are
 * written out. `\sum_P` is all labellings of what follows, `\sum_{y}` a sum over sites, which is an integral;
 * a capital letter is no site.
 */
export function readRepeated(dialect: Dialect, reader: Reader, depth: number): Node {
  const { cursor } = dialect
  const { indices } = reader
  const { text: operator, at, item } = cursor.next()
  const below = item?.below ?? []
  if (operator === '∑' && isPermutations(below))
    return { kind: 'sum', terms: [readProduct(dialect, depth + 1)], completion: { count: undefined, at }, at }
  if (operator === '∑' && item?.above === undefined) {
    const points = below.length === 0 ? undefined : pointListOf(below, indices)
    if (points !== undefined && points.every((point) => !/^[A-Z]/.test(point))) return { kind: 'integral', points, at }
  }
  const { index, low, high } = limits(cursor, reader, operator === '∑' ? '\\sum' : '\\prod', item)
  if (high - low >= formulaSizes.repeats)
    cursor.fail(`at most ${formulaSizes.repeats} values of the index ${index}`, `${high - low + 1}`, at)
  const body = (): Node => (operator === '∑' ? readProduct(dialect, depth + 1) : factorsWith(dialect, index, depth + 1))
  const start = cursor.position()
  const parts: Node[] = []
  if (depth > formulaSizes.depth) cursor.fail(`at most ${formulaSizes.depth} nested sums and products`)
  // An empty range is read once, to know where its body ends.
  for (let value = low; value <= Math.max(high, low); value++) {
    cursor.goTo(start)
    indices.set(index, value)
    const part = body()
    if (value <= high) parts.push(part)
  }
  indices.delete(index)
  return operator === '∑' ? { kind: 'sum', terms: parts, at } : { kind: 'product', factors: parts, at }
}

/** `\sum_{P} …` and `\sum_{\text{perms}} …`: the product that follows in all labellings of its diagram. */
function isPermutations(below: Row): boolean {
  const [only] = below
  if (only === undefined || below.length > 1 || !isBare(only)) return false
  return (only.kind === 'name' && only.text === 'P') || (only.kind === 'words' && isCompletion(only.text))
}

/** The index of a sum or product with the values it runs over. */
function limits(
  cursor: Cursor,
  { indices }: Reader,
  command: '\\sum' | '\\prod',
  item: Item | undefined,
): { readonly index: string; readonly low: number; readonly high: number } {
  const [name = [], from, third] = split(item?.below ?? [], '=')
  const [letter] = name
  const place = item?.below?.[0]?.at ?? cursor.peek().at
  if (
    from === undefined ||
    third !== undefined ||
    letter?.kind !== 'name' ||
    name.length !== 1 ||
    !isBare(letter) ||
    indices.has(letter.text)
  )
    return cursor.fail(
      `finite limits such as ${command}_{i=1}^{4}${
        item?.below === undefined || from === undefined
          ? command === '\\sum'
            ? ', or \\sum_P over the permutations of the external points'
            : ''
          : ', with an index of its own'
      }`,
      item?.below === undefined ? undefined : `'${written(item.below)}'`,
      place,
    )
  const value = (row: Row, at: number): number =>
    indexOf(row, indices) ??
    cursor.fail('a whole number or an index of a sum or product around it', `'${written(row)}'`, row[0]?.at ?? at)
  const low = value(from, place)
  if (item?.above === undefined) return cursor.fail(`an upper limit, as in ${command}_{i=1}^{4}`)
  return { index: letter.text, low, high: value(item.above, place) }
}

/** The factors that contain the index, up to the first that does not. */
function factorsWith(dialect: Dialect, index: string, depth: number): Node {
  const { cursor } = dialect
  const { at } = cursor.peek()
  const factors: Node[] = []
  for (;;) {
    const start = cursor.position()
    const factor = readFactor(dialect, depth)
    const end = cursor.position()
    cursor.goTo(start)
    const contains =
      factor !== undefined &&
      Array.from({ length: end - start }, (_, i) => cursor.peek(i).item).some(
        (item) => item !== undefined && mentions([item], index),
      )
    if (factor === undefined || !contains)
      return factors.length === 0
        ? cursor.fail(`a factor that contains ${index} after \\prod`)
        : { kind: 'product', factors, at }
    cursor.goTo(end)
    factors.push(factor)
  }
}
