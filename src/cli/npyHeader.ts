import { InputError } from '../errors.js'
import { named } from '../names.js'
import { decimalOf } from '../numbers.js'
import { largest } from '../sizes.js'

/** How a number of one type is read. */
export interface NumberType {
  readonly bytes: number
  readonly read: (view: DataView, at: number, little: boolean) => number
}

/** How numbers of the types that NPY files have are read. */
const readers: Readonly<Record<string, NumberType>> = {
  f8: { bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
  f4: { bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  f2: { bytes: 2, read: (view, at, little) => halfFloat(view.getUint16(at, little)) },
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

/** The numbers of one column: where the first is, in bytes, and how far the next. */
export interface NpyColumn {
  readonly type: NumberType
  readonly little: boolean
  readonly start: number
}

export interface NpyHeader {
  /** Bytes of the header. */
  readonly end: number
  readonly rows: number
  readonly columns: readonly NpyColumn[]
  readonly names: readonly string[] | undefined
  /** Bytes from a number to the one in the next row. */
  readonly step: number
  /** Bytes of all numbers. */
  readonly size: number
  /** Columns stand one after the other (Fortran order): all of it is read before the first row. */
  readonly isColumnwise: boolean
}

/**
 * The header of an array in NumPy's format, versions 1 to 3: of one, two or three axes, or of records with fields.
 * Undefined while it is not there as a whole.
 *
 * @source https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function npyHeader(bytes: Buffer, file: string): NpyHeader | undefined {
  if (bytes.length < 12) return undefined
  const version = bytes.readUInt8(6)
  if (version < 1 || version > 3) return refuse(file, "NumPy's format of version 1 to 3", `version ${version}`)
  const long = version >= 2
  const end = (long ? 12 : 10) + (long ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8))
  if (end > largest.headerBytes) return refuse(file, 'a NumPy array', `one with a header of ${end} bytes`)
  if (bytes.length < end) return undefined
  const text = bytes.subarray(long ? 12 : 10, end).toString('utf8')
  const { fields, isRecord } = fieldsOf(text, file)
  const { rows, points, outputs } = shapeOf(text, isRecord, file)
  const fortran = /'fortran_order': *(True|False)\b/.exec(text)?.[1]
  if (fortran === undefined) return refuse(file, 'a NumPy array', 'one whose header does not say its order')
  const cells = points * outputs
  const isColumnwise = fortran === 'True' && cells > 1
  if (isColumnwise && rows * cells > largest.floats)
    return refuse(
      file,
      `at most ${largest.floats} numbers in Fortran order, of which all are kept (numpy.ascontiguousarray puts rows one after the other)`,
      `shape ${writtenShape(text)}`,
    )
  const bytesOfAll = fields.reduce((sum, { type }) => sum + type.bytes, 0)
  if (isRecord) {
    const starts = fields.map((_, i) => fields.slice(0, i).reduce((sum, { type }) => sum + type.bytes, 0))
    return {
      end,
      rows,
      columns: fields.map(({ type, little }, i) => ({ type, little, start: starts[i] as number })),
      names: fields.map(({ name }) => name),
      step: bytesOfAll,
      size: rows * bytesOfAll,
      isColumnwise: false,
    }
  }
  const [{ type, little }] = fields as [Field]
  const columns = Array.from({ length: cells }, (_, c) => {
    const place = isColumnwise ? rows * (Math.floor(c / outputs) + points * (c % outputs)) : c
    return { type, little, start: place * type.bytes }
  })
  return {
    end,
    rows,
    columns,
    names:
      outputs === 1 || points === 1
        ? undefined
        : columns.map((_, c) => `${Math.floor(c / outputs) + 1}.${(c % outputs) + 1}`),
    step: isColumnwise ? type.bytes : cells * type.bytes,
    size: rows * cells * type.bytes,
    isColumnwise,
  }
}

interface Field {
  readonly name: string
  readonly type: NumberType
  readonly little: boolean
}

function fieldsOf(text: string, file: string): { readonly fields: readonly Field[]; readonly isRecord: boolean } {
  const single = /'descr': *'([<>|=])(\w+)'/.exec(text)
  const record = /'descr': *\[((?: *\( *'[^']*' *, *'[<>|=]\w+' *\) *,?)+)\]/.exec(text)
  const written =
    single === null
      ? [...(record?.[1] ?? '').matchAll(/\( *'([^']*)' *, *'([<>|=])(\w+)' *\)/g)].map(([, ...parts]) => parts)
      : [['', single[1], single[2]]]
  const fields = written.flatMap(([name = '', order, kind = '']) => {
    const type = named(readers, kind)
    return type === undefined ? [] : [{ name, type, little: order !== '>' }]
  })
  if (fields.length === 0 || fields.length < written.length)
    return refuse(
      file,
      `an array of floats or integers (${Object.keys(readers).join(', ')})`,
      /'descr': *(\[.*?\]|[^,]+)/.exec(text)?.[1] ?? 'no type',
    )
  return { fields, isRecord: single === null }
}

function writtenShape(text: string): string {
  return /'shape': *(\([^)]*\)?)/.exec(text)?.[1] ?? 'none'
}

function shapeOf(
  text: string,
  isRecord: boolean,
  file: string,
): { readonly rows: number; readonly points: number; readonly outputs: number } {
  const written = writtenShape(text)
  // NumPy of Python 2 ends its long numbers in L.
  const [rows = Number.NaN, points = 1, outputs = 1] = /^\( *\d+L? *(?:, *\d+L? *){0,2},? *\)$/.test(written)
    ? [...written.matchAll(/\d+/g)].map(([digits]) => decimalOf(digits) ?? Infinity)
    : []
  if (!(points >= 1 && outputs >= 1 && rows >= 0) || (isRecord && points * outputs > 1))
    return refuse(
      file,
      isRecord
        ? 'one axis of records, the draws'
        : 'an array of two axes, draws and points, or three, draws, points and outputs',
      `shape ${written}`,
    )
  if (points * outputs > largest.tableColumns || rows > Number.MAX_SAFE_INTEGER)
    return refuse(file, `at most ${largest.tableColumns} columns and 2^53 rows`, `shape ${written}`)
  if (outputs > 1 && rows < FEW && points >= FEW)
    return refuse(
      file,
      'draws along the first of three axes, then points and outputs (chains of draws go one after the other by a.reshape(-1, a.shape[-1]))',
      `shape ${written}`,
    )
  return { rows, points, outputs }
}

/** So many are draws rather than points, and fewer are chains rather than draws. */
const FEW = 100

function refuse(at: string, expected: string, received: string): never {
  throw new InputError({ code: 'cli.samples', at, expected, received })
}
