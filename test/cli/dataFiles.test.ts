import { parquetWriteBuffer } from 'hyparquet-writer'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readSamples } from '../../src/cli/readSamples.js'
import { chosenColumns } from '../../src/requests/sampleRows.js'
import { randomStream } from '../../src/random/philox.js'
import { runWith, words } from './run.js'
import { npy, npyOf, zipped } from './samples.js'

interface Read {
  readonly rows: readonly (readonly number[])[]
  readonly names?: readonly string[]
  readonly numbers?: readonly number[]
  readonly notes: readonly string[]
}

/** What is read of a file that comes in pieces of so many bytes. */
async function read(
  content: string | Uint8Array,
  { columns, file = 'f', piece = 7 }: { columns?: readonly string[]; file?: string; piece?: number } = {},
): Promise<Read> {
  const bytes = Buffer.from(content as string)
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += piece) yield await Promise.resolve(bytes.subarray(at, at + piece))
  }
  const [rows, notes]: [number[][], string[]] = [[], []]
  let described = {}
  const reading = {
    choose: (head: Parameters<typeof chosenColumns>[1]) => chosenColumns(columns, head, file),
    note: (sentence: string) => void notes.push(sentence),
    array: /:([^:]+)$/.exec(file)?.[1],
  }
  for await (const { columns: width, rows: some, ...rest } of readSamples(pieces(), file, reading)) {
    for (let at = 0; at < some.length; at += width) rows.push([...some.subarray(at, at + width)])
    described = rest
  }
  return { rows, ...described, notes }
}

const abc = [
  [1, 2, 3],
  [4, 5, 6.5],
]

