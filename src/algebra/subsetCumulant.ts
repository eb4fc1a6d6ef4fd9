/** What {@link subsetCumulant} does with moments: any numbers that can be multiplied and subtracted. */
export interface SubsetAlgebra<T> {
  /** The cumulant of an odd number of variables, and of none. */
  readonly zero: T
  /** The moment of some of the variables, by ascending indices; that of all is asked for first, for it may be refused. */
  readonly moment: (items: readonly number[]) => T
  /** moment − Σ cumulants[i] · moments[i] over the first `count`; the lists are used again afterwards. */
  readonly without: (moment: T, cumulants: readonly T[], moments: readonly T[], count: number) => T
}

/**
 * The joint cumulant of n variables whose moments of odd order vanish, by a recursion over the sets S of variables that
 * contain the first one: κ(S) = E[S] − Σ κ(T) E[S∖T] over the smaller such T. That is less than 3ⁿ products, where the
 * sum over set partitions has as many terms as there are partitions.
 *
 * @param n 16 at most: sets are numbers of so many bits
 */
export function subsetCumulant<T>(n: number, { zero, moment, without }: SubsetAlgebra<T>): T {
  if (n % 2 === 1 || n === 0) return zero
  const all = 2 ** n - 1
  const moments = new Array<T | undefined>(2 ** n)
  const momentOf = (set: number): T => (moments[set] ??= moment(itemsOf(set)))
  momentOf(all)
  const cumulants = new Array<T | undefined>(2 ** n)
  // Products that a set takes away.
  const [left, right]: [T[], T[]] = [[], []]
  for (let set = 3; set <= all; set += 2) {
    if (!isEven(set)) continue
    const others = set - 1
    let count = 0
    for (let part = (others - 1) & others; part > 0; part = (part - 1) & others) {
      if (isEven(part)) continue
      left[count] = cumulants[part + 1] as T
      right[count] = momentOf(others - part)
      count++
    }
    cumulants[set] = without(momentOf(set), left, right, count)
  }
  return cumulants[all] as T
}

function isEven(set: number): boolean {
  let folded = set ^ (set >> 8)
  folded ^= folded >> 4
  folded ^= folded >> 2
  return ((folded ^ (folded >> 1)) & 1) === 0
}

function itemsOf(set: number): readonly number[] {
  const items: number[] = []
  for (let i = 0, rest = set; rest > 0; i++, rest >>= 1) if ((rest & 1) === 1) items.push(i)
  return items
}
