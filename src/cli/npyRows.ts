import { InputError } from '../errors.js'
import { allColumns, columnLabel, picked } from '../requests/sampleRows.js'
import type { ChooseColumns, SampleRows } from '../requests/sampleRows.js'
import { npyHeader } from './npyHeader.js'
import type { NpyHeader } from './npyHeader.js'

/** The rows of the chosen columns of an array in NumPy's format. */
export async function* npyRows(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  choose: ChooseColumns = allColumns,
): AsyncGenerator<SampleRows> {
  let rest = Buffer.alloc(0)
  let table: Table | undefined
  let row = 0
  const columnwise: Uint8Array[] = []
  for await (const chunk of bytes) {
    if (table?.header.isColumnwise === true) {
      columnwise.push(chunk)
      continue
    }
    rest = Buffer.concat([rest, chunk])
    if (table === undefined) {
      const header = npyHeader(rest, file)
      if (header === undefined) continue
      const { columns, names } = header
      const places = choose({ columns: columns.length, names })
      table = { header, places, file, described: { columns: places.length, ...picked(places, names) } }
      rest = rest.subarray(header.end)
      if (header.isColumnwise) {
        columnwise.push(rest)
        continue
      }
      // What has no rows says how wide they are.
      if (header.rows === 0) yield { ...table.described, rows: new Float64Array(0) }
    }
    const { rows, step } = table.header
    const count = Math.min(Math.floor(rest.length / step), rows - row)
    if (count === 0) continue
    yield read(rest, table, row, count)
    rest = rest.subarray(count * step)
    row += count
  }
  if (table === undefined) return refuse(file, 'a NumPy array', 'a file that ends in its header')
  const { rows, size, isColumnwise } = table.header
  if (isColumnwise) {
    rest = Buffer.concat(columnwise)
    if (rest.length >= size) {
      yield read(rest, table, 0, rows)
      row = rows
      rest = rest.subarray(size)
    }
  }
  if (row < rows) refuse(file, `${rows} rows, as its header says`, `a file that ends in row ${row + 1}`)
  else if (rest.length > 0) refuse(file, `${rows} rows, as its header says`, `${rest.length} bytes more`)
}

interface Table {
  readonly header: NpyHeader
  readonly places: readonly number[]
  readonly file: string
  readonly described: Omit<SampleRows, 'rows'>
}

/** Rows that stand in the bytes; `before` others came before them. */
function read(bytes: Buffer, { header, places, file, described }: Table, before: number, count: number): SampleRows {
  const { columns, step, names } = header
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const width = places.length
  const rows = new Float64Array(count * width)
  for (const [i, place] of places.entries()) {
    const { type, little, start } = columns[place] as (typeof columns)[number]
    for (let row = 0; row < count; row++) rows[row * width + i] = type.read(view, start + row * step, little)
  }
  const bad = rows.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) {
    const place = places[bad % width] as number
    const at = `${file}, row ${before + Math.floor(bad / width) + 1}, column ${columnLabel(place + 1, names?.[place])}`
    refuse(at, 'a finite number', String(rows[bad]))
  }
  return { ...described, rows }
}

function refuse(at: string, expected: string, received: string): never {
  throw new InputError({ code: 'cli.samples', at, expected, received })
}