describe('text as other programs write it', () => {
  it.each([
    ['R and spreadsheets', '"a","b","c"\r\n"1","2","3"\r\n"4","5","6.5"\r\n'],
    ['a byte order mark', '\ufeffa,b,c\n1,2,3\n4,5,6.5\n'],
    ['lines that end in a return', 'a,b,c\r1,2,3\r4,5,6.5\r'],
    ['a spreadsheet that says its separator', 'sep=;\na;b;c\n1;2;3\n4;5;6.5'],
    ['tabs', 'a\tb\tc\n1\t2\t3\n4\t5\t6.5'],
    ['tabs, decimal commas', 'a\tb\tc\n1\t2\t3,0\n4\t5\t6,5'],
    ['semicolons, decimal commas', '"a";"b";"c"\n"1";"2";"3"\n"4";"5";"6,5"'],
    ['comments before the names', '# from "somewhere\n\na,b,c\n# more\n1,2,3\n4,5,6.5'],
    ['blanks', '  a b   c\n 1 2 3 \n 4 5  6.5'],
    ['names in blanks, numbers in commas', 'a b c\n1, 2, 3\n4, 5, 6.5'],
  ])('%s', async (_, text) => {
    for (const piece of [1, 7, 1000])
      expect(await read(text, { piece })).toEqual({ rows: abc, names: ['a', 'b', 'c'], numbers: [1, 2, 3], notes: [] })
  })

  it('names have separators, line ends and marks in them', async () => {
    const text = '"phi(0, 0)","a ""b""","c\nd"\n1,2,3\n4,5,6.5\n'
    for (const piece of [1, 13, 1000])
      expect(await read(text, { piece })).toMatchObject({ rows: abc, names: ['phi(0, 0)', 'a "b"', 'c\nd'] })
    expect((await read(text, { columns: ['c\nd', 'phi(0, 0)'] })).rows).toEqual([
      [3, 1],
      [6.5, 4],
    ])
  })

  const LEFT_OUT = "the first column, which has no name, is read as the index of the rows and left out; column 1 is 'a'"

  it.each([
    ['pandas', ',a,b,c\n0,1,2,3\n1,4,5,6.5\n'],
    ['pandas, read and written again', 'Unnamed: 0,a,b,c\n0,1,2,3\n7,4,5,6.5\n'],
    ['pandas, an index of dates', ',a,b,c\n2020-01-01 10:00,1,2,3\n2020-01-02 10:00,4,5,6.5\n'],
    ['R, write.csv', '"","a","b","c"\n"1",1,2,3\n"2",4,5,6.5\n'],
    ['R, write.table', '"a" "b" "c"\n"1" 1 2 3\n"2" 4 5 6.5\n'],
    ['R, names of rows', 'a b c\nfirst 1 2 3\nsecond 4 5 6.5\n'],
  ])('an index of the rows is left out: %s', async (_, text) => {
    expect(await read(text)).toEqual({ rows: abc, names: ['a', 'b', 'c'], numbers: [1, 2, 3], notes: [LEFT_OUT] })
    expect((await read(text, { columns: ['2'] })).rows).toEqual([[2], [5]])
    expect((await read(text, { columns: ['c', 'a'] })).rows).toEqual([
      [3, 1],
      [6.5, 4],
    ])
  })

  it('names that are numbers', async () => {
    expect(await read(',0,1\n0,1.5,2\n1,2.5,3')).toMatchObject({
      rows: [
        [1.5, 2],
        [2.5, 3],
      ],
      names: ['0', '1'],
    })
    const plain = await read('0,1,2\n1.5,2,3\n2.5,3,4')
    expect(plain).toMatchObject({ names: ['0', '1', '2'], notes: ['f:1: 0,1,2 are read as names of columns'] })
    expect(plain.rows).toHaveLength(2)
    const counts = await read('0,1,2\n1,2,2\n5,3,0')
    expect(counts.rows).toHaveLength(3)
    expect(counts.notes).toEqual(['f:1: 0,1,2 is read as a draw, not as names of columns'])
    expect((await read('0,1\n0.5,2\n')).rows).toHaveLength(2)
    expect((await read('0,1,2\n')).rows).toEqual([[0, 1, 2]])
  })

  it('columns that are not chosen may hold anything', async () => {
    const text = 'city,x,"note, or none",y\nNew York,1,"a; b",2\nParis,3,,4\n"Frankfurt, Main",5,nan,6.5'
    expect(await read(text, { columns: ['x', 'y'] })).toMatchObject({
      rows: [
        [1, 2],
        [3, 4],
        [5, 6.5],
      ],
      numbers: [2, 4],
    })
    expect((await read('x1,x2,y1\n1,2,3\n', { columns: ['x*'] })).rows).toEqual([[1, 2]])
  })

  it.each<[string, string, readonly string[] | undefined, string]>([
    [
      'a missing value',
      'a,b\n1,2\n3,\n',
      undefined,
      "f:3, column 2 (b): expected a finite decimal number, received ''",
    ],
    ['NaN', 'a,b\n1,2\nNaN,2\n', undefined, "f:3, column 1 (a): expected a finite decimal number, received 'NaN'"],
    ['behind an index', ',a,b\n0,1,\n', undefined, "f:2, column 3 (b): expected a finite decimal number, received ''"],
    ['a row that is short', 'a,b\n1,2\n3\n', undefined, 'f:3: expected 2 columns as in the rows before, received 1'],
    [
      'a decimal comma in a column',
      'x\n1,5\n2,7\n',
      undefined,
      'f:2: expected as many columns as the line of names has, 1, received 2',
    ],
    ['fractions that begin with 0', '24,974\n12,004\n', undefined, 'f:2: expected one separator between columns'],
    [
      'thousands',
      'a,b\n"1,234",2\n',
      undefined,
      'f:2, column 1 (a): expected a finite decimal number, received \'"1,234"\'',
    ],
    [
      'too few names',
      'a,b\n1,2,3\n',
      undefined,
      'f:2: expected as many columns as the line of names has, 2, received 3',
    ],
    [
      'quotation marks',
      'a,b\n"1,2\n3,4\n',
      undefined,
      'f:2: expected quotation marks in pairs, received one that is not closed',
    ],
    ['text', 'a,b\n1,x\n', undefined, "f:2, column 2 (b): expected a finite decimal number, received 'x'"],
    [
      'no such name',
      'a,b\n1,2\n',
      ['c'],
      "columns: expected columns from 1 to 2 or names (a, b), as f has, received 'c'",
    ],
    [
      'no such pattern',
      'a,b\n1,2\n',
      ['c*'],
      "columns: expected columns from 1 to 2 or names (a, b), as f has, received 'c*'",
    ],
    [
      'a name of two',
      'a,a\n1,2\n',
      ['a'],
      "columns: expected a name of one column, received 'a', that of columns 1, 2",
    ],
    ['twice the same', 'a,b\n1,2\n', ['a', '1'], 'columns: expected different columns, received column 1 (a) twice'],
  ])('%s: one sentence', async (_, text, columns, sentence) => {
    await expect(read(text, columns === undefined ? {} : { columns })).rejects.toThrow(sentence)
  })
})

