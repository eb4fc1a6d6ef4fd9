/**
 * Moments by indices of points in any order: each is made once, for ascending ones.
 *
 * @param points how many points there are
 * @param moment the moment for ascending indices
 */
export function byPoints<T>(points: number, moment: (block: readonly number[]) => T): (block: readonly number[]) => T {
  const known = new Map<number | string, T>()
  return (block) => {
    const sorted = isAscending(block) ? block : [...block].sort((a, b) => a - b)
    const number = sorted.reduce((all, i) => all * points + i, block.length)
    const key = Number.isSafeInteger(number) ? number : sorted.join()
    const found = known.get(key)
    if (found !== undefined) return found
    const made = moment(sorted)
    known.set(key, made)
    return made
  }
}

function isAscending(block: readonly number[]): boolean {
  for (let i = 1; i < block.length; i++) if ((block[i] as number) < (block[i - 1] as number)) return false
  return true
}
