import { lazy } from './lazy.js'
import type { Multisets } from './multisets.js'

/**
 * A tensor that is symmetric in the axes of each group: of entries that only differ by the order of such axes one is
 * held. Row-major over the groups, each in the order of {@link Multisets}.
 */
export interface SymmetricTensor {
  /** The multisets of points, in the numbering by which entries are held. */
  readonly sets: Multisets
  /** Its axes, each in one group. */
  readonly groups: Layout
  readonly data: Float64Array
}

/** Indices in the order in which a tensor holds them: groups, in each of which it is symmetric. */
export type Layout = readonly (readonly number[])[]

/**
 * The entries of a symmetric tensor as an array over classes of its axes (or of indices on them): row-major over the
 * multisets of points of each class. An index may stand on several axes; the indices of a class stand equally often in
 * each group.
 */
export function entriesOf({ sets, groups, data }: SymmetricTensor, classes: Layout): Float64Array {
  const form = readingForm(sets, groups, classes)
  return form === undefined ? data : read(data, form)
}

/** The entries of tensors of one shape, many times: {@link entriesOf} with the places of the entries known. */
export function gathering(sets: Multisets, groups: Layout, classes: Layout): (data: Float64Array) => Float64Array {
  const form = readingForm(sets, groups, classes)
  if (form === undefined) return (data) => data
  const table = ofShape(lengthOf(sets, classes), () => Int32Array.from(read(numbers(lengthOf(sets, groups)), form)))
  return table === undefined ? (data) => read(data, form) : (data) => entriesIn(data, table())
}

/** Tables are kept for shapes with no more entries than this: those of larger ones would fill memory and gain nothing. */
const KEPT = 2048

/** What only depends on the shape of tensors, made when it is first needed; undefined where it is too large to keep. */
export function ofShape<T>(length: number, make: () => T): (() => T) | undefined {
  return length > KEPT ? undefined : lazy(make)
}

/** 0, 1, … */
export function numbers(count: number): Float64Array {
  const all = new Float64Array(count)
  for (let i = 0; i < count; i++) all[i] = i
  return all
}

/** The entries at these places. */
export function entriesIn(data: Float64Array, places: Int32Array): Float64Array {
  const entries = new Float64Array(places.length)
  for (let i = 0; i < entries.length; i++) entries[i] = data[places[i] as number] as number
  return entries
}

/** How many entries are held. */
export function lengthOf(sets: Multisets, groups: Layout): number {
  return groups.reduce((all, indices) => all * sets.count(indices.length), 1)
}

/** How the entries over classes are read from those that are held; undefined where they are the same. */
interface ReadingForm {
  readonly readers: readonly Reader[]
  readonly lengths: readonly number[]
}

function readingForm(sets: Multisets, groups: Layout, classes: Layout): ReadingForm | undefined {
  const isHeld =
    groups.length === classes.length &&
    groups.every(
      (group, g) => group.length === classes[g]?.length && group.every((index) => classes[g]?.includes(index)),
    )
  if (isHeld) return undefined
  const lengths = classes.map((indices) => sets.count(indices.length))
  let stride = lengthOf(sets, groups)
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
  return { readers, lengths }
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

function read(data: Float64Array, { readers, lengths }: ReadingForm): Float64Array {
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