describe('arrays of NumPy', () => {
  it.each([
    ['f8', [-1.5, 2 ** 60]],
    ['f4', [-1.5, 2 ** 100]],
    ['f2', [-1.5, 0.0999755859375]],
    ['i8', [-(2 ** 40), 2 ** 52]],
    ['i4', [-(2 ** 31), 2 ** 31 - 1]],
    ['i2', [-(2 ** 15), 2 ** 15 - 1]],
    ['i1', [-128, 127]],
    ['u8', [0, 2 ** 53]],
    ['u4', [0, 2 ** 32 - 1]],
    ['u2', [0, 2 ** 16 - 1]],
    ['u1', [0, 255]],
    ['b1', [0, 1]],
  ] as const)('%s, the lower byte first or last', async (type, values) => {
    const rows = [values, [...values].reverse(), values]
    for (const order of ['<', '>'] as const)
      for (const piece of [5, 1000])
        expect((await read(npyOf(rows.flat(), `${order}${type}`, [3, 2]), { piece })).rows).toEqual(rows)
  })

  const flat = Array.from({ length: 3 * 2 * 4 }, (_, i) => i / 2)
  const names = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3', '2.4']

  it('of three axes have a column for each output at each point', async () => {
    const whole = await read(npyOf(flat, '<f8', [3, 2, 4]))
    expect(whole).toMatchObject({ names, rows: [0, 1, 2].map((draw) => flat.slice(8 * draw, 8 * draw + 8)) })
    const at = (draw: number, point: number, output: number): number => flat[8 * draw + 4 * point + output] as number
    const fortran = flat.map((_, i) => at(i % 3, Math.floor(i / 3) % 2, Math.floor(i / 6)))
    expect(await read(npyOf(fortran, '<f8', [3, 2, 4], true))).toEqual(whole)
    const second = [0, 1, 2].map((draw) => [at(draw, 0, 1), at(draw, 1, 1)])
    expect((await read(npyOf(flat, '<f8', [3, 2, 4]), { columns: ['*.2'] })).rows).toEqual(second)
    expect((await read(npyOf(fortran, '<f8', [3, 2, 4], true), { columns: ['1.2', '2.2'] })).rows).toEqual(second)
    expect(await read(npyOf(flat, '<f8', [3, 8, 1]))).not.toHaveProperty('names')
  })

  it('of records have named columns', async () => {
    const record = (x: number, y: number): Buffer => {
      const bytes = Buffer.alloc(10)
      bytes.writeDoubleLE(x)
      bytes.writeInt16BE(y, 8)
      return bytes
    }
    const header = npyOf([], '<f8', [2]).toString('latin1').replace("'<f8'", "[('x', '<f8'), ('y 2', '>i2')]")
    const cut = header.lastIndexOf('\n') - "[('x', '<f8'), ('y 2', '>i2')]".length + "'<f8'".length
    const file = Buffer.concat([Buffer.from(`${header.slice(0, cut)}\n`, 'latin1'), record(1.5, -3), record(2.5, 300)])
    expect(await read(file)).toMatchObject({
      names: ['x', 'y 2'],
      rows: [
        [1.5, -3],
        [2.5, 300],
      ],
    })
    expect((await read(file, { columns: ['y 2'] })).rows).toEqual([[-3], [300]])
  })

  it('of chains are not taken for draws', async () => {
    await expect(read(npyOf(flat.slice(0, 1), '<f8', [4, 1000, 3]))).rejects.toThrow(
      'f: expected draws along the first of three axes, then points and outputs (chains of draws go one after the other by a.reshape(-1, a.shape[-1])), received shape (4, 1000, 3)',
    )
  })

  it('are chosen by name in an archive', async () => {
    const [a, b] = [npy([[1, 2]]), npy([[3], [4]])]
    const archive = await zipped({ 'phi.npy': a, 'K.npy': b, 'notes.txt': Buffer.from('x') }, 6)
    expect((await read(archive, { file: 'f.npz:phi' })).rows).toEqual([[1, 2]])
    expect((await read(gzipSync(archive), { file: 'f.npz:K' })).rows).toEqual([[3], [4]])
    for (const [file, received] of [
      ['f.npz', 'none'],
      ['f.npz:Phi', "'Phi'"],
    ] as const)
      await expect(read(archive, { file })).rejects.toThrow(
        `${file}: expected the name of an array of the archive behind its own, such as f.npz:phi, received ${received} for the arrays phi, K`,
      )
  })
})

