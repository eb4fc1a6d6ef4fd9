import type { Multisets } from './multisets.js'

/**
 * A tensor that is symmetric in the axes of each group: of entries that only differ by the order of such axes one is
 * held. Row-major over the groups, each in the order of {@link Multisets}.
 */
export interface SymmetricTensor {
  /** The multisets of points, in the numbering by which entries are held. */
  readonly sets: Multisets
  /** Its axes, each in one group. */
  readonly groups: readonly (readonly number[])[]
  readonly data: Float64Array
}

/**
 * The entries of a symmetric tensor as an array over classes of its axes (or of indices on them): row-major over the
 * multisets of points of each class. An index may stand on several axes; the indices of a class stand equally often in
 * each group.
 */
export function entriesOf(
  { sets, groups, data }: SymmetricTensor,
  classes: readonly (readonly number[])[],
): Float64Array {
  const isHeld =
    groups.length === classes.length &&
    groups.every(
      (group, g) => group.length === classes[g]?.length && group.every((index) => classes[g]?.includes(index)),
    )
  if (isHeld) return data
  const lengths = classes.map((indices) => sets.count(indices.length))
  let stride = data.length
  const readers = groups.map((group): Reader => {
    stride /= sets.count(group.length)
    const times = classes.map(([index]) => group.filter((each) => each === index).length)
    let step = 1
    const steps = times.map(() => 0)
    for (let i = classes.length - 1; i >= 0; i--) {
      if (times[i] === 0) continue
      steps[i] = step
      step *= lengths[i] as number
    }
    const parts = classes.flatMap((indices, i) =>
      times[i] === 0 ? [] : [{ rank: indices.length, times: times[i] as number }],
    )
    return { stride, steps, table: sets.union(parts) }
  })
  return read(data, readers, lengths)
}

/**
 * How a group is read: its part of the position is `stride · table[Σ steps[i] · (place in class i)]`, without a table
 * the sum itself.
 */
interface Reader {
  readonly stride: number
  readonly steps: readonly number[]
  readonly table: Int32Array | undefined
}

function read(data: Float64Array, readers: readonly Reader[], lengths: readonly number[]): Float64Array {
  const entries = new Float64Array(lengths.reduce((all, length) => all * length, 1))
  const last = lengths.length - 1
  const columns = lengths[last] ?? 1
  const moving = readers.filter(({ steps }) => steps[last] !== undefined && steps[last] > 0)
  const resting = readers.filter((reader) => !moving.includes(reader))
  const places = lengths.map(() => 0)
  const start = ({ steps }: Reader): number => {
    let sum = 0
    for (let i = 0; i < last; i++) sum += (steps[i] as number) * (places[i] as number)
    return sum
  }
  const [only] = moving
  const at = ({ table, stride }: Reader, place: number): number =>
    stride * (table === undefined ? place : (table[place] as number))
  for (let row = 0; row < entries.length; row += columns) {
    let base = 0
    for (const reader of resting) base += at(reader, start(reader))
    if (moving.length === 1 && only !== undefined) readRow(entries, row, columns, data, base, only, start(only))
    else {
      for (let j = 0; j < columns; j++) {
        let position = base
        for (const reader of moving) position += at(reader, start(reader) + j)
        entries[row + j] = data[position] as number
      }
    }
    for (let i = last - 1; i >= 0; i--) {
      const next = (places[i] as number) + 1
      places[i] = next === lengths[i] ? 0 : next
      if (places[i] !== 0) break
    }
  }
  return entries
}

/** The entries at all sums of one offset from each list, row-major over the lists. */
export function entriesAt(data: Float64Array, offsets: readonly ArrayLike<number>[]): Float64Array {
  const entries = new Float64Array(offsets.reduce((all, list) => all * list.length, 1))
  let at = 0
  const walk = (depth: number, base: number): void => {
    const list = offsets[depth]
    if (list === undefined) entries[at++] = data[base] as number
    else if (depth === offsets.length - 1)
      for (let j = 0; j < list.length; j++) entries[at++] = data[base + (list[j] as number)] as number
    else for (let j = 0; j < list.length; j++) walk(depth + 1, base + (list[j] as number))
  }
  walk(0, 0)
  return entries
}

/** The entries of a row, in which one group moves. */
function readRow(
  entries: Float64Array,
  to: number,
  columns: number,
  data: Float64Array,
  base: number,
  { stride, table }: Reader,
  from: number,
): void {
  if (table !== undefined)
    for (let j = 0; j < columns; j++) entries[to + j] = data[base + stride * (table[from + j] as number)] as number
  else for (let j = 0; j < columns; j++) entries[to + j] = data[base + stride * (from + j)] as number
}
