import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { productsUpTo } from '../../src/montecarlo/sampling/momentSums.js'
import type { EnsembleAnalysis, Measured, WithError } from '../../src/montecarlo/analyseEnsemble.js'
import { actionFromCumulants } from '../../src/actions/actionFromCumulants.js'
import { actionOnPoints } from '../../src/actions/actionOnPoints.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { tensor } from '../../src/algebra/tensor.js'
import { randomStream } from '../../src/random/philox.js'
import { runWith, words } from './run.js'
import { cosDraws, npy, zipped } from './samples.js'

type AnalysisJson = Omit<EnsembleAnalysis, 'couplings' | 'action'> & {
  readonly action: Readonly<Record<string, WithError>>
  readonly couplings: Readonly<Record<string, readonly Measured[]>>
}

async function analysis(command: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<AnalysisJson> {
  const { status, out, err } = await runWith(words(`action ${command} --format json`), files)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return JSON.parse(out) as AnalysisJson
}

/** Without what the columns are called. */
function unnamed(found: AnalysisJson): AnalysisJson {
  return JSON.parse(JSON.stringify(found), (key, value: unknown) =>
    key === 'names' ? undefined : value,
  ) as AnalysisJson
}

const points = [[0], [0.9], [-1.3]]
const network = cosNet({ N: 5, d: 1, sigma0: 1, sigma1: 1 })

describe('the action from cumulants', () => {
  it('is the network’s, when the cumulants are', () => {
    const cumulants = new Map(
      [2, 3, 4, 5, 6].map((rank) => [
        rank,
        tensor(3, rank, (index) => (rank % 2 === 0 ? network.correlator(index.map((i) => points[i] as number[])) : 0)),
      ]),
    )
    for (const order of [1, 2]) {
      const { couplings } = actionFromCumulants(order)(cumulants)
      const known = actionOnPoints(network, points, order).couplings
      for (const [legs, coupling] of couplings) {
        const expected = known.get(legs)?.data ?? new Float64Array(3 ** legs)
        coupling.data.forEach((value, i) => expect(value).toBeCloseTo(expected[i] as number, 6))
      }
      expect([...couplings.keys()]).toEqual(expect.arrayContaining([...known.keys()]))
    }
  })
})

/** Two tanh neurons at one point: φ = W₁ tanh(w₁ + b₁) + W₂ tanh(w₂ + b₂). */
/** The same array said to be in Fortran order, its numbers untouched. */
function columnwise(array: Buffer): Buffer {
  return Buffer.from(array.toString('latin1').replace("'fortran_order': False", "'fortran_order': True "), 'latin1')
}

function tanhDraws(count: number): number[][] {
  const stream = randomStream(11, 0)
  const neuron = (): number => stream.normal() * Math.tanh(stream.normal() + stream.normal() / 2)
  return Array.from({ length: count }, () => [neuron() + neuron()])
}

describe('action --data', () => {
  it('finds the cumulants and couplings of the Cos-net within their errors', async () => {
    const found = await analysis('--data cos.npy --order 1', { 'cos.npy': npy(cosDraws(60_000, points, 0.7)) })
    expect(found).toMatchObject({ draws: 60_000, order: 1, gaussian: 'differs', heavyTailed: false })
    const exact = (indices: readonly number[]): number =>
      indices.length === 1
        ? 0.7
        : indices.length === 3
          ? 0
          : network.correlator(indices.map((i) => points[i] as number[]))
    const scores = found.cumulants.map(({ indices, value, standardError }) => (value - exact(indices)) / standardError)
    expect(scores).toHaveLength(3 + 6 + 10 + 15)
    for (const z of scores) expect(Math.abs(z)).toBeLessThan(4)
    expect(Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / scores.length)).toBeGreaterThan(0.4)
    const known = actionOnPoints(network, points, 1).couplings
    for (const legs of [2, 4]) {
      for (const { indices, value, standardError } of found.couplings[`g${legs}`] ?? []) {
        const expected = known.get(legs)?.data[indices.reduce((offset, index) => 3 * offset + index, 0)] as number
        expect(Math.abs(value - expected) / standardError).toBeLessThan(4)
      }
      expect(found.couplings[`g${legs}`]).toHaveLength(
        productsUpTo(3, legs).filter(({ length }) => length === legs).length,
      )
    }
    const total = Object.entries(found.action).reduce((sum, [part, { value }]) => (part === 'S' ? sum : sum + value), 0)
    expect(total).toBeCloseTo(found.action['S']?.value ?? 0, 10)
  })

  it('reads the same from NPY and text, packed or not, and a column by itself', async () => {
    const rows = cosDraws(3000, points, -2)
    const text = `a,b,c\n${rows.map((row) => row.join(',')).join('\n')}\n`
    const blanks = `# draws\n\n${rows.map((row) => row.join('  ')).join('\r\n')}`
    const files = {
      'a.npy': npy(rows),
      'b.npy.gz': gzipSync(npy(rows, '>f8')),
      'c.csv': text,
      'd.csv.gz': gzipSync(text),
      'e.txt': blanks,
    }
    const whole = await analysis('--data a.npy', files)
    for (const file of ['b.npy.gz', 'c.csv', 'd.csv.gz', 'e.txt'])
      expect(unnamed(await analysis(`--data ${file}`, files))).toEqual(whole)
    const single = await analysis('--data one.npy', {
      'one.npy': npy(
        rows.map((row) => [row[2] as number]),
        '<f8',
        '(3000,)',
      ),
    })
    expect(unnamed(await analysis('--data c.csv --columns 3', files))).toEqual({ ...single, columns: [3] })
    expect(single.cumulants).toHaveLength(4)
  })

  it('calls Gaussian draws Gaussian, with the deviation that it would have seen, and heavy tails not Gaussian', async () => {
    const random = randomStream(1, 0)
    const normal = Array.from({ length: 20_000 }, () => [random.normal(), 2 + 3 * random.normal()])
    const found = await analysis('--data normal.npy', { 'normal.npy': npy(normal) })
    expect(found.gaussian).toBe('agrees')
    // A kurtosis has the standard error sqrt(24/n); thresholds for nine comparisons are about 6 of these.
    expect(found.visibleKurtosis).toBeGreaterThan(4 * Math.sqrt(24 / 20_000))
    expect(found.visibleKurtosis).toBeLessThan(8 * Math.sqrt(24 / 20_000))
    expect(Math.abs(found.divergence.value)).toBeLessThan(0.001)
    const cauchy = normal.map(([a = 0, b = 0]) => [(3 * a) / (b - 2)])
    // The errors cannot be known, but Gaussian draws would never look like that.
    expect(await analysis('--data cauchy.npy', { 'cauchy.npy': npy(cauchy) })).toMatchObject({
      gaussian: 'differs',
      heavyTailed: true,
    })
  })

  it.each([
    [1000, 3],
    [4000, 2],
  ])(
    'warns of heavy tails in %i draws of %i columns where there are some, not of Gaussian ones',
    async (draws, columns) => {
      const warned = async (of: (x: number) => number): Promise<number> => {
        let count = 0
        for (let seed = 1; seed <= 8; seed++) {
          const random = randomStream(seed, draws)
          const rows = Array.from({ length: draws }, () => Array.from({ length: columns }, () => of(random.normal())))
          if ((await analysis('--data x.npy', { 'x.npy': npy(rows) })).heavyTailed) count++
        }
        return count
      }
      expect(await warned((x) => x)).toBeLessThan(2)
      expect(await warned((x) => Math.exp(1.5 * x))).toBe(8)
    },
  )

  it('sees that the draws of a chain are not independent', async () => {
    const random = randomStream(2, 0)
    let x = 0
    const chain = Array.from({ length: 40_000 }, () => [(x = 0.8 * x + 0.6 * random.normal())])
    const { effectiveDraws, cumulants, correlated, gaussian, divergence } = await analysis('--data chain.npy', {
      'chain.npy': npy(chain),
    })
    // (1 − 0.8)/(1 + 0.8) of them.
    expect(effectiveDraws / (40_000 / 9)).toBeGreaterThan(0.75)
    expect(effectiveDraws / (40_000 / 9)).toBeLessThan(1.35)
    expect(cumulants[1]?.value).toBeCloseTo(1, 1)
    expect({ correlated, gaussian }).toEqual({ correlated: true, gaussian: 'undecided' })
    expect(divergence.value).toBeGreaterThanOrEqual(0)
    const { out } = await runWith(words('action --data chain.npy'), { 'chain.npy': npy(chain) })
    expect(out).toMatch(
      /Undecided: the draws depend on their neighbours, 40000 of them being worth \d+ independent ones \(autocorrelation time \d/,
    )
  })

  it.each([0.3, 0.6, 0.9])('knows what the draws of a chain with autocorrelations %f^k are worth', async (rho) => {
    const count = 40_000
    const [means, squares]: [number[], number[]] = [[], []]
    for (const seed of [1, 2, 3, 4]) {
      const random = randomStream(seed, 0)
      let x = random.normal()
      const chain = Array.from({ length: count }, () => [(x = rho * x + Math.sqrt(1 - rho * rho) * random.normal())])
      const found = await analysis('--data chain.npy', { 'chain.npy': npy(chain) })
      expect(found.correlated).toBe(true)
      means.push(found.effectiveDraws / count)
      squares.push(found.effectiveSquares / count)
    }
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length
    // Each is known to √(2/B) ≤ 0.1 of itself, the mean of four to half of that; batches of a hundred draws see nearly all.
    expect(Math.abs((mean(means) * (1 + rho)) / (1 - rho) - 1)).toBeLessThan(0.2)
    expect(Math.abs((mean(squares) * (1 + rho * rho)) / (1 - rho * rho) - 1)).toBeLessThan(0.2)
  })

  it.each([
    ['alternates', [-0.99], 0.0199 / 1.9801],
    ['alternates a little', [-0.9], 0.19 / 1.81],
    ['oscillates', [2 * 0.995 * Math.cos((2 * Math.PI) / 20), -(0.995 ** 2)], undefined],
  ] as const)(
    'sees it of a Gaussian chain that %s, by its squares: means are better known than of independent draws',
    async (_, past, part) => {
      for (const seed of [1, 2, 3, 4]) {
        const random = randomStream(seed, 0)
        let state = past.map(() => random.normal())
        const step = (): number[] => {
          state = [
            past.reduce((sum, factor, k) => sum + factor * (state[k] as number), random.normal()),
            ...state,
          ].slice(0, past.length)
          return [state[0] as number]
        }
        for (let burnIn = 0; burnIn < 2000; burnIn++) step()
        const found = await analysis('--data chain.npy', { 'chain.npy': npy(Array.from({ length: 20_000 }, step)) })
        expect(found).toMatchObject({ correlated: true, gaussian: 'undecided', effectiveDraws: 20_000 })
        // Σ ρ_k² = (1 + φ²)/(1 − φ²), of which batches of a hundred draws see less the longer it is.
        if (part !== undefined) expect(found.effectiveSquares / 20_000).toBeGreaterThan(0.7 * part)
        expect(found.effectiveSquares).toBeLessThan(0.5 * 20_000)
      }
    },
  )

  it('calls draws that are not Gaussian so, by what Gaussian draws would never do', async () => {
    const random = randomStream(3, 0)
    const exponential = Array.from({ length: 5000 }, () => [-Math.log(1 - random.uniform())])
    const found = await analysis('--data exponential.npy', { 'exponential.npy': npy(exponential) })
    // κ₄/κ₂² = 6 beside √(24/n); a draw, of a hundred at least, is enough.
    expect(found).toMatchObject({ gaussian: 'differs', correlated: false })
    expect(found.furthest.score).toBeGreaterThan(20)
    const tanh = await analysis('--data tanh.npy', { 'tanh.npy': npy(tanhDraws(20_000)) })
    expect(tanh).toMatchObject({ gaussian: 'differs', correlated: false, furthest: { indices: [0, 0, 0, 0] } })
  })

  it('reads decimal commas between semicolons, and the one array of an NPZ archive', async () => {
    const rows = cosDraws(300, points, 24)
    const lines = (separator: string, point: string): string =>
      rows.map((row) => row.map((value) => `${value}`.replace('.', point)).join(separator)).join('\n')
    const files = { 'a.npy': npy(rows), 'b.csv': `x;y;z\n${lines(' ; ', ',')}`, 'c.csv': lines(';', '.') }
    const whole = await analysis('--data a.npy', files)
    for (const file of ['b.csv', 'c.csv']) expect(unnamed(await analysis(`--data ${file}`, files))).toEqual(whole)
    for (const level of [0, 6])
      expect(await analysis('--data a.npz', { 'a.npz': await zipped({ 'arr_0.npy': npy(rows) }, level) })).toEqual(
        whole,
      )
  })

  const good = npy(cosDraws(300, points, 0))
  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'f: expected samples, received an empty file'],
    ['a word', '1,2\n3,4\n5,x\n', "f:3, column 2: expected a finite decimal number, received 'x'"],
    ['a missing number', '1,2\n3,\n', "f:2, column 2: expected a finite decimal number, received ''"],
    ['a short row', '1,2\n3\n', 'f:2: expected 2 columns as in the rows before, received 1'],
    ['NaN in text', '1,2\nNaN,1\n', "f:2, column 1: expected a finite decimal number, received 'NaN'"],
    ['hexadecimal', '1,2\n0x1F,2\n', "f:2, column 1: expected a finite decimal number, received '0x1F'"],
    [
      'hexadecimal in the first line',
      '0x1F,0b11\n',
      "f:1, column 1: expected a finite decimal number, received '0x1F'",
    ],
    ['NaN in the first line', 'nan,NaN\n1,2\n', "f:1, column 1: expected a finite decimal number, received 'nan'"],
    ['digits apart', '1_000,2\n', "f:1, column 1: expected a finite decimal number, received '1_000'"],
    ['too large', '1e400,2\n', "f:1, column 1: expected a finite decimal number, received '1e400'"],
    [
      'decimal commas between blanks',
      '24,004 12,974\n',
      'f:1: expected one separator between columns: commas, semicolons or blanks, semicolons where',
    ],
    [
      'points and commas',
      '1.5;2\n1,5;2\n',
      "f:2: expected decimal points or decimal commas, not both, received '1,5;2'",
    ],
    ['thousands', '1.234,5;2\n', "f:1: expected decimal points or decimal commas, not both, received '1.234,5;2'"],
    ['two kinds of separators', '1,2\n1;2\n', 'f:2: expected 2 columns as in the rows before, received 1'],
    ['bytes', '1\0\u001b[31m\n', 'f:1: expected lines of numbers, received a binary file'],
    ['control characters', '1\u001b[31m\n', "f:1, column 1: expected a finite decimal number, received '1\\x1b[31m'"],
    [
      'UTF-16',
      Buffer.from('\ufeff1,2\n', 'utf16le'),
      'f: expected rows of numbers as CSV or other text, NPY (numpy.save), NPZ with one array, or Parquet, gzip or not, received text in UTF-16',
    ],
    [
      'negative shape',
      npy([[1, 2]], '<f8', '(-5, 2)'),
      'f: expected an array of two axes, draws and points, or three, draws, points and outputs, received shape (-5, 2)',
    ],
    [
      'fractional shape',
      npy([[1, 2]], '<f8', '(1.5, 2)'),
      'f: expected an array of two axes, draws and points, or three, draws, points and outputs, received shape (1.5, 2)',
    ],
    [
      'NaN shape',
      npy([[1, 2]], '<f8', '(NaN, 2)'),
      'f: expected an array of two axes, draws and points, or three, draws, points and outputs, received shape (NaN, 2)',
    ],
    [
      'a single number',
      npy([[1, 2]], '<f8', '()'),
      'f: expected an array of two axes, draws and points, or three, draws, points and outputs, received shape ()',
    ],
    [
      'huge rows',
      npy([[1, 2]], '<f8', '(99999999999999999999, 2)'),
      'f: expected at most 100000 columns and 2^53 rows, received shape (99999999999999999999, 2)',
    ],
    [
      'huge columns',
      npy([[1, 2]], '<f8', '(1, 9007199254740991)'),
      'f: expected at most 100000 columns and 2^53 rows, received shape (1, 9007199254740991)',
    ],
    [
      'more rows than there are',
      npy([[1, 2]], '<f8', '(9007199254740991, 2)'),
      'f: expected 9007199254740991 rows, as its header says, received a file that',
    ],
    [
      'another version',
      Buffer.from(good.toString('latin1').replace('NUMPY\x01', 'NUMPY\x09'), 'latin1'),
      "f: expected NumPy's format of version 1 to 3, received version 9",
    ],
    [
      'a long header',
      Buffer.concat([Buffer.from('\x93NUMPY\x02\x00\xff\xff\xff\xff', 'latin1'), Buffer.alloc(99)]),
      'f: expected a NumPy array, received one with a header of',
    ],
    [
      'Fortran order that is cut off',
      columnwise(good).subarray(0, 1000),
      'f: expected 300 rows, as its header says, received a file that ends in row 1',
    ],
    [
      'longer Fortran order',
      Buffer.concat([columnwise(good), Buffer.alloc(8)]),
      'f: expected 300 rows, as its header says, received 8 bytes more',
    ],
    [
      'too much in Fortran order',
      columnwise(npy([[1, 2]], '<f8', '(1000000000, 2)')),
      'f: expected at most 100000000 numbers in Fortran order, of which all are kept (numpy.ascontiguousarray',
    ],
    [
      'JSON',
      '[[1, 2],\n [3, 4]]',
      'f: expected rows of numbers as CSV or other text, NPY (numpy.save), NPZ with one array, or Parquet, gzip or not, received JSON',
    ],
    [
      'a type of an object',
      Buffer.from(good.toString('latin1').replace('<f8', '|constructor'), 'latin1'),
      'f: expected an array of floats or integers (f8, f4, f2, i8, i4, i2, i1, u8, u4, u2, u1, b1), received ',
    ],
    ['few draws', '1\n2\n3\n', 'samples: expected 100 draws at least, received 3'],
    ['only names', 'a,b\n', 'f: expected rows of numbers, received a line of names alone'],
    [
      'cut off NPY',
      good.subarray(0, 1000),
      'f: expected 300 rows, as its header says, received a file that ends in row 37',
    ],
    [
      'cut off in the header',
      good.subarray(0, 50),
      'f: expected a NumPy array, received a file that ends in its header',
    ],
    [
      'longer NPY',
      Buffer.concat([good, Buffer.alloc(8)]),
      'f: expected 300 rows, as its header says, received 8 bytes more',
    ],
    [
      'NaN in NPY',
      npy([
        [1, 2],
        [3, Number.NaN],
      ]),
      'f, row 2, column 2: expected a finite number, received NaN',
    ],
    [
      'other types',
      Buffer.from(good.toString('latin1').replace('<f8', '<c8'), 'latin1'),
      "f: expected an array of floats or integers (f8, f4, f2, i8, i4, i2, i1, u8, u4, u2, u1, b1), received '<c8'",
    ],
    [
      'four axes',
      npy([[1, 2]], '<f8', '(1, 1, 2, 1)'),
      'f: expected an array of two axes, draws and points, or three, draws, points and outputs, received shape (1, 1, 2, 1)',
    ],
    [
      'cut off gzip',
      gzipSync(good).subarray(0, 2000),
      'f: expected a whole gzip file, received unexpected end of file',
    ],
    [
      'too many columns',
      npy([Array.from({ length: 38 }, (_, i) => i)]),
      'f: expected at most 37 columns to this order (--columns 1,4,5 picks some), received 38',
    ],
    [
      'equal columns',
      npy(cosDraws(300, [[0], [0]], 0)),
      'samples: expected columns of which none is a sum of multiples of the others (--columns leaves some out), received such columns: 1, 2',
    ],
  ])('%s: one sentence with the place', async (_, content, sentence) => {
    const { status, out, err } = await runWith(words('action --data f'), { f: content })
    expect(err).toContain(`edgewick: ${sentence}`)
    expect({ status, out, lines: err.trimEnd().split('\n').length }).toEqual({ status: 2, out: '', lines: 1 })
  })

  it.each<[string, Readonly<Record<string, Buffer>>, string]>([
    ['a workbook', { 'xl/workbook.xml': good }, "received a zip archive of 'xl/workbook.xml'"],
    ['nothing', {}, 'received an empty zip archive'],
  ])('an archive of %s is named for what it is', async (_, entries, received) => {
    const { status, out, err } = await runWith(words('action --data f'), { f: await zipped(entries, 0) })
    expect({ status, out, err }).toEqual({
      status: 2,
      out: '',
      err: `edgewick: f: expected a NumPy array by itself (numpy.save), or an archive of one of less than 256 MB, ${received}\n`,
    })
  })

  it('a damaged archive is told, wherever it is damaged', async () => {
    const archive = Buffer.from(await zipped({ 'arr_0.npy': good }, 6))
    for (const place of [200, 1000, 3000, archive.length - 60]) {
      const damaged = Buffer.from(archive)
      damaged[place] = (damaged[place] as number) ^ 1
      const { status, out, err } = await runWith(words('action --data f'), { f: damaged })
      expect({ status, out, lines: err.trimEnd().split('\n').length }, `byte ${place}`).toEqual({
        status: 2,
        out: '',
        lines: 1,
      })
    }
    expect((await runWith(words('action --data f'), { f: archive.subarray(0, 500) })).err).toMatch(
      /^edgewick: f: expected a whole zip archive, received [^\n]*\n$/,
    )
  })

  it.each([
    ['action --data missing.npy', 'missing.npy: expected a readable file, received no such file or folder'],
    [
      'action',
      'network: expected the name of a network, the path of a network file, --activation, or --data, received neither',
    ],
    ['action cos-net --data f', '--data: expected no network beside it, received cos-net'],
    ['action --data f --columns 4', '--columns: expected columns from 1 to 3, as f has, received 4'],
    ['action --data f --order 0', '--order: expected 1 or 2, for samples, received 0'],
    ['action --data f --field 1', '--field: expected 3 values, one for each column, received 1'],
    ['action --data f --sigmas x', "--sigmas: expected a positive number, received 'x'"],
  ])('%s', async (command, sentence) => {
    expect((await runWith(words(command), { f: good })).err).toBe(`edgewick: ${sentence}\n`)
  })

  const hundred = Array.from({ length: 200 }, (_, i) => `${(i * 0.37) % 1},1,${(i * 0.71) % 1}`).join('\n')

  it.each([
    ['action --data f', 'column 2, which is 1 in every row'],
    ['action --data f --columns 3,2', 'column 2, which is 1 in every row'],
  ])('%s: a constant is named', async (command, received) => {
    expect((await runWith(words(command), { f: hundred })).err).toBe(
      `edgewick: f: expected columns whose values differ (--columns picks some), received ${received}\n`,
    )
    expect((await runWith(words('action --data f --columns 1,3'), { f: hundred })).status).toBe(0)
  })

  it.each(['x.npy', 'x.NPY', 'x.npz', 'x.npy.gz'])('%s that is text is not read as text', async (name) => {
    expect((await runWith(words(`action --data ${name}`), { [name]: hundred })).err).toMatch(
      /^edgewick: \S+: expected NumPy's (format|archive), as the name says \(numpy\.savez?\), which begins with [^\n]+, received a file that begins otherwise\n$/,
    )
  })
})