describe('Parquet', () => {
  const written = (columnData: Parameters<typeof parquetWriteBuffer>[0]['columnData'], options = {}): Buffer =>
    Buffer.from(parquetWriteBuffer({ columnData, ...options }))
  const x = [0.25, -1.5, 3, 1e-300, 2 ** 53]
  const n = [1, -2, 3, 4, 5]

  it.each(['SNAPPY', 'UNCOMPRESSED'] as const)('has columns of numbers with names: %s', async (codec) => {
    const file = written(
      [
        { name: 'x', data: x, type: 'DOUBLE' },
        { name: 'word', data: ['a', 'b', 'c', 'd', 'e'], type: 'STRING' },
        { name: 'n', data: n, type: 'INT32' },
        { name: 'k', data: n.map(BigInt), type: 'INT64' },
        { name: 'f', data: x.map(Math.fround), type: 'FLOAT' },
        { name: 'b', data: [true, false, true, true, false], type: 'BOOLEAN' },
      ],
      { codec, rowGroupSize: 2 },
    )
    const { rows, names, numbers } = await read(file, { columns: ['x', 'n', 'k', 'f', 'b'] })
    expect(names).toEqual(['x', 'n', 'k', 'f', 'b'])
    expect(numbers).toEqual([1, 3, 4, 5, 6])
    expect(rows).toEqual(x.map((each, i) => [each, n[i], n[i], Math.fround(each), i === 1 || i === 4 ? 0 : 1]))
    expect((await read(gzipSync(file), { columns: ['3', '1'] })).rows).toEqual(x.map((each, i) => [n[i], each]))
    await expect(read(file)).rejects.toThrow(
      'f, column 2 (word): expected a column of numbers (--columns picks some), received one of texts',
    )
  })

  it('compressed by gzip is read, by zstd refused', async () => {
    const columns = [{ name: 'x', data: x, type: 'DOUBLE' as const }]
    const compressors = { GZIP: (input: Uint8Array) => gzipSync(input), ZSTD: (input: Uint8Array) => input }
    expect((await read(written(columns, { codec: 'GZIP', compressors }))).rows).toEqual(x.map((each) => [each]))
    await expect(read(written(columns, { codec: 'ZSTD', compressors }))).rejects.toThrow(
      /^f: expected a Parquet file that is compressed by snappy, gzip, brotli or not at all .*, received zstd$/,
    )
  })

  it('of pandas has its index left out; what is missing or broken is told with its place', async () => {
    const file = written([
      { name: 'x', data: x, type: 'DOUBLE' },
      { name: '__index_level_0__', data: n, type: 'INT32' },
    ])
    const { rows, notes } = await read(file)
    expect(rows).toEqual(x.map((each) => [each]))
    expect(notes).toEqual(["the column '__index_level_0__' is read as the index of the rows and left out"])
    const holes = written([
      { name: 'x', data: x, type: 'DOUBLE' },
      { name: 'y', data: [1, 2, null, 4, 5], type: 'DOUBLE' },
    ])
    await expect(read(holes)).rejects.toThrow(
      'f: row 3, column 2 (y): expected a finite number, received a missing value',
    )
    expect((await read(holes, { columns: ['x'] })).rows).toHaveLength(5)
    await expect(read(written([{ name: 'x', data: [1, Number.NaN], type: 'DOUBLE' }]))).rejects.toThrow(
      'f: row 2, column 1 (x): expected a finite number, received NaN',
    )
    await expect(read(file.subarray(0, file.length - 20))).rejects.toThrow(
      /^f: expected a whole Parquet file, received /,
    )
    await expect(read('1,2\n', { file: 'f.parquet' })).rejects.toThrow(
      'f.parquet: expected Parquet, as the name says, which begins with PAR1, received a file that begins otherwise',
    )
    await expect(read(written([{ name: 't', data: [new Date(0), new Date(1)], type: 'TIMESTAMP' }]))).rejects.toThrow(
      'received one of dates or times',
    )
  })

  it('gives the action that the same rows give as text', async () => {
    const random = randomStream(5, 0)
    const draws = Array.from({ length: 500 }, () => [random.normal(), random.uniform()])
    const file = written([
      { name: 'a', data: draws.map(([a]) => a as number), type: 'DOUBLE' },
      { name: 'b', data: draws.map(([, b]) => b as number), type: 'DOUBLE' },
    ])
    const csv = `a,b\n${draws.map((row) => row.join(',')).join('\n')}\n`
    const [one, other] = await Promise.all([
      runWith(words('action --data f --format json'), { f: file }),
      runWith(words('action --data f --format json'), { f: csv }),
    ])
    expect({ status: one.status, err: one.err }).toEqual({ status: 0, err: '' })
    expect(one.out).toBe(other.out)
  })
})

