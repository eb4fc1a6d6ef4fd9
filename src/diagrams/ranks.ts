/**
 * Lists of codes in the order of Nickel's description: the one whose first difference is less comes first, and of a list
 * and one that goes on, the longer.
 */
export function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  return b.length - a.length
}

/** The place of each list among the different ones, from 0; `ranks` is how many there are. */
export function ranked(lists: readonly (readonly number[])[]): {
  readonly of: readonly number[]
  readonly ranks: number
} {
  const different = new Map(lists.map((list) => [list.join(), list]))
  const sorted = [...different.values()].sort(compareLists)
  const rank = new Map(sorted.map((list, i) => [list.join(), i]))
  return { of: lists.map((list) => rank.get(list.join()) as number), ranks: sorted.length }
}
