import { onceEach } from '../algebra/lazy.js'
import type { Item, Row } from '../mathematics/item.js'
import { isBare } from '../mathematics/rows.js'
import { written } from '../mathematics/written.js'

/**
 * The labels in a script, one by one: `ij` is i, j; `α_1α_2` is α_1, α_2; `(12)(34)` is 1, 2, 3, 4. Commas and brackets
 * are left out; a number is split into its digits.
 */
function labelsOf(row: Row | undefined): readonly string[] {
  return (row ?? []).flatMap((item) => {
    if (item.kind === 'group') return labelsOf(item.body)
    if (item.kind === 'sign') return []
    if (item.kind === 'number') return [...item.text]
    return [labelOf(item)]
  })
}

/** A label as it is written: `μ_1`, `x'`. */
export function labelOf(item: Item): string {
  return written([item])
}

/** The labels between commas: `i,jk` is [i], [j, k]. */
export function labelBlocks(row: Row | undefined): readonly (readonly string[])[] {
  return row === undefined ? [[]] : blocksOfRow(row)
}

const blocksOfRow = onceEach((row: Row): readonly (readonly string[])[] => {
  const blocks: string[][] = [[]]
  for (const item of row) {
    if (item.kind === 'sign' && item.text === ',' && isBare(item)) blocks.push([])
    else (blocks.at(-1) as string[]).push(...labelsOf([item]))
  }
  return blocks
})

/** The labels between two of one letter, `ρ_1, …, ρ_4`: ρ_2, ρ_3; undefined where nothing tells them. */
export function labelsBetween(
  first: LabelParts | undefined,
  last: LabelParts | undefined,
  most: number,
): readonly string[] | undefined {
  if (first === undefined || first.letter !== last?.letter) return undefined
  const [from, to] = [first, last].map(({ below }) => Number(written(below ?? []))) as [number, number]
  if (!Number.isInteger(from) || !Number.isInteger(to) || to <= from || to - from > most) return undefined
  return Array.from({ length: to - from - 1 }, (_, k) => `${first.letter}_${from + 1 + k}`)
}

/** A letter with what stands below it. */
export interface LabelParts {
  readonly letter: string
  readonly below?: Row | undefined
}