describe('files of other programs', () => {
  it.each([
    ['\x89HDF\r\n', "an HDF5 file (Python: numpy.save('x.npy', h5py.File('x.h5')['phi'][:]))"],
    ['MATLAB 5.0 MAT-file, Platform', "a MATLAB file (Python: numpy.save('x.npy', scipy.io.loadmat('x.mat')['phi']))"],
  ])('%j is named, with a line that turns it into one that is read', async (start, kind) => {
    await expect(read(Buffer.from(`${start}${'\0'.repeat(99)}`, 'latin1'))).rejects.toThrow(`received ${kind}`)
  })

  it('names that begin so are names', async () => {
    expect(await read('PAR1,PAR2\n1,2\n')).toMatchObject({ names: ['PAR1', 'PAR2'] })
  })
})

describe('action --data by names', () => {
  const random = randomStream(5, 0)
  const rows = Array.from({ length: 400 }, (_, i) => [i, random.normal(), random.uniform(), random.normal()])
  const csv = `draw,x1,"u, uniform",x3\n${rows.map((row) => row.join(',')).join('\n')}\n`

  it('says which columns are meant', async () => {
    const args = ['action', '--data', 'f.csv', '--columns', '"u, uniform",x3']
    const { status, out, err } = await runWith(args, { 'f.csv': csv })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain('κ2(u, uniform,u, uniform)')
    expect(out).toContain('g4(x3,x3,x3,x3)')
    const { out: json } = await runWith([...args, '--format', 'json'], { 'f.csv': csv })
    expect(JSON.parse(json)).toMatchObject({
      columns: [3, 4],
      names: ['u, uniform', 'x3'],
      cumulants: expect.arrayContaining([
        expect.objectContaining({ indices: [0, 1], names: ['u, uniform', 'x3'] }),
      ]) as unknown,
    })
    const { out: numbered } = await runWith(words('action --data f.csv --columns 2,4'), {
      'f.csv': csv.slice(csv.indexOf('\n') + 1),
    })
    expect(numbered).toContain('κ2(2,4)')
  })

  it('a column that counts the rows is none of draws', async () => {
    expect((await runWith(words('action --data f.csv'), { 'f.csv': csv })).err).toBe(
      'edgewick: f.csv: expected columns of draws (--columns picks some), received column 1 (draw), which counts the rows: 0, 1, …, 399\n',
    )
  })

  it('nor is one that goes up by equal steps; columns that depend on each other are named', async () => {
    const lines = (make: (row: readonly number[]) => readonly number[]): string =>
      `t,a,b\n${rows.map((row) => make(row).join(',')).join('\n')}`
    for (const [text, sentence] of [
      [
        lines(([i = 0, x = 0, u = 0]) => [5 - 0.1 * i, x, u]),
        'f.csv: expected columns of draws (--columns picks some), received column 1 (t), which counts the rows: 5, 4.9, …, -34.9',
      ],
      [
        lines(([, x = 0, u = 0]) => [x, u, x + 2 * u]),
        'samples: expected columns of which none is a sum of multiples of the others (--columns leaves some out), received such columns: t, a, b',
      ],
      ['a,b\n1,2\n', 'samples: expected 100 draws at least, received 1'],
    ] as const)
      expect((await runWith(words('action --data f.csv'), { 'f.csv': text })).err).toBe(`edgewick: ${sentence}\n`)
  })

  it('a note says what was left out', async () => {
    const { status, err } = await runWith(words('action --data f.csv'), { 'f.csv': csv.replace('draw', '') })
    expect({ status, err }).toEqual({
      status: 0,
      err: "edgewick: the first column, which has no name, is read as the index of the rows and left out; column 1 is 'x1'\n",
    })
  })

  it('tap reads the same files', async () => {
    const bits = Array.from({ length: 400 }, (_, i) => [
      i,
      ...[0.5, 0.3, 0.6].map((p) => (random.uniform() < p ? 1 : 0)),
    ])
    const file = { 'f.csv': `,a,b,c\n${bits.map((row) => row.join(',')).join('\n')}\n` }
    const { status, out } = await runWith(words('tap --data f.csv --columns a,c --format json'), file)
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ draws: 400, spins: 2 })
  })
})
