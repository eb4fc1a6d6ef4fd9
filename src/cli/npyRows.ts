import { InputError } from '../errors.js'
import { named } from '../names.js'
import { decimalOf } from '../numbers.js'
import type { SampleRows } from '../requests/actionOfData.js'
import { largest } from '../sizes.js'

/** How numbers of the types that NPY files have are read. */
const readers: Readonly<
  Record<string, { readonly bytes: number; readonly read: (view: DataView, at: number, little: boolean) => number }>
> = {
  f8: { bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
  f2: { bytes: 2, read: (view, at, little) => halfFloat(view.getUint16(at, little)) },
  f4: { bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  i8: { bytes: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  i4: { bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  i2: { bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  i1: { bytes: 1, read: (view, at) => view.getInt8(at) },
  u8: { bytes: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)) },
  u4: { bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
  u2: { bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  u1: { bytes: 1, read: (view, at) => view.getUint8(at) },
  b1: { bytes: 1, read: (view, at) => view.getUint8(at) },
}

/** A number of IEEE 754's binary16: sign, five bits of exponent, ten of fraction. */
function halfFloat(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 === 0 ? 1 : -1, (bits >> 10) & 31, bits & 1023]
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25))
}

/**
 * The rows of an array of one or two axes in NumPy's format, versions 1 to 3.
 *
 * @source https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export async function* npyRows(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<SampleRows> {
  let rest = Buffer.alloc(0)
  let header: Header | undefined
  let row = 0
  const columnwise: Uint8Array[] = []
  for await (const chunk of bytes) {
    if (header?.isColumnwise === true) {
      columnwise.push(chunk)
      continue
    }
    rest = Buffer.concat([rest, chunk])
    if (header === undefined) {
      header = readHeader(rest, file)
      if (header === undefined) continue
      rest = rest.subarray(header.end)
      if (header.isColumnwise) {
        columnwise.push(rest)
        continue
      }
      // What has no rows says how wide they are.
      if (header.rows === 0) yield { columns: header.columns, rows: new Float64Array(0) }
    }
    const { columns, type, little } = header
    const width = columns * type.bytes
    const count = Math.min(Math.floor(rest.length / width), header.rows - row)
    if (count === 0) continue
    const view = new DataView(rest.buffer, rest.byteOffset, count * width)
    const rows = Float64Array.from({ length: count * columns }, (_, i) => type.read(view, i * type.bytes, little))
    requireFinite(rows, columns, row, file)
    yield { columns, rows }
    rest = rest.subarray(count * width)
    row += count
  }
  if (header?.isColumnwise === true) {
    rest = Buffer.concat(columnwise)
    const all = transposed(rest, header)
    requireFinite(all, header.columns, 0, file)
    if (all.length > 0) yield { columns: header.columns, rows: all }
    row = all.length / header.columns
    rest = rest.subarray(row === header.rows ? header.rows * header.columns * header.type.bytes : 0)
  }
  if (header === undefined) refuse(file, 'a NumPy array', 'a file that ends in its header')
  else if (row < header.rows)
    refuse(file, `${header.rows} rows, as its header says`, `a file that ends in row ${row + 1}`)
  else if (rest.length > 0) refuse(file, `${header.rows} rows, as its header says`, `${rest.length} bytes more`)
}

/** The rows of an array whose columns stand one after the other; none where it is not whole. */
function transposed(bytes: Buffer, { rows, columns, type, little }: Header): Float64Array {
  if (bytes.length < rows * columns * type.bytes) return new Float64Array(0)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Float64Array.from({ length: rows * columns }, (_, i) =>
    type.read(view, ((i % columns) * rows + Math.floor(i / columns)) * type.bytes, little),
  )
}

function requireFinite(rows: Float64Array, columns: number, before: number, file: string): void {
  const bad = rows.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0)
    refuse(
      `${file}, row ${before + Math.floor(bad / columns) + 1}, column ${(bad % columns) + 1}`,
      'a finite number',
      String(rows[bad]),
    )
}

interface Header {
  readonly end: number
  readonly rows: number
  readonly columns: number
  readonly little: boolean
  /** Columns stand one after the other (Fortran order): all of it is read before the first row. */
  readonly isColumnwise: boolean
  readonly type: (typeof readers)[string]
}

/** Undefined while it is not there as a whole. */
function readHeader(start: Buffer, file: string): Header | undefined {
  if (start.length < 12) return undefined
  const version = start.readUInt8(6)
  if (version < 1 || version > 3) return refuse(file, "NumPy's format of version 1 to 3", `version ${version}`)
  const long = version >= 2
  const end = (long ? 12 : 10) + (long ? start.readUInt32LE(8) : start.readUInt16LE(8))
  if (end > largest.headerBytes) return refuse(file, 'a NumPy array', `one with a header of ${end} bytes`)
  if (start.length < end) return undefined
  const text = start.subarray(long ? 12 : 10, end).toString('utf8')
  const [, order = '', kind = ''] = /'descr': *'([<>|=])(\w+)'/.exec(text) ?? []
  const type = named(readers, kind)
  if (type === undefined)
    return refuse(
      file,
      'an array of floats or integers (f8, f4, f2, i8, i4, i2, i1, u8, u4, u2, u1, b1)',
      /'descr': *([^,]+)/.exec(text)?.[1] ?? 'no type',
    )
  const written = /'shape': *(\([^)]*\)?)/.exec(text)?.[1] ?? 'none'
  // NumPy of Python 2 ends its long numbers in L.
  const [rows = Number.NaN, columns = 1] = /^\( *\d+L? *(?:, *\d+L? *)?,? *\)$/.test(written)
    ? [...written.matchAll(/\d+/g)].map(([digits]) => decimalOf(digits) ?? Infinity)
    : []
  if (!(columns >= 1 && rows >= 0)) return refuse(file, 'an array of two axes, draws and points', `shape ${written}`)
  if (columns > largest.tableColumns || rows > Number.MAX_SAFE_INTEGER)
    return refuse(file, `at most ${largest.tableColumns} columns and 2^53 rows`, `shape ${written}`)
  const fortran = /'fortran_order': *(True|False)\b/.exec(text)?.[1]
  if (fortran === undefined) return refuse(file, 'a NumPy array', 'one whose header does not say its order')
  const isColumnwise = fortran === 'True' && columns > 1
  if (isColumnwise && rows * columns > largest.floats)
    return refuse(
      file,
      `at most ${largest.floats} numbers in Fortran order, of which all are kept (numpy.ascontiguousarray puts rows one after the other)`,
      `shape ${written}`,
    )
  return { end, rows, columns, little: order !== '>', isColumnwise, type }
}

function refuse(at: string, expected: string, received: string): never {
  throw new InputError({ code: 'cli.samples', at, expected, received })
}
