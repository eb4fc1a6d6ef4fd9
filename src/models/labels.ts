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
  const blocks: string[][] = [[]]
  for (const item of row ?? []) {
    if (item.kind === 'sign' && item.text === ',' && isBare(item)) blocks.push([])
    else (blocks.at(-1) as string[]).push(...labelsOf([item]))
  }
  return blocks
}
